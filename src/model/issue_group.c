#include <glib.h>

#include "model/issue_reader.h"
#include "model/keys.h"

typedef bx_issue_reader reader;

static bx_item *item_at(const reader *r, int i)
{
    return &g_array_index(r->items, bx_item, (guint)i);
}

/* The head of a group on one line; of no characters after reporting. */
static bx_chars read_group_head(const reader *r, const bx_yaml *map)
{
    const char *text = NULL;
    bx_chars_builder head = {.arena = r->arena, .source = map->span.source};
    if (!bx_keys_find(map, BX_KEY_GROUP_HEAD))
        bx_keys_missing(map, BX_KEY_GROUP_HEAD, r->diags);
    if (!bx_keys_text(map, BX_KEY_GROUP_HEAD, &text, r->diags))
        return bx_chars_finish(&head);
    const bx_yaml *value = bx_keys_find(map, BX_KEY_GROUP_HEAD);
    bx_chars given = bx_chars_trim(bx_yaml_chars(r->arena, value));
    if (!given.n)
        bx_diag(r->diags, BX_D_E_GROUP_HEAD, value->span, "");
    for (int i = 0; i < given.n; i++) {
        bool is_break = given.chars[i].c == '\n';
        bx_chars_add(&head, is_break ? ' ' : given.chars[i].c, given.chars[i].at,
                     BX_MARKUP_PLAIN);
    }
    return bx_chars_finish(&head);
}

static bx_group_kind read_group_kind(const reader *r, const bx_yaml *map)
{
    static const bx_word words[] = {
        [BX_GROUP_COLUMN] = {"column", "专栏"}, [BX_GROUP_BRIEFS] = {"briefs", "简讯"}};
    int found = BX_GROUP_COLUMN;
    bx_keys_word(map, BX_KEY_GROUP_KIND, words, G_N_ELEMENTS(words), &found, r->diags);
    return (bx_group_kind)found;
}

/* Its items, which are to be freed. */
static GArray *read_group_items(reader *r, const bx_yaml *map)
{
    GArray *items = g_array_new(FALSE, FALSE, sizeof(bx_item));
    const bx_yaml *list = bx_keys_list(map, BX_KEY_GROUP_ITEMS, r->diags);
    bool is_list = list || !bx_keys_find(map, BX_KEY_GROUP_ITEMS);
    if (is_list && (!list || !list->n))
        bx_diag(r->diags, BX_D_E_GROUP_EMPTY, map->span, "");
    for (int i = 0; list && i < list->n; i++) {
        const bx_yaml *node = list->values[i];
        if (node->kind == BX_YAML_MAP) {
            bx_diag(r->diags, BX_D_E_GROUP_IN_GROUP, node->span, "");
            continue;
        }
        bx_listed_file file = bx_issue_reader_file(r, node);
        for (int k = 0; k < file.n; k++)
            if (file.items[k].group)
                bx_diag(r->diags, BX_D_E_GROUP_IN_GROUP, file.items[k].span, "");
            else
                g_array_append_val(items, file.items[k]);
    }
    return items;
}

/* The items of a column follow it, and rank as they are listed. */
static int add_column(reader *r, bx_chars head, bx_item *items, int n)
{
    bx_item column = bx_group_column(r->arena, head, n);
    int at = bx_issue_reader_add(r, &column, 1);
    for (int i = 0; i < n; i++)
        items[i].priority = i + 1;
    ((bx_group *)column.group)->first = bx_issue_reader_add(r, items, n);
    return at;
}

static void add_group(reader *r, const bx_yaml *map, bx_chars head, GArray *items)
{
    bx_item *all = (bx_item *)(void *)items->data;
    int n = (int)items->len, priority = all[0].priority, at;
    if (read_group_kind(r, map) == BX_GROUP_COLUMN) {
        if (n > BX_MAX_COLUMN_ITEMS) {
            bx_diag(r->diags, BX_D_E_GROUP_MANY, map->span, BX_INT(n),
                    BX_INT(BX_MAX_COLUMN_ITEMS));
            return;
        }
        at = add_column(r, head, all, n);
    } else {
        for (int i = 0; i < n; i++)
            if (all[i].wishes)
                bx_diag(r->diags, BX_D_E_GROUP_WISH, all[i].wishes->span, all[i].name);
        bx_item briefs = bx_group_briefs(r->arena, head, all, n, r->diags);
        at = bx_issue_reader_add(r, &briefs, 1);
    }
    bx_keys_int(map, BX_KEY_GROUP_PRIORITY, 1, BX_MAX_PRIORITY, &priority, r->diags);
    item_at(r, at)->priority = priority;
    bx_keys_text(map, BX_KEY_GROUP_SECTION, &item_at(r, at)->section, r->diags);
    bx_keys_int(map, BX_KEY_GROUP_PAGE, 1, BX_MAX_PAGE, &item_at(r, at)->page, r->diags);
    bx_issue_reader_list(r, at, 1);
}

void bx_issue_reader_group(reader *r, const bx_yaml *map)
{
    if (!bx_keys_check(map, BX_MAP_GROUP, r->diags))
        return;
    bx_chars head = read_group_head(r, map);
    g_autoptr(GArray) items = read_group_items(r, map);
    if (head.n && items->len)
        add_group(r, map, head, items);
}
