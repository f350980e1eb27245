#include <math.h>

#include "press/walk.h"

enum {
    RULE_ASPECT = 4 /* a rectangle that is so many times as long as wide draws a rule */
};

void bx_walk_path_clear(bx_walk_path *path)
{
    *path = (bx_walk_path){.is_empty = true, .is_rules = true, .thinnest = INFINITY};
}

static void put(bx_walk *w, double x, double y)
{
    bx_walk_path *p = &w->path;
    bx_matrix_apply(w->state.ctm, &x, &y);
    p->box[0] = p->is_empty ? x : fmin(p->box[0], x);
    p->box[1] = p->is_empty ? y : fmin(p->box[1], y);
    p->box[2] = p->is_empty ? x : fmax(p->box[2], x);
    p->box[3] = p->is_empty ? y : fmax(p->box[3], y);
    p->is_empty = false;
}

void bx_walk_path_add(bx_walk *w, double x, double y)
{
    put(w, x, y);
    w->path.is_rules = false;
}

void bx_walk_path_rectangle(bx_walk *w, double x, double y, double width, double height)
{
    double along = fabs(width) * bx_matrix_along_x(w->state.ctm);
    double up = fabs(height) * bx_matrix_along_y(w->state.ctm);
    put(w, x, y);
    put(w, x + width, y);
    put(w, x + width, y + height);
    put(w, x, y + height);
    w->path.thinnest = fmin(w->path.thinnest, fmin(along, up));
    w->path.is_rules =
        w->path.is_rules && fmax(along, up) >= RULE_ASPECT * fmin(along, up);
}

static void tell_path(bx_walk *w, bx_walk_kind kind, double width)
{
    bx_walk_event event = {.kind = kind, .width = width, .is_rule = w->path.is_rules};
    for (int i = 0; i < 4; i++)
        event.box[i] = w->path.box[i];
    bx_walk_tell(w, event);
}

void bx_walk_paint_path(bx_walk *w, bool fills, bool strokes)
{
    if (fills && !w->path.is_empty) {
        tell_path(w, BX_WALK_FILL, w->path.thinnest);
        bx_walk_pattern(w, &w->state.fill);
    }
    if (strokes && !w->path.is_empty) {
        tell_path(w, BX_WALK_STROKE, w->state.line_width * bx_matrix_least(w->state.ctm));
        bx_walk_pattern(w, &w->state.stroke);
    }
    bx_walk_path_clear(&w->path);
}
