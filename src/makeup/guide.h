/* guide: lines that say what stands on the pages inside (导读), each with its page.
 *
 * In: the issue's entries. Out: rows of words and page numbers, in so many columns. The
 * words are an item's headline unless the editor gave others. */
#ifndef BX_MAKEUP_GUIDE_H
#define BX_MAKEUP_GUIDE_H

#include "makeup/setting.h"

/* Rows that n entries take in columns of equal width. */
int bx_guide_rows(int n, int columns);

/* Draws the head at the left of the first row, then the entries, down one column after
 * the other, on rows `leading` apart from the box's top. */
void bx_guide_draw(const bx_setting *setting, const bx_issue *issue, bx_rect box,
                   int columns, bx_len leading, bx_display_builder *out);

/* The page an item stands on; NULL: none. */
const bx_page *bx_guide_page(const bx_issue *issue, const char *name);

#endif
