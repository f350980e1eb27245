/* fillings: which of many items fill a page.
 *
 * In: blocks by rank, more than the page holds. Out: the sets of them that fill it, line
 * for line, with what the cheapest page of each costs at least. One table answers for all
 * (cheapest.h). Not done here: which of them is taken (paging.h). */
#ifndef BX_MAKEUP_FILLINGS_H
#define BX_MAKEUP_FILLINGS_H

#include "makeup/item_sets.h"

typedef struct {
    bx_rank_set items;
    int white; /* lines at the foot; 0: it is full */
    int cost;  /* thousandths, without what white costs */
} bx_filling;

/* Of n ≤ BX_WINDOW_ITEMS blocks, on `lines` lines, with at most so much white. In the
 * arena, by set; *n_out of them. */
const bx_filling *bx_fillings_find(bx_arena *arena, const bx_layout *layout,
                                   const bx_block *const *blocks, int n, int lines,
                                   int most_white, int *n_out);

#endif
