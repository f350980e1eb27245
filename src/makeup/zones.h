/* zones: a page of many items, zone by zone.
 *
 * In: what sets of items cost at least. Out: a page. The cheapest cuts by that part the
 * page into zones of few items; each zone is then filled in the best way there is, next
 * to those that are filled already. What the rest of the page wants of a zone is not
 * asked: improve.h does. */
#ifndef BX_MAKEUP_ZONES_H
#define BX_MAKEUP_ZONES_H

#include "makeup/search.h"

/* The page of so many lines, begun with cut number `which` of the whole, the cheapest
 * first; NULL: there are not so many. In the arena. */
const bx_node *bx_zones_page(bx_arena *arena, const bx_search *search, int lines,
                             int which);

#endif
