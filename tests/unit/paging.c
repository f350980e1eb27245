/* Items of a pool on pages that flow. */
#include "makeup/paging.h"

#include <glib/gstdio.h>

#include "makeup/fillings.h"
#include "makeup/solve.h"
#include "sample.h"

enum { MOST_ITEMS = 12 };

typedef struct {
    sample s;
    bx_item items[MOST_ITEMS];
    int pool[MOST_ITEMS];
    bx_page pages[4];
    bx_issue issue;
} paging_case;

static void write_layout(paging_case *c)
{
    g_autofree char *path = sample_path(&c->s, "sheet.yaml");
    const char *text =
        "paper: {width: 160, height: 170}\n"
        "grid: {columns: 3, measure: 12, lines: 30, leading: 12}\n"
        "styles: {body: {face: song, size: 9}}\n"
        "headlines:\n"
        "  - {for: all, columns: 1-3, main: {face: song-heavy, size: 14}}\n";
    g_assert_true(g_file_set_contents(path, text, -1, NULL));
}

static bx_chars text_of(paging_case *c, const char *text)
{
    const bx_source *source =
        bx_source_from_bytes(c->s.arena, "text", text, strlen(text), c->s.diags);
    return bx_chars_from_utf8(c->s.arena, source, source->text, 0);
}

/* An item's copy: so many sentences under a head. */
static void write_item(paging_case *c, int i, int sentences)
{
    g_autoptr(GString) body = g_string_new(NULL);
    for (int k = 0; k < sentences; k++)
        g_string_append(body, "市总工会组织职工代表参观新馆，现场有百余人参加。");
    bx_part *parts = BX_NEW_ARRAY(c->s.arena, 2, bx_part);
    parts[0] = (bx_part){.kind = BX_PART_HEADLINE, .text = text_of(c, "职工参观新馆")};
    parts[1] = (bx_part){.kind = BX_PART_PARAGRAPH, .text = text_of(c, body->str)};
    c->items[i].parts = parts;
    c->items[i].n_parts = 2;
    c->items[i].n_chars = bx_item_number(parts, 2);
}

static void add_item(paging_case *c, int sentences)
{
    int i = c->issue.n_items++;
    c->items[i] =
        (bx_item){.name = bx_format(c->s.arena, "b%d", i + 1), .priority = i + 1};
    write_item(c, i, sentences);
}

static void add_to_pool(paging_case *c, int sentences)
{
    c->pool[c->issue.n_pool++] = c->issue.n_items;
    add_item(c, sentences);
}

/* Pages that flow, and a pool of items of so many sentences each; 0 closes them. */
static paging_case *case_new(int n_pages, const int *sentences)
{
    paging_case *c = g_new0(paging_case, 1);
    c->s = sample_new();
    write_layout(c);
    c->issue = (bx_issue){.folder = c->s.folder,
                          .layout = "sheet",
                          .items = c->items,
                          .pages = c->pages,
                          .n_pages = n_pages,
                          .pool = c->pool};
    for (int i = 0; i < n_pages; i++)
        c->pages[i] = (bx_page){.number = i + 1, .flows = true};
    for (; *sentences; sentences++)
        add_to_pool(c, *sentences);
    return c;
}

static void case_free(paging_case *c)
{
    sample_free(&c->s);
    g_free(c);
}

static const bx_issue *page_all(paging_case *c, bool is_draft, int n_threads)
{
    bx_paging_wishes wishes = {.is_draft = is_draft, .n_threads = n_threads};
    return bx_paging_make(c->s.arena, c->s.assets, &c->issue, &wishes, c->s.diags);
}

/* "b1 b2 / b3": page by page. */
static char *told(const bx_issue *issue)
{
    GString *out = g_string_new(NULL);
    for (int i = 0; i < issue->n_pages; i++) {
        const bx_page *page = &issue->pages[i];
        g_string_append(out, i ? " /" : "");
        for (int k = 0; k < page->n_items; k++)
            g_string_append_printf(out, "%s%s", out->len ? " " : "",
                                   issue->items[page->items[k]].name);
    }
    return g_string_free(out, FALSE);
}

