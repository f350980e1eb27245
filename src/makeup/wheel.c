#include "makeup/wheel.h"

#include <glib.h>

const bx_wheel_pair *bx_wheel_pairs(bx_node_kind kind)
{
    static const bx_wheel_pair wide[BX_WHEEL_CUTS] = {
        {BX_NODE_BESIDE, 0, 1}, {BX_NODE_BESIDE, 4, 1}, {BX_NODE_STACK, 1, 2},
        {BX_NODE_STACK, 4, 2},  {BX_NODE_BESIDE, 3, 2}, {BX_NODE_BESIDE, 3, 4},
        {BX_NODE_STACK, 0, 3},  {BX_NODE_STACK, 0, 4}};
    static const bx_wheel_pair high[BX_WHEEL_CUTS] = {
        {BX_NODE_STACK, 0, 1},  {BX_NODE_STACK, 4, 1}, {BX_NODE_BESIDE, 1, 2},
        {BX_NODE_BESIDE, 4, 2}, {BX_NODE_STACK, 3, 2}, {BX_NODE_STACK, 3, 4},
        {BX_NODE_BESIDE, 0, 3}, {BX_NODE_BESIDE, 0, 4}};
    return kind == BX_NODE_WHEEL_WIDE ? wide : high;
}

const int *bx_wheel_order(bx_node_kind kind)
{
    static const int wide[BX_WHEEL_PARTS] = {0, 1, 3, 4, 2};
    static const int high[BX_WHEEL_PARTS] = {0, 3, 4, 2, 1};
    return kind == BX_NODE_WHEEL_WIDE ? wide : high;
}

static void move(bx_region *part, int column, int row)
{
    part->column = column;
    part->row = row;
}

bx_region bx_wheel_place(bx_node_kind kind, bx_region p[BX_WHEEL_PARTS], int column,
                         int row)
{
    bx_region whole = {column, row, 0, 0};
    move(&p[0], column, row);
    if (kind == BX_NODE_WHEEL_WIDE) {
        move(&p[1], column + p[0].columns, row);
        move(&p[2], column + p[3].columns, row + p[1].lines);
        move(&p[3], column, row + p[0].lines);
        move(&p[4], column + p[3].columns, row + p[0].lines);
        whole.columns = p[0].columns + p[1].columns;
        whole.lines = p[0].lines + p[3].lines;
    } else {
        move(&p[1], column, row + p[0].lines);
        move(&p[2], column + p[1].columns, row + p[3].lines);
        move(&p[3], column + p[0].columns, row);
        move(&p[4], column + p[0].columns, row + p[3].lines);
        whole.columns = p[0].columns + p[3].columns;
        whole.lines = p[0].lines + p[1].lines;
    }
    return whole;
}

void bx_wheel_cuts(bx_node_kind kind, const bx_region p[BX_WHEEL_PARTS],
                   bx_cut out[BX_WHEEL_CUTS])
{
    const bx_wheel_pair *pairs = bx_wheel_pairs(kind);
    for (int i = 0; i < BX_WHEEL_CUTS; i++)
        out[i] = bx_cut_between(pairs[i].kind, p[pairs[i].first], p[pairs[i].second]);
}
