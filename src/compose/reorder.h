/* reorder: the clusters of a line, in reading order → where they stand on it.
 *
 * In: the places of a line as if all of it ran left to right. Out: the same places, with
 * what runs right to left turned round (UAX #9, rule L2). Widths, gaps and the order of
 * the clusters themselves do not change, so nothing else need know of directions. */
#ifndef BX_COMPOSE_REORDER_H
#define BX_COMPOSE_REORDER_H

#include "text/shape.h"

/* A cluster on its line. */
typedef struct {
    bx_len origin;   /* of its glyphs: where its em starts */
    bx_len from, to; /* what it takes of the line, with the gap behind it */
} bx_place;

/* Places of n clusters from `first` on. A line that as a whole runs right to left (the
 * text's base is 1) is turned about the middle of [0, span]. */
void bx_reorder(const bx_shaped *shaped, int first, bx_place *places, int n, bx_len span);

#endif
