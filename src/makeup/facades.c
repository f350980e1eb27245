#include "makeup/facades.h"

#include <glib.h>
#include <limits.h>

#include "base/packed_map.h"
#include "makeup/score.h"
#include "makeup/two_blocks.h"

enum {
    FILLS_A_LOOK = 256, /* regions */
    AHEAD_SHARE = 3,    /* a part of the slack that ways are listed ahead */
    RUN_VIEWS = 4       /* above or not, below or not */
};

typedef struct node node;

/* A region as something sees it, as far as it is known. */
typedef struct vertex {
    bx_region_facades facades;
    int most; /* what they were listed for */
    bx_view view;
    struct vertex *next; /* another view */
} vertex;

struct node {
    bx_set_region at;
    int least[2]; /* of all its ways; [1]: where the page's foot is its own */
    vertex *vertices;
    const bx_derivation *ways; /* by cost: the table's own, until it grows … */
    node *(*parts)[2];         /* … and the parts of each, NULL until they are asked */
    int n_ways;
    int listed;        /* the ways that cost no more are there, … */
    int reached;       /* … when the table had grown so often */
    int asked_more;    /* it costs at least so much more … */
    const node *asked; /* … than is known of this one; NULL: of none */
};

/* A way to fill a region: a shape of its one block, or a cut in two. */
typedef struct {
    const bx_derivation *is;
    node *const *part;
} way;

/* The gutters of a shape. */
typedef struct {
    bx_gutter_run run;
    int cost;
    bool is_known;
} shape_run;

struct bx_facades {
    const bx_facade_page *page;
    const bx_lead_head *lead_head;
    bx_beam beam;
    struct bx_facades *asked;       /* what is known of regions for sure, or of those
                                       without the lead by another head; NULL: nothing */
    int asked_more[BX_MAX_BLOCKS];  /* so much more a block costs than there */
    bx_packed_map nodes;            /* by region */
    bx_facade_list *found;          /* of the region at work */
    shape_run *runs[BX_MAX_BLOCKS]; /* [shape][RUN_VIEWS] */
    bx_arena *arena;
    int reached;     /* how often the table has grown */
    int64_t left;    /* work, in pairs of facades */
    bx_watch *watch; /* asked every so many regions; NULL: nobody looks on */
    int64_t n_fills; /* of regions, so far */
};

bx_facades *bx_facades_new(const bx_facade_page *page, const bx_lead_head *lead_head)
{
    bx_facades *f = g_new0(bx_facades, 1);
    f->page = page;
    f->lead_head = lead_head;
    f->beam = (bx_beam){INT_MAX, INT_MAX, INT_MAX};
    f->nodes = bx_packed_map_new();
    f->found = bx_facade_list_new(page->edges, page->runs);
    f->arena = bx_arena_new();
    for (int i = 0; i < page->n_blocks; i++)
        f->runs[i] =
            BX_NEW_ARRAY(f->arena, page->blocks[i]->n_shapes * RUN_VIEWS, shape_run);
    return f;
}

bx_facades *bx_facades_new_beam(bx_facades *sure, bx_beam beam)
{
    bx_facades *f = bx_facades_new(sure->page, sure->lead_head);
    f->beam = beam;
    f->asked = sure;
    return f;
}

void bx_facades_ask(bx_facades *f, bx_facades *near)
{
    f->asked = near;
    for (int i = 0; i < f->page->n_blocks; i++)
        f->asked_more[i] = bx_lead_head_least_more(f->lead_head, near->lead_head, i);
}

void bx_facades_free(bx_facades *f)
{
    if (!f)
        return;
    bx_packed_map_free(&f->nodes);
    bx_facade_list_free(f->found);
    bx_arena_free(f->arena);
    g_free(f);
}

