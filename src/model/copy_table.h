/* copy_table: which lines of pasted copy are rows of a table.
 *
 * In: the lines of the copy with their signs. Out: is_row of lines that follow each other
 * and hold cells parted by tabs, as a spreadsheet or a word processor gives them, or by
 * bars, with their number in the table, from 0; is_row_rule of the line of dashes under a
 * head; n_rows of the first, the others have 0; heads_table of it where it is a head.
 * A table has three rows or more, none with more cells than the first. A number or a
 * bullet before a tab makes a list; one bar a line is who wrote what. Where two spaces or
 * more part the cells (is_spaced), three or more that are short, each row has as many,
 * and each but the first a figure. */
#ifndef BX_MODEL_COPY_TABLE_H
#define BX_MODEL_COPY_TABLE_H

#include "model/copy_line.h"

void bx_copy_table_find(bx_copy_line *lines, int n);

/* The row without the bars of a frame round it. */
bx_chars bx_copy_table_row(bx_chars line);

/* One past the cell that begins at i: its separator, or the end of the row. is_spaced:
 * spaces part the cells of this row. */
int bx_copy_table_cell(bx_chars row, int i, bool is_spaced);
/* Where the next one begins; past the end of the row: there is none. */
int bx_copy_table_next(bx_chars row, int end, bool is_spaced);

#endif
