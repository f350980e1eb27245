#include <glib.h>
#include <string.h>

#include "model/advertisement.h"
#include "model/issue_reader.h"
#include "model/keys.h"
#include "model/pairing.h"
#include "model/picture_name.h"

typedef bx_issue_reader reader;

int bx_issue_reader_add(reader *r, const bx_item *items, int n)
{
    int first = (int)r->items->len;
    g_array_append_vals(r->items, items, (guint)n);
    return first;
}

void bx_issue_reader_list(reader *r, int first, int n)
{
    for (int i = first; i < first + n; i++)
        g_array_append_val(r->listed, i);
}

/* The first copy of an issue takes the photos that are given, and its items are b1, b2.
 */
static bx_listed_file read_copy(reader *r, const bx_source *source, const char *path)
{
    bool is_first = !r->photos_used;
    const char *const *photos = is_first && r->wishes ? r->wishes->photos : NULL;
    r->photos_used = true;
    bx_listed_file copy = bx_listed_file_copy(r->arena, source, path, photos, r->diags);
    return is_first ? copy : bx_listed_file_by_name(r->arena, copy, path);
}

static void list_copy(reader *r, bx_listed_file copy)
{
    if (copy.n)
        bx_issue_reader_list(r, bx_issue_reader_add(r, copy.items, copy.n), copy.n);
}

void bx_issue_reader_bulletin(reader *r, const bx_source *source, const char *path)
{
    list_copy(r, read_copy(r, source, path));
}

const char *bx_issue_reader_folder(const reader *r)
{
    return strcmp(r->issue->folder, ".") ? r->issue->folder : NULL;
}

/* The file that is named, from the issue's folder. */
static char *path_of(const reader *r, const bx_yaml *node)
{
    const char *folder = bx_issue_reader_folder(r);
    return g_path_is_absolute(node->text) || !folder
               ? g_strdup(node->text)
               : g_build_filename(folder, node->text, NULL);
}

/* Why what is named is no file. */
static void report_absent(const reader *r, const bx_yaml *node, const char *path)
{
    bx_diag_id id = BX_D_E_ITEM_MISSING;
    if (g_file_test(path, G_FILE_TEST_IS_DIR))
        id = BX_D_E_ITEM_FOLDER;
    else if (strstr(node->text, "，") || strstr(node->text, "、"))
        id = BX_D_E_ITEM_COMMA;
    bx_diag(r->diags, id, node->span, node->text, path);
}

/* The file a list names, from the issue's folder; NULL after reporting when it is not
 * there or was named before. */
static char *named_file(reader *r, const bx_yaml *node)
{
    char *path = path_of(r, node);
    char *whole = g_canonicalize_filename(path, NULL);
    const bx_yaml *before = g_hash_table_lookup(r->seen, whole);
    bool is_there = g_file_test(path, G_FILE_TEST_IS_REGULAR);
    if (before) {
        int line, column;
        bx_source_position(before->span.source, before->span.from, &line, &column);
        bx_diag(r->diags, BX_D_E_ITEM_TWICE, node->span, node->text, BX_INT(line));
    } else if (!is_there) {
        report_absent(r, node, path);
    }
    if (!before && is_there) {
        g_hash_table_insert(r->seen, whole, (gpointer)node);
        return path;
    }
    g_free(whole);
    g_free(path);
    return NULL;
}

/* The path of the file that is meant to be copy; NULL after reporting. */
static char *copy_file(reader *r, const bx_yaml *node)
{
    if (node->kind != BX_YAML_TEXT || bx_yaml_is_empty(node)) {
        bx_diag(r->diags, BX_D_E_ITEM_NAME, node->span, "");
        return NULL;
    }
    if (bx_is_picture_name(node->text)) {
        bx_diag(r->diags, BX_D_E_ITEM_PICTURE, node->span, node->text);
        return NULL;
    }
    return named_file(r, node);
}

bx_listed_file bx_issue_reader_file(reader *r, const bx_yaml *node)
{
    g_autofree char *path = copy_file(r, node);
    return path ? bx_listed_file_load(r->arena, path, r->diags) : (bx_listed_file){0};
}

const bx_item *bx_issue_reader_item(reader *r, const bx_yaml *node)
{
    g_autofree char *path = copy_file(r, node);
    return path ? bx_listed_file_load_one(r->arena, path, r->diags) : NULL;
}

