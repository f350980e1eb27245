/* The parts of a body as rows: heights, where legs may end, what stands where. */
#include "makeup/element.h"

#include <string.h>

#include "makeup/measure.h"
#include "model/item_file.h"
#include "setting.h"

typedef struct {
    setting t;
    bx_setting s;
    const bx_item *item;
    const bx_element *elements;
    int n;
    bx_len measure;
} element_case;

enum { BODY = 21 * BX_PT / 2 }; /* 五号 */

static element_case case_new(const char *body, int em)
{
    element_case c = {.t = setting_new()};
    g_autofree char *layouts = setting_path("../layouts");
    const char *const paths[] = {layouts, NULL};
    const bx_layout *layout =
        bx_layout_find(c.t.arena, "tabloid", ".", paths, BX_NOWHERE, c.t.diags);
    g_assert_nonnull(layout);
    c.s = (bx_setting){
        .assets = c.t.assets, .layout = layout, .arena = c.t.arena, .diags = c.t.diags};
    char *text =
        bx_format(c.t.arena, "---\nheadline: 工会\nbyline: （王芳）\n---\n%s", body);
    const bx_source *source =
        bx_source_from_bytes(c.t.arena, "x.md", text, strlen(text), c.t.diags);
    c.item = bx_item_file_read(c.t.arena, source, NULL, c.t.diags);
    g_assert_nonnull(c.item);
    c.measure = em * BODY;
    c.elements = bx_elements_make(&c.s, c.item, c.measure, &c.n);
    return c;
}

static void case_free(element_case *c)
{
    setting_free(&c->t);
}

static const bx_rows *rows_at(const element_case *c, int i)
{
    g_assert_cmpint(i, <, c->n);
    return &c->elements[i].choices[0].rows;
}

/* "NPG": behind which grid lines a leg may never, poorly, well end. */
static const char *breaks_of(const element_case *c, int i)
{
    const bx_rows *rows = rows_at(c, i);
    const char *all = "";
    for (int k = 0; k < rows->n; k++)
        all = bx_format(c->t.arena, "%s%c", all, "NPG"[rows->breaks[k]]);
    return all;
}

/* "row@left text", one a line; rules as "row@left ----". */
static const char *lines_of(const element_case *c, int i)
{
    const bx_rows *rows = rows_at(c, i);
    const char *all = "";
    for (int k = 0; k < rows->n_lines; k++) {
        const bx_row_line *l = &rows->lines[k];
        const char *text = l->paragraph
                               ? line_text(l->paragraph, l->breaking, l->line, c->t.arena)
                               : "----";
        all = bx_format(c->t.arena, "%s%d@%.2f %s\n", all, l->row, (double)l->left / BODY,
                        text);
    }
    return all;
}

/* A line with ruby is two grid lines high and stands on the lower one, where the leading
 * has no room for it. */
static void test_ruby(void)
{
    element_case c =
        case_new("全市[职工|zg]要坚持党的领导，推动工会工作高质量发展。\n\n尾", 12);
    g_assert_cmpstr(breaks_of(&c, 0), ==, "NPPG");
    g_assert_cmpstr(lines_of(&c, 0), ==,
                    "1@0.00 全市职工要坚持党的领\n"
                    "2@0.00 导，推动工会工作高质量\n3@0.00 发展。\n");
    bx_layout *wide = bx_copy(c.t.arena, c.s.layout, sizeof *wide);
    wide->leading = 16 * BX_PT;
    c.s.layout = wide;
    c.elements = bx_elements_make(&c.s, c.item, c.measure, &c.n);
    g_assert_cmpstr(breaks_of(&c, 0), ==, "PPG");
    case_free(&c);
}

static void test_crosshead(void)
{
    element_case c = case_new("## 工会\n\n尾", 12);
    g_assert_cmpstr(breaks_of(&c, 0), ==, "NN");
    g_assert_cmpint(rows_at(&c, 0)->lines[0].drop, >, 0);
    case_free(&c);
}

/* Marks right before the text, which is in line; （一） and 1. alike. */
static void test_list(void)
{
    element_case c =
        case_new("- 全市职工要坚持党的领导\n1. 工会\n12. 工作\n\n（一）甲\n（二）乙", 8);
    g_assert_cmpint(c.n, ==, 6);
    g_assert_cmpstr(lines_of(&c, 0), ==,
                    "0@0.00 ●\n0@2.00 全市职工要坚\n1@2.00 持党的领导\n");
    g_assert_cmpstr(lines_of(&c, 1), ==, "0@0.00 1.\n0@2.00 工会\n");
    g_assert_cmpstr(lines_of(&c, 2), ==, "0@0.00 12.\n0@2.00 工作\n");
    g_assert_cmpstr(lines_of(&c, 3), ==, "0@0.00 （一）\n0@2.00 甲\n");
    case_free(&c);
}

