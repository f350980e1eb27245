#include "display/display.h"

void bx_display_add(bx_display_builder *b, bx_op op)
{
    b->ops = bx_grow(b->arena, b->ops, b->n, &b->room, sizeof *b->ops);
    b->ops[b->n++] = op;
}

static bx_point point_moved(bx_point p, bx_len x, bx_len y)
{
    return (bx_point){p.x + x, p.y + y};
}

static bx_rect rect_moved(bx_rect r, bx_len x, bx_len y)
{
    return (bx_rect){r.x + x, r.y + y, r.w, r.h};
}

bx_op bx_op_moved(bx_op op, bx_len x, bx_len y)
{
    switch (op.kind) {
    case BX_OP_GROUP_BEGIN:
        op.group.box = rect_moved(op.group.box, x, y);
        break;
    case BX_OP_GROUP_END:
        break;
    case BX_OP_GLYPHS:
        op.glyphs.origin = point_moved(op.glyphs.origin, x, y);
        break;
    case BX_OP_FILL:
        op.fill.box = rect_moved(op.fill.box, x, y);
        break;
    case BX_OP_STROKE:
        op.stroke.from = point_moved(op.stroke.from, x, y);
        op.stroke.to = point_moved(op.stroke.to, x, y);
        break;
    case BX_OP_DISC:
        op.disc.centre = point_moved(op.disc.centre, x, y);
        break;
    case BX_OP_WAVE:
        op.wave.from = point_moved(op.wave.from, x, y);
        op.wave.to = point_moved(op.wave.to, x, y);
        break;
    case BX_OP_IMAGE:
        op.image.box = rect_moved(op.image.box, x, y);
        break;
    }
    return op;
}
