/* The suites that are kept beside the project, through the engine itself: texts are
 * shaped, broken and set, and what comes out is compared. Skipped where they are absent.
 */
#include "setting.h"

#include <stdlib.h>

#include "text/itemise.h"

static char **read_rows(const char *name)
{
    g_autofree char *path = g_build_filename(g_getenv("BX_TESTS"), "..", "..", "shared",
                                             "typography", "suites", name, NULL);
    char *text;
    if (!g_file_get_contents(path, &text, NULL, NULL)) {
        g_test_skip("the suites are not beside this copy of the project");
        return NULL;
    }
    char **rows = g_strsplit(text, "\n", -1);
    g_free(text);
    return rows;
}

/* How many rows there were, how many came out; each that did not is said. */
typedef struct {
    int n, passed;
} tally;

static void count(tally *t, bool ok, const char *row, const char *got)
{
    t->n++;
    t->passed += ok;
    if (!ok)
        g_test_message("not so: %s: %s", row, got);
}

/* Is a row of a suite as it should be? *got: what came out instead. */
typedef bool (*row_test)(setting *t, char **cells, const char **got);

/* Every row of a table must pass. */
static void check_rows(const char *name, row_test test)
{
    g_auto(GStrv) rows = read_rows(name);
    tally all = {0, 0};
    if (!rows)
        return;
    setting t = setting_new();
    for (int i = 1; rows[i] && *rows[i]; i++) {
        g_auto(GStrv) cells = g_strsplit(rows[i], "\t", -1);
        const char *got = "";
        bool ok = test(&t, cells, &got);
        count(&all, ok, rows[i], got);
    }
    g_test_message("%s: %d of %d", name, all.passed, all.n);
    g_assert_cmpint(all.passed, ==, all.n);
    setting_free(&t);
}

static bx_profile *profile_for(setting *t, const char *tag)
{
    const bx_profile *found = bx_profile_find(tag);
    g_assert_nonnull(found);
    return bx_copy(t->arena, found, sizeof *found);
}

static const bx_paragraph *compose_as(setting *t, const char *text, double measure,
                                      bx_writing_mode mode, const bx_profile *profile)
{
    bx_paragraph_style style = setting_style(measure, 0);
    style.mode = mode;
    style.profile = profile;
    return bx_paragraph_compose(t->assets, t->arena, setting_text(t, text), &style,
                                t->diags);
}

/* ---- spacing_trim: marks full or half, in the midst of a line ---- */

/* Where the marks of a set line leave their em: F or H a character. Stands between two
 * Han, so that no edge is near. */
static const char *widths_of(setting *t, const char *text, bx_writing_mode mode,
                             const bx_profile *profile)
{
    char *whole = bx_format(t->arena, "国%s国", text);
    const bx_paragraph *p = compose_as(t, whole, 40, mode, profile);
    g_assert_cmpint(p->breakings[p->best].n_lines, ==, 1);
    bx_line line = bx_paragraph_line(t->arena, p, &p->breakings[p->best], 0);
    bx_len sum = 0;
    g_autoptr(GString) out = g_string_new(NULL);
    for (int i = 0; i < p->shaped->n_clusters; i++) {
        const bx_atom *a = &p->atoms->atoms[i];
        bx_len width = a->width - a->front - a->back + a->behind;
        sum += width;
        if (i > 0 && i < p->shaped->n_clusters - 1)
            g_string_append_c(out, width == EM ? 'F' : width == EM / 2 ? 'H' : '?');
    }
    g_assert_cmpint(sum, ==, line.width);
    return bx_copy_text(t->arena, out->str, out->len);
}

static const char *tag_of(const char *lang, const char *convention)
{
    if (*lang)
        return lang;
    return !strcmp(convention, "jp") ? "ja" : !strcmp(convention, "tc") ? "zh-HK" : "zh";
}

