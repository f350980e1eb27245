#include "makeup/cheapest.h"

#include <glib.h>
#include <string.h>

#include "makeup/inside.h"
#include "makeup/score.h"

enum {
    LEAST_HALVED = 4, /* items: of fewer there is little to leave out */
    SETS_A_LOOK = 32  /* that are filled between two looks */
};

typedef struct {
    bx_derivations derivations;
    int slack; /* that they were listed for */
} vertex;

struct bx_cheapest {
    bx_cost_table table;
    int white;
    int half;    /* of sets with more items only what the limit leaves is known … */
    int reach;   /* … this one; BX_NO_TREE: all is known */
    int n_small; /* of the others are filled, up to this set, … */
    bx_arena_mark small;  /* … and so far the table's arena */
    GHashTable *vertices; /* by region; looked up only */
    GArray *found;        /* of bx_derivation: work of one region */
};

int bx_cheapest_cost(const bx_cheapest *c, bx_set_region r)
{
    return bx_cost_at(bx_cost_row_of(&c->table, r.filter, r.set, r.columns), r.lines);
}

bx_heights bx_cheapest_heights(const bx_cheapest *c, int set, int columns)
{
    const bx_cost_row *r = bx_cost_row_of(&c->table, BX_ANY_ROOT, set, columns);
    return (bx_heights){r->low, bx_cost_row_high(r)};
}

int64_t bx_cheapest_least(const bx_cheapest *c)
{
    return c->table.least[c->table.sets->n - 1];
}

bx_root_filter bx_part_filter(bx_node_kind kind, int part)
{
    if (part || bx_node_parts(kind) != 2)
        return BX_ANY_ROOT;
    return kind == BX_NODE_STACK ? BX_NO_STACK : BX_NO_BESIDE;
}

static void vertex_free(void *p)
{
    vertex *v = p;
    g_free((void *)v->derivations.all);
    g_free(v);
}

/* How many items a set may have of which all is known from the start. Pages that turn ask
 * for any set. */
static int half_of(const bx_layout *layout, const bx_item_sets *sets)
{
    int n = sets->sets[sets->n - 1].n_items;
    bool is_halved =
        bx_item_sets_are_free(sets) && n >= LEAST_HALVED && !layout->interlocks;
    return is_halved ? n / 2 : n;
}

/* How long between two looks. */
typedef struct {
    bx_watch *watch; /* NULL: nobody looks on */
    int n_sets;
} watched;

/* One set more is filled: is that enough? */
static bool is_enough(watched *w)
{
    if (!w->watch)
        return false;
    if (++w->n_sets % SETS_A_LOOK == 0)
        bx_watch_look(w->watch);
    return w->watch->is_stopped;
}

/* Those sets of which all is known: goes on where it was stopped. False: it was again. */
static bool fill_small(bx_cheapest *c, watched *w)
{
    const bx_item_sets *sets = c->table.sets;
    for (; c->n_small < sets->n; c->n_small++) {
        if (is_enough(w))
            return false;
        if (sets->sets[c->n_small].n_items <= c->half)
            bx_inside_fill(&c->table, c->n_small);
    }
    return true;
}

bx_cheapest *bx_cheapest_make(const bx_layout *layout, const bx_block *const *blocks,
                              const bx_item_sets *sets, const bx_lead_head *lead_head,
                              int lines, bx_region largest, int white, int64_t limit)
{
    bx_cheapest *c = g_new(bx_cheapest, 1);
    *c = (bx_cheapest){.table = bx_cost_table_make(layout, blocks, sets, lead_head, lines,
                                                   largest, limit),
                       .white = white,
                       .half = half_of(layout, sets)};
    c->vertices = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, vertex_free);
    c->found = g_array_new(FALSE, FALSE, sizeof(bx_derivation));
    if (c->half == sets->sets[sets->n - 1].n_items) {
        fill_small(c, &(watched){0});
        c->reach = BX_NO_TREE;
    }
    return c;
}

