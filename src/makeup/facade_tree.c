#include "makeup/facade_tree.h"

#include <glib.h>

enum { WHOLE = 0, NO_REGION = -1, NOT_CUT = -1 };

typedef struct {
    int parent;
    int first; /* its parts are this and the next; NOT_CUT */
    bx_facade_cut cut;
    int sum;             /* of what its cuts and parts cost, each by itself */
    bx_facade_span span; /* all that it can show */
} region;

/* A region as it was. */
typedef struct {
    int number;
    region was;
} change;

struct bx_facade_tree {
    region regions[BX_FACADE_REGIONS];
    GArray *changes; /* of change */
    bx_arena *spans; /* that are kept here */
    bx_arena_mark none;
};

bx_facade_tree *bx_facade_tree_new(void)
{
    bx_facade_tree *t = g_new0(bx_facade_tree, 1);
    t->changes = g_array_new(FALSE, FALSE, sizeof(change));
    t->spans = bx_arena_new();
    t->none = bx_arena_here(t->spans);
    bx_facade_tree_begin(t);
    return t;
}

void bx_facade_tree_free(bx_facade_tree *t)
{
    if (!t)
        return;
    g_array_free(t->changes, TRUE);
    bx_arena_free(t->spans);
    g_free(t);
}

void bx_facade_tree_begin(bx_facade_tree *t)
{
    g_array_set_size(t->changes, 0);
    bx_arena_reset(t->spans, t->none);
    t->regions[WHOLE] = (region){.parent = NO_REGION, .first = NOT_CUT};
}

/* ---- changes ---- */

bx_facade_mark bx_facade_tree_mark(const bx_facade_tree *t)
{
    return (bx_facade_mark){(int)t->changes->len, bx_arena_here(t->spans)};
}

void bx_facade_tree_back(bx_facade_tree *t, bx_facade_mark mark)
{
    for (int i = (int)t->changes->len; i-- > mark.n_changes;) {
        const change *c = &g_array_index(t->changes, change, i);
        t->regions[c->number] = c->was;
    }
    g_array_set_size(t->changes, (guint)mark.n_changes);
    bx_arena_reset(t->spans, mark.spans);
}

static region *to_change(bx_facade_tree *t, int number)
{
    change c = {number, t->regions[number]};
    g_array_append_val(t->changes, c);
    return &t->regions[number];
}

static bx_facade_span keep(bx_facade_tree *t, const bx_facade *all, int n)
{
    return (bx_facade_span){bx_copy(t->spans, all, (size_t)n * sizeof *all), n};
}

/* Facades none of which costs less: still by cost. */
static bx_facade_span raised(bx_facade_tree *t, bx_facade_span span, int least)
{
    if (!span.n || span.all[0].cost >= least)
        return span;
    bx_facade *all = bx_copy(t->spans, span.all, (size_t)span.n * sizeof *all);
    for (int i = 0; i < span.n; i++)
        all[i].cost = MAX(all[i].cost, least);
    return (bx_facade_span){all, span.n};
}

/* ---- blocks and cuts ---- */

void bx_facade_tree_block(bx_facade_tree *t, int number, const bx_facade *facade)
{
    region *r = to_change(t, number);
    r->first = NOT_CUT;
    r->sum = facade->cost;
    r->span = keep(t, facade, 1);
}

static int sum_of(const bx_facade_tree *t, const region *r)
{
    return r->cut.cut + t->regions[r->first].sum + t->regions[r->first + 1].sum;
}

void bx_facade_tree_cut(bx_facade_tree *t, int number, const bx_facade_cut *cut,
                        int first, const bx_facade_part parts[2])
{
    for (int i = 0; i < 2; i++)
        *to_change(t, first + i) =
            (region){.parent = number,
                     .first = NOT_CUT,
                     .sum = parts[i].least,
                     .span = raised(t, parts[i].span, parts[i].least)};
    region *r = to_change(t, number);
    r->cut = *cut;
    r->first = first;
    r->sum = sum_of(t, r);
}

/* ---- the whole ---- */

static void add_up(bx_facade_tree *t, int number)
{
    for (; number != NO_REGION; number = t->regions[number].parent) {
        region *r = to_change(t, number);
        r->sum = sum_of(t, r);
    }
}

int bx_facade_tree_least(bx_facade_tree *t, bx_facades *facades, int number, int most)
{
    add_up(t, t->regions[number].parent);
    int whole = t->regions[WHOLE].sum;
    if (t->regions[number].first == NOT_CUT && number != WHOLE)
        number = t->regions[number].parent;
    for (; number != NO_REGION; number = t->regions[number].parent) {
        region *r = &t->regions[number];
        bx_facade_span span = r->span;
        if (r->first != NOT_CUT)
            span =
                bx_facades_join(facades, &r->cut, t->regions[r->first].span,
                                t->regions[r->first + 1].span, most - (whole - r->sum));
        if (!span.n)
            return most + 1;
        r->span = keep(t, span.all, span.n);
    }
    return t->regions[WHOLE].span.all[0].cost;
}