static bool spacing_row(setting *t, char **cells, const char **got)
{
    bx_profile *profile = profile_for(t, tag_of(cells[2], cells[3]));
    profile->pair = BX_PAIR_SHARED; /* the suite asks every language to trim */
    *got =
        widths_of(t, cells[6], *cells[4] == 'v' ? BX_VERTICAL : BX_HORIZONTAL, profile);
    g_autofree char *expected = g_strdup(cells[7]);
    bool is_half_dot = profile->convention == BX_CONVENTION_SC;
    for (const char *p = cells[6]; is_half_dot && *p;) {
        int at = (int)g_utf8_pointer_to_offset(cells[6], p);
        if (bx_utf8_next(&p) == 0x30FB) /* half an em by nature: classes.tsv */
            expected[at] = 'H';
    }
    return !strcmp(*got, expected);
}

static void test_spacing_trim(void)
{
    check_rows("spacing_trim.tsv", spacing_row);
}

/* ---- linebreak_i18n: may a line start here? ---- */

static bx_level level_of(const char *name)
{
    return !strcmp(name, "loose")    ? BX_LEVEL_CSS_LOOSE
           : !strcmp(name, "normal") ? BX_LEVEL_CSS_NORMAL
                                     : BX_LEVEL_CSS_STRICT;
}

static bool may_start_at(const bx_paragraph *p, int at)
{
    for (int i = 1; i + 1 < p->atoms->n_joints; i++)
        if (p->shaped->clusters[p->atoms->joints[i].cluster].first_char == at)
            return p->atoms->joints[i].kind == BX_JOINT_GOOD;
    return false;
}

static bool linebreak_row(setting *t, char **cells, const char **got)
{
    bx_profile *profile = profile_for(t, cells[1]);
    profile->level = level_of(cells[2]);
    const bx_paragraph *p = compose_as(t, cells[3], 40, BX_HORIZONTAL, profile);
    bool may = may_start_at(p, atoi(cells[4]));
    *got = may ? "a line may start" : "none may";
    return may == (*cells[5] == '1');
}

static void test_linebreak(void)
{
    check_rows("linebreak_i18n.tsv", linebreak_row);
}

/* ---- line_edges: what happens to opening and closing marks at a line's ends ---- */

static bx_start_trim start_of(const char *policy)
{
    return !strcmp(policy, "trim-start")    ? BX_START_TRIM
           : !strcmp(policy, "space-first") ? BX_START_LATER
                                            : BX_START_KEEP;
}

/* Lines as CSS fills them: each as full as it can be, flush left. */
static const bx_paragraph *fill(setting *t, const char *text, double measure,
                                bx_writing_mode mode, const bx_profile *profile)
{
    bx_paragraph_style style = setting_style(measure, 0);
    style.mode = mode;
    style.profile = profile;
    style.breaks = BX_BREAK_FIRST_FIT;
    style.type.align = BX_ALIGN_LEFT;
    return bx_paragraph_compose(t->assets, t->arena, setting_text(t, text), &style,
                                t->diags);
}

/* How many of the marks listed as "line:mark line:mark" stand in this line. */
static int marks_in_line(const char *list, int line)
{
    g_auto(GStrv) marks = g_strsplit(list, " ", -1);
    int n = 0;
    for (int i = 0; marks[i]; i++)
        n += *marks[i] && atoi(marks[i]) == line;
    return n;
}

static bool edges_are(setting *t, const bx_paragraph *p, const char *halves)
{
    const bx_breaking *b = &p->breakings[p->best];
    for (int i = 0; i < b->n_lines; i++) {
        int n = b->ends[i] - (i ? b->ends[i - 1] : 0);
        bx_line line = bx_paragraph_line(t->arena, p, b, i);
        if (line.width != n * EM - marks_in_line(halves, i) * EM / 2)
            return false;
    }
    return true;
}

static bool edge_row(setting *t, char **cells, const char **got)
{
    bx_profile *profile = profile_for(t, cells[2]);
    profile->start = start_of(cells[1]);
    profile->end = BX_END_IF_NEEDED;
    const bx_paragraph *p = fill(t, cells[5], g_ascii_strtod(cells[4], NULL),
                                 *cells[3] == 'v' ? BX_VERTICAL : BX_HORIZONTAL, profile);
    *got = lines_text(p, &p->breakings[p->best], t->arena);
    return !strcmp(*got, cells[6]) && edges_are(t, p, cells[7]);
}

