#include "makeup/facade_list.h"

#include <glib.h>
#include <limits.h>
#include <stdlib.h>

#include "base/packed.h"

struct bx_facade_list {
    const bx_head_edges *edges;
    const bx_gutter_runs *runs;
    GArray *all;        /* of bx_facade: each kind once … */
    GHashTable *places; /* … and where it is there, from 1 on */
    int least_blind;
};

bx_facade_list *bx_facade_list_new(const bx_head_edges *edges, const bx_gutter_runs *runs)
{
    bx_facade_list *l = g_new(bx_facade_list, 1);
    *l = (bx_facade_list){edges, runs, g_array_new(FALSE, FALSE, sizeof(bx_facade)),
                          bx_packed_table_new(), INT_MAX};
    return l;
}

void bx_facade_list_free(bx_facade_list *l)
{
    g_array_free(l->all, TRUE);
    g_hash_table_destroy(l->places);
    g_free(l);
}

G_STATIC_ASSERT(BX_MOST_HEAD_EDGES <= 1 << 22 && BX_MOST_GUTTER_RUNS <= 1 << 20);

static gpointer key_of(const bx_facade *facade)
{
    return bx_packed((uint64_t)facade->left << 42 | (uint64_t)facade->right << 20 |
                     (uint64_t)facade->run);
}

static bool is_blind(const bx_facade *f)
{
    return !f->left && !f->right && !f->run;
}

void bx_facade_list_add(bx_facade_list *l, bx_facade facade)
{
    if (is_blind(&facade))
        l->least_blind = MIN(l->least_blind, facade.cost);
    gpointer place = g_hash_table_lookup(l->places, key_of(&facade));
    if (place) {
        bx_facade *known = &g_array_index(l->all, bx_facade, GPOINTER_TO_INT(place) - 1);
        known->cost = MIN(known->cost, facade.cost);
        return;
    }
    g_array_append_val(l->all, facade);
    g_hash_table_insert(l->places, key_of(&facade), GINT_TO_POINTER((int)l->all->len));
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

int bx_facade_list_take(bx_facade_list *l, bx_arena *arena, int most,
                        const bx_facade **out)
{
    bx_facade *all = (bx_facade *)l->all->data;
    int n = (int)l->all->len;
    if (n > 1)
        qsort(all, (size_t)n, sizeof *all, compare);
    n = keep_useful(l, all, n, MIN(most, BX_MOST_FACADES));
    if (n == BX_MOST_FACADES)
        all[n - 1] = (bx_facade){.run = BX_GUTTERS_PAID, .cost = all[n - 1].cost};
    *out = bx_copy(arena, all, (size_t)n * sizeof *all);
    g_array_set_size(l->all, 0);
    g_hash_table_remove_all(l->places);
    l->least_blind = INT_MAX;
    return n;
}
