/* pages_sheet: finished pages, small, on one picture: five in a row, four rows, to be
 * looked at with an editor's eye. Drawn by the program's own renderer. */
#ifndef BX_BENCH_PAGES_SHEET_H
#define BX_BENCH_PAGES_SHEET_H

#include "asset/assets.h"
#include "display/display.h"

enum { SHEET_ACROSS = 5, SHEET_DOWN = 4, SHEET_PAGES = SHEET_ACROSS * SHEET_DOWN };

typedef struct pages_sheet pages_sheet;

/* folder: a place for a file between; borrowed. */
pages_sheet *pages_sheet_new(const char *folder);
void pages_sheet_free(pages_sheet *sheet); /* NULL is fine */

/* Draws the next page over its label (ASCII); pages past the last place are left out.
 * False where it cannot be drawn. */
bool pages_sheet_add(pages_sheet *sheet, const bx_display *page, bx_assets *assets,
                     const char *label, bx_diags *diags);
bool pages_sheet_write(const pages_sheet *sheet, const char *path);

#endif
