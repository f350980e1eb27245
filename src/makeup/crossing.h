/* crossing: what may stand across the fold of a spread 通版.
 *
 * In: the shape of a block. Out: the columns that it may start at. Heads whose lines have
 * room to move run across, and pictures; legs, captions, frames of groups and the face in
 * a picture stand on one side, and so do advertisements that are not as wide as the sheet
 * (page-rules 20a). Where the characters of a head that runs across stand to the fold is
 * spine.h's to say. */
#ifndef BX_MAKEUP_CROSSING_H
#define BX_MAKEUP_CROSSING_H

#include "makeup/block.h"

/* A bit for each column: a block of that shape may start there. */
uint16_t bx_crossing_starts(const bx_layout *layout, const bx_item *item,
                            const bx_shape *shape);

typedef enum {
    BX_CROSSING_FREE,  /* it may start anywhere */
    BX_CROSSING_NEVER, /* on one side of the fold alone */
    BX_CROSSING_SOME,
    BX_CROSSING_COUNT
} bx_crossing_kind;

/* Of a shape whose starts are known. */
bx_crossing_kind bx_crossing_kind_of(const bx_layout *layout, const bx_shape *shape);

#endif