/* In a leg too narrow for that, an item is a paragraph. */
static void test_list_narrow(void)
{
    element_case c = case_new("（二十二）全市职工\n（二十三）工会", 7);
    g_assert_cmpstr(lines_of(&c, 0), ==, "0@0.00 （二十二）全市\n1@0.00 职工\n");
    case_free(&c);
}

/* The poem stands in the middle, a turned line further in; white parts stanzas and never
 * heads a leg. */
static void test_verse(void)
{
    element_case c =
        case_new("::: 诗\n全市职工\n要坚持党的领导推动\n工会工作\n\n高质量发展\n:::", 8);
    g_assert_cmpint(c.n, ==, 3);
    g_assert_cmpstr(breaks_of(&c, 0), ==, "PGPNG");
    g_assert_cmpint(rows_at(&c, 0)->n, ==, 5);
    case_free(&c);
}

static void test_verse_middle(void)
{
    element_case c = case_new("::: 诗\n全市职工\n要坚持\n\n工会\n:::", 8);
    g_assert_cmpstr(breaks_of(&c, 0), ==, "PNG");
    g_assert_cmpstr(lines_of(&c, 0), ==, "0@3.00 全市职工\n1@3.00 要坚持\n");
    g_assert_cmpstr(lines_of(&c, 1), ==, "0@3.00 工会\n");
    case_free(&c);
}

static int cost_of_poem(int measure)
{
    element_case c = case_new("::: 诗\n全市职工\n要坚持\n:::", measure);
    int cost = c.elements[0].choices[0].cost;
    case_free(&c);
    return cost;
}

/* White beside a poem, four 字 of it, is free, and more costs by the 字. */
static void test_verse_lost(void)
{
    g_assert_cmpint(cost_of_poem(5), ==, 0);
    g_assert_cmpint(cost_of_poem(8), ==, 0);
    g_assert_cmpint(cost_of_poem(9), >, 0);
    g_assert_cmpint(cost_of_poem(12), ==, 4 * cost_of_poem(9));
}

/* Set in on both sides. */
static void test_quote(void)
{
    element_case c = case_new("> 全市职工要坚持党的领导", 8);
    const bx_row_line *line = &rows_at(&c, 0)->lines[0];
    g_assert_cmpint(line->left, ==, BODY);
    g_assert_cmpint(line->paragraph->style.measure, ==, 6 * BODY);
    g_assert_cmpint(line->paragraph->style.type.role, ==, BX_ROLE_KAI);
    case_free(&c);
}

/* The byline follows the last paragraph; behind another block it has a row of its own,
 * never at a leg's top. Notes come last. */
static void test_tails(void)
{
    element_case c = case_new("工会[^1]\n\n[^1]: 工作", 12);
    g_assert_cmpint(c.n, ==, 2);
    g_assert_cmpint(c.elements[0].n_choices, ==, 2);
    g_assert_cmpstr(lines_of(&c, 0), ==, "0@0.00 工会1\n0@0.00 （王芳）\n");
    g_assert_cmpstr(lines_of(&c, 1), ==, "0@0.00 1工作\n");
    case_free(&c);
    c = case_new("> 工会\n\n[^1]: 工作", 12);
    g_assert_cmpint(c.n, ==, 3);
    g_assert_cmpstr(breaks_of(&c, 0), ==, "N");
    g_assert_cmpstr(lines_of(&c, 1), ==, "0@0.00 （王芳）\n");
    case_free(&c);
}

/* The last line over a byline begins no leg, as it does without one, but at a cost. */
static void test_tails_widow(void)
{
    element_case c = case_new("全市职工要坚持全市职工要坚持全市职工要坚持", 6);
    const bx_element *e = c.elements;
    bool is_kept = false;
    g_assert_cmpint(c.n, ==, 1);
    for (int i = 0; i < e->n_choices; i++) {
        const bx_rows *rows = &e->choices[i].rows;
        bool begins = rows->breaks[rows->n - 3] == BX_BREAK_GOOD;
        if (rows->lines[rows->n_lines - 1].row != rows->n - 1 ||
            rows->lines[rows->n_lines - 2].row == rows->n - 1)
            continue; /* run in */
        is_kept |= !begins;
        g_assert_true(!begins || e->choices[i].cost >= 1000);
        g_assert_cmpint(rows->breaks[rows->n - 2], ==, BX_BREAK_POOR);
    }
    g_assert_true(is_kept);
    case_free(&c);
}

