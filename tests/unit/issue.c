#include "model/issue.h"

#include "cases.h"
#include "model/advertisement.h"
#include "model/variant.h"

static const char *text_of(bx_arena *arena, const bx_item *item)
{
    const bx_part *headline = bx_item_find(item, BX_PART_HEADLINE);
    return headline ? bx_chars_utf8(arena, headline->text) : "-";
}

static const char *shown(const char *text)
{
    return text ? text : "-";
}

/* What a group holds; of briefs the text they make. */
static void dump_group(GString *out, const bx_item *item, bx_arena *arena)
{
    const bx_group *group = item->group;
    for (int i = 0; i < group->n_items; i++)
        g_string_append_printf(out, "    %d %s %s\n", group->items[i].priority,
                               group->items[i].name, text_of(arena, &group->items[i]));
    for (int i = 0; group->kind == BX_GROUP_BRIEFS && i < item->n_parts; i++)
        g_string_append_printf(out, "      part %d, picture %d: %s\n",
                               item->parts[i].kind, item->parts[i].picture,
                               bx_chars_utf8(arena, item->parts[i].text));
}

static void dump_tree(GString *out, const bx_issue *issue, const bx_tree_note *note)
{
    if (note->kind == BX_TREE_ITEM)
        g_string_append_printf(out, "%s:%dx%d", issue->items[note->item].name,
                               note->columns, note->lines);
    else if (note->kind == BX_TREE_AUTO)
        g_string_append(out, "auto");
    if (!note->first)
        return;
    g_string_append_c(out, '(');
    dump_tree(out, issue, note->first);
    g_string_append(out, note->kind == BX_TREE_STACK ? " / " : " | ");
    dump_tree(out, issue, note->second);
    g_string_append_c(out, ')');
}

static void dump_wish(GString *out, const bx_issue *issue, const bx_wish *wish)
{
    g_string_append_printf(out, "  %s:", wish->text);
    if (wish->tree)
        dump_tree(out, issue, wish->tree);
    else
        g_string_append_printf(out, " edges %d columns %d-%d size %d other %s",
                               wish->edges, wish->first, wish->last, wish->size,
                               issue->items[wish->other].name);
    g_string_append_c(out, '\n');
}

static void dump_imprint(GString *out, const bx_issue *issue)
{
    static const char *const statuses[] = {"unknown", "public", "internal"};
    const bx_imprint *imprint = &issue->imprint;
    if (issue->status)
        g_string_append_printf(out, "status %s\n", statuses[issue->status]);
    for (int i = 0; i < BX_IMPRINT_COUNT; i++) {
        int line, column;
        const bx_imprint_value *v = &imprint->values[i];
        if (!v->text)
            continue;
        bx_source_position(v->span.source, v->span.from, &line, &column);
        g_string_append_printf(out, "%d:%d %s (%d): %s\n", line, column,
                               bx_imprint_name((bx_imprint_field)i), v->n, v->text);
    }
}

static void dump_ad(GString *out, const bx_item *item)
{
    const bx_ad *ad = item->ad;
    g_string_append_printf(out, "  ad %s columns %d height %d shares %d %d%s file %s\n",
                           item->name, ad->columns, ad->height, ad->across, ad->down,
                           ad->is_marked ? "" : " unmarked", item->pictures[0].file);
}

static void dump_furniture(GString *out, const bx_issue *issue)
{
    for (int i = 0; i < issue->guide.n; i++)
        g_string_append_printf(out, "guide %s: %s\n", issue->guide.entries[i].name,
                               shown(issue->guide.entries[i].text));
    for (int i = 0; i < issue->ear.n_texts; i++)
        g_string_append_printf(out, "ear %s\n", issue->ear.texts[i]);
    if (issue->ear.has_item)
        g_string_append_printf(out, "ear item %s\n", issue->items[issue->ear.item].name);
    if (issue->ear.file)
        g_string_append_printf(out, "ear file %s\n", issue->ear.file);
}

static void dump_makers(GString *out, const bx_page *page)
{
    if (page->editor || page->designer || page->proofreader)
        g_string_append_printf(out, "  by %s, %s, %s\n", shown(page->editor),
                               shown(page->designer), shown(page->proofreader));
}

