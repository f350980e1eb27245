/* fit: where a mark stands in its em.
 *
 * In: what of the em shall be blank (by class and convention) and where a face draws the
 * mark. Out: how far the glyph is shifted and what of the em is blank then, so that every
 * face sets like every other. One axis, along the line. All in 1/65536 em. */
#ifndef BX_TEXT_FIT_H
#define BX_TEXT_FIT_H

#include "asset/assets.h"
#include "text/cjk.h"

typedef struct {
    int advance;
    int from, to; /* ink, from where the glyph's own em begins */
} bx_drawn;

typedef struct {
    int shift;       /* of the glyph inside its em */
    int front, back; /* blank of the em */
} bx_fit;

bx_fit bx_fit_mark(bx_blank blank, bx_drawn drawn);

#endif
