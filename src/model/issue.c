#include "model/issue.h"

#include <glib.h>
#include <string.h>

#include "model/bulletin.h"
#include "model/item_file.h"
#include "model/keys.h"
#include "model/pairing.h"

typedef struct {
    bx_arena *arena;
    bx_diags *diags;
    const bx_issue_wishes *wishes;
    bx_issue *issue;
    GArray *items;    /* of bx_item */
    GArray *pages;    /* of bx_page */
    GHashTable *seen; /* whole path of an item or copy file → where it was named */
    bool photos_used;
    int last_number; /* of the pages seen, empty ones too */
} reader;

enum { MAX_PAGE = 999 };

static bx_item *item_at(const reader *r, int i)
{
    return &g_array_index(r->items, bx_item, (guint)i);
}

/* The items from `first` on become a page: the lead first, ties as they were listed. */
static void end_page(reader *r, bx_page page, int first)
{
    int n = (int)r->items->len - first;
    int *order = BX_NEW_ARRAY(r->arena, n, int);
    for (int i = 0; i < n; i++) {
        int priority = item_at(r, first + i)->priority, at = i;
        for (; at > 0 && priority; at--) {
            int before = item_at(r, order[at - 1])->priority;
            if (before && before <= priority)
                break;
            order[at] = order[at - 1];
        }
        order[at] = first + i;
    }
    for (int i = 0; i < n; i++) {
        bx_item *item = item_at(r, order[i]);
        if (!item->priority)
            item->priority = i ? item_at(r, order[i - 1])->priority + 1 : 1;
    }
    page.items = order;
    page.n_items = n;
    g_array_append_val(r->pages, page);
}

static void add_bulletin(reader *r, const bx_source *source, const char *path)
{
    const char *const *photos = r->photos_used || !r->wishes ? NULL : r->wishes->photos;
    r->photos_used = true;
    bx_bulletin bulletin = bx_bulletin_read(r->arena, source, r->diags);
    if (!bulletin.n)
        return;
    const bx_item *items =
        bx_pair_pictures(r->arena, bulletin.items, bulletin.n, path, photos, r->diags);
    g_array_append_vals(r->items, items, (guint)bulletin.n);
}

/* The folder for joining paths; the present one needs no name in messages. */
static const char *folder_of(const reader *r)
{
    return strcmp(r->issue->folder, ".") ? r->issue->folder : NULL;
}

/* The file a list names, from the issue's folder; NULL after reporting when it is not
 * there or was named before. */
static char *named_file(reader *r, const bx_yaml *node)
{
    const char *folder = folder_of(r);
    char *path = g_path_is_absolute(node->text) || !folder
                     ? g_strdup(node->text)
                     : g_build_filename(folder, node->text, NULL);
    char *whole = g_canonicalize_filename(path, NULL);
    const bx_yaml *before = g_hash_table_lookup(r->seen, whole);
    bool is_there = g_file_test(path, G_FILE_TEST_IS_REGULAR);
    if (before) {
        int line, column;
        bx_source_position(before->span.source, before->span.from, &line, &column);
        bx_diag(r->diags, BX_D_E_ITEM_TWICE, node->span, node->text, BX_INT(line));
    } else if (!is_there) {
        bx_diag(r->diags, BX_D_E_ITEM_MISSING, node->span, node->text, path);
    }
    if (!before && is_there) {
        g_hash_table_insert(r->seen, whole, (gpointer)node);
        return path;
    }
    g_free(whole);
    g_free(path);
    return NULL;
}

static void read_item(reader *r, const bx_yaml *node)
{
    if (node->kind != BX_YAML_TEXT || bx_yaml_is_empty(node)) {
        bx_diag(r->diags, BX_D_E_ITEM_NAME, node->span, "");
        return;
    }
    g_autofree char *path = named_file(r, node);
    const bx_item *item = path ? bx_item_file_load(r->arena, path, r->diags) : NULL;
    if (item)
        g_array_append_val(r->items, *item);
}

static void read_items(reader *r, const bx_yaml *map, bx_key key)
{
    const bx_yaml *list = bx_keys_list(map, key, r->diags);
    for (int i = 0; list && i < list->n; i++)
        read_item(r, list->values[i]);
}

static void read_copy(reader *r, const bx_yaml *map, bx_key key)
{
    const char *text = NULL;
    if (!bx_keys_text(map, key, &text, r->diags))
        return;
    g_autofree char *path = named_file(r, bx_keys_find(map, key));
    const bx_source *source = path ? bx_source_load(r->arena, path, r->diags) : NULL;
    if (source)
        add_bulletin(r, source, path);
}

static void check_number(const reader *r, const bx_page *page)
{
    for (guint i = 0; i < r->pages->len; i++)
        if (g_array_index(r->pages, bx_page, i).number == page->number) {
            bx_diag(r->diags, BX_D_E_PAGE_TWICE, page->span, BX_INT(page->number));
            return;
        }
}

/* Something is listed, though it may not be there. */
static bool has_copy(const bx_yaml *map, bx_key items, bx_key copy)
{
    const bx_yaml *list = bx_keys_find(map, items);
    bool is_empty = list && list->kind == BX_YAML_LIST && !list->n;
    return (list && !is_empty) || bx_keys_find(map, copy);
}

