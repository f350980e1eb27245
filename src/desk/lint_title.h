/* lint_title: the office that stands right before or behind a name. In: a text and where
 * the name is. Out: the words of the office, with 副 and the like. */
#ifndef BX_DESK_LINT_TITLE_H
#define BX_DESK_LINT_TITLE_H

#include "base/chars.h"

/* [from, to) of the text; from == to: none. */
typedef struct {
    int from, to;
} bx_lint_title;

/* The name is [from, to). */
bx_lint_title bx_lint_title_of(bx_chars text, int from, int to);

#endif
