#include "makeup/facades.h"

#include <glib.h>
#include <stdlib.h>

#include "base/packed.h"
#include "makeup/score.h"
#include "makeup/two_blocks.h"

enum {
    MOST_FACADES = 100, /* of a region; the others become one that shows nothing */
    FILLS_A_LOOK = 256, /* regions */
    AHEAD_SHARE = 3     /* a part of the slack that derivations are listed ahead */
};

/* A region, as far as it is known. */
typedef struct {
    bx_region_facades facades;
    int most; /* what they were listed for */
} vertex;

struct bx_facades {
    const bx_layout *layout;
    const bx_block *const *blocks;
    const bx_item_sets *sets;
    const bx_lead_head *lead_head;
    bx_cheapest *cheapest;
    bx_head_edges *edges;
    bx_gutter_runs *runs;
    GHashTable *vertices; /* by region and view; looked up only */
    bx_arena *arena;      /* of the vertices */
    GArray *found;        /* of bx_facade: of the region at work, each once … */
    GHashTable *places;   /* … and where they are there */
    int64_t left;         /* work, in pairs of facades */
    bx_watch *watch;      /* asked every so many regions; NULL: nobody looks on */
    int64_t n_fills;      /* of regions, so far */
};

static void begin(bx_facades *f)
{
    f->vertices = bx_packed_table_new();
    f->arena = bx_arena_new();
}

static void end(bx_facades *f)
{
    g_hash_table_destroy(f->vertices);
    bx_arena_free(f->arena);
}

bx_facades *bx_facades_new(const bx_layout *layout, const bx_block *const *blocks,
                           int n_blocks, const bx_item_sets *sets,
                           const bx_lead_head *lead_head, bx_cheapest *cheapest)
{
    bx_facades *f = g_new0(bx_facades, 1);
    *f = (bx_facades){.layout = layout,
                      .blocks = blocks,
                      .sets = sets,
                      .lead_head = lead_head,
                      .cheapest = cheapest};
    f->edges = bx_head_edges_new(layout, blocks, n_blocks);
    f->runs = bx_gutter_runs_new(layout, bx_cheapest_lines(cheapest));
    f->found = g_array_new(FALSE, FALSE, sizeof(bx_facade));
    f->places = bx_packed_table_new();
    begin(f);
    return f;
}

void bx_facades_free(bx_facades *f)
{
    if (!f)
        return;
    end(f);
    g_hash_table_destroy(f->places);
    g_array_free(f->found, TRUE);
    bx_gutter_runs_free(f->runs);
    bx_head_edges_free(f->edges);
    g_free(f);
}

void bx_facades_forget(bx_facades *f)
{
    end(f);
    begin(f);
}

void bx_facades_allow(bx_facades *f, int64_t n, bx_watch *watch)
{
    f->left = n;
    f->watch = watch;
}

int64_t bx_facades_left(const bx_facades *f)
{
    return MAX(f->left, 0);
}

bx_view bx_part_view(bx_node_kind kind, int part, bx_view whole)
{
    if (kind == BX_NODE_STACK)
        return part ? whole | BX_SEEN_ABOVE
                    : (whole | BX_SEEN_BELOW) & ~(bx_view)BX_AT_FOOT;
    return whole | (part ? BX_SEEN_LEFT : BX_SEEN_RIGHT);
}

static bx_run_goes_on goes_on(bx_view view)
{
    return (bx_run_goes_on){view & BX_SEEN_ABOVE, view & BX_SEEN_BELOW};
}

/* ---- the facades of the region at work ---- */

G_STATIC_ASSERT(BX_MOST_HEAD_EDGES <= 1 << 22 && BX_MOST_GUTTER_RUNS <= 1 << 20);

static gpointer key_of(const bx_facade *facade)
{
    return bx_packed((uint64_t)facade->left << 42 | (uint64_t)facade->right << 20 |
                     (uint64_t)facade->run);
}

