/* overset: copy that is too much for its page. */
#ifndef BX_MAKEUP_OVERSET_H
#define BX_MAKEUP_OVERSET_H

#include "makeup/page.h"
#include "makeup/page_job.h"

/* The best page with copy left over: overset shapes, then fewer items from the end. None:
 * no solution.root, and why in `unmet` where it is the wishes. */
void bx_page_job_overset(const bx_page_job *job, bx_made_page *made);

/* Rows of each item of the issue that have no place on the page as it was laid. */
void bx_count_over(const bx_setting *setting, const bx_issue *issue, bx_made_page *made);

#endif
