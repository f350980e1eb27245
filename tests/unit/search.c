#include "makeup/search.h"

#include "random_blocks.h"

enum { ENOUGH = 1000000 }; /* states, to prove pages of few items */

/* A search, whether it looks ahead by facades, and whether the table knows of them. */
typedef struct {
    int64_t limit, most_states;
    bool looks_ahead;
    bx_watch *watch; /* NULL: nobody looks on */
    bool sharpens;
} way;

/* The cheapest page so found; -1: there is none. *bound: what the search says. */
static int64_t cost_below(const bx_layout *layout, const bx_block *const *list, int n,
                          int lines, way by, int64_t *bound)
{
    bx_arena *arena = bx_arena_new();
    bx_item_sets sets = bx_item_sets_list(arena, list, n, NULL, BX_EXACT_ITEMS);
    bx_lead_head lead_head = bx_lead_head_make(layout, list, n);
    bx_region page = {.columns = layout->columns, .lines = lines};
    bx_search below = {.layout = layout,
                       .blocks = list,
                       .n_blocks = n,
                       .lines = lines,
                       .sets = &sets,
                       .lead_head = &lead_head,
                       .limit = by.limit,
                       .most_states = by.most_states,
                       .looks_ahead = by.looks_ahead,
                       .sharpens = by.sharpens,
                       .watch = by.watch};
    below.cheapest = bx_cheapest_make(layout, list, &sets, &lead_head, lines, page,
                                      layout->weights[BX_WEIGHT_WHITE], by.limit);
    bx_found_page found;
    bool is_found = bx_search_page(arena, &below, &found);
    bx_cheapest_free(below.cheapest);
    bx_arena_free(arena);
    *bound = found.bound;
    return is_found ? found.cost : -1;
}

/* Blocks that cost more by their rank. */
static void make_dearer(const bx_block *blocks, int n, int step)
{
    for (int i = 0; i < n; i++)
        for (int s = 0; s < blocks[i].n_shapes; s++)
            shapes[i][s].cost += step * (i + 1);
}

/* What a limit lets the table leave out is of no use: the best page is found below any
 * limit over its cost, and is known to be the best where there is none. */
static void test_limit(void)
{
    bx_layout layout = plain_layout();
    g_autoptr(GRand) random = g_rand_new_with_seed(53);
    int solved = 0;
    for (int round = 0; round < 60; round++) {
        int n = 3 + round % 5, lines = 4 + 3 * n;
        bx_block blocks[7];
        const bx_block *list[7];
        random_blocks(random, blocks, list, n, 4);
        make_dearer(blocks, n, 150);
        bool ahead = round % 2;
        way whole = {BX_NO_LIMIT, ENOUGH, !ahead, NULL, false};
        int64_t bound, best = cost_below(&layout, list, n, lines, whole, &bound);
        if (best < 0)
            continue;
        for (int more = 0; more < 2000; more = more * 4 + 1) {
            way below = {best + more, ENOUGH, ahead, NULL, false};
            g_assert_cmpint(cost_below(&layout, list, n, lines, below, &bound), ==,
                            more ? best : -1);
            g_assert_cmpint(bound, >=, best);
            g_assert_true(bound == best || !more);
        }
        solved++;
    }
    g_assert_cmpint(solved, >, 30);
}

/* However few states there are: what the search says no page costs less than, none does,
 * and the more states, the nearer it comes. */
static void test_states_run_out(void)
{
    bx_layout layout = plain_layout();
    g_autoptr(GRand) random = g_rand_new_with_seed(59);
    int solved = 0, unproven = 0, over_half = 0;
    for (int round = 0; round < 60; round++) {
        int n = 4 + round % 5, lines = 4 + 3 * n;
        bx_block blocks[8];
        const bx_block *list[8];
        random_blocks(random, blocks, list, n, 4);
        make_dearer(blocks, n, 400);
        way whole = {.limit = BX_NO_LIMIT, .most_states = ENOUGH};
        int64_t bound, best = cost_below(&layout, list, n, lines, whole, &bound);
        if (best < 0 || bound < best)
            continue;
        for (int states = 1; states < 3000; states *= 3) {
            way few = {BX_NO_LIMIT, states, round / 5 % 2, NULL, round / 5 % 4 == 3};
            int64_t cost = cost_below(&layout, list, n, lines, few, &bound);
            g_assert_cmpint(bound, <=, best);
            g_assert_cmpint(cost, >=, best);
            unproven += bound < cost;
            over_half += bound < cost && bound > best / 2;
            few.limit = best + 1;
            cost_below(&layout, list, n, lines, few, &bound);
            g_assert_cmpint(bound, <=, best);
        }
        solved++;
    }
    g_assert_cmpint(solved, >, 30);
    g_assert_cmpint(unproven, >, 50);
    g_assert_cmpint(over_half, >, unproven / 2);
}