void bx_cheapest_free(bx_cheapest *c)
{
    g_array_free(c->found, TRUE);
    g_hash_table_destroy(c->vertices);
    bx_cost_table_free(&c->table);
    g_free(c);
}

/* Of sets with more items than half. */
static void forget_large(bx_cheapest *c)
{
    const bx_item_sets *sets = c->table.sets;
    for (int set = 0; set < sets->n; set++)
        if (sets->sets[set].n_items > c->half) {
            memset(bx_cost_row_of(&c->table, BX_ANY_ROOT, set, 1), 0,
                   (size_t)(c->table.columns * BX_ROOT_FILTERS) * sizeof(bx_cost_row));
            for (int k = 0; k <= c->table.columns; k++)
                bx_cost_lowest(&c->table, set)[k] = BX_NO_TREE;
            c->table.of_use[set] = (bx_split_list){0};
        }
    bx_arena_reset(c->table.arena, c->small);
    g_hash_table_remove_all(c->vertices);
}

/* Of large sets what the limit leaves. False: it was stopped. */
static bool fill_large(bx_cheapest *c, int limit, watched *w)
{
    const bx_item_sets *sets = c->table.sets;
    bx_sieve *sieve = bx_sieve_new(&c->table, limit);
    for (int set = 0; set < sets->n; set++)
        if (sets->sets[set].n_items <= c->half)
            bx_sieve_know(sieve, set);
    bx_outside *outside = bx_outside_find(sieve, c->half, c->white);
    bool is_stopped = false;
    for (int set = 0; set < sets->n && !is_stopped; set++)
        if (sets->sets[set].n_items > c->half) {
            if (bx_outside_has_room(outside, set))
                bx_inside_fill_within(&c->table, outside, set);
            bx_sieve_know(sieve, set);
            is_stopped = is_enough(w);
        }
    bx_outside_free(outside);
    bx_sieve_free(sieve);
    return !is_stopped;
}

bool bx_cheapest_reach(bx_cheapest *c, int64_t limit, bx_watch *watch)
{
    watched w = {watch, 0};
    if (limit <= c->reach || c->reach == BX_NO_TREE)
        return false;
    bool is_first = c->n_small < c->table.sets->n;
    if (!is_first)
        forget_large(c);
    c->reach = 0;
    if (!fill_small(c, &w))
        return true;
    if (is_first)
        c->small = bx_arena_here(c->table.arena);
    int most = (int)MIN(limit, BX_NO_TREE);
    if (fill_large(c, most, &w))
        c->reach = most;
    else
        forget_large(c);
    return true;
}

int64_t bx_cheapest_reached(const bx_cheapest *c)
{
    return c->reach == BX_NO_TREE ? INT64_MAX / 2 : c->reach;
}

int bx_cheapest_lines(const bx_cheapest *c)
{
    return c->table.lines;
}

/* ---- derivations ---- */

const bx_set_region *bx_derivation_part(const bx_derivation *d, int part)
{
    if (bx_node_parts(d->kind) == BX_WHEEL_PARTS)
        return &d->parts[part];
    return part ? &d->second : &d->first;
}

static void offer(bx_cheapest *c, bx_node_kind kind, bx_set_region first,
                  bx_set_region second, int cut, int cost)
{
    bx_derivation d = {
        .kind = kind, .first = first, .second = second, .cut = cut, .cost = cost};
    g_array_append_val(c->found, d);
}

static void offer_stacks(bx_cheapest *c, const bx_split *sp, bx_set_region r, int most)
{
    const bx_cost_table *t = &c->table;
    bx_root_filter filter = bx_first_filter(sp, BX_NO_STACK);
    const bx_cost_row *over = bx_cost_row_of(t, filter, sp->first, r.columns);
    const bx_cost_row *under = bx_cost_row_of(t, BX_ANY_ROOT, sp->second, r.columns);
    if (!over->n || !under->n || over->least + under->least > most)
        return;
    int from = MAX(over->low, r.lines - bx_cost_row_high(under));
    int to = MIN(bx_cost_row_high(over), r.lines - under->low);
    const int *place = bx_stack_places(t, bx_cost_table_inversions(t, sp));
    int through = bx_cut_through(t, r.columns);
    for (int h = from; h <= to; h++) {
        int cut = through + place[h];
        int cost =
            over->costs[h - over->low] + under->costs[r.lines - h - under->low] + cut;
        if (cost <= most)
            offer(c, BX_NODE_STACK, (bx_set_region){sp->first, r.columns, h, filter},
                  (bx_set_region){sp->second, r.columns, r.lines - h, BX_ANY_ROOT}, cut,
                  cost);
    }
}

