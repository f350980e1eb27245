#include "desk/lines.h"

#include "banxin.h"
#include "desk/lines_json.h"
#include "desk/lines_text.h"
#include "setting.h"
#include "text/profile.h"

static bx_lines_style style_of(setting *t, const double *ems, int n)
{
    bx_len *measures = BX_NEW_ARRAY(t->arena, n, bx_len);
    for (int i = 0; i < n; i++)
        measures[i] = (bx_len)(ems[i] * EM);
    return (bx_lines_style){.size = EM,
                            .measures = measures,
                            .n_measures = n,
                            .profile = bx_profile_default()};
}

static bx_lines make(setting *t, const char *text, double em)
{
    bx_lines_style style = style_of(t, &em, 1);
    const bx_source *source =
        bx_source_from_bytes(t->arena, "t.txt", text, strlen(text), t->diags);
    return bx_lines_make(t->arena, t->assets, source, &style, t->diags);
}

/* A paragraph a line, without empty ones and the indent its writer typed; the place is
 * that of its first character. */
static void test_paragraphs(void)
{
    setting t = setting_new();
    bx_lines lines = make(&t, "全国总工会\r\n\r\n 　\n　　会议\n工作", 3);
    const bx_lines_column *c = &lines.columns[0];
    static const struct {
        int line, column, n_lines;
        const char *first;
    } wanted[] = {{1, 1, 2, "全国总"}, {4, 3, 1, "会议"}, {5, 1, 1, "工作"}};
    g_assert_cmpint(c->n_paragraphs, ==, 3);
    for (int i = 0; i < 3; i++) {
        g_assert_cmpint(c->paragraphs[i].line, ==, wanted[i].line);
        g_assert_cmpint(c->paragraphs[i].column, ==, wanted[i].column);
        g_assert_cmpint(c->paragraphs[i].n_lines, ==, wanted[i].n_lines);
        g_assert_cmpstr(c->paragraphs[i].lines[0].text, ==, wanted[i].first);
        g_assert_cmpint(c->paragraphs[i].lines[0].set.n_runs, ==, 1);
    }
    g_assert_cmpint(c->figures.lines, ==, 4);
    g_assert_cmpint(c->figures.last, ==, 3);
    g_assert_cmpint(c->figures.untouched, ==, 1);
    setting_free(&t);
}

/* Each figure from a line that shows it. */
static void test_figures(void)
{
    static const struct {
        const char *text;
        double em;
        bx_lines_figures wanted;
    } cases[] = {
        {"全国总工会全国", 5, {.lines = 2, .last = 1, .untouched = 1}},
        {"全国，工会，会议，劳动，全国工会会议",
         11,
         {.lines = 2, .last = 1, .compressed = 1}},
        {"全国工会，（劳动",
         5.5,
         {.lines = 2, .last = 1, .stretched = 1, .too_loose = 1}},
        {"iiiiiiiiii WWWWWWWW",
         9,
         {.lines = 2, .last = 1, .too_short = 1, .too_loose = 1}},
        {"全国AI全国工会会议", 7, {.lines = 2, .last = 1, .untouched = 1, .widened = 1}},
        {"全国工", 2, {.lines = 2, .last = 1, .untouched = 1, .lone = 1}},
        {"，，，，",
         1,
         {.lines = 2, .last = 1, .untouched = 1, .lone = 1, .bad_starts = 1}},
        {"（（全",
         0.5,
         {.lines = 3,
          .last = 1,
          .untouched = 2,
          .lone = 1,
          .overfull = 1,
          .bad_ends = 2}},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        setting t = setting_new();
        bx_lines lines = make(&t, cases[i].text, cases[i].em);
        bx_lines_figures f = lines.columns[0].figures;
        int64_t cost = lines.columns[0].paragraphs[0].cost;
        g_assert_cmpint(f.cost, ==, cost);
        f.cost = 0;
        if (memcmp(&f, &cases[i].wanted, sizeof f))
            g_error("%s", bx_lines_text(&lines, BX_ENGLISH)->str);
        setting_free(&t);
    }
}

/* First fit fills lines by squeezing full stops where the optimum has a better way. */
static void test_fits(void)
{
    setting t = setting_new();
    static const char text[] = "工会。全国。会议。劳动。工作，全国工会";
    double em = 10;
    bx_lines_style style = style_of(&t, &em, 1);
    style.is_first_fit = true;
    const bx_source *source =
        bx_source_from_bytes(t.arena, "t.txt", text, strlen(text), t.diags);
    bx_lines first = bx_lines_make(t.arena, t.assets, source, &style, t.diags);
    bx_lines optimum = make(&t, text, em);
    g_assert_cmpint(first.columns[0].figures.stops, ==, 1);
    g_assert_cmpint(optimum.columns[0].figures.stops, ==, 0);
    g_assert_cmpint(optimum.columns[0].figures.cost, <=, first.columns[0].figures.cost);
    setting_free(&t);
}

