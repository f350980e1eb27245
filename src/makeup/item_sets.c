#include "makeup/item_sets.h"

#include <glib.h>

typedef struct {
    const bx_block *const *blocks;
    int n_blocks;
    GArray *sets;   /* of bx_item_set */
    GArray *splits; /* of bx_split */
} lister;

static void add_split(lister *l, int first, int second)
{
    bx_split split = {first, second};
    g_array_append_val(l->splits, split);
}

/* Adds a set of the splits since `first_split`; `item` is its only one, or -1. */
static void add_set(lister *l, int item, int n_items, int first_split, int least_cells)
{
    bx_item_set set = {item, first_split, (int)l->splits->len - first_split, n_items,
                       least_cells};
    g_array_append_val(l->sets, set);
}

/* All sets, by bit mask; set number = mask - 1. */
static void list_subsets(lister *l)
{
    for (int mask = 1; mask < 1 << l->n_blocks; mask++) {
        int lowest = mask & -mask, rest = mask ^ lowest, from = (int)l->splits->len;
        int cells = 0;
        for (int i = 0; i < l->n_blocks; i++)
            cells += mask >> i & 1 ? l->blocks[i]->least_cells : 0;
        for (int part = rest; part; part = (part - 1) & rest)
            add_split(l, (mask ^ part) - 1, part - 1);
        add_set(l, rest ? -1 : g_bit_nth_lsf((gulong)mask, -1),
                __builtin_popcount((unsigned)mask), from, cells);
    }
}

/* Runs of items i..j by rank; shorter ones first. */
static void list_runs(lister *l)
{
    int n = l->n_blocks;
    g_autofree int *number = g_new0(int, (gsize)(n * n));
    for (int length = 1; length <= n; length++)
        for (int i = 0; i + length <= n; i++) {
            int j = i + length - 1, from = (int)l->splits->len, cells = 0;
            for (int k = i; k <= j; k++)
                cells += l->blocks[k]->least_cells;
            for (int k = i; k < j; k++)
                add_split(l, number[i * n + k], number[(k + 1) * n + j]);
            number[i * n + j] = (int)l->sets->len;
            add_set(l, length == 1 ? i : -1, length, from, cells);
        }
}

static bx_item_sets list(bx_arena *arena, const bx_block *const *blocks, int n_blocks,
                         bool is_complete)
{
    g_autoptr(GArray) sets = g_array_new(FALSE, FALSE, sizeof(bx_item_set));
    g_autoptr(GArray) splits = g_array_new(FALSE, FALSE, sizeof(bx_split));
    lister l = {blocks, n_blocks, sets, splits};
    if (is_complete)
        list_subsets(&l);
    else
        list_runs(&l);
    return (bx_item_sets){
        .sets = bx_copy(arena, sets->data, sets->len * sizeof(bx_item_set)),
        .n = (int)sets->len,
        .splits = bx_copy(arena, splits->data, splits->len * sizeof(bx_split)),
        .is_complete = is_complete};
}

bx_item_sets bx_item_sets_list(bx_arena *arena, const bx_block *const *blocks,
                               int n_blocks)
{
    return list(arena, blocks, n_blocks, n_blocks <= BX_EXACT_ITEMS);
}

bx_item_sets bx_item_sets_in_order(bx_arena *arena, const bx_block *const *blocks,
                                   int n_blocks)
{
    return list(arena, blocks, n_blocks, false);
}
