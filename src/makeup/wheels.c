#include "makeup/wheels.h"

#include <glib.h>
#include <string.h>

#include "makeup/score.h"
#include "makeup/wheel.h"

enum {
    ARMS = BX_WHEEL_PARTS - 1,
    MIDDLE = ARMS,
    MOST_LISTED = 40000, /* when so many are there, the dearer half is left out */
};

/* The parts in the order they are chosen: two that fill the page's height one over the
 * other, twice; then the middle. */
static const int chosen_wide[BX_WHEEL_PARTS] = {0, 3, 1, 2, MIDDLE};
static const int chosen_high[BX_WHEEL_PARTS] = {0, 1, 3, 2, MIDDLE};

struct bx_wheels {
    const bx_layout *layout;
    const bx_item_sets *sets;
    bx_cheapest *cheapest;
    bx_rank_set all;
    int *least[BX_WHEEL_PARTS]; /* what a set's items cost in so many regions; NULL where
                                   the sets are given */
};

/* ---- what there can be ---- */

static bool are_given(const bx_item_sets *sets)
{
    return sets->wheel != NULL;
}

bool bx_wheels_can_be(const bx_layout *layout, const bx_item_sets *sets)
{
    bool is_cut = sets->pins && sets->pins->tree && sets->pins->tree->first;
    int n = sets->sets[sets->n - 1].n_items;
    return are_given(sets) ||
           (layout->interlocks && sets->is_complete && !is_cut && n >= BX_WHEEL_PARTS);
}

/* Where every subset is listed, by the mask of its items. */
static int set_of(bx_rank_set items)
{
    return (int)items - 1;
}

static int least_of_one(const bx_wheels *w, int set)
{
    int least = BX_NO_TREE;
    for (int k = 1; k <= w->layout->columns; k++) {
        bx_heights h = bx_cheapest_heights(w->cheapest, set, k);
        for (int lines = h.low; lines <= h.high; lines++)
            least = MIN(least,
                        bx_cheapest_cost(w->cheapest,
                                         bx_set_region_of(set, k, lines, BX_ANY_ROOT)));
    }
    return least;
}

/* In n + 1 regions: one of them holds the first item. */
static void find_least(bx_wheels *w, int n)
{
    w->least[n] = g_new(int, w->sets->n);
    for (int set = 0; set < w->sets->n; set++) {
        bx_rank_set items = w->sets->sets[set].items, first = items & -items;
        int least = n ? BX_NO_TREE : least_of_one(w, set);
        for (bx_rank_set part = (items - 1) & items; n && part;
             part = (part - 1) & items) {
            if (!(part & first))
                continue;
            int cost = w->least[0][set_of(part)] + w->least[n - 1][set_of(items ^ part)];
            least = MIN(least, cost);
        }
        w->least[n][set] = least;
    }
}

bx_wheels *bx_wheels_new(const bx_layout *layout, const bx_item_sets *sets,
                         bx_cheapest *cheapest)
{
    bx_wheels *w = g_new0(bx_wheels, 1);
    w->layout = layout;
    w->sets = sets;
    w->cheapest = cheapest;
    w->all = sets->sets[sets->n - 1].items;
    for (int n = 0; n < BX_WHEEL_PARTS && !are_given(sets); n++)
        find_least(w, n);
    return w;
}

void bx_wheels_free(bx_wheels *w)
{
    for (int n = 0; n < BX_WHEEL_PARTS; n++)
        g_free(w->least[n]);
    g_free(w);
}

int bx_wheels_least(const bx_wheels *w)
{
    int sum = 0;
    if (!are_given(w->sets))
        return w->least[MIDDLE][w->sets->n - 1];
    for (int i = 0; i < BX_WHEEL_PARTS; i++)
        sum += least_of_one(w, w->sets->wheel->parts[i]);
    return MIN(sum, BX_NO_TREE);
}

/* ---- all of one height ---- */

