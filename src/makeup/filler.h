/* filler: house fillers (补白) for a page that lacks copy.
 *
 * In: the fillers of an issue, a page, the cells of the grid that are empty at its foot.
 * Out: those to try, the one that comes nearest to the gap first, as blocks. Whether a
 * page is better with one is page.c's to find out. A short text stands on one page alone:
 * which pages may try it follows from their order. */
#ifndef BX_MAKEUP_FILLER_H
#define BX_MAKEUP_FILLER_H

#include "makeup/block.h"

enum { BX_MOST_FILLERS = 6 }; /* tried on a page */

/* Up to BX_MOST_FILLERS blocks, for a page of so many lines; returns how many. */
int bx_fillers_for(const bx_setting *setting, const bx_issue *issue, const bx_page *page,
                   int lines, int empty_cells, const bx_block **out);

#endif
