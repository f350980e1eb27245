/* box: frames and tints round items (围框, 网底).
 *
 * In: a finished sheet. Out: fills and strokes. A frame stands in the place of the rules
 * round its block: at its outer columns' edges, where the cut-off rules lie above and
 * below. What stands inside, and how far in, its shape says. */
#ifndef BX_MAKEUP_BOX_H
#define BX_MAKEUP_BOX_H

#include "display/display.h"
#include "makeup/tree.h"

enum { BX_MOST_BOXES = 2 }; /* on a page: rule 21 */

/* Where a block's frame lies. */
bx_rect bx_box_of(const bx_layout *layout, const bx_placed *placed);

/* Draws all of them; the blocks come on top. */
void bx_boxes_draw(const bx_layout *layout, const bx_sheet *sheet,
                   bx_display_builder *out);

#endif