typedef struct {
    const bx_wheels *w;
    bx_node_kind kind;
    const int *chosen; /* parts, in this order */
    int columns[BX_WHEEL_PARTS];
    int lines, below;
    bx_set_region parts[BX_WHEEL_PARTS];
    bx_rank_set items[BX_WHEEL_PARTS];
    bx_arena *arena;
    GArray *found; /* of bx_derivation */
    int *left_out;
} lister;

static int compare_parts(const bx_set_region *a, const bx_set_region *b)
{
    for (int i = 0; i < BX_WHEEL_PARTS; i++) {
        int diff = a[i].set - b[i].set;
        diff = diff ? diff : a[i].columns - b[i].columns;
        diff = diff ? diff : a[i].lines - b[i].lines;
        if (diff)
            return diff;
    }
    return 0;
}

static int compare(const void *p, const void *q)
{
    const bx_derivation *a = p, *b = q;
    int diff = (a->cost > b->cost) - (a->cost < b->cost);
    diff = diff ? diff : (int)a->kind - (int)b->kind;
    return diff ? diff : compare_parts(a->parts, b->parts);
}

/* Leaves the dearer half out, and from now on what costs as much. */
static void thin(lister *l)
{
    g_array_sort(l->found, compare);
    g_array_set_size(l->found, l->found->len / 2);
    l->below = g_array_index(l->found, bx_derivation, l->found->len - 1).cost;
    *l->left_out = MIN(*l->left_out, l->below);
}

static int count_inversions(const lister *l, int first, int second)
{
    const bx_item_set *sets = l->w->sets->sets;
    return bx_item_sets_inversions(l->w->sets, sets[l->parts[first].set].items,
                                   sets[l->parts[second].set].items);
}

/* What the cuts cost by themselves; BX_NO_TREE: a pin forbids one. */
static int cost_of_cuts(const lister *l)
{
    bx_region places[BX_WHEEL_PARTS];
    bx_cut cuts[BX_WHEEL_CUTS];
    const bx_wheel_pair *pairs = bx_wheel_pairs(l->kind);
    int cost = 0;
    for (int i = 0; i < BX_WHEEL_PARTS; i++)
        places[i] =
            (bx_region){.columns = l->parts[i].columns, .lines = l->parts[i].lines};
    bx_wheel_place(l->kind, places, 0, 0);
    bx_wheel_cuts(l->kind, places, cuts);
    for (int i = 0; i < BX_WHEEL_CUTS; i++) {
        int first = pairs[i].first, second = pairs[i].second;
        if (!bx_pins_allow_cut(l->w->sets->pins, pairs[i].kind, l->items[first],
                               l->items[second]))
            return BX_NO_TREE;
        cost += bx_score_cut(l->w->layout, &cuts[i], count_inversions(l, first, second),
                             bx_cheapest_lines(l->w->cheapest));
    }
    return cost;
}

static void add(lister *l, int cost)
{
    bx_derivation d = {.kind = l->kind, .cut = cost_of_cuts(l)};
    d.cost = cost + d.cut;
    if (d.cost >= l->below)
        return;
    d.parts = bx_copy(l->arena, l->parts, sizeof l->parts);
    g_array_append_val(l->found, d);
    if (l->found->len >= MOST_LISTED)
        thin(l);
}

/* What the items that are left cost at least in the parts that are. */
static int least_of_rest(const lister *l, bx_rank_set rest, int n_parts)
{
    return are_given(l->w->sets) ? 0 : l->w->least[n_parts - 1][set_of(rest)];
}

static void choose(lister *l, int n, bx_rank_set rest, int cost);

/* A part with these items: what it costs, and what follows. */
static void choose_items(lister *l, int n, int set, int lines, bx_rank_set rest, int cost)
{
    int part = l->chosen[n];
    bx_set_region at = bx_set_region_of(set, l->columns[part], lines, BX_ANY_ROOT);
    int own = bx_cheapest_cost(l->w->cheapest, at);
    if (own >= BX_NO_TREE)
        return;
    l->parts[part] = at;
    l->items[part] = l->w->sets->sets[set].items;
    cost += own;
    if (n == MIDDLE)
        add(l, cost);
    else if (cost + least_of_rest(l, rest, ARMS - n) < l->below)
        choose(l, n + 1, rest, cost);
}

