/* plates: how much ink a PDF puts on the paper, measured on plates that Ghostscript
 * draws.
 *
 * In: a path. Out: for each page the largest total ink, as mean over squares of 15 mm²
 * inside a box. Ghostscript is a program of its own, asked without a shell and with
 * bounds on its time and memory; where it is not there nothing is measured, and said so.
 * Overprint is honoured; spot inks count as the process inks that stand for them. */
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
    double ink;  /* [%] of the four plates together */
    int page;    /* from 0 */
    double x, y; /* [pt] from the upper left corner of the media: middle of the square */
} bx_plates_most;

/* The box to look into, [pt] from the upper left corner of the media. */
typedef struct {
    double left, top, right, bottom;
} bx_plates_box;

/* n pages, their boxes given, their most told; pages that were not reached have 0. */
bx_plates_end bx_plates_measure(const char *path, int n, const bx_plates_box *boxes,
                                bx_plates_most *most);

#endif
