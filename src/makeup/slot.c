#include "makeup/slot.h"

static int lines_off(const bx_shape *shape)
{
    return shape->overset ? shape->overset : shape->filling.spare;
}

/* The shape of that size that is least short or over; NULL: there is none. */
static const bx_shape *find_shape(const bx_block *block, int columns, int lines)
{
    const bx_shape *best = NULL;
    for (int i = 0; i < block->n_shapes; i++) {
        const bx_shape *shape = &block->shapes[i];
        if (shape->columns == columns && shape->lines == lines &&
            (!best || lines_off(shape) < lines_off(best)))
            best = shape;
    }
    return best;
}

static bx_slot slot_of(const bx_setting *s, const bx_shape *shape)
{
    int lines = lines_off(shape);
    if (!lines)
        return (bx_slot){BX_SLOT_FITS, 0, 0};
    int in_line = shape->flow->measure / s->layout->styles[BX_STYLE_BODY].size;
    return (bx_slot){shape->overset ? BX_SLOT_OVER : BX_SLOT_SHORT, lines,
                     lines * in_line};
}

/* The shape of that many columns whose height is nearest; NULL: there is none. */
static const bx_shape *find_nearest(const bx_block *block, int columns, int lines)
{
    const bx_shape *best = NULL;
    for (int i = 0; i < block->n_shapes; i++) {
        const bx_shape *shape = &block->shapes[i];
        if (shape->columns == columns && shape->n_legs &&
            (!best || ABS(shape->lines - lines) < ABS(best->lines - lines)))
            best = shape;
    }
    return best;
}

/* Where no shape is of that size: what its legs lack, or have too much, by the shape that
 * is nearest to it. */
static bx_slot slot_by_nearest(const bx_setting *s, const bx_block *block, int columns,
                               int lines)
{
    const bx_shape *shape = find_nearest(block, columns, lines);
    if (!shape)
        return (bx_slot){.fit = BX_SLOT_NEVER};
    int n = ABS(shape->lines - lines) * shape->n_legs;
    int in_line = shape->flow->measure / s->layout->styles[BX_STYLE_BODY].size;
    return (bx_slot){shape->lines < lines ? BX_SLOT_SHORT : BX_SLOT_OVER, n, n * in_line};
}

bx_slot bx_slot_try(const bx_setting *s, const bx_item *item, int index, bool is_lead,
                    int columns, int lines)
{
    static const bx_fit fits[] = {BX_FIT_EXACT, BX_FIT_RAGGED, BX_FIT_OVERSET};
    for (int i = 0; i < 3; i++) {
        const bx_block *block = bx_block_make(s, item, index, is_lead, lines, fits[i]);
        const bx_shape *shape = find_shape(block, columns, lines);
        if (shape)
            return slot_of(s, shape);
    }
    const bx_block *any =
        bx_block_make(s, item, index, is_lead, s->layout->lines, BX_FIT_EXACT);
    return slot_by_nearest(s, any, columns, lines);
}
