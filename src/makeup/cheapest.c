#include "makeup/cheapest.h"

#include <glib.h>
#include <string.h>

#include "base/packed_map.h"
#include "makeup/cut_list.h"
#include "makeup/inside.h"
#include "makeup/raised_rows.h"
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
    int half;   /* of sets with more items only what the limit leaves is known … */
    int reach;  /* … this one; BX_NO_TREE: all is known */
    int filled; /* of sets with no more items all is known by now, … */
    int n_sets; /* … and of those with one more up to this set */
    bx_arena_mark small[BX_MAX_BLOCKS + 1]; /* of the table's arena, by `filled` */
    bx_packed_map vertices; /* by region; in the table's arena, as the cuts are */
    bx_cut_list **cuts;     /* [set][columns - 1]; NULL: not asked for yet */
    GArray *found;          /* of bx_derivation: work of one region */
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

/* All of the sets with no more items than so many: goes on where it was stopped. False:
 * it was again. */
static bool fill_small(bx_cheapest *c, int n_items, watched *w)
{
    const bx_item_sets *sets = c->table.sets;
    while (c->filled < n_items) {
        for (; c->n_sets < sets->n; c->n_sets++) {
            if (sets->sets[c->n_sets].n_items != c->filled + 1)
                continue;
            if (is_enough(w))
                return false;
            bx_inside_fill(&c->table, c->n_sets);
        }
        c->n_sets = 0;
        c->small[++c->filled] = bx_arena_here(c->table.arena);
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
    c->vertices = bx_packed_map_new();
    c->cuts = g_new0(bx_cut_list *, (gsize)sets->n * (gsize)c->table.columns);
    c->found = g_array_new(FALSE, FALSE, sizeof(bx_derivation));
    c->small[0] = bx_arena_here(c->table.arena);
    if (c->half == sets->sets[sets->n - 1].n_items) {
        fill_small(c, c->half, &(watched){0});
        c->reach = BX_NO_TREE;
    }
    return c;
}

void bx_cheapest_free(bx_cheapest *c)
{
    g_array_free(c->found, TRUE);
    g_free(c->cuts);
    bx_packed_map_free(&c->vertices);
    bx_cost_table_free(&c->table);
    g_free(c);
}

/* Of sets with more items than so many. */
static void forget_more(bx_cheapest *c, int n_items)
{
    const bx_item_sets *sets = c->table.sets;
    for (int set = 0; set < sets->n; set++)
        if (sets->sets[set].n_items > n_items) {
            memset(bx_cost_row_of(&c->table, BX_ANY_ROOT, set, 1), 0,
                   (size_t)(c->table.columns * BX_ROOT_FILTERS) * sizeof(bx_cost_row));
            for (int k = 0; k <= c->table.columns; k++)
                bx_cost_lowest(&c->table, set)[k] = BX_NO_TREE;
            c->table.of_use[set] = (bx_split_list){0};
        }
    bx_arena_reset(c->table.arena, c->small[n_items]);
    bx_packed_map_clear(&c->vertices);
    memset(c->cuts, 0, sizeof *c->cuts * (size_t)sets->n * (size_t)c->table.columns);
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
    c->reach = 0;
    if (!fill_small(c, c->half, &w))
        return true;
    forget_more(c, c->half);
    int most = (int)MIN(limit, BX_NO_TREE);
    if (fill_large(c, most, &w))
        c->reach = most;
    else
        forget_more(c, c->half);
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

/* ---- what is known by other means ---- */

bool bx_cheapest_can_raise(const bx_cheapest *c, int to)
{
    return !c->reach && to <= c->half;
}

void bx_cheapest_raise(bx_cheapest *c, const bx_raise *raise)
{
    g_assert(raise->from > 1 && bx_cheapest_can_raise(c, raise->to));
    bx_arena *work = bx_arena_new();
    fill_small(c, raise->to, &(watched){0});
    bx_raised_rows rows = bx_raised_rows_ask(work, &c->table, raise);
    forget_more(c, raise->to);
    bx_raised_rows_keep(&rows, &c->table);
    c->small[raise->to] = bx_arena_here(c->table.arena);
    bx_arena_free(work);
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

static void offer_stacks(bx_cheapest *c, const bx_listed_cut *listed, bx_set_region r,
                         int most)
{
    const bx_cost_table *t = &c->table;
    bx_split sp = bx_listed_split(listed);
    bx_root_filter filter = bx_first_filter(&sp, BX_NO_STACK);
    const bx_cost_row *over = bx_cost_row_of(t, filter, sp.first, r.columns);
    const bx_cost_row *under = bx_cost_row_of(t, BX_ANY_ROOT, sp.second, r.columns);
    int from = MAX(over->low, r.lines - bx_cost_row_high(under));
    int to = MIN(bx_cost_row_high(over), r.lines - under->low);
    const int *place = bx_stack_places(t, bx_cost_table_inversions(t, &sp));
    int through = bx_cut_through(t, r.columns);
    for (int h = from; h <= to; h++) {
        int cut = through + place[h];
        int cost =
            over->costs[h - over->low] + under->costs[r.lines - h - under->low] + cut;
        if (cost <= most)
            offer(c, BX_NODE_STACK, bx_set_region_of(sp.first, r.columns, h, filter),
                  bx_set_region_of(sp.second, r.columns, r.lines - h, BX_ANY_ROOT), cut,
                  cost);
    }
}

static void offer_beside(bx_cheapest *c, const bx_listed_cut *listed, bx_set_region r,
                         int most)
{
    const bx_cost_table *t = &c->table;
    bx_split sp = bx_listed_split(listed);
    int k = listed->left;
    bx_root_filter filter = bx_first_filter(&sp, BX_NO_BESIDE);
    bx_set_region first = bx_set_region_of(sp.first, k, r.lines, filter);
    bx_set_region second =
        bx_set_region_of(sp.second, r.columns - k, r.lines, BX_ANY_ROOT);
    int parts = bx_cheapest_cost(c, first) + bx_cheapest_cost(c, second);
    if (parts > most)
        return;
    int cut =
        t->gutter[r.lines] + bx_beside_places(t, bx_cost_table_inversions(t, &sp))[k];
    if (parts + cut <= most)
        offer(c, BX_NODE_BESIDE, first, second, cut, parts + cut);
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

static const bx_cut_list *cuts_of(bx_cheapest *c, int set, int columns)
{
    bx_cut_list **known = &c->cuts[set * c->table.columns + columns - 1];
    if (!*known) {
        *known = BX_NEW(c->table.arena, bx_cut_list);
        **known = bx_cut_list_make(c->table.arena, &c->table, set, columns);
    }
    return *known;
}

static void offer_cuts(bx_cheapest *c, bx_set_region r, int most)
{
    const bx_cut_list *cuts = cuts_of(c, r.set, r.columns);
    for (int i = 0; i < cuts->n; i++) {
        const bx_listed_cut *cut = &cuts->all[i];
        if (cut->least > most || r.lines < cut->low || r.lines > cut->high)
            continue;
        if (!cut->left && r.filter != BX_NO_STACK)
            offer_stacks(c, cut, r, most);
        else if (cut->left && r.filter != BX_NO_BESIDE)
            offer_beside(c, cut, r, most);
    }
}

static bx_derivations derive(bx_cheapest *c, bx_set_region r, int slack)
{
    const bx_item_set *set = &c->table.sets->sets[r.set];
    int most = MIN(bx_cheapest_cost(c, r) + slack, BX_NO_TREE - 1);
    g_array_set_size(c->found, 0);
    if (set->item >= 0)
        offer_shapes(c, set->item, r, most);
    else
        offer_cuts(c, r, most);
    g_array_sort(c->found, compare);
    bx_derivation *all =
        bx_copy(c->table.arena, c->found->data, c->found->len * sizeof(bx_derivation));
    return (bx_derivations){all, (int)c->found->len};
}

bx_derivations bx_cheapest_derive(bx_cheapest *c, bx_set_region r, int slack)
{
    void **known = bx_packed_map_at(&c->vertices, bx_set_region_key(r));
    vertex *v = *known;
    if (!v) {
        v = *known = BX_NEW(c->table.arena, vertex);
        v->slack = -1;
    }
    if (v->slack < slack) {
        v->derivations = derive(c, r, slack);
        v->slack = slack;
    }
    return v->derivations;
}
