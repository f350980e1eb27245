#include "makeup/block_fixed.h"

#include "makeup/crossing.h"

const bx_block *bx_block_fixed(bx_arena *arena, const bx_layout *layout,
                               const bx_item *item, int index, const bx_fixed *fixed)
{
    bx_shape *shape = BX_NEW(arena, bx_shape);
    *shape = (bx_shape){.columns = fixed->columns,
                        .lines = fixed->lines,
                        .grid = bx_page_grid(layout),
                        .cells = fixed->columns,
                        .fixed = fixed};
    if (layout->is_spread)
        shape->starts = bx_crossing_starts(layout, item, shape);
    bx_block *block = BX_NEW(arena, bx_block);
    *block = (bx_block){.item = item,
                        .index = index,
                        .layout = layout,
                        .shapes = shape,
                        .n_shapes = 1,
                        .least_cells = fixed->columns * fixed->lines};
    return block;
}

const bx_item *bx_item_furniture(bx_arena *arena, const char *name)
{
    bx_item *item = BX_NEW(arena, bx_item);
    *item = (bx_item){.kind = BX_ITEM_FURNITURE, .name = name};
    return item;
}

bool bx_fixed_list_add(bx_arena *arena, bx_fixed_list *list, const bx_block *block,
                       int edges)
{
    if (list->n == BX_MAX_FIXED)
        return false;
    list->blocks[list->n++] = block;
    if (edges) {
        bx_wish *wish = BX_NEW(arena, bx_wish);
        *wish = (bx_wish){.kind = BX_WISH_PLACE,
                          .item = block->index,
                          .edges = edges,
                          .text = block->item->name,
                          .span = block->item->span};
        list->wishes[list->n_wishes++] = wish;
    }
    return true;
}
