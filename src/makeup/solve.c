#include "makeup/solve.h"

#include <glib.h>
#include <string.h>

enum {
    NONE = 1 << 29,   /* no tree; two of them still add up */
    MAX_PAGES = 1500, /* complete pages scored before we settle for the best found: on
                          seven items the winner was always among the first 500 */
};

/* Which roots a region may have, for canonical trees. */
typedef enum { ANY, NO_STACK, NO_BESIDE, N_FILTERS } filter;

/* A set of items that may stand together, and the ways to part it in two: the part that
 * holds the most important item first. */
typedef struct {
    int item; /* its only item, or -1 */
    int first_split, n_splits;
    int least_cells;
} item_set;

typedef struct {
    int first, second;
} split;

typedef struct {
    const bx_layout *layout;
    const bx_block *const *blocks;
    int n_blocks, columns, lines;
    GArray *sets;         /* item_set; the last is the whole page */
    GArray *splits;       /* split */
    int *cost[N_FILTERS]; /* [set][columns - 1][lines] */
    GHashTable *vertices; /* by cell and filter; looked up only */
    bx_arena *arena;
    int64_t slack; /* what a tree may cost over its region's best and still matter */
} solver;

static const item_set *set_at(const solver *s, int i)
{
    return &g_array_index(s->sets, item_set, (guint)i);
}

static const split *split_at(const solver *s, int i)
{
    return &g_array_index(s->splits, split, (guint)i);
}

static int *row(const solver *s, filter f, int set, int columns)
{
    return s->cost[f] + (size_t)(set * s->columns + columns - 1) * (size_t)(s->lines + 1);
}

static void add_set(solver *s, int item, int first_split, int least_cells)
{
    item_set set = {item, first_split, (int)s->splits->len - first_split, least_cells};
    g_array_append_val(s->sets, set);
}

/* All sets, by bit mask; set number = mask - 1. */
static void list_all_sets(solver *s)
{
    for (int mask = 1; mask < 1 << s->n_blocks; mask++) {
        int lowest = mask & -mask, rest = mask ^ lowest, from = (int)s->splits->len;
        int cells = 0, item = -1;
        for (int i = 0; i < s->n_blocks; i++)
            cells += mask >> i & 1 ? s->blocks[i]->least_cells : 0;
        for (int part = rest; part; part = (part - 1) & rest) {
            split sp = {(mask ^ part) - 1, part - 1};
            g_array_append_val(s->splits, sp);
        }
        if (!rest)
            item = g_bit_nth_lsf((gulong)mask, -1);
        add_set(s, item, from, cells);
    }
}

/* Runs of items i..j by rank; shorter ones first. */
static void list_runs(solver *s)
{
    int n = s->n_blocks;
    int *number = g_new0(int, (gsize)(n * n));
    for (int length = 1; length <= n; length++) {
        for (int i = 0; i + length <= n; i++) {
            int j = i + length - 1, from = (int)s->splits->len, cells = 0;
            for (int k = i; k <= j; k++)
                cells += s->blocks[k]->least_cells;
            for (int k = i; k < j; k++) {
                split sp = {number[i * n + k], number[(k + 1) * n + j]};
                g_array_append_val(s->splits, sp);
            }
            number[i * n + j] = (int)s->sets->len;
            add_set(s, length == 1 ? i : -1, from, cells);
        }
    }
    g_free(number);
}

static void fill_leaf(solver *s, int set)
{
    const bx_block *block = s->blocks[set_at(s, set)->item];
    for (int i = 0; i < block->n_shapes; i++) {
        const bx_shape *shape = &block->shapes[i];
        if (shape->lines <= s->lines)
            for (filter f = ANY; f < N_FILTERS; f++)
                row(s, f, set, shape->columns)[shape->lines] = shape->cost;
    }
}

/* into[a + b] = min(over[a] + under[b]) */
static void stack_rows(const int *over, const int *under, int *restrict into, int lines)
{
    int least = 0;
    while (least <= lines && under[least] >= NONE)
        least++;
    for (int a = 1; a + least <= lines; a++) {
        int top = over[a];
        if (top >= NONE)
            continue;
        int *sum = into + a;
        for (int b = least; b <= lines - a; b++) {
            int cost = top + under[b];
            sum[b] = cost < sum[b] ? cost : sum[b];
        }
    }
}

