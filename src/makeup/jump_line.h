/* jump_line: the lines that say on which page an item goes on (下转第3版), and on which
 * it began (上接第1版). In: a piece of an item, the words of the layout. Out: a row of a
 * leg. Both say what no source holds. */
#ifndef BX_MAKEUP_JUMP_LINE_H
#define BX_MAKEUP_JUMP_LINE_H

#include "makeup/rows.h"
#include "model/jump.h"

/* In the layout's style, the line from a page always at the left: the one stands where
 * the text ends, the other where it begins. */
void bx_jump_line_add(bx_rows_builder *rows, const bx_piece *piece, bx_len measure);

/* "（下转第{page}版）" with the number of the page; in the arena. */
const char *bx_jump_line_words(bx_arena *arena, const char *pattern, const char *page);

#endif