/* ---- tables ---- */

static const char table[] = "| 节目 | 单位 | 人数 |\n|---|---|---|\n"
                            "| 工会 | 全市职工要坚持 | 120 |\n| 工 | 会员 | 7 |\n";

/* Columns fill the measure, words left, figures right; rules round it, under the head and
 * where a row has more than one line, and half a line of white above and below. */
static void test_table(void)
{
    element_case c = case_new(table, 12);
    const bx_rows *rows = rows_at(&c, 0);
    g_assert_cmpstr(breaks_of(&c, 0), ==, "NNNPN");
    g_assert_cmpint(rows->n, ==, 5);
    int n_rules = 0;
    for (int i = 0; i < rows->n_lines; i++) {
        const bx_row_line *l = &rows->lines[i];
        n_rules += !l->paragraph;
        g_assert_cmpint(l->row, >, 0);
        g_assert_cmpint(l->drop, ==, -c.s.layout->leading / 2);
        if (!l->paragraph)
            g_assert_cmpint(l->width, ==, c.measure);
        else
            g_assert_cmpint(l->left + l->paragraph->style.measure, <=, c.measure);
    }
    g_assert_cmpint(n_rules, ==, 4);
    g_assert_cmpint(bx_diags_count(c.t.diags, BX_WARNING), ==, 0);
    case_free(&c);
}

/* A table that is long enough comes in groups of rows; those that begin a leg have the
 * head over them, its characters no one's. */
static void test_table_parted(void)
{
    element_case c = case_new("| 节目 | 人数 |\n|---|---|\n| 工 | 1 |\n| 会 | 2 |\n"
                              "| 全 | 3 |\n| 市 | 4 |\n| 职 | 5 |\n\n尾",
                              8);
    static const int rows[] = {4, 1, 2};
    for (int i = 0; i < 3; i++) {
        const bx_element *e = &c.elements[i];
        g_assert_cmpint(e->choices[0].rows.n, ==, rows[i]);
        g_assert_cmpint(e->n_choices, ==, i ? 2 : 1);
        g_assert_cmpint(e->choices[0].stand, ==, i ? BX_STAND_BELOW : BX_STAND_ANYWHERE);
    }
    g_assert_cmpstr(breaks_of(&c, 0), ==, "NNPG");
    g_assert_cmpstr(breaks_of(&c, 1), ==, "G");
    g_assert_cmpstr(breaks_of(&c, 2), ==, "PG");
    g_assert_cmpstr(lines_of(&c, 1), ==, "0@0.43 全\n0@4.43 3\n");
    bx_element top = {.choices = {c.elements[1].choices[1]}, .n_choices = 1};
    g_assert_cmpint(top.choices[0].stand, ==, BX_STAND_AT_TOP);
    c.elements = &top;
    g_assert_cmpstr(breaks_of(&c, 0), ==, "NNG");
    g_assert_cmpstr(lines_of(&c, 0), ==,
                    "1@0.00 ----\n1@0.43 节目\n1@4.43 人数\n"
                    "2@0.00 ----\n2@0.43 全\n2@4.43 3\n");
    const bx_row_line *head = &top.choices[0].rows.lines[1];
    g_assert_cmpint(head->paragraph->text.chars[0].id, ==, BX_GENERATED);
    case_free(&c);
}

/* With one row fewer no leg could have two of them, and without a head nothing is said
 * again. Such a table can do without the white above and below. */
static void test_table_whole(void)
{
    static const char *const tables[] = {
        "| 甲 | 乙 |\n|---|---|\n| 工 | 1 |\n| 会 | 2 |\n| 全 | 3 |\n",
        "| 工 | 1 |\n| 会 | 2 |\n| 全 | 3 |\n| 市 | 4 |\n| 职 | 5 |\n"};
    for (size_t i = 0; i < G_N_ELEMENTS(tables); i++) {
        element_case c = case_new(tables[i], 8);
        const bx_choice *choices = c.elements[0].choices;
        g_assert_cmpint(c.elements[0].n_choices, ==, 2);
        g_assert_cmpint(choices[0].rows.n, ==, i ? 6 : 5);
        g_assert_cmpint(choices[1].rows.n, ==, i ? 5 : 4); /* tight, at a price */
        g_assert_cmpint(choices[1].cost, >, choices[0].cost);
        for (int k = 0; k < choices[1].rows.n_lines; k++)
            g_assert_cmpint(choices[1].rows.lines[k].drop, ==, 0);
        case_free(&c);
    }
}

