/* What a limit lets the table leave out: every way to build a page that costs less is
 * there, at its price. */
#include "makeup/cheapest.h"

#include <glib.h>

#include "makeup/search.h"

enum { MOST = 9, SHAPES = 64 };

static bx_item items[MOST];
static bx_shape shapes[MOST][SHAPES];
static bx_block blocks[MOST];
static const bx_block *list[MOST];

static bx_layout layout_of(int columns)
{
    bx_layout layout = {.columns = columns, .lines = 24, .measure = 100, .leading = 10};
    layout.weights[BX_WEIGHT_WHITE] = 1000;
    layout.weights[BX_WEIGHT_PLACE] = 300;
    layout.weights[BX_WEIGHT_CUT_THROUGH] = 70;
    layout.weights[BX_WEIGHT_GUTTER] = 400;
    return layout;
}

/* Blocks with about as many cells as a page of so many columns and lines. */
static void draw_blocks(GRand *random, int n, int columns, int lines)
{
    for (int i = 0; i < n; i++) {
        int area = columns * lines / n + g_rand_int_range(random, -4, 5);
        items[i] = (bx_item){.name = "x", .priority = i + 1};
        blocks[i] = (bx_block){
            .item = &items[i], .index = i, .shapes = shapes[i], .least_cells = 1000};
        list[i] = &blocks[i];
        for (int k = 1; k <= columns; k++)
            for (int h = MAX(area / k - 1, 1); h <= area / k + 2; h++) {
                shapes[i][blocks[i].n_shapes++] = (bx_shape){
                    .columns = k,
                    .lines = h,
                    .cost = 200 * abs(k * h - area) + g_rand_int_range(random, 0, 900)};
                blocks[i].least_cells = MIN(blocks[i].least_cells, k * h);
            }
    }
}

/* Two tables for the same page. */
typedef struct {
    bx_cheapest *all;   /* nothing is left out */
    bx_cheapest *below; /* what costs as much as the limit is */
    int64_t limit;
    int n_regions, n_ways, n_dear; /* that were looked at; that cost too much */
} tables;

static void compare_ways(tables *t, bx_set_region region, int64_t rest);

static bool is_same(const bx_derivation *a, const bx_derivation *b)
{
    bool is_same = a->cost == b->cost && a->cut == b->cut && a->kind == b->kind;
    if (a->kind == BX_NODE_BLOCK)
        return is_same && a->shape == b->shape;
    for (int i = 0; is_same && i < 2; i++) {
        const bx_set_region *x = bx_derivation_part(a, i), *y = bx_derivation_part(b, i);
        is_same = x->set == y->set && x->columns == y->columns && x->lines == y->lines;
    }
    return is_same;
}

/* A region, of a page on which all others cost so much at least. */
static void compare(tables *t, bx_set_region region, int64_t rest)
{
    int cost = bx_cheapest_cost(t->all, region);
    if (cost + rest >= t->limit)
        return;
    t->n_regions++;
    g_assert_cmpint(bx_cheapest_cost(t->below, region), ==, cost);
    compare_ways(t, region, rest);
}

static void compare_ways(tables *t, bx_set_region region, int64_t rest)
{
    int slack = (int)(t->limit - rest) - bx_cheapest_cost(t->all, region) - 1;
    bx_derivations all = bx_cheapest_derive(t->all, region, slack);
    bx_derivations below = bx_cheapest_derive(t->below, region, slack);
    int k = 0;
    for (int i = 0; i < all.n && all.all[i].cost + rest < t->limit; i++) {
        const bx_derivation *d = &all.all[i];
        while (k < below.n && !is_same(d, &below.all[k]))
            k++;
        g_assert_cmpint(k, <, below.n);
        t->n_ways++;
        for (int part = 0; d->kind != BX_NODE_BLOCK && part < 2; part++) {
            const bx_set_region *at = bx_derivation_part(d, part);
            compare(t, *at, rest + d->cost - bx_cheapest_cost(t->all, *at));
        }
    }
}