/* Each item is on one page, and pages are full but the last. */
static void test_all_placed(void)
{
    paging_case *c = case_new(3, (const int[]){16, 9, 8, 12, 7, 13, 9, 6, 11, 0});
    const bx_issue *issue = page_all(c, false, 1);
    g_assert_nonnull(issue);
    int seen[MOST_ITEMS] = {0};
    for (int i = 0; i < issue->n_pages; i++) {
        g_assert_cmpint(issue->pages[i].n_items, >, 0);
        g_assert_cmpint(issue->pages[i].n_every, ==, issue->pages[i].n_items);
        for (int k = 0; k < issue->pages[i].n_items; k++)
            seen[issue->pages[i].items[k]]++;
        for (int k = 1; k < issue->pages[i].n_items; k++) /* the lead first */
            g_assert_cmpint(issue->items[issue->pages[i].items[k - 1]].priority, <,
                            issue->items[issue->pages[i].items[k]].priority);
    }
    for (int i = 0; i < issue->n_items; i++)
        g_assert_cmpint(seen[i], ==, 1);
    g_assert_cmpint(issue->items[issue->pages[0].items[0]].priority, ==, 1);
    case_free(c);
}

/* The same whoever composes. */
static void test_threads(void)
{
    static const int sentences[] = {16, 9, 8, 12, 7, 13, 9, 6, 11, 0};
    paging_case *one = case_new(3, sentences), *two = case_new(3, sentences);
    g_autofree char *a = told(page_all(one, false, 1));
    g_autofree char *b = told(page_all(two, false, 2));
    g_assert_cmpstr(a, ==, b);
    case_free(one);
    case_free(two);
}

/* What is sure to stand on a page does, in its rank. */
static void test_sure(void)
{
    paging_case *c = case_new(2, (const int[]){12, 12, 12, 12, 12, 0});
    int own[] = {5};
    add_item(c, 12);
    c->items[5].priority = 1;
    c->pages[1].items = own;
    c->pages[1].n_items = 1;
    g_autofree char *text = told(page_all(c, true, 1));
    g_assert_nonnull(strstr(text, " / b6"));
    case_free(c);
}

/* Only items of its section, and none of them elsewhere but where any may stand. */
static void test_section(void)
{
    paging_case *c = case_new(2, (const int[]){12, 12, 12, 12, 0});
    c->pages[0].section = "生活";
    c->items[2].section = c->items[3].section = "生活";
    g_autofree char *text = told(page_all(c, true, 1));
    g_assert_cmpstr(text, ==, "b3 b4 / b1 b2");
    case_free(c);
}

static void test_over(void)
{
    static const int sentences[] = {20, 20, 20, 20, 0};
    paging_case *c = case_new(1, sentences);
    g_assert_null(page_all(c, false, 1));
    g_assert_cmpint(bx_diags_count_of(c->s.diags, BX_D_E_FLOW_OVER), ==, 1);
    g_assert_cmpint(bx_diags_count_of(c->s.diags, BX_D_N_FLOW_LEFT), >=, 2);
    const bx_issue *draft = page_all(c, true, 1); /* nothing is lost */
    g_assert_cmpint(draft->pages[0].n_items, ==, 4);
    c->issue.may_grow = true; /* as many pages as it takes, two by two */
    c->issue.multiple = 2;
    const bx_issue *grown = page_all(c, true, 1);
    g_assert_cmpint(grown->n_pages, ==, 5); /* each of them needs one */
    g_assert_cmpint(grown->pages[4].number, ==, 5);
    case_free(c);
}

