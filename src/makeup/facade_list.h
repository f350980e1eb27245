/* facade_list: the ways to fill a region, told apart by what the rest of the page sees of
 * them: of each kind the least cost.
 *
 * In: facades one by one, of one region and one view. Out: those that may be of use, by
 * cost. One is of no use beside another that costs no more and shows no more: whatever
 * stands round the region, the other does as well. */
#ifndef BX_MAKEUP_FACADE_LIST_H
#define BX_MAKEUP_FACADE_LIST_H

#include "base/arena.h"
#include "makeup/gutter_runs.h"
#include "makeup/head_edge.h"

typedef struct {
    bx_head_edge left, right;
    bx_gutter_run run;
    int cost;
} bx_facade;

enum { BX_MOST_FACADES = 100 }; /* where the others become one that shows nothing */

typedef struct bx_facade_list bx_facade_list;

/* Both must outlive it. */
bx_facade_list *bx_facade_list_new(const bx_head_edges *edges,
                                   const bx_gutter_runs *runs);
void bx_facade_list_free(bx_facade_list *list);

void bx_facade_list_add(bx_facade_list *list, bx_facade facade);
/* The least cost of those that show nothing; INT_MAX: there is none. */
int bx_facade_list_least_blind(const bx_facade_list *list);
/* Those of use, by cost, in the arena; where they are more than `most`, which is two at
 * least, so many from the cheapest to the one that shows least. The list is empty again.
 * Returns how many. */
int bx_facade_list_take(bx_facade_list *list, bx_arena *arena, int most,
                        const bx_facade **out);
/* The same, not copied: valid until another is added. */
int bx_facade_list_end(bx_facade_list *list, int most, const bx_facade **out);

#endif
