#include "makeup/item_sets.h"

#include <glib.h>

#include "base/packed.h"

typedef struct {
    const bx_block *const *blocks;
    const bx_pins *pins;
    int most_free;  /* of so many items every subset, of more runs … */
    int most_holes; /* … that lack up to so many of their items */
    bx_rank_set lower[BX_MAX_BLOCKS]; /* blocks of lower rank than each */
    GArray *sets;                     /* of bx_item_set */
    GArray *splits;                   /* of bx_split */
    bx_wheel_sets wheel;              /* of a tree that is one */
    bool is_complete;
} lister;

static const bx_item_set *set_at(const lister *l, int set)
{
    return &g_array_index(l->sets, bx_item_set, (guint)set);
}

bool bx_item_sets_are_free(const bx_item_sets *sets)
{
    const bx_item_set *all = &sets->sets[sets->n - 1];
    return sets->is_complete && all->is_free && all->base == -1;
}

int bx_item_sets_inversions(const bx_item_sets *sets, bx_rank_set first,
                            bx_rank_set second)
{
    int n = 0;
    for (; second; second &= second - 1)
        n += __builtin_popcountll(first & sets->lower[__builtin_ctzll(second)]);
    return n;
}

/* Two sets, and how they may stand. */
typedef struct {
    const bx_pins *pins;
    int first, second;
    bx_rank_set first_items, second_items;
} parting;

/* Both ways to part two sets, `first` first wherever the pins allow it. Returns how many
 * there are in out[2]. */
static int part(const parting *p, bx_split out[2])
{
    bx_rank_set a = p->first_items, b = p->second_items;
    bool stack = bx_pins_allow_cut(p->pins, BX_NODE_STACK, a, b);
    bool beside = bx_pins_allow_cut(p->pins, BX_NODE_BESIDE, a, b);
    int n = 0;
    if (stack || beside)
        out[n++] = (bx_split){.first = p->first,
                              .second = p->second,
                              .is_stack = stack,
                              .is_beside = beside};
    if (stack && beside)
        return n;
    stack = !stack && bx_pins_allow_cut(p->pins, BX_NODE_STACK, b, a);
    beside = !beside && bx_pins_allow_cut(p->pins, BX_NODE_BESIDE, b, a);
    if (stack || beside)
        out[n++] = (bx_split){.first = p->second,
                              .second = p->first,
                              .is_stack = stack,
                              .is_beside = beside};
    return n;
}

static void add_splits(lister *l, int first, int second)
{
    parting p = {l->pins, first, second, set_at(l, first)->items,
                 set_at(l, second)->items};
    bx_split splits[2];
    g_array_append_vals(l->splits, splits, (guint)part(&p, splits));
}

/* Adds a set of the splits since `first_split`; `item` is its only one, or -1. Returns
 * its number. */
static int add_set(lister *l, bx_rank_set items, int item, int first_split)
{
    bx_item_set set = {.items = items,
                       .item = item,
                       .first_split = first_split,
                       .n_splits = (int)l->splits->len - first_split,
                       .n_items = __builtin_popcountll(items)};
    for (bx_rank_set rest = items; rest; rest &= rest - 1)
        set.least_cells += l->blocks[__builtin_ctzll(rest)]->least_cells;
    g_array_append_val(l->sets, set);
    return (int)l->sets->len - 1;
}

/* The items of a mask over `ranks`. */
static bx_rank_set items_of(const int *ranks, int mask)
{
    bx_rank_set items = 0;
    for (; mask; mask &= mask - 1)
        items |= (bx_rank_set)1 << ranks[__builtin_ctz((unsigned)mask)];
    return items;
}

/* All sets of n items, by bit mask; set number = base + mask. Their splits are not
 * listed, there are too many. Returns the last. */
static int list_subsets(lister *l, const int *ranks, int n)
{
    int base = (int)l->sets->len - 1, last = base;
    for (int mask = 1; mask < 1 << n; mask++) {
        int item = mask & (mask - 1) ? -1 : ranks[__builtin_ctz((unsigned)mask)];
        last = add_set(l, items_of(ranks, mask), item, (int)l->splits->len);
        bx_item_set *set = &g_array_index(l->sets, bx_item_set, (guint)last);
        set->is_free = true;
        set->base = base;
    }
    return last;
}

/* Of the sets of items 0 … n − 1 those with room in so many cells: a part of one is one.
 */
