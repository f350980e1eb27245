#include "setting.h"

#include <stdlib.h>

#include "compose/cost.h"
#include "compose/report.h"

/* ---- what holds for every paragraph ---- */

static uint32_t char_of(const bx_paragraph *p, int cluster)
{
    return p->text.chars[p->shaped->clusters[cluster].first_char].c;
}

/* Each character once, in order, in the line's clusters; text and glyphs add up. */
static int check_runs(const bx_paragraph *p, bx_line line, int id)
{
    for (int r = 0; r < line.n_runs; r++) {
        const bx_glyph_run *run = &line.runs[r];
        int n_glyphs = 0, n_bytes = 0;
        for (int c = 0; c < run->n_clusters; c++) {
            bool is_hyphen = run->clusters[c].id == BX_GENERATED && p->text.n &&
                             p->text.chars[0].id != BX_GENERATED;
            g_assert_cmpint(is_hyphen ? id : run->clusters[c].id, ==, id);
            id += run->clusters[c].n_chars;
            n_glyphs += run->clusters[c].n_glyphs;
            n_bytes += run->clusters[c].n_bytes;
        }
        g_assert_cmpint(n_glyphs, ==, run->n_glyphs);
        g_assert_cmpint(n_bytes, ==, (int)strlen(run->text));
        g_assert_cmpint(run->origin.y, ==, 0);
        g_assert_cmpint(run->mode, ==, p->style.mode);
    }
    return id;
}

/* A text without anything Chinese, or with other scripts in it, breaks there as Unicode
 * says (tests/unit/suite.c). */
static bool is_chinese_alone(const bx_paragraph *p)
{
    bool has_chinese = false, has_others = false;
    for (int i = 0; i < p->shaped->n_clusters; i++) {
        bx_run_kind kind = (bx_run_kind)p->shaped->clusters[i].kind;
        has_chinese |= kind == BX_RUN_CJK || kind == BX_RUN_SEQUENCE;
        has_others |= kind == BX_RUN_OTHER;
    }
    return has_chinese && !has_others;
}

/* No line starts or ends with what may not be there, unless nothing else was left. */
static void check_edges(const bx_paragraph *p, const bx_breaking *b, int i)
{
    int from = i ? b->ends[i - 1] : 0, to = b->ends[i];
    bx_atoms_trim(p->shaped, &from, &to);
    bx_class first = (bx_class)p->shaped->clusters[from].class;
    bx_class last = (bx_class)p->shaped->clusters[to - 1].class;
    bool starts = !i || bx_cjk_may_start(char_of(p, from), first, BX_LEVEL_GB);
    bool ends =
        i == b->n_lines - 1 || bx_cjk_may_end(char_of(p, to - 1), last, BX_LEVEL_GB);
    /* a free-standing hyphen or solidus, and the parts of an address, are words */
    bool is_sign = first == BX_CLASS_HY || first == BX_CLASS_SL || last == BX_CLASS_SL;
    bool is_last_resort = b->cost >= BX_COST_SPLIT_TOKEN;
    g_assert_true((starts && ends) || is_sign || is_last_resort || !is_chinese_alone(p));
}

static void check_width(const bx_paragraph *p, const bx_breaking *b, int i, bx_line line)
{
    bx_sums sums;
    bx_ladder ladder = line_ladder(p, b, i, &sums);
    bool is_last = i == b->n_lines - 1;
    if (p->style.type.align != BX_ALIGN_JUSTIFY || ladder.under || ladder.over)
        return;
    if (!is_last)
        g_assert_cmpint(line.width, ==, p->style.measure);
    else
        g_assert_cmpint(line.width, <=, p->style.measure);
}

