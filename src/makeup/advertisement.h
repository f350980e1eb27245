/* advertisement: the advertisements of a page on a layout: how large they are, and where
 * they stand.
 *
 * In: what issue.yaml says of them. Out: rows of them across the foot of the page, which
 * only shorten it, and fixed blocks that stand among the copy: those that were told where
 * and those too narrow to fill a row, which go to the foot as long as there is room side
 * by side. Heights are rounded up to grid lines, with the white above, where the mark
 * 广告 stands. An advertisement is never cut and never stretched. */
#ifndef BX_MAKEUP_ADVERTISEMENT_H
#define BX_MAKEUP_ADVERTISEMENT_H

#include "makeup/block_fixed.h"
#include "makeup/tree.h"

typedef struct {
    bx_fixed_list among;       /* the copy */
    const bx_sheet *strip;     /* across the foot, where it stands on the page */
    int strip_lines;           /* 0: there is none */
    const bx_block *too_large; /* one that no page of the layout holds; NULL: none. Then
                                  the others are not placed */
} bx_ads;

/* `lines`: those under the masthead. */
bx_ads bx_ads_make(const bx_setting *setting, const bx_issue *issue, const bx_page *page,
                   int lines);

/* The block of an advertisement, or of a filler that is a picture. */
const bx_block *bx_ad_block(const bx_setting *setting, const bx_item *item, int index,
                            int lines);

/* Reports an advertisement whose file has another shape than its place, too few pixels
 * for it, or colours for a page in black, which has that number (0: it is in colour). */
void bx_ad_report(const bx_setting *setting, const bx_placed *placed, int in_black);

#endif
