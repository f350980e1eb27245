/* region_fill: the best way to fill one region of a page with given items.
 *
 * In: few blocks, the region, and what stands round it. Out: its tree. */
#ifndef BX_MAKEUP_REGION_FILL_H
#define BX_MAKEUP_REGION_FILL_H

#include "makeup/search.h"

typedef struct {
    const bx_layout *layout;
    const bx_block *const *blocks; /* by rank */
    int n_blocks;
    int lines; /* of the page, white included */
    bx_surroundings around;
    int64_t most_states;
} bx_region_fill;

/* NULL: there is no way below the limit, or none was found. *cost, where it is found:
 * what the page costs with it; *n_states is added to. Either may be NULL. In the
 * arena. */
const bx_node *bx_region_fill_best(bx_arena *arena, const bx_region_fill *in,
                                   int64_t *cost, int64_t *n_states);

#endif