static void check_breaking(setting *t, const bx_paragraph *p, const bx_breaking *b)
{
    int id = 0;
    for (int i = 0; i < b->n_lines; i++) {
        bx_line line = bx_paragraph_line(t->arena, p, b, i);
        g_assert_cmpint(b->ends[i], >, i ? b->ends[i - 1] : 0);
        id = check_runs(p, line, id);
        check_edges(p, b, i);
        check_width(p, b, i, line);
    }
    g_assert_cmpint(id, ==, p->text.n);
}

static void check_paragraph(setting *t, const bx_paragraph *p)
{
    for (int i = 0; i < p->n_breakings; i++) {
        g_assert_cmpint(p->breakings[i].n_lines, ==, p->breakings[0].n_lines + i);
        g_assert_cmpint(p->breakings[p->best].cost, <=, p->breakings[i].cost);
        check_breaking(t, p, &p->breakings[i]);
    }
}

/* ---- cases: tests/cases/lines/NAME.txt and NAME.expected ---- */

/* "measure 12 indent 2 align justify mode horizontal", then a paragraph a line. */
static bx_paragraph_style case_style(const char *line)
{
    g_auto(GStrv) words = g_strsplit(line, " ", -1);
    bx_paragraph_style style = setting_style(12, 0);
    for (int i = 0; words[i] && words[i + 1]; i += 2) {
        const char *value = words[i + 1];
        if (!strcmp(words[i], "measure"))
            style.measure = (bx_len)(g_ascii_strtod(value, NULL) * EM);
        else if (!strcmp(words[i], "indent"))
            style.indent = (bx_len)(g_ascii_strtod(value, NULL) * EM);
        else if (!strcmp(words[i], "mode"))
            style.mode = *value == 'v' ? BX_VERTICAL : BX_HORIZONTAL;
        else if (!strcmp(words[i], "align"))
            style.type.align = *value == 'l'   ? BX_ALIGN_LEFT
                               : *value == 'c' ? BX_ALIGN_CENTRE
                               : *value == 'r' ? BX_ALIGN_RIGHT
                                               : BX_ALIGN_JUSTIFY;
        else
            g_error("unknown word in a case: %s", words[i]);
    }
    return style;
}

static double in_em(int64_t len)
{
    return (double)len / EM;
}

static void dump_line(setting *t, GString *out, const bx_paragraph *p,
                      const bx_breaking *b, int i)
{
    bx_line_report report = bx_paragraph_report(t->arena, p, b, i);
    bx_line line = bx_paragraph_line(t->arena, p, b, i);
    g_string_append_printf(out, "  %s\n    natural %.3f", line_text(p, b, i, t->arena),
                           in_em(report.natural));
    bool is_justified = p->style.type.align == BX_ALIGN_JUSTIFY;
    for (int k = 0; is_justified && k < report.n_steps; k++)
        g_string_append_printf(out, ", %s %.3f", bx_step_name(report.steps[k].step),
                               in_em(report.steps[k].total));
    g_string_append_printf(out, ", starts %.3f, ends %.3f\n",
                           in_em(line.runs[0].origin.x), in_em(line.width));
}

static void dump_paragraph(setting *t, GString *out, const bx_paragraph *p)
{
    for (int k = 0; k < p->n_breakings; k++) {
        const bx_breaking *b = &p->breakings[k];
        g_string_append_printf(out, "%d lines, cost %d%s\n", b->n_lines, (int)b->cost,
                               k == p->best ? ", best" : "");
        for (int i = 0; k == p->best && i < b->n_lines; i++)
            dump_line(t, out, p, b, i);
    }
}

static char *dump_case(const char *text)
{
    setting t = setting_new();
    GString *out = g_string_new(NULL);
    g_auto(GStrv) rows = g_strsplit(text, "\n", -1);
    bx_paragraph_style style = case_style(rows[0]);
    for (int i = 1; rows[i]; i++) {
        if (!*rows[i])
            continue;
        const bx_paragraph *p = bx_paragraph_compose(
            t.assets, t.arena, setting_text(&t, rows[i]), &style, t.diags);
        check_paragraph(&t, p);
        bx_paragraph_report_splits(t.arena, p, &p->breakings[p->best], t.diags);
        dump_paragraph(&t, out, p);
    }
    g_autofree char *report = bx_diags_text(t.diags, BX_ENGLISH, true);
    g_string_append(out, report);
    setting_free(&t);
    return g_string_free(out, FALSE);
}

