/* table: the cells of a small table → rows.
 *
 * In: the cells in reading order and a measure. Out: rows on the grid, columns over the
 * whole measure, each as wide as its cells want where that fits, cells turned where it
 * does not; columns of figures flush right. Rules stand between grid lines: over the
 * first row, under the head, under the last row, and between rows where one has more than
 * one line. What is too wide even so is reported and set as well as can be. */
#ifndef BX_MAKEUP_TABLE_H
#define BX_MAKEUP_TABLE_H

#include "makeup/rows.h"
#include "model/item.h"

void bx_table_rows(bx_rows_builder *out, const bx_part *cells, int n, bx_len measure);

#endif
