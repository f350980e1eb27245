/* The shapes of groups: block_builder.h. */
#include "makeup/block_builder.h"

#include <glib.h>

#include "makeup/framed.h"
#include "makeup/solve.h"
#include "model/group.h"

/* ---- briefs ---- */

/* One text in legs, like any other item's. */
static void add_briefs(bx_block_builder *b, int columns)
{
    bx_block_measure_copy(b);
    bx_block_add_legs(b, columns);
}

/* ---- columns ---- */

static const bx_block **make_blocks(const bx_block_builder *b, const bx_group *column,
                                    int lines)
{
    const bx_block **blocks =
        BX_NEW_ARRAY(b->setting->arena, column->n_items, const bx_block *);
    for (int i = 0; i < column->n_items; i++)
        blocks[i] = bx_block_make(b->setting, &column->items[i], column->first + i,
                                  b->block->is_lead && !i, lines, b->fit);
    return blocks;
}

/* A way to place the items, under the head. */
static void offer_column(bx_block_builder *b, bx_shape *shape, const bx_solution *inside)
{
    bx_arena *arena = b->setting->arena;
    bx_framed *framed = bx_copy(arena, b->framed, sizeof *framed);
    bx_sheet sheet = bx_sheet_lay(arena, inside->root);
    sheet = bx_sheet_shift(arena, &sheet, 0, shape->head.rows);
    framed->items = bx_copy(arena, &sheet, sizeof sheet);
    shape->lines = shape->head.rows + inside->root->lines;
    b->framed = framed;
    bx_block_offer(b, shape,
                   inside->cost + shape->head.cost +
                       bx_block_emphasis_cost(b, shape->columns));
}

/* What is wished for the items among each other. */
static bx_pins pins_of(const bx_block_builder *b, const bx_group *column)
{
    bx_arena *arena = b->setting->arena;
    int *items = BX_NEW_ARRAY(arena, column->n_items, int);
    const bx_wish **wishes = BX_NEW_ARRAY(arena, column->n_wishes, const bx_wish *);
    for (int i = 0; i < column->n_items; i++)
        items[i] = column->first + i;
    for (int i = 0; i < column->n_wishes; i++)
        wishes[i] = &column->wishes[i];
    return bx_pins_make(arena, b->setting->layout, wishes, column->n_wishes, items,
                        column->n_items, 0);
}

static void add_column(bx_block_builder *b, const bx_group *column, int columns)
{
    const bx_setting *s = b->setting;
    bx_head heads[BX_MAX_HEADS];
    bx_solution inside[BX_MAX_LINES + 1];
    bx_heads_make(s, b->block->item, b->head_text, b->block->is_lead, columns,
                  bx_span_width(s->layout, columns), heads);
    bx_shape shape = {.columns = columns, .head = heads[0]};
    int lines = b->max_lines - shape.head.rows - BX_FRAME_FOOT;
    if (lines < 1)
        return;
    const bx_block **blocks = make_blocks(b, column, lines);
    bx_pins pins = pins_of(b, column);
    for (int i = 0; i < column->n_items; i++)
        blocks[i] = bx_pins_block(s->arena, &pins, i, blocks[i]);
    bx_solve_heights(s->arena, s->layout, blocks, column->n_items, lines, &pins, inside);
    for (int h = 1; h <= lines; h++)
        if (inside[h].root)
            offer_column(b, &shape, &inside[h]);
}

/* ---- either ---- */

void bx_block_add_group(bx_block_builder *b)
{
    const bx_group *column = bx_item_column(b->block->item);
    for (int k = 1; k <= b->columns; k++) {
        bx_block_builder inside = *b;
        bx_setting setting = *b->setting;
        inside.framed = bx_framed_make(b->setting, k);
        setting.layout = inside.framed->layout;
        inside.setting = bx_copy(setting.arena, &setting, sizeof setting);
        if (column)
            add_column(&inside, column, k);
        else
            add_briefs(&inside, k);
    }
}
