#include <glib.h>
#include <string.h>

#include "model/advertisement.h"
#include "model/bulletin.h"
#include "model/issue_reader.h"
#include "model/item_file.h"
#include "model/keys.h"
#include "model/pair_placed.h"
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

void bx_issue_reader_bulletin(reader *r, const bx_source *source, const char *path)
{
    const char *const *photos = r->photos_used || !r->wishes ? NULL : r->wishes->photos;
    r->photos_used = true;
    bx_bulletin bulletin = bx_bulletin_read(r->arena, source, r->diags);
    if (!bulletin.n)
        return;
    const bx_item *items = bx_pair_placed(r->arena, bulletin.items, bulletin.n, r->diags);
    items = bx_pair_pictures(r->arena, items, bulletin.n, path, photos, r->diags);
    bx_issue_reader_list(r, bx_issue_reader_add(r, items, bulletin.n), bulletin.n);
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

const bx_item *bx_issue_reader_item(reader *r, const bx_yaml *node)
{
    if (node->kind != BX_YAML_TEXT || bx_yaml_is_empty(node)) {
        bx_diag(r->diags, BX_D_E_ITEM_NAME, node->span, "");
        return NULL;
    }
    if (bx_is_picture_name(node->text)) {
        bx_diag(r->diags, BX_D_E_ITEM_PICTURE, node->span, node->text);
        return NULL;
    }
    g_autofree char *path = named_file(r, node);
    const bx_item *item = path ? bx_item_file_load(r->arena, path, r->diags) : NULL;
    return item ? bx_pair_item(r->arena, item, path, r->diags) : NULL;
}

/* The item that a list of the issue itself has from this file; -1: none has. */
static int find_listed(const reader *r, const bx_yaml *node)
{
    g_autofree char *path = path_of(r, node);
    g_autofree char *whole = g_canonicalize_filename(path, NULL);
    gpointer named = r->base ? g_hash_table_lookup(r->base->seen, whole) : NULL;
    gpointer at = named ? g_hash_table_lookup(r->base->listed_at, named) : NULL;
    return GPOINTER_TO_INT(at) - 1;
}

/* An item of a file of its own. In an edition it may be one of the issue, read again. */
static void list_item(reader *r, const bx_yaml *node, const bx_item *item)
{
    int known = find_listed(r, node);
    if (known >= 0) {
        bx_exchange same = {.item = known, .by = *item, .is_same = true};
        g_array_append_val(r->exchanges, same);
        g_array_append_val(r->listed, known);
        return;
    }
    int at = bx_issue_reader_add(r, item, 1);
    if (!r->base)
        g_hash_table_insert(r->listed_at, (gpointer)node, GINT_TO_POINTER(at + 1));
    bx_issue_reader_list(r, at, 1);
}

void bx_issue_reader_items(reader *r, const bx_yaml *map, bx_key key)
{
    const bx_yaml *list = bx_keys_list(map, key, r->diags);
    for (int i = 0; list && i < list->n; i++) {
        const bx_yaml *node = list->values[i];
        bool is_group = node->kind == BX_YAML_MAP;
        const bx_item *item = is_group ? NULL : bx_issue_reader_item(r, node);
        if (is_group)
            bx_issue_reader_group(r, node);
        else if (item)
            list_item(r, node, item);
    }
}

void bx_issue_reader_copy(reader *r, const bx_yaml *map, bx_key key)
{
    const char *text = NULL;
    if (!bx_keys_text(map, key, &text, r->diags))
        return;
    g_autofree char *path = named_file(r, bx_keys_find(map, key));
    const bx_source *source = path ? bx_source_load(r->arena, path, r->diags) : NULL;
    if (source)
        bx_issue_reader_bulletin(r, source, path);
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