/* Facades and what is told of the lead's head only say sooner what is too dear: the best
 * page is the same, whatever the rules between blocks cost, and soon found. */
static void test_looks_ahead(void)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(67);
    int solved = 0;
    for (int round = 0; round < 150; round++) {
        bx_layout layout = plain_layout();
        int n = 2 + round % 7, lines = 4 + 3 * n;
        bx_block blocks[8];
        const bx_block *list[8];
        layout.weights[BX_WEIGHT_TOMBSTONE] *= 1 + round % 4;
        layout.weights[BX_WEIGHT_FOOT] *= 1 + round % 3;
        layout.weights[BX_WEIGHT_HEAD_ORDER] *= 1 + round % 7;
        random_blocks(random, blocks, list, n, 4);
        for (int k = 0; k < blocks[0].n_shapes && round % 5; k++)
            if (!shapes[0][k].head.grade)
                shapes[0][k].head = (bx_head){.grade = &grades[1], .rows = 2};
        int64_t bounds[2], costs[2];
        for (int ahead = 0; ahead < 2; ahead++)
            costs[ahead] = cost_below(&layout, list, n, lines,
                                      (way){BX_NO_LIMIT, ENOUGH, ahead, NULL, false},
                                      &bounds[ahead]);
        g_assert_cmpint(costs[0], ==, costs[1]);
        g_assert_true(costs[0] < 0 || (costs[0] == bounds[0] && costs[1] == bounds[1]));
        solved += costs[0] >= 0;
    }
    g_assert_cmpint(solved, >, 60);
}

/* Nor does a table that knows of small sets what their facades cost. */
static void test_sharpens(void)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(68);
    enum { N = 8 };
    int solved = 0;
    for (int round = 0; round < 90; round++) {
        bx_layout layout = plain_layout();
        int lines = 20 + round % 9;
        bx_block blocks[N];
        const bx_block *list[N];
        layout.weights[BX_WEIGHT_TOMBSTONE] *= 1 + round % 4;
        random_blocks(random, blocks, list, N, 4);
        way plain = {BX_NO_LIMIT, ENOUGH, true, NULL, false};
        way sharp = {BX_NO_LIMIT, ENOUGH, true, NULL, true};
        int64_t bound, best = cost_below(&layout, list, N, lines, plain, &bound);
        g_assert_cmpint(cost_below(&layout, list, N, lines, sharp, &bound), ==, best);
        g_assert_true(best < 0 || bound == best);
        sharp.limit = best + 1; /* not one of its regions may seem too dear */
        if (best >= 0)
            g_assert_cmpint(cost_below(&layout, list, N, lines, sharp, &bound), ==, best);
        solved += best >= 0;
    }
    g_assert_cmpint(solved, >, 30);
}

/* ---- who looks on ---- */

static bool count_looks(void *data, const bx_progress *now)
{
    int *looks_left = data;
    g_assert_cmpint(now->n_states, >, 0);
    g_assert_true(!now->cost || now->bound <= now->cost);
    return --*looks_left > 0;
}

/* A table that was not filled proves nothing: whenever a search is stopped that knows of
 * a page already, its bound is no more than the best page costs. */