/* An item that no page could hold is all that is said, and no pages are added for it. */
static void test_long(void)
{
    paging_case *c = case_new(1, (const int[]){120, 12, 0});
    c->issue.may_grow = true;
    c->issue.multiple = 4;
    for (int i = 1; i < 4; i++)
        c->pages[i] = (bx_page){.number = i + 1, .flows = true};
    c->issue.n_pages = 4;
    g_assert_null(page_all(c, false, 1));
    g_assert_cmpint(bx_diags_count_of(c->s.diags, BX_D_E_FLOW_LONG), ==, 1);
    g_assert_cmpint(bx_diags_count(c->s.diags, BX_ERROR), ==, 1);
    g_autofree char *text = bx_diags_text(c->s.diags, BX_ENGLISH, true);
    g_assert_nonnull(strstr(text, "text:1:1: error: b1 is too long for any page: "));
    g_assert_nonnull(strstr(text, "page 1 (sheet) holds 90 lines, 1080 characters"));
    const bx_issue *draft = page_all(c, true, 1);
    g_assert_cmpint(draft->n_pages, ==, 4);
    case_free(c);
}

static int sentences_on(const paging_case *c, const bx_issue *issue, int page)
{
    int n = 0;
    for (int i = 0; i < issue->pages[page].n_items; i++)
        n += bx_item_length(&c->items[issue->pages[page].items[i]]);
    return n;
}

/* Where copy is lacking no page is full and none nearly empty, in the order of rank;
 * where it all but suffices they are filled one after the other. */
static void test_even(void)
{
    paging_case *c = case_new(4, (const int[]){3, 4, 3, 3, 4, 3, 3, 4, 3, 3, 4, 3, 0});
    c->issue.multiple = 4;
    const bx_issue *issue = page_all(c, false, 1);
    g_assert_nonnull(issue);
    g_autofree char *text = told(issue);
    g_assert_cmpstr(text, ==, "b1 b2 b3 / b4 b5 b6 / b7 b8 b9 / b10 b11 b12");
    for (int i = 1; i < 4; i++)
        g_assert_cmpint(ABS(sentences_on(c, issue, i) - sentences_on(c, issue, 0)), <,
                        30);
    g_assert_cmpint(bx_diags_count(c->s.diags, BX_ERROR), ==, 0);
    case_free(c);
    c = case_new(
        4, (const int[]){3, 4, 20, 3, 4, 3, 9, 4, 3, 0}); /* a long one among them */
    issue = page_all(c, false, 1);
    g_assert_nonnull(issue);
    g_autofree char *uneven = told(issue);
    g_assert_cmpstr(uneven, ==, "b1 b2 b4 / b3 / b5 b6 b7 / b8 b9");
    case_free(c);
}

static void test_empty(void)
{
    paging_case *c = case_new(3, (const int[]){12, 0});
    g_assert_null(page_all(c, false, 1));
    g_assert_cmpint(bx_diags_count_of(c->s.diags, BX_D_E_FLOW_EMPTY_MANY), ==, 1);
    g_assert_cmpint(bx_diags_count(c->s.diags, BX_ERROR), ==, 1);
    case_free(c);
}

static void test_no_layout(void)
{
    paging_case *c = case_new(1, (const int[]){12, 0});
    c->issue.layout = NULL;
    g_assert_null(page_all(c, false, 1));
    g_assert_cmpint(bx_diags_count_of(c->s.diags, BX_D_E_FLOW_LAYOUT), ==, 1);
    c->issue.layout = "nowhere";
    g_assert_null(page_all(c, false, 1));
    g_assert_cmpint(bx_diags_count(c->s.diags, BX_ERROR), ==, 2);
    case_free(c);
}

/* ---- as is wished ---- */

static const bx_yaml *yaml_of(paging_case *c, const char *text)
{
    const bx_source *source =
        bx_source_from_bytes(c->s.arena, "wishes", text, strlen(text), c->s.diags);
    const bx_yaml *yaml = bx_yaml_read(c->s.arena, source, 0, source->length, c->s.diags);
    g_assert_nonnull(yaml);
    return yaml;
}

