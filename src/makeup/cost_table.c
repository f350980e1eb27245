#include "makeup/cost_table.h"

#include <glib.h>

#include "makeup/score.h"

bx_cost_row bx_cost_row_make(bx_arena *arena, const int *costs, int most, int useless)
{
    int low = 0, least = BX_NO_TREE;
    while (low <= most && costs[low] >= useless)
        low++;
    while (most >= low && costs[most] >= useless)
        most--;
    if (most < low)
        return (bx_cost_row){.least = BX_NO_TREE};
    int n = most - low + 1;
    for (int h = low; h <= most; h++)
        least = MIN(least, costs[h]);
    return (bx_cost_row){.low = (short)low,
                         .n = (short)n,
                         .least = least,
                         .costs = bx_copy(arena, costs + low, (size_t)n * sizeof(int))};
}

int bx_cost_table_most_lines(const bx_cost_table *t, int set, int columns)
{
    const bx_item_set *sets = t->sets->sets;
    int others =
        t->sets->is_window ? 0 : sets[t->sets->n - 1].least_cells - sets[set].least_cells;
    int most = (t->columns * t->most_high - others) / columns;
    return CLAMP(most, 0, t->most_high);
}

int bx_cost_table_least_of_others(const bx_cost_table *t, int set)
{
    return t->least[t->sets->n - 1] - t->least[set];
}

int bx_cost_of_shape(const bx_cost_table *t, int item, const bx_shape *shape)
{
    return shape->cost + bx_lead_head_sure(t->lead_head, item, shape);
}

/* ---- cuts ---- */

int bx_cost_table_inversions(const bx_cost_table *t, const bx_split *split)
{
    const bx_item_set *sets = t->sets->sets;
    return bx_item_sets_inversions(t->sets, sets[split->first].items,
                                   sets[split->second].items);
}

const int *bx_stack_places(const bx_cost_table *t, int inversions)
{
    return &t->stack_place[inversions * (t->most_high + 1)];
}

const int *bx_beside_places(const bx_cost_table *t, int inversions)
{
    return &t->beside_place[inversions * (t->columns + 1)];
}

int bx_cut_through(const bx_cost_table *t, int columns)
{
    return columns == t->layout->columns ? t->layout->weights[BX_WEIGHT_CUT_THROUGH] : 0;
}

bx_root_filter bx_first_filter(const bx_split *split, bx_root_filter canonical)
{
    return split->is_given ? BX_ANY_ROOT : canonical;
}

/* ---- the table itself ---- */

static int least_of_block(const bx_cost_table *t, int item)
{
    const bx_block *block = t->blocks[item];
    int least = BX_NO_TREE;
    for (int i = 0; i < block->n_shapes; i++)
        least = MIN(least, bx_cost_of_shape(t, item, &block->shapes[i]));
    return least;
}

/* Of a window no set need hold them all. */
static bx_rank_set all_items(const bx_item_sets *sets)
{
    bx_rank_set all = 0;
    for (int set = 0; set < sets->n; set++)
        all |= sets->sets[set].items;
    return all;
}

static void list_least(bx_cost_table *t)
{
    int of_block[BX_MAX_BLOCKS];
    const bx_item_set *sets = t->sets->sets;
    for (bx_rank_set all = all_items(t->sets); all; all &= all - 1)
        of_block[__builtin_ctzll(all)] = least_of_block(t, __builtin_ctzll(all));
    t->least = BX_NEW_ARRAY(t->arena, t->sets->n, int);
    for (int set = 0; set < t->sets->n; set++) {
        int64_t least = 0;
        for (bx_rank_set items = sets[set].items; items; items &= items - 1)
            least += of_block[__builtin_ctzll(items)];
        t->least[set] = (int)MIN(least, BX_NO_TREE);
    }
}

/* Rule 19 for every number of pairs that two parts can have, and rule 20. */
static void list_cuts(bx_cost_table *t)
{
    int n = t->sets->sets[t->sets->n - 1].n_items, most = n * n / 4;
    int lines = t->most_high + 1, columns = t->columns + 1;
    t->stack_place = BX_NEW_ARRAY(t->arena, (most + 1) * lines, int);
    t->beside_place = BX_NEW_ARRAY(t->arena, (most + 1) * columns, int);
    for (int i = 0; i <= most; i++) {
        for (int h = 0; h < lines; h++)
            t->stack_place[i * lines + h] = bx_score_place(
                t->layout, &(bx_cut){.kind = BX_NODE_STACK, .first = {.lines = h}}, i);
        for (int k = 0; k < columns; k++)
            t->beside_place[i * columns + k] = bx_score_place(
                t->layout, &(bx_cut){.kind = BX_NODE_BESIDE, .first = {.columns = k}}, i);
    }
    t->gutter = BX_NEW_ARRAY(t->arena, lines, int);
    for (int h = 0; h < lines; h++)
        t->gutter[h] =
            bx_score_cut(t->layout, &(bx_cut){.kind = BX_NODE_BESIDE, .at = {.lines = h}},
                         0, t->lines);
}

bx_cost_table bx_cost_table_make(const bx_layout *layout, const bx_block *const *blocks,
                                 const bx_item_sets *sets, const bx_lead_head *lead_head,
                                 int lines, bx_region largest, int64_t limit)
{
    bx_cost_table t = {.layout = layout,
                       .blocks = blocks,
                       .sets = sets,
                       .lead_head = lead_head,
                       .lines = lines,
                       .columns = largest.columns,
                       .most_high = largest.lines,
                       .limit = limit,
                       .arena = bx_arena_new()};
    t.rows = g_new0(bx_cost_row, (gsize)sets->n * (gsize)t.columns * BX_ROOT_FILTERS);
    t.lowest = g_new(int, (gsize)sets->n *(gsize)(t.columns + 1));
    t.of_use = g_new0(bx_split_list, sets->n);
    for (int i = 0; i < sets->n * (t.columns + 1); i++)
        t.lowest[i] = BX_NO_TREE;
    list_least(&t);
    list_cuts(&t);
    return t;
}

void bx_cost_table_free(bx_cost_table *t)
{
    g_free(t->rows);
    g_free(t->lowest);
    g_free(t->of_use);
    bx_arena_free(t->arena);
}