static bx_facade *find(const bx_facades *f, const bx_facade *facade)
{
    gpointer place = g_hash_table_lookup(f->places, key_of(facade));
    return place ? &g_array_index(f->found, bx_facade, GPOINTER_TO_INT(place) - 1) : NULL;
}

static void add(bx_facades *f, bx_facade facade, int most)
{
    if (facade.cost > most)
        return;
    bx_facade *known = find(f, &facade);
    if (known) {
        known->cost = MIN(known->cost, facade.cost);
        return;
    }
    g_array_append_val(f->found, facade);
    g_hash_table_insert(f->places, key_of(&facade), GINT_TO_POINTER((int)f->found->len));
}

/* Is there one already that shows nothing and costs no more? Then dearer ones of a region
 * that nothing sees are of no use. */
static bool is_known_cheaper(const bx_facades *f, bx_view view, int cost)
{
    const bx_facade blind = {0};
    const bx_facade *known = view & ~(bx_view)BX_AT_FOOT ? NULL : find(f, &blind);
    return known && known->cost <= cost;
}

static int compare(const void *p, const void *q)
{
    const bx_facade *a = p, *b = q;
    int diff = a->cost - b->cost;
    diff = diff ? diff : a->left - b->left;
    diff = diff ? diff : a->right - b->right;
    return diff ? diff : a->run - b->run;
}

static void keep(bx_facades *f, vertex *v, int most)
{
    bx_facade *all = (bx_facade *)f->found->data;
    int n = (int)f->found->len;
    if (n)
        qsort(all, (size_t)n, sizeof *all, compare);
    if (n > MOST_FACADES) {
        n = MOST_FACADES;
        all[n - 1] = (bx_facade){.cost = all[n - 1].cost};
    }
    v->facades.all = bx_copy(f->arena, all, (size_t)n * sizeof *all);
    v->facades.n = n;
    v->facades.least = n ? all[0].cost : most + 1;
    v->most = most;
    g_array_set_size(f->found, 0);
    g_hash_table_remove_all(f->places);
}

/* ---- blocks ---- */

static bx_facade facade_of(bx_facades *f, int item, const bx_shape *shape, bx_view view)
{
    bx_facade made = {0};
    if (view & BX_SEEN_LEFT)
        made.left = bx_head_edge_of_block(f->edges, item, shape, false);
    if (view & BX_SEEN_RIGHT)
        made.right = bx_head_edge_of_block(f->edges, item, shape, true);
    made.run = bx_gutter_run_of_shape(f->runs, f->blocks[item], shape, goes_on(view),
                                      &made.cost);
    if (view & BX_AT_FOOT && !shape->framed)
        made.cost += shape->filling.short_legs * f->layout->weights[BX_WEIGHT_FOOT];
    return made;
}

/* A little more is listed than was asked for: soon it will be. */
static bx_derivations derive(bx_facades *f, bx_set_region r, int most)
{
    int slack = most - bx_cheapest_cost(f->cheapest, r);
    bx_derivations all = bx_cheapest_derive(f->cheapest, r, slack + slack / AHEAD_SHARE);
    while (all.n && all.all[all.n - 1].cost > most)
        all.n--;
    return all;
}

static int item_of(const bx_facades *f, const bx_set_region *r)
{
    return f->sets->sets[r->set].item;
}

static void fill_one(bx_facades *f, bx_set_region r, bx_view view, int most)
{
    bx_derivations all = derive(f, r, most);
    int item = item_of(f, &r);
    for (int i = 0; i < all.n; i++) {
        const bx_shape *shape = all.all[i].shape;
        int cost = all.all[i].cost + bx_lead_head_more(f->lead_head, item, shape);
        if (cost > most || !bx_lead_head_may_be(f->lead_head, item, shape))
            continue;
        bx_facade made = facade_of(f, item, shape, view);
        made.cost += cost;
        add(f, made, most);
    }
}