/* On which page the item is, from 0; -1: on none, or on several. */
static int page_of(const bx_issue *issue, const char *name)
{
    int found = -1, n = 0;
    for (int i = 0; i < issue->n_pages; i++)
        for (int k = 0; k < issue->pages[i].n_items; k++)
            if (!strcmp(issue->items[issue->pages[i].items[k]].name, name) && !n++)
                found = i;
    return n == 1 ? found : -1;
}

static const int WISHED_COPY[] = {16, 9, 8, 12, 7, 13, 9, 6, 11, 0};

/* b1 and b4 lead, on page 1; b9 is on page 3. */
static void test_together(void)
{
    static const char *const wishes[] = {"next-to: b9", "not-after: [b9]", "相邻: b9"};
    for (guint i = 0; i < G_N_ELEMENTS(wishes); i++) {
        paging_case *c = case_new(3, WISHED_COPY);
        c->items[3].wishes = yaml_of(c, wishes[i]);
        const bx_issue *issue = page_all(c, true, 1);
        g_assert_cmpint(page_of(issue, "b4"), >=, 0);
        g_assert_cmpint(page_of(issue, "b4"), ==, page_of(issue, "b9"));
        g_assert_cmpint(bx_diags_count(c->s.diags, BX_ERROR), ==, 0);
        case_free(c);
    }
}

/* An item that is sure to stand on a page takes those that belong to it along, by way of
 * others, too. */
static void test_together_on(void)
{
    paging_case *c = case_new(3, WISHED_COPY);
    c->items[0].wishes = yaml_of(c, "next-to: b5");
    c->items[4].wishes = yaml_of(c, "next-to: b2");
    c->pages[2].asked.wishes = yaml_of(c, "{b2: {place: foot}, b9: {next-to: b8}}");
    const bx_issue *issue = page_all(c, true, 1);
    static const char *const there[] = {"b1", "b5", "b2", "b9", "b8"};
    for (guint i = 0; i < G_N_ELEMENTS(there); i++)
        g_assert_cmpint(page_of(issue, there[i]), ==, 2);
    case_free(c);
}

static void test_named_in_tree(void)
{
    paging_case *c = case_new(3, WISHED_COPY);
    c->pages[1].asked.tree = yaml_of(c, "(\"b9:2x10\" / (auto | b1)) ) b99");
    c->pages[1].asked.tree_key = "tree";
    const bx_issue *issue = page_all(c, true, 1);
    g_assert_cmpint(page_of(issue, "b1"), ==, 1);
    g_assert_cmpint(bx_diags_count(c->s.diags, BX_ERROR), ==, 1); /* it is no tree */
    case_free(c);
}

/* They are met on a page that has its share alone, too. */
static void test_even_wished(void)
{
    paging_case *c = case_new(3, (const int[]){5, 6, 5, 6, 5, 6, 0});
    c->items[0].wishes = yaml_of(c, "next-to: b6");
    const bx_issue *issue = page_all(c, false, 1);
    g_assert_nonnull(issue);
    g_assert_cmpint(page_of(issue, "b1"), ==, page_of(issue, "b6"));
    for (int i = 0; i < 3; i++)
        g_assert_cmpint(issue->pages[i].n_items, >, 0);
    g_assert_cmpint(bx_diags_count(c->s.diags, BX_ERROR), ==, 0);
    case_free(c);
}

/* No page holds both where they are wished; beside the masthead only page 1 is. */
static void test_places(void)
{
    paging_case *c = case_new(3, WISHED_COPY);
    c->items[0].wishes = c->items[3].wishes = yaml_of(c, "place: upper-left");
    const bx_issue *issue = page_all(c, true, 1);
    g_assert_cmpint(page_of(issue, "b1"), !=, page_of(issue, "b4"));
    c->issue.paper = "望湖周报";
    write_item(c, 0, 6); /* the masthead takes room */
    c->items[8].wishes = yaml_of(c, "place: beside-masthead");
    issue = page_all(c, true, 1);
    g_assert_cmpint(page_of(issue, "b9"), ==, 0);
    g_assert_cmpint(bx_diags_count(c->s.diags, BX_ERROR), ==, 0);
    case_free(c);
}

