#include "makeup/head_edge.h"

#include <glib.h>

#include "makeup/score.h"

static const bx_grade large = {.main = {.size = 26 * BX_PT}},
                      small = {.main = {.size = 18 * BX_PT}};

enum { ACROSS, NARROW, BARE, OTHER, N_SHAPES };

/* A head over all of its block, one over the first of its columns, none, and one of
 * another grade. */
static const bx_shape shapes[N_SHAPES] = {
    [ACROSS] = {.columns = 2, .lines = 10, .head = {.grade = &large, .rows = 4}},
    [NARROW] = {.columns = 2,
                .lines = 12,
                .head = {.grade = &large, .rows = 4},
                .head_span = 1},
    [BARE] = {.columns = 2, .lines = 14},
    [OTHER] = {.columns = 2, .lines = 16, .head = {.grade = &small, .rows = 3}},
};
static const bx_item item = {.name = "x", .priority = 1};
static const bx_block block = {.item = &item, .shapes = shapes, .n_shapes = N_SHAPES};
static const bx_block *const blocks[] = {&block};

static bx_layout layout_with(int tombstone)
{
    bx_layout layout = {.columns = 4, .lines = 60};
    layout.weights[BX_WEIGHT_TOMBSTONE] = tombstone;
    return layout;
}

static bx_head_edge edge(const bx_head_edges *edges, int shape, bool is_right)
{
    return bx_head_edge_of_block(edges, 0, &shapes[shape], is_right);
}

static void test_blocks(void)
{
    bx_layout layout = layout_with(600);
    bx_head_edges *edges = bx_head_edges_new(&layout, blocks, 1);
    g_assert_cmpint(edge(edges, ACROSS, false), !=, 0);
    g_assert_cmpint(edge(edges, ACROSS, false), ==, edge(edges, ACROSS, true));
    g_assert_cmpint(edge(edges, NARROW, false), !=, 0);
    g_assert_cmpint(edge(edges, NARROW, true), ==, 0);
    g_assert_cmpint(edge(edges, BARE, true), ==, 0);
    g_assert_cmpint(edge(edges, OTHER, true), !=, edge(edges, ACROSS, true));
    bx_head_edges_free(edges);
}

/* What stands lower shows lower, whatever it was put together of. */
static void test_over(void)
{
    bx_layout layout = layout_with(600);
    bx_head_edges *edges = bx_head_edges_new(&layout, blocks, 1);
    bx_head_edge a = edge(edges, ACROSS, true), b = edge(edges, OTHER, true);
    bx_head_edge low = bx_head_edge_over(edges, 0, a, 10);
    g_assert_cmpint(low, !=, a);
    g_assert_cmpint(bx_head_edge_over(edges, a, 0, 10), ==, a);
    g_assert_cmpint(bx_head_edge_over(edges, 0, bx_head_edge_over(edges, 0, a, 4), 6), ==,
                    low);
    bx_head_edge first = bx_head_edge_over(edges, a, b, 10);
    g_assert_cmpint(bx_head_edge_over(edges, first, a, 26), ==,
                    bx_head_edge_over(edges, a, bx_head_edge_over(edges, b, a, 16), 10));
    bx_head_edges_free(edges);
}

/* Edges clash as their heads do, one with the other. */
static void test_clash(void)
{
    bx_layout layout = layout_with(600);
    bx_head_edges *edges = bx_head_edges_new(&layout, blocks, 1);
    bx_head_edge a = edge(edges, ACROSS, true), b = edge(edges, OTHER, false);
    bx_placed left = bx_placed_at(&block, &shapes[ACROSS], 0, 0);
    bx_placed right = bx_placed_at(&block, &shapes[ACROSS], 2, 0);
    int64_t alike = bx_score_pair(&layout, &left, &right);
    g_assert_cmpint(alike, >, 0);
    g_assert_cmpint(bx_head_edge_clash(edges, a, a), ==, alike);
    g_assert_cmpint(bx_head_edge_clash(edges, a, a), ==, alike); /* it is kept */
    g_assert_cmpint(bx_head_edge_clash(edges, a, b), ==, 0);
    g_assert_cmpint(bx_head_edge_clash(edges, a, 0), ==, 0);
    bx_head_edge lower = bx_head_edge_over(edges, 0, a, 2);
    g_assert_cmpint(bx_head_edge_clash(edges, a, lower), >, 0);
    g_assert_cmpint(bx_head_edge_clash(edges, a, lower), <, alike);
    bx_head_edge two = bx_head_edge_over(edges, a, a, 30);
    g_assert_cmpint(bx_head_edge_clash(edges, two, two), ==, 2 * alike);
    bx_head_edges_free(edges);
}

/* Heads that grow down an edge cost what rule 10 says of their blocks: of the same width,
 * and no wider than is asked for. */
static void test_order(void)
{
    bx_layout layout = layout_with(0);
    layout.weights[BX_WEIGHT_HEAD_ORDER] = 400;
    bx_head_edges *edges = bx_head_edges_new(&layout, blocks, 1);
    bx_head_edge a = edge(edges, ACROSS, false), b = edge(edges, OTHER, false);
    bx_placed over = bx_placed_at(&block, &shapes[OTHER], 0, 0);
    bx_placed under = bx_placed_at(&block, &shapes[ACROSS], 0, 16);
    int64_t grown = bx_score_pair(&layout, &over, &under);
    g_assert_cmpint(grown, >, 0);
    for (int kept = 0; kept < 2; kept++)
        g_assert_cmpint(bx_head_edge_order(edges, b, a, 2), ==, grown);
    g_assert_cmpint(bx_head_edge_order(edges, b, a, 1), ==, 0);
    g_assert_cmpint(bx_head_edge_order(edges, a, b, 2), ==, 0);
    g_assert_cmpint(bx_head_edge_order(edges, 0, a, 2), ==, 0);
    bx_head_edge two = bx_head_edge_over(edges, b, b, 16);
    g_assert_cmpint(bx_head_edge_order(edges, two, a, 2), ==, 2 * grown);
    bx_head_edges_free(edges);
}

/* An edge is within another that shows its heads, too, and all edges have nothing in
 * them.
 */
static void test_within(void)
{
    bx_layout layout = layout_with(600);
    bx_head_edges *edges = bx_head_edges_new(&layout, blocks, 1);
    bx_head_edge a = edge(edges, ACROSS, true), b = edge(edges, OTHER, true);
    bx_head_edge both = bx_head_edge_over(edges, a, b, 10);
    bx_head_edge low = bx_head_edge_over(edges, 0, b, 10);
    g_assert_true(bx_head_edge_is_within(edges, 0, 0));
    g_assert_true(bx_head_edge_is_within(edges, 0, a));
    g_assert_false(bx_head_edge_is_within(edges, a, 0));
    g_assert_true(bx_head_edge_is_within(edges, a, both));
    g_assert_true(bx_head_edge_is_within(edges, low, both));
    g_assert_true(bx_head_edge_is_within(edges, both, both));
    g_assert_false(bx_head_edge_is_within(edges, both, a));
    g_assert_false(bx_head_edge_is_within(edges, b, both)); /* it stands elsewhere */
    bx_head_edges_free(edges);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/head_edge/blocks", test_blocks);
    g_test_add_func("/head_edge/over", test_over);
    g_test_add_func("/head_edge/clash", test_clash);
    g_test_add_func("/head_edge/order", test_order);
    g_test_add_func("/head_edge/within", test_within);
    return g_test_run();
}
