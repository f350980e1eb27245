#include "model/issue.h"

#include <glib.h>
#include <string.h>

#include "model/issue_reader.h"
#include "model/item_file.h"
#include "model/keys.h"
#include "model/pairing.h"

typedef bx_issue_reader reader;

enum { MOST_MULTIPLE = 16 }; /* pages of a sheet, folded */

/* The first of them, or NULL where there is none. */
static bx_item *all_items(const reader *r)
{
    return (bx_item *)(void *)r->items->data;
}

/* What the mapping of a page says under these keys. */
static bx_page_wishes wishes_in(const bx_yaml *map, bx_key wishes, bx_key tree)
{
    const bx_yaml *value = bx_keys_find(map, tree);
    return (bx_page_wishes){.wishes = bx_keys_find(map, wishes),
                            .tree = value,
                            .tree_key = value ? bx_keys_written(map, value) : NULL};
}

static bx_page_draft *draft_at(const reader *r, guint i)
{
    return bx_issue_reader_draft(r, i);
}

/* A page, and what is listed from now on is listed on it. */
static bx_page_draft *begin_page(reader *r, bx_page page)
{
    bx_page_draft draft = {page, g_array_new(FALSE, FALSE, sizeof(int)),
                           g_array_new(FALSE, FALSE, sizeof(int)), true};
    g_array_append_val(r->drafts, draft);
    r->listed = draft.listed;
    r->ads = draft.ads;
    return draft_at(r, r->drafts->len - 1);
}

/* The items listed become those of the page: the lead first, ties as they were listed.
 * Its wishes are those of its items and of its maps. */
static void end_page(reader *r, bx_page_draft *draft)
{
    bx_page *page = &draft->page;
    int n = (int)draft->listed->len;
    if (page->number == 1 && r->issue->ear.has_item) {
        page->aside = &r->issue->ear.item;
        page->n_aside = 1;
    }
    const int *listed = (const int *)(void *)draft->listed->data;
    const int *ranked = bx_items_rank(r->arena, all_items(r), listed, n);
    bx_page_set_items(r->arena, all_items(r), ranked, n, page);
    page->n_ads = (int)draft->ads->len;
    page->ads = bx_copy(r->arena, draft->ads->data, (size_t)page->n_ads * sizeof(int));
    if (!page->flows)
        bx_page_read_wishes(r->arena,
                            &(bx_page_items){all_items(r), (int)r->items->len, false},
                            page, r->diags);
}

/* A page that flows with the pool's rank: what is sure to stand on it has its place in
 * the order of all. */
static void rank_flow(reader *r)
{
    g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(int));
    for (guint i = 0; i < r->drafts->len; i++)
        if (draft_at(r, i)->page.flows)
            g_array_append_vals(all, draft_at(r, i)->listed->data,
                                draft_at(r, i)->listed->len);
    g_array_append_vals(all, r->pool->data, r->pool->len);
    bx_item *items = (bx_item *)(void *)r->items->data;
    bx_items_rank(r->arena, items, (const int *)(void *)all->data, (int)all->len);
    r->issue->pool = bx_items_rank(r->arena, items, (const int *)(void *)r->pool->data,
                                   (int)r->pool->len);
    r->issue->n_pool = (int)r->pool->len;
}

static void check_number(const reader *r, const bx_page *page)
{
    for (guint i = 0; i < r->drafts->len; i++)
        for (int k = page->number; k <= bx_page_last(page); k++) {
            const bx_page *first = &draft_at(r, i)->page;
            int line, column;
            if (!bx_page_is_numbered(first, k))
                continue;
            bx_source_position(first->span.source, first->span.from, &line, &column);
            bx_diag(r->diags, BX_D_E_PAGE_TWICE, page->span, BX_INT(k), BX_INT(line));
            return;
        }
}

/* Pages come out as they are listed. */
static void check_order(const reader *r, const bx_page *page)
{
    if (page->number < r->last_number && !r->base)
        bx_diag(r->diags, BX_D_W_PAGES_ORDER, page->span, BX_INT(page->number),
                BX_INT(r->last_number));
}

