#include "makeup/outside.h"

#include <glib.h>

struct bx_outside {
    const bx_sieve *sieve;
    const bx_cost_table *table;
    int half, limit;
    int ***open; /* [set]: what was found so far, [columns - 1][filter], by lines */
    bx_cost_row (**rows)[2]; /* [set][columns - 1]: stack and beside; NULL: no room */
    bx_sieve_mesh **meshes;  /* [set], of those with room */
    bx_arena *arena;
};

static bx_cost_row *row_of(const bx_outside *o, int set, int columns, bool is_beside)
{
    return o->rows[set] ? &o->rows[set][columns - 1][is_beside] : NULL;
}

static const bx_cost_row none = {.least = BX_NO_TREE};

const bx_cost_row *bx_outside_of_stack(const bx_outside *o, int set, int columns)
{
    const bx_cost_row *row = row_of(o, set, columns, false);
    return row ? row : &none;
}

const bx_cost_row *bx_outside_of_beside(const bx_outside *o, int set, int columns)
{
    const bx_cost_row *row = row_of(o, set, columns, true);
    return row ? row : &none;
}

bool bx_outside_has_room(const bx_outside *o, int set)
{
    return o->rows[set] != NULL;
}

const bx_sieve_mesh *bx_outside_mesh(const bx_outside *o, int set)
{
    return o->meshes[set];
}

const bx_sieve *bx_outside_sieve(const bx_outside *o)
{
    return o->sieve;
}

/* ---- what is found so far ---- */

/* By lines; it is there from now on. */
static int *open_row(bx_outside *o, bx_root_filter filter, int set, int columns)
{
    int lines = o->table->most_high + 1;
    int at = (columns - 1) * BX_ROOT_FILTERS + (int)filter;
    if (!o->open[set])
        o->open[set] = BX_NEW_ARRAY(o->arena, BX_ROOT_FILTERS * o->table->columns, int *);
    if (!o->open[set][at]) {
        o->open[set][at] = BX_NEW_ROOM(o->arena, lines, int);
        for (int h = 0; h < lines; h++)
            o->open[set][at][h] = BX_NO_TREE;
    }
    return o->open[set][at];
}

/* ---- a set that all larger ones have told of ---- */

/* Those of some costs that leave the set room; either may be NULL. */
static bx_cost_row row_with_room(bx_outside *o, const int *any, const int *other,
                                 const int *cut, int set, int columns)
{
    const bx_cost_table *t = o->table;
    int costs[BX_MAX_LINES + 1], most = bx_cost_table_most_lines(t, set, columns);
    if (!any && !other)
        return none;
    for (int h = 0; h <= most; h++) {
        int cost = MIN(any ? any[h] : BX_NO_TREE, other ? other[h] : BX_NO_TREE);
        cost += cut ? cut[h] : 0;
        costs[h] = cost + t->least[set] < o->limit ? cost : BX_NO_TREE;
    }
    return bx_cost_row_make(o->arena, costs, most, BX_NO_TREE);
}

static void close_set(bx_outside *o, int set)
{
    const bx_cost_table *t = o->table;
    bx_cost_row rows[BX_MAX_COLUMNS][2];
    bool has_room = false;
    for (int k = 1; k <= t->columns; k++) {
        int **by_filter = &o->open[set][(k - 1) * BX_ROOT_FILTERS];
        const int *any = by_filter[BX_ANY_ROOT];
        bx_cost_row *stack = &rows[k - 1][0], *beside = &rows[k - 1][1];
        *stack = row_with_room(o, any, by_filter[BX_NO_BESIDE], NULL, set, k);
        *beside = row_with_room(o, any, by_filter[BX_NO_STACK], t->gutter, set, k);
        has_room = has_room || stack->n || beside->n;
    }
    if (!has_room)
        return;
    o->rows[set] = bx_copy(o->arena, rows, (size_t)t->columns * sizeof *rows);
    o->meshes[set] = BX_NEW_ROOM(o->arena, 1, bx_sieve_mesh);
    bx_sieve_mesh_make(o->sieve, set, rows, o->meshes[set]);
}

/* ---- what it tells its parts ---- */

/* A cut of a region into one part that is large, and another for which all is known. */
typedef struct {
    const bx_split *split;
    int large, small; /* sets */
    bool is_first;    /* the large one is */
    int inversions;   /* -1: nobody asked yet */
} cut;

static int inversions_of(const bx_outside *o, cut *c)
{
    if (c->inversions < 0)
        c->inversions = bx_cost_table_inversions(o->table, c->split);
    return c->inversions;
}

/* Does the rest of the page, and the small part, leave room to the large one? */
static bool leaves_room(const bx_outside *o, const cut *c, const bx_cost_row *rest,
                        const bx_cost_row *small)
{
    return rest->n && small->n &&
           rest->least + small->least + o->table->least[c->large] < o->limit;
}

/* Keeps what is less than what was found before, where any of it leaves room. */
static void tell(bx_outside *o, const cut *c, bx_root_filter filter, int columns, int low,
                 int n, const int *restrict costs)
{
    int least = BX_NO_TREE;
    for (int i = 0; i < n; i++)
        least = MIN(least, costs[i]);
    if (least + o->table->least[c->large] >= o->limit)
        return;
    int *restrict into = open_row(o, filter, c->large, columns) + low;
    for (int i = 0; i < n; i++)
        into[i] = MIN(into[i], costs[i]);
}