static void beside_rows(const int *left, const int *right, int *restrict into, int lines)
{
    for (int h = 1; h <= lines; h++) {
        int cost = left[h] + right[h];
        into[h] = cost < into[h] ? cost : into[h];
    }
}

/* A region so large that the other items find no room is of no use. */
static void drop_too_large(solver *s, int set, int columns)
{
    int n_sets = (int)s->sets->len;
    int others = set_at(s, n_sets - 1)->least_cells - set_at(s, set)->least_cells;
    int most = (s->columns * s->lines - others) / columns;
    for (filter f = ANY; f < N_FILTERS; f++)
        for (int h = MAX(most, 0) + 1; h <= s->lines; h++)
            row(s, f, set, columns)[h] = NONE;
}

static void fill_cuts(solver *s, int set)
{
    const item_set *is = set_at(s, set);
    for (int k = 1; k <= s->columns; k++) {
        int *stack = row(s, NO_BESIDE, set, k), *beside = row(s, NO_STACK, set, k);
        for (int i = 0; i < is->n_splits; i++) {
            const split *sp = split_at(s, is->first_split + i);
            stack_rows(row(s, NO_STACK, sp->first, k), row(s, ANY, sp->second, k), stack,
                       s->lines);
            for (int left = 1; left < k; left++)
                beside_rows(row(s, NO_BESIDE, sp->first, left),
                            row(s, ANY, sp->second, k - left), beside, s->lines);
        }
        for (int h = 0; h <= s->lines; h++) {
            stack[h] = MIN(stack[h], NONE);
            beside[h] = MIN(beside[h], NONE);
            row(s, ANY, set, k)[h] = MIN(stack[h], beside[h]);
        }
    }
}

static void fill_table(solver *s)
{
    size_t n = (size_t)s->sets->len * (size_t)s->columns * (size_t)(s->lines + 1);
    for (filter f = ANY; f < N_FILTERS; f++) {
        s->cost[f] = g_new(int, n);
        for (size_t i = 0; i < n; i++)
            s->cost[f][i] = NONE;
    }
    for (int set = 0; set < (int)s->sets->len; set++) {
        if (set_at(s, set)->item >= 0)
            fill_leaf(s, set);
        else
            fill_cuts(s, set);
        for (int k = 1; k <= s->columns; k++)
            drop_too_large(s, set, k);
    }
}

/* ---- lazy enumeration ---- */

typedef struct {
    int set, columns, lines;
    filter filter;
} region;

/* One way to build a region: a leaf, a cut into the rank-th best of two regions, or (at
 * the root) a region with white below. */
typedef struct {
    int cost;
    bx_node_kind kind;
    region first, second;
    int rank_first, rank_second;
} derivation;

typedef struct {
    GArray *known; /* derivation, cheapest first */
    GArray *heap;  /* derivation: candidates, a binary heap */
} vertex;

static void vertex_free(void *p)
{
    vertex *v = p;
    g_array_free(v->known, TRUE);
    g_array_free(v->heap, TRUE);
    g_free(v);
}

/* Order of candidates: cost, then a fixed order of what they are, so that ties break the
 * same way everywhere. */
static int compare_regions(const region *a, const region *b)
{
    int diff = a->set - b->set;
    diff = diff ? diff : a->columns - b->columns;
    return diff ? diff : a->lines - b->lines;
}

static bool is_before(const derivation *a, const derivation *b)
{
    int diff = a->cost - b->cost;
    diff = diff ? diff : (int)a->kind - (int)b->kind;
    diff = diff ? diff : compare_regions(&a->first, &b->first);
    diff = diff ? diff : compare_regions(&a->second, &b->second);
    diff = diff ? diff : a->rank_first - b->rank_first;
    return (diff ? diff : a->rank_second - b->rank_second) < 0;
}

static derivation *heap_at(GArray *heap, int i)
{
    return &g_array_index(heap, derivation, (guint)i);
}

static void swap(GArray *heap, int a, int b)
{
    derivation d = *heap_at(heap, a);
    *heap_at(heap, a) = *heap_at(heap, b);
    *heap_at(heap, b) = d;
}

static void heap_push(GArray *heap, const derivation *d)
{
    g_array_append_vals(heap, d, 1);
    for (int i = (int)heap->len - 1; i > 0;) {
        int up = (i - 1) / 2;
        if (!is_before(heap_at(heap, i), heap_at(heap, up)))
            return;
        swap(heap, i, up);
        i = up;
    }
}