static void read_spread(const reader *r, const bx_yaml *map, bx_page *page)
{
    bx_keys_bool(map, BX_KEY_PAGE_SPREAD, &page->is_spread, r->diags);
    if (!page->is_spread || page->number % 2 == 0)
        return;
    page->is_spread = false;
    bx_diag(r->diags, BX_D_E_SPREAD_ODD, bx_keys_find(map, BX_KEY_PAGE_SPREAD)->span,
            BX_INT(page->number));
}

static bool is_listed(const bx_yaml *map, bx_key key)
{
    const bx_yaml *list = bx_keys_find(map, key);
    return list && !(list->kind == BX_YAML_LIST && !list->n);
}

/* Something is listed, though it may not be there. */
static bool has_copy(const bx_yaml *map, bx_key items, bx_key copy)
{
    return is_listed(map, items) || bx_keys_find(map, copy);
}

static bx_colours read_colours(const reader *r, const bx_yaml *map)
{
    static const bx_word words[] = {{"full", "彩色"}, {"black", "黑白"}};
    int i;
    return bx_keys_word(map, BX_KEY_PAGE_COLOURS, words, G_N_ELEMENTS(words), &i,
                        r->diags)
               ? (bx_colours)(BX_COLOURS_FULL + i)
               : BX_COLOURS_UNSAID;
}

void bx_issue_reader_page(reader *r, const bx_yaml *map)
{
    if (!bx_keys_check(map, BX_MAP_PAGE, r->diags)) {
        r->lacks_pages = true;
        return;
    }
    bx_page page = {.number = r->last_number + 1,
                    .asked = wishes_in(map, BX_KEY_PAGE_WISHES, BX_KEY_PAGE_TREE),
                    .span = map->span};
    bx_keys_int(map, BX_KEY_PAGE_NUMBER, 1, BX_MAX_PAGE, &page.number, r->diags);
    check_order(r, &page);
    read_spread(r, map, &page);
    bx_keys_text(map, BX_KEY_PAGE_TITLE, &page.title, r->diags);
    bx_keys_text(map, BX_KEY_PAGE_EDITOR, &page.editor, r->diags);
    bx_keys_text(map, BX_KEY_PAGE_DESIGNER, &page.designer, r->diags);
    bx_keys_text(map, BX_KEY_PAGE_PROOFREADER, &page.proofreader, r->diags);
    if (bx_keys_text(map, BX_KEY_PAGE_LAYOUT, &page.layout, r->diags))
        page.layout_span = bx_keys_find(map, BX_KEY_PAGE_LAYOUT)->span;
    bx_keys_text(map, BX_KEY_PAGE_SECTION, &page.section, r->diags);
    bx_keys_bool(map, BX_KEY_PAGE_FLOW, &page.flows, r->diags);
    page.colours = read_colours(r, map);
    r->last_number = bx_page_last(&page);
    check_number(r, &page);
    begin_page(r, page)->names_copy =
        has_copy(map, BX_KEY_PAGE_ITEMS, BX_KEY_PAGE_COPY) ||
        is_listed(map, BX_KEY_PAGE_ADS);
    bx_issue_reader_items(r, map, BX_KEY_PAGE_ITEMS);
    bx_issue_reader_copy(r, map, BX_KEY_PAGE_COPY);
    bx_issue_reader_ads(r, map, BX_KEY_PAGE_ADS);
}

static void read_date(const reader *r, const bx_yaml *root)
{
    const char *text = NULL;
    if (bx_keys_text(root, BX_KEY_ISSUE_DATE, &text, r->diags) &&
        !bx_date_parse(text, &r->issue->date))
        bx_diag(r->diags, BX_D_E_DATE, bx_keys_find(root, BX_KEY_ISSUE_DATE)->span, text);
}

