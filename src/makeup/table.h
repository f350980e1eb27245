/* table: the cells of a small table → rows.
 *
 * In: the cells in reading order and a measure. Out: rows on the grid, columns over the
 * whole measure, each as wide as its cells want where that fits, cells turned where it
 * does not, between words as long as that will do; columns of figures flush right. Rules
 * stand between grid lines: over the first row, under the head, under the last row, and
 * between rows where one has more than one line, and half a line of white above and
 * below. A table that has a head and runs on in another leg has its head there once more,
 * its characters no one's: so its rows come in groups, between which a leg may end. What
 * is too wide even so is reported and set as well as can be. */
#ifndef BX_MAKEUP_TABLE_H
#define BX_MAKEUP_TABLE_H

#include "makeup/rows.h"
#include "model/item.h"

/* Rows of a table that belong together. A table without a head, or too short to be parted
 * with two rows on either side, is one group. */
typedef struct {
    bx_rows below;  /* as they stand below those before */
    bx_rows at_top; /* as they begin a leg; of the first group: none */
    bx_rows tight;  /* without the white above and below; of a part of a table: none */
} bx_table_group;

/* n_split: cells of the table that split a word. */
const bx_table_group *bx_table_make(const bx_setting *setting, const bx_part *cells,
                                    int n, bx_len measure, int *n_groups, int *n_split);

#endif
