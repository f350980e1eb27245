#include "makeup/facade_list.h"

#include <glib.h>
#include <limits.h>
#include <stdlib.h>

#include "base/packed.h"

enum { FIRST_PLACES = 256 };

/* Where a facade of some kind is in the list. */
typedef struct {
    uint64_t kind;
    int number;
    unsigned list; /* of which list; of an earlier one: free */
} place;

struct bx_facade_list {
    const bx_head_edges *edges;
    const bx_gutter_runs *runs;
    GArray *all;   /* of bx_facade: each kind once … */
    place *places; /* … and where it is there: one place after the other … */
    uint64_t mask; /* … of so many, less one; a power of two */
    unsigned list; /* how many there have been */
    int least_blind;
};

bx_facade_list *bx_facade_list_new(const bx_head_edges *edges, const bx_gutter_runs *runs)
{
    bx_facade_list *l = g_new(bx_facade_list, 1);
    *l = (bx_facade_list){.edges = edges,
                          .runs = runs,
                          .all = g_array_new(FALSE, FALSE, sizeof(bx_facade)),
                          .places = g_new0(place, FIRST_PLACES),
                          .mask = FIRST_PLACES - 1,
                          .list = 1,
                          .least_blind = INT_MAX};
    return l;
}

void bx_facade_list_free(bx_facade_list *l)
{
    g_array_free(l->all, TRUE);
    g_free(l->places);
    g_free(l);
}

G_STATIC_ASSERT(BX_MOST_HEAD_EDGES <= 1 << 22 && BX_MOST_GUTTER_RUNS <= 1 << 20);

static uint64_t kind_of(const bx_facade *facade)
{
    return (uint64_t)facade->left << 42 | (uint64_t)facade->right << 20 |
           (uint64_t)facade->run;
}

/* The place of a kind, or where it is to be. */
static place *place_of(const bx_facade_list *l, uint64_t kind)
{
    uint64_t i = bx_packed_mix(kind) & l->mask;
    while (l->places[i].list == l->list && l->places[i].kind != kind)
        i = (i + 1) & l->mask;
    return &l->places[i];
}

static void grow(bx_facade_list *l)
{
    l->mask = 2 * l->mask + 1;
    g_free(l->places);
    l->places = g_new0(place, l->mask + 1);
    for (guint i = 0; i < l->all->len; i++) {
        uint64_t kind = kind_of(&g_array_index(l->all, bx_facade, i));
        *place_of(l, kind) = (place){kind, (int)i, l->list};
    }
}

static bool is_blind(const bx_facade *f)
{
    return !f->left && !f->right && !f->run;
}

void bx_facade_list_add(bx_facade_list *l, bx_facade facade)
{
    if (is_blind(&facade))
        l->least_blind = MIN(l->least_blind, facade.cost);
    uint64_t kind = kind_of(&facade);
    place *p = place_of(l, kind);
    if (p->list == l->list) {
        bx_facade *known = &g_array_index(l->all, bx_facade, p->number);
        known->cost = MIN(known->cost, facade.cost);
        return;
    }
    *p = (place){kind, (int)l->all->len, l->list};
    g_array_append_val(l->all, facade);
    if (2 * l->all->len > l->mask)
        grow(l);
}

int bx_facade_list_least_blind(const bx_facade_list *l)
{
    return l->least_blind;
}

static int compare(const void *p, const void *q)
{
    const bx_facade *a = p, *b = q;
    int diff = a->cost - b->cost;
    diff = diff ? diff : a->left - b->left;
    diff = diff ? diff : a->right - b->right;
    return diff ? diff : a->run - b->run;
}

/* Does it show no more than the other? */
static bool shows_less(const bx_facade_list *l, const bx_facade *a, const bx_facade *b)
{
    return bx_head_edge_is_within(l->edges, a->left, b->left) &&
           bx_head_edge_is_within(l->edges, a->right, b->right) &&
           bx_gutter_run_is_within(l->runs, a->run, b->run);
}

/* By cost. Returns how many are left. */
static int keep_useful(const bx_facade_list *l, bx_facade *all, int n, int most)
{
    int kept = 0;
    for (int i = 0; i < n && kept < most; i++) {
        bool is_useful = true;
        for (int k = 0; k < kept && is_useful; k++)
            is_useful = !shows_less(l, &all[k], &all[i]);
        if (is_useful)
            all[kept++] = all[i];
    }
    return kept;
}

/* So many of them, from the cheapest to the one that shows least. */
static int spread(bx_facade *all, int n, int most)
{
    if (n <= most)
        return n;
    for (int i = 1; i < most; i++)
        all[i] = all[i * (n - 1) / (most - 1)];
    return most;
}

int bx_facade_list_end(bx_facade_list *l, int most, const bx_facade **out)
{
    bx_facade *all = (bx_facade *)l->all->data;
    int n = (int)l->all->len;
    if (n > 1)
        qsort(all, (size_t)n, sizeof *all, compare);
    n = keep_useful(l, all, n, BX_MOST_FACADES);
    n = spread(all, n, most);
    if (n == BX_MOST_FACADES && most >= n)
        all[n - 1] = (bx_facade){.run = BX_GUTTERS_PAID, .cost = all[n - 1].cost};
    *out = all;
    g_array_set_size(l->all, 0);
    l->list++;
    l->least_blind = INT_MAX;
    return n;
}

int bx_facade_list_take(bx_facade_list *l, bx_arena *arena, int most,
                        const bx_facade **out)
{
    int n = bx_facade_list_end(l, most, out);
    *out = bx_copy(arena, *out, (size_t)n * sizeof **out);
    return n;
}