static void test_line_edges(void)
{
    check_rows("line_edges.tsv", edge_row);
}

/* ---- autospace: where Han and Latin are parted ---- */

/* Characters with a gap before them: a list like "2,4". */
static const char *gaps_of(setting *t, const bx_paragraph *p)
{
    const char *out = "";
    for (int i = 0; i + 1 < p->shaped->n_clusters; i++)
        if (p->atoms->atoms[i].gap == BX_GAP_LATIN)
            out = bx_format(t->arena, "%s%s%d", out, *out ? "," : "",
                            p->shaped->clusters[i + 1].first_char);
    return out;
}

static setting square_setting(void)
{
    g_autofree char *fonts = setting_path("fonts/square");
    setting t = setting_new();
    bx_assets_free(t.assets);
    t.assets = bx_assets_new(fonts, t.diags);
    g_assert_nonnull(t.assets);
    return t;
}

static bool autospace_row(setting *t, char **cells, const char **got)
{
    const bx_profile *profile = profile_for(t, *cells[1] ? cells[1] : "zh-CN");
    const char *lines = strstr(cells[4], "lines ");
    if (!lines) {
        *got = gaps_of(t, compose_as(t, cells[2], 40, BX_HORIZONTAL, profile));
        return !strcmp(*got, cells[3]);
    }
    g_auto(GStrv) want = g_strsplit(lines + strlen("lines "), ";", 2);
    setting squares = square_setting();
    const bx_paragraph *p = fill(&squares, cells[2], 4, BX_HORIZONTAL, profile);
    const char *set = lines_text(p, &p->breakings[p->best], squares.arena);
    *got = bx_copy_text(t->arena, set, strlen(set));
    setting_free(&squares);
    return !strcmp(*got, want[0]);
}

static void test_autospace(void)
{
    check_rows("autospace.tsv", autospace_row);
}

/* ---- hanging: one mark may stand outside the measure ---- */

static bool hanging_row(setting *t, char **cells, const char **got)
{
    setting squares = square_setting();
    bx_profile *profile = profile_for(t, "zh-CN");
    profile->has_hanging_marks = true;
    const bx_paragraph *p =
        fill(&squares, cells[2], g_ascii_strtod(cells[1], NULL), BX_HORIZONTAL, profile);
    const bx_breaking *b = &p->breakings[p->best];
    g_autoptr(GString) out = g_string_new(NULL); /* spaces at line ends left out */
    bool hangs = false;
    for (int k = 0; k < b->n_lines; k++) {
        g_autofree char *line = g_strdup(line_text(p, b, k, squares.arena));
        g_string_append_printf(out, "%s%s", k ? "/" : "", g_strchomp(line));
        hangs |= bx_paragraph_fit(p, b, k).gives;
    }
    *got = bx_copy_text(t->arena, out->str, out->len);
    setting_free(&squares);
    return !strcmp(*got, cells[3]) && hangs == (*cells[4] != 0);
}

static void test_hanging(void)
{
    check_rows("hanging.tsv", hanging_row);
}

/* ---- xecjk_lines: other engines' lines may differ, their prohibitions hold ---- */

static bool xecjk_row(setting *t, char **cells, const char **got)
{
    g_auto(GStrv) lines = g_strsplit(cells[3], "/", -1);
    g_autofree char *text = g_strjoinv("", lines);
    const bx_paragraph *p = compose_as(t, text, g_ascii_strtod(cells[2], NULL),
                                       BX_HORIZONTAL, bx_profile_default());
    const bx_breaking *b = &p->breakings[p->best];
    *got = lines_text(p, b, t->arena);
    for (int k = 0; k < b->n_lines; k++)
        if (p->atoms->joints[b->joints[k]].kind != BX_JOINT_GOOD)
            return false;
    return true;
}

static void test_xecjk(void)
{
    check_rows("xecjk_lines.tsv", xecjk_row);
}

/* ---- LineBreakTest: texts without anything Chinese, by UAX #14 ---- */

typedef struct {
    bx_chars text;
    bool may_start[64]; /* before each character but the first */
} break_row;

