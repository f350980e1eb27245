#include "makeup/cheapest.h"

#include <glib.h>
#include <string.h>

#include "makeup/score.h"

/* Costs by height, of one set, width and filter; only heights that can be. */
typedef struct {
    int low, high; /* high < low: none */
    int *costs;    /* [height - low] */
} row;

typedef struct {
    bx_derivations derivations;
    int slack; /* that they were listed for */
} vertex;

struct bx_cheapest {
    const bx_layout *layout;
    const bx_block *const *blocks;
    const bx_item_sets *sets;
    const bx_lead_head *lead_head;
    int lines;                /* of the page */
    int columns, most_high;   /* of the largest region */
    int64_t limit;            /* of what all items cost together … */
    int least[BX_MAX_BLOCKS]; /* … and each of them at least */
    row *rows;                /* [set][columns - 1][filter] */
    GHashTable *vertices;     /* by region; looked up only */
    GArray *found;            /* of bx_derivation: work of one region */
    bx_arena *arena;
};

static const row *row_of(const bx_cheapest *c, bx_root_filter f, int set, int columns)
{
    return &c->rows[(set * c->columns + columns - 1) * BX_ROOT_FILTERS + (int)f];
}

static int at(const row *r, int lines)
{
    return lines < r->low || lines > r->high ? BX_NO_TREE : r->costs[lines - r->low];
}

int bx_cheapest_cost(const bx_cheapest *c, bx_set_region r)
{
    return at(row_of(c, r.filter, r.set, r.columns), r.lines);
}

bx_heights bx_cheapest_heights(const bx_cheapest *c, int set, int columns)
{
    const row *r = row_of(c, BX_ANY_ROOT, set, columns);
    return (bx_heights){r->low, r->high};
}

bx_root_filter bx_part_filter(bx_node_kind kind, int part)
{
    if (part || bx_node_parts(kind) != 2)
        return BX_ANY_ROOT;
    return kind == BX_NODE_STACK ? BX_NO_STACK : BX_NO_BESIDE;
}

/* ---- the table ---- */

/* A region so large that the other items find no room is of no use. */
static int most_lines(const bx_cheapest *c, int set, int columns)
{
    const bx_item_set *sets = c->sets->sets;
    int others =
        c->sets->is_window ? 0 : sets[c->sets->n - 1].least_cells - sets[set].least_cells;
    int most = (c->columns * c->most_high - others) / columns;
    return MIN(MAX(most, 0), c->most_high);
}

/* A region that costs so much leaves too little for the other items. */
static int useless_cost(const bx_cheapest *c, int set)
{
    int64_t left = c->limit;
    bx_rank_set others = c->sets->sets[c->sets->n - 1].items & ~c->sets->sets[set].items;
    for (; others; others &= others - 1)
        left -= c->least[__builtin_ctzll(others)];
    return (int)MIN(MAX(left, 0), BX_NO_TREE);
}

/* Keeps the heights of `costs` (0 … most) that can be, between the first and the last of
 * those that are of use. */
static void keep_row(bx_cheapest *c, bx_root_filter f, int set, int columns,
                     const int *costs, int most, int useless)
{
    row *r = (row *)row_of(c, f, set, columns);
    int low = 0;
    while (low <= most && costs[low] >= useless)
        low++;
    while (most >= low && costs[most] >= useless)
        most--;
    *r = (row){.low = low, .high = most};
    if (most >= low)
        r->costs = bx_copy(c->arena, costs + low, (size_t)(most - low + 1) * sizeof(int));
}

static void clear(int *costs, int lines)
{
    for (int h = 0; h <= lines; h++)
        costs[h] = BX_NO_TREE;
}

static int cost_of_shape(const bx_cheapest *c, int item, const bx_shape *shape)
{
    return shape->cost + bx_lead_head_sure(c->lead_head, item, shape);
}

static void fill_block(bx_cheapest *c, int set)
{
    int item = c->sets->sets[set].item;
    const bx_block *block = c->blocks[item];
    int costs[BX_MAX_LINES + 1], useless = useless_cost(c, set);
    for (int k = 1, i = 0; k <= c->columns; k++) {
        int most = most_lines(c, set, k);
        clear(costs, c->most_high);
        for (; i < block->n_shapes && block->shapes[i].columns == k; i++)
            if (block->shapes[i].lines <= most)
                costs[block->shapes[i].lines] =
                    MIN(costs[block->shapes[i].lines],
                        cost_of_shape(c, item, &block->shapes[i]));
        for (int f = 0; f < BX_ROOT_FILTERS; f++)
            keep_row(c, (bx_root_filter)f, set, k, costs, most, useless);
    }
}

