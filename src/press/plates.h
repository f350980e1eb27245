/* plates: how much ink a PDF puts on the paper, measured on plates that Ghostscript
 * draws.
 *
 * In: a path. Out: for each page the largest total ink, as mean over squares of 15 mm²
 * inside a box. Where Ghostscript is not there nothing is measured, and said so.
 * Overprint is honoured. Pages of process inks are drawn all at once, spot inks of others
 * counting as what stands for them; one by one they have a plate for each of these. */
#ifndef BX_PRESS_PLATES_H
#define BX_PRESS_PLATES_H

#include <stdbool.h>

typedef enum {
    BX_PLATES_UNASKED,
    BX_PLATES_DONE,
    BX_PLATES_ABSENT, /* no Ghostscript */
    BX_PLATES_FAILED, /* it does not take the file */
    BX_PLATES_SLOW    /* it takes longer than it may */
} bx_plates_end;

typedef struct {
    double ink;  /* [%] of all plates together */
    int page;    /* from 0 */
    double x, y; /* [pt] from the upper left corner of the media: middle of the square */
} bx_plates_most;

/* The box to look into, [pt] from the upper left corner of the media. */
typedef struct {
    double left, top, right, bottom;
} bx_plates_box;

/* n pages on the four plates of process inks, their boxes given, their most told; pages
 * that were not reached have 0. */
bx_plates_end bx_plates_measure(const char *path, int n, const bx_plates_box *boxes,
                                bx_plates_most *most);

/* One page, from 0, on a plate for each ink it has. What most says is replaced where the
 * page could be measured. spot_plates.c */
bx_plates_end bx_plates_measure_spots(const char *path, int page,
                                      const bx_plates_box *box, bx_plates_most *most);

#endif
