/* ad_place: where the advertisements of a page stand.
 *
 * In: their blocks. Out: rows of them across the foot of the page, which only shorten it:
 * side by side, and over each other where that makes a rectangle; and fixed blocks among
 * the copy: those that were told where, and what fills no row. As long as there is room
 * side by side these go to the foot, then on top of those there that are as wide, alone
 * or as a row: the lowest first, so that they end as level as they can. What was told
 * where stands there. A page that cannot be made with them at its foot has them anywhere
 * (page.c). Those that nobody told where and that stand there are told.
 */
#ifndef BX_MAKEUP_AD_PLACE_H
#define BX_MAKEUP_AD_PLACE_H

#include "makeup/block_fixed.h"

typedef struct {
    bx_fixed_list among;       /* the copy */
    const bx_sheet *strip;     /* across the foot, where it stands on the page */
    int strip_lines;           /* 0: there is none */
    const bx_block *too_large; /* one that no page of the layout holds; NULL: none. Then
                                  the others are not placed */
} bx_ads;

/* `lines`: those under the masthead. */
/* Reports those of a page that was made which nobody told where, and which do not stand
 * at its foot. Its parts are all blocks; `lines`: those of the type area over the strip.
 */
void bx_ads_report(bx_diags *diags, const bx_page *page, const bx_placed *parts, int n,
                   int lines);

bx_ads bx_ads_make(const bx_setting *setting, const bx_issue *issue, const bx_page *page,
                   int lines);

#endif
