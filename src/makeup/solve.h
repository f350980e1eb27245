/* solve: the cheapest way to fill a page with blocks.
 *
 * In: blocks by rank. Out: the page as a tree, what it costs and how far from the best
 * there can be. Which items may share a region is item_sets.h's to say, what regions cost
 * at least cheapest.h's, how the best page is found search.h's. */
#ifndef BX_MAKEUP_SOLVE_H
#define BX_MAKEUP_SOLVE_H

#include "makeup/pins.h"
#include "makeup/score.h"
#include "makeup/watch.h"

typedef struct {
    const bx_node *root; /* layout columns wide, exactly `lines` high, white included */
    int64_t cost;        /* blocks, rules and moves together */
    int64_t moves;       /* what blocks cost that do not stand where they stood */
    int64_t bound;       /* no page of these blocks costs less */
    int white;           /* lines of white at the foot */
    bool is_optimal;     /* proven: bound is cost */
    int64_t n_states;    /* of the search */
    const bx_block *const *blocks; /* what was asked for: borrowed */
    int n_blocks, lines;
    const bx_pins *pins; /* NULL: none */
} bx_solution;

/* Blocks by rank, 1 ≤ n ≤ BX_MAX_BLOCKS; pins may be NULL. False when no arrangement is
 * at most `lines` high, or none was found that meets the pins. */
bool bx_solve(bx_arena *arena, const bx_layout *layout, const bx_block *const *blocks,
              int n, int lines, const bx_pins *pins, bx_solution *out);

/* The same while somebody looks on; watch may be NULL. */
bool bx_solve_watched(bx_arena *arena, const bx_layout *layout,
                      const bx_block *const *blocks, int n, int lines,
                      const bx_pins *pins, bx_watch *watch, bx_solution *out);

/* The same, asked by the way: without the page, and giving up early. *white (may be
 * NULL): lines under the first page that is found, of which those with less come first.
 */
bool bx_can_solve(const bx_layout *layout, const bx_block *const *blocks, int n,
                  int lines, const bx_pins *pins, int *white);

/* For each height from 1 to `lines` the cheapest way to fill a region as wide as the
 * layout, in out[height]; root NULL: there is none. No block stands before one that is
 * listed before it, and pins (NULL: none) ask for no other order. */
void bx_solve_heights(bx_arena *arena, const bx_layout *layout,
                      const bx_block *const *blocks, int n, int lines,
                      const bx_pins *pins, bx_solution *out);

/* Further pages of the blocks of a solution, which must still be there: each the cheapest
 * that was found which looks like none before it (likeness.h), the first of which is
 * `best`. Fills out[0 … most - 1] by cost and returns how many there are; fewer where no
 * more were found. */
int bx_solve_further(bx_arena *arena, const bx_layout *layout, const bx_solution *best,
                     int most, bx_watch *watch, bx_solution *out);

#endif