static derivation heap_pop(GArray *heap)
{
    derivation best = *heap_at(heap, 0);
    *heap_at(heap, 0) = *heap_at(heap, (int)heap->len - 1);
    g_array_set_size(heap, heap->len - 1);
    for (int i = 0;;) {
        int least = i;
        for (int child = 2 * i + 1; child <= 2 * i + 2 && child < (int)heap->len; child++)
            if (is_before(heap_at(heap, child), heap_at(heap, least)))
                least = child;
        if (least == i)
            return best;
        swap(heap, i, least);
        i = least;
    }
}

static int best_of(const solver *s, region r)
{
    return row(s, r.filter, r.set, r.columns)[r.lines];
}

static void offer(const solver *s, vertex *v, derivation d, int best)
{
    if (d.cost < NONE && d.cost - best <= s->slack)
        heap_push(v->heap, &d);
}

static void offer_cut(const solver *s, vertex *v, bx_node_kind kind, region a, region b,
                      int best)
{
    derivation d = {.kind = kind, .first = a, .second = b};
    d.cost = best_of(s, a) + best_of(s, b);
    offer(s, v, d, best);
}

static void offer_cuts(const solver *s, vertex *v, region r, int best)
{
    const item_set *set = set_at(s, r.set);
    for (int i = 0; i < set->n_splits; i++) {
        const split *sp = split_at(s, set->first_split + i);
        for (int h = 1; h < r.lines && r.filter != NO_STACK; h++)
            offer_cut(s, v, BX_NODE_STACK, (region){sp->first, r.columns, h, NO_STACK},
                      (region){sp->second, r.columns, r.lines - h, ANY}, best);
        for (int k = 1; k < r.columns && r.filter != NO_BESIDE; k++)
            offer_cut(s, v, BX_NODE_BESIDE, (region){sp->first, k, r.lines, NO_BESIDE},
                      (region){sp->second, r.columns - k, r.lines, ANY}, best);
    }
}

static vertex *vertex_new(void)
{
    vertex *v = g_new0(vertex, 1);
    v->known = g_array_new(FALSE, FALSE, sizeof(derivation));
    v->heap = g_array_new(FALSE, FALSE, sizeof(derivation));
    return v;
}

static vertex *vertex_of(solver *s, region r)
{
    gint64 key =
        ((gint64)(r.set * s->columns + r.columns - 1) * (s->lines + 1) + r.lines) *
            N_FILTERS +
        r.filter;
    vertex *v = g_hash_table_lookup(s->vertices, &key);
    if (v)
        return v;
    v = vertex_new();
    g_hash_table_insert(s->vertices, g_memdup2(&key, sizeof key), v);
    int best = best_of(s, r);
    if (set_at(s, r.set)->item >= 0)
        offer(s, v, (derivation){.cost = best, .kind = BX_NODE_BLOCK, .first = r}, best);
    else
        offer_cuts(s, v, r, best);
    return v;
}

static const derivation *nth(solver *s, vertex *v, int rank);

static const derivation *nth_of(solver *s, region r, int rank)
{
    return nth(s, vertex_of(s, r), rank);
}

/* The derivation with the next best of one of its parts. */
static void offer_rank(solver *s, vertex *v, derivation d, bool is_second, int best)
{
    region part = is_second ? d.second : d.first;
    int *rank = is_second ? &d.rank_second : &d.rank_first;
    int cost = nth_of(s, part, *rank)->cost;
    const derivation *next = nth_of(s, part, ++*rank);
    if (!next)
        return;
    d.cost += next->cost - cost;
    offer(s, v, d, best);
}

/* The two neighbours of a derivation in rank: each pair of ranks is reached once. */
static void offer_next(solver *s, vertex *v, derivation d, int best)
{
    if (d.kind == BX_NODE_BLOCK)
        return;
    bool is_cut = d.kind != BX_NODE_WHITE;
    if (!is_cut || d.rank_second == 0)
        offer_rank(s, v, d, false, best);
    if (is_cut)
        offer_rank(s, v, d, true, best);
}

static const derivation *nth(solver *s, vertex *v, int rank)
{
    while ((int)v->known->len <= rank) {
        if (v->known->len) {
            int best = g_array_index(v->known, derivation, 0).cost;
            offer_next(s, v, g_array_index(v->known, derivation, v->known->len - 1),
                       best);
        }
        if (!v->heap->len)
            return NULL;
        derivation d = heap_pop(v->heap);
        g_array_append_val(v->known, d);
    }
    return &g_array_index(v->known, derivation, (guint)rank);
}

