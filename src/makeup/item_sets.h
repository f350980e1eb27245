/* item_sets: which items of a page may stand together in one region, and the ways to part
 * them by a cut.
 *
 * In: blocks by rank. Out: sets, small ones first, the last is the whole page; of each
 * its splits into two earlier sets, the part with the most important item first: that one
 * goes on top or left. Every subset where there are few items, else runs that follow each
 * other in rank. */
#ifndef BX_MAKEUP_ITEM_SETS_H
#define BX_MAKEUP_ITEM_SETS_H

#include "makeup/block.h"

enum { BX_EXACT_ITEMS = 12 }; /* so many have every subset listed */

typedef struct {
    int item; /* its only item, or -1 */
    int first_split, n_splits;
    int n_items;
    int least_cells; /* of its blocks together */
} bx_item_set;

typedef struct {
    int first, second; /* sets */
} bx_split;

typedef struct {
    const bx_item_set *sets;
    int n;
    const bx_split *splits;
    bool is_complete; /* every subset is there */
} bx_item_sets;

/* n_blocks ≥ 1. In the arena. In order: runs alone, so that no item stands before one
 * that is listed before it. */
bx_item_sets bx_item_sets_list(bx_arena *arena, const bx_block *const *blocks,
                               int n_blocks);
bx_item_sets bx_item_sets_in_order(bx_arena *arena, const bx_block *const *blocks,
                                   int n_blocks);

#endif
