/* lint_char: characters of a text by their place, for looking about. */
#ifndef BX_DESK_LINT_CHAR_H
#define BX_DESK_LINT_CHAR_H

#include "base/chars.h"

/* 0 before and behind the text. */
static inline uint32_t bx_lint_char(bx_chars text, int i)
{
    return i >= 0 && i < text.n ? text.chars[i].c : 0;
}

/* The place of [from, to) in its file. */
static inline bx_span bx_lint_span(bx_chars text, int from, int to)
{
    return bx_chars_span(bx_chars_slice(text, from, to));
}

#endif
