#include "makeup/two_blocks.h"

#include <glib.h>

#include "makeup/score.h"

/* What is sure of them by rule 8 is what they cost each other, where one is the lead. */
static int sure_of(const bx_lead_head *lead_head, const bx_two_blocks *two)
{
    int sum = 0;
    for (int i = 0; i < 2; i++)
        if (two->blocks[i]->is_lead)
            sum += bx_lead_head_sure_of_two(lead_head, two->shapes[i], two->items[1 - i],
                                            two->shapes[1 - i]);
    return sum;
}

int bx_two_blocks_cost(const bx_layout *layout, const bx_pins *pins,
                       const bx_lead_head *lead_head, const bx_two_blocks *two)
{
    const bx_shape *shape = two->shapes[0];
    bool is_stack = two->kind == BX_NODE_STACK;
    bx_placed first = bx_placed_at(two->blocks[0], shape, 0, 0);
    bx_placed second =
        bx_placed_at(two->blocks[1], two->shapes[1], is_stack ? 0 : shape->columns,
                     is_stack ? shape->lines : 0);
    if (!bx_pins_allow_pair(pins, &first, &second))
        return BX_NO_TREE;
    int64_t cost = bx_score_pair(layout, &first, &second) - sure_of(lead_head, two);
    return (int)MIN(cost, BX_NO_TREE);
}
