/* improve: a page made better region by region.
 *
 * In: a page that was found, not the best for sure. Out: one that costs no more. The
 * items of every region that holds few of them are placed in it anew, in all ways and by
 * all rules, while the rest of the page stands: large neighbourhood search (Shaw 1998).
 * Items do not move from region to region; what a page costs at least is not found out.
 */
#ifndef BX_MAKEUP_IMPROVE_H
#define BX_MAKEUP_IMPROVE_H

#include "makeup/tree.h"

typedef struct {
    const bx_layout *layout;
    const bx_block *const *blocks; /* by rank */
    int n_blocks;
    int lines;           /* of the page, white included */
    int64_t most_states; /* for one region */
} bx_improvement;

/* The better page, *cost lowered to what its blocks, white and rules cost, and the states
 * expanded added to *n_states; `root` itself where there is none. In the arena. */
const bx_node *bx_improve(bx_arena *arena, const bx_improvement *in, const bx_node *root,
                          int64_t *cost, int64_t *n_states);

#endif
