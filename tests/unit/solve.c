#include "makeup/solve.h"

#include "makeup/item_sets.h"

#include "brute_force.h"

/* ---- columns: in order, every height ---- */

static void leaves(const bx_node *node, int *next)
{
    if (node->kind == BX_NODE_BLOCK)
        g_assert_cmpint(node->block->index, ==, (*next)++);
    if (!node->first)
        return;
    leaves(node->first, next);
    leaves(node->second, next);
}

static bool is_in_order(const bx_node *node, int *next)
{
    if (node->kind == BX_NODE_BLOCK)
        return node->block->index == (*next)++;
    return is_in_order(node->first, next) && is_in_order(node->second, next);
}

static void try_in_order(const bx_node *node, void *data)
{
    int next = 0;
    if (is_in_order(node, &next))
        try_tree(node, data);
}

/* What may be wished of items in a column. */
static bx_wish random_wish_inside(GRand *random, int n)
{
    static const bx_wish_kind kinds[] = {BX_WISH_WIDTH, BX_WISH_SIZE,
                                         BX_WISH_NEVER_BESIDE, BX_WISH_NOT_AFTER};
    bx_wish w = {.kind = kinds[g_rand_int_range(random, 0, n > 1 ? 4 : 2)],
                 .first = 1,
                 .last = g_rand_int_range(random, 1, 4),
                 .size = grades[g_rand_int_range(random, 0, 3)].main.size};
    if (n > 1) {
        w.item = g_rand_int_range(random, 0, n - 1);
        w.other = g_rand_int_range(random, w.item + 1, n);
    }
    return w;
}

/* Each height has the cheapest of the trees that keep the order, and the wishes. */
static void test_heights(void)
{
    bx_layout layout = plain_layout();
    layout.weights[BX_WEIGHT_WHITE] = 1000000;
    g_autoptr(GRand) random = g_rand_new_with_seed(11);
    int solved = 0, solved_wished = 0;
    for (int round = 0; round < 80; round++) {
        enum { LINES = 16, PLAIN = 30 };
        int n = 1 + round % 4, n_wishes = round < PLAIN ? 0 : 1 + round % 2;
        int order[] = {0, 1, 2, 3};
        bx_block blocks[4];
        const bx_block *list[4];
        bx_arena *arena = bx_arena_new();
        bx_wish wishes[2];
        const bx_wish *wish_list[] = {&wishes[0], &wishes[1]};
        for (int i = 0; i < n; i++)
            blocks[i] = random_block(random, i, 3);
        for (int i = 0; i < n_wishes; i++)
            wishes[i] = random_wish_inside(random, n);
        bx_pins pins = bx_pins_make(arena, &layout, wish_list, n_wishes, order, n, 0);
        for (int i = 0; i < n; i++)
            list[i] = bx_pins_block(arena, &pins, i, &blocks[i]);
        bx_solution found[LINES + 1];
        bx_solve_heights(arena, &layout, list, n, LINES, &pins, found);
        for (int h = 1; h <= LINES; h++) {
            brute b = {&layout, blocks, h, wishes, n_wishes, arena, NULL};
            search s = {&b, {0}, -1};
            int next = 0;
            each_tree(&b, (1 << n) - 1, layout.columns, h, try_in_order, &s);
            g_assert_cmpint(found[h].root != NULL, ==, s.best >= 0);
            if (!found[h].root)
                continue;
            g_assert_cmpint(found[h].cost, ==, s.best);
            g_assert_cmpint(found[h].bound, ==, s.best);
            g_assert_true(found[h].is_optimal);
            g_assert_cmpint(found[h].root->lines, ==, h);
            leaves(found[h].root, &next);
            solved++;
            solved_wished += n_wishes > 0;
        }
        bx_arena_free(arena);
    }
    g_assert_cmpint(solved - solved_wished, >, 50);
    g_assert_cmpint(solved_wished, >, 20);
}

/* Beside the masthead there is no place where there is no masthead. */
static void test_masthead(void)
{
    bx_layout layout = plain_layout();
    g_autoptr(GRand) random = g_rand_new_with_seed(3);
    bx_block block = random_block(random, 0, 3);
    bx_wish wish = {.kind = BX_WISH_PLACE,
                    .edges = BX_EDGE_TOP | BX_EDGE_SIDE | BX_EDGE_MASTHEAD};
    const bx_wish *wishes[] = {&wish};
    int listed[] = {0};
    bx_arena *arena = bx_arena_new();
    bx_pins without = bx_pins_make(arena, &layout, wishes, 1, listed, 1, 0);
    bx_pins with = bx_pins_make(arena, &layout, wishes, 1, listed, 1, 6);
    g_assert_cmpint(bx_pins_block(arena, &without, 0, &block)->n_shapes, ==, 0);
    g_assert_true(bx_pins_block(arena, &with, 0, &block) == &block);
    bx_arena_free(arena);
}