static void read_page(reader *r, const bx_yaml *map)
{
    if (!bx_keys_check(map, BX_MAP_PAGE, r->diags))
        return;
    int first = (int)r->items->len;
    bx_page page = {.number = r->last_number + 1, .span = map->span};
    bx_keys_int(map, BX_KEY_PAGE_NUMBER, 1, MAX_PAGE, &page.number, r->diags);
    bx_keys_text(map, BX_KEY_PAGE_TITLE, &page.title, r->diags);
    bx_keys_text(map, BX_KEY_PAGE_LAYOUT, &page.layout, r->diags);
    r->last_number = page.number;
    check_number(r, &page);
    read_items(r, map, BX_KEY_PAGE_ITEMS);
    read_copy(r, map, BX_KEY_PAGE_COPY);
    if (!has_copy(map, BX_KEY_PAGE_ITEMS, BX_KEY_PAGE_COPY))
        bx_diag(r->diags, BX_D_E_PAGE_EMPTY, map->span, BX_INT(page.number));
    if ((int)r->items->len > first)
        end_page(r, page, first);
}

static void read_date(const reader *r, const bx_yaml *root)
{
    const char *text = NULL;
    if (bx_keys_text(root, BX_KEY_ISSUE_DATE, &text, r->diags) &&
        !bx_date_parse(text, &r->issue->date))
        bx_diag(r->diags, BX_D_E_DATE, bx_keys_find(root, BX_KEY_ISSUE_DATE)->span, text);
}

static void read_single_page(reader *r, const bx_yaml *root)
{
    bx_page page = {.number = 1, .span = bx_span_of_file(root->span.source)};
    read_items(r, root, BX_KEY_ISSUE_ITEMS);
    read_copy(r, root, BX_KEY_ISSUE_COPY);
    if (r->items->len)
        end_page(r, page, 0);
    else if (!has_copy(root, BX_KEY_ISSUE_ITEMS, BX_KEY_ISSUE_COPY))
        bx_diag(r->diags, BX_D_E_ISSUE_EMPTY, page.span, "");
}

static void read_root(reader *r, const bx_yaml *root)
{
    bx_issue *issue = r->issue;
    bx_keys_text(root, BX_KEY_ISSUE_PAPER, &issue->paper, r->diags);
    bx_keys_text(root, BX_KEY_ISSUE_NUMBER, &issue->number, r->diags);
    bx_keys_text(root, BX_KEY_ISSUE_LAYOUT, &issue->layout, r->diags);
    read_date(r, root);
    if (!bx_keys_find(root, BX_KEY_ISSUE_PAGES)) {
        read_single_page(r, root);
        return;
    }
    if (has_copy(root, BX_KEY_ISSUE_ITEMS, BX_KEY_ISSUE_COPY))
        bx_diag(r->diags, BX_D_E_ISSUE_BOTH, bx_keys_find(root, BX_KEY_ISSUE_PAGES)->span,
                "");
    const bx_yaml *pages = bx_keys_list(root, BX_KEY_ISSUE_PAGES, r->diags);
    if (pages && !pages->n)
        bx_diag(r->diags, BX_D_E_ISSUE_EMPTY, pages->span, "");
    for (int i = 0; pages && i < pages->n; i++)
        read_page(r, pages->values[i]);
}

static void read_yaml(reader *r, const char *path)
{
    const bx_source *source = bx_source_load(r->arena, path, r->diags);
    const bx_yaml *root =
        source ? bx_yaml_read(r->arena, source, 0, source->length, r->diags) : NULL;
    if (root && bx_keys_check(root, BX_MAP_ISSUE, r->diags))
        read_root(r, root);
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
    bx_page page = {.number = 1, .span = bx_span_of_file(source)};
    if (is_item_file(path, source)) {
        const bx_item *item = bx_item_file_read(r->arena, source, folder_of(r), r->diags);
        if (item)
            g_array_append_val(r->items, *item);
    } else {
        add_bulletin(r, source, path);
    }
    if (r->items->len)
        end_page(r, page, 0);
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
    if (wishes->layout) {
        issue->layout = wishes->layout;
        for (guint i = 0; i < r->pages->len; i++)
            g_array_index(r->pages, bx_page, i).layout = NULL;
    }
    if (wishes->photos && *wishes->photos && !r->photos_used)
        bx_diag(r->diags, BX_D_W_PHOTOS_NAMED, BX_NOWHERE, "");
}

static void set_folder(const reader *r, const char *path)
{
    g_autofree char *folder = g_path_get_dirname(path);
    r->issue->folder = bx_copy_text(r->arena, folder, strlen(folder));
}

/* words.txt beside the issue, unless it is the copy itself. */
static void find_words(const reader *r, const char *path)
{
    const char *folder = folder_of(r);
    const char *words =
        folder ? bx_format(r->arena, "%s/words.txt", folder) : "words.txt";
    g_autofree char *name = g_path_get_basename(path);
    if (strcmp(name, "words.txt") && g_file_test(words, G_FILE_TEST_IS_REGULAR))
        r->issue->words = words;
}

static const bx_issue *finish(const reader *r)
{
    bx_issue *issue = r->issue;
    if (!r->pages->len)
        return NULL;
    issue->n_items = (int)r->items->len;
    issue->n_pages = (int)r->pages->len;
    issue->items =
        bx_copy(r->arena, r->items->data, (size_t)issue->n_items * sizeof(bx_item));
    issue->pages =
        bx_copy(r->arena, r->pages->data, (size_t)issue->n_pages * sizeof(bx_page));
    return issue;
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
    g_autoptr(GArray) pages = g_array_new(FALSE, TRUE, sizeof(bx_page));
    g_autoptr(GHashTable) seen =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    reader r = {arena, diags, wishes, BX_NEW(arena, bx_issue), items, pages,
                seen,  false, 0};
    set_folder(&r, file);
    find_words(&r, file);
    if (is_yaml(file))
        read_yaml(&r, file);
    else
        read_text(&r, file);
    if (wishes)
        apply_wishes(&r);
    return finish(&r);
}
