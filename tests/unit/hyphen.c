/* Words parted with a hyphen: where, how it is set, and how often one below another.
 * Skipped where the dictionary of American English is not installed. */
#include <glib/gstdio.h>

#include "setting.h"

#include "compose/cost.h"

static bool has_dictionary(void)
{
    setting t = setting_new();
    bool may_follow[12];
    bool has = bx_assets_hyphenate(t.assets, "en_US", "hyphenation", 11, may_follow);
    setting_free(&t);
    if (has)
        return true;
    g_test_skip("hyphen-en-us is not installed");
    return false;
}

/* The word with "-" where it may be parted. */
static void parts_as(setting *t, const char *text, const char *parted)
{
    const bx_shaped *s = setting_shape(t, text, BX_HORIZONTAL);
    g_autoptr(GString) out = g_string_new(NULL);
    for (int i = 0; i < s->n_clusters; i++) {
        const bx_shaped_cluster *c = &s->clusters[i];
        for (int k = 0; k < c->n_chars; k++)
            g_string_append_unichar(out, s->text.chars[c->first_char + k].c);
        if (c->hyphen_width)
            g_string_append_c(out, '-');
    }
    g_assert_cmpstr(out->str, ==, parted);
}

static void test_places(void)
{
    if (!has_dictionary())
        return;
    setting t = setting_new();
    parts_as(&t, "hyphenation", "hy-phen-ation");
    parts_as(&t, "hyphenation", "hy-phen-ation"); /* known by now */
    parts_as(&t, "Hyphenation", "Hy-phen-ation");
    parts_as(&t, "用hyphenation好", "用hy-phen-ation好");
    parts_as(&t, "HYPHENATION", "HYPHENATION"); /* all in capitals */
    parts_as(&t, "OpenHyphenation", "OpenHyphenation");
    parts_as(&t, "also", "also");
    parts_as(&t, "strength strength", "strength strength");
    parts_as(&t, "x1hyphenation", "x1hy-phen-ation");
    parts_as(&t, "", "");
    g_autofree char *endless = g_strnfill(500, 'a');
    parts_as(&t, endless, endless);
    setting_free(&t);
}

/* No word is parted without a dictionary of its language. */
static void test_no_dictionary(void)
{
    setting t = setting_new();
    bx_profile *profile = bx_copy(t.arena, bx_profile_default(), sizeof *profile);
    profile->hyphenation = "tlh";
    const bx_shaped *s = setting_shape_as(&t, "hyphenation", BX_HORIZONTAL, profile);
    for (int i = 0; i < s->n_clusters; i++)
        g_assert_cmpint(s->clusters[i].hyphen_width, ==, 0);
    setting_shape_as(&t, "hyphenation", BX_HORIZONTAL, profile);
    g_assert_cmpint(bx_diags_count_of(t.diags, BX_D_W_HYPHENS_MISSING), ==, 1);
    g_autofree char *said = bx_diags_text(t.diags, BX_ENGLISH, true);
    g_assert_nonnull(strstr(said, "put hyph_tlh.dic into the fonts folder"));
    bool may_follow[4];
    g_assert_false(bx_assets_hyphenate(t.assets, "en_US", "word", 4, may_follow));
    setting_free(&t);
}

/* A dictionary beside the faces is found there. */
static void test_own_dictionary(void)
{
    g_autofree char *folder = g_dir_make_tmp("bx-hyphen-XXXXXX", NULL);
    g_autofree char *conf = g_build_filename(folder, "fonts.conf", NULL);
    g_autofree char *dictionary = g_build_filename(folder, "hyph_tlh.dic", NULL);
    g_autofree char *theirs = setting_path("fonts/fonts.conf"), *text = NULL;
    g_assert_true(g_file_get_contents(theirs, &text, NULL, NULL));
    g_assert_true(g_file_set_contents(conf, text, -1, NULL));
    g_assert_true(g_file_set_contents(dictionary, "UTF-8\nb1c\n", -1, NULL));
    bx_diags *diags = bx_diags_new();
    bx_assets *assets = bx_assets_new(folder, diags);
    bool may_follow[6];
    g_assert_true(bx_assets_hyphenate(assets, "tlh", "aabcaa", 6, may_follow));
    for (int i = 0; i < 6; i++)
        g_assert_cmpint(may_follow[i], ==, i == 2);
    g_assert_cmpint(bx_diags_count_of(diags, BX_D_W_HYPHENS_MISSING), ==, 0);
    bx_assets_free(assets);
    bx_diags_free(diags);
    g_unlink(dictionary);
    g_unlink(conf);
    g_rmdir(folder);
}

/* The hyphen is in the measure, has a glyph and no text, and no character's number. */
static void test_line(void)
{
    if (!has_dictionary())
        return;
    setting t = setting_new();
    const bx_paragraph *p = setting_compose(&t, "中国hyphenation中国中国中国", 6, 0);
    const bx_breaking *b = &p->breakings[p->best];
    g_assert_cmpstr(lines_text(p, b, t.arena), ==, "中国hy/phenation/中国中国中国");
    bx_line line = bx_paragraph_line(t.arena, p, b, 0);
    const bx_glyph_run *run = &line.runs[line.n_runs - 1];
    g_assert_cmpstr(run->text, ==, "中国hy");
    g_assert_cmpint(run->n_glyphs, ==, 5);
    g_assert_cmpint(run->clusters[run->n_clusters - 1].id, ==, BX_GENERATED);
    g_assert_cmpint(run->clusters[run->n_clusters - 1].n_bytes, ==, 0);
    g_assert_cmpint(line.width, ==, 6 * EM);
    setting_free(&t);
}

/* Never three below one another (unbreakable.tsv), whatever else that costs. */
static void test_row_of_hyphens(void)
{
    if (!has_dictionary())
        return;
    setting t = setting_new();
    const char *text = "hyphenation extraordinary representative organisation "
                       "international communication administrative understanding "
                       "hyphenation extraordinary representative organisation";
    for (int em = 5; em < 14; em++) {
        const bx_paragraph *p = setting_compose(&t, text, em, 0);
        const bx_breaking *b = &p->breakings[p->best];
        int row = 0;
        for (int i = 0; i < b->n_lines; i++) {
            row = p->atoms->joints[b->joints[i]].has_hyphen ? row + 1 : 0;
            g_assert_true(row <= 2 || b->cost >= BX_COST_OVERFULL);
        }
    }
    setting_free(&t);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/hyphen/places", test_places);
    g_test_add_func("/hyphen/no-dictionary", test_no_dictionary);
    g_test_add_func("/hyphen/own-dictionary", test_own_dictionary);
    g_test_add_func("/hyphen/line", test_line);
    g_test_add_func("/hyphen/row", test_row_of_hyphens);
    return g_test_run();
}