static void offer_besides(bx_cheapest *c, const bx_split *sp, bx_set_region r, int most)
{
    const bx_cost_table *t = &c->table;
    bx_root_filter filter = bx_first_filter(sp, BX_NO_BESIDE);
    const int *left = bx_cost_lowest(t, sp->first);
    const int *right = bx_cost_lowest(t, sp->second);
    int inversions = -1;
    for (int k = 1; k < r.columns; k++) {
        if (left[k] + right[r.columns - k] > most)
            continue;
        bx_set_region first = {sp->first, k, r.lines, filter};
        bx_set_region second = {sp->second, r.columns - k, r.lines, BX_ANY_ROOT};
        int parts = bx_cheapest_cost(c, first) + bx_cheapest_cost(c, second);
        if (parts > most)
            continue;
        inversions = inversions < 0 ? bx_cost_table_inversions(t, sp) : inversions;
        int cut = t->gutter[r.lines] + bx_beside_places(t, inversions)[k];
        if (parts + cut <= most)
            offer(c, BX_NODE_BESIDE, first, second, cut, parts + cut);
    }
}

static void offer_shapes(bx_cheapest *c, int item, bx_set_region r, int most)
{
    const bx_block *block = c->table.blocks[item];
    for (int i = 0; i < block->n_shapes; i++) {
        const bx_shape *shape = &block->shapes[i];
        if (shape->columns != r.columns || shape->lines != r.lines)
            continue;
        bx_derivation d = {.cost = bx_cost_of_shape(&c->table, item, shape),
                           .kind = BX_NODE_BLOCK,
                           .shape = shape};
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

static void offer_split(bx_cheapest *c, const bx_split *split, bx_set_region r, int most)
{
    const int *first = bx_cost_lowest(&c->table, split->first);
    const int *second = bx_cost_lowest(&c->table, split->second);
    if (first[0] + second[0] > most)
        return;
    if (split->is_stack && r.filter != BX_NO_STACK &&
        first[r.columns] + second[r.columns] <= most)
        offer_stacks(c, split, r, most);
    if (split->is_beside && r.filter != BX_NO_BESIDE)
        offer_besides(c, split, r, most);
}

static bx_derivations derive(bx_cheapest *c, bx_set_region r, int slack)
{
    const bx_item_set *set = &c->table.sets->sets[r.set];
    int most = MIN(bx_cheapest_cost(c, r) + slack, BX_NO_TREE - 1);
    g_array_set_size(c->found, 0);
    if (set->item >= 0)
        offer_shapes(c, set->item, r, most);
    const bx_split_list *of_use = &c->table.of_use[r.set];
    bx_splits splits = bx_item_sets_splits(c->table.sets, r.set);
    bx_split split;
    for (int i = 0; i < of_use->n; i++)
        offer_split(c, &of_use->all[i], r, most);
    while (!of_use->all && bx_splits_next(&splits, &split))
        offer_split(c, &split, r, most);
    g_array_sort(c->found, compare);
    bx_derivation *all = g_memdup2(c->found->data, c->found->len * sizeof(bx_derivation));
    return (bx_derivations){all, (int)c->found->len};
}

bx_derivations bx_cheapest_derive(bx_cheapest *c, bx_set_region r, int slack)
{
    gint64 key =
        ((gint64)(r.set * c->table.columns + r.columns - 1) * (c->table.lines + 1) +
         r.lines) *
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
