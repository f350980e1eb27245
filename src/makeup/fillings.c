#include "makeup/fillings.h"

#include <glib.h>

#include "makeup/cheapest.h"
#include "makeup/search.h"

/* How a set fills the page with the least white; false: it does not. */
static bool fill(const bx_cheapest *cheapest, const bx_layout *layout, int set,
                 int most_white, bx_filling *out)
{
    int lines = bx_cheapest_lines(cheapest);
    for (out->white = 0; out->white <= most_white && out->white < lines; out->white++) {
        out->cost =
            bx_cheapest_cost(cheapest, bx_set_region_of(set, layout->columns,
                                                        lines - out->white, BX_ANY_ROOT));
        if (out->cost < BX_NO_TREE)
            return true;
    }
    return false;
}

const bx_filling *bx_fillings_find(bx_arena *arena, const bx_layout *layout,
                                   const bx_block *const *blocks, int n, int lines,
                                   int most_white, int *n_out)
{
    bx_arena *work = bx_arena_new();
    bx_region page = {.columns = layout->columns, .lines = lines};
    bx_item_sets sets = bx_item_sets_within(work, blocks, n, layout->columns * lines);
    bx_lead_head lead_head = bx_lead_head_make(layout, blocks, n);
    bx_cheapest *cheapest = bx_cheapest_make(layout, blocks, &sets, &lead_head, lines,
                                             page, BX_NO_TREE, BX_NO_LIMIT);
    g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(bx_filling));
    for (int set = 0; set < sets.n; set++) {
        bx_filling filling = {.items = sets.sets[set].items};
        if (fill(cheapest, layout, set, most_white, &filling))
            g_array_append_val(found, filling);
    }
    bx_cheapest_free(cheapest);
    bx_arena_free(work);
    *n_out = (int)found->len;
    return bx_copy(arena, found->data, found->len * sizeof(bx_filling));
}
