/* lines_text: lines that were set → a table for people, one row a line, and a summary.
 *
 * Widths are in em of the type, three decimals. A row ends with what its marks lost:
 * "3， 0.500" by rule, "3， ~0.125" to the ladder; the number is the mark's place in the
 * line, from 1. The same input gives the same bytes. */
#ifndef BX_DESK_LINES_TEXT_H
#define BX_DESK_LINES_TEXT_H

#include <glib.h>

#include "base/diag.h"
#include "desk/lines.h"

typedef enum {
#define BX_LINES_WORD(id, english, chinese) BX_WORD_##id,
#include "desk/lines.def"
#undef BX_LINES_WORD
    BX_WORD_COUNT
} bx_lines_word;

const char *bx_lines_say(bx_lines_word word, bx_tongue tongue);

/* One figure of a summary; share: of the lines that are no paragraph's last, in
 * thousandths, -1 where it is a mere count. */
typedef struct {
    bx_lines_word name;
    int count, share;
} bx_lines_figure;

/* The figures of a column in the order they are told; n of them, in arena. */
const bx_lines_figure *bx_lines_tell(bx_arena *arena, const bx_lines *lines, int column,
                                     int *n);

/* The caller frees it. */
GString *bx_lines_text(const bx_lines *lines, bx_tongue tongue);

#endif