/* What no page can do is left to the page that is made to say; no copy is lost. */
static void test_unmet(void)
{
    paging_case *c = case_new(3, WISHED_COPY);
    c->items[0].wishes = yaml_of(c, "{next-to: [b2, b3, b4, b5, b6, b7, b8, b9, b77]}");
    const bx_issue *issue = page_all(c, true, 1);
    for (int i = 0; i < c->issue.n_items; i++)
        g_assert_cmpint(page_of(issue, c->items[i].name), >=, 0);
    g_assert_cmpint(bx_diags_count(c->s.diags, BX_ERROR), >, 0); /* b77 is nowhere */
    case_free(c);
}

/* ---- as they are locked ---- */

static void write_lock(paging_case *c, const char *text)
{
    g_autofree char *path = sample_path(&c->s, "issue.lock");
    c->issue.lock = bx_copy_text(c->s.arena, path, strlen(path));
    g_assert_true(g_file_set_contents(path, text, -1, NULL));
}

static const char *digest_of(paging_case *c, const char *name)
{
    int i = 0;
    while (i < c->issue.n_items && strcmp(c->items[i].name, name) != 0)
        i++;
    return i < c->issue.n_items ? bx_item_digest(c->s.arena, &c->items[i]) : "";
}

/* Pages that are locked with these items: "b1 b2 / b3". */
static void lock_as(paging_case *c, const char *told)
{
    g_autoptr(GString) text = g_string_new("pages:\n");
    g_auto(GStrv) pages = g_strsplit(told, " / ", -1);
    for (int i = 0; pages[i]; i++) {
        g_auto(GStrv) names = g_strsplit(pages[i], " ", -1);
        int n = (int)g_strv_length(names);
        g_string_append_printf(text, "  - number: %d\n    layout: sheet\n", i + 1);
        g_string_append_printf(text, "    tree: (%s / auto)\n    items:\n", names[0]);
        for (int k = 0; k < n; k++)
            g_string_append_printf(text, "      - {name: %s, digest: \"%s\"}\n", names[k],
                                   digest_of(c, names[k]));
    }
    write_lock(c, text->str);
}

static const int COPY[] = {16, 9, 8, 12, 7, 13, 9, 6, 11, 0};

/* How three pages of it are filled, and another way, that is nobody's choice. */
static const char AS_EVER[] = "b1 b4 / b2 b6 b7 / b3 b5 b8 b9";
static const char AS_LOCKED[] = "b2 b4 b6 / b1 b5 b8 / b3 b7 b9";

static void assert_told(paging_case *c, const char *expected)
{
    const bx_issue *issue = page_all(c, true, 1);
    g_autofree char *text = told(issue);
    g_assert_cmpstr(text, ==, expected);
}

static int count(const paging_case *c, bx_diag_id id)
{
    return bx_diags_count_of(c->s.diags, id);
}

static void test_locked(void)
{
    paging_case *c = case_new(3, COPY);
    assert_told(c, AS_EVER);
    lock_as(c, AS_LOCKED);
    assert_told(c, AS_LOCKED);
    write_item(c, 3, 12); /* the same again */
    write_item(c, 7, 5);  /* a sentence less */
    assert_told(c, AS_LOCKED);
    c->issue.n_pool--; /* b9 is gone */
    assert_told(c, "b2 b4 b6 / b1 b5 b8 / b3 b7");
    g_assert_cmpint(count(c, BX_D_W_FLOW_MISFIT), ==, 0);
    g_assert_cmpint(count(c, BX_D_N_FLOW_MOVED), ==, 0);
    g_assert_cmpint(count(c, BX_D_N_FLOW_ANEW), ==, 0);
    case_free(c);
}

