/* pour: a solved page → its display list. Replays the recipes of the shapes: nothing is
 * decided here but which of two faces a headline takes, so that neighbours differ (10a).
 * Blocks come in the tree's order and an item's parts in reading order. */
#ifndef BX_MAKEUP_POUR_H
#define BX_MAKEUP_POUR_H

#include "makeup/furniture.h"

/* strip: advertisements across the foot; NULL: none. */
void bx_pour(const bx_setting *setting, const bx_issue *issue, const bx_page *page,
             const bx_sheet *sheet, const bx_sheet *strip, bx_display_builder *out);
/* Blocks alone, with the rules between them. */
void bx_pour_sheet(const bx_setting *setting, const bx_sheet *sheet,
                   bx_display_builder *out);

#endif