static void dump(GString *out, const bx_issue *issue, bx_arena *arena)
{
    g_string_append_printf(out, "%s %d-%d-%d number %s layout %s in %s\n",
                           shown(issue->paper), issue->date.year, issue->date.month,
                           issue->date.day, shown(issue->number), shown(issue->layout),
                           issue->folder);
    dump_imprint(out, issue);
    dump_furniture(out, issue);
    for (int i = 0; i < issue->n_pages; i++) {
        const bx_page *page = &issue->pages[i];
        g_string_append_printf(
            out, "page %s %s layout %s%s%s%s\n", BX_PAGE(page), shown(page->title),
            shown(page->layout), page->section ? " section " : "",
            page->section ? page->section : "", page->flows ? " flows" : "");
        dump_makers(out, page);
        for (int k = 0; k < page->n_items; k++) {
            const bx_item *item = &issue->items[page->items[k]];
            g_string_append_printf(out, "  %d %s %s\n", item->priority, item->name,
                                   text_of(arena, item));
            if (item->group)
                dump_group(out, item, arena);
        }
        for (int k = 0; k < page->n_ads; k++)
            dump_ad(out, &issue->items[page->ads[k]]);
        for (int k = 0; k < page->n_wishes; k++)
            dump_wish(out, issue, &page->wishes[k]);
    }
    for (int i = 0; i < issue->n_centres; i++) {
        const bx_page *centre = &issue->centres[i];
        g_string_append_printf(out, "between %s\n", BX_PAGE(centre));
        for (int k = 0; k < centre->n_items; k++)
            g_string_append_printf(out, "  %s\n", issue->items[centre->items[k]].name);
        for (int k = 0; k < centre->n_ads; k++)
            dump_ad(out, &issue->items[centre->ads[k]]);
    }
    for (int i = 0; i < issue->n_pool; i++) {
        const bx_item *item = &issue->items[issue->pool[i]];
        g_string_append_printf(out, "%s  %d %s %s\n", i ? "" : "pool\n", item->priority,
                               item->name, text_of(arena, item));
    }
}

/* The issue as an edition has it, and which of its pages are its own. */
static void dump_variant(GString *out, const bx_issue *issue, bx_arena *arena)
{
    g_string_append_printf(out, "\nedition %s, lock %s\n", issue->edition, issue->lock);
    dump(out, issue, arena);
    for (int i = 0; i < issue->n_pages; i++)
        if (issue->pages[i].is_own)
            g_string_append_printf(out, "page %d is its own\n", issue->pages[i].number);
}

static void run(GString *out, const char *input, bx_arena *arena, bx_diags *diags)
{
    const bx_issue *issue = bx_issue_load(arena, input, NULL, diags);
    g_assert_true(issue || bx_diags_count(diags, BX_ERROR));
    if (issue)
        dump(out, issue, arena);
    for (int i = 0; issue && i < issue->n_variants; i++)
        dump_variant(out, bx_variant_issue(arena, issue, i, diags), arena);
}

static void test_cases(void)
{
    cases_run_all("issue", "", run);
}

typedef struct {
    bx_arena *arena;
    bx_diags *diags;
    char *folder;
} desk;

static void set_up(desk *d, gconstpointer unused)
{
    (void)unused;
    d->arena = bx_arena_new();
    d->diags = bx_diags_new();
    d->folder = g_build_filename(g_getenv("BX_TESTS"), "cases", "issue", NULL);
    g_assert_no_errno(g_chdir(d->folder));
}

static void tear_down(desk *d, gconstpointer unused)
{
    (void)unused;
    g_free(d->folder);
    bx_diags_free(d->diags);
    bx_arena_free(d->arena);
}

static void test_wishes(desk *d, gconstpointer unused)
{
    (void)unused;
    const char *const photos[] = {"a.jpg", NULL};
    bx_issue_wishes wishes = {.paper = "晚报",
                              .layout = "a4",
                              .number = "7",
                              .date = {2026, 1, 2},
                              .photos = photos};
    const bx_issue *issue = bx_issue_load(d->arena, "pages", &wishes, d->diags);
    g_assert_nonnull(issue);
    g_assert_cmpstr(issue->paper, ==, "晚报");
    g_assert_cmpstr(issue->layout, ==, "a4");
    g_assert_cmpstr(issue->number, ==, "7");
    g_assert_cmpint(issue->date.month, ==, 1);
    for (int i = 0; i < issue->n_pages; i++)
        g_assert_null(issue->pages[i].layout);
    g_assert_cmpint(bx_diags_count_of(d->diags, BX_D_W_PHOTOS_NAMED), ==, 1);
}

/* Wishes of a page may be read again and again: its columns have theirs once. */
static void test_wishes_again(desk *d, gconstpointer unused)
{
    (void)unused;
    const bx_issue *issue = bx_issue_load(d->arena, "column-wishes", NULL, d->diags);
    g_assert_nonnull(issue);
    bx_page page = issue->pages[0];
    const bx_group *column = NULL;
    for (int i = 0; i < page.n_items && !column; i++)
        column = bx_item_column(&issue->items[page.items[i]]);
    g_assert_nonnull(column);
    int n = column->n_wishes, n_page = page.n_wishes;
    g_assert_cmpint(n, >, 0);
    for (int i = 0; i < 3; i++)
        bx_page_read_wishes(
            d->arena, &(bx_page_items){issue->items, issue->n_items, true}, &page, NULL);
    g_assert_cmpint(column->n_wishes, ==, n);
    g_assert_cmpint(page.n_wishes, ==, n_page);
}

