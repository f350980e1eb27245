/* Which sheet is taken where none is named, and what furniture says on it. */
#include "makeup/edition.h"

#include <glib/gstdio.h>

#include "makeup/furniture.h"
#include "sample.h"

typedef struct {
    sample s; /* its folder holds the layouts that the test writes */
} edition_case;

static void write_layout(edition_case *c, const char *name, int width, int height,
                         int columns, int lines, const char *furniture)
{
    g_autofree char *path = g_strdup_printf("%s/%s.yaml", c->s.folder, name);
    g_autofree char *text = g_strdup_printf(
        "paper: {width: %d, height: %d}\n"
        "grid: {columns: %d, measure: 12, lines: %d, leading: 12}\n"
        "styles: {body: {face: song, size: 9}}\n"
        "headlines:\n"
        "  - {for: all, columns: 1-%d, main: {face: song-heavy, size: 14}}\n%s",
        width, height, columns, lines, columns, furniture);
    g_assert_true(g_file_set_contents(path, text, -1, NULL));
}

static edition_case case_new(void)
{
    return (edition_case){sample_new()};
}

static void case_free(edition_case *c)
{
    sample_free(&c->s);
}

static bx_chars text_of(edition_case *c, const char *text)
{
    const bx_source *source =
        bx_source_from_bytes(c->s.arena, "text", text, strlen(text), c->s.diags);
    return bx_chars_from_utf8(c->s.arena, source, source->text, 0);
}

/* An issue of one page of one item of so many sentences. */
static bx_issue issue_of(edition_case *c, int sentences)
{
    g_autoptr(GString) body = g_string_new(NULL);
    for (int i = 0; i < sentences; i++)
        g_string_append(body, "市总工会组织职工代表参观新馆，现场有百余人参加。");
    bx_part *parts = BX_NEW_ARRAY(c->s.arena, 2, bx_part);
    parts[0] = (bx_part){.kind = BX_PART_HEADLINE, .text = text_of(c, "职工参观新馆")};
    parts[1] = (bx_part){.kind = BX_PART_PARAGRAPH, .text = text_of(c, body->str)};
    bx_item *item = BX_NEW(c->s.arena, bx_item);
    *item = (bx_item){.name = "b1", .priority = 1, .parts = parts, .n_parts = 2};
    item->n_chars = bx_item_number(parts, 2);
    bx_page *page = BX_NEW(c->s.arena, bx_page);
    *page =
        (bx_page){.number = 1, .items = BX_NEW_ARRAY(c->s.arena, 1, int), .n_items = 1};
    return (bx_issue){
        .folder = ".", .items = item, .n_items = 1, .pages = page, .n_pages = 1};
}

static bool make(edition_case *c, const bx_issue *issue, const char *layout,
                 bool is_draft, bx_edition *out)
{
    const char *const paths[] = {c->s.folder, NULL};
    bx_edition_wishes wishes = {
        .layout_paths = paths, .layout = layout, .is_draft = is_draft};
    return bx_edition_make(c->s.arena, c->s.assets, issue, &wishes, c->s.diags, out);
}

/* The sheet with the least white; the smaller of two that are as good; the largest where
 * none holds the copy. */
static void test_choice(void)
{
    edition_case c = case_new();
    write_layout(&c, "little", 150, 150, 3, 24, "");
    write_layout(&c, "twin", 150, 160, 3, 24, ""); /* as little, on larger paper */
    write_layout(&c, "large", 250, 350, 3, 60, "");
    bx_edition edition;
    bx_issue few = issue_of(&c, 20), many = issue_of(&c, 65), most = issue_of(&c, 400);
    g_assert_true(make(&c, &few, NULL, false, &edition));
    g_assert_cmpstr(edition.layout->name, ==, "little");
    g_assert_true(make(&c, &many, NULL, false, &edition));
    g_assert_cmpstr(edition.layout->name, ==, "large");
    g_assert_false(make(&c, &most, NULL, false, &edition));
    g_assert_cmpint(bx_diags_count_of(c.s.diags, BX_D_N_LAYOUT_LARGEST), ==, 1);
    g_assert_cmpint(bx_diags_count_of(c.s.diags, BX_D_E_PAGE_OVER), ==, 1);
    g_assert_true(make(&c, &most, NULL, true, &edition));
    g_assert_cmpstr(edition.layout->name, ==, "large");
    g_assert_cmpint(edition.made[0].over_lines, >, 0);
    g_assert_true(make(&c, &few, "large", false, &edition));
    g_assert_cmpstr(edition.layout->name, ==, "large");
    case_free(&c);
}

static void test_no_layout(void)
{
    edition_case c = case_new();
    bx_edition edition;
    bx_issue issue = issue_of(&c, 5);
    g_assert_false(make(&c, &issue, NULL, false, &edition));
    g_assert_cmpint(bx_diags_count_of(c.s.diags, BX_D_E_NO_LAYOUT), ==, 1);
    g_assert_false(make(&c, &issue, "nowhere", false, &edition));
    g_assert_cmpint(bx_diags_count(c.s.diags, BX_ERROR), >=, 2);
    case_free(&c);
}

