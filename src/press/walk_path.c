#include <math.h>

#include "press/walk.h"

enum {
    RULE_ASPECT = 4, /* a rectangle that is so many times as long as wide draws a rule */
    NO_RECTANGLE = BX_WALK_CORNERS + 1
};

static const double slack = 0.001; /* [pt] of corners */

void bx_walk_path_clear(bx_walk_path *path)
{
    *path = (bx_walk_path){.is_empty = true, .is_rules = true, .thinnest = INFINITY};
}

static void put(bx_walk *w, double x, double y)
{
    bx_walk_path *p = &w->path;
    p->box[0] = p->is_empty ? x : fmin(p->box[0], x);
    p->box[1] = p->is_empty ? y : fmin(p->box[1], y);
    p->box[2] = p->is_empty ? x : fmax(p->box[2], x);
    p->box[3] = p->is_empty ? y : fmax(p->box[3], y);
    p->is_empty = false;
}

static void put_by_matrix(bx_walk *w, double x, double y)
{
    bx_matrix_apply(w->state.ctm, &x, &y);
    put(w, x, y);
}

void bx_walk_path_add(bx_walk *w, double x, double y)
{
    bx_walk_path *p = &w->path;
    bx_matrix_apply(w->state.ctm, &x, &y);
    put(w, x, y);
    p->is_rules = false;
    if (p->n_points < BX_WALK_CORNERS) {
        p->points[p->n_points][0] = x;
        p->points[p->n_points][1] = y;
    }
    p->n_points = MIN(p->n_points + 1, NO_RECTANGLE);
}

void bx_walk_path_curve(bx_walk *w, double x, double y)
{
    bx_walk_path_add(w, x, y);
    w->path.n_points = NO_RECTANGLE;
}

void bx_walk_path_rectangle(bx_walk *w, double x, double y, double width, double height)
{
    double along = fabs(width) * bx_matrix_along_x(w->state.ctm);
    double up = fabs(height) * bx_matrix_along_y(w->state.ctm);
    put_by_matrix(w, x, y);
    put_by_matrix(w, x + width, y);
    put_by_matrix(w, x + width, y + height);
    put_by_matrix(w, x, y + height);
    w->path.thinnest = fmin(w->path.thinnest, fmin(along, up));
    w->path.is_rules =
        w->path.is_rules && fmax(along, up) >= RULE_ASPECT * fmin(along, up);
    w->path.n_points = NO_RECTANGLE;
}

static double distance(const double a[2], const double b[2])
{
    return hypot(a[0] - b[0], a[1] - b[1]);
}

/* A rectangle that was drawn by its sides: both diagonals have one middle, and are of one
 * length. */
static bool is_rectangle(const bx_walk_path *p)
{
    const double(*q)[2] = p->points;
    double x = q[0][0] + q[2][0] - q[1][0] - q[3][0];
    double y = q[0][1] + q[2][1] - q[1][1] - q[3][1];
    bool is_closed =
        p->n_points == 4 || (p->n_points == 5 && distance(q[0], q[4]) <= slack);
    return is_closed && hypot(x, y) <= slack &&
           fabs(distance(q[0], q[2]) - distance(q[1], q[3])) <= slack;
}

/* As if it had been a rectangle from the start. */
static void find_rule(bx_walk_path *p)
{
    if (!is_rectangle(p))
        return;
    double a = distance(p->points[0], p->points[1]);
    double b = distance(p->points[1], p->points[2]);
    p->thinnest = fmin(a, b);
    p->is_rules = fmax(a, b) >= RULE_ASPECT * fmin(a, b);
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
        find_rule(&w->path);
        tell_path(w, BX_WALK_FILL, w->path.thinnest);
        bx_walk_pattern(w, &w->state.fill, w->path.box);
    }
    if (strokes && !w->path.is_empty) {
        tell_path(w, BX_WALK_STROKE, w->state.line_width * bx_matrix_least(w->state.ctm));
        bx_walk_pattern(w, &w->state.stroke, w->path.box);
    }
    bx_walk_path_clear(&w->path);
}