static void test_case(gconstpointer path)
{
    g_autofree char *text = NULL, *expected = NULL;
    g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
    g_autofree char *stem = g_strndup(path, strlen(path) - strlen(".txt"));
    g_autofree char *answer = g_strconcat(stem, ".expected", NULL);
    g_autofree char *got = dump_case(text);
    if (g_getenv("BX_ACCEPT"))
        g_assert_true(g_file_set_contents(answer, got, -1, NULL));
    g_assert_true(g_file_get_contents(answer, &expected, NULL, NULL));
    g_assert_cmpstr(got, ==, expected);
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void add_cases(void)
{
    g_autofree char *folder = setting_path("cases/lines");
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    GDir *dir = g_dir_open(folder, 0, NULL);
    g_assert_nonnull(dir);
    for (const char *name; (name = g_dir_read_name(dir));)
        if (g_str_has_suffix(name, ".txt"))
            g_ptr_array_add(names, g_strdup(name));
    g_dir_close(dir);
    g_assert_cmpint((int)names->len, >, 0);
    qsort(names->pdata, names->len, sizeof(char *), by_name);
    for (guint i = 0; i < names->len; i++) {
        g_autofree char *test = g_strconcat("/paragraph/case/", names->pdata[i], NULL);
        g_test_add_data_func_full(test, g_build_filename(folder, names->pdata[i], NULL),
                                  test_case, g_free);
    }
}

/* ---- single rules ---- */

static void test_alignments(void)
{
    setting t = setting_new();
    static const struct {
        bx_align align;
        int start; /* of two Han in six em */
    } cases[] = {{BX_ALIGN_JUSTIFY, 0},
                 {BX_ALIGN_LEFT, 0},
                 {BX_ALIGN_CENTRE, 2},
                 {BX_ALIGN_RIGHT, 4}};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        bx_paragraph_style style = setting_style(6, 0);
        style.type.align = cases[i].align;
        const bx_paragraph *p = bx_paragraph_compose(
            t.assets, t.arena, setting_text(&t, "中国"), &style, t.diags);
        bx_line line = bx_paragraph_line(t.arena, p, p->breakings, 0);
        g_assert_cmpint(line.runs[0].origin.x, ==, cases[i].start * EM);
        g_assert_cmpint(line.width, ==, (cases[i].start + 2) * EM);
    }
    setting_free(&t);
}

static void test_tracking(void)
{
    setting t = setting_new();
    bx_paragraph_style style = setting_style(INT32_MAX / 4 / EM, 0);
    style.type.align = BX_ALIGN_LEFT;
    style.tracking = EM / 10;
    const bx_paragraph *p = bx_paragraph_compose(
        t.assets, t.arena, setting_text(&t, "全国工会"), &style, t.diags);
    g_assert_cmpint(p->n_breakings, ==, 1);
    g_assert_cmpint(p->breakings[0].last_width, ==, 4 * EM + 3 * (EM / 10));
    setting_free(&t);
}

/* Narrower glyphs: the line breaks as over a wider measure and fills its own, in both
 * directions. */
static void test_stretch(void)
{
    setting t = setting_new();
    for (int vertical = 0; vertical < 2; vertical++) {
        bx_paragraph_style style = setting_style(9, 0);
        style.stretch = 90;
        style.mode = vertical ? BX_VERTICAL : BX_HORIZONTAL;
        const bx_paragraph *p = bx_paragraph_compose(
            t.assets, t.arena, setting_text(&t, "全国工会全国工会全国工会全国工会全国"),
            &style, t.diags);
        const bx_breaking *b = &p->breakings[p->best];
        g_assert_cmpint(b->n_lines, ==, 2);
        g_assert_cmpint(b->ends[0], ==, 10);
        bx_line line = bx_paragraph_line(t.arena, p, b, 0);
        g_assert_cmpint(line.width, ==, 9 * EM);
        g_assert_cmpint(line.runs[0].stretch, ==, 90);
        const bx_glyph *g = line.runs[0].glyphs;
        g_assert_cmpint(vertical ? g[1].y - g[0].y : g[1].x - g[0].x, ==, EM * 9 / 10);
    }
    setting_free(&t);
}

