/* Profiles of presses: which ones are taken and which refused, and what becomes of white,
 * black and grays. */
#include "asset/icc.h"

#include <lcms2.h>
#include <stdint.h>

#include "sample.h"

#define NEWSPRINT BX_SOURCE_DATA "/layouts/press/newsprint.icc"

static void refuses(sample *s, const char *name, bx_diag_id id)
{
    g_autofree char *path = sample_path(s, name);
    int before = bx_diags_count_of(s->diags, id);
    g_assert_null(bx_icc_open(path, BX_NOWHERE, s->diags));
    g_assert_cmpint(bx_diags_count_of(s->diags, id), ==, before + 1);
}

static void write_profile(sample *s, const char *name, cmsHPROFILE profile)
{
    g_autofree char *path = sample_path(s, name);
    g_assert_true(cmsSaveProfileToFile(profile, path));
    cmsCloseProfile(profile);
}

static char *newsprint(gsize *n)
{
    char *bytes = NULL;
    g_assert_true(g_file_get_contents(NEWSPRINT, &bytes, n, NULL));
    return bytes;
}

static void test_open(void)
{
    sample s = sample_new();
    size_t n;
    bx_icc *icc = bx_icc_open(NEWSPRINT, BX_NOWHERE, s.diags);
    g_assert_nonnull(icc);
    gsize wanted;
    g_autofree char *bytes = newsprint(&wanted);
    const unsigned char *held = bx_icc_bytes(icc, &n);
    g_assert_cmpuint(n, ==, wanted);
    g_assert_true(!memcmp(held, bytes, n));
    g_assert_true(g_str_has_prefix(bx_icc_name(icc), "Newsprint 26%"));
    bx_icc_free(icc);
    sample_free(&s);
}

static void test_refused(void)
{
    sample s = sample_new();
    gsize n;
    g_autofree char *bytes = newsprint(&n);
    g_autofree char *cut = sample_path(&s, "cut.icc"),
                    *scanner = sample_path(&s, "scnr.icc");
    g_autofree char *text = sample_path(&s, "text.icc"),
                    *empty = sample_path(&s, "0.icc");
    sample_write(cut, bytes, n / 2);
    sample_write(text, "no profile", 10);
    sample_write(empty, "", 0);
    memcpy(bytes + 12, "scnr", 4);
    sample_write(scanner, bytes, n);
    write_profile(&s, "rgb.icc", cmsCreate_sRGBProfile());
    write_profile(&s, "ink-limit.icc",
                  cmsCreateInkLimitingDeviceLink(cmsSigCmykData, 220));
    refuses(&s, "none.icc", BX_D_E_ICC_OPEN);
    refuses(&s, ".", BX_D_E_ICC_OPEN);
    refuses(&s, "cut.icc", BX_D_E_ICC_DAMAGED);
    refuses(&s, "text.icc", BX_D_E_ICC_DAMAGED);
    refuses(&s, "0.icc", BX_D_E_ICC_DAMAGED);
    refuses(&s, "rgb.icc", BX_D_E_ICC_KIND);
    refuses(&s, "scnr.icc", BX_D_E_ICC_KIND);
    refuses(&s, "ink-limit.icc", BX_D_E_ICC_KIND);
    sample_free(&s);
}

/* The words name class and space as they stand in the file. */
static void test_words(void)
{
    sample s = sample_new();
    write_profile(&s, "rgb.icc", cmsCreate_sRGBProfile());
    refuses(&s, "rgb.icc", BX_D_E_ICC_KIND);
    g_autofree char *said = bx_diags_text(s.diags, BX_ENGLISH, false);
    g_assert_nonnull(strstr(said, "but mntr, RGB"));
    sample_free(&s);
}

/* A table that is gone, one after the other: without the one that pictures go through a
 * profile is of no use; without the others Little CMS finds its way. */
static void test_without_a_tag(void)
{
    enum { HEADER = 128, TAG = 12 };
    sample s = sample_new();
    gsize n;
    g_autofree char *bytes = newsprint(&n);
    g_autofree char *path = sample_path(&s, "less.icc");
    for (int i = 0; i < bytes[HEADER + 3]; i++) {
        char *tag = bytes + HEADER + 4 + TAG * i, name[5] = {0};
        memcpy(name, tag, 4);
        memcpy(tag, "gone", 4);
        sample_write(path, bytes, n);
        memcpy(tag, name, 4);
        bx_icc *icc = bx_icc_open(path, BX_NOWHERE, NULL);
        g_assert_true(!icc == !strcmp(name, "B2A0"));
        bx_icc_free(icc);
    }
    sample_free(&s);
}

