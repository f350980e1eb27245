#include "display/display.h"

#include <string.h>

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

static const char *copy_text(bx_arena *arena, const char *text)
{
    return text ? bx_copy_text(arena, text, strlen(text)) : NULL;
}

static bx_glyph_run copy_run(bx_arena *arena, const bx_glyph_run *run)
{
    bx_glyph_run own = *run;
    own.glyphs = bx_copy(arena, run->glyphs, (size_t)run->n_glyphs * sizeof *run->glyphs);
    own.clusters =
        bx_copy(arena, run->clusters, (size_t)run->n_clusters * sizeof *run->clusters);
    own.text = copy_text(arena, run->text);
    return own;
}

static bx_op copy_op(bx_arena *arena, const bx_op *op)
{
    bx_op own = *op;
    switch (op->kind) {
    case BX_OP_GROUP_BEGIN:
        own.group.title = copy_text(arena, op->group.title);
        own.group.name = copy_text(arena, op->group.name);
        break;
    case BX_OP_GLYPHS:
        own.glyphs = copy_run(arena, &op->glyphs);
        break;
    case BX_OP_GROUP_END:
    case BX_OP_FILL:
    case BX_OP_STROKE:
    case BX_OP_DISC:
    case BX_OP_WAVE:
    case BX_OP_IMAGE:
        break;
    }
    return own;
}

bx_display bx_display_copy(bx_arena *arena, const bx_display *page)
{
    bx_display own = *page;
    bx_op *ops = BX_NEW_ARRAY(arena, page->n_ops, bx_op);
    for (int i = 0; i < page->n_ops; i++)
        ops[i] = copy_op(arena, &page->ops[i]);
    own.label = copy_text(arena, page->label);
    own.ops = ops;
    return own;
}

/* ---- in black ---- */

static void make_black(bx_op *op)
{
    switch (op->kind) {
    case BX_OP_GLYPHS:
        op->glyphs.ink = bx_ink_in_black(op->glyphs.ink);
        break;
    case BX_OP_FILL:
        op->fill.ink = bx_ink_in_black(op->fill.ink);
        break;
    case BX_OP_STROKE:
        op->stroke.ink = bx_ink_in_black(op->stroke.ink);
        break;
    case BX_OP_DISC:
        op->disc.ink = bx_ink_in_black(op->disc.ink);
        break;
    case BX_OP_WAVE:
        op->wave.ink = bx_ink_in_black(op->wave.ink);
        break;
    case BX_OP_IMAGE:
        op->image.is_gray = true;
        break;
    case BX_OP_GROUP_BEGIN:
    case BX_OP_GROUP_END:
        break;
    }
}

void bx_ops_in_black(bx_op *ops, int n)
{
    for (int i = 0; i < n; i++)
        if (!ops[i].is_note)
            make_black(&ops[i]);
}