/* The issue's own items, for a page or for the pool. */
static void read_pool(reader *r, const bx_yaml *root)
{
    bx_issue_reader_items(r, root, BX_KEY_ISSUE_ITEMS);
    bx_issue_reader_copy(r, root, BX_KEY_ISSUE_COPY);
    if (!r->listed->len && !r->lacks_pages &&
        !has_copy(root, BX_KEY_ISSUE_ITEMS, BX_KEY_ISSUE_COPY) &&
        !is_listed(root, BX_KEY_ISSUE_ADS))
        bx_diag(r->diags, BX_D_E_ISSUE_EMPTY, bx_span_of_file(root->span.source), "");
}

static void read_single_page(reader *r, const bx_yaml *root)
{
    begin_page(r,
               (bx_page){.number = 1,
                         .asked = wishes_in(root, BX_KEY_ISSUE_WISHES, BX_KEY_ISSUE_TREE),
                         .span = bx_span_of_file(root->span.source)});
    read_pool(r, root);
    bx_issue_reader_ads(r, root, BX_KEY_ISSUE_ADS);
}

static void add_flow_pages(reader *r, int n, bx_span at)
{
    for (int i = 1; i <= n; i++)
        begin_page(r, (bx_page){.number = i, .flows = true, .span = at});
}

/* In an issue of several pages these are of one of them. */
static void refuse_of_page(const reader *r, const bx_yaml *root)
{
    static const bx_key keys[] = {BX_KEY_ISSUE_ADS, BX_KEY_ISSUE_WISHES,
                                  BX_KEY_ISSUE_TREE};
    bx_keys_refuse(root, keys, G_N_ELEMENTS(keys), BX_D_E_ISSUE_OF_PAGE, r->diags);
}

static void read_page_list(reader *r, const bx_yaml *root)
{
    const bx_yaml *pages = bx_keys_list(root, BX_KEY_ISSUE_PAGES, r->diags);
    r->lacks_pages = !pages;
    if (has_copy(root, BX_KEY_ISSUE_ITEMS, BX_KEY_ISSUE_COPY))
        read_pool(r, root);
    refuse_of_page(r, root);
    if (pages && !pages->n)
        bx_diag(r->diags, BX_D_E_ISSUE_EMPTY, pages->span, "");
    for (int i = 0; pages && i < pages->n; i++)
        bx_issue_reader_page(r, pages->values[i]);
}

/* `pages: 4`, or as many as the copy fills. */
static void read_flowing(reader *r, const bx_yaml *root)
{
    int n = MAX(1, r->issue->multiple);
    const bx_yaml *pages = bx_keys_find(root, BX_KEY_ISSUE_PAGES);
    const bx_yaml *how_many = pages ? pages : bx_keys_find(root, BX_KEY_ISSUE_MULTIPLE);
    r->issue->may_grow = !pages;
    r->lacks_pages =
        pages && !bx_keys_int(root, BX_KEY_ISSUE_PAGES, 1, BX_MAX_PAGE, &n, r->diags);
    read_pool(r, root);
    add_flow_pages(r, n, how_many->span);
    refuse_of_page(r, root);
}

static void check_multiple(const reader *r, const bx_yaml *root)
{
    int multiple = r->issue->multiple, n = 0;
    for (guint i = 0; i < r->drafts->len; i++)
        n += 1 + draft_at(r, i)->page.is_spread;
    if (multiple && n % multiple && !r->lacks_pages)
        bx_diag(r->diags, BX_D_W_PAGES_MULTIPLE,
                bx_keys_find(root, BX_KEY_ISSUE_MULTIPLE)->span, BX_INT(n),
                BX_INT(multiple), BX_INT(multiple - n % multiple));
}

static bool has_page(const reader *r, int number)
{
    for (guint i = 0; i < r->drafts->len; i++)
        if (bx_page_is_numbered(&draft_at(r, i)->page, number))
            return true;
    return false;
}