static void compare_pages(tables *t, const bx_layout *layout, int set)
{
    for (int h = 1; h <= layout->lines; h++) {
        bx_set_region page = bx_set_region_of(set, layout->columns, h, BX_ANY_ROOT);
        int64_t white = (int64_t)(layout->lines - h) * layout->weights[BX_WEIGHT_WHITE];
        compare(t, page, white);
        t->n_dear += bx_cheapest_cost(t->all, page) < BX_NO_TREE &&
                     bx_cheapest_cost(t->below, page) == BX_NO_TREE;
    }
}

static int64_t least_page(const bx_cheapest *all, const bx_layout *layout, int set)
{
    int64_t least = BX_NO_TREE;
    for (int h = 1; h <= layout->lines; h++) {
        bx_set_region page = bx_set_region_of(set, layout->columns, h, BX_ANY_ROOT);
        least = MIN(least,
                    bx_cheapest_cost(all, page) +
                        (int64_t)(layout->lines - h) * layout->weights[BX_WEIGHT_WHITE]);
    }
    return least;
}

static bx_cheapest *table_of(const bx_layout *layout, const bx_item_sets *sets,
                             const bx_lead_head *lead_head)
{
    bx_region page = {.columns = layout->columns, .lines = layout->lines};
    return bx_cheapest_make(layout, list, sets, lead_head, layout->lines, page,
                            layout->weights[BX_WEIGHT_WHITE], BX_NO_LIMIT);
}

/* What tables are made of, for the blocks that were drawn; it stays where it is. */
typedef struct {
    bx_arena *arena;
    bx_layout layout;
    bx_item_sets sets;
    bx_lead_head lead_head;
} fixture;

static void begin(fixture *f, int n, int columns)
{
    f->arena = bx_arena_new();
    f->layout = layout_of(columns);
    f->sets = bx_item_sets_list(f->arena, list, n, NULL, n);
    f->lead_head = bx_lead_head_make(&f->layout, list, n);
}

static void compare_tables(tables *sum, int n, int columns, int more)
{
    fixture f;
    begin(&f, n, columns);
    bx_layout layout = f.layout, whole = f.layout;
    bx_item_sets sets = f.sets;
    whole.interlocks = true; /* pages that turn ask for any set, so all are filled */
    tables t = {.all = table_of(&whole, &sets, &f.lead_head),
                .below = table_of(&layout, &sets, &f.lead_head)};
    int64_t least = least_page(t.all, &layout, sets.n - 1);
    if (least < BX_NO_TREE) {
        t.limit = least + more / 3; /* first less far: what was found is forgotten */
        g_assert_true(bx_cheapest_reach(t.below, t.limit, NULL));
        compare_pages(&t, &layout, sets.n - 1);
        t.limit = least + more;
        g_assert_true(bx_cheapest_reach(t.below, t.limit, NULL));
        compare_pages(&t, &layout, sets.n - 1);
    }
    sum->n_regions += t.n_regions;
    sum->n_ways += t.n_ways;
    sum->n_dear += t.n_dear;
    bx_cheapest_free(t.all);
    bx_cheapest_free(t.below);
    bx_arena_free(f.arena);
}

static void test_limits(void)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(29);
    tables sum = {0};
    for (int round = 0; round < 40; round++) {
        int n = 4 + round % 4, columns = 3 + round % 3;
        draw_blocks(random, n, columns, 24);
        compare_tables(&sum, n, columns, 300 + 300 * (round % 5));
    }
    g_test_message("%d regions, %d ways, %d pages too dear", sum.n_regions, sum.n_ways,
                   sum.n_dear);
    g_assert_cmpint(sum.n_regions, >, 1000);
    g_assert_cmpint(sum.n_ways, >, 1000);
    g_assert_cmpint(sum.n_dear, >, 10);
}

