#include <glib.h>
#include <hb.h>

#include "asset/assets.h"
#include "base/len.h"

static bx_diags *diags;
static bx_assets *assets;

static bx_glyph_facts glyph(bx_role role, uint32_t c)
{
    return bx_assets_glyph(assets, bx_assets_primary(assets, role), c);
}

static void test_han(void)
{
    bx_glyph_facts g = glyph(BX_ROLE_SONG, 0x5de5); /* 工 */
    g_assert_cmpuint(g.gid, !=, 0);
    g_assert_cmpint(g.advance, ==, BX_EM);
    g_assert_cmpint(g.ink_from, >, 0);
    g_assert_cmpint(g.ink_to, <, BX_EM);
    g_assert_cmpint(g.ink_from, <, g.ink_to);
}

/* The ink of an opening mark is in its right half, of a closing one in its left. */
static void test_marks(void)
{
    g_assert_cmpint(glyph(BX_ROLE_SONG, 0xff08).ink_from, >=, BX_EM / 2);
    g_assert_cmpint(glyph(BX_ROLE_SONG, 0xff09).ink_to, <=, BX_EM / 2);
    g_assert_cmpint(glyph(BX_ROLE_KAI, 0x201c).advance, <, BX_EM / 2); /* WenKai's “ */
}

static void test_blank(void)
{
    bx_glyph_facts g = glyph(BX_ROLE_SONG, ' ');
    g_assert_cmpuint(g.gid, !=, 0);
    g_assert_cmpint(g.advance, >, 0);
    g_assert_cmpint(g.ink_from, ==, 0);
    g_assert_cmpint(g.ink_to, ==, 0);
}

static void test_missing(void)
{
    static const uint32_t missing[] = {0xe000, 0x2a6d6, 0x10ffff, 0x110000, 0xffffffff};
    for (size_t i = 0; i < G_N_ELEMENTS(missing); i++) {
        bx_glyph_facts g = glyph(BX_ROLE_SONG, missing[i]);
        g_assert_cmpuint(g.gid, ==, 0);
        g_assert_cmpint(g.advance, ==, 0);
    }
}

/* The cache answers as HarfBuzz does, the first time and the second. */
static void test_cache(void)
{
    int face = bx_assets_primary(assets, BX_ROLE_HEI);
    hb_font_t *font = bx_assets_face(assets, face)->font;
    for (int round = 0; round < 2; round++) {
        for (uint32_t c = 0x20; c < 0x3100; c++) {
            hb_codepoint_t gid = 0;
            hb_font_get_nominal_glyph(font, c, &gid);
            bx_glyph_facts g = bx_assets_glyph(assets, face, c);
            g_assert_cmpuint(g.gid, ==, gid);
            if (gid)
                g_assert_cmpint(g.advance, ==, hb_font_get_glyph_h_advance(font, gid));
        }
    }
}

/* Private-use codes of GBK are set as the characters they stand for today. */
static void test_old_codes(void)
{
    g_autofree char *dir = g_strdup(BX_SOURCE_DATA "/fonts");
    bx_assets *installed = bx_assets_new(dir, diags);
    int face = bx_assets_face_for(installed, BX_ROLE_SONG, 0x3473); /* 㑳 */
    if (face < 0) {
        g_test_skip("no installed face has U+3473");
    } else {
        g_assert_cmpint(bx_assets_face_for(installed, BX_ROLE_SONG, 0xe81a), ==, face);
        g_assert_cmpuint(bx_assets_glyph(installed, face, 0xe81a).gid, ==,
                         bx_assets_glyph(installed, face, 0x3473).gid);
    }
    bx_assets_free(installed);
}

/* Looked up a million times, a glyph costs no more than reading a table. */
static void test_speed(void)
{
    int face = bx_assets_primary(assets, BX_ROLE_SONG);
    gint64 from = g_get_monotonic_time();
    int64_t sum = 0;
    for (uint32_t i = 0; i < 1000000; i++)
        sum += bx_assets_glyph(assets, face, 0x4e00 + i % 0x5000).advance;
    gint64 taken = g_get_monotonic_time() - from;
    g_test_message("%d ns a glyph", (int)(taken / 1000));
    g_assert_cmpint(sum, >, 0);
    g_assert_cmpint(taken, <, 2 * G_USEC_PER_SEC);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_autofree char *dir = g_build_filename(g_getenv("BX_TESTS"), "fonts", NULL);
    diags = bx_diags_new();
    assets = bx_assets_new(dir, diags);
    g_assert_nonnull(assets);
    g_test_add_func("/glyph/han", test_han);
    g_test_add_func("/glyph/marks", test_marks);
    g_test_add_func("/glyph/blank", test_blank);
    g_test_add_func("/glyph/missing", test_missing);
    g_test_add_func("/glyph/cache", test_cache);
    g_test_add_func("/glyph/old-codes", test_old_codes);
    g_test_add_func("/glyph/speed", test_speed);
    int status = g_test_run();
    bx_assets_free(assets);
    bx_diags_free(diags);
    return status;
}