static void read_colour_pages(const reader *r, const bx_yaml *root)
{
    const bx_yaml *list = bx_keys_list(root, BX_KEY_ISSUE_COLOUR_PAGES, r->diags);
    if (!list)
        return;
    int *numbers = BX_NEW_ARRAY(r->arena, list->n + 1, int), n = 0;
    for (int i = 0; i < list->n; i++) {
        if (!bx_keys_whole(root, list, list->values[i], 1, BX_MAX_PAGE, &numbers[n],
                           r->diags))
            continue;
        if (!r->issue->may_grow && !r->lacks_pages && !has_page(r, numbers[n]))
            bx_diag(r->diags, BX_D_W_COLOUR_PAGE, list->values[i]->span,
                    BX_INT(numbers[n]));
        n++;
    }
    r->issue->colour_pages = numbers;
    r->issue->n_colour_pages = n;
}

static bool is_colour_page(const bx_issue *issue, int number)
{
    for (int i = 0; i < issue->n_colour_pages; i++)
        if (issue->colour_pages[i] == number)
            return true;
    return false;
}

int bx_issue_n_pages(const bx_issue *issue)
{
    int n = 0;
    for (int i = 0; i < issue->n_pages; i++)
        n += 1 + issue->pages[i].is_spread;
    return n;
}

/* Of a centre column: where both pages beside it are. */
static bool is_centre_black(const bx_issue *issue, const bx_page *centre)
{
    for (int i = 0; i < issue->n_pages; i++) {
        const bx_page *page = &issue->pages[i];
        if ((page->number == centre->number || page->number == centre->facing) &&
            !bx_issue_is_black(issue, page))
            return false;
    }
    return true;
}

bool bx_issue_is_black(const bx_issue *issue, const bx_page *page)
{
    if (page->facing)
        return is_centre_black(issue, page);
    if (page->colours || !issue->colour_pages)
        return page->colours == BX_COLOURS_BLACK;
    for (int k = page->number; k <= bx_page_last(page); k++)
        if (!is_colour_page(issue, k))
            return true;
    return false;
}

/* A page that lists no items, and the pool had none for it. */
static void check_page(const reader *r, const bx_page_draft *draft)
{
    const bx_page *page = &draft->page;
    if (draft->listed->len || page->flows || draft->names_copy)
        return;
    if (page->section)
        bx_diag(r->diags, BX_D_E_SECTION_EMPTY, page->span, BX_PAGE(page), page->section);
    else
        bx_diag(r->diags, BX_D_E_PAGE_EMPTY, page->span, BX_PAGE(page));
}

static void read_imprint(const reader *r, const bx_yaml *root)
{
    const bx_yaml *map = bx_keys_find(root, BX_KEY_ISSUE_IMPRINT);
    r->issue->status = bx_status_read(root, r->diags);
    if (map)
        bx_imprint_read(r->arena, map, &r->issue->imprint, r->diags);
}

static void read_root(reader *r, const bx_yaml *root)
{
    bx_issue *issue = r->issue;
    bx_keys_text(root, BX_KEY_ISSUE_PAPER, &issue->paper, r->diags);
    bx_keys_text(root, BX_KEY_ISSUE_NUMBER, &issue->number, r->diags);
    if (bx_keys_text(root, BX_KEY_ISSUE_LAYOUT, &issue->layout, r->diags))
        issue->layout_span = bx_keys_find(root, BX_KEY_ISSUE_LAYOUT)->span;
    if (bx_keys_text(root, BX_KEY_ISSUE_PRESS, &issue->press, r->diags))
        issue->press_span = bx_keys_find(root, BX_KEY_ISSUE_PRESS)->span;
    bx_keys_int(root, BX_KEY_ISSUE_MULTIPLE, 1, MOST_MULTIPLE, &issue->multiple,
                r->diags);
    read_date(r, root);
    read_imprint(r, root);
    issue->guide = bx_guide_read(r->arena, root, BX_KEY_ISSUE_GUIDE, r->diags);
    issue->ear = bx_ear_read(r->arena, root, bx_issue_reader_folder(r), r->diags);
    r->editions = bx_keys_list(root, BX_KEY_ISSUE_EDITIONS, r->diags);
    const bx_yaml *pages = bx_keys_find(root, BX_KEY_ISSUE_PAGES);
    if (pages && pages->kind != BX_YAML_TEXT)
        read_page_list(r, root);
    else if (pages || issue->multiple)
        read_flowing(r, root);
    else
        read_single_page(r, root);
    check_multiple(r, root);
    read_colour_pages(r, root);
}