static void list_within(lister *l, int n, int cells)
{
    int *number = g_new(int, (gsize)1 << n);
    for (int mask = 1; mask < 1 << n; mask++) {
        int lowest = mask & -mask, rest = mask ^ lowest, from = (int)l->splits->len;
        int least = 0;
        number[mask] = -1;
        for (int i = 0; i < n; i++)
            least += mask >> i & 1 ? l->blocks[i]->least_cells : 0;
        if (least > cells)
            continue;
        for (int second = rest; second; second = (second - 1) & rest)
            add_splits(l, number[mask ^ second], number[second]);
        number[mask] = add_set(l, (bx_rank_set)mask,
                               rest ? -1 : __builtin_ctz((unsigned)mask), from);
    }
    g_free(number);
}

/* ---- near runs ---- */

/* Sets by what they hold of `ranks`: masks, and their numbers. */
typedef struct {
    GArray *masks;       /* of uint64_t, by number less `base` */
    GHashTable *numbers; /* by mask, from 1 on; looked up only */
    int base;
    const int *ranks;
} near_runs;

static int near_number(const near_runs *near, uint64_t mask)
{
    return GPOINTER_TO_INT(g_hash_table_lookup(near->numbers, bx_packed(mask))) - 1;
}

/* All ways to part a set into two that were listed before it. */
static void part_near(lister *l, const near_runs *near, uint64_t mask)
{
    uint64_t lowest = mask & -mask;
    for (guint i = 0; i < near->masks->len; i++) {
        uint64_t first = g_array_index(near->masks, uint64_t, i);
        if (!(first & lowest) || first & ~mask)
            continue;
        int second = near_number(near, mask ^ first);
        if (second >= 0)
            add_splits(l, near->base + (int)i, second);
    }
}

static void add_near(lister *l, near_runs *near, uint64_t mask)
{
    int from = (int)l->splits->len;
    bool is_one = !(mask & (mask - 1));
    part_near(l, near, mask);
    bx_rank_set items = 0;
    for (uint64_t rest = mask; rest; rest &= rest - 1)
        items |= (bx_rank_set)1 << near->ranks[__builtin_ctzll(rest)];
    int number =
        add_set(l, items, is_one ? near->ranks[__builtin_ctzll(mask)] : -1, from);
    g_array_append_val(near->masks, mask);
    g_hash_table_insert(near->numbers, bx_packed(mask), GINT_TO_POINTER(number + 1));
}

/* Of a run with its ends those sets that lack so many of the others, from `from` on. */
static void add_with_holes(lister *l, near_runs *near, uint64_t run, int from, int to,
                           int holes)
{
    if (!holes) {
        add_near(l, near, run);
        return;
    }
    for (int i = from; i + holes <= to; i++)
        add_with_holes(l, near, run & ~((uint64_t)1 << i), i + 1, to, holes - 1);
}

static near_runs near_new(const lister *l, const int *ranks)
{
    return (near_runs){g_array_new(FALSE, FALSE, sizeof(uint64_t)), bx_packed_table_new(),
                       (int)l->sets->len, ranks};
}

static void near_free(near_runs *near)
{
    g_array_free(near->masks, TRUE);
    g_hash_table_destroy(near->numbers);
}

/* Runs by rank of which up to so many items are left out, those of few items first.
 * Returns the last. */
static int list_near_runs(lister *l, const int *ranks, int n, int most_holes)
{
    near_runs near = near_new(l, ranks);
    for (int size = 1; size <= n; size++)
        for (int holes = 0; holes <= most_holes && size + holes <= n; holes++)
            for (int i = 0; i + size + holes <= n; i++) {
                int end = i + size + holes;
                uint64_t run = ((uint64_t)1 << end) - ((uint64_t)1 << i);
                if (size > 1 || !holes)
                    add_with_holes(l, &near, run, i + 1, end - 1, holes);
            }
    near_free(&near);
    return (int)l->sets->len - 1;
}

/* ---- like those of a page ---- */

/* The mask, and what it is when up to so many of its items from `from` on are in it that
 * were not, or no longer. */
static void list_like(GArray *masks, bx_rank_set mask, int from, int n, int most)
{
    if (mask)
        g_array_append_val(masks, mask);
    for (int i = from; i < n && most; i++)
        list_like(masks, mask ^ (bx_rank_set)1 << i, i + 1, n, most - 1);
}

static int compare_by_size(gconstpointer p, gconstpointer q)
{
    const bx_rank_set *a = p, *b = q;
    int diff = __builtin_popcountll(*a) - __builtin_popcountll(*b);
    return diff ? diff : (*a > *b) - (*a < *b);
}