void bx_facades_reach(bx_facades *f)
{
    f->reached++;
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

/* ---- regions ---- */

static bool has_lead(const bx_facades *f, int set)
{
    return f->page->sets->sets[set].items >> f->lead_head->lead & 1;
}

static int asked_more_of(const bx_facades *f, int set)
{
    int more = 0;
    for (bx_rank_set items = f->page->sets->sets[set].items; items; items &= items - 1)
        more += f->asked_more[__builtin_ctzll(items)];
    return more;
}

static node *node_of(bx_facades *f, bx_set_region r)
{
    void **known = bx_packed_map_at(&f->nodes, bx_set_region_key(r));
    if (!*known) {
        node *n = BX_NEW(f->arena, node);
        *n = (node){.at = r, .listed = -1};
        if (f->asked && (f->asked->lead_head == f->lead_head || !has_lead(f, r.set))) {
            n->asked = node_of(f->asked, r);
            n->asked_more = asked_more_of(f, r.set);
        }
        *known = n;
    }
    return *known;
}

static const bx_item_set *set_of(const bx_facades *f, const node *n)
{
    return &f->page->sets->sets[n->at.set];
}

static int known_of(const node *n, bx_view view)
{
    int known = view & BX_AT_FOOT ? MAX(n->least[0], n->least[1]) : n->least[0];
    return n->asked ? MAX(known, known_of(n->asked, view) + n->asked_more) : known;
}

/* What a region is known to cost at least. */
static int least_of(const bx_facades *f, const node *n, bx_view view)
{
    return MAX(known_of(n, view), bx_cheapest_cost(f->page->cheapest, n->at));
}

/* All ways of a region that cost no more. A little more is listed than was asked for:
 * soon it will be. */
static void list_ways(bx_facades *f, node *n, int most)
{
    if (n->reached == f->reached && n->listed >= most)
        return;
    int least = bx_cheapest_cost(f->page->cheapest, n->at);
    int slack = most - least + (most - least) / AHEAD_SHARE;
    n->reached = f->reached;
    n->listed = MAX(most, least + slack);
    bx_derivations all = {0};
    if (slack >= 0)
        all = bx_cheapest_derive(f->page->cheapest, n->at, slack);
    n->ways = all.all;
    n->n_ways = all.n;
    if (set_of(f, n)->item < 0)
        n->parts = bx_alloc_array(f->arena, all.n, sizeof *n->parts);
}

static way way_of(bx_facades *f, const node *n, int i)
{
    node **parts = n->parts[i];
    if (!parts[0]) {
        parts[0] = node_of(f, n->ways[i].first);
        parts[1] = node_of(f, n->ways[i].second);
    }
    return (way){&n->ways[i], parts};
}

static vertex *vertex_of(bx_facades *f, node *n, bx_view view)
{
    vertex *v = n->vertices;
    while (v && v->view != view)
        v = v->next;
    if (!v) {
        v = BX_NEW(f->arena, vertex);
        *v = (vertex){.most = -1, .view = view, .next = n->vertices};
        n->vertices = v;
    }
    return v;
}

/* ---- blocks ---- */

static const shape_run *run_of(bx_facades *f, int item, const bx_shape *shape,
                               bx_view view)
{
    const bx_block *block = f->page->blocks[item];
    bx_run_goes_on on = goes_on(view);
    shape_run *r =
        &f->runs[item][(shape - block->shapes) * RUN_VIEWS + on.above + 2 * on.below];
    if (!r->is_known)
        r->run = bx_gutter_run_of_shape(f->page->runs, block, shape, on, &r->cost);
    r->is_known = true;
    return r;
}

static bx_facade facade_of(bx_facades *f, int item, const bx_shape *shape, bx_view view)
{
    const bx_head_edges *edges = f->page->edges;
    const shape_run *run = run_of(f, item, shape, view);
    bx_facade made = {.run = run->run, .cost = run->cost};
    if (view & BX_SEEN_LEFT)
        made.left = bx_head_edge_of_block(edges, item, shape, false);
    if (view & BX_SEEN_RIGHT)
        made.right = bx_head_edge_of_block(edges, item, shape, true);
    if (view & BX_AT_FOOT && !shape->framed)
        made.cost += shape->filling.short_legs * f->page->layout->weights[BX_WEIGHT_FOOT];
    return made;
}

static void add(bx_facades *f, const bx_facade *facade, int most)
{
    if (facade->cost <= most)
        bx_facade_list_add(f->found, *facade);
}

static void fill_one(bx_facades *f, node *n, bx_view view, int most)
{
    int item = set_of(f, n)->item;
    list_ways(f, n, most);
    for (int i = 0; i < n->n_ways && n->ways[i].cost <= most; i++) {
        const bx_shape *shape = n->ways[i].shape;
        if (!bx_lead_head_may_be(f->lead_head, item, shape))
            continue;
        bx_facade made = facade_of(f, item, shape, view);
        made.cost += n->ways[i].cost + bx_lead_head_more(f->lead_head, item, shape);
        add(f, &made, most);
    }
}

/* ---- cuts ---- */

static bx_facade_cut cut_of(const bx_derivation *d, bx_view view)
{
    const bx_set_region *a = &d->first, *b = &d->second;
    return (bx_facade_cut){
        d->kind, view, d->cut, {a->columns, b->columns}, {a->lines, b->lines}};
}

/* The two parts of a region put together; what they clash is in `clash`. */
static bx_facade put_together(bx_facades *f, const bx_facade_cut *w, const bx_facade *a,
                              const bx_facade *b, int clash)
{
    const int *lines = w->lines, *columns = w->columns;
    bx_view view = w->view;
    bx_facade made = {.left = a->left, .right = b->right};
    int gutters = 0;
    if (w->kind == BX_NODE_STACK) {
        made.left = bx_head_edge_over(f->page->edges, a->left, b->left, lines[0]);
        made.right = bx_head_edge_over(f->page->edges, a->right, b->right, lines[0]);
        made.run = bx_gutter_run_over(f->page->runs, a->run, b->run, columns[0], lines,
                                      goes_on(view), &gutters);
    } else {
        made.run = bx_gutter_run_beside(f->page->runs, a->run, b->run, columns, lines[0],
                                        goes_on(view));
    }
    made.cost = a->cost + b->cost + w->cut + clash + gutters;
    return made;
}

/* A block of a region of two. */
typedef struct {
    const bx_shape *shape;
    int item, cost;
} half;

static half half_of(const bx_facades *f, const node *n, const bx_derivation *d)
{
    int item = set_of(f, n)->item;
    return (half){d->shape, item,
                  d->cost + bx_lead_head_more(f->lead_head, item, d->shape)};
}

/* Two blocks with all that they cost each other. */
static void fill_two_shapes(bx_facades *f, const bx_derivation *d, bx_view view,
                            const half *a, const half *b, int most)
{
    const bx_block *const *blocks = f->page->blocks;
    int own = a->cost + b->cost;
    if (own + d->cut > most || !bx_lead_head_may_be(f->lead_head, a->item, a->shape) ||
        !bx_lead_head_may_be(f->lead_head, b->item, b->shape))
        return;
    f->left--;
    int pair = bx_two_blocks_cost(f->page->layout, f->page->sets->pins, f->lead_head,
                                  &(bx_two_blocks){d->kind,
                                                   {a->item, b->item},
                                                   {blocks[a->item], blocks[b->item]},
                                                   {a->shape, b->shape}});
    if (own + d->cut + pair > most)
        return;
    bx_facade x = facade_of(f, a->item, a->shape, bx_part_view(d->kind, 0, view));
    bx_facade y = facade_of(f, b->item, b->shape, bx_part_view(d->kind, 1, view));
    bx_facade_cut cut = cut_of(d, view);
    bx_facade made = put_together(f, &cut, &x, &y, own + pair);
    add(f, &made, most);
}

static void fill_two_parts(bx_facades *f, way w, bx_view view, int most)
{
    node *first = w.part[0], *second = w.part[1];
    int left = most - w.is->cut;
    list_ways(f, first, left - bx_cheapest_cost(f->page->cheapest, second->at));
    if (!first->n_ways)
        return;
    list_ways(f, second, left - first->ways[0].cost);
    for (int i = 0; i < first->n_ways; i++) {
        half a = half_of(f, first, &first->ways[i]);
        for (int k = 0; k < second->n_ways; k++) {
            if (first->ways[i].cost + second->ways[k].cost > left)
                break;
            half b = half_of(f, second, &second->ways[k]);
            fill_two_shapes(f, w.is, view, &a, &b, most);
        }
    }
}

static void fill_two(bx_facades *f, node *n, bx_view view, int most)
{
    list_ways(f, n, most);
    for (int i = 0; i < n->n_ways && n->ways[i].cost <= most; i++)
        fill_two_parts(f, way_of(f, n, i), view, most);
}

static vertex *look(bx_facades *f, node *n, bx_view view, int most);

typedef struct {
    const vertex *of[2]; /* NULL: too dear … */
    int least;           /* … which they cost together */
} parts;

/* The part with fewer items first: what it costs over what was known leaves the other one
 * less. */
static parts look_at_parts(bx_facades *f, way w, bx_view view, int most)
{
    node *const *part = w.part;
    bx_node_kind kind = w.is->kind;
    int i = set_of(f, part[0])->n_items > set_of(f, part[1])->n_items, cut = w.is->cut;
    bx_view seen[] = {bx_part_view(kind, 0, view), bx_part_view(kind, 1, view)};
    int least[] = {least_of(f, part[0], seen[0]), least_of(f, part[1], seen[1])};
    parts p = {.least = cut + least[0] + least[1]};
    if (p.least > most)
        return p;
    p.least = most + 1;
    p.of[i] = look(f, part[i], seen[i], most - cut - least[1 - i]);
    if (p.of[i]->facades.n)
        p.of[1 - i] =
            look(f, part[1 - i], seen[1 - i], most - cut - p.of[i]->facades.least);
    return p;
}

/* What heads of two parts cost each other: rule 12 side by side, rule 10 one over the
 * other. As wide as both, a block stands at their right edge and at their left: it
 * counts once. */
static int cost_of_heads(const bx_facades *f, const bx_facade_cut *w, const bx_facade *a,
                         const bx_facade *b)
{
    bx_head_edges *edges = f->page->edges;
    if (w->kind == BX_NODE_BESIDE)
        return bx_head_edge_clash(edges, a->right, b->left);
    int columns = w->columns[0],
        narrower = w->view & BX_SEEN_LEFT ? columns - 1 : columns;
    return bx_head_edge_order(edges, a->left, b->left, columns) +
           bx_head_edge_order(edges, a->right, b->right, narrower);
}

/* All that two parts can be together. Returns the least of it. */
static int join(bx_facades *f, const bx_facade_cut *w, bx_facade_span a, bx_facade_span b,
                int most)
{
    bool is_seen = w->view & ~(bx_view)BX_AT_FOOT;
    int least = most + 1;
    for (int i = 0; i < a.n; i++)
        for (int k = 0; k < b.n; k++) {
            f->left--;
            int cost = a.all[i].cost + b.all[k].cost + w->cut;
            if (cost > most ||
                (!is_seen && cost >= bx_facade_list_least_blind(f->found))) {
                least = MIN(least, cost);
                break;
            }
            int clash = cost_of_heads(f, w, &a.all[i], &b.all[k]);
            if (cost + clash > most)
                continue;
            bx_facade made = put_together(f, w, &a.all[i], &b.all[k], clash);
            least = MIN(least, made.cost);
            add(f, &made, most);
        }
    return least;
}

/* The same, of a way. */
static int fill_cut(bx_facades *f, const bx_derivation *d, bx_view view, const parts *p,
                    int most)
{
    const bx_region_facades *a = &p->of[0]->facades, *b = &p->of[1]->facades;
    bx_facade_cut cut = cut_of(d, view);
    return join(f, &cut, (bx_facade_span){a->all, a->n}, (bx_facade_span){b->all, b->n},
                most);
}

static int by_cost(gconstpointer p, gconstpointer q, gpointer unused)
{
    (void)unused;
    return *(const int *)p - *(const int *)q;
}

/* What a way costs for sure, in a beam as far as it is known. */
static int least_of_way(const bx_facades *f, way w, bx_view view)
{
    bx_node_kind kind = w.is->kind;
    return w.is->cut + least_of(f, w.part[0], bx_part_view(kind, 0, view)) +
           least_of(f, w.part[1], bx_part_view(kind, 1, view));
}

/* The costs of which so many are no higher. */
static int share_of(const int *least, int n, int share, int most)
{
    if (n <= share)
        return most;
    int *sorted = g_memdup2(least, (gsize)n * sizeof *least);
    g_qsort_with_data(sorted, n, sizeof *sorted, by_cost, NULL);
    int limit = sorted[share - 1];
    g_free(sorted);
    return MIN(limit, most);
}

/* How many ways of a region are looked at. */
static int most_ways(const bx_facades *f, const node *n)
{
    const bx_item_sets *sets = f->page->sets;
    bool is_large = 4 * set_of(f, n)->n_items > 3 * sets->sets[sets->n - 1].n_items;
    return is_large ? f->beam.large_ways : f->beam.ways;
}

/* Parts are looked at before anything is put together: they are regions at work, too. A
 * region is no part of itself: its ways stay. */
static void fill_more(bx_facades *f, node *n, bx_view view, int most, vertex *v)
{
    list_ways(f, n, most);
    int n_ways = 0;
    while (n_ways < n->n_ways && n->ways[n_ways].cost <= most)
        n_ways++;
    int *least = BX_NEW_ARRAY(f->arena, n_ways, int);
    parts *p = g_new0(parts, n_ways);
    f->left -= n_ways;
    for (int i = 0; i < n_ways; i++)
        least[i] = least_of_way(f, way_of(f, n, i), view);
    int dearest = share_of(least, n_ways, most_ways(f, n), most);
    for (int i = 0; i < n_ways; i++)
        if (least[i] <= dearest)
            p[i] = look_at_parts(f, way_of(f, n, i), view, most);
    for (int i = 0; i < n_ways; i++)
        if (least[i] <= dearest)
            least[i] = p[i].of[0] && p[i].of[1]
                           ? fill_cut(f, &n->ways[i], view, &p[i], most)
                           : p[i].least;
        else
            least[i] = MAX(least[i], most + 1);
    v->facades.ways = least;
    v->facades.n_ways = n_ways;
    g_free(p);
}

static void let_look(bx_facades *f)
{
    if (!f->watch || ++f->n_fills % FILLS_A_LOOK)
        return;
    bx_watch_look(f->watch);
    if (f->watch->is_stopped)
        f->left = 0;
}

static void fill(bx_facades *f, node *n, bx_view view, int most, vertex *v)
{
    int n_items = set_of(f, n)->n_items;
    let_look(f);
    if (f->left <= 0)
        add(f,
            &(bx_facade){.run = BX_GUTTERS_PAID,
                         .cost = bx_cheapest_cost(f->page->cheapest, n->at)},
            most);
    else if (n_items == 1)
        fill_one(f, n, view, most);
    else if (n_items == 2)
        fill_two(f, n, view, most);
    else
        fill_more(f, n, view, most, v);
}

/* What no view makes cheaper; a foot does not make it so, either. */
static vertex *look(bx_facades *f, node *n, bx_view view, int most)
{
    vertex *v = vertex_of(f, n, view);
    int *least = &n->least[(view & BX_AT_FOOT) != 0];
    if (v->most >= most)
        return v;
    v->most = most;
    v->facades = (bx_region_facades){.least = least_of(f, n, view)};
    if (v->facades.least > most)
        return v;
    fill(f, n, view, most, v);
    v->facades.n =
        bx_facade_list_take(f->found, f->arena, f->beam.facades, &v->facades.all);
    v->facades.least = v->facades.n ? v->facades.all[0].cost : most + 1;
    *least = MAX(*least, v->facades.least);
    return v;
}

static int by_least(gconstpointer p, gconstpointer q, gpointer least)
{
    int a = *(const int *)p, b = *(const int *)q;
    int diff = ((const int *)least)[a] - ((const int *)least)[b];
    return diff ? diff : a - b;
}

/* Only who asks from outside goes through the ways. */
static void order_ways(bx_facades *f, vertex *v)
{
    int n = v->facades.n_ways, *order = BX_NEW_ARRAY(f->arena, n, int);
    for (int i = 0; i < n; i++)
        order[i] = i;
    if (n > 1)
        g_qsort_with_data(order, n, sizeof *order, by_least, (gpointer)v->facades.ways);
    v->facades.order = order;
}

bx_region_facades bx_facades_of(bx_facades *f, bx_set_region r, bx_view view, int most)
{
    vertex *v = look(f, node_of(f, r), view, most);
    if (v->facades.n_ways && !v->facades.order)
        order_ways(f, v);
    return v->facades;
}

bx_facade_span bx_facades_join(bx_facades *f, const bx_facade_cut *cut,
                               bx_facade_span first, bx_facade_span second, int most)
{
    bx_facade_span made;
    join(f, cut, first, second, most);
    made.n = bx_facade_list_end(f->found, f->beam.facades, &made.all);
    return made;
}

bx_facade bx_facades_of_block(bx_facades *f, int item, const bx_shape *shape,
                              bx_view view, int cost)
{
    bx_facade made = facade_of(f, item, shape, view);
    made.cost += cost + bx_lead_head_more(f->lead_head, item, shape);
    return made;
}
