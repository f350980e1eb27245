#include "makeup/leg.h"

#include "makeup/measure.h"

enum {
    BOX_DROP = 25, /* percent of a line by which a head stands lower in a box */
};

int bx_leg_top(const bx_placed *p, int leg)
{
    const bx_shape *shape = p->shape;
    if (shape->head_span && leg >= shape->head_span)
        return p->at.row + BX_WHITE_BESIDE_HEAD;
    return p->at.row + bx_shape_top_rows(shape) +
           (bx_shape_is_under_band(p->shape, leg) ? p->shape->band.rows : 0);
}

static bx_len right_edge(const bx_layout *l, const bx_placed *p)
{
    return bx_column_left(l, p->at.column) + bx_span_width(l, p->at.columns);
}

bx_frame bx_leg_frame(const bx_layout *l, const bx_placed *p, int leg)
{
    const bx_shape *shape = p->shape;
    bx_frame edge = {{bx_column_left(l, p->at.column), bx_row_top(l, bx_leg_top(p, leg))},
                     shape->mode};
    if (shape->mode == BX_VERTICAL)
        edge.start.x = right_edge(l, p) - shape->head.breadth;
    bx_len at = shape->leg_start + leg * (shape->flow->measure + shape->leg_gap);
    return (bx_frame){bx_frame_point(edge, at, 0), shape->mode};
}

bx_len bx_leg_row_at(const bx_layout *l, const bx_shape *shape, int row)
{
    bx_len size = l->styles[BX_STYLE_BODY].size;
    bx_len over = shape->mode == BX_VERTICAL ? (shape->pitch - size) / 2 : 0;
    return row * shape->pitch - over;
}

/* A horizontal head stands at the upper left, in a box a little lower: clear of the
 * frame, as its text is at the foot. A vertical one in the middle of the room before
 * horizontal legs, or at the right edge of vertical text. */
bx_point bx_head_corner(const bx_layout *l, const bx_placed *p)
{
    const bx_shape *shape = p->shape;
    bx_len left = bx_column_left(l, p->at.column) + shape->inset;
    if (shape->head.mode == BX_HORIZONTAL)
        return (bx_point){left,
                          bx_row_top(l, p->head.row) +
                              bx_len_scale(l->leading, shape->box ? BOX_DROP : 0, 100)};
    bx_len room = shape->leg_start - shape->leg_gap;
    bx_len top = bx_row_top(l, bx_leg_top(p, 0)) +
                 (l->leading - l->styles[BX_STYLE_BODY].size) / 2;
    return (bx_point){shape->mode == BX_VERTICAL
                          ? right_edge(l, p)
                          : left + (room + shape->head.breadth) / 2,
                      top};
}

bx_len bx_head_room(const bx_layout *l, const bx_shape *shape)
{
    bool is_close = shape->head.mode == BX_VERTICAL || shape->framed;
    return is_close ? shape->head.breadth
                    : (shape->head.rows + shape->white) * l->leading;
}

bx_point bx_band_corner(const bx_layout *l, const bx_placed *p)
{
    const bx_shape *shape = p->shape;
    const bx_band *band = &shape->band;
    int before = band->place == BX_BAND_RIGHT ? shape->cells - band->cells : 0;
    bx_len left = bx_column_left(l, p->at.column) + shape->inset;
    return (bx_point){left + before * (shape->grid.measure + shape->grid.gap),
                      bx_row_top(l, p->band.row)};
}