static void tell_stack(bx_outside *o, cut *c, int columns, const bx_cost_row *rest)
{
    const bx_cost_table *t = o->table;
    const bx_cost_row *small =
        bx_cost_row_of(t, c->is_first ? BX_ANY_ROOT : BX_NO_STACK, c->small, columns);
    if (!leaves_room(o, c, rest, small))
        return;
    int costs[BX_MAX_LINES + 1];
    int most = bx_cost_row_high(rest) - small->low; /* of the large part */
    int least = MAX(1, rest->low - bx_cost_row_high(small));
    const int *place = bx_stack_places(t, inversions_of(o, c));
    for (int h = least; h <= most; h++)
        costs[h] = BX_NO_TREE;
    for (int h = small->low; h <= bx_cost_row_high(small); h++) {
        int low = MAX(rest->low, h + 1), n = bx_cost_row_high(rest) - low + 1;
        const int *restrict all = rest->costs + (low - rest->low);
        int *restrict out = costs + low - h;
        int own = small->costs[h - small->low] + (c->is_first ? 0 : place[h]);
        for (int i = 0; i < n; i++) {
            int cost = all[i] + own;
            out[i] = cost < out[i] ? cost : out[i];
        }
    }
    int through = bx_cut_through(t, columns);
    for (int h = least; h <= most; h++)
        costs[h] += through + (c->is_first ? place[h] : 0);
    tell(o, c, c->is_first ? BX_NO_STACK : BX_ANY_ROOT, columns, least, most - least + 1,
         costs + least);
}

static void tell_beside(bx_outside *o, cut *c, int columns, int of_small,
                        const bx_cost_row *rest)
{
    const bx_cost_table *t = o->table;
    int of_large = columns - of_small, costs[BX_MAX_LINES + 1];
    const bx_cost_row *small =
        bx_cost_row_of(t, c->is_first ? BX_ANY_ROOT : BX_NO_BESIDE, c->small, of_small);
    int low = MAX(rest->low, small->low);
    int high = MIN(bx_cost_row_high(rest), bx_cost_row_high(small));
    if (low > high || !leaves_room(o, c, rest, small))
        return;
    const int *restrict all = rest->costs + (low - rest->low);
    const int *restrict own = small->costs + (low - small->low);
    int place =
        bx_beside_places(t, inversions_of(o, c))[c->is_first ? of_large : of_small];
    for (int i = 0; i <= high - low; i++)
        costs[i] = all[i] + own[i] + place;
    tell(o, c, c->is_first ? BX_NO_BESIDE : BX_ANY_ROOT, of_large, low, high - low + 1,
         costs);
}

static void tell_part(bx_outside *o, int set, cut *c)
{
    const int *small = bx_cost_lowest(o->table, c->small);
    int room = o->limit - o->table->least[c->large];
    for (int k = 1; k <= o->table->columns; k++) {
        const bx_cost_row *rest = bx_outside_of_stack(o, set, k);
        if (c->split->is_stack && rest->least + small[k] < room)
            tell_stack(o, c, k, rest);
        rest = bx_outside_of_beside(o, set, k);
        for (int of_small = 1; c->split->is_beside && of_small < k; of_small++)
            if (rest->least + small[of_small] < room)
                tell_beside(o, c, k, of_small, rest);
    }
}

/* Tells the rest of a set that is parted so. */
static void tell_rest(bx_outside *o, int set, int small)
{
    int base = o->table->sets->sets[set].base, all = set - base;
    bool is_first = !(small & all & -all); /* the large one is */
    int first = is_first ? all ^ small : small;
    bx_split splits[2];
    int n = bx_item_sets_part(o->table->sets, base + first, base + (all ^ first), splits);
    for (int i = 0; i < n; i++) {
        cut c = {.split = &splits[i],
                 .large = base + (all ^ small),
                 .small = base + small,
                 .is_first = splits[i].first == base + (all ^ small),
                 .inversions = -1};
        tell_part(o, set, &c);
    }
}

/* Tells all that are parts of a set without some of its items: `without` and at most so
 * many of others. All of these are masks. */
static void tell_parts(bx_outside *o, int set, int without, int others, int most)
{
    for (; others && most; others &= others - 1) {
        int small = without | (others & -others);
        tell_rest(o, set, small);
        tell_parts(o, set, small, others & (others - 1), most - 1);
    }
}

bx_outside *bx_outside_find(const bx_sieve *sieve, int half, int white)
{
    bx_outside *o = g_new(bx_outside, 1);
    const bx_cost_table *t = sieve->table;
    int n = t->sets->n;
    *o = (bx_outside){.sieve = sieve,
                      .table = t,
                      .half = half,
                      .limit = sieve->limit,
                      .meshes = g_new0(bx_sieve_mesh *, n),
                      .open = g_new0(int **, n),
                      .rows = g_malloc0_n((gsize)n, sizeof *o->rows),
                      .arena = bx_arena_new()};
    int *whole = open_row(o, BX_ANY_ROOT, n - 1, t->columns);
    for (int h = 1; h <= t->most_high; h++)
        whole[h] = (int)MIN((int64_t)(t->most_high - h) * white, BX_NO_TREE);
    for (int set = n - 1; set >= 0; set--) /* a set stands behind its parts */
        if (o->open[set]) {
            close_set(o, set);
            if (o->rows[set])
                tell_parts(o, set, 0, set - t->sets->sets[set].base,
                           t->sets->sets[set].n_items - half - 1);
        }
    return o;
}

void bx_outside_free(bx_outside *o)
{
    if (!o)
        return;
    g_free(o->open);
    g_free(o->rows);
    g_free(o->meshes);
    bx_arena_free(o->arena);
    g_free(o);
}
