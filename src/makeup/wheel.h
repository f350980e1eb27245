/* wheel: five regions that turn round a middle one, so that no cut runs from edge to
 * edge.
 *
 *     WIDE   0 0 0 1      HIGH   0 3 3 3
 *            3 4 4 1             0 4 4 2
 *            3 4 4 1             0 4 4 2
 *            3 2 2 2             1 1 1 2
 *
 * The same numbers: part 0 stands at the upper left, the next three follow round the
 * page, 4 is the middle; HIGH is WIDE with columns and lines exchanged. Each of the four
 * lines that part them is two cuts, one part on either side of each. */
#ifndef BX_MAKEUP_WHEEL_H
#define BX_MAKEUP_WHEEL_H

#include "makeup/tree.h"

enum { BX_WHEEL_CUTS = 8 };

typedef struct {
    bx_node_kind kind; /* STACK: first above second; BESIDE: left of it */
    int first, second; /* parts */
} bx_wheel_pair;

/* The parts that touch each other: BX_WHEEL_CUTS pairs. */
const bx_wheel_pair *bx_wheel_pairs(bx_node_kind kind);

/* The parts in the order they are read. */
const int *bx_wheel_order(bx_node_kind kind);

/* Places parts whose sizes are known; returns what they fill together. */
bx_region bx_wheel_place(bx_node_kind kind, bx_region parts[BX_WHEEL_PARTS], int column,
                         int row);

/* In the order of the pairs. */
void bx_wheel_cuts(bx_node_kind kind, const bx_region parts[BX_WHEEL_PARTS],
                   bx_cut out[BX_WHEEL_CUTS]);

#endif
