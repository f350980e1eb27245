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

/* The cuts of one kind of a region of one width, by its height. */
typedef struct {
    int low, most;               /* that are asked for; most < low: none */
    int useless;                 /* what costs as much is not looked at … */
    int below[BX_MAX_LINES + 1]; /* … and is of no use at that height */
    int costs[BX_MAX_LINES + 1];
} sums;

typedef struct {
    sums stack, beside;
} by_width;

/* A split, and the pairs that it turns round where somebody asked. */
typedef struct {
    const bx_cost_table *table;
    const bx_split *split;
    int inversions; /* -1: nobody did */
    bool is_of_use; /* some region that costs little enough is parted so */
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
static void add_two_shapes(parting *p, const half *a, const half *b, by_width *all)
{
    const bx_cost_table *t = p->table;
    const bx_shape *x = a->shape, *y = b->shape;
    int columns = x->columns + y->columns, lines = x->lines + y->lines;
    sums *stack = &all[x->columns - 1].stack, *beside = &all[columns - 1].beside;
    if (p->split->is_stack && x->columns == y->columns && lines <= stack->most)
        try_two(t, a, b, BX_NODE_STACK,
                bx_cut_through(t, x->columns) +
                    bx_stack_places(t, inversions_of(p))[x->lines],
                &stack->costs[lines]);
    if (p->split->is_beside && x->lines == y->lines && columns <= t->columns &&
        x->lines <= beside->most)
        try_two(t, a, b, BX_NODE_BESIDE,
                bx_beside_places(t, inversions_of(p))[x->columns],
                &beside->costs[x->lines]);
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

static void add_two_blocks(parting *p, by_width *all)
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

/* sum = min(sum, costs + more) */
static void add_row(const int *restrict costs, int more, int n, int *restrict sum)
{
    for (int i = 0; i < n; i++) {
        int cost = costs[i] + more;
        sum[i] = cost < sum[i] ? cost : sum[i];
    }
}

/* The same, and whether any is below what it must be. */
static bool try_row(const int *restrict costs, int more, int n, int *restrict sum,
                    const int *restrict below)
{
    int any = 0;
    for (int i = 0; i < n; i++) {
        int cost = costs[i] + more;
        any |= cost < below[i];
        sum[i] = cost < sum[i] ? cost : sum[i];
    }
    return any;
}

/* costs[a + b] = min(over[a] + under[b] + the cut's cost) */
static void add_stacks(parting *p, int columns, sums *s)
{
    const bx_cost_table *t = p->table;
    const bx_cost_row *over = bx_cost_row_of(t, bx_first_filter(p->split, BX_NO_STACK),
                                             p->split->first, columns);
    const bx_cost_row *under = bx_cost_row_of(t, BX_ANY_ROOT, p->split->second, columns);
    if (!over->n || !under->n || over->least + under->least >= s->useless)
        return;
    int low = MAX(over->low, s->low - bx_cost_row_high(under));
    int high = MIN(bx_cost_row_high(over), s->most - under->low);
    int through = bx_cut_through(t, columns);
    const int *place = low <= high ? bx_stack_places(t, inversions_of(p)) : NULL;
    for (int a = low; a <= high; a++) {
        int top = over->costs[a - over->low] + through + place[a];
        int from = MAX(under->low, s->low - a);
        int n = MIN(bx_cost_row_high(under), s->most - a) - from + 1;
        const int *bottom = under->costs + (from - under->low);
        if (top + under->least >= s->useless)
            continue;
        if (p->is_of_use)
            add_row(bottom, top, n, s->costs + a + from);
        else
            p->is_of_use =
                try_row(bottom, top, n, s->costs + a + from, s->below + a + from);
    }
}

static void add_besides(parting *p, int left_columns, int right_columns, sums *s)
{
    const bx_cost_table *t = p->table;
    const bx_cost_row *left = bx_cost_row_of(t, bx_first_filter(p->split, BX_NO_BESIDE),
                                             p->split->first, left_columns);
    const bx_cost_row *right =
        bx_cost_row_of(t, BX_ANY_ROOT, p->split->second, right_columns);
    int low = MAX(MAX(left->low, right->low), s->low);
    int high = MIN(MIN(bx_cost_row_high(left), bx_cost_row_high(right)), s->most);
    if (!left->n || !right->n || low > high || left->least + right->least >= s->useless)
        return;
    const int *restrict a = left->costs + (low - left->low);
    const int *restrict b = right->costs + (low - right->low);
    const int *restrict below = s->below + low;
    int *restrict sum = s->costs + low;
    int cut = bx_beside_places(t, inversions_of(p))[left_columns], any = 0;
    for (int i = 0; i <= high - low; i++) {
        int cost = a[i] + b[i] + cut;
        any |= cost < below[i];
        sum[i] = cost < sum[i] ? cost : sum[i];
    }
    p->is_of_use |= any;
}

/* ---- a set for which all is known ---- */

static void add_split(parting *p, int columns, by_width *s)
{
    const int *first = bx_cost_lowest(p->table, p->split->first);
    const int *second = bx_cost_lowest(p->table, p->split->second);
    int k = columns;
    if (p->split->is_stack && first[k] + second[k] < s->stack.useless)
        add_stacks(p, k, &s->stack);
    for (int left = 1; p->split->is_beside && left < k; left++)
        if (first[left] + second[k - left] < s->beside.useless)
            add_besides(p, left, k - left, &s->beside);
}

/* Over all cuts of the set, for each width. */
static void add_splits(const bx_cost_table *t, int set, int useless, by_width *all)
{
    bool is_of_two = t->sets->sets[set].n_items == 2;
    bx_splits splits = bx_item_sets_splits(t->sets, set);
    bx_split split;
    while (bx_splits_next(&splits, &split)) {
        parting p = {t, &split, -1, true};
        if (*bx_cost_lowest(t, split.first) + *bx_cost_lowest(t, split.second) >= useless)
            continue;
        if (is_of_two)
            add_two_blocks(&p, all);
        for (int k = 1; !is_of_two && k <= t->columns; k++)
            add_split(&p, k, &all[k - 1]);
    }
}

static void begin_sums(sums *s, int low, int most, int useless)
{
    s->low = low;
    s->most = most;
    s->useless = useless;
}

static void keep_sums(bx_cost_table *t, int set, int columns, const by_width *s,
                      int useless)
{
    int any[BX_MAX_LINES + 1], most = MAX(s->stack.most, s->beside.most);
    for (int h = 0; h <= most; h++)
        any[h] = MIN(s->stack.costs[h], s->beside.costs[h]);
    keep_row(t, BX_ANY_ROOT, set, columns, any, most, useless);
    keep_row(t, BX_NO_BESIDE, set, columns, s->stack.costs, most, useless);
    keep_row(t, BX_NO_STACK, set, columns, s->beside.costs, most, useless);
}

static void fill_cuts(bx_cost_table *t, int set)
{
    by_width all[BX_MAX_COLUMNS];
    int useless = useless_cost(t, set);
    for (int k = 0; k < t->columns; k++) {
        int most = bx_cost_table_most_lines(t, set, k + 1);
        begin_sums(&all[k].stack, 0, most, useless);
        begin_sums(&all[k].beside, 0, most, useless);
        clear(all[k].stack.costs, most);
        clear(all[k].beside.costs, most);
        for (int h = 0; h <= most; h++)
            all[k].beside.below[h] = useless;
    }
    add_splits(t, set, useless, all);
    for (int k = 0; k < t->columns; k++) {
        int *stack = all[k].stack.costs, *beside = all[k].beside.costs;
        for (int h = 0; h <= all[k].stack.most; h++) {
            stack[h] = MIN(stack[h], BX_NO_TREE);
            beside[h] = MIN(beside[h] + t->gutter[h], BX_NO_TREE);
        }
        keep_sums(t, set, k + 1, &all[k], useless);
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
static void begin_within(const bx_cost_row *rest, int limit, sums *s)
{
    begin_sums(s, rest->n ? rest->low : BX_MAX_LINES,
               rest->n ? bx_cost_row_high(rest) : 0, limit - rest->least);
    for (int i = 0; i < rest->n; i++)
        s->below[rest->low + i] = limit - rest->costs[i];
}

/* Leaves what is below; with what the cut costs by its length. */
static void end_within(sums *s, const int *cut)
{
    for (int h = s->low; h <= s->most; h++)
        s->costs[h] =
            s->costs[h] < s->below[h] ? s->costs[h] + (cut ? cut[h] : 0) : BX_NO_TREE;
}

/* Cuts of splits that were sifted together. */
enum { SIFTED = 64, CUTS_MOST = BX_MAX_COLUMNS * (BX_MAX_COLUMNS + 1) / 2 };

typedef struct {
    short split;
    signed char columns; /* of the region */
    signed char left;    /* of its left part; 0: one over the other */
} sifted_cut;

typedef struct {
    int n_splits, n_cuts;
    bx_split splits[SIFTED];
    sifted_cut cuts[SIFTED * CUTS_MOST]; /* by split */
} sifted;

static void list_cuts(const bx_sieve *sieve, const bx_sieve_mesh *mesh, int i, sifted *s)
{
    const bx_split *split = &s->splits[i];
    if (split->is_stack)
        for (unsigned at = bx_sieve_stacks(sieve, mesh, split); at; at &= at - 1)
            s->cuts[s->n_cuts++] =
                (sifted_cut){(short)i, (signed char)__builtin_ctz(at), 0};
    if (!split->is_beside || !bx_sieve_may_be_beside(sieve, mesh, split))
        return;
    for (int left = 1; left < sieve->table->columns; left++)
        for (unsigned at = bx_sieve_besides(sieve, mesh, split, left); at; at &= at - 1)
            s->cuts[s->n_cuts++] =
                (sifted_cut){(short)i, (signed char)__builtin_ctz(at), (signed char)left};
}

static const bx_cost_row *first_row(const bx_cost_table *t, const sifted *s,
                                    const sifted_cut *cut)
{
    const bx_split *split = &s->splits[cut->split];
    bx_root_filter filter =
        bx_first_filter(split, cut->left ? BX_NO_BESIDE : BX_NO_STACK);
    return bx_cost_row_of(t, filter, split->first, cut->left ? cut->left : cut->columns);
}

static const bx_cost_row *second_row(const bx_cost_table *t, const sifted *s,
                                     const sifted_cut *cut)
{
    return bx_cost_row_of(t, BX_ANY_ROOT, s->splits[cut->split].second,
                          cut->columns - cut->left);
}

/* Has the rows at hand when they are summed: from far away in memory they come slowly,
 * but many at a time. */
static void fetch(const bx_cost_table *t, const sifted *s)
{
    for (int i = 0; i < s->n_cuts; i++) {
        __builtin_prefetch(first_row(t, s, &s->cuts[i]));
        __builtin_prefetch(second_row(t, s, &s->cuts[i]));
    }
    for (int i = 0; i < s->n_cuts; i++) {
        __builtin_prefetch(first_row(t, s, &s->cuts[i])->costs);
        __builtin_prefetch(second_row(t, s, &s->cuts[i])->costs);
    }
}

static void add_cuts(const bx_cost_table *t, const sifted *s, by_width *all,
                     GArray *of_use)
{
    for (int i = 0; i < s->n_cuts;) {
        int split = s->cuts[i].split;
        parting p = {t, &s->splits[split], -1, false};
        for (; i < s->n_cuts && s->cuts[i].split == split; i++) {
            int k = s->cuts[i].columns, left = s->cuts[i].left;
            if (left)
                add_besides(&p, left, k - left, &all[k - 1].beside);
            else
                add_stacks(&p, k, &all[k - 1].stack);
        }
        if (p.is_of_use)
            g_array_append_val(of_use, *p.split);
    }
}

/* Over all cuts of the set that pass. Lists the splits that are of use. */
static bx_split_list sift_splits(bx_cost_table *t, const bx_outside *o, int set,
                                 by_width *all)
{
    const bx_sieve *sieve = bx_outside_sieve(o);
    const bx_sieve_mesh *mesh = bx_outside_mesh(o, set);
    g_autoptr(GArray) of_use = g_array_new(FALSE, FALSE, sizeof(bx_split));
    bx_splits splits = bx_item_sets_splits(t->sets, set);
    sifted s;
    s.n_splits = SIFTED;
    while (s.n_splits == SIFTED) {
        s.n_splits = bx_sieve_sift(sieve, mesh, &splits, s.splits, SIFTED);
        s.n_cuts = 0;
        for (int i = 0; i < s.n_splits; i++)
            list_cuts(sieve, mesh, i, &s);
        fetch(t, &s);
        add_cuts(t, &s, all, of_use);
    }
    return (bx_split_list){
        bx_copy(t->arena, of_use->data, of_use->len * sizeof(bx_split)),
        (int)of_use->len};
}

void bx_inside_fill_within(bx_cost_table *t, const bx_outside *o, int set)
{
    by_width all[BX_MAX_COLUMNS];
    int limit = bx_outside_sieve(o)->limit;
    for (int k = 0; k < t->columns; k++) {
        begin_within(bx_outside_of_stack(o, set, k + 1), limit, &all[k].stack);
        begin_within(bx_outside_of_beside(o, set, k + 1), limit, &all[k].beside);
        int most = MAX(all[k].stack.most, all[k].beside.most);
        clear(all[k].stack.costs, most);
        clear(all[k].beside.costs, most);
    }
    t->of_use[set] = sift_splits(t, o, set, all);
    for (int k = 0; k < t->columns; k++) {
        end_within(&all[k].stack, NULL);
        end_within(&all[k].beside, t->gutter);
        keep_sums(t, set, k + 1, &all[k], BX_NO_TREE);
    }
}
