#include "makeup/inside.h"

#include <glib.h>

#include "makeup/two_blocks.h"

static void clear(int *costs, int lines)
{
    for (int h = 0; h <= lines; h++)
        costs[h] = BX_NO_TREE;
}

/* A region that costs so much leaves too little for the other items. */
static int useless_cost(const bx_cost_table *t, int set)
{
    int64_t left = t->limit - bx_cost_table_least_of_others(t, set);
    return (int)CLAMP(left, 0, BX_NO_TREE);
}

static void keep_row(bx_cost_table *t, bx_root_filter f, int set, int columns,
                     const int *costs, int most, int useless)
{
    bx_cost_row *row = bx_cost_row_of(t, f, set, columns);
    *row = bx_cost_row_make(t->arena, costs, most, useless);
    int *lowest = bx_cost_lowest(t, set);
    lowest[columns] = MIN(lowest[columns], row->least);
    lowest[0] = MIN(lowest[0], row->least);
}

/* ---- one block ---- */

static void fill_block(bx_cost_table *t, int set)
{
    int item = t->sets->sets[set].item;
    const bx_block *block = t->blocks[item];
    int costs[BX_MAX_LINES + 1], useless = useless_cost(t, set);
    for (int k = 1, i = 0; k <= t->columns; k++) {
        int most = bx_cost_table_most_lines(t, set, k);
        clear(costs, t->most_high);
        for (; i < block->n_shapes && block->shapes[i].columns == k; i++)
            if (block->shapes[i].lines <= most)
                costs[block->shapes[i].lines] =
                    MIN(costs[block->shapes[i].lines],
                        bx_cost_of_shape(t, item, &block->shapes[i]));
        for (int f = 0; f < BX_ROOT_FILTERS; f++)
            keep_row(t, (bx_root_filter)f, set, k, costs, most, useless);
    }
}

/* ---- cuts ---- */

/* The cuts of a region of one width, by its height. */
typedef struct {
    int columns, low, most; /* high < low: no height is asked for */
    int useless;            /* what costs as much is not looked at */
    int stack[BX_MAX_LINES + 1], beside[BX_MAX_LINES + 1];
} sums;

/* A split, and the pairs that it turns round where somebody asked. */
typedef struct {
    const bx_cost_table *table;
    const bx_split *split;
    int inversions; /* -1: nobody did */
} parting;

static int inversions_of(parting *p)
{
    if (p->inversions < 0)
        p->inversions = bx_cost_table_inversions(p->table, p->split);
    return p->inversions;
}

/* ---- two blocks ---- */

/* Two blocks with what they cost each other. */
typedef struct {
    const bx_shape *shape;
    int item, cost;
} half;

static void try_two(const bx_cost_table *t, const half *a, const half *b,
                    bx_node_kind kind, int cut, int *cost)
{
    if (a->cost + b->cost + cut >= *cost)
        return;
    int pair =
        bx_two_blocks_cost(t->layout, t->sets->pins, t->lead_head,
                           &(bx_two_blocks){kind,
                                            {a->item, b->item},
                                            {t->blocks[a->item], t->blocks[b->item]},
                                            {a->shape, b->shape}});
    *cost = MIN(*cost, a->cost + b->cost + cut + pair);
}

/* Over each other, or side by side, as their sizes have it. */
static void add_two_shapes(parting *p, const half *a, const half *b, sums *all)
{
    const bx_cost_table *t = p->table;
    const bx_shape *x = a->shape, *y = b->shape;
    int columns = x->columns + y->columns, lines = x->lines + y->lines;
    sums *stack = &all[x->columns - 1], *beside = &all[columns - 1];
    if (p->split->is_stack && x->columns == y->columns && lines <= stack->most)
        try_two(t, a, b, BX_NODE_STACK,
                bx_cut_through(t, x->columns) +
                    bx_stack_places(t, inversions_of(p))[x->lines],
                &stack->stack[lines]);
    if (p->split->is_beside && x->lines == y->lines && columns <= t->columns &&
        x->lines <= beside->most)
        try_two(t, a, b, BX_NODE_BESIDE,
                bx_beside_places(t, inversions_of(p))[x->columns],
                &beside->beside[x->lines]);
}

/* The shapes of the one item of a set, no wider than the region of all. Returns how many.
 */