static void read_whole(reader *r, const bx_yaml *root)
{
    read_root(r, root);
    bx_issue_reader_ear(r, root);
    bx_issue_reader_centres(r, root);
    bx_issue_reader_fillers(r, root);
}

static void read_yaml(reader *r, const char *path)
{
    const bx_source *source = bx_source_load(r->arena, path, r->diags);
    const bx_yaml *root =
        source ? bx_yaml_read(r->arena, source, 0, source->length, r->diags) : NULL;
    if (root && bx_keys_check(root, BX_MAP_ISSUE, r->diags))
        read_whole(r, root);
}

static bool is_item_file(const char *path, const bx_source *source)
{
    return g_str_has_suffix(path, ".md") && g_str_has_prefix(source->text, "---") &&
           strchr("\r\n \t", source->text[3]);
}

static void read_text(reader *r, const char *path)
{
    const bx_source *source = bx_source_load(r->arena, path, r->diags);
    if (!source)
        return;
    begin_page(r, (bx_page){.number = 1, .span = bx_span_of_file(source)});
    if (is_item_file(path, source)) {
        const bx_item *item =
            bx_item_file_read(r->arena, source, bx_issue_reader_folder(r), r->diags);
        if (item)
            item = bx_pair_item(r->arena, item, path, r->diags);
        if (item)
            bx_issue_reader_list(r, bx_issue_reader_add(r, item, 1), 1);
    } else {
        bx_issue_reader_bulletin(r, source, path);
    }
}

static bool is_yaml(const char *path)
{
    return g_str_has_suffix(path, ".yaml") || g_str_has_suffix(path, ".yml");
}

/* The issue file in a folder, to be freed; NULL after reporting. */
static char *find_in_folder(const char *folder, bx_diags *diags)
{
    static const char *const names[] = {"issue.yaml", "issue.yml"};
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        char *path = g_build_filename(folder, names[i], NULL);
        if (g_file_test(path, G_FILE_TEST_IS_REGULAR))
            return path;
        g_free(path);
    }
    bx_diag_file(diags, BX_D_E_ISSUE_FOLDER, folder, "");
    return NULL;
}

static void apply_wishes(reader *r)
{
    const bx_issue_wishes *wishes = r->wishes;
    bx_issue *issue = r->issue;
    if (wishes->paper)
        issue->paper = wishes->paper;
    if (wishes->number)
        issue->number = wishes->number;
    if (wishes->date.year)
        issue->date = wishes->date;
    if (wishes->press) {
        issue->press = wishes->press;
        issue->press_span = BX_NOWHERE;
    }
    if (wishes->layout) {
        issue->layout = wishes->layout;
        issue->layout_span = BX_NOWHERE;
        for (guint i = 0; i < r->drafts->len; i++)
            draft_at(r, i)->page.layout = NULL;
    }
    if (wishes->photos && *wishes->photos && !r->photos_used)
        bx_diag(r->diags, BX_D_W_PHOTOS_NAMED, BX_NOWHERE, "");
}

static void set_folder(const reader *r, const char *path)
{
    g_autofree char *folder = g_path_get_dirname(path);
    r->issue->folder = bx_copy_text(r->arena, folder, strlen(folder));
}

/* "issue.yaml" → "issue.lock" */
static void set_lock(const reader *r, const char *path)
{
    const char *dot = strrchr(path, '.'), *slash = strrchr(path, '/');
    bool has_ending = dot && dot > (slash ? slash + 1 : path);
    int n = has_ending ? (int)(dot - path) : (int)strlen(path);
    r->issue->lock = bx_format(r->arena, "%.*s.lock", n, path);
}

/* words.txt beside the issue, unless it is the copy itself. */
static void find_words(const reader *r, const char *path)
{
    const char *folder = bx_issue_reader_folder(r);
    const char *words =
        folder ? bx_format(r->arena, "%s/words.txt", folder) : "words.txt";
    g_autofree char *name = g_path_get_basename(path);
    if (strcmp(name, "words.txt") && g_file_test(words, G_FILE_TEST_IS_REGULAR))
        r->issue->words = words;
}

