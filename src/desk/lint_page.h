/* lint_page: what stands on a finished page besides the copy. In: a display list. Out:
 * text, for looking things up in it. */
#ifndef BX_DESK_LINT_PAGE_H
#define BX_DESK_LINT_PAGE_H

#include "display/display.h"

/* A text without its spaces. */
char *bx_lint_tight(bx_arena *arena, const char *text);

/* Is the operation words of the furniture? Asked of all of a page in order; *inside,
 * false at first, is its own. */
bool bx_lint_is_furniture(const bx_op *op, bool *inside);

/* What the furniture says, run after run, without spaces. */
char *bx_lint_furniture(bx_arena *arena, const bx_display *page);

#endif
