#include "model/item.h"

#include <glib.h>
#include <string.h>

#include "model/jump.h"

/* "desk/01.md" is the file of the item "01". */
static bool is_file_of(const char *path, const char *name)
{
    g_autofree char *file = g_path_get_basename(path);
    size_t n = strlen(name);
    return !strncmp(file, name, n) && file[n] == '.';
}

/* The whole path, or the end of it from a folder on. */
static bool ends_path(const char *path, const char *word)
{
    size_t n = strlen(path), tail = strlen(word);
    return g_str_has_suffix(path, word) && (n == tail || path[n - tail - 1] == '/');
}

bool bx_item_is_named(const bx_item *item, const char *word)
{
    const bx_source *source = item->span.source;
    if (g_str_has_prefix(word, "./"))
        word += strlen("./");
    if (!strcmp(item->name, word))
        return true;
    if (source && is_file_of(source->name, item->name) && ends_path(source->name, word))
        return true;
    return item->stands_for && bx_item_is_named(item->stands_for, word);
}

int bx_item_number(bx_part *parts, int n_parts)
{
    int id = 0;
    for (int i = 0; i < n_parts; i++) {
        bx_char *chars = (bx_char *)parts[i].text.chars;
        for (int k = 0; k < parts[i].text.n; k++)
            chars[k].id = id++;
    }
    return id;
}

const bx_part *bx_item_find(const bx_item *item, bx_part_kind kind)
{
    for (int i = 0; i < item->n_parts; i++)
        if (item->parts[i].kind == kind)
            return &item->parts[i];
    return NULL;
}

const bx_part *bx_item_find_of_picture(const bx_item *item, bx_part_kind kind,
                                       int picture)
{
    for (int i = 0; i < item->n_parts; i++)
        if (item->parts[i].kind == kind && item->parts[i].picture == picture)
            return &item->parts[i];
    return NULL;
}

int bx_item_length(const bx_item *item)
{
    int n = 0;
    for (int i = 0; i < item->n_parts; i++)
        for (int k = 0; k < item->parts[i].text.n; k++) {
            const bx_char *ch = &item->parts[i].text.chars[k];
            n += ch->id != BX_GENERATED && !bx_is_space(ch->c);
        }
    return n;
}

bool bx_item_outranks(const bx_item *a, const bx_item *b)
{
    return a->kind == BX_ITEM_COPY && b->kind == BX_ITEM_COPY &&
           a->priority < b->priority;
}

int bx_item_whole(const bx_item *items, int i)
{
    return items[i].piece ? items[i].piece->item : i;
}

const bx_part *bx_item_part_of(const bx_item *item, int id)
{
    for (int i = 0; i < item->n_parts; i++) {
        const bx_chars *text = &item->parts[i].text;
        if (text->n && id >= text->chars[0].id && id <= text->chars[text->n - 1].id)
            return &item->parts[i];
    }
    return NULL;
}