/* The first item that a list of the issue itself has from this file; -1: none has. */
static int find_listed(const reader *r, const bx_yaml *node)
{
    g_autofree char *path = path_of(r, node);
    g_autofree char *whole = g_canonicalize_filename(path, NULL);
    gpointer named = r->base ? g_hash_table_lookup(r->base->seen, whole) : NULL;
    gpointer at = named ? g_hash_table_lookup(r->base->listed_at, named) : NULL;
    return GPOINTER_TO_INT(at) - 1;
}

/* The items of a file. In an edition they may be those of the issue, read again. */
static void list_file(reader *r, const bx_yaml *node, bx_listed_file file)
{
    int known = file.n ? find_listed(r, node) : -1;
    for (int i = 0; known >= 0 && i < file.n; i++) {
        int item = known + i;
        bx_exchange same = {.item = item, .by = file.items[i], .is_same = true};
        g_array_append_val(r->exchanges, same);
        g_array_append_val(r->listed, item);
    }
    if (known >= 0 || !file.n)
        return;
    int at = bx_issue_reader_add(r, file.items, file.n);
    if (!r->base)
        g_hash_table_insert(r->listed_at, (gpointer)node, GINT_TO_POINTER(at + 1));
    bx_issue_reader_list(r, at, file.n);
}

void bx_issue_reader_items(reader *r, const bx_yaml *map, bx_key key)
{
    const bx_yaml *list = bx_keys_list(map, key, r->diags);
    for (int i = 0; list && i < list->n; i++) {
        const bx_yaml *node = list->values[i];
        if (node->kind == BX_YAML_MAP)
            bx_issue_reader_group(r, node);
        else
            list_file(r, node, bx_issue_reader_file(r, node));
    }
}

/* One file of copy: it ranks where it is listed. */
static void list_copy_file(reader *r, const bx_yaml *node)
{
    g_autofree char *path = copy_file(r, node);
    const bx_source *source = path ? bx_source_load(r->arena, path, r->diags) : NULL;
    if (source)
        list_copy(r, bx_listed_file_unranked(r->arena, read_copy(r, source, path)));
}

void bx_issue_reader_copy(reader *r, const bx_yaml *map, bx_key key)
{
    const bx_yaml *value = bx_keys_find(map, key);
    bool is_list = value && value->kind == BX_YAML_LIST;
    for (int i = 0; is_list && i < value->n; i++)
        list_copy_file(r, value->values[i]);
    if (value && !is_list)
        list_copy_file(r, value);
}

void bx_issue_reader_ads(reader *r, const bx_yaml *map, bx_key key)
{
    const bx_yaml *list = bx_keys_list(map, key, r->diags);
    for (int i = 0; list && i < list->n; i++) {
        bx_item item;
        if (!bx_advertisement_read(r->arena, list->values[i], bx_issue_reader_folder(r),
                                   r->diags, &item))
            continue;
        int at = bx_issue_reader_add(r, &item, 1);
        g_array_append_val(r->ads, at);
    }
}

void bx_issue_reader_ear(reader *r, const bx_yaml *root)
{
    bx_ear *ear = &r->issue->ear;
    const bx_yaml *map = bx_keys_find(root, BX_KEY_ISSUE_EAR);
    const bx_yaml *node = map ? bx_keys_find(map, BX_KEY_EAR_ITEM) : NULL;
    const bx_item *item = node ? bx_issue_reader_item(r, node) : NULL;
    if (!item)
        return;
    if (ear->n_texts || ear->file)
        bx_diag(r->diags, BX_D_E_EAR_TWO, node->span, node->text);
    ear->has_item = true;
    ear->item = bx_issue_reader_add(r, item, 1);
}

static void list_filler(reader *r, const bx_item *item)
{
    int at = bx_issue_reader_add(r, item, 1);
    g_array_append_val(r->fillers, at);
}

void bx_issue_reader_fillers(reader *r, const bx_yaml *root)
{
    const bx_yaml *list = bx_keys_list(root, BX_KEY_ISSUE_FILLERS, r->diags);
    for (int i = 0; list && i < list->n; i++) {
        g_autoptr(GArray) items = g_array_new(FALSE, FALSE, sizeof(bx_item));
        if (list->values[i]->kind == BX_YAML_MAP) {
            bx_filler_read(r->arena, list->values[i], bx_issue_reader_folder(r), r->diags,
                           items);
        } else {
            const bx_item *text = bx_issue_reader_item(r, list->values[i]);
            if (text)
                g_array_append_val(items, *text);
        }
        for (guint k = 0; k < items->len; k++) {
            bx_item *item = &g_array_index(items, bx_item, k);
            item->kind = BX_ITEM_FILLER;
            list_filler(r, item);
        }
    }
}