static int list_shapes(const bx_cost_table *t, int set, half *out)
{
    int item = t->sets->sets[set].item, n = 0;
    const bx_block *block = t->blocks[item];
    for (; n < block->n_shapes && block->shapes[n].columns <= t->columns; n++)
        out[n] =
            (half){&block->shapes[n], item, bx_cost_of_shape(t, item, &block->shapes[n])};
    return n;
}

static void add_two_blocks(parting *p, sums *all)
{
    const bx_item_set *sets = p->table->sets->sets;
    const bx_block *const *blocks = p->table->blocks;
    int first = p->split->first, second = p->split->second;
    g_autofree half *a = g_new(half, blocks[sets[first].item]->n_shapes);
    g_autofree half *b = g_new(half, blocks[sets[second].item]->n_shapes);
    int n_a = list_shapes(p->table, first, a), n_b = list_shapes(p->table, second, b);
    for (int i = 0; i < n_a; i++)
        for (int k = 0; k < n_b; k++)
            add_two_shapes(p, &a[i], &b[k], all);
}

/* ---- more ---- */

/* stack[a + b] = min(over[a] + under[b] + the cut's cost). False: no cut is of use. */
static bool add_stacks(parting *p, sums *s)
{
    const bx_cost_table *t = p->table;
    const bx_cost_row *over = bx_cost_row_of(t, bx_first_filter(p->split, BX_NO_STACK),
                                             p->split->first, s->columns);
    const bx_cost_row *under =
        bx_cost_row_of(t, BX_ANY_ROOT, p->split->second, s->columns);
    if (!over->n || !under->n || over->least + under->least >= s->useless)
        return false;
    int low = MAX(over->low, s->low - bx_cost_row_high(under));
    int high = MIN(bx_cost_row_high(over), s->most - under->low);
    int through = bx_cut_through(t, s->columns);
    const int *place = low <= high ? bx_stack_places(t, inversions_of(p)) : NULL;
    for (int a = low; a <= high; a++) {
        int top = over->costs[a - over->low] + through + place[a];
        int from = MAX(under->low, s->low - a);
        int n = MIN(bx_cost_row_high(under), s->most - a) - from + 1;
        const int *restrict bottom = under->costs + (from - under->low);
        int *restrict sum = s->stack + a + from;
        for (int b = 0; b < n; b++) {
            int cost = top + bottom[b];
            sum[b] = cost < sum[b] ? cost : sum[b];
        }
    }
    return low <= high;
}

static bool add_besides(parting *p, int left_columns, sums *s)
{
    const bx_cost_table *t = p->table;
    const bx_cost_row *left = bx_cost_row_of(t, bx_first_filter(p->split, BX_NO_BESIDE),
                                             p->split->first, left_columns);
    const bx_cost_row *right =
        bx_cost_row_of(t, BX_ANY_ROOT, p->split->second, s->columns - left_columns);
    int low = MAX(MAX(left->low, right->low), s->low);
    int high = MIN(MIN(bx_cost_row_high(left), bx_cost_row_high(right)), s->most);
    if (!left->n || !right->n || low > high || left->least + right->least >= s->useless)
        return false;
    const int *restrict a = left->costs + (low - left->low);
    const int *restrict b = right->costs + (low - right->low);
    int *restrict sum = s->beside + low;
    int cut = bx_beside_places(t, inversions_of(p))[left_columns];
    for (int i = 0; i <= high - low; i++) {
        int cost = a[i] + b[i] + cut;
        sum[i] = cost < sum[i] ? cost : sum[i];
    }
    return true;
}

static bool add_split(parting *p, sums *s)
{
    const int *first = bx_cost_lowest(p->table, p->split->first);
    const int *second = bx_cost_lowest(p->table, p->split->second);
    int k = s->columns;
    bool is_of_use =
        p->split->is_stack && first[k] + second[k] < s->useless && add_stacks(p, s);
    for (int left = 1; p->split->is_beside && left < k; left++)
        if (first[left] + second[k - left] < s->useless)
            is_of_use |= add_besides(p, left, s);
    return is_of_use;
}

