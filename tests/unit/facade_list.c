#include "makeup/facade_list.h"

#include <glib.h>
#include <limits.h>

static const bx_grade large = {.main = {.size = 26 * BX_PT}};
static const bx_shape shapes[] = {
    {.columns = 2, .lines = 10, .head = {.grade = &large, .rows = 4}}};
static const bx_item item = {.name = "x", .priority = 1};
static const bx_block block = {.item = &item, .shapes = shapes, .n_shapes = 1};
static const bx_block *const blocks[] = {&block};
static const bx_layout layout = {.columns = 4, .lines = 60};

typedef struct {
    bx_head_edges *edges;
    bx_gutter_runs *runs;
    bx_facade_list *list;
    bx_arena *arena;
    bx_head_edge high, both; /* a head, and the same over another */
} fixture;

static fixture begin(void)
{
    fixture f = {.edges = bx_head_edges_new(&layout, blocks, 1),
                 .runs = bx_gutter_runs_new(&layout, layout.lines),
                 .arena = bx_arena_new()};
    f.list = bx_facade_list_new(f.edges, f.runs);
    f.high = bx_head_edge_of_block(f.edges, 0, &shapes[0], true);
    f.both = bx_head_edge_over(f.edges, f.high, f.high, 10);
    return f;
}

static void end(fixture *f)
{
    bx_facade_list_free(f->list);
    bx_head_edges_free(f->edges);
    bx_gutter_runs_free(f->runs);
    bx_arena_free(f->arena);
}

static int take(fixture *f, int most, const bx_facade **out)
{
    return bx_facade_list_take(f->list, f->arena, most, out);
}

/* Of each kind the least; and none that costs as much as one that shows no more. */
static void test_useful(void)
{
    fixture f = begin();
    const bx_facade *all;
    bx_facade_list_add(f.list, (bx_facade){.left = f.both, .cost = 90});
    bx_facade_list_add(f.list, (bx_facade){.left = f.both, .cost = 20});
    bx_facade_list_add(f.list, (bx_facade){.left = f.high, .cost = 50});
    g_assert_cmpint(bx_facade_list_least_blind(f.list), ==, INT_MAX);
    bx_facade_list_add(f.list, (bx_facade){.cost = 70});
    bx_facade_list_add(f.list, (bx_facade){.right = f.high, .cost = 60});
    bx_facade_list_add(f.list, (bx_facade){.left = f.high, .right = f.high, .cost = 65});
    g_assert_cmpint(bx_facade_list_least_blind(f.list), ==, 70);
    g_assert_cmpint(take(&f, BX_MOST_FACADES, &all), ==, 4);
    g_assert_cmpint(all[0].cost, ==, 20);
    g_assert_cmpint(all[0].left, ==, f.both);
    g_assert_cmpint(all[1].cost, ==, 50);
    g_assert_cmpint(all[2].cost, ==, 60); /* 65 shows what 50 and 60 do */
    g_assert_cmpint(all[3].cost, ==, 70);
    g_assert_cmpint(bx_facade_list_least_blind(f.list), ==, INT_MAX); /* it is empty */
    g_assert_cmpint(take(&f, BX_MOST_FACADES, &all), ==, 0);
    end(&f);
}

/* Of more than can be kept the cheapest are, and what stands for the others shows nothing
 * and has every gutter paid for: it bounds them. Of fewer still that are wanted, some
 * between the cheapest of those and the dearest. */
static void test_many(void)
{
    fixture f = begin();
    const bx_facade *all;
    for (int pass = 0; pass < 2; pass++) {
        bx_head_edge edge = f.high;
        for (int i = 0; i < 2 * BX_MOST_FACADES; i++) {
            bx_facade_list_add(f.list, (bx_facade){.left = edge, .cost = 1000 - i});
            edge = bx_head_edge_over(f.edges, 0, edge, 1);
        }
        int most = pass ? 3 : BX_MOST_FACADES;
        g_assert_cmpint(take(&f, most, &all), ==, most);
        for (int i = 0; i < most; i++)
            g_assert_cmpint(all[i].cost, ==,
                            1001 - 2 * BX_MOST_FACADES +
                                i * (BX_MOST_FACADES - 1) / (most - 1));
        g_assert_true((all[most - 1].left != 0) == (pass == 1));
        g_assert_cmpint(all[most - 1].run, ==, pass ? 0 : BX_GUTTERS_PAID);
    }
    end(&f);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/facade_list/useful", test_useful);
    g_test_add_func("/facade_list/many", test_many);
    return g_test_run();
}
