/* Pictures as grays of the same lightness. */
#include "asset/gray.h"

#include <glib.h>
#include <string.h>

enum { WIDTH = 3, STRIDE = 16, OUTSIDE = 0xa5 };

/* Two rows of three pixels, blue, green, red and alpha; behind each a pixel that is none
 * of theirs. */
static bx_pixels pixels_of(const unsigned char rows[2][WIDTH * 4], bool has_alpha)
{
    bx_pixels p = {g_malloc(2 * STRIDE), WIDTH, 2, STRIDE, has_alpha};
    memset(p.data, OUTSIDE, 2 * STRIDE);
    for (int y = 0; y < 2; y++)
        memcpy(p.data + STRIDE * y, rows[y], WIDTH * 4);
    return p;
}

/* All of a pixel is near that gray, its alpha exactly that. */
static void is(const bx_pixels *p, int x, int y, int gray, int alpha)
{
    const unsigned char *at = p->data + p->stride * y + 4 * x;
    for (int i = 0; i < 3; i++)
        g_assert_cmpint(abs(at[i] - gray), <=, 1);
    g_assert_true(at[0] == at[1] && at[1] == at[2]);
    g_assert_cmpint(at[3], ==, alpha);
}

static void keeps_outside(const bx_pixels *p)
{
    for (int y = 0; y < 2; y++)
        for (int i = WIDTH * 4; i < STRIDE; i++)
            g_assert_cmpint(p->data[STRIDE * y + i], ==, OUTSIDE);
}

/* L* of the primaries of sRGB, seen in the D50 of colour profiles, is 54.3, 87.8 and
 * 29.6; these are the grays that have it. */
static void test_opaque(void)
{
    static const unsigned char rows[2][WIDTH * 4] = {
        {0, 0, 255, 255, 0, 255, 0, 255, 255, 0, 0, 255},
        {255, 255, 255, 255, 0, 0, 0, 255, 90, 90, 90, 255}};
    static const int grays[2][WIDTH] = {{130, 220, 70}, {255, 0, 90}};
    bx_pixels p = pixels_of(rows, false);
    bx_pixels_make_gray(&p);
    for (int y = 0; y < 2; y++)
        for (int x = 0; x < WIDTH; x++)
            is(&p, x, y, grays[y][x], 255);
    keeps_outside(&p);
    g_free(p.data);
}

/* What shines through does so as before; the lightness is that of the colour alone. */
static void test_alpha(void)
{
    static const unsigned char rows[2][WIDTH * 4] = {
        {0, 0, 128, 128, 0, 51, 0, 51, 0, 0, 0, 0},
        {200, 200, 200, 200, 0, 0, 0, 77, 0, 0, 255, 255}};
    bx_pixels p = pixels_of(rows, true);
    bx_pixels_make_gray(&p);
    is(&p, 0, 0, 65, 128); /* 130 × 128 / 255 */
    is(&p, 1, 0, 44, 51);  /* 220 × 51 / 255 */
    is(&p, 2, 0, 0, 0);
    is(&p, 0, 1, 200, 200); /* white */
    is(&p, 1, 1, 0, 77);    /* black */
    is(&p, 2, 1, 130, 255);
    keeps_outside(&p);
    g_free(p.data);
}

/* Decoders that round up leave colours above their alpha: no more than white comes of
 * it. */
static void test_beyond_alpha(void)
{
    static const unsigned char rows[2][WIDTH * 4] = {
        {101, 101, 101, 100, 9, 9, 9, 8, 3, 3, 3, 2}};
    bx_pixels p = pixels_of(rows, true);
    bx_pixels_make_gray(&p);
    is(&p, 0, 0, 100, 100);
    is(&p, 1, 0, 8, 8);
    is(&p, 2, 0, 2, 2);
    g_free(p.data);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/gray/opaque", test_opaque);
    g_test_add_func("/gray/alpha", test_alpha);
    g_test_add_func("/gray/beyond-alpha", test_beyond_alpha);
    return g_test_run();
}