static const bx_shape *shape_of(const bx_block *block, int columns, int lines)
{
    for (int i = 0; i < block->n_shapes; i++)
        if (block->shapes[i].columns == columns && block->shapes[i].lines == lines)
            return &block->shapes[i];
    g_assert_not_reached();
}

static const bx_node *build(solver *s, const derivation *d, bx_arena *arena)
{
    if (d->kind == BX_NODE_BLOCK) {
        const bx_block *block = s->blocks[set_at(s, d->first.set)->item];
        return bx_node_leaf(arena, block,
                            shape_of(block, d->first.columns, d->first.lines));
    }
    const bx_node *first = build(s, nth_of(s, d->first, d->rank_first), arena);
    if (d->kind == BX_NODE_WHITE) {
        int white = s->lines - d->first.lines;
        if (!white)
            return first;
        return bx_node_cut(arena, BX_NODE_STACK, first,
                           bx_node_fixed(arena, BX_NODE_WHITE, s->columns, white));
    }
    return bx_node_cut(arena, d->kind, first,
                       build(s, nth_of(s, d->second, d->rank_second), arena));
}

/* The page as a region of any height with white below. */
static vertex *root_vertex(solver *s)
{
    vertex *root = vertex_new();
    int whole = (int)s->sets->len - 1;
    for (int h = 1; h <= s->lines; h++) {
        region r = {whole, s->columns, h, ANY};
        int cost = best_of(s, r);
        if (cost >= NONE)
            continue;
        cost += (s->lines - h) * s->layout->weights[BX_WEIGHT_WHITE];
        heap_push(root->heap,
                  &(derivation){.cost = cost, .kind = BX_NODE_WHITE, .first = r});
    }
    return root;
}

static int64_t total(solver *s, const derivation *d)
{
    bx_arena_mark mark = bx_arena_here(s->arena);
    bx_sheet sheet = bx_sheet_lay(s->arena, build(s, d, s->arena));
    int64_t cost = d->cost + bx_score_sheet(s->layout, &sheet);
    bx_arena_reset(s->arena, mark);
    return cost;
}

static bool enumerate(solver *s, bx_arena *arena, bx_solution *out)
{
    vertex *root = root_vertex(s);
    derivation best = {0};
    int cheapest = 0; /* by blocks alone */
    bool is_found = false;
    s->slack = NONE;
    out->is_optimal = true;
    for (int rank = 0;; rank++) {
        const derivation *d = nth(s, root, rank);
        if (!d || (is_found && d->cost >= out->cost))
            break;
        if (rank == MAX_PAGES) {
            out->is_optimal = false;
            break;
        }
        derivation now = *d;
        int64_t cost = total(s, &now);
        if (!rank)
            cheapest = now.cost;
        if (!is_found || cost < out->cost) {
            best = now;
            out->cost = cost;
            is_found = true;
            s->slack = cost - cheapest;
        }
    }
    if (is_found) {
        out->root = build(s, &best, arena);
        out->white = s->lines - best.first.lines;
    }
    vertex_free(root);
    return is_found;
}

bool bx_solve(bx_arena *arena, const bx_layout *layout, const bx_block *const *blocks,
              int n, int lines, bx_solution *out)
{
    g_assert(n >= 1 && n <= BX_MAX_ITEMS);
    solver s = {.layout = layout,
                .blocks = blocks,
                .n_blocks = n,
                .columns = layout->columns,
                .lines = lines,
                .arena = bx_arena_new()};
    s.sets = g_array_new(FALSE, FALSE, sizeof(item_set));
    s.splits = g_array_new(FALSE, FALSE, sizeof(split));
    s.vertices = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, vertex_free);
    if (n <= BX_EXACT_ITEMS)
        list_all_sets(&s);
    else
        list_runs(&s);
    fill_table(&s);
    *out = (bx_solution){0};
    bool is_found = enumerate(&s, arena, out);
    out->is_optimal = out->is_optimal && n <= BX_EXACT_ITEMS;
    for (filter f = ANY; f < N_FILTERS; f++)
        g_free(s.cost[f]);
    g_hash_table_destroy(s.vertices);
    g_array_free(s.splits, TRUE);
    g_array_free(s.sets, TRUE);
    bx_arena_free(s.arena);
    return is_found;
}