static void test_never_breaks(void)
{
    setting t = setting_new();
    g_autoptr(GString) text = g_string_new(NULL);
    for (int i = 0; i < 500; i++)
        g_string_append(text, "全国，");
    bx_paragraph_style style = setting_style(1, 0);
    style.measure = INT32_MAX / 4;
    const bx_paragraph *p = bx_paragraph_compose(
        t.assets, t.arena, setting_text(&t, text->str), &style, t.diags);
    g_assert_cmpint(p->n_breakings, ==, 1);
    g_assert_cmpint(p->breakings[0].n_lines, ==, 1);
    g_assert_cmpint(p->breakings[0].last_width, ==, 1500 * EM - EM / 2);
    setting_free(&t);
}

static void test_nothing_printed(void)
{
    setting t = setting_new();
    bx_paragraph_style style = setting_style(10, 2);
    const bx_paragraph *p =
        bx_paragraph_compose(t.assets, t.arena, (bx_chars){0}, &style, t.diags);
    g_assert_cmpint(p->n_breakings, ==, 0);
    g_assert_cmpint(setting_compose(&t, "　 \t", 10, 2)->n_breakings, ==, 0);
    g_assert_cmpint(bx_diags_count(t.diags, BX_WARNING), ==, 0);
    setting_free(&t);
}

static void test_token_wider_than_measure(void)
{
    setting t = setting_new();
    const bx_paragraph *p = setting_compose(
        &t, "见Donaudampfschiffahrtsgesellschaftskapitaen先生，全国。", 8, 0);
    check_paragraph(&t, p);
    g_assert_cmpint(p->breakings[p->best].n_lines, >, 2);
    g_assert_cmpint(bx_diags_count_of(t.diags, BX_D_W_TOKEN_SPLIT), ==, 1);
    g_autofree char *report = bx_diags_text(t.diags, BX_ENGLISH, true);
    g_assert_nonnull(strstr(report, "text:1:2: warning: "
                                    "'Donaudampfschiffahrtsgesellschaftskapita…'"));
    bx_paragraph_style style = p->style;
    bx_paragraph_compose(t.assets, t.arena, p->text, &style, NULL); /* silent */
    setting_free(&t);
}

/* Where every line is too short for what must stay together, the rule gives way, and the
 * first place is named. */
static void test_rule_split(void)
{
    setting t = setting_new();
    const bx_paragraph *p = setting_compose(&t, "《国》，。《家》", 1, 0);
    check_paragraph(&t, p);
    g_assert_cmpint(bx_diags_count_of(t.diags, BX_D_W_RULE_SPLIT), ==, 1);
    g_assert_cmpint(bx_diags_count_of(t.diags, BX_D_W_TOKEN_SPLIT), ==, 0);
    g_autofree char *report = bx_diags_text(t.diags, BX_ENGLISH, true);
    g_assert_nonnull(strstr(report, "text:1:2: warning: "
                                    "no line may end between '《' and '国'"));
    setting_free(&t);
}

/* Thousands of characters without a place to break: lines all the same, soon, and one
 * warning. */
static void test_endless_token(void)
{
    setting t = setting_new();
    g_autofree char *text = g_strnfill(20000, 'a');
    const bx_paragraph *p = setting_compose(&t, text, 10, 0);
    check_paragraph(&t, p);
    g_assert_cmpint(p->breakings[p->best].n_lines, >, 800);
    g_assert_cmpint(bx_diags_count_of(t.diags, BX_D_W_TOKEN_SPLIT), ==, 1);
    setting_free(&t);
}

