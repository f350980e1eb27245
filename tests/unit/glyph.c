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

/* The glyph alone, of what was asked for and is an em wide. */
static void test_square(void)
{
    int face = bx_assets_primary(assets, BX_ROLE_SONG);
    bx_forms *forms = bx_assets_forms(assets, face, 0);
    uint32_t c = 0x4f1a; /* 会: no other test asks for it */
    g_assert_cmpuint(bx_forms_square(forms, c), ==, 0);
    bx_glyph_facts g = bx_forms_glyph(forms, c);
    g_assert_cmpint(g.advance, ==, BX_EM);
    g_assert_cmpuint(bx_forms_square(forms, c), ==, g.gid);
    g_assert_cmpuint(bx_forms_glyph(forms, 'a').gid, !=, 0);
    g_assert_cmpuint(bx_forms_square(forms, 'a'), ==, 0);
    g_assert_cmpuint(bx_forms_square(forms, 0x110000), ==, 0);
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

/* Taiwan's comma stands in the middle, the mainland's in the corner; a face that knows no
 * languages has one form. */
static void test_languages(void)
{
    int hans = bx_assets_language(assets, "zh-Hans");
    int hant = bx_assets_language(assets, "zh-Hant");
    int ja = bx_assets_language(assets, "ja");
    g_assert_cmpint(hans, >, 0);
    g_assert_cmpint(hant, ==, bx_assets_language(assets, "zh-Hant"));
    g_assert_cmpint(hant, !=, hans);
    int song = bx_assets_primary(assets, BX_ROLE_SONG);
    int kai = bx_assets_primary(assets, BX_ROLE_KAI);
    bx_glyph_facts own = bx_assets_glyph(assets, song, 0xff0c);
    bx_glyph_facts centred = bx_assets_local_glyph(assets, song, hant, 0xff0c);
    g_assert_cmpuint(bx_assets_local_glyph(assets, song, hans, 0xff0c).gid, ==, own.gid);
    g_assert_cmpuint(centred.gid, !=, own.gid);
    g_assert_cmpint(centred.ink_from, >, BX_EM / 4);
    g_assert_cmpuint(bx_assets_local_glyph(assets, song, ja, 0x76f4).gid, !=, /* 直 */
                     bx_assets_glyph(assets, song, 0x76f4).gid);
    for (int language = 0; language <= ja; language++) {
        g_assert_cmpuint(bx_assets_local_glyph(assets, kai, language, 0xff0c).gid, ==,
                         bx_assets_glyph(assets, kai, 0xff0c).gid);
        g_assert_cmpuint(bx_assets_local_glyph(assets, song, language, 0x10ffff).gid, ==,
                         0);
    }
}

/* More languages than a build may ask for fall back on the face's own forms. */
static void test_too_many_languages(void)
{
    for (int i = 0; i < 100; i++) {
        g_autofree char *name = g_strdup_printf("x-%d", i);
        int language = bx_assets_language(assets, name);
        g_assert_cmpuint(bx_assets_local_glyph(assets, 0, language, 0x4e00).gid, ==,
                         bx_assets_glyph(assets, 0, 0x4e00).gid);
    }
    g_assert_cmpint(bx_assets_language(assets, "x-100"), ==, 0);
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

static void test_modern(void)
{
    static const uint32_t pairs[][2] = {
        {0xE816, 0x20087}, {0xE864, 0x9FBB}, {0xE78D, 0xFE10}, {0xE78E, 0xFE12},
        {0xE796, 0xFE19},  {0xE7C7, 0x1E3F}, {0xE7C8, 0x01F9}, {0xE7E7, 0x303E},
        {0xE7F3, 0x2FFB},  {0xE000, 0xE000}, {0xF8FF, 0xF8FF}, {0x4E00, 0x4E00},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++)
        g_assert_cmphex(bx_modern_from_gbk(pairs[i][0]), ==, pairs[i][1]);
}

/* Each row of the table is what this system's converter makes of its place. */
static void test_table(void)
{
    static const struct {
        uint32_t modern;
        uint16_t gb18030;
    } rows[] = {
#define BX_PUA(old, modern, gb18030) {modern, gb18030},
#include "asset/pua_gbk.def"
#undef BX_PUA
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        char place[] = {(char)(rows[i].gb18030 >> 8), (char)rows[i].gb18030, 0};
        g_autofree char *text = g_convert(place, 2, "UTF-8", "GB18030", NULL, NULL, NULL);
        if (!text) {
            g_test_skip("no converter for GB 18030");
            return;
        }
        g_assert_cmphex(g_utf8_get_char(text), ==, rows[i].modern);
    }
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
    g_test_add_func("/glyph/square", test_square);
    g_test_add_func("/glyph/marks", test_marks);
    g_test_add_func("/glyph/blank", test_blank);
    g_test_add_func("/glyph/missing", test_missing);
    g_test_add_func("/glyph/cache", test_cache);
    g_test_add_func("/glyph/old-codes", test_old_codes);
    g_test_add_func("/glyph/modern", test_modern);
    g_test_add_func("/glyph/table", test_table);
    g_test_add_func("/glyph/speed", test_speed);
    g_test_add_func("/glyph/languages", test_languages);
    g_test_add_func("/glyph/too-many-languages", test_too_many_languages);
    int status = g_test_run();
    bx_assets_free(assets);
    bx_diags_free(diags);
    return status;
}
