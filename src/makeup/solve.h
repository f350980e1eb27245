/* solve: the cheapest way to fill a page with blocks, exactly.
 *
 * Gange, Marriott and Stuckey's dynamic program over sets of items (DocEng 2012), on a
 * grid: best[set][columns][lines] is the cheapest slicing tree. Trees are canonical: the
 * upper part of a stack is no stack, the left part of a beside is no beside; the part
 * with the most important item goes on top or left. Complete pages are then drawn lazily
 * in the order of what their blocks cost (Huang and Chiang 2005, algorithm 3), scored by
 * the rules of the page, and the search ends when the next one costs more by its blocks
 * alone than the best does in all: then it is proven. Past BX_EXACT_ITEMS only runs of
 * items that follow each other in rank are kept together: best found, not proven. */
#ifndef BX_MAKEUP_SOLVE_H
#define BX_MAKEUP_SOLVE_H

#include "makeup/score.h"

enum { BX_EXACT_ITEMS = 11, BX_MAX_ITEMS = 48 };

typedef struct {
    const bx_node *root; /* layout columns wide, exactly `lines` high, white included */
    int64_t cost;        /* blocks and rules together */
    int white;           /* lines of white at the foot */
    bool is_optimal;     /* proven */
} bx_solution;

/* Blocks by rank, n ≥ 1. False when no arrangement is at most `lines` high. */
bool bx_solve(bx_arena *arena, const bx_layout *layout, const bx_block *const *blocks,
              int n, int lines, bx_solution *out);

#endif