/* ---- cuts ---- */

/* The two parts of a region put together; what they cost each other is in `cost`. */
static bx_facade put_together(bx_facades *f, const bx_derivation *d, bx_view view,
                              const bx_facade *a, const bx_facade *b)
{
    const int lines[] = {d->first.lines, d->second.lines};
    const int columns[] = {d->first.columns, d->second.columns};
    bx_facade made = {.left = a->left, .right = b->right};
    int gutters = 0;
    if (d->kind == BX_NODE_STACK) {
        made.left = bx_head_edge_over(f->edges, a->left, b->left, lines[0]);
        made.right = bx_head_edge_over(f->edges, a->right, b->right, lines[0]);
        made.run = bx_gutter_run_over(f->runs, a->run, b->run, columns[0], lines,
                                      goes_on(view), &gutters);
    } else {
        made.run = bx_gutter_run_beside(f->runs, a->run, b->run, columns, lines[0],
                                        goes_on(view));
    }
    made.cost = a->cost + b->cost + d->cut + gutters;
    return made;
}

/* Two blocks with all that they cost each other. */
static void fill_two_shapes(bx_facades *f, const bx_derivation *d, bx_view view,
                            const bx_derivation *a, const bx_derivation *b, int most)
{
    int first = item_of(f, &d->first), second = item_of(f, &d->second);
    int own = a->cost + b->cost + bx_lead_head_more(f->lead_head, first, a->shape) +
              bx_lead_head_more(f->lead_head, second, b->shape);
    if (own + d->cut > most || !bx_lead_head_may_be(f->lead_head, first, a->shape) ||
        !bx_lead_head_may_be(f->lead_head, second, b->shape))
        return;
    f->left--;
    int pair = bx_two_blocks_cost(f->layout, f->sets->pins, f->lead_head,
                                  &(bx_two_blocks){d->kind,
                                                   {first, second},
                                                   {f->blocks[first], f->blocks[second]},
                                                   {a->shape, b->shape}});
    if (own + d->cut + pair > most)
        return;
    bx_facade x = facade_of(f, first, a->shape, bx_part_view(d->kind, 0, view));
    bx_facade y = facade_of(f, second, b->shape, bx_part_view(d->kind, 1, view));
    bx_facade made = put_together(f, d, view, &x, &y);
    made.cost += own + pair;
    add(f, made, most);
}

static void fill_two(bx_facades *f, bx_set_region r, bx_view view, int most)
{
    bx_derivations all = derive(f, r, most);
    for (int i = 0; i < all.n; i++) {
        const bx_derivation *d = &all.all[i];
        int left = most - d->cut - bx_cheapest_cost(f->cheapest, d->second);
        bx_derivations first = derive(f, d->first, left);
        for (int k = 0; k < first.n; k++) {
            bx_derivations second =
                derive(f, d->second, most - d->cut - first.all[k].cost);
            for (int m = 0; m < second.n; m++)
                fill_two_shapes(f, d, view, &first.all[k], &second.all[m], most);
        }
    }
}

static const vertex *look(bx_facades *f, bx_set_region r, bx_view view, int most);

typedef struct {
    const vertex *of[2]; /* NULL: too dear */
} parts;

/* The part with fewer items first: what it costs over the table's word leaves the other
 * one less. */
static parts look_at_parts(bx_facades *f, const bx_derivation *d, bx_view view, int most)
{
    const bx_set_region *part[] = {&d->first, &d->second};
    const bx_item_set *sets = f->sets->sets;
    int i = sets[d->first.set].n_items > sets[d->second.set].n_items;
    int left = most - d->cut - bx_cheapest_cost(f->cheapest, *part[1 - i]);
    parts p = {0};
    p.of[i] = look(f, *part[i], bx_part_view(d->kind, i, view), left);
    if (p.of[i]->facades.n)
        p.of[1 - i] = look(f, *part[1 - i], bx_part_view(d->kind, 1 - i, view),
                           most - d->cut - p.of[i]->facades.least);
    return p;
}

