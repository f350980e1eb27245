#include "makeup/cut_list.h"

#include <glib.h>

static void add_stack(const bx_cost_table *t, const bx_split *split, int columns,
                      GArray *found)
{
    const bx_cost_row *over =
        bx_cost_row_of(t, bx_first_filter(split, BX_NO_STACK), split->first, columns);
    const bx_cost_row *under = bx_cost_row_of(t, BX_ANY_ROOT, split->second, columns);
    if (!over->n || !under->n)
        return;
    bx_listed_cut cut = {
        .least = over->least + under->least + bx_cut_through(t, columns),
        .low = (short)(over->low + under->low),
        .high = (short)(bx_cost_row_high(over) + bx_cost_row_high(under)),
        .is_given = split->is_given,
        .first = split->first,
        .second = split->second,
    };
    g_array_append_val(found, cut);
}

static void add_beside(const bx_cost_table *t, const bx_split *split, int columns,
                       int of_left, GArray *found)
{
    const bx_cost_row *left =
        bx_cost_row_of(t, bx_first_filter(split, BX_NO_BESIDE), split->first, of_left);
    const bx_cost_row *right =
        bx_cost_row_of(t, BX_ANY_ROOT, split->second, columns - of_left);
    if (!left->n || !right->n)
        return;
    bx_listed_cut cut = {
        .least = left->least + right->least,
        .left = (signed char)of_left,
        .low = MAX(left->low, right->low),
        .high = (short)MIN(bx_cost_row_high(left), bx_cost_row_high(right)),
        .is_given = split->is_given,
        .first = split->first,
        .second = split->second,
    };
    if (cut.low <= cut.high)
        g_array_append_val(found, cut);
}

static void add_split(const bx_cost_table *t, const bx_split *split, int columns,
                      GArray *found)
{
    const int *first = bx_cost_lowest(t, split->first);
    const int *second = bx_cost_lowest(t, split->second);
    if (first[0] >= BX_NO_TREE || second[0] >= BX_NO_TREE)
        return;
    if (split->is_stack)
        add_stack(t, split, columns, found);
    for (int k = 1; split->is_beside && k < columns; k++)
        if (first[k] < BX_NO_TREE && second[columns - k] < BX_NO_TREE)
            add_beside(t, split, columns, k, found);
}

bx_cut_list bx_cut_list_make(bx_arena *arena, const bx_cost_table *t, int set,
                             int columns)
{
    g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(bx_listed_cut));
    const bx_split_list *of_use = &t->of_use[set];
    bx_splits splits = bx_item_sets_splits(t->sets, set);
    bx_split split;
    for (int i = 0; i < of_use->n; i++)
        add_split(t, &of_use->all[i], columns, found);
    while (!of_use->all && bx_splits_next(&splits, &split))
        add_split(t, &split, columns, found);
    return (bx_cut_list){bx_copy(arena, found->data, found->len * sizeof(bx_listed_cut)),
                         (int)found->len};
}
