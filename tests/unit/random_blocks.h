/* Blocks of no items: shapes of random sizes and costs, with heads, pictures and vertical
 * lines now and then, for a page of four columns; and what must hold of any page of them.
 */
#ifndef TESTS_RANDOM_BLOCKS_H
#define TESTS_RANDOM_BLOCKS_H

#include <glib.h>

#include "makeup/score.h"
#include "makeup/solve.h"

/* A layout of 4 columns in which every rule costs something. */
static inline bx_layout plain_layout(void)
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
    layout.weights[BX_WEIGHT_RIVAL] = 120;
    return layout;
}

static const bx_grade grades[] = {{.main = {.size = 16 * BX_PT}},
                                  {.main = {.size = 24 * BX_PT}},
                                  {.main = {.size = 36 * BX_PT}}};

static bx_item items[BX_MAX_BLOCKS];
static bx_shape shapes[BX_MAX_BLOCKS][64];

/* A head, and now and then a picture or vertical lines. */
static inline void dress(GRand *random, bx_shape *shape)
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

static inline bx_block random_block(GRand *random, int i, int n_shapes)
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

/* In `blocks`, and listed. */
static inline void random_blocks(GRand *random, bx_block *blocks, const bx_block **list,
                                 int n, int n_shapes)
{
    for (int i = 0; i < n; i++) {
        blocks[i] = random_block(random, i, n_shapes);
        list[i] = &blocks[i];
    }
}

/* ---- what must hold ---- */

static inline int64_t block_cost(const bx_node *node)
{
    if (node->kind == BX_NODE_BLOCK)
        return node->shape->cost;
    int64_t cost = 0;
    for (int i = 0; i < bx_node_parts(node->kind); i++)
        cost += block_cost(node->parts[i]);
    return cost;
}

/* A page costs what its blocks cost, its white, and what the rules say. */
static inline void check_cost(const bx_layout *layout, const bx_solution *solution,
                              bx_arena *arena)
{
    bx_sheet sheet = bx_sheet_lay(arena, solution->root);
    g_assert_cmpint(solution->cost, ==,
                    block_cost(solution->root) +
                        solution->white * layout->weights[BX_WEIGHT_WHITE] +
                        bx_score_sheet(layout, &sheet));
}

/* Cells of the page, each covered exactly once. */
static inline void check_cover(const bx_layout *layout, const bx_solution *solution,
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

#endif