/* What a cut costs by itself, so many columns or lines into the region. */
static int stack_cost(const bx_cheapest *c, const bx_split *sp, int columns, int above)
{
    bx_cut cut = {.kind = BX_NODE_STACK,
                  .at = {.columns = columns},
                  .first = {.columns = columns, .lines = above}};
    return bx_score_cut(c->layout, &cut, sp->inversions, c->lines);
}

/* Of a cut down so much by its columns … */
static int beside_cost(const bx_cheapest *c, const bx_split *sp, int left)
{
    bx_cut cut = {.kind = BX_NODE_BESIDE, .first = {.columns = left}};
    return bx_score_cut(c->layout, &cut, sp->inversions, c->lines);
}

/* … and so much by its lines. */
static int gutter_cost(const bx_cheapest *c, int lines)
{
    bx_cut cut = {.kind = BX_NODE_BESIDE, .at = {.lines = lines}};
    return bx_score_cut(c->layout, &cut, 0, c->lines);
}

/* The roots that the first part of a cut may have: of canonical trees, but for cuts that
 * were asked for. */
static bx_root_filter first_filter(const bx_split *sp, bx_root_filter canonical)
{
    return sp->is_given ? BX_ANY_ROOT : canonical;
}

/* into[a + b] = min(over[a] + under[b] + the cut's cost) */
static void add_stacks(const bx_cheapest *c, const bx_split *sp, int columns,
                       int *restrict into, int most)
{
    const row *over = row_of(c, first_filter(sp, BX_NO_STACK), sp->first, columns);
    const row *under = row_of(c, BX_ANY_ROOT, sp->second, columns);
    for (int a = over->low; a <= over->high && a + under->low <= most; a++) {
        int top = over->costs[a - over->low] + stack_cost(c, sp, columns, a),
            n = MIN(under->high, most - a) - under->low;
        const int *bottom = under->costs;
        int *sum = into + a + under->low;
        for (int b = 0; b <= n; b++) {
            int cost = top + bottom[b];
            sum[b] = cost < sum[b] ? cost : sum[b];
        }
    }
}

static void add_besides(const bx_cheapest *c, const bx_split *sp, int columns,
                        int left_columns, int *restrict into, int most)
{
    const row *left = row_of(c, first_filter(sp, BX_NO_BESIDE), sp->first, left_columns);
    const row *right = row_of(c, BX_ANY_ROOT, sp->second, columns - left_columns);
    int cut = beside_cost(c, sp, left_columns);
    int low = MAX(left->low, right->low), high = MIN(MIN(left->high, right->high), most);
    if (low > high)
        return;
    const int *a = left->costs + (low - left->low),
              *b = right->costs + (low - right->low);
    int *sum = into + low;
    for (int i = 0; i <= high - low; i++) {
        int cost = a[i] + b[i] + cut;
        sum[i] = cost < sum[i] ? cost : sum[i];
    }
}

/* Two blocks with what they cost each other, which no larger region escapes. What is sure
 * of them by rule 8 is what they cost each other, where one of them is the lead. */
typedef struct {
    const bx_shape *shape;
    int item, cost;
} half;

static void try_two(const bx_cheapest *c, const half *a, const half *b, bx_node_kind kind,
                    int cut, int *cost)
{
    if (a->cost + b->cost + cut >= *cost)
        return;
    bool is_stack = kind == BX_NODE_STACK;
    bx_placed first = bx_placed_at(c->blocks[a->item], a->shape, 0, 0);
    bx_placed second =
        bx_placed_at(c->blocks[b->item], b->shape, is_stack ? 0 : a->shape->columns,
                     is_stack ? a->shape->lines : 0);
    if (!bx_pins_allow_pair(c->sets->pins, &first, &second))
        return;
    int64_t pair = bx_score_pair(c->layout, &first, &second);
    if (first.block->is_lead)
        pair -= bx_lead_head_sure_of_two(c->lead_head, a->shape, b->item, b->shape);
    if (second.block->is_lead)
        pair -= bx_lead_head_sure_of_two(c->lead_head, b->shape, a->item, a->shape);
    *cost = (int)MIN(*cost, a->cost + b->cost + cut + pair);
}

static void add_two_shapes(const bx_cheapest *c, const bx_split *sp, const half *a,
                           const half *b, int columns, int *stack, int *beside, int most)
{
    const bx_shape *x = a->shape, *y = b->shape;
    if (sp->is_stack && x->columns == columns && y->columns == columns &&
        x->lines + y->lines <= most)
        try_two(c, a, b, BX_NODE_STACK, stack_cost(c, sp, columns, x->lines),
                &stack[x->lines + y->lines]);
    else if (sp->is_beside && x->columns + y->columns == columns &&
             x->lines == y->lines && x->lines <= most)
        try_two(c, a, b, BX_NODE_BESIDE, beside_cost(c, sp, x->columns),
                &beside[x->lines]);
}