static void test_agrees_with_brute_force(void)
{
    bx_layout layout = plain_layout();
    g_autoptr(GRand) random = g_rand_new_with_seed(7);
    int solved = 0;
    for (int round = 0; round < 60; round++) {
        int n = 1 + round % 5, lines = 6 + 3 * n;
        bx_block blocks[5];
        const bx_block *list[5];
        random_blocks(random, blocks, list, n, n < 5 ? 3 : 2);
        bx_arena *arena = bx_arena_new();
        bx_solution solution;
        bool is_solved = bx_solve(arena, &layout, list, n, lines, NULL, &solution);
        int64_t best =
            brute_force(&layout, blocks, n, lines, NULL, 0, (bx_known_pages){0}, NULL);
        g_assert_cmpint(is_solved, ==, best >= 0);
        if (is_solved) {
            g_assert_cmpint(solution.cost, ==, best);
            g_assert_true(solution.is_optimal);
            check_cost(&layout, &solution, arena);
            g_assert_cmpint(solution.root->lines, ==, lines);
            g_assert_cmpint(solution.root->columns, ==, layout.columns);
            solved++;
        }
        bx_arena_free(arena);
    }
    g_assert_cmpint(solved, >, 20);
}

static bool turns(const bx_node *root)
{
    bool is_over_white =
        root->kind == BX_NODE_STACK && root->second->kind == BX_NODE_WHITE;
    const bx_node *blocks = is_over_white ? root->first : root;
    return bx_node_parts(blocks->kind) == BX_WHEEL_PARTS;
}

/* Blocks of which one each could fill a part of a page that turns, somewhere on it. */
static void fit_wheel(GRand *random, bx_block *blocks, int n, int lines)
{
    int left = g_rand_int_range(random, 1, 3),
        right = g_rand_int_range(random, left + 1, 4);
    int y = g_rand_int_range(random, 3, lines / 2),
        to_y = g_rand_int_range(random, y + 2, lines - 3);
    bool is_wide = g_rand_boolean(random);
    int p = is_wide ? y : to_y, q = is_wide ? to_y : y;
    int columns[] = {is_wide ? right : left, is_wide ? 4 - right : right,
                     4 - (is_wide ? left : right), is_wide ? left : 4 - left,
                     right - left};
    int heights[] = {p, is_wide ? q : lines - p, lines - q, is_wide ? lines - p : q,
                     to_y - y};
    for (int i = 0; i < MIN(n, BX_WHEEL_PARTS); i++) {
        bx_shape *shape = &shapes[i][blocks[i].n_shapes++];
        *shape = (bx_shape){.columns = columns[i], .lines = heights[i]};
        for (int k = blocks[i].n_shapes - 1;
             k > 0 && shapes[i][k - 1].columns > shapes[i][k].columns; k--) {
            bx_shape wider = shapes[i][k - 1];
            shapes[i][k - 1] = shapes[i][k];
            shapes[i][k] = wider;
        }
        blocks[i].least_cells = MIN(blocks[i].least_cells, columns[i] * heights[i]);
    }
}

/* Where the layout interlocks, pages that turn are found as soon as they cost less. */
static void test_interlocked(void)
{
    bx_layout layout = plain_layout();
    g_autoptr(GRand) random = g_rand_new_with_seed(41);
    int by_kind[BX_NODE_WHEEL_HIGH + 1] = {0}, n_cut = 0;
    layout.interlocks = true;
    for (int round = 0; round < 24; round++) {
        int n = round % 24 == 23 ? 6 : 5, lines = 2 + 3 * n;
        bx_block blocks[6];
        const bx_block *list[6];
        layout.weights[BX_WEIGHT_CUT_THROUGH] = round % 3 * 300;
        random_blocks(random, blocks, list, n, n < 6 ? 2 : 1);
        if (round % 4)
            fit_wheel(random, blocks, n, lines);
        bx_arena *arena = bx_arena_new();
        bx_solution solution;
        bool is_solved = bx_solve(arena, &layout, list, n, lines, NULL, &solution);
        int64_t best =
            brute_force(&layout, blocks, n, lines, NULL, 0, (bx_known_pages){0}, NULL);
        g_assert_cmpint(is_solved, ==, best >= 0);
        if (is_solved) {
            g_assert_cmpint(solution.cost, ==, best);
            g_assert_true(solution.is_optimal);
            check_cost(&layout, &solution, arena);
            check_cover(&layout, &solution, arena);
            n_cut += !turns(solution.root);
            if (turns(solution.root))
                by_kind[solution.white ? solution.root->first->kind
                                       : solution.root->kind]++;
        }
        bx_arena_free(arena);
    }
    g_test_message("%d cut, %d turn wide, %d high", n_cut, by_kind[BX_NODE_WHEEL_WIDE],
                   by_kind[BX_NODE_WHEEL_HIGH]);
    g_assert_cmpint(n_cut, >, 5);
    g_assert_cmpint(by_kind[BX_NODE_WHEEL_WIDE], >, 2);
    g_assert_cmpint(by_kind[BX_NODE_WHEEL_HIGH], >, 2);
}

