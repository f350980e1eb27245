/* paging_report: what is said of copy that finds no page, and of pages that find no copy.
 *
 * In: the pages that flow as they were filled. Out: messages. Not done here: filling them
 * (paging.c). */
#ifndef BX_MAKEUP_PAGING_REPORT_H
#define BX_MAKEUP_PAGING_REPORT_H

#include "makeup/page_window.h"

/* Cells of the items that no page has, of those that some page could hold by itself: more
 * pages would help these alone. */
int bx_paging_left(const bx_pager *p);

/* What is left over, what is too long for any page, which pages have nothing; where an
 * item is too long that alone, as the rest follows from it. filled: the issue with its
 * pages. Is anything wrong? */
bool bx_paging_report(const bx_pager *p, const bx_issue *filled, bx_diags *diags);

#endif
