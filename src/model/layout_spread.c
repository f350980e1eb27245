#include "model/layout_spread.h"

#include <glib.h>

#include "model/layout_extend.h"

/* What is the sheet's, or of page one, or in the middle by itself. */
static const bx_key not_of_spreads[] = {BX_KEY_LAYOUT_TITLE,    BX_KEY_LAYOUT_EXTENDS,
                                        BX_KEY_LAYOUT_PAPER,    BX_KEY_LAYOUT_WORDS,
                                        BX_KEY_LAYOUT_MASTHEAD, BX_KEY_LAYOUT_GUIDE,
                                        BX_KEY_LAYOUT_SPREAD};
static const bx_key not_of_grids[] = {BX_KEY_GRID_LEFT, BX_KEY_GRID_INNER,
                                      BX_KEY_GRID_OUTER};

/* A list that holds what both hold. */
static const bx_yaml *join(bx_arena *arena, const bx_yaml *first, const bx_yaml *second)
{
    const bx_yaml **values = BX_NEW_ARRAY(arena, first->n + second->n, const bx_yaml *);
    for (int i = 0; i < first->n; i++)
        values[i] = first->values[i];
    for (int i = 0; i < second->n; i++)
        values[first->n + i] = second->values[i];
    bx_yaml *both = bx_copy(arena, second, sizeof *both);
    both->values = values;
    both->n = first->n + second->n;
    return both;
}

/* The mapping with the grades of the root before its own. */
static const bx_yaml *with_grades(bx_arena *arena, const bx_yaml *spread,
                                  const bx_yaml *root)
{
    const bx_yaml *own = bx_keys_find(spread, BX_KEY_LAYOUT_HEADLINES);
    const bx_yaml *pages = bx_keys_find(root, BX_KEY_LAYOUT_HEADLINES);
    if (!own || own->kind != BX_YAML_LIST || !pages || pages->kind != BX_YAML_LIST)
        return spread;
    const bx_yaml **values = BX_NEW_ARRAY(arena, spread->n, const bx_yaml *);
    for (int i = 0; i < spread->n; i++)
        values[i] =
            spread->values[i] == own ? join(arena, pages, own) : spread->values[i];
    bx_yaml *out = bx_copy(arena, spread, sizeof *out);
    out->values = values;
    return out;
}

const bx_yaml *bx_layout_spread_root(bx_arena *arena, const bx_yaml *root,
                                     const bx_yaml *spread, bx_diags *diags)
{
    int errors = bx_diags_count(diags, BX_ERROR);
    if (!bx_keys_check(spread, BX_MAP_LAYOUT, diags))
        return NULL;
    const bx_yaml *grid = bx_keys_find(spread, BX_KEY_LAYOUT_GRID);
    bx_keys_refuse(spread, not_of_spreads, G_N_ELEMENTS(not_of_spreads),
                   BX_D_E_SPREAD_KEY, diags);
    if (grid && grid->kind == BX_YAML_MAP)
        bx_keys_refuse(grid, not_of_grids, G_N_ELEMENTS(not_of_grids), BX_D_E_SPREAD_KEY,
                       diags);
    if (bx_diags_count(diags, BX_ERROR) > errors)
        return NULL;
    return bx_layout_lay_over(arena, with_grades(arena, spread, root), root);
}
