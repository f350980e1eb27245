/* layout_table: the layouts there are, as a table for people: name, title, sheet, grid,
 * what each extends and the file it stands in. */
#ifndef BX_DESK_LAYOUT_TABLE_H
#define BX_DESK_LAYOUT_TABLE_H

#include <glib.h>

#include "model/layout.h"

/* A line a layout under a line of heads; the caller frees it. */
GString *bx_layout_table(const bx_layout *const *layouts, int n, bx_tongue tongue);

#endif