/* The heights that a part may have, the ones before it being chosen. */
static bx_heights heights_of(const lister *l, int n, int set)
{
    int over = l->parts[l->chosen[0]].lines, other = l->parts[l->chosen[2]].lines;
    bool is_wide = l->kind == BX_NODE_WHEEL_WIDE;
    bx_heights may = {0, 0};
    if (n == 0 || n == 2) {
        may = bx_cheapest_heights(l->w->cheapest, set, l->columns[l->chosen[n]]);
        may.low = MAX(may.low, n && is_wide ? over + 1 : 1);
        may.high = MIN(may.high, n && !is_wide ? over - 1 : l->lines - 1);
    } else if (n == MIDDLE) {
        may.low = may.high = is_wide ? other - over : over - other;
    } else {
        may.low = may.high = l->lines - (n == 1 ? over : other);
    }
    return may;
}

static void choose_set(lister *l, int n, bx_rank_set items, int set, bx_rank_set rest,
                       int cost)
{
    bx_heights may = heights_of(l, n, set);
    for (int lines = may.low; lines <= may.high; lines++)
        choose_items(l, n, set, lines, rest & ~items, cost);
}

/* Does the most important item stand at the upper left? */
static bool leads(const lister *l, int n, bx_rank_set items)
{
    const bx_pins *pins = l->w->sets->pins;
    bool is_free = pins && (pins->foot | pins->right) & 1;
    return n > 0 || is_free || items & 1;
}

/* The items of part number n, in every way. */
static void choose(lister *l, int n, bx_rank_set rest, int cost)
{
    const bx_item_sets *sets = l->w->sets;
    if (are_given(sets)) {
        int set = sets->wheel->parts[l->chosen[n]];
        choose_set(l, n, sets->sets[set].items, set, rest, cost);
        return;
    }
    if (n == MIDDLE) {
        choose_set(l, n, rest, set_of(rest), rest, cost);
        return;
    }
    for (bx_rank_set part = (rest - 1) & rest; part; part = (part - 1) & rest)
        if (leads(l, n, part) && __builtin_popcountll(rest & ~part) >= ARMS - n)
            choose_set(l, n, part, set_of(part), rest, cost);
}

/* Lines down the page behind columns `left` and `right`. */
static void list_between(lister *l, int left, int right)
{
    int all = l->w->layout->columns;
    bool is_wide = l->kind == BX_NODE_WHEEL_WIDE;
    l->columns[0] = is_wide ? right : left;
    l->columns[1] = is_wide ? all - right : right;
    l->columns[2] = is_wide ? all - left : all - right;
    l->columns[3] = is_wide ? left : all - left;
    l->columns[MIDDLE] = right - left;
    choose(l, 0, l->w->all, 0);
}

bx_derivations bx_wheels_list(bx_arena *arena, const bx_wheels *w, int lines, int below,
                              int *left_out)
{
    g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(bx_derivation));
    lister l = {.w = w,
                .lines = lines,
                .below = below,
                .arena = arena,
                .found = found,
                .left_out = left_out};
    for (int turn = 0; turn < 2; turn++) {
        l.kind = turn ? BX_NODE_WHEEL_HIGH : BX_NODE_WHEEL_WIDE;
        l.chosen = turn ? chosen_high : chosen_wide;
        if (are_given(w->sets) && w->sets->wheel->kind != l.kind)
            continue;
        for (int left = 1; left < w->layout->columns; left++)
            for (int right = left + 1; right < w->layout->columns; right++)
                list_between(&l, left, right);
    }
    g_array_sort(found, compare);
    return (bx_derivations){
        bx_copy(arena, found->data, found->len * sizeof(bx_derivation)), (int)found->len};
}
