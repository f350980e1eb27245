#include <glib/gstdio.h>
#include <string.h>

#include "asset/assets.h"
#include "base/len.h"

typedef struct {
    bx_diags *diags;
    bx_assets *assets;
} fixture;

static fixture open_fonts(const char *dir)
{
    fixture f = {.diags = bx_diags_new()};
    f.assets = bx_assets_new(dir, f.diags);
    return f;
}

static fixture open_test_fonts(void)
{
    g_autofree char *dir = g_build_filename(g_getenv("BX_TESTS"), "fonts", NULL);
    return open_fonts(dir);
}

static void close_fonts(fixture *f)
{
    bx_assets_free(f->assets);
    bx_diags_free(f->diags);
}

/* A folder with a fonts.conf of the given body, and copies of the test faces named. */
static char *make_folder(const char *body, const char *const *faces)
{
    char *dir = g_dir_make_tmp("banxin-XXXXXX", NULL);
    g_autofree char *conf = g_build_filename(dir, "fonts.conf", NULL);
    g_autofree char *text = g_strdup_printf("<?xml version=\"1.0\"?>\n<fontconfig>\n"
                                            "<cachedir>%s/cache</cachedir>\n%s"
                                            "</fontconfig>\n",
                                            dir, body);
    g_assert_true(g_file_set_contents(conf, text, -1, NULL));
    for (; faces && *faces; faces++) {
        g_autofree char *from =
            g_build_filename(g_getenv("BX_TESTS"), "fonts", *faces, NULL);
        g_autofree char *to = g_build_filename(dir, *faces, NULL);
        g_autofree char *bytes = NULL;
        gsize n;
        g_assert_true(g_file_get_contents(from, &bytes, &n, NULL));
        g_assert_true(g_file_set_contents(to, bytes, (gssize)n, NULL));
    }
    return dir;
}

static void remove_folder(char *dir)
{
    GDir *list = g_dir_open(dir, 0, NULL);
    const char *name;
    while (list && (name = g_dir_read_name(list))) {
        g_autofree char *path = g_build_filename(dir, name, NULL);
        if (g_file_test(path, G_FILE_TEST_IS_DIR))
            remove_folder(g_strdup(path));
        else
            g_remove(path);
    }
    if (list)
        g_dir_close(list);
    g_rmdir(dir);
    g_free(dir);
}

#define ALIAS(role, families)                                                            \
    "<alias><family>banxin-" role "</family><prefer>" families "</prefer></alias>"

static void test_roles(void)
{
    fixture f = open_test_fonts();
    g_assert_nonnull(f.assets);
    g_assert_cmpint(bx_assets_n_faces(f.assets), ==, 0); /* opened when needed */
    static const char *const families[] = {"Banxin Test Song", "Banxin Test Song",
                                           "Banxin Test Hei",  "Banxin Test Hei",
                                           "Banxin Test Kai",  "Banxin Test Song"};
    for (int role = 0; role < BX_ROLE_COUNT; role++) {
        int face = bx_assets_primary(f.assets, (bx_role)role);
        g_assert_cmpint(face, >=, 0);
        g_assert_cmpstr(bx_assets_face(f.assets, face)->family, ==, families[role]);
    }
    g_assert_cmpint(bx_assets_n_faces(f.assets), ==, 3); /* shared between roles */
    g_assert_cmpint(bx_diags_count(f.diags, BX_ERROR), ==, 0);
    close_fonts(&f);
}

static void test_facts(void)
{
    fixture f = open_test_fonts();
    const bx_face *song =
        bx_assets_face(f.assets, bx_assets_primary(f.assets, BX_ROLE_SONG));
    g_assert_cmpstr(song->style, ==, "Regular");
    g_assert_true(g_str_has_suffix(song->file, "/fonts/song.otf"));
    g_assert_cmpint(song->index, ==, 0);
    int x_scale, y_scale;
    hb_font_get_scale(song->font, &x_scale, &y_scale);
    g_assert_cmpint(x_scale, ==, BX_EM);
    g_assert_cmpint(y_scale, ==, BX_EM);
    for (int role = 0; role < BX_ROLE_COUNT; role++) {
        const bx_face *face =
            bx_assets_face(f.assets, bx_assets_primary(f.assets, (bx_role)role));
        g_assert_cmpint(face->ascent + face->descent, ==, BX_EM);
        g_assert_cmpint(face->descent, >, BX_EM / 10);
        g_assert_cmpint(face->descent, <, BX_EM / 4);
    }
    close_fonts(&f);
}

