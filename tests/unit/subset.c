#include "asset/subset.h"

#include <glib.h>
#include <hb-ot.h>
#include <string.h>

static bx_diags *diags;
static bx_assets *assets;

/* A few glyphs of a face: the copy is small, and each glyph in it is the same. */
static void cuts(bx_role role)
{
    const bx_face *face = bx_assets_face(assets, bx_assets_primary(assets, role));
    hb_set_t *gids = hb_set_create();
    static const uint32_t text[] = {0x5de5, 0x4f1a, 'A', '1', 0xff0c};
    int id = bx_assets_primary(assets, role);
    for (size_t i = 0; i < G_N_ELEMENTS(text); i++)
        hb_set_add(gids, bx_assets_glyph(assets, id, text[i]).gid);
    bx_subset subset;
    g_assert_true(bx_subset_make(face, gids, &subset));
    g_assert_cmpuint(hb_blob_get_length(subset.blob), <, 20000);

    hb_face_t *small = hb_face_create(subset.blob, 0);
    hb_font_t *font = hb_font_create(small);
    hb_font_set_scale(font, BX_EM, BX_EM);
    for (hb_codepoint_t gid = HB_SET_VALUE_INVALID; hb_set_next(gids, &gid);) {
        hb_codepoint_t new_gid = hb_map_get(subset.new_gid, gid);
        hb_glyph_extents_t old_ink, new_ink;
        g_assert_cmpuint(new_gid, !=, HB_MAP_VALUE_INVALID);
        g_assert_cmpint(hb_font_get_glyph_h_advance(font, new_gid), ==,
                        hb_font_get_glyph_h_advance(face->font, gid));
        g_assert_true(hb_font_get_glyph_extents(face->font, gid, &old_ink));
        g_assert_true(hb_font_get_glyph_extents(font, new_gid, &new_ink));
        g_assert_cmpint(old_ink.x_bearing, ==, new_ink.x_bearing);
        g_assert_cmpint(old_ink.height, ==, new_ink.height);
    }
    /* names stay, for the PDF's font list; layout tables do not */
    hb_blob_t *names = hb_face_reference_table(small, HB_TAG('n', 'a', 'm', 'e'));
    hb_blob_t *layout = hb_face_reference_table(small, HB_TAG('G', 'S', 'U', 'B'));
    g_assert_cmpuint(hb_blob_get_length(names), >, 0);
    g_assert_cmpuint(hb_blob_get_length(layout), ==, 0);
    hb_blob_destroy(names);
    hb_blob_destroy(layout);
    hb_font_destroy(font);
    hb_face_destroy(small);
    hb_set_destroy(gids);
    bx_subset_clear(&subset);
    g_assert_null(subset.blob);
}

static void test_cff(void)
{
    cuts(BX_ROLE_SONG);
}

static void test_truetype(void)
{
    cuts(BX_ROLE_KAI);
}

static void test_identical(void)
{
    const bx_face *face = bx_assets_face(assets, bx_assets_primary(assets, BX_ROLE_SONG));
    hb_set_t *gids = hb_set_create();
    hb_set_add_range(gids, 20, 60);
    bx_subset a, b;
    g_assert_true(bx_subset_make(face, gids, &a));
    g_assert_true(bx_subset_make(face, gids, &b));
    unsigned n_a, n_b;
    const char *bytes_a = hb_blob_get_data(a.blob, &n_a);
    const char *bytes_b = hb_blob_get_data(b.blob, &n_b);
    g_assert_true(n_a == n_b && !memcmp(bytes_a, bytes_b, n_a));
    bx_subset_clear(&a);
    bx_subset_clear(&b);
    hb_set_destroy(gids);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_autofree char *dir = g_build_filename(g_getenv("BX_TESTS"), "fonts", NULL);
    diags = bx_diags_new();
    assets = bx_assets_new(dir, diags);
    g_assert_nonnull(assets);
    g_test_add_func("/subset/cff", test_cff);
    g_test_add_func("/subset/truetype", test_truetype);
    g_test_add_func("/subset/identical", test_identical);
    int status = g_test_run();
    bx_assets_free(assets);
    bx_diags_free(diags);
    return status;
}
