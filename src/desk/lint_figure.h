/* lint_figure: numbers as papers write them: 1,234.5, 1.2万, 一千二百, with the unit
 * behind them. In: a text and a place. Out: the value. Not done here: what two figures
 * should have to do with each other (lint_find_figures.c). */
#ifndef BX_DESK_LINT_FIGURE_H
#define BX_DESK_LINT_FIGURE_H

#include <stdbool.h>

#include "base/chars.h"

#define BX_LINT_FIGURE_MOST INT64_C(1000000000000000) /* thousandths */

/* [from, digits_end) is the number, [digits_end, to) what it counts, 余 and 多 with it.
 */
typedef struct {
    int from, digits_end, to;
    int64_t thousandths;
    bool is_arabic; /* written with digits, not with 一二三 */
} bx_lint_figure;

/* The figure that begins at i; false where none does. */
bool bx_lint_figure_at(bx_chars text, int i, bx_lint_figure *out);

/* Does it count any of these units, which NULL closes? */
bool bx_lint_figure_counts(bx_chars text, const bx_lint_figure *f,
                           const char *const *units);

/* Do two count the same? */
bool bx_lint_figure_alike(bx_chars a, const bx_lint_figure *f, bx_chars b,
                          const bx_lint_figure *g);

#endif
