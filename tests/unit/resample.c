/* Pixels set upright. */
#include "asset/resample.h"

#include <glib.h>
#include <string.h>

/* Pixels by letters; a row of spare pixels behind each row as it is stored. */
static bx_pixels pixels_of(const char *letters, int width, int height)
{
    bx_pixels p = {NULL, width, height, 4 * width + 4, true};
    p.data = g_malloc0((gsize)(p.stride * height));
    for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++)
            memset(p.data + p.stride * y + 4 * x, letters[y * width + x], 4);
    return p;
}

/* Rows of letters between solidi; '?' where the four bytes are not the same. */
static char *letters_of(const bx_pixels *p)
{
    GString *out = g_string_new(NULL);
    for (int y = 0; y < p->height; y++) {
        if (y)
            g_string_append_c(out, '/');
        for (int x = 0; x < p->width; x++) {
            const unsigned char *at = p->data + p->stride * y + 4 * x;
            g_string_append_c(out, memcmp(at, at + 1, 3) ? '?' : (char)at[0]);
        }
    }
    return g_string_free(out, FALSE);
}

/* ABC over DEF as stored. By EXIF 2.3 §4.6.4 row 0 and column 0 of what is stored are, in
 * what is seen: top left, top right, bottom right, bottom left, left top, right top,
 * right bottom, left bottom. */
static void test_upright(void)
{
    static const char *const seen[] = {"ABC/DEF",  "ABC/DEF",  "CBA/FED",
                                       "FED/CBA",  "DEF/ABC",  "AD/BE/CF",
                                       "DA/EB/FC", "FC/EB/DA", "CF/BE/AD"};
    for (int orientation = 0; orientation <= 8; orientation++) {
        bx_pixels p = bx_pixels_upright(pixels_of("ABCDEF", 3, 2), orientation);
        g_autofree char *letters = letters_of(&p);
        g_assert_cmpstr(letters, ==, seen[orientation]);
        g_assert_true(p.has_alpha);
        g_free(p.data);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/resample/upright", test_upright);
    return g_test_run();
}