static void test_stopped_filling(void)
{
    enum { ITEMS = 8, LINES = 28 };
    bx_layout layout = plain_layout();
    g_autoptr(GRand) random = g_rand_new_with_seed(71);
    int unproven = 0;
    for (int round = 0; round < 12; round++) {
        bx_block blocks[ITEMS];
        const bx_block *list[ITEMS];
        random_blocks(random, blocks, list, ITEMS, 4);
        bool ahead = round % 2;
        way whole = {BX_NO_LIMIT, ENOUGH, ahead, NULL, false};
        int64_t bound, best = cost_below(&layout, list, ITEMS, LINES, whole, &bound);
        for (int most = 1; best >= 0 && most < 30; most++) {
            int left = most;
            bx_watch watch = {.look = count_looks, .data = &left};
            way stopped = {best + 1000, ENOUGH, ahead, &watch, false};
            int64_t cost = cost_below(&layout, list, ITEMS, LINES, stopped, &bound);
            g_assert_cmpint(bound, <=, best);
            g_assert_true(cost < 0 || cost >= best);
            unproven += bound < best;
        }
    }
    g_assert_cmpint(unproven, >, 20);
}

/* Who looks on changes nothing; a search that is stopped has a page all the same, but
 * no proof, and stops at once. */
static void test_watched(void)
{
    enum { ITEMS = 20, LINES = 6 * ITEMS };
    bx_layout layout = plain_layout();
    bx_block blocks[ITEMS];
    const bx_block *list[ITEMS];
    g_autoptr(GRand) random = g_rand_new_with_seed(11);
    random_blocks(random, blocks, list, ITEMS, 5);
    bx_arena *arena = bx_arena_new();
    bx_solution alone, watched, stopped;
    int looks_left = INT_MAX;
    bx_watch watch = {.look = count_looks, .data = &looks_left};
    g_assert_true(bx_solve(arena, &layout, list, ITEMS, LINES, NULL, &alone));
    g_assert_true(
        bx_solve_watched(arena, &layout, list, ITEMS, LINES, NULL, &watch, &watched));
    g_assert_cmpint(looks_left, <, INT_MAX - 10);
    g_assert_cmpint(watched.cost, ==, alone.cost);
    g_assert_cmpint(watched.n_states, ==, alone.n_states);
    looks_left = 2;
    g_assert_true(
        bx_solve_watched(arena, &layout, list, ITEMS, LINES, NULL, &watch, &stopped));
    g_assert_cmpint(looks_left, ==, 0);
    g_assert_true(watch.is_stopped);
    g_assert_false(stopped.is_optimal);
    g_assert_cmpint(stopped.n_states, <, alone.n_states / 10);
    g_assert_cmpint(stopped.bound, <=, alone.cost);
    check_cover(&layout, &stopped, arena);
    bx_arena_free(arena);
}

typedef struct {
    int64_t n_states; /* at the last look */
    int n_same;       /* looks with no state more than at the one before */
    int left;
} looks;

static bool count_same(void *data, const bx_progress *now)
{
    looks *l = data;
    l->n_same += now->n_states == l->n_states;
    l->n_states = now->n_states;
    return --l->left > 0;
}

/* While facades are at work no state is counted, but there are looks all the same; and
 * who has enough of them gets a page. */
static void test_watched_ahead(void)
{
    enum { ITEMS = 10, LINES = 6 * ITEMS };
    bx_layout layout = plain_layout();
    bx_block blocks[ITEMS];
    const bx_block *list[ITEMS];
    g_autoptr(GRand) random = g_rand_new_with_seed(11);
    random_blocks(random, blocks, list, ITEMS, 5);
    bx_arena *arena = bx_arena_new();
    bx_solution stopped;
    looks l = {.left = 20};
    bx_watch watch = {.look = count_same, .data = &l};
    g_assert_true(
        bx_solve_watched(arena, &layout, list, ITEMS, LINES, NULL, &watch, &stopped));
    g_assert_true(watch.is_stopped);
    g_assert_cmpint(l.n_same, >, 10);
    g_assert_cmpint(stopped.bound, <=, stopped.cost);
    check_cover(&layout, &stopped, arena);
    bx_arena_free(arena);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/search/limit", test_limit);
    g_test_add_func("/search/states-run-out", test_states_run_out);
    g_test_add_func("/search/looks-ahead", test_looks_ahead);
    g_test_add_func("/search/sharpens", test_sharpens);
    g_test_add_func("/search/stopped-filling", test_stopped_filling);
    g_test_add_func("/search/watched", test_watched);
    g_test_add_func("/search/watched-ahead", test_watched_ahead);
    return g_test_run();
}
