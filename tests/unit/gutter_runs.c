#include "makeup/gutter_runs.h"

#include <glib.h>

#include "makeup/score.h"

enum { PAGE = 100, WEIGHT = 7000 }; /* lines, of which 60 may lie open */

static const bx_grade grade = {.main = {.size = 26 * BX_PT}};
static const bx_item item = {.name = "x", .priority = 1};
static const bx_block block = {.item = &item};
static const bx_run_goes_on around = {true, true}, page = {false, false};

static bx_layout the_layout(void)
{
    bx_layout layout = {.columns = 4, .lines = PAGE};
    layout.weights[BX_WEIGHT_GUTTER] = WEIGHT;
    return layout;
}

/* Two columns under a head that stands over both. */
static bx_gutter_run two(bx_gutter_runs *runs, int lines, int head, bx_run_goes_on view,
                         int *cost)
{
    bx_shape shape = {.columns = 2,
                      .lines = lines,
                      .head = {.grade = head ? &grade : NULL, .rows = head}};
    return bx_gutter_run_of_shape(runs, &block, &shape, view, cost);
}

static void test_blocks(void)
{
    bx_layout layout = the_layout();
    bx_gutter_runs *runs = bx_gutter_runs_new(&layout, PAGE);
    int cost;
    g_assert_cmpint(two(runs, 50, 5, around, &cost), !=, 0);
    g_assert_cmpint(cost, ==, 0);
    g_assert_cmpint(two(runs, 50, 5, page, &cost), ==, 0); /* nothing goes on */
    two(runs, 66, 5, around, &cost);                       /* 61 are open */
    g_assert_cmpint(cost, ==, WEIGHT);
    two(runs, 65, 5, around, &cost);
    g_assert_cmpint(cost, ==, 0);
    bx_gutter_runs_free(runs);
}

/* A run that goes on through two regions costs once, and is the same for all that see no
 * more of it. */
static void test_over(void)
{
    bx_layout layout = the_layout();
    bx_gutter_runs *runs = bx_gutter_runs_new(&layout, PAGE);
    int none, cost;
    bx_gutter_run over = two(runs, 50, 5, around, &none);
    bx_gutter_run open = two(runs, 40, 0, around, &none);
    bx_gutter_run closed = two(runs, 40, 5, around, &none);
    const int lines[] = {50, 40};
    bx_gutter_run_over(runs, over, open, 2, lines, around, &cost);
    g_assert_cmpint(cost, ==, WEIGHT);
    bx_gutter_run_over(runs, over, closed, 2, lines, around, &cost);
    g_assert_cmpint(cost, ==, 0);
    bx_gutter_run paid = bx_gutter_run_over(runs, over, open, 2, lines, around, &cost);
    const int more[] = {90, 10};
    bx_gutter_run_over(runs, paid, two(runs, 10, 0, around, &none), 2, more, around,
                       &cost);
    g_assert_cmpint(cost, ==, 0); /* that gutter is paid for */
    bx_gutter_runs_free(runs);
}

/* The cut between two regions is a gutter, too: what it costs alone is not counted. */
static void test_beside(void)
{
    bx_layout layout = the_layout();
    bx_gutter_runs *runs = bx_gutter_runs_new(&layout, PAGE);
    const int columns[] = {2, 2}, lines[] = {50, 40};
    int cost;
    bx_gutter_run upper = bx_gutter_run_beside(runs, 0, 0, columns, 50, around);
    bx_gutter_run lower = bx_gutter_run_beside(runs, 0, 0, columns, 40, around);
    g_assert_cmpint(upper, !=, 0);
    bx_gutter_run_over(runs, upper, lower, 4, lines, around, &cost);
    g_assert_cmpint(cost, ==, WEIGHT);
    const int long_lines[] = {70, 30};
    bx_gutter_run alone = bx_gutter_run_beside(runs, 0, 0, columns, 70, around);
    bx_gutter_run under = bx_gutter_run_beside(runs, 0, 0, columns, 30, around);
    bx_gutter_run_over(runs, alone, under, 4, long_lines, around, &cost);
    g_assert_cmpint(cost, ==, 0);
    bx_gutter_runs_free(runs);
}

/* A run is within a longer one; a gutter that is paid for within any, and nothing but it
 * within it: elsewhere it would have to be paid for. */
static void test_within(void)
{
    bx_layout layout = the_layout();
    bx_gutter_runs *runs = bx_gutter_runs_new(&layout, PAGE);
    int cost;
    bx_gutter_run closed = two(runs, 50, 9, around, &cost);
    bx_gutter_run longer = two(runs, 50, 5, around, &cost);
    bx_gutter_run paid = two(runs, 66, 5, around, &cost);
    g_assert_cmpint(closed, !=, longer);
    g_assert_true(bx_gutter_run_is_within(runs, closed, longer));
    g_assert_false(bx_gutter_run_is_within(runs, longer, closed));
    g_assert_true(bx_gutter_run_is_within(runs, 0, closed));
    g_assert_false(bx_gutter_run_is_within(runs, closed, 0));
    g_assert_true(bx_gutter_run_is_within(runs, paid, longer));
    g_assert_false(bx_gutter_run_is_within(runs, longer, paid));
    g_assert_false(bx_gutter_run_is_within(runs, 0, paid));
    g_assert_true(bx_gutter_run_is_within(runs, BX_GUTTERS_PAID, 0));
    g_assert_true(bx_gutter_run_is_within(runs, BX_GUTTERS_PAID, paid));
    bx_gutter_runs_free(runs);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/gutter_runs/blocks", test_blocks);
    g_test_add_func("/gutter_runs/over", test_over);
    g_test_add_func("/gutter_runs/beside", test_beside);
    g_test_add_func("/gutter_runs/within", test_within);
    return g_test_run();
}