static void list_all_like(lister *l, int n, const bx_rank_set *regions, int n_regions,
                          int most_unlike)
{
    g_autoptr(GArray) masks = g_array_new(FALSE, FALSE, sizeof(bx_rank_set));
    int ranks[BX_MAX_BLOCKS];
    for (int i = 0; i < n; i++)
        ranks[i] = i;
    for (int i = 0; i < n_regions; i++)
        list_like(masks, regions[i], 0, n, most_unlike);
    g_array_sort(masks, compare_by_size);
    near_runs near = near_new(l, ranks);
    bx_rank_set last = 0;
    for (guint i = 0; i < masks->len; i++) {
        bx_rank_set mask = g_array_index(masks, bx_rank_set, i);
        if (mask != last)
            add_near(l, &near, mask);
        last = mask;
    }
    near_free(&near);
}

/* The sets of items that may stand together as they like. Returns that of all. */
static int list_free(lister *l, bx_rank_set items)
{
    int ranks[BX_MAX_BLOCKS], n = 0;
    for (bx_rank_set rest = items; rest; rest &= rest - 1)
        ranks[n++] = __builtin_ctzll(rest);
    bool is_complete = n <= l->most_free;
    l->is_complete = l->is_complete && is_complete;
    return is_complete ? list_subsets(l, ranks, n)
                       : list_near_runs(l, ranks, n, l->most_holes);
}

static int list_tree(lister *l, const bx_pin_tree *tree);

/* The page itself, which no cut parts. */
static int list_wheel(lister *l, const bx_pin_tree *tree)
{
    bx_wheel_sets wheel = {.kind = tree->kind == BX_TREE_WHEEL_WIDE ? BX_NODE_WHEEL_WIDE
                                                                    : BX_NODE_WHEEL_HIGH};
    for (int i = 0; i < BX_WHEEL_PARTS; i++)
        wheel.parts[i] = list_tree(l, tree->parts[i]);
    l->wheel = wheel;
    return add_set(l, tree->items, -1, (int)l->splits->len);
}

/* The cut that the tree asks for, unless a pin forbids it. */
static void add_given(lister *l, bx_node_kind kind, int first, int second)
{
    bx_rank_set a = set_at(l, first)->items, b = set_at(l, second)->items;
    bx_split split = {first, second, kind == BX_NODE_STACK, kind == BX_NODE_BESIDE, true};
    if (bx_pins_allow_cut(l->pins, kind, a, b))
        g_array_append_val(l->splits, split);
}

/* The sets of a tree that was asked for. Returns that of all its items. */
static int list_tree(lister *l, const bx_pin_tree *tree)
{
    if (!tree->first)
        return list_free(l, tree->items);
    if (tree->n_parts == BX_WHEEL_PARTS)
        return list_wheel(l, tree);
    bool is_stack = tree->kind == BX_TREE_STACK;
    bx_node_kind kind = is_stack ? BX_NODE_STACK : BX_NODE_BESIDE;
    int first = list_tree(l, tree->first), second = list_tree(l, tree->second);
    int from = (int)l->splits->len;
    add_given(l, kind, first, second);
    return add_set(l, tree->items, -1, from);
}

static void compare_ranks(lister *l, int n)
{
    for (int i = 0; i < n; i++)
        for (int k = 0; k < n; k++)
            if (bx_item_outranks(l->blocks[i]->item, l->blocks[k]->item))
                l->lower[i] |= (bx_rank_set)1 << k;
}

static bx_item_sets copy_sets(bx_arena *arena, const lister *l)
{
    return (bx_item_sets){
        .sets = bx_copy(arena, l->sets->data, l->sets->len * sizeof(bx_item_set)),
        .n = (int)l->sets->len,
        .splits = bx_copy(arena, l->splits->data, l->splits->len * sizeof(bx_split)),
        .wheel = l->pins && l->pins->tree && l->pins->tree->n_parts == BX_WHEEL_PARTS
                     ? bx_copy(arena, &l->wheel, sizeof l->wheel)
                     : NULL,
        .pins = l->pins,
        .lower = bx_copy(arena, l->lower, sizeof l->lower),
        .is_complete = l->is_complete};
}

static bx_item_sets list(bx_arena *arena, const bx_block *const *blocks, int n_blocks,
                         const bx_pins *pins, int most_free, int most_holes)
{
    g_autoptr(GArray) sets = g_array_new(FALSE, FALSE, sizeof(bx_item_set));
    g_autoptr(GArray) splits = g_array_new(FALSE, FALSE, sizeof(bx_split));
    lister l = {.blocks = blocks,
                .pins = pins,
                .most_free = most_free,
                .most_holes = most_holes,
                .sets = sets,
                .splits = splits,
                .is_complete = true};
    compare_ranks(&l, n_blocks);
    if (pins && pins->tree)
        list_tree(&l, pins->tree);
    else
        list_free(&l, ((bx_rank_set)1 << n_blocks) - 1);
    return copy_sets(arena, &l);
}

