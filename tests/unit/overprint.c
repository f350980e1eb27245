#include "render/overprint.h"

#include <glib.h>

enum { PT = BX_PT };

static bx_op fill(bx_ink ink, int x, int y, int w, int h)
{
    return (bx_op){.kind = BX_OP_FILL, .fill = {{x * PT, y * PT, w * PT, h * PT}, ink}};
}

static bx_op rule(bx_ink ink, int y, bx_len width)
{
    return (bx_op){.kind = BX_OP_STROKE,
                   .stroke = {{0, y * PT}, {100 * PT, y * PT}, width, ink}};
}

static const bx_glyph glyphs[] = {{1, 0, 0}, {2, 20 * PT, 0}, {3, 40 * PT, 0}};

static bx_op text(bx_ink ink, int x, int y, int size)
{
    return (bx_op){.kind = BX_OP_GLYPHS,
                   .glyphs = {.size = size * PT,
                              .ink = ink,
                              .origin = {x * PT, y * PT},
                              .glyphs = glyphs,
                              .n_glyphs = G_N_ELEMENTS(glyphs)}};
}

/* Does the last of two operations overprint? */
static bool over(bx_op below, bx_op above)
{
    bx_press_profile profile = bx_press_profile_default();
    bx_op ops[] = {below, above};
    bx_display page = {200 * PT, 300 * PT, 1, "1", false, ops, 2, {.n = 0}};
    return bx_overprints(&page, &ops[1], &profile);
}

static const bx_op nothing = {.kind = BX_OP_GROUP_BEGIN};

static void test_black(void)
{
    bx_op red = fill(BX_INK_RED, 0, 0, 100, 100);
    g_assert_true(over(red, text(BX_INK_BLACK, 10, 50, 10)));
    g_assert_true(over(red, text(BX_INK_BLACK, 10, 50, 23)));
    g_assert_true(over(red, rule(BX_INK_BLACK, 50, PT / 2)));
    g_assert_true(over(nothing, text(BX_INK_BLACK, 10, 50, 60)));
    g_assert_true(over(nothing, fill(BX_INK_BLACK, 0, 0, 100, 100)));
}

static void test_large_on_colour(void)
{
    bx_op red = fill(BX_INK_RED, 0, 0, 100, 100);
    bx_op photo = {.kind = BX_OP_IMAGE,
                   .image = {0, {0, 0, 100 * PT, 100 * PT}, 0, 0, 1, 1}};
    g_assert_false(over(red, text(BX_INK_BLACK, 10, 50, 24)));
    g_assert_false(over(photo, text(BX_INK_BLACK, 10, 50, 24)));
    g_assert_false(over(red, rule(BX_INK_BLACK, 50, 4 * PT)));
    g_assert_false(over(red, fill(BX_INK_BLACK, 50, 50, 10, 10)));
    /* Gray is black already; what is beside it does not count. */
    g_assert_true(
        over(fill(BX_INK_TINT, 0, 0, 100, 100), text(BX_INK_BLACK, 10, 50, 24)));
    g_assert_true(over(red, text(BX_INK_BLACK, 10, 150, 24)));
    g_assert_true(over(red, text(BX_INK_BLACK, 130, 50, 24)));
}

/* A picture that ends short of the em of a head is not below it. */
static void test_beside(void)
{
    bx_op run = text(BX_INK_BLACK, 100, 100, 40); /* its ems: 100-180, 65-105 */
    g_assert_true(over(fill(BX_INK_RED, 0, 0, 94, 300), run));
    g_assert_false(over(fill(BX_INK_RED, 0, 0, 101, 300), run));
    g_assert_true(over(fill(BX_INK_RED, 0, 0, 300, 59), run));
    g_assert_false(over(fill(BX_INK_RED, 0, 0, 300, 66), run));
    g_assert_true(over(fill(BX_INK_RED, 0, 116, 300, 99), run));
    g_assert_false(over(fill(BX_INK_RED, 0, 108, 300, 99), run));
    g_assert_true(over(fill(BX_INK_RED, 186, 0, 99, 300), run));
    g_assert_false(over(fill(BX_INK_RED, 179, 0, 99, 300), run));
    run.glyphs.is_rotated = true; /* 95-135, 100-180 */
    g_assert_true(over(fill(BX_INK_RED, 141, 0, 99, 300), run));
    g_assert_false(over(fill(BX_INK_RED, 134, 0, 99, 300), run));
    g_assert_true(over(fill(BX_INK_RED, 0, 0, 300, 94), run));
    g_assert_false(over(fill(BX_INK_RED, 0, 179, 300, 99), run));
}

/* The run ends on the colour, where it does not begin. */
static void test_turned(void)
{
    bx_op run = text(BX_INK_BLACK, 150, 60, 24);
    g_assert_true(over(fill(BX_INK_RED, 140, 90, 20, 20), run));
    run.glyphs.is_rotated = true;
    g_assert_false(over(fill(BX_INK_RED, 140, 90, 20, 20), run));
}

static void test_others(void)
{
    g_assert_false(over(nothing, text(BX_INK_WHITE, 10, 50, 10)));
    g_assert_false(over(nothing, text(BX_INK_RED, 10, 50, 10)));
    g_assert_false(over(nothing, text(BX_INK_GRAY, 10, 50, 10)));
    g_assert_false(over(nothing, rule(BX_INK_WHITE, 50, PT)));
    g_assert_false(over(nothing, nothing));
}

/* Black that a plant prints otherwise is no black to rely on. */
static void test_no_black(void)
{
    bx_press_profile profile = bx_press_profile_default();
    bx_op op = text(BX_INK_BLACK, 10, 50, 10);
    bx_display page = {200 * PT, 300 * PT, 1, "1", false, &op, 1, {.n = 0}};
    g_assert_true(bx_overprints(&page, &op, &profile));
    profile.plates[BX_INK_BLACK].c = 40;
    g_assert_false(bx_overprints(&page, &op, &profile));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/overprint/black", test_black);
    g_test_add_func("/overprint/large-on-colour", test_large_on_colour);
    g_test_add_func("/overprint/beside", test_beside);
    g_test_add_func("/overprint/turned", test_turned);
    g_test_add_func("/overprint/others", test_others);
    g_test_add_func("/overprint/no-black", test_no_black);
    return g_test_run();
}