/* The hei face lacks what only the song face has: the chain gives it. */
static void test_fallback(void)
{
    fixture f = open_test_fonts();
    int hei = bx_assets_primary(f.assets, BX_ROLE_HEI);
    int song = bx_assets_primary(f.assets, BX_ROLE_SONG);
    g_assert_cmpint(bx_assets_face_for(f.assets, BX_ROLE_HEI, 0x5de5), ==, hei); /* 工 */
    uint32_t only_song = 0;
    for (uint32_t c = 0x4e00; c < 0xa000 && !only_song; c++)
        if (bx_assets_glyph(f.assets, song, c).gid &&
            !bx_assets_glyph(f.assets, hei, c).gid)
            only_song = c;
    g_assert_cmpuint(only_song, !=, 0);
    g_assert_cmpint(bx_assets_face_for(f.assets, BX_ROLE_HEI, only_song), ==, song);
    g_assert_cmpint(bx_assets_face_for(f.assets, BX_ROLE_HEI, 0x2a6d6), ==, -1);
    g_assert_cmpint(bx_assets_face_for(f.assets, BX_ROLE_HEI, 0x110000), ==, -1);
    close_fonts(&f);
}

static void test_chain(void)
{
    fixture f = open_test_fonts();
    int hei = bx_assets_chain(f.assets, BX_ROLE_HEI, 0);
    int song = bx_assets_chain(f.assets, BX_ROLE_HEI, 1);
    g_assert_cmpstr(bx_assets_face(f.assets, hei)->family, ==, "Banxin Test Hei");
    g_assert_cmpstr(bx_assets_face(f.assets, song)->family, ==, "Banxin Test Song");
    g_assert_cmpint(bx_assets_chain(f.assets, BX_ROLE_HEI, 2), ==, -1);
    close_fonts(&f);
}

/* fonts.conf works from any folder, named in any way. */
static void test_relative(void)
{
    g_autofree char *before = g_get_current_dir();
    g_assert_cmpint(g_chdir(g_getenv("BX_TESTS")), ==, 0);
    fixture f = open_fonts("fonts");
    g_assert_nonnull(f.assets);
    g_assert_cmpint(bx_assets_primary(f.assets, BX_ROLE_SONG), >=, 0);
    close_fonts(&f);
    g_assert_cmpint(g_chdir(before), ==, 0);
}

static void test_no_conf(void)
{
    fixture f = open_fonts("/nonexistent");
    g_assert_null(f.assets);
    g_assert_cmpint(bx_diags_count_of(f.diags, BX_D_E_FONTS_CONF), ==, 1);
    close_fonts(&f);
}

/* Fontconfig complains on stderr by itself; here it is enough that we say so too. */
static void test_bad_conf(void)
{
    g_autofree char *dir = g_dir_make_tmp("banxin-XXXXXX", NULL);
    g_autofree char *conf = g_build_filename(dir, "fonts.conf", NULL);
    g_assert_true(g_file_set_contents(conf, "<fontconfig><dir>", -1, NULL));
    fixture f = open_fonts(dir);
    g_assert_null(f.assets);
    g_assert_cmpint(bx_diags_count_of(f.diags, BX_D_E_FONTS_XML), ==, 1);
    close_fonts(&f);
    remove_folder(g_steal_pointer(&dir));
}