/* More columns than a word of marks has numbers. */
static void test_broad(void)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(30);
    tables sum = {0};
    for (int round = 0; round < 6; round++) {
        draw_blocks(random, 6, 12, 24);
        compare_tables(&sum, 6, 12, 900);
    }
    g_assert_cmpint(sum.n_ways, >, 100);
    g_assert_cmpint(sum.n_dear, >, 0);
}

static bool count_looks(void *data, const bx_progress *now)
{
    (void)now;
    return --*(int *)data > 0;
}

/* Fills the table below the limit while somebody looks so many times. */
static bool stop_filling(tables *t, int looks)
{
    bx_watch watch = {.look = count_looks, .data = &looks};
    bx_cheapest_reach(t->below, t->limit, &watch);
    bx_cheapest_reach(t->below, t->limit, &watch); /* who was stopped soon is again */
    g_assert_cmpint(bx_cheapest_reached(t->below), ==, watch.is_stopped ? 0 : t->limit);
    return watch.is_stopped;
}

/* Whenever it is stopped, the table says that it reaches nowhere, and can be filled as if
 * that had not been. */
static void test_stopped(void)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(31);
    enum { N = 9, COLUMNS = 4 };
    draw_blocks(random, N, COLUMNS, 24);
    fixture f;
    begin(&f, N, COLUMNS);
    bx_cheapest *whole = table_of(&f.layout, &f.sets, &f.lead_head);
    g_assert_true(bx_cheapest_reach(whole, BX_NO_TREE, NULL));
    int64_t limit = least_page(whole, &f.layout, f.sets.n - 1) + 1500;
    g_assert_cmpint(limit, <, BX_NO_TREE);
    for (int is_begun = 0; is_begun < 2; is_begun++) {
        bool is_stopped = true;
        int n_stopped = 0;
        for (int looks = 1; is_stopped; looks++) {
            tables t = {.all = whole,
                        .below = table_of(&f.layout, &f.sets, &f.lead_head),
                        .limit = limit};
            if (is_begun)
                bx_cheapest_reach(t.below, limit - 700, NULL);
            is_stopped = stop_filling(&t, looks);
            n_stopped += is_stopped;
            bx_cheapest_reach(t.below, limit, NULL);
            compare_pages(&t, &f.layout, f.sets.n - 1);
            g_assert_cmpint(t.n_ways, >, 100);
            bx_cheapest_free(t.below);
        }
        g_assert_cmpint(n_stopped, >, is_begun ? 5 : 10);
    }
    bx_cheapest_free(whole);
    bx_arena_free(f.arena);
}

/* Of regions of some columns and more lines than so many it is known that they cost more
 * than anybody asks; of the others nothing. */
typedef struct {
    int columns, lines;
    int n_asked, n_known;
    int64_t limit; /* nothing dearer is asked */
} knowledge;

static int ask(void *asked, bx_set_region region, int most)
{
    knowledge *k = asked;
    k->n_asked++;
    g_assert_cmpint(most, <=, k->limit);
    if (region.columns != k->columns || region.lines <= k->lines)
        return 0;
    k->n_known++;
    return most + 1;
}

/* The least of a region over all its ways, as the table has them; of a part of a page
 * some may be in no page. */
static int least_way(bx_cheapest *c, bx_set_region r)
{
    bx_derivations all = bx_cheapest_derive(c, r, BX_NO_TREE / 2);
    return all.n ? all.all[0].cost : BX_NO_TREE;
}

/* What is known raises just the regions that it is known of; and larger ones no further
 * than by what is raised in their parts. */