enum { FURTHER = 3 };

/* Each further page costs what brute force finds without those before it and all that
 * looks like them. How many there were. */
static int check_further(const bx_layout *layout, const bx_block *blocks,
                         const bx_solution *best, bx_arena *arena)
{
    bx_solution further[FURTHER];
    bx_known_page pages[FURTHER + 1];
    bx_known_pages known = {pages, 0};
    int n = bx_solve_further(arena, layout, best, FURTHER, NULL, further);
    int64_t before = best->cost;
    for (int i = 0; i <= n; i++) {
        const bx_solution *now = i ? &further[i - 1] : best;
        bx_sheet sheet = bx_sheet_lay(arena, now->root);
        g_assert_false(bx_looks_known(&known, sheet.placed, sheet.n_placed));
        g_assert_cmpint(sheet.n_placed, ==, best->n_blocks);
        g_assert_cmpint(now->root->lines, ==, best->lines);
        g_assert_cmpint(now->cost, >=, before);
        g_assert_cmpint(now->cost, ==,
                        brute_force(layout, blocks, best->n_blocks, best->lines, NULL, 0,
                                    known, NULL));
        before = now->cost;
        pages[known.n++] = (bx_known_page){sheet.placed, sheet.n_placed};
    }
    if (n < FURTHER)
        g_assert_cmpint(brute_force(layout, blocks, best->n_blocks, best->lines, NULL, 0,
                                    known, NULL),
                        ==, -1);
    return n;
}

static void test_further(void)
{
    bx_layout layout = plain_layout();
    g_autoptr(GRand) random = g_rand_new_with_seed(23);
    int n_further = 0, n_short = 0;
    for (int round = 0; round < 40; round++) {
        int n = 1 + round % 4, lines = 7 + 3 * n;
        bx_block blocks[5];
        const bx_block *list[5];
        random_blocks(random, blocks, list, n, 3);
        bx_arena *arena = bx_arena_new();
        bx_solution best;
        if (bx_solve(arena, &layout, list, n, lines, NULL, &best)) {
            int found = check_further(&layout, blocks, &best, arena);
            n_further += found;
            n_short += found < FURTHER;
        }
        bx_arena_free(arena);
    }
    g_assert_cmpint(n_further, >, 20);
    g_assert_cmpint(n_short, >, 0);
}

static bool is_canonical(const bx_node *node)
{
    if (node->kind != BX_NODE_STACK && node->kind != BX_NODE_BESIDE)
        return true;
    return node->first->kind != node->kind && is_canonical(node->first) &&
           is_canonical(node->second);
}

static void test_many_items(void)
{
    bx_layout layout = plain_layout();
    g_autoptr(GRand) random = g_rand_new_with_seed(11);
    static const int counts[] = {5, 8, 11, 20};
    for (size_t round = 0; round < G_N_ELEMENTS(counts); round++) {
        int n = counts[round];
        bx_block blocks[BX_MAX_BLOCKS];
        const bx_block *list[BX_MAX_BLOCKS];
        random_blocks(random, blocks, list, n, 5);
        bx_arena *arena = bx_arena_new();
        bx_solution a, b;
        int lines = n * 6;
        g_assert_true(bx_solve(arena, &layout, list, n, lines, NULL, &a));
        g_assert_true(bx_solve(arena, &layout, list, n, lines, NULL, &b));
        g_assert_cmpint(a.cost, ==, b.cost);
        g_assert_cmpstr(bx_tree_text(arena, a.root), ==, bx_tree_text(arena, b.root));
        g_assert_true(is_canonical(a.root));
        check_cover(&layout, &a, arena);
        check_cost(&layout, &a, arena);
        g_assert_cmpint(a.bound, <=, a.cost);
        if (n > BX_EXACT_ITEMS)
            g_assert_false(a.is_optimal);
        bx_arena_free(arena);
    }
}

static void test_nothing_fits(void)
{
    bx_layout layout = plain_layout();
    g_autoptr(GRand) random = g_rand_new_with_seed(3);
    bx_block block = random_block(random, 0, 2);
    const bx_block *list[] = {&block};
    bx_arena *arena = bx_arena_new();
    bx_solution solution;
    g_assert_false(bx_solve(arena, &layout, list, 1, 1, NULL, &solution));
    bx_arena_free(arena);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/solve/brute-force", test_agrees_with_brute_force);
    g_test_add_func("/solve/heights", test_heights);
    g_test_add_func("/solve/masthead", test_masthead);
    g_test_add_func("/solve/interlocked", test_interlocked);
    g_test_add_func("/solve/further", test_further);
    g_test_add_func("/solve/many-items", test_many_items);
    g_test_add_func("/solve/nothing-fits", test_nothing_fits);
    return g_test_run();
}
