#include "makeup/raised_rows.h"

#include <glib.h>

typedef struct bx_raised_row {
    int set, columns;
    bx_root_filter filter;
    int *costs; /* by height, as the row of the table has them */
} raised_row;

static int least_of_costs(const int *costs, int n)
{
    int least = BX_NO_TREE;
    for (int i = 0; i < n; i++)
        least = MIN(least, costs[i]);
    return least;
}

static bool is_asked(const bx_cost_table *t, const bx_raise *raise, int set)
{
    int n = t->sets->sets[set].n_items;
    return n >= raise->from && n <= raise->to;
}

/* ---- to ask ---- */

static void ask_row(const bx_cost_table *t, const bx_raise *raise, raised_row *raised)
{
    int64_t room = raise->limit - bx_cost_table_least_of_others(t, raised->set);
    const bx_cost_row *row =
        bx_cost_row_of(t, raised->filter, raised->set, raised->columns);
    bx_set_region r =
        bx_set_region_of(raised->set, raised->columns, row->low, raised->filter);
    for (int i = 0; i < row->n; i++, r.lines++) {
        int cost = raised->costs[i], most = (int)MIN(cost + raise->slack, room);
        if (cost < room)
            raised->costs[i] = MAX(cost, raise->known(raise->asked, r, most));
    }
}

static void ask_set(bx_arena *arena, const bx_cost_table *t, const bx_raise *raise,
                    int set, GArray *all)
{
    for (int k = 1; k <= t->columns; k++)
        for (int f = BX_ANY_ROOT + 1; f < BX_ROOT_FILTERS; f++) {
            const bx_cost_row *row = bx_cost_row_of(t, (bx_root_filter)f, set, k);
            raised_row raised = {
                set, k, (bx_root_filter)f,
                bx_copy(arena, row->costs, (size_t)row->n * sizeof(int))};
            ask_row(t, raise, &raised);
            g_array_append_val(all, raised);
        }
}

bx_raised_rows bx_raised_rows_ask(bx_arena *arena, const bx_cost_table *t,
                                  const bx_raise *raise)
{
    g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(raised_row));
    for (int set = 0; set < t->sets->n; set++)
        if (is_asked(t, raise, set))
            ask_set(arena, t, raise, set, all);
    return (bx_raised_rows){bx_copy(arena, all->data, all->len * sizeof(raised_row)),
                            (int)all->len, raise};
}

/* ---- to keep ---- */

static void keep_row(bx_cost_table *t, const raised_row *raised)
{
    bx_cost_row *row = bx_cost_row_of(t, raised->filter, raised->set, raised->columns);
    row->costs = bx_copy(t->arena, raised->costs, (size_t)row->n * sizeof(int));
    row->least = least_of_costs(row->costs, row->n);
}

/* Any root of more than one item is one of the others. */
static void keep_any(bx_cost_table *t, int set, int columns)
{
    const bx_cost_row *no_stack = bx_cost_row_of(t, BX_NO_STACK, set, columns);
    const bx_cost_row *no_beside = bx_cost_row_of(t, BX_NO_BESIDE, set, columns);
    bx_cost_row *any = bx_cost_row_of(t, BX_ANY_ROOT, set, columns);
    int costs[BX_MAX_LINES + 1];
    for (int h = 0; h <= t->most_high; h++)
        costs[h] = MIN(bx_cost_at(no_stack, h), bx_cost_at(no_beside, h));
    *any = bx_cost_row_make(t->arena, costs, t->most_high, BX_NO_TREE);
    bx_cost_lowest(t, set)[columns] = any->least;
}

void bx_raised_rows_keep(const bx_raised_rows *rows, bx_cost_table *t)
{
    for (int i = 0; i < rows->n; i++)
        keep_row(t, &rows->all[i]);
    for (int set = 0; set < t->sets->n; set++) {
        if (!is_asked(t, rows->raise, set))
            continue;
        for (int k = 1; k <= t->columns; k++)
            keep_any(t, set, k);
        int *lowest = bx_cost_lowest(t, set);
        lowest[0] = least_of_costs(lowest + 1, t->columns);
    }
}