static bool any_flows(const bx_issue *issue)
{
    for (int i = 0; i < issue->n_pages; i++)
        if (issue->pages[i].flows)
            return true;
    return false;
}

/* Each item to its page, and the pages that have items or wait for some. */
static void finish_pages(reader *r)
{
    bx_issue *issue = r->issue;
    bx_page *pages = BX_NEW_ARRAY(r->arena, (int)r->drafts->len, bx_page);
    bx_allot((const bx_item *)(void *)r->items->data, r->pool, r->drafts,
             r->lacks_pages ? NULL : r->diags);
    rank_flow(r);
    for (guint i = 0; i < r->drafts->len; i++) {
        bx_page_draft *draft = draft_at(r, i);
        check_page(r, draft);
        if (!draft->listed->len && !draft->ads->len && !draft->page.flows)
            continue;
        end_page(r, draft);
        pages[issue->n_pages++] = draft->page;
    }
    issue->pages = pages;
    if (issue->ear.has_item && !has_page(r, 1))
        bx_diag(r->diags, BX_D_E_EAR_PAGE, issue->ear.span, "");
}

static const bx_issue *finish(reader *r)
{
    bx_issue *issue = r->issue;
    finish_pages(r);
    if (!issue->n_pages || !r->items->len)
        return NULL;
    issue->n_items = (int)r->items->len;
    issue->items =
        bx_copy(r->arena, r->items->data, (size_t)issue->n_items * sizeof(bx_item));
    for (int i = 0; i < issue->n_items; i++) {
        const bx_group *column = bx_item_column(&issue->items[i]);
        if (column)
            ((bx_group *)column)->items = &issue->items[column->first];
    }
    issue->n_fillers = (int)r->fillers->len;
    issue->fillers =
        bx_copy(r->arena, r->fillers->data, (size_t)issue->n_fillers * sizeof(int));
    if (!any_flows(issue))
        bx_pages_settle(r->arena, &(bx_page_items){issue->items, issue->n_items, false},
                        (bx_page *)issue->pages, issue->n_pages, r->diags);
    bx_guide_check(&issue->guide, issue->items, issue->n_items, r->diags);
    if (r->editions)
        bx_variants_read(r, r->editions);
    return issue;
}

void bx_issue_reader_clear(void *of)
{
    g_array_free(((bx_page_draft *)of)->listed, TRUE);
    g_array_free(((bx_page_draft *)of)->ads, TRUE);
}

const bx_issue *bx_issue_load(bx_arena *arena, const char *path,
                              const bx_issue_wishes *wishes, bx_diags *diags)
{
    g_autofree char *file = g_file_test(path, G_FILE_TEST_IS_DIR)
                                ? find_in_folder(path, diags)
                                : g_strdup(path);
    if (!file)
        return NULL;
    g_autoptr(GArray) items = g_array_new(FALSE, TRUE, sizeof(bx_item));
    g_autoptr(GArray) drafts = g_array_new(FALSE, TRUE, sizeof(bx_page_draft));
    g_autoptr(GArray) pool = g_array_new(FALSE, FALSE, sizeof(int));
    g_array_set_clear_func(drafts, bx_issue_reader_clear);
    g_autoptr(GArray) fillers = g_array_new(FALSE, FALSE, sizeof(int));
    g_autoptr(GHashTable) seen =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GHashTable) listed_at = g_hash_table_new(NULL, NULL);
    reader r = {.arena = arena,
                .diags = diags,
                .wishes = wishes,
                .issue = BX_NEW(arena, bx_issue),
                .items = items,
                .drafts = drafts,
                .pool = pool,
                .listed = pool,
                .fillers = fillers,
                .seen = seen,
                .listed_at = listed_at};
    set_folder(&r, file);
    set_lock(&r, file);
    find_words(&r, file);
    if (is_yaml(file))
        read_yaml(&r, file);
    else
        read_text(&r, file);
    if (wishes)
        apply_wishes(&r);
    return finish(&r);
}
