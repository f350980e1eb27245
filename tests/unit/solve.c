#include "makeup/solve.h"
#include "makeup/item_sets.h"

#include <glib.h>

/* A layout of 4 columns in which every rule costs something. */
static bx_layout plain_layout(void)
{
    bx_layout layout = {.columns = 4, .lines = 20, .measure = 100, .leading = 10};
    layout.weights[BX_WEIGHT_WHITE] = 1000;
    layout.weights[BX_WEIGHT_PLACE] = 30;
    layout.weights[BX_WEIGHT_CUT_THROUGH] = 70;
    layout.weights[BX_WEIGHT_TOMBSTONE] = 60;
    layout.weights[BX_WEIGHT_STACKED_HEADS] = 150;
    layout.weights[BX_WEIGHT_GUTTER] = 400;
    layout.weights[BX_WEIGHT_LEAD_HEAD] = 900;
    layout.weights[BX_WEIGHT_HEAD_ORDER] = 80;
    layout.weights[BX_WEIGHT_GRAY] = 150;
    layout.weights[BX_WEIGHT_FOOT] = 60;
    return layout;
}

static const bx_grade grades[] = {{.main = {.size = 16 * BX_PT}},
                                  {.main = {.size = 24 * BX_PT}},
                                  {.main = {.size = 36 * BX_PT}}};

static bx_item items[BX_MAX_BLOCKS];
static bx_shape shapes[BX_MAX_BLOCKS][64];

/* A head, and now and then a picture or vertical lines. */
static void dress(GRand *random, bx_shape *shape)
{
    shape->filling.short_legs = g_rand_int_range(random, 0, 2);
    int kind = g_rand_int_range(random, 0, 8), grade = g_rand_int_range(random, 0, 4);
    if (grade < 3)
        shape->head = (bx_head){.grade = &grades[grade], .rows = 1 + grade};
    if (kind < 2 && shape->columns > 1)
        shape->band = (bx_band){.place = kind ? BX_BAND_RIGHT : BX_BAND_LEFT,
                                .columns = 1,
                                .rows = shape->lines - shape->head.rows};
    else if (kind == 2)
        shape->band =
            (bx_band){.place = BX_BAND_ABOVE, .columns = shape->columns, .rows = 1};
    else if (kind == 3 && grade < 3) {
        shape->mode = shape->head.mode = BX_VERTICAL;
        shape->head.rows = 0;
        shape->head_columns = 1;
    }
}

static bx_block random_block(GRand *random, int i, int n_shapes)
{
    items[i] = (bx_item){.name = "x", .priority = i + 1};
    bx_block block = {
        .item = &items[i], .index = i, .is_lead = i == 0, .shapes = shapes[i]};
    for (int k = 1; k <= 4; k++) {
        int area = g_rand_int_range(random, 8, 22), h = area / k + 1;
        for (int s = 0; s < n_shapes && block.n_shapes < 64; s++, h++) {
            bx_shape shape = {.columns = k, .lines = h};
            shape.cost = g_rand_int_range(random, 0, 400);
            dress(random, &shape);
            shapes[i][block.n_shapes++] = shape;
            if (!block.least_cells || k * h < block.least_cells)
                block.least_cells = k * h;
        }
    }
    return block;
}

/* ---- brute force: every canonical slicing tree of every shape ---- */

typedef struct {
    const bx_layout *layout;
    const bx_block *blocks;
    int lines;
    bx_arena *arena;
} brute;

typedef void visit_fn(const bx_node *node, void *data);

/* Calls visit with each tree for the set `mask` that is columns wide and lines high. */
static void each_tree(const brute *b, int mask, int columns, int lines, visit_fn *visit,
                      void *data);

typedef struct {
    const brute *b;
    bx_node_kind kind;
    const bx_node *first;
    int mask, columns, lines;
    visit_fn *visit;
    void *data;
} half;