/* "÷ 0023 × 0020 ÷" and a comment behind a tab: false for an empty row. */
static bool read_break_row(setting *t, const char *row, break_row *out)
{
    bx_chars_builder b = {.arena = t->arena};
    g_auto(GStrv) cells = g_strsplit(row, "\t", 2);
    g_auto(GStrv) words = g_strsplit(cells[0] ? cells[0] : "", " ", -1);
    bool may = false;
    for (int i = 0; words[i]; i++) {
        if (!strcmp(words[i], "÷") || !strcmp(words[i], "×")) {
            may = !strcmp(words[i], "÷");
            continue;
        }
        out->may_start[b.n] = may;
        bx_chars_add(&b, (uint32_t)g_ascii_strtoull(words[i], NULL, 16), 0,
                     BX_MARKUP_PLAIN);
    }
    out->text = bx_chars_finish(&b);
    return out->text.n > 0;
}

static bool has_chinese(const bx_paragraph *p)
{
    for (int i = 0; i < p->shaped->n_clusters; i++) {
        bx_run_kind kind = (bx_run_kind)p->shaped->clusters[i].kind;
        if (kind == BX_RUN_CJK || kind == BX_RUN_SEQUENCE)
            return true;
    }
    return false;
}

/* A break that would leave a line with nothing to print, or start one with a space: no
 * line of ours is like that (make_joints in compose/atoms.c). */
static bool is_empty_line(const bx_paragraph *p, int at)
{
    bool has_ink = false, starts_with_space = false;
    for (int i = 0; i < p->shaped->n_clusters; i++) {
        const bx_shaped_cluster *c = &p->shaped->clusters[i];
        bool is_space = c->kind == BX_RUN_SPACE;
        has_ink |= !is_space && c->first_char < at;
        starts_with_space |= is_space && c->first_char == at;
    }
    return !has_ink || starts_with_space;
}

static void test_unicode(void)
{
    g_auto(GStrv) rows = read_rows("LineBreakTest.txt");
    tally ours = {0, 0};
    int literal = 0, pango = 0;
    if (!rows)
        return;
    setting t = setting_new();
    bx_paragraph_style style = setting_style(1000, 0);
    bx_profile *profile = profile_for(&t, "zh-CN");
    profile->hyphenation = "none";
    style.profile = profile;
    for (int i = 0; rows[i]; i++) {
        break_row row = {0};
        if (*rows[i] == '#' || !read_break_row(&t, rows[i], &row))
            continue;
        const bx_paragraph *p =
            bx_paragraph_compose(t.assets, t.arena, row.text, &style, NULL);
        if (has_chinese(p))
            continue;
        const bool *may = bx_line_breaks(t.arena, row.text, "en");
        bool ok = true, pango_ok = true, is_literal = true;
        for (int k = 1; k < row.text.n; k++) {
            bool is_same = may_start_at(p, k) == row.may_start[k];
            is_literal &= is_same;
            ok &= is_same || is_empty_line(p, k);
            pango_ok &= may[k] == row.may_start[k];
        }
        pango += pango_ok;
        literal += is_literal;
        count(&ours, ok, rows[i], pango_ok ? "Pango has it right" : "Pango neither");
    }
    g_test_message("LineBreakTest, no Chinese: %d of %d, %d of them to the letter, the "
                   "rest but for lines that would be empty; Pango %d",
                   ours.passed, ours.n, literal, pango);
    g_assert_cmpint(ours.passed, >=, pango);
    setting_free(&t);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_autofree char *suites = setting_path("../../shared/typography/suites");
    if (!g_file_test(suites, G_FILE_TEST_IS_DIR)) {
        g_print("skipped: the suites are not beside this copy of the project\n");
        return 77;
    }
    g_test_add_func("/suite/spacing-trim", test_spacing_trim);
    g_test_add_func("/suite/linebreak", test_linebreak);
    g_test_add_func("/suite/line-edges", test_line_edges);
    g_test_add_func("/suite/autospace", test_autospace);
    g_test_add_func("/suite/hanging", test_hanging);
    g_test_add_func("/suite/xecjk", test_xecjk);
    g_test_add_func("/suite/unicode", test_unicode);
    return g_test_run();
}