/* Several spaces between a word and Han are one gap, which is gone where a line ends
 * there. */
static void test_typed_spaces(void)
{
    static const char *const texts[] = {"-abc  全国工会", "全国  abc   全国工会",
                                        "全国abc \u00A0 全国", "abc\f\f全国工会"};
    setting t = setting_new();
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
        for (int halves = 2; halves < 24; halves++)
            for (int indent = 0; indent < 4; indent++)
                check_paragraph(&t, setting_compose(&t, texts[i], halves / 2.0, indent));
    setting_free(&t);
}

/* Text that two items run together: generated characters count for nothing. */
static void test_generated(void)
{
    setting t = setting_new();
    bx_chars_builder b = {.arena = t.arena};
    bx_chars_append(&b, setting_text(&t, "中国"));
    bx_chars_add(&b, 0x3000, 0, BX_MARKUP_PLAIN);
    bx_chars_add(&b, 0x5168, 0, BX_MARKUP_STRONG);
    bx_chars text = bx_chars_finish(&b);
    bx_paragraph_style style = setting_style(10, 0);
    const bx_paragraph *p =
        bx_paragraph_compose(t.assets, t.arena, text, &style, t.diags);
    bx_line line = bx_paragraph_line(t.arena, p, p->breakings, 0);
    g_assert_cmpint(line.n_runs, ==, 2);
    g_assert_cmpint(line.runs[0].n_clusters, ==, 3);
    g_assert_cmpint(line.runs[0].clusters[2].id, ==, BX_GENERATED);
    g_assert_cmpint(line.runs[0].clusters[2].n_chars, ==, 0);
    g_assert_cmpint(line.runs[1].clusters[0].n_chars, ==, 0);
    g_assert_cmpstr(line.runs[1].text, ==, "全");
    setting_free(&t);
}

/* ---- running text and random text ---- */

static char **corpus(void)
{
    g_autofree char *path = g_build_filename(g_getenv("BX_TESTS"), "..", "..", "shared",
                                             "typography", "corpus.txt", NULL);
    char *text;
    if (!g_file_get_contents(path, &text, NULL, NULL)) {
        g_test_skip("the corpus is not beside this copy of the project");
        return NULL;
    }
    char **rows = g_strsplit(text, "\n", -1);
    g_free(text);
    return rows;
}

typedef struct {
    int lines, untouched, loose, stops, lone;
} figures;

static void count_lines(setting *t, const bx_paragraph *p, figures *f)
{
    const bx_breaking *b = &p->breakings[p->best];
    for (int i = 0; i < b->n_lines; i++) {
        bx_line_report line = bx_paragraph_report(t->arena, p, b, i);
        f->lone += line.is_lone;
        if (line.is_last)
            continue;
        f->lines++;
        f->untouched += line.state == BX_LINE_UNTOUCHED;
        f->loose += line.loose * 10 > EM;
        for (int k = 0; k < line.n_steps; k++)
            f->stops += line.steps[k].step == BX_STEP_SHRINK_STOP;
    }
}

