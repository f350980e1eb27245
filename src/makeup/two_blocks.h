/* two_blocks: what two blocks cost each other that fill a region between them.
 *
 * In: both, in the shapes they have there. Out: all that the rules say of the pair, which
 * no larger region escapes, but for what is sure of each of them by itself (lead_head.h).
 */
#ifndef BX_MAKEUP_TWO_BLOCKS_H
#define BX_MAKEUP_TWO_BLOCKS_H

#include "makeup/cost_table.h"

typedef struct {
    bx_node_kind kind; /* STACK: the second under the first; BESIDE: right of it */
    int items[2];      /* their blocks' numbers */
    const bx_block *blocks[2];
    const bx_shape *shapes[2];
} bx_two_blocks;

/* BX_NO_TREE: the pins do not allow it. pins may be NULL. */
int bx_two_blocks_cost(const bx_layout *layout, const bx_pins *pins,
                       const bx_lead_head *lead_head, const bx_two_blocks *two);

#endif