static void test_reports(void)
{
    setting t = setting_new();
    make(&t, "工会\n全国\n", 0.5);
    g_assert_cmpint(bx_diags_count_of(t.diags, BX_D_W_MEASURE_NARROW), ==, 1);
    g_assert_cmpint(bx_diags_count_of(t.diags, BX_D_W_LINES_OVERFULL), ==, 0);
    setting_free(&t);
    t = setting_new();
    double em = 3;
    bx_lines_style style = style_of(&t, &em, 1);
    style.indent = 3 * EM;
    const bx_source *source =
        bx_source_from_bytes(t.arena, "t.txt", "\n工会", 7, t.diags);
    bx_lines_make(t.arena, t.assets, source, &style, t.diags);
    g_autofree char *said = bx_diags_text(t.diags, BX_ENGLISH, true);
    g_assert_cmpstr(said, ==,
                    "t.txt:2:1: warning: lines of this paragraph wider than the "
                    "measure: 1\n");
    g_autofree char *chinese = bx_diags_text(t.diags, BX_CHINESE, true);
    g_assert_nonnull(strstr(chinese, "本段有 1 行超出行宽"));
    setting_free(&t);
}

/* Several measures; the same again gives the same bytes. */
static void test_stable(void)
{
    static const double ems[] = {1, 3.5, 12};
    static const char text[] = "见https://a.example/b，“全国”工会；共 120 人……\n工会";
    g_autofree char *before = NULL;
    for (int round = 0; round < 2; round++) {
        setting t = setting_new();
        bx_lines_style style = style_of(&t, ems, 3);
        const bx_source *source =
            bx_source_from_bytes(t.arena, "t.txt", text, strlen(text), t.diags);
        bx_lines lines = bx_lines_make(t.arena, t.assets, source, &style, t.diags);
        g_autoptr(GString) all = bx_lines_json(&lines);
        g_autoptr(GString) table = bx_lines_text(&lines, BX_CHINESE);
        g_string_append(all, table->str);
        for (int i = 0; i < 3; i++)
            g_assert_cmpint(lines.columns[i].n_paragraphs, ==, 2);
        if (before)
            g_assert_cmpstr(all->str, ==, before);
        else
            before = g_strdup(all->str);
        setting_free(&t);
    }
}

static void test_mil(void)
{
    bx_lines lines = {.style = {.size = EM}};
    g_assert_cmpint(bx_lines_mil(&lines, EM), ==, 1000);
    g_assert_cmpint(bx_lines_mil(&lines, -EM / 8), ==, -125);
    g_assert_cmpint(bx_lines_mil(&lines, 6), ==, 1);
    g_assert_cmpint(bx_lines_mil(&lines, 5), ==, 0);
    g_assert_cmpint(bx_lines_mil(&lines, -6), ==, -1);
}

/* What programs may ask for that there is not: said, with what there is, before any file
 * is read. */
static void test_wishes(void)
{
    static const double measures[] = {20};
    const struct {
        banxin_lines_wishes wishes;
        const char *error, *hint;
    } cases[] = {
        {{.level = "harsh"}, "'level' cannot be 'harsh'", "one of: basic, gb, strict"},
        {{.digits = ""}, "'digits' cannot be ''", "one of: proportional, half"},
        {{.opening = "no"},
         "'opening' cannot be 'no'",
         "one of: trim, space-first, keep"},
        {{.level = "gb", .face = "comic"},
         "'comic'",
         "song, song-heavy, hei, hei-heavy, kai, fangsong"},
        {{.digits = "half", .language = "xx"}, "'xx'", "zh-CN"}};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        banxin_lines_wishes wishes = cases[i].wishes;
        wishes.measures = measures;
        wishes.n_measures = 1;
        banxin_lines *lines = banxin_compose("/nowhere", &wishes);
        char *report = banxin_lines_report(lines, false, false);
        g_assert_true(banxin_lines_failed(lines));
        g_assert_null(banxin_lines_text(lines, false));
        if (!strstr(report, cases[i].error) || !strstr(report, cases[i].hint) ||
            strstr(report, "/nowhere"))
            g_error("%s", report);
        banxin_free_text(report);
        banxin_lines_free(lines);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/lines/paragraphs", test_paragraphs);
    g_test_add_func("/lines/figures", test_figures);
    g_test_add_func("/lines/fits", test_fits);
    g_test_add_func("/lines/reports", test_reports);
    g_test_add_func("/lines/stable", test_stable);
    g_test_add_func("/lines/mil", test_mil);
    g_test_add_func("/lines/wishes", test_wishes);
    return g_test_run();
}