bx_item_sets bx_item_sets_within(bx_arena *arena, const bx_block *const *blocks,
                                 int n_blocks, int cells)
{
    g_assert(n_blocks <= BX_WINDOW_ITEMS);
    g_autoptr(GArray) sets = g_array_new(FALSE, FALSE, sizeof(bx_item_set));
    g_autoptr(GArray) splits = g_array_new(FALSE, FALSE, sizeof(bx_split));
    lister l = {.blocks = blocks, .sets = sets, .splits = splits};
    compare_ranks(&l, n_blocks);
    list_within(&l, n_blocks, cells);
    bx_item_sets out = copy_sets(arena, &l);
    out.is_window = true;
    return out;
}

/* ---- the ways to part a set ---- */

bx_splits bx_item_sets_splits(const bx_item_sets *sets, int set)
{
    const bx_item_set *is = &sets->sets[set];
    int mask = set - is->base, rest = mask & (mask - 1);
    return (bx_splits){.sets = sets,
                       .set = set,
                       .next = is->is_free ? rest : is->first_split,
                       .is_any = is->is_free && !sets->pins,
                       .base = is->base,
                       .all = mask,
                       .rest = rest};
}

/* Of a free set: its most important item is in the first part, wherever no pin speaks. */
static bool next_free(bx_splits *s, const bx_item_set *set, bx_split *out)
{
    int n = 0;
    while (!n && s->next) {
        bx_split both[2];
        int first = set->base + (s->all ^ s->next), second = set->base + s->next;
        n = bx_item_sets_part(s->sets, first, second, both);
        s->next = (s->next - 1) & s->rest;
        *out = both[0];
        s->turned = both[1];
        s->has_turned = n > 1;
    }
    return n > 0;
}

int bx_item_sets_part(const bx_item_sets *sets, int first, int second, bx_split out[2])
{
    parting p = {sets->pins, first, second, sets->sets[first].items,
                 sets->sets[second].items};
    return part(&p, out);
}

bool bx_splits_next_listed(bx_splits *s, bx_split *out)
{
    const bx_item_set *set = &s->sets->sets[s->set];
    if (s->has_turned) {
        *out = s->turned;
        s->has_turned = false;
        return true;
    }
    if (set->is_free)
        return next_free(s, set, out);
    if (s->next == set->first_split + set->n_splits)
        return false;
    *out = s->sets->splits[s->next++];
    return true;
}

/* ---- lists ---- */

/* The sets of more items are many more. */
static int most_holes(int n_items)
{
    static const struct {
        int items, holes;
    } most[] = {{16, 3}, {20, 2}, {32, 1}};
    for (size_t i = 0; i < G_N_ELEMENTS(most); i++)
        if (n_items <= most[i].items)
            return most[i].holes;
    return 0;
}

bx_item_sets bx_item_sets_list(bx_arena *arena, const bx_block *const *blocks,
                               int n_blocks, const bx_pins *pins, int most_free)
{
    return list(arena, blocks, n_blocks, pins, most_free, 0);
}

bx_item_sets bx_item_sets_in_order(bx_arena *arena, const bx_block *const *blocks,
                                   int n_blocks, const bx_pins *pins)
{
    return list(arena, blocks, n_blocks, pins, 0, 0);
}

bx_item_sets bx_item_sets_near(bx_arena *arena, const bx_block *const *blocks,
                               int n_blocks, const bx_pins *pins, int most_free)
{
    return list(arena, blocks, n_blocks, pins, most_free, most_holes(n_blocks));
}

bx_item_sets bx_item_sets_like(bx_arena *arena, const bx_block *const *blocks,
                               int n_blocks, const bx_rank_set *regions, int n_regions,
                               int most_unlike)
{
    g_autoptr(GArray) sets = g_array_new(FALSE, FALSE, sizeof(bx_item_set));
    g_autoptr(GArray) splits = g_array_new(FALSE, FALSE, sizeof(bx_split));
    lister l = {.blocks = blocks, .sets = sets, .splits = splits};
    compare_ranks(&l, n_blocks);
    list_all_like(&l, n_blocks, regions, n_regions, most_unlike);
    return copy_sets(arena, &l);
}
