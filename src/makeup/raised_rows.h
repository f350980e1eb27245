/* raised_rows: rows of a table as they are when what is known by other means is asked,
 * too.
 *
 * In: a table in which the sets that are asked for are filled, and who knows more. Out:
 * their rows, kept apart while anybody asks the table, then put into it. */
#ifndef BX_MAKEUP_RAISED_ROWS_H
#define BX_MAKEUP_RAISED_ROWS_H

#include "makeup/cheapest.h"

typedef struct {
    const struct bx_raised_row *all;
    int n;
    const bx_raise *raise;
} bx_raised_rows;

/* In the arena. */
bx_raised_rows bx_raised_rows_ask(bx_arena *arena, const bx_cost_table *table,
                                  const bx_raise *raise);
void bx_raised_rows_keep(const bx_raised_rows *rows, bx_cost_table *table);

#endif
