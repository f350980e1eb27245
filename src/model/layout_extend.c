#include "model/layout_extend.h"

#include <glib.h>
#include <string.h>

#include "model/layout.h"

/* ---- two mappings as one ---- */

/* The mappings inside a layout's, which are laid over each other too. */
static const struct {
    bx_key key;
    bx_key_map inside;
} nested[] = {
    {BX_KEY_LAYOUT_PAPER, BX_MAP_PAPER},
    {BX_KEY_LAYOUT_GRID, BX_MAP_GRID},
    {BX_KEY_LAYOUT_STYLES, BX_MAP_STYLES},
    {BX_KEY_LAYOUT_HEAD_FIT, BX_MAP_HEAD_FIT},
    {BX_KEY_LAYOUT_PICTURES, BX_MAP_LAYOUT_PICTURE},
    {BX_KEY_LAYOUT_RULES, BX_MAP_RULES},
    {BX_KEY_LAYOUT_GROUPS, BX_MAP_GROUPS},
    {BX_KEY_LAYOUT_JUMPS, BX_MAP_JUMPS},
    {BX_KEY_LAYOUT_FOLIO, BX_MAP_FOLIO},
    {BX_KEY_LAYOUT_FOOT, BX_MAP_FOOT},
    {BX_KEY_LAYOUT_MASTHEAD, BX_MAP_MASTHEAD},
    {BX_KEY_LAYOUT_GUIDE, BX_MAP_GUIDE},
    {BX_KEY_LAYOUT_WEIGHTS, BX_MAP_WEIGHTS},
    {BX_KEY_LAYOUT_SPREAD, BX_MAP_LAYOUT},
    {BX_KEY_LAYOUT_CENTRE, BX_MAP_LAYOUT},
    {BX_KEY_RULES_COLUMN, BX_MAP_RULE},
    {BX_KEY_RULES_CUTOFF, BX_MAP_RULE},
    {BX_KEY_RULES_BOX, BX_MAP_RULE},
    {BX_KEY_GROUPS_HEAD, BX_MAP_STYLE},
    {BX_KEY_GROUPS_BORDER, BX_MAP_RULE},
};

/* BX_MAP_COUNT: what stands under the key is no mapping. */
static bx_key_map map_inside(bx_key key)
{
    if (key < BX_KEY_COUNT && bx_key_map_of(key) == BX_MAP_STYLES)
        return BX_MAP_STYLE;
    for (size_t i = 0; i < G_N_ELEMENTS(nested); i++)
        if (nested[i].key == key)
            return nested[i].inside;
    return BX_MAP_COUNT;
}

/* Where a mapping has a key, by any of its names, or a word that is none; -1: nowhere. */
static int index_of(const bx_yaml *node, bx_key_map map, bx_key key, const char *word)
{
    for (int i = 0; i < node->n; i++) {
        bx_key other = bx_key_find(map, node->keys[i]->text);
        if (key == BX_KEY_COUNT ? !strcmp(node->keys[i]->text, word) : other == key)
            return i;
    }
    return -1;
}

static const bx_yaml *lay_over(bx_arena *arena, const bx_yaml *over, const bx_yaml *under,
                               bx_key_map map);

/* The value of a key of `over` as it is in both. */
static const bx_yaml *value_in_both(bx_arena *arena, const bx_yaml *over, int i,
                                    const bx_yaml *under, bx_key_map map)
{
    const bx_yaml *value = over->values[i];
    bx_key key = bx_key_find(map, over->keys[i]->text);
    bx_key_map inside = map_inside(key);
    int k = index_of(under, map, key, over->keys[i]->text);
    bool is_map = inside != BX_MAP_COUNT && value->kind == BX_YAML_MAP && k >= 0 &&
                  under->values[k]->kind == BX_YAML_MAP;
    return is_map ? lay_over(arena, value, under->values[k], inside) : value;
}

static const bx_yaml *lay_over(bx_arena *arena, const bx_yaml *over, const bx_yaml *under,
                               bx_key_map map)
{
    int n = over->n;
    const bx_yaml **keys = BX_NEW_ARRAY(arena, n + under->n, const bx_yaml *);
    const bx_yaml **values = BX_NEW_ARRAY(arena, n + under->n, const bx_yaml *);
    for (int i = 0; i < n; i++) {
        keys[i] = over->keys[i];
        values[i] = value_in_both(arena, over, i, under, map);
    }
    for (int i = 0; i < under->n; i++) {
        const char *word = under->keys[i]->text;
        if (index_of(over, map, bx_key_find(map, word), word) >= 0)
            continue;
        keys[n] = under->keys[i];
        values[n++] = under->values[i];
    }
    bx_yaml *both = bx_copy(arena, over, sizeof *both);
    both->keys = keys;
    both->values = values;
    both->n = n;
    return both;
}

const bx_yaml *bx_layout_lay_over(bx_arena *arena, const bx_yaml *over,
                                  const bx_yaml *under)
{
    return lay_over(arena, over, under, BX_MAP_LAYOUT);
}

/* ---- the files ---- */

/* A file that is being extended, and the one that asked for it. */
typedef struct file {
    const char *path; /* whole */
    const struct file *by;
} file;

typedef struct {
    bx_arena *arena;
    const char *const *paths;
    bx_diags *diags;
} reader;

static bool is_in(const file *files, const char *path)
{
    for (; files; files = files->by)
        if (!strcmp(files->path, path))
            return true;
    return false;
}

/* The file that is named; NULL after reporting. To be freed. */
static char *find_file(const reader *r, const char *name, bx_span at)
{
    g_autofree char *folder = g_path_get_dirname(at.source->name);
    char *path = bx_layout_path(name, folder, r->paths);
    if (path && g_file_test(path, G_FILE_TEST_IS_REGULAR))
        return path;
    g_free(path);
    bx_layout_not_found(name, NULL, r->paths, at, r->diags);
    return NULL;
}

static const bx_yaml *extend(const reader *r, const bx_yaml *root, const char *path,
                             const file *by);

/* The root of the file that is named at a place. */
static const bx_yaml *read_named(const reader *r, const char *name, bx_span at,
                                 const file *by)
{
    g_autofree char *path = find_file(r, name, at);
    if (!path)
        return NULL;
    g_autofree char *whole = g_canonicalize_filename(path, NULL);
    if (is_in(by, whole)) {
        bx_diag(r->diags, BX_D_E_LAYOUT_CYCLE, at, name);
        return NULL;
    }
    const bx_source *source = bx_source_load(r->arena, path, r->diags);
    const bx_yaml *root =
        source ? bx_yaml_read(r->arena, source, 0, source->length, r->diags) : NULL;
    if (!root || !bx_keys_check(root, BX_MAP_LAYOUT, r->diags))
        return NULL;
    return extend(r, root, whole, by);
}

static const bx_yaml *extend(const reader *r, const bx_yaml *root, const char *path,
                             const file *by)
{
    const char *name;
    file own = {path, by};
    if (!bx_keys_text(root, BX_KEY_LAYOUT_EXTENDS, &name, r->diags))
        return root;
    bx_span at = bx_keys_find(root, BX_KEY_LAYOUT_EXTENDS)->span;
    const bx_yaml *under = read_named(r, name, at, &own);
    return under ? lay_over(r->arena, root, under, BX_MAP_LAYOUT) : NULL;
}

const bx_yaml *bx_layout_extend(bx_arena *arena, const bx_yaml *root,
                                const char *const *paths, bx_diags *diags)
{
    g_autofree char *path = g_canonicalize_filename(root->span.source->name, NULL);
    reader r = {arena, paths, diags};
    return extend(&r, root, path, NULL);
}