/* All that two parts can be together. Returns the least of it. */
static int fill_cut(bx_facades *f, const bx_derivation *d, bx_view view, const parts *p,
                    int most)
{
    const bx_region_facades *a = &p->of[0]->facades, *b = &p->of[1]->facades;
    int least = most + 1;
    for (int i = 0; i < a->n; i++)
        for (int k = 0; k < b->n; k++) {
            f->left--;
            int cost = a->all[i].cost + b->all[k].cost + d->cut;
            if (cost > most || is_known_cheaper(f, view, cost)) {
                least = MIN(least, cost);
                break;
            }
            int clash =
                d->kind == BX_NODE_STACK
                    ? 0
                    : bx_head_edge_clash(f->edges, a->all[i].right, b->all[k].left);
            if (cost + clash > most)
                continue;
            bx_facade made = put_together(f, d, view, &a->all[i], &b->all[k]);
            made.cost += clash;
            least = MIN(least, made.cost);
            add(f, made, most);
        }
    return least;
}

/* Parts are looked at before anything is put together: they are regions at work, too. */
static void fill_more(bx_facades *f, bx_set_region r, bx_view view, int most, vertex *v)
{
    bx_derivations listed = derive(f, r, most);
    bx_derivation *all = g_memdup2(listed.all, (gsize)listed.n * sizeof *all);
    int n = listed.n, *ways = BX_NEW_ARRAY(f->arena, n, int);
    parts *p = g_new(parts, n);
    f->left -= n;
    for (int i = 0; i < n; i++)
        p[i] = look_at_parts(f, &all[i], view, most);
    for (int i = 0; i < n; i++)
        ways[i] =
            p[i].of[0] && p[i].of[1] ? fill_cut(f, &all[i], view, &p[i], most) : most + 1;
    v->facades.ways = ways;
    v->facades.n_ways = n;
    g_free(p);
    g_free(all);
}

static void let_look(bx_facades *f)
{
    if (!f->watch || ++f->n_fills % FILLS_A_LOOK)
        return;
    bx_watch_look(f->watch);
    if (f->watch->is_stopped)
        f->left = 0;
}

static void fill(bx_facades *f, bx_set_region r, bx_view view, int most, vertex *v)
{
    int n_items = f->sets->sets[r.set].n_items;
    let_look(f);
    if (f->left <= 0)
        add(f, (bx_facade){.cost = bx_cheapest_cost(f->cheapest, r)}, most);
    else if (n_items == 1)
        fill_one(f, r, view, most);
    else if (n_items == 2)
        fill_two(f, r, view, most);
    else
        fill_more(f, r, view, most, v);
}

static vertex *find_vertex(bx_facades *f, bx_set_region r, bx_view view)
{
    uint64_t key = (uint64_t)r.set * (BX_MAX_COLUMNS + 1) + (uint64_t)r.columns;
    key = key * (BX_MAX_LINES + 1) + (uint64_t)r.lines;
    key = (key * BX_ROOT_FILTERS + r.filter) * BX_VIEWS + view;
    vertex *v = g_hash_table_lookup(f->vertices, bx_packed(key));
    if (!v) {
        v = BX_NEW(f->arena, vertex);
        v->most = -1;
        g_hash_table_insert(f->vertices, bx_packed(key), v);
    }
    return v;
}

static const vertex *look(bx_facades *f, bx_set_region r, bx_view view, int most)
{
    vertex *v = find_vertex(f, r, view);
    if (v->most >= most)
        return v;
    v->facades.n_ways = 0;
    if (bx_cheapest_cost(f->cheapest, r) <= most)
        fill(f, r, view, most, v);
    keep(f, v, most);
    return v;
}

bx_region_facades bx_facades_of(bx_facades *f, bx_set_region r, bx_view view, int most)
{
    return look(f, r, view, most)->facades;
}
