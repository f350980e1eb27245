#include "makeup/found_tree.h"

static int part_of(const bx_found_page *page, int step, bool is_second)
{
    int i = step + 1;
    while (page->steps[i].parent != step || page->steps[i].is_second != is_second)
        i++;
    return i;
}

/* The tree that a step begins. */
static const bx_node *build(const bx_search *search, const bx_found_page *page, int i,
                            bx_arena *arena)
{
    const bx_page_step *step = &page->steps[i];
    if (step->derivation.kind == BX_NODE_BLOCK) {
        const bx_block *block = search->blocks[search->sets->sets[step->region.set].item];
        return bx_node_leaf(arena, block, step->derivation.shape);
    }
    return bx_node_cut(arena, step->derivation.kind,
                       build(search, page, part_of(page, i, false), arena),
                       build(search, page, part_of(page, i, true), arena));
}

const bx_node *bx_found_tree(bx_arena *arena, const bx_search *search,
                             const bx_found_page *found)
{
    return build(search, found, 0, arena);
}