/* Alternatives to a page of one item there are none: it fills the page whichever way. */
static void test_no_alternative(void)
{
    edition_case c = case_new();
    write_layout(&c, "little", 150, 150, 3, 24, "");
    const char *const paths[] = {c.s.folder, NULL};
    bx_issue issue = issue_of(&c, 20);
    bx_edition edition;
    bx_edition_wishes wishes = {.layout_paths = paths, .n_alternatives = 3};
    g_assert_true(
        bx_edition_make(c.s.arena, c.s.assets, &issue, &wishes, c.s.diags, &edition));
    g_assert_cmpint(edition.alternatives[0].n, ==, 1);
    wishes.alternative = 2;
    wishes.is_draft = true;
    g_assert_false(
        bx_edition_make(c.s.arena, c.s.assets, &issue, &wishes, c.s.diags, &edition));
    g_assert_cmpint(edition.n_pages, ==, 0);
    g_assert_cmpint(bx_diags_count_of(c.s.diags, BX_D_E_ALTERNATIVES_FEW), ==, 1);
    case_free(&c);
}

/* Everything the furniture of a page says, runs one after the other. */
static char *furniture_text(edition_case *c, const bx_issue *issue, const char *furniture)
{
    write_layout(c, "sheet", 250, 350, 3, 60, furniture);
    const char *const paths[] = {c->s.folder, NULL};
    const bx_layout *layout =
        bx_layout_find(c->s.arena, "sheet", ".", paths, BX_NOWHERE, c->s.diags);
    g_assert_nonnull(layout);
    bx_setting s = {.assets = c->s.assets,
                    .layout = layout,
                    .arena = c->s.arena,
                    .diags = c->s.diags};
    bx_display_builder out = {.arena = c->s.arena};
    bx_furniture_draw(&s, issue, &issue->pages[0], &out);
    GString *text = g_string_new(NULL);
    for (int i = 0; i < out.n; i++) {
        if (out.ops[i].kind != BX_OP_GLYPHS)
            continue;
        g_string_append(text, out.ops[i].glyphs.text);
        for (int k = 0; k < out.ops[i].glyphs.n_clusters; k++)
            g_assert_cmpint(out.ops[i].glyphs.clusters[k].id, ==, BX_GENERATED);
    }
    return g_string_free(text, FALSE);
}

/* Fields of folio and masthead; what is not given is left out, not shown as a field. */
static void test_fields(void)
{
    edition_case c = case_new();
    bx_issue issue = issue_of(&c, 5);
    bx_page page = issue.pages[0];
    page.number = 3;
    page.title = "要闻";
    issue.pages = &page;
    const char *folio = "folio: {text: \"{paper}{title}|{date}{weekday}|第{page}版\"}\n";
    g_autofree char *bare = furniture_text(&c, &issue, folio);
    g_assert_cmpstr(bare, ==, "要闻第3版");
    issue.paper = "工会报";
    issue.number = "总第8期";
    g_assert_true(bx_date_parse("2026-11-23", &issue.date));
    g_autofree char *full = furniture_text(&c, &issue, folio);
    g_assert_cmpstr(full, ==, "工会报要闻2026年11月23日星期一第3版");
    issue.imprint.values[BX_IMPRINT_CN].text = "CN 00-0001";
    g_autofree char *imprint =
        furniture_text(&c, &issue, "folio: {text: \"{cn}|{sponsor}|{pages}版\"}\n");
    g_assert_cmpstr(imprint, ==, "CN 00-00011版");
    issue.imprint.values[BX_IMPRINT_PAGES].text = "8";
    g_autofree char *pages = furniture_text(&c, &issue, "folio: {text: \"{pages}版\"}\n");
    g_assert_cmpstr(pages, ==, "8版");
    page.number = 1;
    g_autofree char *first =
        furniture_text(&c, &issue, "masthead: {lines: 8, text: \"{number}\"}\n");
    g_assert_cmpstr(first, ==, "工会报总第8期");
    g_autofree char *off = furniture_text(&c, &issue, "folio: {show: no}\n");
    g_assert_true(g_str_has_prefix(off, "工会报"));
    page.number = 2;
    g_autofree char *none = furniture_text(&c, &issue, "folio: {show: no}\n");
    g_assert_cmpstr(none, ==, "");
    case_free(&c);
}

/* Left-hand pages of a layout that is mirrored are as far from the other side. */
static void test_mirrored(void)
{
    edition_case c = case_new();
    write_layout(&c, "sheet", 150, 150, 3, 24, "");
    g_autofree char *path = g_strdup_printf("%s/sheet.yaml", c.s.folder);
    g_autofree char *text = NULL;
    g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
    g_autoptr(GString) mirrored = g_string_new(text);
    g_string_replace(mirrored, "leading: 12}", "leading: 12, inner: 20mm}", 0);
    g_assert_true(g_file_set_contents(path, mirrored->str, -1, NULL));
    bx_issue issue = issue_of(&c, 20);
    bx_page page = issue.pages[0];
    bx_edition edition;
    for (page.number = 1; page.number <= 2; page.number++) {
        issue.pages = &page;
        g_assert_true(make(&c, &issue, "sheet", false, &edition));
        const bx_layout *l = edition.made[0].layout;
        bx_len right = l->paper_width - l->type_area.x - l->type_area.w;
        bx_len inner = page.number == 1 ? l->type_area.x : right;
        g_assert_cmpint(inner, ==, bx_len_from_mm(20));
        g_assert_cmpint(edition.made[0].sheet.n_placed, ==, 1);
    }
    case_free(&c);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/edition/choice", test_choice);
    g_test_add_func("/edition/no-alternative", test_no_alternative);
    g_test_add_func("/edition/no-layout", test_no_layout);
    g_test_add_func("/edition/fields", test_fields);
    g_test_add_func("/edition/mirrored", test_mirrored);
    return g_test_run();
}