/* One item moves, or two, where a page has no room any more; what fits, stays. */
static void test_locked_moved(void)
{
    paging_case *c = case_new(3, COPY);
    lock_as(c, AS_LOCKED);
    write_item(c, 4, 13);
    assert_told(c, AS_LOCKED);
    g_assert_cmpint(count(c, BX_D_W_FLOW_MISFIT), ==, 0);
    write_item(c, 4, 18); /* b5 is too long for page 2, … */
    write_item(c, 8, 3);  /* … and page 3 has room */
    assert_told(c, "b2 b4 b6 / b1 b5 / b3 b7 b8 b9");
    g_assert_cmpint(count(c, BX_D_W_FLOW_MISFIT), ==, 1);
    g_assert_cmpint(count(c, BX_D_N_FLOW_MOVED), ==, 1);
    write_item(c, 4, 7);
    write_item(c, 7, 14); /* b8: it changes places with b6 */
    assert_told(c, "b2 b4 b8 / b1 b5 b6 / b3 b7 b9");
    g_assert_cmpint(count(c, BX_D_N_FLOW_MOVED), ==, 3);
    g_assert_cmpint(count(c, BX_D_N_FLOW_ANEW), ==, 0);
    case_free(c);
}

/* A new item goes where there is room; without any, pages are let go from the last on,
 * and none where that does not help. */
static void test_locked_new(void)
{
    paging_case *c = case_new(3, COPY);
    lock_as(c, AS_LOCKED);
    add_to_pool(c, 7);
    write_item(c, 0, 8); /* b1 makes room */
    assert_told(c, "b2 b4 b6 / b1 b5 b8 b10 / b3 b7 b9");
    g_assert_cmpint(count(c, BX_D_N_FLOW_ANEW), ==, 0);
    write_item(c, 0, 16);
    assert_told(c, "b2 b4 b6 / b1 b8 b9 / b3 b5 b7 b10");
    g_assert_cmpint(count(c, BX_D_N_FLOW_ANEW), ==, 1);
    g_assert_cmpint(count(c, BX_D_N_FLOW_MOVED), ==, 0);
    write_item(c, 9, 20);
    assert_told(c, "b2 b4 b6 / b1 b5 b8 / b3 b7 b9 b10"); /* a draft: on the last page */
    g_assert_cmpint(count(c, BX_D_N_FLOW_LEFT), ==, 1);
    g_assert_cmpint(count(c, BX_D_N_FLOW_ANEW), ==, 1);
    case_free(c);
}

/* What belongs together since then comes together. */
static void test_locked_together(void)
{
    paging_case *c = case_new(3, COPY);
    lock_as(c, AS_LOCKED);
    c->items[3].wishes = yaml_of(c, "next-to: b5");
    const bx_issue *issue = page_all(c, true, 1);
    g_assert_cmpint(page_of(issue, "b4"), ==, page_of(issue, "b5"));
    g_assert_cmpint(page_of(issue, "b3"), ==, 2);
    case_free(c);
}

/* Pages that are not in the lock are filled with what the others do not have. */
static void test_locked_partly(void)
{
    paging_case *c = case_new(3, COPY);
    lock_as(c, "b2 b4 b6");
    const bx_issue *issue = page_all(c, true, 1);
    g_autofree char *text = told(issue);
    g_assert_true(g_str_has_prefix(text, "b2 b4 b6 / b1 "));
    g_assert_nonnull(strstr(text, "b9"));
    case_free(c);
}

/* Locks of other pages, of items that are elsewhere or twice, and none at all. */
static void test_locked_badly(void)
{
    paging_case *c = case_new(3, COPY);
    lock_as(c, "b2 b4 b6 / b1 b5 b6 b8 b99 / b3 b7 b9 / b1");
    assert_told(c, AS_LOCKED);
    write_lock(c, "pages:\n  - number: 1\n    tree: (b2 /\n    items: [{name: b2}]\n");
    assert_told(c, AS_EVER);
    write_lock(c, "pages: {number: [1}\n");
    assert_told(c, AS_EVER);
    write_lock(c, "pages: [{number: 1, layout: other, tree: b2, items: [{name: b2}]}]\n");
    assert_told(c, AS_EVER);
    c->pages[1].section = c->items[0].section = c->items[4].section = "生活";
    write_item(c, 8, 3);
    lock_as(c, AS_LOCKED); /* page 2 takes no b8 any more */
    assert_told(c, "b2 b4 b6 / b1 b5 / b3 b7 b8 b9");
    g_assert_cmpint(bx_diags_count(c->s.diags, BX_ERROR), ==, 0);
    case_free(c);
}