static void test_corpus(void)
{
    g_auto(GStrv) rows = corpus();
    if (!rows)
        return;
    static const int measures[] = {11, 12, 13, 17, 22};
    for (size_t m = 0; m < G_N_ELEMENTS(measures); m++) {
        setting t = setting_new();
        figures f = {0};
        for (int i = 0; rows[i]; i++) {
            bx_arena_mark mark = bx_arena_here(t.arena);
            bx_paragraph_style style = setting_style(measures[m], 2);
            bx_chars text = bx_chars_from_utf8(t.arena, NULL, rows[i], 0);
            bx_char *chars = bx_copy(t.arena, text.chars, (size_t)text.n * sizeof *chars);
            for (int k = 0; k < text.n; k++)
                chars[k].id = k;
            text.chars = chars;
            const bx_paragraph *p =
                bx_paragraph_compose(t.assets, t.arena, text, &style, NULL);
            check_paragraph(&t, p);
            if (p->n_breakings)
                count_lines(&t, p, &f);
            bx_arena_reset(t.arena, mark);
        }
        g_test_message("%d em: %d lines, %.1f %% untouched, %.2f %% over 0.1 em a gap, "
                       "%.2f %% with a stop squeezed, %d lone characters at the end",
                       measures[m], f.lines, 100.0 * f.untouched / f.lines,
                       100.0 * f.loose / f.lines, 100.0 * f.stops / f.lines, f.lone);
        g_assert_cmpint(f.lone, ==, 0);
        bool is_wide = measures[m] >= 13;
        g_assert_cmpint(f.untouched * 100, >=, f.lines * 72);
        g_assert_cmpint(f.stops * (is_wide ? 100 : 50), <, f.lines);
        g_assert_cmpint(f.loose * (is_wide ? 100 : 20), <, f.lines);
        setting_free(&t);
    }
}

/* An identifier turns behind its underscores, never inside a word or before one. */
static void test_identifiers(void)
{
    setting t = setting_new();
    for (int em = 8; em < 24; em++) {
        const bx_paragraph *p =
            setting_compose(&t, "工会user_name_list__of_all会", em, 2);
        const bx_breaking *b = &p->breakings[p->best];
        for (int i = 0; i + 1 < b->n_lines; i++) {
            uint32_t before =
                p->text.chars[p->shaped->clusters[b->ends[i] - 1].first_char].c;
            uint32_t after = p->text.chars[p->shaped->clusters[b->ends[i]].first_char].c;
            g_assert_true(before >= 0x80 || after >= 0x80 || before == '_');
            g_assert_cmpint(after, !=, '_');
        }
    }
    g_assert_cmpint(bx_diags_count_of(t.diags, BX_D_W_TOKEN_SPLIT), ==, 0);
    setting_free(&t);
}

/* Any characters at any measure: nothing is lost, nothing fails. */
static void test_random(void)
{
    static const char *const pieces[] = {"中",     "国",
                                         "，",     "。",
                                         "“",      "”",
                                         "（",     "）",
                                         "——",     "…",
                                         "！",     "？",
                                         "：",     "A",
                                         "z",      "7",
                                         " ",      "　",
                                         "%",      "/",
                                         "-",      ".",
                                         ",",      "·",
                                         "～",     "\u0301",
                                         "\u200D", "\uFE00",
                                         "\u202E", "ก",
                                         "ש",      "م",
                                         "👍",      "\u00A0",
                                         "\u200B", "￥",
                                         "℃",      "https://a.b/c",
                                         "年",     "—",
                                         "–",      "\xF0\xA0\x82\x87",
                                         "々",     "ー",
                                         "’",      "\t"};
    for (int round = 0; round < 150; round++) {
        setting t = setting_new();
        g_autoptr(GString) text = g_string_new(NULL);
        int n = g_test_rand_int_range(0, 120);
        for (int i = 0; i < n; i++)
            g_string_append(text, pieces[g_test_rand_int_range(0, G_N_ELEMENTS(pieces))]);
        bx_chars chars = bx_chars_from_utf8(t.arena, NULL, text->str, 0);
        for (int i = 0; i < chars.n; i++)
            ((bx_char *)chars.chars)[i].id = i;
        bx_paragraph_style style = setting_style(g_test_rand_double_range(-1, 25),
                                                 g_test_rand_double_range(0, 3));
        style.mode = g_test_rand_bit() ? BX_VERTICAL : BX_HORIZONTAL;
        style.type.align = (bx_align)g_test_rand_int_range(0, 4);
        style.tracking = g_test_rand_int_range(0, 3) ? 0 : EM / 20;
        check_paragraph(&t, bx_paragraph_compose(t.assets, t.arena, chars, &style,
                                                 round % 2 ? t.diags : NULL));
        setting_free(&t);
    }
}