static void add_two_blocks(const bx_cheapest *c, const bx_split *sp, int columns,
                           int *stack, int *beside, int most)
{
    half a = {.item = c->sets->sets[sp->first].item};
    half b = {.item = c->sets->sets[sp->second].item};
    const bx_block *first = c->blocks[a.item], *second = c->blocks[b.item];
    for (int i = 0; i < first->n_shapes && first->shapes[i].columns <= columns; i++) {
        a.shape = &first->shapes[i];
        a.cost = cost_of_shape(c, a.item, a.shape);
        for (int k = 0; k < second->n_shapes; k++) {
            b.shape = &second->shapes[k];
            b.cost = cost_of_shape(c, b.item, b.shape);
            add_two_shapes(c, sp, &a, &b, columns, stack, beside, most);
        }
    }
}

static void add_split(const bx_cheapest *c, const bx_split *sp, int columns, int *stack,
                      int *beside, int most)
{
    if (sp->is_stack)
        add_stacks(c, sp, columns, stack, most);
    for (int left = 1; sp->is_beside && left < columns; left++)
        add_besides(c, sp, columns, left, beside, most);
}

static void fill_cuts(bx_cheapest *c, int set)
{
    const bx_item_set *is = &c->sets->sets[set];
    int stack[BX_MAX_LINES + 1], beside[BX_MAX_LINES + 1], any[BX_MAX_LINES + 1];
    int useless = useless_cost(c, set);
    for (int k = 1; k <= c->columns; k++) {
        int most = most_lines(c, set, k);
        clear(stack, c->most_high);
        clear(beside, c->most_high);
        for (int i = 0; i < is->n_splits; i++) {
            const bx_split *sp = &c->sets->splits[is->first_split + i];
            if (is->n_items == 2)
                add_two_blocks(c, sp, k, stack, beside, most);
            else
                add_split(c, sp, k, stack, beside, most);
        }
        for (int h = 0; h <= most; h++) {
            stack[h] = MIN(stack[h], BX_NO_TREE);
            beside[h] = MIN(beside[h] + gutter_cost(c, h), BX_NO_TREE);
            any[h] = MIN(stack[h], beside[h]);
        }
        keep_row(c, BX_ANY_ROOT, set, k, any, most, useless);
        keep_row(c, BX_NO_BESIDE, set, k, stack, most, useless);
        keep_row(c, BX_NO_STACK, set, k, beside, most, useless);
    }
}

static void find_least(bx_cheapest *c)
{
    bx_rank_set items = c->sets->sets[c->sets->n - 1].items;
    for (; items; items &= items - 1) {
        int item = __builtin_ctzll(items);
        const bx_block *block = c->blocks[item];
        c->least[item] = BX_NO_TREE;
        for (int i = 0; i < block->n_shapes; i++)
            c->least[item] =
                MIN(c->least[item], cost_of_shape(c, item, &block->shapes[i]));
    }
}

static void vertex_free(void *p)
{
    vertex *v = p;
    g_free((void *)v->derivations.all);
    g_free(v);
}

bx_cheapest *bx_cheapest_make(const bx_layout *layout, const bx_block *const *blocks,
                              const bx_item_sets *sets, const bx_lead_head *lead_head,
                              int lines, bx_region largest, int64_t limit)
{
    bx_cheapest *c = g_new(bx_cheapest, 1);
    *c = (bx_cheapest){.layout = layout,
                       .blocks = blocks,
                       .sets = sets,
                       .lead_head = lead_head,
                       .lines = lines,
                       .columns = largest.columns,
                       .most_high = largest.lines,
                       .limit = limit,
                       .arena = bx_arena_new()};
    c->rows = g_new(row, (gsize)(sets->n * c->columns * BX_ROOT_FILTERS));
    c->vertices = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, vertex_free);
    c->found = g_array_new(FALSE, FALSE, sizeof(bx_derivation));
    find_least(c);
    for (int set = 0; set < sets->n; set++)
        if (sets->sets[set].item >= 0)
            fill_block(c, set);
        else
            fill_cuts(c, set);
    return c;
}

void bx_cheapest_free(bx_cheapest *c)
{
    g_array_free(c->found, TRUE);
    g_hash_table_destroy(c->vertices);
    g_free(c->rows);
    bx_arena_free(c->arena);
    g_free(c);
}

int bx_cheapest_lines(const bx_cheapest *c)
{
    return c->lines;
}

/* ---- derivations ---- */

const bx_set_region *bx_derivation_part(const bx_derivation *d, int part)
{
    if (bx_node_parts(d->kind) == BX_WHEEL_PARTS)
        return &d->parts[part];
    return part ? &d->second : &d->first;
}