/* Bytes turned over all through the file, the size that its header states left right. */
static void test_damaged(void)
{
    sample s = sample_new();
    gsize n;
    g_autofree char *bytes = newsprint(&n);
    g_autofree char *path = sample_path(&s, "bad.icc");
    GRand *random = g_rand_new_with_seed(6);
    for (int i = 0; i < 60; i++) {
        g_autofree char *bad = g_memdup2(bytes, n);
        for (int k = 0; k < 8; k++)
            bad[g_rand_int_range(random, 4, 400)] ^=
                (char)g_rand_int_range(random, 1, 255);
        sample_write(path, bad, n);
        bx_icc_free(bx_icc_open(path, BX_NOWHERE, NULL));
    }
    g_rand_free(random);
    sample_free(&s);
}

static void test_colours(void)
{
    static const unsigned char white[] = {255, 255, 255, 255}, black[] = {0, 0, 0, 255};
    bx_icc *icc = bx_icc_open(NEWSPRINT, BX_NOWHERE, NULL);
    bx_separator *s = bx_separator_new(icc, NULL, 0, 3);
    unsigned char inks[4];
    bx_separate_row(s, white, inks, 1);
    g_assert_cmpint(inks[0] + inks[1] + inks[2] + inks[3], ==, 0);
    bx_separate_row(s, black, inks, 1);
    g_assert_cmpint(inks[0] + inks[1] + inks[2] + inks[3], <=,
                    562); /* 220 % and rounding */
    g_assert_cmpint(inks[3], >, 240);
    bx_separator_free(s);
    bx_icc_free(icc);
}

static void test_grays(void)
{
    bx_icc *icc = bx_icc_open(NEWSPRINT, BX_NOWHERE, NULL);
    for (int channels = 1; channels <= 3; channels += 2) {
        unsigned char black[256];
        bx_separator *s = bx_separator_new(icc, NULL, 0, channels);
        bx_separate_grays(s, black);
        g_assert_cmpint(black[0], ==, 255);
        g_assert_cmpint(black[255], ==, 0);
        for (int i = 1; i < 256; i++)
            g_assert_cmpint(black[i], <=, black[i - 1]);
        g_assert_cmpint(black[128], <, 127); /* dots gain: half a gray is less of a dot */
        bx_separator_free(s);
    }
    bx_icc_free(icc);
}

/* A profile for other pixels, or none at all. */
static void test_sources(void)
{
    bx_icc *icc = bx_icc_open(NEWSPRINT, BX_NOWHERE, NULL);
    gsize n;
    g_autofree char *inks = newsprint(&n);
    const unsigned char *bytes = (const unsigned char *)inks;
    g_assert_null(bx_separator_new(icc, bytes, n, 3));
    g_assert_null(bx_separator_new(icc, bytes, n, 1));
    g_assert_null(bx_separator_new(icc, bytes, 200, 4));
    g_assert_null(bx_separator_new(icc, NULL, 0, 4));
    bx_separator *same = bx_separator_new(icc, bytes, n, 4);
    g_assert_nonnull(same);
    bx_separator_free(same);
    bx_icc_free(icc);
}

static void test_screen(void)
{
    static const unsigned char none[] = {0, 0, 0, 0}, red[] = {0, 255, 255, 0};
    bx_icc *icc = bx_icc_open(NEWSPRINT, BX_NOWHERE, NULL);
    bx_screen *white = bx_screen_new(icc, false), *paper = bx_screen_new(icc, true);
    unsigned char pixel[4] = {1, 2, 3, 200};
    bx_screen_row(white, none, pixel, 1);
    g_assert_cmpint(MIN(MIN(pixel[0], pixel[1]), pixel[2]), >=, 254);
    g_assert_cmpint(pixel[3], ==, 200);
    bx_screen_row(paper, none, pixel, 1);
    g_assert_cmpint(pixel[2], <, 225);
    g_assert_cmpint(pixel[2], >, pixel[0]); /* yellowish */
    bx_screen_row(white, red, pixel, 1);
    g_assert_cmpint(pixel[2], >, pixel[1] + 80);
    bx_screen_free(white);
    bx_screen_free(paper);
    bx_icc_free(icc);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/icc/open", test_open);
    g_test_add_func("/icc/refused", test_refused);
    g_test_add_func("/icc/words", test_words);
    g_test_add_func("/icc/without-a-tag", test_without_a_tag);
    g_test_add_func("/icc/damaged", test_damaged);
    g_test_add_func("/icc/colours", test_colours);
    g_test_add_func("/icc/grays", test_grays);
    g_test_add_func("/icc/sources", test_sources);
    g_test_add_func("/icc/screen", test_screen);
    return g_test_run();
}
