/* unmet: which wishes leave a page no solution. */
#ifndef BX_MAKEUP_UNMET_H
#define BX_MAKEUP_UNMET_H

#include "makeup/page.h"
#include "makeup/page_job.h"

/* Of n blocks of copy there is no page: is it the wishes that leave none? Then those that
 * do are named in `made`: none of them is to spare. */
bool bx_fails_by_wishes(const bx_page_job *job, const bx_block *const *blocks, int n,
                        bx_fit fit, bx_made_page *made);

#endif
