#include "render/bleed.h"

#include "sample.h"

enum { PT = BX_PT, W = 200 * PT, H = 300 * PT, BLEED = 9 * PT };

typedef struct {
    sample s;
    int image; /* of 240 × 160 pixels */
} bench;

static bench bench_new(void)
{
    bench b = {.s = sample_new()};
    g_autofree char *photo = sample_path(&b.s, "photo.jpg");
    sample_jpeg(photo, 240, 160, JCS_GRAYSCALE);
    b.image = bx_assets_open_image(b.s.assets, photo, BX_NOWHERE, b.s.diags);
    return b;
}

static bx_op bled(bench *b, bx_op op, bool expected)
{
    bx_display page = {W, H, 1, "1", false, &op, 1, {.n = 0}};
    bool bleeds;
    bx_display out = bx_bleed_make(b->s.arena, b->s.assets, &page, BLEED, &bleeds);
    g_assert_cmpint(bleeds, ==, expected);
    g_assert_cmpint(out.n_ops, ==, 1);
    return out.ops[0];
}

static void is_rect(bx_rect a, bx_len x, bx_len y, bx_len w, bx_len h)
{
    g_assert_cmpint(a.x, ==, x);
    g_assert_cmpint(a.y, ==, y);
    g_assert_cmpint(a.w, ==, w);
    g_assert_cmpint(a.h, ==, h);
}

static void fills(bench *b, bx_rect box, bool bleeds, bx_rect expected)
{
    bx_op op = {.kind = BX_OP_FILL, .fill = {box, BX_INK_TINT}};
    is_rect(bled(b, op, bleeds).fill.box, expected.x, expected.y, expected.w, expected.h);
}

static void test_boxes(void)
{
    bench b = bench_new();
    bx_rect inside = {PT, PT, 50 * PT, 50 * PT};
    fills(&b, inside, false, inside);
    fills(&b, (bx_rect){0, 0, W, 50 * PT}, true,
          (bx_rect){-BLEED, -BLEED, W + 2 * BLEED, 50 * PT + BLEED});
    fills(&b, (bx_rect){100 * PT, 200 * PT, 100 * PT, 100 * PT}, true,
          (bx_rect){100 * PT, 200 * PT, 100 * PT + BLEED, 100 * PT + BLEED});
    /* Past the trim already: no further than the bleed, and never back. */
    fills(&b, (bx_rect){-5 * PT, 10 * PT, 50 * PT, 50 * PT}, true,
          (bx_rect){-BLEED, 10 * PT, 45 * PT + BLEED, 50 * PT});
    fills(&b, (bx_rect){-20 * PT, 10 * PT, 50 * PT, 50 * PT}, true,
          (bx_rect){-20 * PT, 10 * PT, 50 * PT, 50 * PT});
    sample_free(&b.s);
}

/* One pixel a point: nine more to the left; four are left at the top. */
static void test_picture(void)
{
    bench b = bench_new();
    bx_op op = {.kind = BX_OP_IMAGE,
                .image = {b.image, {0, 0, 100 * PT, 80 * PT}, 50, 4, 100, 80}};
    bx_op out = bled(&b, op, true);
    is_rect(out.image.box, -BLEED, -4 * PT, 100 * PT + BLEED, 84 * PT);
    g_assert_cmpint(out.image.crop_x, ==, 41);
    g_assert_cmpint(out.image.crop_y, ==, 0);
    g_assert_cmpint(out.image.crop_w, ==, 109);
    g_assert_cmpint(out.image.crop_h, ==, 84);
    sample_free(&b.s);
}

/* Whole pixels go beyond the bleed rather than fall short of it. */
static void test_pixels(void)
{
    bench b = bench_new();
    bx_op op = {.kind = BX_OP_IMAGE,
                .image = {b.image, {140 * PT, 100 * PT, 60 * PT, 40 * PT}, 0, 0, 30, 20}};
    bx_op out = bled(&b, op, true);
    is_rect(out.image.box, 140 * PT, 100 * PT, 70 * PT, 40 * PT);
    g_assert_cmpint(out.image.crop_w, ==, 35);
    sample_free(&b.s);
}

static void test_others(void)
{
    bench b = bench_new();
    bx_op rule = {.kind = BX_OP_STROKE, .stroke = {{0, 0}, {W, 0}, PT, BX_INK_BLACK}};
    bx_op out = bled(&b, rule, false);
    g_assert_cmpint(out.stroke.to.x, ==, W);
    sample_free(&b.s);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/bleed/boxes", test_boxes);
    g_test_add_func("/bleed/picture", test_picture);
    g_test_add_func("/bleed/pixels", test_pixels);
    g_test_add_func("/bleed/others", test_others);
    return g_test_run();
}
