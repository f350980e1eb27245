#include "model/layout_centre.h"

#include <glib.h>

#include "model/layout_extend.h"

/* What it may have of its own, and what of the pages holds for it, too. */
static const struct {
    bx_key key;
    bool is_own, is_of_pages;
} keys[] = {
    {BX_KEY_LAYOUT_PAPER, false, true},         {BX_KEY_LAYOUT_GRID, true, true},
    {BX_KEY_LAYOUT_STYLES, true, true},         {BX_KEY_LAYOUT_HEADLINES, true, false},
    {BX_KEY_LAYOUT_HEAD_FIT, true, true},       {BX_KEY_LAYOUT_PICTURES, true, false},
    {BX_KEY_LAYOUT_RULES, true, true},          {BX_KEY_LAYOUT_GROUPS, true, true},
    {BX_KEY_LAYOUT_BRAND_COLOURS, false, true}, {BX_KEY_LAYOUT_WEIGHTS, true, true},
};

/* Of the grid: what follows from the pages, or from there being one column. */
static const bx_key not_of_grids[] = {
    BX_KEY_GRID_COLUMNS, BX_KEY_GRID_LINES, BX_KEY_GRID_LEFT, BX_KEY_GRID_INNER,
    BX_KEY_GRID_OUTER,   BX_KEY_GRID_TOP,   BX_KEY_GRID_FOLD};

static bool may_have(bx_key key)
{
    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++)
        if (keys[i].key == key)
            return keys[i].is_own;
    return false;
}

static void check(const bx_yaml *centre, bx_diags *diags)
{
    const bx_yaml *grid = bx_keys_find(centre, BX_KEY_LAYOUT_GRID);
    for (int key = 0; key < BX_KEY_COUNT; key++)
        if (bx_key_map_of((bx_key)key) == BX_MAP_LAYOUT && !may_have((bx_key)key))
            bx_keys_refuse(centre, &(const bx_key){(bx_key)key}, 1, BX_D_E_CENTRE_KEY,
                           diags);
    if (grid && grid->kind == BX_YAML_MAP)
        bx_keys_refuse(grid, not_of_grids, G_N_ELEMENTS(not_of_grids), BX_D_E_CENTRE_KEY,
                       diags);
}

/* What holds for both. */
static const bx_yaml *of_pages(bx_arena *arena, const bx_yaml *root)
{
    bx_yaml *out = bx_copy(arena, root, sizeof *out);
    const bx_yaml **names = BX_NEW_ARRAY(arena, root->n, const bx_yaml *);
    const bx_yaml **values = BX_NEW_ARRAY(arena, root->n, const bx_yaml *);
    out->n = 0;
    for (size_t k = 0; k < G_N_ELEMENTS(keys); k++)
        for (int i = 0; i < root->n && keys[k].is_of_pages; i++)
            if (bx_key_find(BX_MAP_LAYOUT, root->keys[i]->text) == keys[k].key) {
                names[out->n] = root->keys[i];
                values[out->n++] = root->values[i];
            }
    out->keys = names;
    out->values = values;
    return out;
}

const bx_yaml *bx_layout_centre_root(bx_arena *arena, const bx_yaml *root,
                                     const bx_yaml *centre, bx_diags *diags)
{
    int errors = bx_diags_count(diags, BX_ERROR);
    if (!bx_keys_check(centre, BX_MAP_LAYOUT, diags))
        return NULL;
    check(centre, diags);
    return bx_diags_count(diags, BX_ERROR) > errors
               ? NULL
               : bx_layout_lay_over(arena, centre, of_pages(arena, root));
}
