#include "makeup/facade_tree.h"

#include <glib.h>

/* Its head stands over all of it. */
static const bx_grade large = {.main = {.size = 26 * BX_PT}},
                      small = {.main = {.size = 18 * BX_PT}};
static const bx_shape shapes[] = {
    {.columns = 1, .lines = 10, .head = {.grade = &large, .rows = 4}},
    {.columns = 1, .lines = 10, .head = {.grade = &small, .rows = 3}}};
static const bx_item item = {.name = "x", .priority = 1};
static const bx_block block = {.item = &item, .shapes = shapes, .n_shapes = 2};
static const bx_block *const blocks[] = {&block};

typedef struct {
    bx_layout layout;
    bx_facade_page page;
    bx_facades *facades;
    bx_facade_tree *tree;
    bx_head_edge head;
    int clash; /* of two heads side by side */
} fixture;

static void set_up(fixture *f, gconstpointer unused)
{
    (void)unused;
    static const bx_lead_head nobody = {.lead = -1};
    *f = (fixture){.layout = {.columns = 3, .lines = 20}};
    f->layout.weights[BX_WEIGHT_TOMBSTONE] = 600;
    f->page = (bx_facade_page){.layout = &f->layout,
                               .blocks = blocks,
                               .n_blocks = 1,
                               .edges = bx_head_edges_new(&f->layout, blocks, 1),
                               .runs = bx_gutter_runs_new(&f->layout, f->layout.lines)};
    f->facades = bx_facades_new(&f->page, &nobody);
    f->tree = bx_facade_tree_new();
    f->head = bx_head_edge_of_block(f->page.edges, 0, &shapes[0], false);
    f->clash = bx_head_edge_clash(f->page.edges, f->head, f->head);
    g_assert_cmpint(f->clash, >, 100);
}

static void tear_down(fixture *f, gconstpointer unused)
{
    (void)unused;
    bx_facade_tree_free(f->tree);
    bx_facades_free(f->facades);
    bx_head_edges_free(f->page.edges);
    bx_gutter_runs_free(f->page.runs);
}

enum { CUT = 7, NO_LIMIT = 100000, WHOLE = 0, LEFT = 1, RIGHT = 2, OVER = 3 };

/* The whole, side by side: left what shows a head or, for 100 more, none; right what
 * shows one. Parts stay where they are. */
static void cut_whole(fixture *f, bx_facade shown[3], int least_left)
{
    shown[0] = (bx_facade){.right = f->head, .cost = 1000};
    shown[1] = (bx_facade){.cost = 1100};
    shown[2] = (bx_facade){.left = f->head, .cost = 2000};
    bx_facade_cut cut = {BX_NODE_BESIDE, BX_AT_FOOT, CUT, {1, 2}, {20, 20}};
    bx_facade_part parts[] = {{{shown, 2}, least_left}, {{shown + 2, 1}, 2000}};
    bx_facade_tree_cut(f->tree, WHOLE, &cut, LEFT, parts);
}

/* What costs least side by side is not what costs least by itself. */
static void test_cut(fixture *f, gconstpointer unused)
{
    (void)unused;
    bx_facade shown[3];
    int least = 1100 + 2000 + CUT;
    cut_whole(f, shown, 1000);
    g_assert_cmpint(bx_facade_tree_least(f->tree, f->facades, WHOLE, NO_LIMIT), ==,
                    least);
    g_assert_cmpint(bx_facade_tree_least(f->tree, f->facades, WHOLE, least), ==, least);
    g_assert_cmpint(bx_facade_tree_least(f->tree, f->facades, WHOLE, least - 1), ==,
                    least);
}

/* A part is known to cost more than what it shows does. */
static void test_raised(fixture *f, gconstpointer unused)
{
    (void)unused;
    bx_facade shown[3];
    cut_whole(f, shown, 1500);
    g_assert_cmpint(bx_facade_tree_least(f->tree, f->facades, WHOLE, NO_LIMIT), ==,
                    1500 + 2000 + CUT);
    g_assert_cmpint(shown[0].cost, ==, 1000);
}

/* A part becomes a block, or is cut itself, and what the whole costs knows of it; until
 * that is taken back. */
static void test_back(fixture *f, gconstpointer unused)
{
    (void)unused;
    bx_facade shown[3], over[] = {{.cost = 300}, {.right = f->head, .cost = 900}};
    cut_whole(f, shown, 1000);
    bx_facade_mark mark = bx_facade_tree_mark(f->tree);
    for (int round = 0; round < 2; round++) {
        bx_facade placed = {.right = f->head, .cost = 1000};
        bx_facade_tree_block(f->tree, LEFT, &placed);
        g_assert_cmpint(bx_facade_tree_least(f->tree, f->facades, LEFT, NO_LIMIT), ==,
                        1000 + 2000 + CUT + f->clash);
        bx_facade_tree_back(f->tree, mark);
        bx_facade_cut cut = {
            BX_NODE_STACK, BX_AT_FOOT | BX_SEEN_RIGHT, CUT, {1, 1}, {10, 10}};
        bx_facade_part parts[] = {{{over, 1}, 300}, {{over + 1, 1}, 900}};
        bx_facade_tree_cut(f->tree, LEFT, &cut, OVER, parts);
        g_assert_cmpint(bx_facade_tree_least(f->tree, f->facades, LEFT, NO_LIMIT), ==,
                        300 + 900 + CUT + 2000 + CUT); /* the head stands lower */
        bx_facade_tree_back(f->tree, mark);
        g_assert_cmpint(bx_facade_tree_least(f->tree, f->facades, WHOLE, NO_LIMIT), ==,
                        1100 + 2000 + CUT);
        bx_facade_tree_back(f->tree, mark);
    }
}

/* Two blocks over each other that others see from both sides: a head that grows down the
 * page costs that once. */
static void test_order(fixture *f, gconstpointer unused)
{
    (void)unused;
    f->layout.weights[BX_WEIGHT_HEAD_ORDER] = 400;
    bx_head_edge low = bx_head_edge_of_block(f->page.edges, 0, &shapes[1], false);
    int grown = bx_head_edge_order(f->page.edges, low, f->head, 1);
    g_assert_cmpint(grown, >, 0);
    const bx_view views[] = {BX_SEEN_LEFT | BX_SEEN_RIGHT, BX_SEEN_LEFT, BX_SEEN_RIGHT};
    for (int i = 0; i < 3; i++) {
        bx_facade_cut cut = {BX_NODE_STACK, views[i], CUT, {1, 1}, {10, 10}};
        bool left = views[i] & BX_SEEN_LEFT, right = views[i] & BX_SEEN_RIGHT;
        bx_facade a = {.left = left ? low : 0, .right = right ? low : 0};
        bx_facade b = {.left = left ? f->head : 0, .right = right ? f->head : 0};
        bx_facade_span made = bx_facades_join(f->facades, &cut, (bx_facade_span){&a, 1},
                                              (bx_facade_span){&b, 1}, NO_LIMIT);
        g_assert_cmpint(made.n, ==, 1);
        g_assert_cmpint(made.all[0].cost, ==, CUT + grown);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add("/facade_tree/cut", fixture, NULL, set_up, test_cut, tear_down);
    g_test_add("/facade_tree/raised", fixture, NULL, set_up, test_raised, tear_down);
    g_test_add("/facade_tree/back", fixture, NULL, set_up, test_back, tear_down);
    g_test_add("/facade_tree/order", fixture, NULL, set_up, test_order, tear_down);
    return g_test_run();
}
