/* Rules and frames stay within their width, whatever their form. */
#include "makeup/rule.h"

#include <glib.h>

enum { WIDTH = 3 * BX_PT };

typedef struct {
    bx_arena *arena;
    bx_display_builder out;
} drawing;

static drawing draw_new(void)
{
    drawing d = {.arena = bx_arena_new()};
    d.out.arena = d.arena;
    return d;
}

static bx_rect box_from(bx_point a, bx_point b, bx_len around_x, bx_len around_y)
{
    return (bx_rect){MIN(a.x, b.x) - around_x, MIN(a.y, b.y) - around_y,
                     ABS(a.x - b.x) + 2 * around_x, ABS(a.y - b.y) + 2 * around_y};
}

/* What an operation covers; a little more where halves are rounded. */
static bx_rect extent(const bx_op *op)
{
    bool level;
    bx_len half;
    switch (op->kind) {
    case BX_OP_STROKE:
        level = op->stroke.from.y == op->stroke.to.y;
        half = op->stroke.width / 2;
        return box_from(op->stroke.from, op->stroke.to, level ? 0 : half,
                        level ? half : 0);
    case BX_OP_WAVE:
        level = op->wave.from.y == op->wave.to.y;
        half = (op->wave.height + op->wave.width) / 2;
        return box_from(op->wave.from, op->wave.to, level ? 0 : half, level ? half : 0);
    case BX_OP_DISC:
        half = op->disc.diameter / 2;
        return box_from(op->disc.centre, op->disc.centre, half, half);
    case BX_OP_GROUP_BEGIN:
    case BX_OP_GROUP_END:
    case BX_OP_GLYPHS:
    case BX_OP_FILL:
    case BX_OP_IMAGE:
        break;
    }
    g_assert_not_reached();
}

static void assert_inside(bx_rect in, bx_rect box)
{
    g_assert_cmpint(in.x, >=, box.x - 2);
    g_assert_cmpint(in.y, >=, box.y - 2);
    g_assert_cmpint(in.x + in.w, <=, box.x + box.w + 2);
    g_assert_cmpint(in.y + in.h, <=, box.y + box.h + 2);
}

/* A level and an upright rule of each form; both ends are reached. */
static void test_rules(void)
{
    const bx_point from = {10 * BX_PT, 20 * BX_PT};
    const bx_point to[] = {{110 * BX_PT, 20 * BX_PT}, {10 * BX_PT, 95 * BX_PT}};
    for (int form = 0; form < BX_RULE_FORM_COUNT; form++)
        for (int i = 0; i < 2; i++) {
            drawing d = draw_new();
            bx_rule rule = {WIDTH, BX_INK_RED, (bx_rule_form)form};
            bx_len along = form == BX_RULE_DOTTED ? WIDTH / 2 : 0; /* dots on the ends */
            bx_rect band = box_from(from, to[i], i ? WIDTH / 2 : along,
                                    i ? along : WIDTH / 2),
                    all = {0};
            bx_rule_draw(rule, from, to[i], &d.out);
            g_assert_cmpint(d.out.n, >, 0);
            for (int k = 0; k < d.out.n; k++) {
                bx_rect own = extent(&d.out.ops[k]);
                assert_inside(own, band);
                all.w = MAX(all.w, own.x + own.w);
                all.h = MAX(all.h, own.y + own.h);
            }
            g_assert_cmpint(all.w, >=, band.x + band.w - 2);
            g_assert_cmpint(all.h, >=, band.y + band.h - 2);
            bx_arena_free(d.arena);
        }
}

/* The outer edge of a frame is its box; the middle of the box stays empty. */
static void test_frames(void)
{
    const bx_rect box = {5 * BX_PT, 7 * BX_PT, 120 * BX_PT, 60 * BX_PT};
    for (int form = 0; form < BX_RULE_FORM_COUNT; form++) {
        drawing d = draw_new();
        bx_rule rule = {WIDTH, BX_INK_BLACK, (bx_rule_form)form};
        bx_len left = INT32_MAX, right = 0, top = INT32_MAX, foot = 0;
        bx_frame_draw(rule, box, &d.out);
        for (int k = 0; k < d.out.n; k++) {
            bx_rect own = extent(&d.out.ops[k]);
            assert_inside(own, box);
            left = MIN(left, own.x);
            right = MAX(right, own.x + own.w);
            top = MIN(top, own.y);
            foot = MAX(foot, own.y + own.h);
        }
        g_assert_cmpint(left, <=, box.x + 2);
        g_assert_cmpint(top, <=, box.y + 2);
        g_assert_cmpint(right, >=, box.x + box.w - 2);
        g_assert_cmpint(foot, >=, box.y + box.h - 2);
        bx_arena_free(d.arena);
    }
}

/* The thick one of two is the upper, the left or the outer one. */
static void test_thick(void)
{
    drawing d = draw_new();
    bx_rule rule = {WIDTH, BX_INK_BLACK, BX_RULE_THICK_THIN};
    bx_rule_draw(rule, (bx_point){0, 0}, (bx_point){BX_PT, 0}, &d.out);
    g_assert_cmpint(d.out.n, ==, 2);
    g_assert_cmpint(d.out.ops[0].stroke.width, >, d.out.ops[1].stroke.width);
    g_assert_cmpint(d.out.ops[0].stroke.from.y, <, d.out.ops[1].stroke.from.y);
    bx_frame_draw(rule, (bx_rect){0, 0, 90 * BX_PT, 90 * BX_PT}, &d.out);
    g_assert_cmpint(d.out.n, ==, 2 + 8);
    g_assert_cmpint(d.out.ops[2].stroke.width, >, d.out.ops[6].stroke.width);
    bx_arena_free(d.arena);
}

static void test_none(void)
{
    drawing d = draw_new();
    for (int form = 0; form < BX_RULE_FORM_COUNT; form++) {
        bx_rule none = {0, BX_INK_BLACK, (bx_rule_form)form};
        bx_rule_draw(none, (bx_point){0, 0}, (bx_point){BX_PT, 0}, &d.out);
        bx_frame_draw(none, (bx_rect){0, 0, BX_PT, BX_PT}, &d.out);
    }
    g_assert_cmpint(d.out.n, ==, 0);
    /* narrower than its rule: a dot or a stroke, and no end of it */
    bx_rule wide = {WIDTH, BX_INK_BLACK, BX_RULE_DOTTED};
    bx_frame_draw(wide, (bx_rect){0, 0, BX_PT, BX_PT}, &d.out);
    g_assert_cmpint(d.out.n, <, 16);
    bx_arena_free(d.arena);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/rule/rules", test_rules);
    g_test_add_func("/rule/frames", test_frames);
    g_test_add_func("/rule/thick", test_thick);
    g_test_add_func("/rule/none", test_none);
    return g_test_run();
}
