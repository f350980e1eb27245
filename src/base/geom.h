/* geom: points, boxes and the writing mode. Origin at the trim corner (upper left),
 * x to the right, y downward, on every floor. */
#ifndef BX_BASE_GEOM_H
#define BX_BASE_GEOM_H

#include "base/len.h"

typedef struct {
    bx_len x, y;
} bx_point;

typedef struct {
    bx_len x, y, w, h; /* upper left corner and size; w, h ≥ 0 */
} bx_rect;

/* HORIZONTAL: inline runs right, block runs down. VERTICAL (竖排): inline runs down,
 * block runs left. CLREQ §2.2. */
typedef enum { BX_HORIZONTAL, BX_VERTICAL } bx_writing_mode;

/* Where a block stands on the page: start is the corner at which inline and block
 * coordinates are both zero (upper left, or upper right for vertical setting). */
typedef struct {
    bx_point start;
    bx_writing_mode mode;
} bx_frame;

/* The page position of an (inline, block) coordinate. */
static inline bx_point bx_frame_point(bx_frame f, bx_len inline_at, bx_len block_at)
{
    if (f.mode == BX_VERTICAL)
        return (bx_point){f.start.x - block_at, f.start.y + inline_at};
    return (bx_point){f.start.x + inline_at, f.start.y + block_at};
}

/* The same for a box: x, w along the line, y, h across it. */
static inline bx_rect bx_frame_rect(bx_frame f, bx_rect r)
{
    if (f.mode == BX_VERTICAL)
        return (bx_rect){f.start.x - r.y - r.h, f.start.y + r.x, r.h, r.w};
    return (bx_rect){f.start.x + r.x, f.start.y + r.y, r.w, r.h};
}

#endif
