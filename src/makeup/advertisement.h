/* advertisement: an advertisement as a block on a layout, or a filler that is a picture.
 *
 * In: what issue.yaml says of it. Out: a fixed block. Heights are rounded up to grid
 * lines, with the white above, where the mark 广告 stands. An advertisement is never cut
 * and never stretched. Where it stands ad_place.h says. */
#ifndef BX_MAKEUP_ADVERTISEMENT_H
#define BX_MAKEUP_ADVERTISEMENT_H

#include "makeup/block_fixed.h"
#include "makeup/tree.h"

/* `lines`: those under the masthead. */
const bx_block *bx_ad_block(const bx_setting *setting, const bx_item *item, int index,
                            int lines);

/* Reports an advertisement whose file has another shape than its place, too few pixels
 * for it, or colours for a page in black, which has that number (0: it is in colour). */
void bx_ad_report(const bx_setting *setting, const bx_placed *placed, int in_black);

#endif
