/* pair_placed: pictures that stand in the copy themselves, in a word processor's file.
 *
 * In: the items of a bulletin, whose source says where pictures stand in it. Out: the
 * same items with files. A picture is its item's: that of the caption without a file that
 * is nearest to it, of two that behind it; else it stands without a caption. Each is a
 * note; one that no page can show is left out with a warning. */
#ifndef BX_MODEL_PAIR_PLACED_H
#define BX_MODEL_PAIR_PLACED_H

#include "base/diag.h"
#include "model/item.h"

/* A new array of n items in the arena, or the same where there is no such picture. */
const bx_item *bx_pair_placed(bx_arena *arena, const bx_item *items, int n,
                              bx_diags *diags);

#endif
