/* head_edge: the heads that stand at one edge of a region, by row.
 *
 * In: blocks with their shapes. Out: a number for what a region shows at its left or
 * right edge; equal numbers show the same. What is left of a cut down and what is right
 * of it clash by these numbers alone (rule 12, 碰题), however many blocks they are of.
 */
#ifndef BX_MAKEUP_HEAD_EDGE_H
#define BX_MAKEUP_HEAD_EDGE_H

#include "makeup/block.h"

typedef struct bx_head_edges bx_head_edges;

typedef int bx_head_edge; /* 0: no head stands there, or it is not known */
enum { BX_MOST_HEAD_EDGES = 1 << 22 };

/* All must outlive it. */
bx_head_edges *bx_head_edges_new(const bx_layout *layout, const bx_block *const *blocks,
                                 int n_blocks);
void bx_head_edges_free(bx_head_edges *edges);

bx_head_edge bx_head_edge_of_block(const bx_head_edges *edges, int block,
                                   const bx_shape *shape, bool is_right);
/* Of two regions one over the other, the upper one so many lines high. */
bx_head_edge bx_head_edge_over(bx_head_edges *edges, bx_head_edge over,
                               bx_head_edge under, int lines);

/* Does one show no head that the other does not show, too? */
bool bx_head_edge_is_within(const bx_head_edges *edges, bx_head_edge part,
                            bx_head_edge whole);

/* What two regions clash that begin on one line: the right edge of one with the left edge
 * of the other. */
int bx_head_edge_clash(bx_head_edges *edges, bx_head_edge right, bx_head_edge left);

/* Rule 10: what heads at one edge of two regions cost each other, one region over the
 * other, of blocks with no more than so many columns. */
int bx_head_edge_order(bx_head_edges *edges, bx_head_edge over, bx_head_edge under,
                       int columns);

#endif