static void compare_raised(bx_cheapest *plain, bx_cheapest *raised,
                           const bx_item_sets *sets, const knowledge *k, int slack)
{
    int n_raised = 0, n_larger = 0;
    for (int set = 0; set < sets->n; set++)
        for (int columns = 1; columns <= 4; columns++)
            for (int lines = 1; lines <= 24; lines++) {
                bx_set_region r = bx_set_region_of(set, columns, lines, BX_ANY_ROOT);
                int before = bx_cheapest_cost(plain, r), n = sets->sets[set].n_items;
                int after = bx_cheapest_cost(raised, r);
                bool is_known = columns == k->columns && lines > k->lines;
                g_assert_cmpint(after, >=, before);
                if (n < 3 || (n == 3 && !is_known) || before >= BX_NO_TREE)
                    g_assert_cmpint(after, ==, before);
                else if (n == 3)
                    g_assert_cmpint(after, <=, before + slack + 1);
                n_raised += n == 3 && after == before + slack + 1;
                n_larger += n > 3 && after > before && after < BX_NO_TREE;
                if (n <= 3 || before >= BX_NO_TREE)
                    continue;
                g_assert_cmpint(after, >=, least_way(raised, r));
                if (n == 7 && columns == 4)
                    g_assert_cmpint(after, ==, least_way(raised, r));
            }
    g_assert_cmpint(n_raised, >, 100);
    g_assert_cmpint(n_larger, >, 10);
}

static void test_raised(void)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(32);
    enum { N = 7, COLUMNS = 4, SLACK = 250 };
    draw_blocks(random, N, COLUMNS, 24);
    fixture f;
    begin(&f, N, COLUMNS);
    bx_cheapest *plain = table_of(&f.layout, &f.sets, &f.lead_head);
    bx_cheapest *raised = table_of(&f.layout, &f.sets, &f.lead_head);
    knowledge known = {.columns = 3, .lines = 5, .limit = BX_NO_TREE};
    g_assert_true(bx_cheapest_can_raise(raised, 3));
    g_assert_false(bx_cheapest_can_raise(raised, 4)); /* more than half */
    bx_raise raise = {3, 3, SLACK, known.limit, ask, &known};
    bx_cheapest_raise(raised, &raise);
    g_assert_cmpint(known.n_known, >, 100);
    bx_cheapest_reach(plain, BX_NO_TREE, NULL);
    bx_cheapest_reach(raised, BX_NO_TREE, NULL);
    g_assert_false(bx_cheapest_can_raise(raised, 3));
    compare_raised(plain, raised, &f.sets, &known, SLACK);
    bx_cheapest_free(raised);
    raised = table_of(&f.layout, &f.sets, &f.lead_head);
    knowledge less = known;
    less.n_asked = 0;
    less.limit = bx_cheapest_least(raised) + 400;
    raise.limit = less.limit;
    raise.asked = &less;
    bx_cheapest_raise(raised, &raise);
    g_assert_cmpint(less.n_asked, <, known.n_asked);
    g_assert_cmpint(less.n_asked, >, 0);
    bx_cheapest_free(raised);
    bx_cheapest_free(plain);
    bx_arena_free(f.arena);
}

/* The largest region there can be is kept whole, and each has a key of its own. */
static void test_regions(void)
{
    int sets[] = {0, 1, (1 << 16) - 2, G_MAXINT}, columns[] = {1, BX_MAX_COLUMNS};
    int lines[] = {0, 1, 255, 256, BX_MAX_LINES}, n = 0;
    g_autoptr(GHashTable) keys =
        g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    for (int i = 0; i < (int)G_N_ELEMENTS(sets) * 2 * 5 * BX_ROOT_FILTERS; i++) {
        int set = sets[i % 4], k = columns[i / 4 % 2], h = lines[i / 8 % 5], f = i / 40;
        bx_set_region r = bx_set_region_of(set, k, h, (bx_root_filter)f);
        g_assert_true(r.set == set && r.columns == k && r.lines == h && r.filter == f);
        uint64_t key = bx_set_region_key(r);
        g_assert_cmpuint(key, !=, 0);
        n += g_hash_table_add(keys, g_memdup2(&key, sizeof key));
    }
    g_assert_cmpint(n, ==, 4 * 2 * 5 * BX_ROOT_FILTERS);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/cheapest/limits", test_limits);
    g_test_add_func("/cheapest/broad", test_broad);
    g_test_add_func("/cheapest/stopped", test_stopped);
    g_test_add_func("/cheapest/raised", test_raised);
    g_test_add_func("/cheapest/regions", test_regions);
    return g_test_run();
}
