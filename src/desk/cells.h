/* cells: how wide text stands on a terminal, for tables of Chinese and Latin words. */
#ifndef BX_DESK_CELLS_H
#define BX_DESK_CELLS_H

int bx_cells(const char *text);

#endif