static void test_no_face(void)
{
    char *dir = make_folder(ALIAS("song", "<family>No Such Face</family>"), NULL);
    fixture f = open_fonts(dir);
    g_assert_nonnull(f.assets);
    g_assert_cmpint(bx_assets_primary(f.assets, BX_ROLE_SONG), ==, -1);
    g_assert_cmpint(bx_assets_primary(f.assets, BX_ROLE_SONG), ==, -1);
    g_assert_cmpint(bx_diags_count_of(f.diags, BX_D_E_FONT_ROLE), ==, 1); /* once */
    g_assert_cmpint(bx_assets_face_for(f.assets, BX_ROLE_SONG, 0x5de5), ==, -1);
    close_fonts(&f);
    remove_folder(dir);
}

/* A face dropped into the folder leads when fonts.conf names it first; the order there
 * is the order of the chain, and the weight after a colon is no part of the name. */
static void test_own_face(void)
{
    char *dir = make_folder(ALIAS("song", "<family>Banxin Test Kai:black</family>"
                                          "<family>banxin test song</family>"),
                            (const char *[]){"song.otf", "kai.ttf", NULL});
    fixture f = open_fonts(dir);
    int first = bx_assets_chain(f.assets, BX_ROLE_SONG, 0);
    int second = bx_assets_chain(f.assets, BX_ROLE_SONG, 1);
    g_assert_cmpstr(bx_assets_face(f.assets, first)->family, ==, "Banxin Test Kai");
    g_assert_cmpstr(bx_assets_face(f.assets, second)->family, ==, "Banxin Test Song");
    close_fonts(&f);
    remove_folder(dir);
}

/* A file that went bad after fontconfig listed it is passed over with a warning. */
static void test_damaged(void)
{
    char *dir = make_folder(ALIAS("song", "<family>Banxin Test Kai</family>"
                                          "<family>Banxin Test Song</family>"),
                            (const char *[]){"song.otf", "kai.ttf", NULL});
    fixture f = open_fonts(dir);
    g_autofree char *kai = g_build_filename(dir, "kai.ttf", NULL);
    g_assert_true(g_file_set_contents(kai, "no face of type", -1, NULL));
    int face = bx_assets_primary(f.assets, BX_ROLE_SONG);
    g_assert_cmpstr(bx_assets_face(f.assets, face)->family, ==, "Banxin Test Song");
    g_assert_cmpint(bx_diags_count_of(f.diags, BX_D_W_FONT_DAMAGED), ==, 1);
    close_fonts(&f);
    remove_folder(dir);
}

/* The shipped list, where Noto is installed: weights are found by their words. */
static void test_shipped(void)
{
    fixture f = open_fonts(BX_SOURCE_DATA "/fonts");
    g_assert_nonnull(f.assets);
    int heavy = bx_assets_chain(f.assets, BX_ROLE_SONG_HEAVY, 0);
    if (heavy < 0 ||
        strcmp(bx_assets_face(f.assets, heavy)->family, "Noto Serif CJK SC") != 0) {
        g_test_skip("Noto Serif CJK SC is not installed");
    } else {
        const char *style = bx_assets_face(f.assets, heavy)->style;
        g_assert_true(!strcmp(style, "Black") || !strcmp(style, "Bold"));
        const bx_face *song =
            bx_assets_face(f.assets, bx_assets_primary(f.assets, BX_ROLE_SONG));
        g_assert_true(!strcmp(song->style, "Medium") || !strcmp(song->style, "Regular"));
        g_assert_cmpint(song->descent, ==, (int)bx_len_scale(120, BX_EM, 1000));
    }
    close_fonts(&f);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/font/roles", test_roles);
    g_test_add_func("/font/facts", test_facts);
    g_test_add_func("/font/fallback", test_fallback);
    g_test_add_func("/font/chain", test_chain);
    g_test_add_func("/font/relative", test_relative);
    g_test_add_func("/font/no-conf", test_no_conf);
    g_test_add_func("/font/bad-conf", test_bad_conf);
    g_test_add_func("/font/no-face", test_no_face);
    g_test_add_func("/font/own-face", test_own_face);
    g_test_add_func("/font/damaged", test_damaged);
    g_test_add_func("/font/shipped", test_shipped);
    return g_test_run();
}
