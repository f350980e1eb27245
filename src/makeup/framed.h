/* framed: the frame round a group, and the grid inside it.
 *
 * In: a layout and a width. Out: the layout as it is inside a frame of so many columns:
 * the same lines, and legs that are narrower by whole 字 (page-rules 5), the room they
 * give up shared out between the frame and the gaps. And the frame itself in the display
 * list, with the tint or rule of the column head. What stands inside is group.c's. */
#ifndef BX_MAKEUP_FRAMED_H
#define BX_MAKEUP_FRAMED_H

#include "makeup/tree.h"

/* Lines at the foot of a framed block: white, and the frame's lower rule, which is level
 * with the feet of neighbours' last lines. */
enum { BX_FRAME_FOOT = 1 };

/* In the arena of the setting, without items. */
bx_framed *bx_framed_make(const bx_setting *setting, int columns);

/* The setting inside the frame of a placed block, and the block on its grid: there it
 * begins with the first column. */
const bx_setting *bx_framed_enter(const bx_setting *setting, const bx_placed *placed,
                                  bx_placed *inside);

/* The setting in which the legs and pictures of a placed block were made: on the page's
 * grid, or on that of the frame round it or round its column. */
bx_setting bx_framed_setting(const bx_setting *setting, const bx_placed *placed);

/* Where the column head of a placed block begins: in the middle of what it stands on. */
bx_len bx_framed_head_top(const bx_layout *layout, const bx_placed *placed);

void bx_framed_draw(const bx_setting *setting, const bx_placed *placed,
                    bx_display_builder *out);

#endif