/* Breaking again gives what composing anew at that measure gives, and leaves the first
 * paragraph as it was. */
static void test_rebreak(void)
{
    static const char text[] = "5月10日，中山市总工会召开第十六届委员会第六次全体会议，有"
                               "GDP与hyphenation的报告。";
    setting t = setting_new();
    const bx_paragraph *first = setting_compose(&t, text, 17, 2);
    int64_t cost = first->breakings[first->best].cost;
    for (int em = 6; em < 24; em++) {
        const bx_paragraph *again = bx_paragraph_rebreak(t.arena, first, em * EM, EM);
        const bx_paragraph *anew = setting_compose(&t, text, em, 1);
        g_assert_cmpint(again->n_breakings, ==, anew->n_breakings);
        for (int k = 0; k < anew->n_breakings; k++) {
            const bx_breaking *a = &again->breakings[k], *b = &anew->breakings[k];
            g_assert_cmpint(a->cost, ==, b->cost);
            g_assert_cmpstr(lines_text(again, a, t.arena), ==,
                            lines_text(anew, b, t.arena));
        }
        g_assert_true(again->shaped == first->shaped);
        check_paragraph(&t, again);
    }
    g_assert_cmpint(first->style.measure, ==, 17 * EM);
    g_assert_cmpint(first->breakings[first->best].cost, ==, cost);
    setting_free(&t);
}

/* Texts that once tripped over a gap's carrier: spaces of several kinds behind a word. */
static void test_mixed_spaces(void)
{
    static const char *const texts[] = {
        "这是hello worldly 　中文文字这是hello worldly 　中文文字",
        "这是hello worldly \u200B中文这是hello worldly \u200B中文",
        "国x  国，国x\u00A0 国国国国", " 　（中A 　国）"};
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
        for (int half = 2; half < 30; half++) {
            setting t = setting_new();
            check_paragraph(&t, setting_compose(&t, texts[i], half / 2.0, 0));
            setting_free(&t);
        }
}

/* Numbers and tones without end: linear, or this would take minutes. */
static void test_endless_runs(void)
{
    static const char *const signs[] = {"一", "！", "（", "第", "(", "5"};
    for (size_t i = 0; i < G_N_ELEMENTS(signs); i++) {
        setting t = setting_new();
        g_autoptr(GString) text = g_string_new(NULL);
        for (int k = 0; k < 30000; k++)
            g_string_append(text, signs[i]);
        g_assert_cmpint(setting_compose(&t, text->str, 17, 2)->n_breakings, >=, 1);
        setting_free(&t);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    add_cases();
    g_test_add_func("/paragraph/alignments", test_alignments);
    g_test_add_func("/paragraph/tracking", test_tracking);
    g_test_add_func("/paragraph/stretch", test_stretch);
    g_test_add_func("/paragraph/never-breaks", test_never_breaks);
    g_test_add_func("/paragraph/nothing-printed", test_nothing_printed);
    g_test_add_func("/paragraph/wide-token", test_token_wider_than_measure);
    g_test_add_func("/paragraph/endless-token", test_endless_token);
    g_test_add_func("/paragraph/rule-split", test_rule_split);
    g_test_add_func("/paragraph/typed-spaces", test_typed_spaces);
    g_test_add_func("/paragraph/generated", test_generated);
    g_test_add_func("/paragraph/corpus", test_corpus);
    g_test_add_func("/paragraph/identifiers", test_identifiers);
    g_test_add_func("/paragraph/random", test_random);
    g_test_add_func("/paragraph/rebreak", test_rebreak);
    g_test_add_func("/paragraph/mixed-spaces", test_mixed_spaces);
    g_test_add_func("/paragraph/endless-runs", test_endless_runs);
    return g_test_run();
}