static void offer(bx_cheapest *c, bx_node_kind kind, bx_set_region first,
                  bx_set_region second, int cut, int most)
{
    bx_derivation d = {.kind = kind, .first = first, .second = second, .cut = cut};
    d.cost = bx_cheapest_cost(c, first) + bx_cheapest_cost(c, second) + cut;
    if (d.cost <= most)
        g_array_append_val(c->found, d);
}

static void offer_stacks(bx_cheapest *c, const bx_split *sp, bx_set_region r, int most)
{
    bx_root_filter filter = first_filter(sp, BX_NO_STACK);
    const row *over = row_of(c, filter, sp->first, r.columns);
    const row *under = row_of(c, BX_ANY_ROOT, sp->second, r.columns);
    int from = MAX(over->low, r.lines - under->high);
    int to = MIN(over->high, r.lines - under->low);
    for (int h = from; h <= to; h++)
        offer(c, BX_NODE_STACK, (bx_set_region){sp->first, r.columns, h, filter},
              (bx_set_region){sp->second, r.columns, r.lines - h, BX_ANY_ROOT},
              stack_cost(c, sp, r.columns, h), most);
}

static void offer_besides(bx_cheapest *c, const bx_split *sp, bx_set_region r, int most)
{
    bx_root_filter filter = first_filter(sp, BX_NO_BESIDE);
    int gutter = gutter_cost(c, r.lines);
    for (int k = 1; k < r.columns; k++)
        offer(c, BX_NODE_BESIDE, (bx_set_region){sp->first, k, r.lines, filter},
              (bx_set_region){sp->second, r.columns - k, r.lines, BX_ANY_ROOT},
              gutter + beside_cost(c, sp, k), most);
}

static void offer_shapes(bx_cheapest *c, int item, bx_set_region r, int most)
{
    const bx_block *block = c->blocks[item];
    for (int i = 0; i < block->n_shapes; i++) {
        const bx_shape *shape = &block->shapes[i];
        if (shape->columns != r.columns || shape->lines != r.lines)
            continue;
        bx_derivation d = {
            .cost = cost_of_shape(c, item, shape), .kind = BX_NODE_BLOCK, .shape = shape};
        if (d.cost <= most)
            g_array_append_val(c->found, d);
    }
}

static int compare_regions(const bx_set_region *a, const bx_set_region *b)
{
    int diff = a->set - b->set;
    diff = diff ? diff : a->columns - b->columns;
    return diff ? diff : a->lines - b->lines;
}

static int compare(const void *p, const void *q)
{
    const bx_derivation *a = p, *b = q;
    int diff = (a->cost > b->cost) - (a->cost < b->cost);
    diff = diff ? diff : (int)a->kind - (int)b->kind;
    if (!diff && a->kind == BX_NODE_BLOCK)
        return (a->shape > b->shape) - (a->shape < b->shape); /* of one array */
    diff = diff ? diff : compare_regions(&a->first, &b->first);
    return diff ? diff : compare_regions(&a->second, &b->second);
}

static bx_derivations derive(bx_cheapest *c, bx_set_region r, int slack)
{
    const bx_item_set *set = &c->sets->sets[r.set];
    int most = MIN(bx_cheapest_cost(c, r) + slack, BX_NO_TREE - 1);
    g_array_set_size(c->found, 0);
    if (set->item >= 0)
        offer_shapes(c, set->item, r, most);
    for (int i = 0; i < set->n_splits; i++) {
        const bx_split *sp = &c->sets->splits[set->first_split + i];
        if (sp->is_stack && r.filter != BX_NO_STACK)
            offer_stacks(c, sp, r, most);
        if (sp->is_beside && r.filter != BX_NO_BESIDE)
            offer_besides(c, sp, r, most);
    }
    g_array_sort(c->found, compare);
    bx_derivation *all = g_memdup2(c->found->data, c->found->len * sizeof(bx_derivation));
    return (bx_derivations){all, (int)c->found->len};
}

bx_derivations bx_cheapest_derive(bx_cheapest *c, bx_set_region r, int slack)
{
    gint64 key =
        ((gint64)(r.set * c->columns + r.columns - 1) * (c->lines + 1) + r.lines) *
            BX_ROOT_FILTERS +
        r.filter;
    vertex *v = g_hash_table_lookup(c->vertices, &key);
    if (!v) {
        v = g_new0(vertex, 1);
        v->slack = -1;
        g_hash_table_insert(c->vertices, g_memdup2(&key, sizeof key), v);
    }
    if (v->slack < slack) {
        g_free((void *)v->derivations.all);
        v->derivations = derive(c, r, slack);
        v->slack = slack;
    }
    return v->derivations;
}
