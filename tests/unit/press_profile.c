#include "model/press_profile.h"

#include "cases.h"

static const char *const mark_names[] = {"crop", "register", "colour-bar", "slug"};

static void dump_plate(GString *out, const char *name, const bx_plate *p)
{
    g_string_append_printf(out, "%s %d %d %d %d%s%s\n", name, p->c, p->m, p->y, p->k,
                           p->spot ? " as " : "", p->spot ? p->spot : "");
}

/* The folder of the tests is no part of an expectation. */
static const char *beside(const char *path)
{
    const char *file = path ? strrchr(path, '/') : NULL;
    return !path ? "-" : file ? file + 1 : path;
}

static void dump(GString *out, const bx_press_profile *p)
{
    static const char *const flavours[] = {"plain", "x4", "x1a"};
    g_string_append_printf(out, "%s %s: %s\n", p->name, p->title ? p->title : "-",
                           flavours[p->flavour]);
    g_string_append_printf(out, "condition %s, %s, of %s; icc %s%s\n",
                           p->condition.name ? p->condition.name : "-",
                           p->condition.words ? p->condition.words : "-",
                           p->condition.registry ? p->condition.registry : "-",
                           beside(p->icc),
                           p->condition.not_embedded.source ? ", not embedded" : "");
    dump_plate(out, "black", &p->plates[BX_INK_BLACK]);
    dump_plate(out, "red", &p->plates[BX_INK_RED]);
    dump_plate(out, "tint", &p->plates[BX_INK_TINT]);
    g_string_append_printf(out,
                           "black rules %g pt, heads %g pt; pictures %d ppi, %d %%\n",
                           bx_pt_from_len(p->black.rules), bx_pt_from_len(p->black.heads),
                           p->pictures.ppi, p->pictures.total_ink);
    g_string_append_printf(
        out, "ink %d–%d %%, ppi %d–%d, line art %d, rules %g %g, text %g %g %g\n",
        p->limits.total_ink_warning, p->limits.total_ink, p->limits.ppi,
        p->limits.ppi_warning, p->limits.line_art_ppi, bx_pt_from_len(p->limits.rule),
        bx_pt_from_len(p->limits.reversed_rule), bx_pt_from_len(p->limits.text),
        bx_pt_from_len(p->limits.reversed_text),
        bx_pt_from_len(p->limits.multi_ink_text));
    g_string_append_printf(out, "bleed %.4g mm, marks", bx_mm_from_len(p->bleed));
    for (int i = 0; i < BX_MARK_COUNT; i++)
        if (p->marks[i])
            g_string_append_printf(out, " %s", mark_names[i]);
    g_string_append_c(out, '\n');
}

static void run(GString *out, const char *input, bx_arena *arena, bx_diags *diags)
{
    g_autofree char *path = g_strconcat("./", input, NULL);
    const bx_press_profile *p =
        bx_press_profile_find(arena, path, NULL, NULL, BX_NOWHERE, diags);
    if (p)
        dump(out, p);
}

static void test_cases(void)
{
    cases_run_all("press", ".yaml", run);
}

/* Those of the house, without a word of complaint, by their names. */
static void test_house(void)
{
    static const char *const names[] = {"newsprint", "newsprint-x1a", "office"};
    g_autofree char *folder =
        g_build_filename(g_getenv("BX_TESTS"), "../layouts/press", NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        bx_arena *arena = bx_arena_new();
        bx_diags *diags = bx_diags_new();
        const bx_press_profile *p =
            bx_press_profile_find(arena, names[i], "/nowhere",
                                  (const char *[]){folder, NULL}, BX_NOWHERE, diags);
        g_assert_nonnull(p);
        g_assert_cmpstr(p->name, ==, names[i]);
        g_assert_cmpint(p->flavour, ==, (int)((i + 1) % 3));
        g_assert_true(p->flavour == BX_FLAVOUR_PLAIN ||
                      g_file_test(p->icc, G_FILE_TEST_IS_REGULAR));
        g_assert_cmpint(bx_diags_count(diags, BX_ERROR), ==, 0);
        bx_diags_free(diags);
        bx_arena_free(arena);
    }
}

static void refuses(const char *name, bx_diag_id complaint)
{
    bx_arena *arena = bx_arena_new();
    bx_diags *diags = bx_diags_new();
    g_autofree char *folder =
        g_build_filename(g_getenv("BX_TESTS"), "../layouts/press", NULL);
    g_assert_null(bx_press_profile_find(arena, name, NULL, (const char *[]){folder, NULL},
                                        BX_NOWHERE, diags));
    g_assert_cmpint(bx_diags_count_of(diags, complaint), ==, 1);
    bx_diags_free(diags);
    bx_arena_free(arena);
}

static void test_unknown(void)
{
    refuses("newsprnt", BX_D_E_PRESS_MISSPELT);
    refuses("gravure", BX_D_E_PRESS_UNKNOWN);
    refuses("./none.yaml", BX_D_E_PRESS_UNKNOWN);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/press_profile/cases", test_cases);
    g_test_add_func("/press_profile/house", test_house);
    g_test_add_func("/press_profile/unknown", test_unknown);
    return g_test_run();
}
