#include "makeup/region_fill.h"

#include "makeup/found_tree.h"

const bx_node *bx_region_fill_best(bx_arena *arena, const bx_region_fill *in,
                                   int64_t *cost, int64_t *n_states)
{
    bx_arena *work = bx_arena_new();
    bx_item_sets sets =
        bx_item_sets_list(work, in->blocks, in->n_blocks, NULL, BX_SOON_LISTED);
    bx_lead_head lead_head = bx_lead_head_make(in->layout, in->blocks, in->n_blocks);
    bx_search search = {.layout = in->layout,
                        .blocks = in->blocks,
                        .n_blocks = in->n_blocks,
                        .lines = in->lines,
                        .sets = &sets,
                        .lead_head = &lead_head,
                        .cheapest =
                            bx_cheapest_make(in->layout, in->blocks, &sets, &lead_head,
                                             in->lines, in->around.at, BX_NO_TREE,
                                             in->around.limit - in->around.cost),
                        .around = &in->around,
                        .most_states = in->most_states};
    bx_found_page found;
    const bx_node *node = NULL;
    if (bx_search_page(work, &search, &found)) {
        node = bx_found_tree(arena, &search, &found);
        if (cost)
            *cost = found.cost;
    }
    if (n_states)
        *n_states += found.n_states;
    bx_cheapest_free(search.cheapest);
    bx_arena_free(work);
    return node;
}
