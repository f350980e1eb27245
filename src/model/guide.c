#include "model/guide.h"

#include <glib.h>
#include <string.h>

/* "01-会议.md" and "01-会议" are one item. */
static const char *item_name(bx_arena *arena, const char *text)
{
    bool has_ending = g_str_has_suffix(text, ".md");
    return has_ending ? bx_copy_text(arena, text, strlen(text) - strlen(".md")) : text;
}

/* False after reporting. */
static bool read_entry(bx_arena *arena, const bx_yaml *value, bx_guide_entry *out,
                       bx_diags *diags)
{
    *out = (bx_guide_entry){.span = value->span};
    if (value->kind == BX_YAML_TEXT) {
        out->name = item_name(arena, value->text);
        return true;
    }
    if (!bx_keys_check(value, BX_MAP_GUIDE_ENTRY, diags))
        return false;
    const char *name;
    bx_keys_text(value, BX_KEY_GUIDE_ENTRY_TEXT, &out->text, diags);
    if (!bx_keys_find(value, BX_KEY_GUIDE_ENTRY_ITEM))
        bx_keys_missing(value, BX_KEY_GUIDE_ENTRY_ITEM, diags);
    if (!bx_keys_text(value, BX_KEY_GUIDE_ENTRY_ITEM, &name, diags))
        return false;
    out->name = item_name(arena, name);
    return true;
}

bx_guide bx_guide_read(bx_arena *arena, const bx_yaml *map, bx_key key, bx_diags *diags)
{
    const bx_yaml *list = bx_keys_list(map, key, diags);
    int n = list ? MIN(list->n, BX_MAX_GUIDE) : 0;
    bx_guide_entry *entries = BX_NEW_ARRAY(arena, n, bx_guide_entry);
    bx_guide guide = {.entries = entries};
    if (list && list->n > n)
        bx_diag(diags, BX_D_E_GUIDE_MANY, list->span, BX_INT(list->n),
                BX_INT(BX_MAX_GUIDE));
    for (int i = 0; i < n; i++)
        guide.n += read_entry(arena, list->values[i], &entries[guide.n], diags);
    return guide;
}

static void add_ear_text(bx_ear *ear, const bx_yaml *value, bx_diags *diags)
{
    if (value->kind != BX_YAML_TEXT)
        bx_diag(diags, BX_D_E_WANT_TEXT, value->span, bx_key_name(BX_KEY_EAR_TEXT));
    else if (ear->n_texts < BX_MAX_EAR_TEXTS)
        ear->texts[ear->n_texts++] = value->text;
}

bx_ear bx_ear_read(bx_arena *arena, const bx_yaml *issue, const char *folder,
                   bx_diags *diags)
{
    const bx_yaml *map = bx_keys_find(issue, BX_KEY_ISSUE_EAR);
    bx_ear ear = {0};
    if (!map || !bx_keys_check(map, BX_MAP_EAR, diags))
        return ear;
    ear.span = map->span;
    const bx_yaml *text = bx_keys_find(map, BX_KEY_EAR_TEXT);
    const char *file;
    for (int i = 0; text && i < (text->kind == BX_YAML_LIST ? text->n : 1); i++)
        add_ear_text(&ear, text->kind == BX_YAML_LIST ? text->values[i] : text, diags);
    if (bx_keys_text(map, BX_KEY_EAR_FILE, &file, diags))
        ear.file = folder && !g_path_is_absolute(file)
                       ? bx_format(arena, "%s/%s", folder, file)
                       : file;
    return ear;
}

void bx_guide_check(const bx_guide *guide, const bx_item *items, int n, bx_diags *diags)
{
    for (int i = 0; i < guide->n; i++) {
        int k = 0;
        while (k < n && !bx_item_is_named(&items[k], guide->entries[i].name))
            k++;
        if (k == n)
            bx_diag(diags, BX_D_E_GUIDE_ITEM, guide->entries[i].span,
                    guide->entries[i].name);
    }
}