/* A text without a front matter is bulletin text, whatever its ending. */
static void test_bulletin(desk *d, gconstpointer unused)
{
    (void)unused;
    static const char *const paths[] = {"../issue-texts/copy.txt",
                                        "../issue-texts/copy.md"};
    for (size_t i = 0; i < G_N_ELEMENTS(paths); i++) {
        const bx_issue *issue = bx_issue_load(d->arena, paths[i], NULL, d->diags);
        g_assert_nonnull(issue);
        g_assert_cmpint(issue->n_pages, ==, 1);
        g_assert_cmpint(issue->n_items, >=, 2);
        g_assert_cmpint(issue->pages[0].n_items, ==, issue->n_items);
        g_assert_cmpstr(issue->folder, ==, "../issue-texts");
        g_assert_cmpint(issue->items[issue->pages[0].items[0]].priority, ==, 1);
    }
    g_assert_cmpint(bx_diags_count(d->diags, BX_ERROR), ==, 0);
}

static void test_copy(desk *d, gconstpointer unused)
{
    (void)unused;
    const bx_issue *issue =
        bx_issue_load(d->arena, "../issue-texts/with-copy.yaml", NULL, d->diags);
    g_assert_nonnull(issue);
    g_assert_cmpint(issue->n_items, >=, 2);
    g_assert_cmpstr(issue->paper, ==, "工会报");
}

static void test_one_item_file(desk *d, gconstpointer unused)
{
    (void)unused;
    const bx_issue *issue = bx_issue_load(d->arena, "pages/a.md", NULL, d->diags);
    g_assert_nonnull(issue);
    g_assert_cmpint(issue->n_items, ==, 1);
    g_assert_cmpstr(text_of(d->arena, &issue->items[0]), ==, "甲稿");
    g_assert_cmpint(issue->items[0].priority, ==, 1);
}

/* words.txt beside the issue is the house's list, unless it is the copy itself. */
static void test_words(desk *d, gconstpointer unused)
{
    (void)unused;
    g_autofree char *folder = g_dir_make_tmp("banxin-XXXXXX", NULL);
    g_assert_no_errno(g_chdir(folder));
    static const char copy[] = "甲标题\n\n　　本报讯 正文一段，有头有尾，说明来由。\n";
    g_assert_true(g_file_set_contents("a.txt", copy, -1, NULL));
    const bx_issue *issue = bx_issue_load(d->arena, "a.txt", NULL, d->diags);
    g_assert_true(issue && !issue->words);
    g_assert_true(g_file_set_contents("words.txt", copy, -1, NULL));
    issue = bx_issue_load(d->arena, "a.txt", NULL, d->diags);
    g_assert_cmpstr(issue->words, ==, "words.txt");
    issue = bx_issue_load(d->arena, "words.txt", NULL, d->diags);
    g_assert_true(issue && !issue->words);
    g_autofree char *path = g_build_filename(folder, "a.txt", NULL);
    g_autofree char *words = g_build_filename(folder, "words.txt", NULL);
    issue = bx_issue_load(d->arena, path, NULL, d->diags);
    g_assert_cmpstr(issue->words, ==, words);
    g_remove(path);
    g_remove(words);
    g_assert_no_errno(g_chdir(d->folder));
    g_rmdir(folder);
}

static void test_no_file(desk *d, gconstpointer unused)
{
    (void)unused;
    g_assert_null(bx_issue_load(d->arena, "none.txt", NULL, d->diags));
    g_assert_null(bx_issue_load(d->arena, "none.yaml", NULL, d->diags));
    g_assert_cmpint(bx_diags_count_of(d->diags, BX_D_E_FILE_OPEN), ==, 2);
    g_assert_cmpint(bx_diags_count(d->diags, BX_ERROR), ==, 2);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/issue/cases", test_cases);
#define ADD(name, run) g_test_add(name, desk, NULL, set_up, run, tear_down)
    ADD("/issue/wishes", test_wishes);
    ADD("/issue/wishes-again", test_wishes_again);
    ADD("/issue/bulletin", test_bulletin);
    ADD("/issue/copy", test_copy);
    ADD("/issue/one-item-file", test_one_item_file);
    ADD("/issue/words", test_words);
    ADD("/issue/no-file", test_no_file);
    return g_test_run();
}
