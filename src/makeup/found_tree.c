#include "makeup/found_tree.h"

static int part_of(const bx_found_page *page, int step, int part)
{
    int i = step + 1;
    while (page->steps[i].parent != step || page->steps[i].part != part)
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
    const bx_node *parts[BX_WHEEL_PARTS];
    int n = bx_node_parts(step->derivation.kind);
    for (int part = 0; part < n; part++)
        parts[part] = build(search, page, part_of(page, i, part), arena);
    return n == BX_WHEEL_PARTS
               ? bx_node_wheel(arena, step->derivation.kind, parts)
               : bx_node_cut(arena, step->derivation.kind, parts[0], parts[1]);
}

const bx_node *bx_found_tree(bx_arena *arena, const bx_search *search,
                             const bx_found_page *found)
{
    return build(search, found, 0, arena);
}
