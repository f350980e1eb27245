/* search_region: the cheapest way to fill one region of a page that is made. */
#ifndef BX_MAKEUP_SEARCH_REGION_H
#define BX_MAKEUP_SEARCH_REGION_H

#include "makeup/searcher.h"

/* The region that the page leaves, as search.h says of `around`. */
void bx_search_region(bx_searcher *searcher);

#endif