static void test_table_figures(void)
{
    element_case c =
        case_new("| 甲 | 1,200 |\n| 乙 | -3.5% |\n| 丙 | — |\n| 丁 | 7:05 |\n", 12);
    const bx_rows *rows = rows_at(&c, 0);
    for (int i = 0; i < rows->n_lines; i++) {
        const bx_row_line *l = &rows->lines[i];
        if (l->paragraph && l->left > BODY)
            g_assert_cmpint(l->paragraph->style.type.align, ==, BX_ALIGN_RIGHT);
    }
    case_free(&c);
}

/* Names stay whole as long as what stands beside them can turn, with half the gaps if it
 * must be; where they cannot, that has its price. */
static void test_table_words(void)
{
    static const struct {
        int measure;
        bool is_split;
    } cases[] = {{12, false}, {8, false}, {6, true}};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        element_case c =
            case_new("| 李建国 | 全市职工要坚持 | 王芳 |\n", cases[i].measure);
        const bx_row_line *name = rows_at(&c, 0)->lines;
        while (!name->paragraph)
            name++;
        g_assert_true((name->breaking->n_lines > 1) == cases[i].is_split);
        g_assert_true((c.elements[0].choices[0].cost > 0) == cases[i].is_split);
        case_free(&c);
    }
}

/* More columns than there is room for: to be said when it is drawn,
 * and all of it set. */
static void test_table_wide(void)
{
    element_case c =
        case_new("| 工会 | 职工 | 会员 | 市区 | 坚持 | 领导 |\n| 甲 | 1234567890 |", 8);
    g_assert_cmpint(bx_diags_count_of(c.t.diags, BX_D_W_TABLE_WIDE), ==, 0);
    int n = 0, cramped = 0;
    for (int i = 0; i < rows_at(&c, 0)->n_lines; i++) {
        const bx_row_line *l = &rows_at(&c, 0)->lines[i];
        n += l->paragraph && !l->line;
        cramped += l->cramped;
    }
    g_assert_cmpint(n, ==, 8);
    g_assert_cmpint(cramped, ==, 6);
    case_free(&c);
}

/* A row higher than a short leg may run over its foot. */
static void test_table_high(void)
{
    element_case c =
        case_new("| 甲 | 全市职工要坚持党的领导推动工会工作高质量发展全市职工要坚"
                 "持党的领导推动工会工作高质量发展全市职工要坚持党的领导 |",
                 8);
    g_assert_cmpint(rows_at(&c, 0)->n, >, 8);
    g_assert_cmpint(rows_at(&c, 0)->breaks[4], ==, BX_BREAK_GOOD);
    for (int i = 0; i < rows_at(&c, 0)->n_lines; i++)
        g_assert_cmpint(rows_at(&c, 0)->lines[i].drop, ==, 0);
    case_free(&c);
}

/* ---- names ---- */

/* 二字名 spaced to three, columns in line, four 字 where there is room, longer names over
 * two columns, none outside the measure. */
static void test_names(void)
{
    element_case c = case_new("::: 名单\n王伟 李建国 张三 欧阳修文 陈红 工会会员 "
                              "全市·职工会员 王芳\n:::",
                              12);
    g_assert_cmpstr(lines_of(&c, 0), ==,
                    "0@0.00 王　伟\n0@4.50 李建国\n0@9.00 张　三\n"
                    "1@0.00 欧阳修文\n1@4.50 陈　红\n"
                    "2@0.00 工会会员\n2@4.50 全市·职工会员\n3@0.00 王　芳\n");
    g_assert_cmpstr(breaks_of(&c, 0), ==, "PGPN");
    case_free(&c);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/element/ruby", test_ruby);
    g_test_add_func("/element/crosshead", test_crosshead);
    g_test_add_func("/element/list", test_list);
    g_test_add_func("/element/list-narrow", test_list_narrow);
    g_test_add_func("/element/verse", test_verse);
    g_test_add_func("/element/verse-middle", test_verse_middle);
    g_test_add_func("/element/verse-lost", test_verse_lost);
    g_test_add_func("/element/quote", test_quote);
    g_test_add_func("/element/tails", test_tails);
    g_test_add_func("/element/tails-widow", test_tails_widow);
    g_test_add_func("/element/table", test_table);
    g_test_add_func("/element/table-parted", test_table_parted);
    g_test_add_func("/element/table-whole", test_table_whole);
    g_test_add_func("/element/table-figures", test_table_figures);
    g_test_add_func("/element/table-words", test_table_words);
    g_test_add_func("/element/table-wide", test_table_wide);
    g_test_add_func("/element/table-high", test_table_high);
    g_test_add_func("/element/names", test_names);
    return g_test_run();
}
