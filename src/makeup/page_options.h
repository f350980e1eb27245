/* page_options: the ways to fill a page that flows with items of its window. */
#ifndef BX_MAKEUP_PAGE_OPTIONS_H
#define BX_MAKEUP_PAGE_OPTIONS_H

#include "makeup/page_window.h"

enum { BX_MOST_OPTIONS = 3 }; /* ways to fill one page that are tried */

/* One way to fill a page. */
typedef struct {
    bx_rank_set items;
    int white;
    int64_t cost;
    bool is_unmet; /* it does not meet the wishes */
} bx_page_option;

/* The window that a page is filled from, and the ways to do so, BX_MOST_OPTIONS of them;
 * 0: none. The best item leads, or the next ones where it leaves no full page; then white
 * is better than none. They meet the wishes, where any does: else those that cannot be
 * met are told when the page is made. */
int bx_page_options(bx_pager *p, int page, bx_window *w, bx_page_option *options);

#endif