static void with_second(const bx_node *second, void *data)
{
    const half *h = data;
    h->visit(bx_node_cut(h->b->arena, h->kind, h->first, second), h->data);
}

static void with_first(const bx_node *first, void *data)
{
    half h = *(const half *)data;
    if (first->kind == h.kind)
        return;
    h.first = first;
    each_tree(h.b, h.mask, h.columns, h.lines, with_second, &h);
}

static void each_tree(const brute *b, int mask, int columns, int lines, visit_fn *visit,
                      void *data)
{
    if (!(mask & (mask - 1))) {
        const bx_block *block = &b->blocks[g_bit_nth_lsf((gulong)mask, -1)];
        for (int i = 0; i < block->n_shapes; i++)
            if (block->shapes[i].columns == columns && block->shapes[i].lines == lines)
                visit(bx_node_leaf(b->arena, block, &block->shapes[i]), data);
        return;
    }
    int lowest = mask & -mask;
    for (int part = (mask - 1) & mask; part; part = (part - 1) & mask) {
        if (!(part & lowest))
            continue; /* the most important item goes on top or left */
        half h = {b, BX_NODE_STACK, NULL, mask ^ part, columns, 0, visit, data};
        for (int top = 1; top < lines; top++) {
            h.lines = lines - top;
            each_tree(b, part, columns, top, with_first, &h);
        }
        h = (half){b, BX_NODE_BESIDE, NULL, mask ^ part, 0, lines, visit, data};
        for (int left = 1; left < columns; left++) {
            h.columns = columns - left;
            each_tree(b, part, left, lines, with_first, &h);
        }
    }
}

typedef struct {
    const brute *b;
    int64_t best, white_cost;
} search;

static int64_t block_cost(const bx_node *node)
{
    if (node->kind == BX_NODE_BLOCK)
        return node->shape->cost;
    if (!node->first)
        return 0; /* white */
    return block_cost(node->first) + block_cost(node->second);
}

static void try_tree(const bx_node *node, void *data)
{
    search *s = data;
    bx_arena *arena = s->b->arena;
    int white = s->b->lines - node->lines;
    int64_t cost = block_cost(node) + white * s->b->layout->weights[BX_WEIGHT_WHITE];
    if (white)
        node = bx_node_cut(arena, BX_NODE_STACK, node,
                           bx_node_fixed(arena, BX_NODE_WHITE, node->columns, white));
    bx_sheet sheet = bx_sheet_lay(arena, node);
    cost += bx_score_sheet(s->b->layout, &sheet);
    s->best = s->best < 0 ? cost : MIN(s->best, cost);
}

static int64_t brute_force(const bx_layout *layout, const bx_block *blocks, int n,
                           int lines)
{
    brute b = {layout, blocks, lines, NULL};
    search s = {&b, -1, 0};
    for (int h = 1; h <= lines; h++) {
        b.arena = bx_arena_new();
        each_tree(&b, (1 << n) - 1, layout->columns, h, try_tree, &s);
        bx_arena_free(b.arena);
    }
    return s.best;
}

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

