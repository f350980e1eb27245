#include "model/listed_file.h"

#include <string.h>

#include "model/bulletin.h"
#include "model/group.h"
#include "model/item_file.h"
#include "model/pair_placed.h"
#include "model/pairing.h"

static bool ends_as_copy(const char *path)
{
    static const char *const ends[] = {".txt", ".docx", ".odt"};
    size_t n = strlen(path);
    for (size_t i = 0; i < G_N_ELEMENTS(ends); i++)
        if (n > strlen(ends[i]) &&
            !g_ascii_strcasecmp(path + n - strlen(ends[i]), ends[i]))
            return true;
    return false;
}

/* ---- copy ---- */

bx_listed_file bx_listed_file_copy(bx_arena *arena, const bx_source *source,
                                   const char *path, const char *const *photos,
                                   bx_diags *diags)
{
    bx_bulletin bulletin = bx_bulletin_read(arena, source, diags);
    if (!bulletin.n)
        return (bx_listed_file){0};
    const bx_item *items = bx_pair_placed(arena, bulletin.items, bulletin.n, diags);
    return (bx_listed_file){
        bx_pair_pictures(arena, items, bulletin.n, path, photos, diags), bulletin.n};
}

/* The file's name without its ending. */
static const char *stem_of(bx_arena *arena, const char *path)
{
    g_autofree char *name = g_path_get_basename(path);
    const char *dot = strrchr(name, '.');
    return bx_copy_text(arena, name,
                        dot && dot > name ? (size_t)(dot - name) : strlen(name));
}

/* "b3" → "来稿-3". */
static const char *name_by(bx_arena *arena, const char *stem, const bx_item *item)
{
    return bx_format(arena, "%s-%s", stem, item->name + 1);
}

/* Briefs, each by its number among all items of the file. */
static const bx_group *group_by_name(bx_arena *arena, const bx_group *group,
                                     const char *stem)
{
    bx_group *out = bx_copy(arena, group, sizeof *out);
    bx_item *items = bx_copy(arena, group->items, (size_t)group->n_items * sizeof *items);
    for (int i = 0; i < group->n_items; i++)
        items[i].name = name_by(arena, stem, &items[i]);
    out->items = items;
    return out;
}

bx_listed_file bx_listed_file_unranked(bx_arena *arena, bx_listed_file copy)
{
    bx_item *items = bx_copy(arena, copy.items, (size_t)copy.n * sizeof *items);
    for (int i = 0; i < copy.n; i++)
        items[i].priority = 0;
    return (bx_listed_file){items, copy.n};
}

bx_listed_file bx_listed_file_by_name(bx_arena *arena, bx_listed_file copy,
                                      const char *path)
{
    const char *stem = stem_of(arena, path);
    bx_item *items = bx_copy(arena, copy.items, (size_t)copy.n * sizeof *items);
    for (int i = 0; i < copy.n; i++) {
        if (items[i].group)
            items[i].group = group_by_name(arena, items[i].group, stem);
        else
            items[i].name = copy.n > 1 ? name_by(arena, stem, &items[i]) : stem;
    }
    return (bx_listed_file){items, copy.n};
}

/* ---- any file ---- */

static const bx_item *read_item(bx_arena *arena, const bx_source *source,
                                const char *path, bx_diags *diags)
{
    g_autofree char *folder = g_path_get_dirname(path);
    const bx_item *item =
        bx_item_file_read(arena, source, strcmp(folder, ".") ? folder : NULL, diags);
    return item ? bx_pair_item(arena, item, path, diags) : NULL;
}

bx_listed_file bx_listed_file_load(bx_arena *arena, const char *path, bx_diags *diags)
{
    const bx_source *source = bx_source_load(arena, path, diags);
    if (!source)
        return (bx_listed_file){0};
    if (ends_as_copy(path) && !g_str_has_prefix(source->text, "---")) {
        bx_listed_file copy = bx_listed_file_copy(arena, source, path, NULL, diags);
        return bx_listed_file_unranked(arena, bx_listed_file_by_name(arena, copy, path));
    }
    const bx_item *item = read_item(arena, source, path, diags);
    return (bx_listed_file){item, item ? 1 : 0};
}

const bx_item *bx_listed_file_load_one(bx_arena *arena, const char *path, bx_diags *diags)
{
    bx_listed_file file = bx_listed_file_load(arena, path, diags);
    if (file.n > 1)
        bx_diag_file(diags, BX_D_E_FILE_SEVERAL, path, BX_INT(file.n));
    return file.n == 1 ? file.items : NULL;
}
