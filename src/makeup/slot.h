/* slot: how an item does in a block of a given size. In: an item, columns × lines. Out:
 * whether its copy fills the block, or how much it is short or over. Which page the block
 * is of is not asked here. */
#ifndef BX_MAKEUP_SLOT_H
#define BX_MAKEUP_SLOT_H

#include "makeup/block.h"

typedef enum {
    BX_SLOT_FITS,
    BX_SLOT_SHORT, /* white would stand at the end of its legs */
    BX_SLOT_OVER,
    BX_SLOT_NEVER, /* it has no shape of that many columns: its head or picture is too
                      large, or it has no copy */
} bx_slot_fit;

typedef struct {
    bx_slot_fit fit;
    int lines, characters; /* SHORT, OVER: by so many lines of its legs, where it has no
                              shape of that size by those of the nearest; their 字 */
} bx_slot;

bx_slot bx_slot_try(const bx_setting *setting, const bx_item *item, int index,
                    bool is_lead, int columns, int lines);

#endif