/* Over all cuts of the set, for each width. Lists the splits that are of use. */
static void add_splits(const bx_cost_table *t, int set, sums *s, GArray *of_use)
{
    bool is_of_two = t->sets->sets[set].n_items == 2;
    int useless = 0; /* at any width */
    for (int k = 0; k < t->columns; k++) {
        useless = MAX(useless, s[k].useless);
        clear(s[k].stack, t->most_high);
        clear(s[k].beside, t->most_high);
    }
    bx_splits splits = bx_item_sets_splits(t->sets, set);
    bx_split split;
    while (bx_splits_next(&splits, &split)) {
        parting p = {t, &split, -1};
        if (*bx_cost_lowest(t, split.first) + *bx_cost_lowest(t, split.second) >= useless)
            continue;
        if (is_of_two)
            add_two_blocks(&p, s);
        bool is_of_use = is_of_two;
        for (int k = 0; !is_of_two && k < t->columns; k++)
            if (s[k].low <= s[k].most)
                is_of_use |= add_split(&p, &s[k]);
        if (is_of_use && of_use)
            g_array_append_val(of_use, split);
    }
}

static void keep_sums(bx_cost_table *t, int set, const sums *s, int useless)
{
    int any[BX_MAX_LINES + 1];
    for (int h = 0; h <= s->most; h++)
        any[h] = MIN(s->stack[h], s->beside[h]);
    keep_row(t, BX_ANY_ROOT, set, s->columns, any, s->most, useless);
    keep_row(t, BX_NO_BESIDE, set, s->columns, s->stack, s->most, useless);
    keep_row(t, BX_NO_STACK, set, s->columns, s->beside, s->most, useless);
}

static void fill_cuts(bx_cost_table *t, int set)
{
    sums s[BX_MAX_COLUMNS];
    int useless = useless_cost(t, set);
    for (int k = 0; k < t->columns; k++) {
        s[k].columns = k + 1;
        s[k].low = 0;
        s[k].most = bx_cost_table_most_lines(t, set, k + 1);
        s[k].useless = useless;
    }
    add_splits(t, set, s, NULL);
    for (int k = 0; k < t->columns; k++) {
        for (int h = 0; h <= s[k].most; h++) {
            s[k].stack[h] = MIN(s[k].stack[h], BX_NO_TREE);
            s[k].beside[h] = MIN(s[k].beside[h] + t->gutter[h], BX_NO_TREE);
        }
        keep_sums(t, set, &s[k], useless);
    }
}

void bx_inside_fill(bx_cost_table *t, int set)
{
    if (t->sets->sets[set].item >= 0)
        fill_block(t, set);
    else
        fill_cuts(t, set);
}

/* ---- of a page in which the rest has its price ---- */

/* The heights that the rest of the page leaves. */
static void begin_within(const bx_outside *o, int set, int columns, sums *s)
{
    const bx_cost_row *stack = bx_outside_of_stack(o, set, columns);
    const bx_cost_row *beside = bx_outside_of_beside(o, set, columns);
    int least = MIN(stack->least, beside->least);
    s->columns = columns;
    s->low =
        MIN(stack->n ? stack->low : BX_MAX_LINES, beside->n ? beside->low : BX_MAX_LINES);
    s->most = MAX(stack->n ? bx_cost_row_high(stack) : 0,
                  beside->n ? bx_cost_row_high(beside) : 0);
    s->useless = bx_outside_limit(o) - least;
}

void bx_inside_fill_within(bx_cost_table *t, const bx_outside *o, int set)
{
    sums s[BX_MAX_COLUMNS];
    int limit = bx_outside_limit(o);
    for (int k = 0; k < t->columns; k++)
        begin_within(o, set, k + 1, &s[k]);
    g_autoptr(GArray) of_use = g_array_new(FALSE, FALSE, sizeof(bx_split));
    add_splits(t, set, s, of_use);
    t->of_use[set] =
        (bx_split_list){bx_copy(t->arena, of_use->data, of_use->len * sizeof(bx_split)),
                        (int)of_use->len};
    for (int k = 0; k < t->columns; k++) {
        const bx_cost_row *stack = bx_outside_of_stack(o, set, k + 1);
        const bx_cost_row *beside = bx_outside_of_beside(o, set, k + 1);
        for (int h = 0; h <= s[k].most; h++) {
            int a = s[k].stack[h], b = s[k].beside[h];
            s[k].stack[h] = a + bx_cost_at(stack, h) < limit ? a : BX_NO_TREE;
            s[k].beside[h] =
                b + bx_cost_at(beside, h) < limit ? b + t->gutter[h] : BX_NO_TREE;
        }
        if (s[k].low <= s[k].most)
            keep_sums(t, set, &s[k], BX_NO_TREE);
    }
}