/* Each height has the cheapest of the trees that keep the order. */
static void test_heights(void)
{
    bx_layout layout = plain_layout();
    layout.weights[BX_WEIGHT_WHITE] = 1000000;
    g_autoptr(GRand) random = g_rand_new_with_seed(11);
    int solved = 0;
    for (int round = 0; round < 30; round++) {
        enum { LINES = 16 };
        int n = 1 + round % 4;
        bx_block blocks[4];
        const bx_block *list[4];
        for (int i = 0; i < n; i++) {
            blocks[i] = random_block(random, i, 3);
            list[i] = &blocks[i];
        }
        bx_arena *arena = bx_arena_new();
        bx_solution found[LINES + 1];
        bx_solve_heights(arena, &layout, list, n, LINES, found);
        for (int h = 1; h <= LINES; h++) {
            brute b = {&layout, blocks, h, arena};
            search s = {&b, -1, 0};
            int next = 0;
            each_tree(&b, (1 << n) - 1, layout.columns, h, try_in_order, &s);
            g_assert_cmpint(found[h].root != NULL, ==, s.best >= 0);
            if (!found[h].root)
                continue;
            g_assert_cmpint(found[h].cost, ==, s.best);
            g_assert_cmpint(found[h].root->lines, ==, h);
            leaves(found[h].root, &next);
            solved++;
        }
        bx_arena_free(arena);
    }
    g_assert_cmpint(solved, >, 50);
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
        for (int i = 0; i < n; i++) {
            blocks[i] = random_block(random, i, n < 5 ? 3 : 2);
            list[i] = &blocks[i];
        }
        bx_arena *arena = bx_arena_new();
        bx_solution solution;
        bool is_solved = bx_solve(arena, &layout, list, n, lines, &solution);
        int64_t best = brute_force(&layout, blocks, n, lines);
        g_assert_cmpint(is_solved, ==, best >= 0);
        if (is_solved) {
            g_assert_cmpint(solution.cost, ==, best);
            g_assert_true(solution.is_optimal);
            bx_sheet sheet = bx_sheet_lay(arena, solution.root);
            g_assert_cmpint(solution.cost, ==,
                            block_cost(solution.root) +
                                solution.white * layout.weights[BX_WEIGHT_WHITE] +
                                bx_score_sheet(&layout, &sheet));
            g_assert_cmpint(solution.root->lines, ==, lines);
            g_assert_cmpint(solution.root->columns, ==, layout.columns);
            solved++;
        }
        bx_arena_free(arena);
    }
    g_assert_cmpint(solved, >, 20);
}

static bool is_canonical(const bx_node *node)
{
    if (node->kind != BX_NODE_STACK && node->kind != BX_NODE_BESIDE)
        return true;
    return node->first->kind != node->kind && is_canonical(node->first) &&
           is_canonical(node->second);
}

/* Cells of the page, each covered exactly once. */
static void check_cover(const bx_layout *layout, const bx_solution *solution,
                        bx_arena *arena)
{
    bx_sheet sheet = bx_sheet_lay(arena, solution->root);
    int cells = sheet.white.columns * sheet.white.lines;
    for (int i = 0; i < sheet.n_placed; i++) {
        bx_region a = sheet.placed[i].at;
        cells += a.columns * a.lines;
        g_assert_cmpint(a.column + a.columns, <=, layout->columns);
        for (int k = 0; k < i; k++) {
            bx_region b = sheet.placed[k].at;
            g_assert_false(a.column < b.column + b.columns &&
                           b.column < a.column + a.columns && a.row < b.row + b.lines &&
                           b.row < a.row + a.lines);
        }
    }
    g_assert_cmpint(cells, ==, layout->columns * solution->root->lines);
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
        for (int i = 0; i < n; i++) {
            blocks[i] = random_block(random, i, 5);
            list[i] = &blocks[i];
        }
        bx_arena *arena = bx_arena_new();
        bx_solution a, b;
        int lines = n * 6;
        g_assert_true(bx_solve(arena, &layout, list, n, lines, &a));
        g_assert_true(bx_solve(arena, &layout, list, n, lines, &b));
        g_assert_cmpint(a.cost, ==, b.cost);
        g_assert_cmpstr(bx_tree_text(arena, a.root), ==, bx_tree_text(arena, b.root));
        g_assert_true(is_canonical(a.root));
        check_cover(&layout, &a, arena);
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
    g_assert_false(bx_solve(arena, &layout, list, 1, 1, &solution));
    bx_arena_free(arena);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/solve/brute-force", test_agrees_with_brute_force);
    g_test_add_func("/solve/heights", test_heights);
    g_test_add_func("/solve/many-items", test_many_items);
    g_test_add_func("/solve/nothing-fits", test_nothing_fits);
    return g_test_run();
}