/* As many pages as there were; fewer where copy is lacking. */
static void test_locked_grown(void)
{
    paging_case *c = case_new(1, COPY);
    c->issue.may_grow = true;
    c->issue.multiple = 1;
    lock_as(c, AS_LOCKED);
    assert_told(c, AS_LOCKED);
    c->issue.n_pool = 2; /* page 3 has nothing left */
    assert_told(c, "b2 / b1");
    case_free(c);
}

/* A filling says of every set what a table of that set alone says. */
static void test_fillings(void)
{
    enum { N = 7, LINES = 30 };
    paging_case *c = case_new(1, (const int[]){9, 7, 12, 5, 10, 6, 8, 0});
    const char *const paths[] = {c->s.folder, NULL};
    bx_setting s = {.assets = c->s.assets, .arena = c->s.arena, .diags = c->s.diags};
    s.layout = bx_layout_find(c->s.arena, "sheet", ".", paths, BX_NOWHERE, c->s.diags);
    const bx_block *blocks[N];
    for (int i = 0; i < N; i++)
        blocks[i] = bx_block_make(&s, &c->items[i], i, false, LINES, BX_FIT_EXACT);
    int n, n_full = 0;
    const bx_filling *all =
        bx_fillings_find(c->s.arena, s.layout, blocks, N, LINES, LINES, &n);
    for (int set = 1; set < 1 << N; set++) {
        const bx_block *own[N];
        const bx_filling *filling = NULL;
        int n_own = 0;
        for (int i = 0; i < N; i++)
            if (set >> i & 1)
                own[n_own++] = blocks[i];
        for (int i = 0; i < n; i++)
            if (all[i].items == (bx_rank_set)set)
                filling = &all[i];
        g_assert_cmpint(filling != NULL, ==,
                        bx_can_solve(s.layout, own, n_own, LINES, NULL, NULL));
        n_full += filling && !filling->white;
    }
    g_assert_cmpint(n_full, >, 0);
    case_free(c);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/paging/all-placed", test_all_placed);
    g_test_add_func("/paging/threads", test_threads);
    g_test_add_func("/paging/sure", test_sure);
    g_test_add_func("/paging/section", test_section);
    g_test_add_func("/paging/over", test_over);
    g_test_add_func("/paging/long", test_long);
    g_test_add_func("/paging/even", test_even);
    g_test_add_func("/paging/even-wished", test_even_wished);
    g_test_add_func("/paging/empty", test_empty);
    g_test_add_func("/paging/no-layout", test_no_layout);
    g_test_add_func("/paging/together", test_together);
    g_test_add_func("/paging/together-on", test_together_on);
    g_test_add_func("/paging/named-in-tree", test_named_in_tree);
    g_test_add_func("/paging/places", test_places);
    g_test_add_func("/paging/unmet", test_unmet);
    g_test_add_func("/paging/locked", test_locked);
    g_test_add_func("/paging/locked-moved", test_locked_moved);
    g_test_add_func("/paging/locked-new", test_locked_new);
    g_test_add_func("/paging/locked-together", test_locked_together);
    g_test_add_func("/paging/locked-partly", test_locked_partly);
    g_test_add_func("/paging/locked-badly", test_locked_badly);
    g_test_add_func("/paging/locked-grown", test_locked_grown);
    g_test_add_func("/paging/fillings", test_fillings);
    return g_test_run();
}
