/* ink_square: where on a page there is most ink, as mean over squares of 15 mm².
 *
 * In: the rows of a page from the top, of each pixel the ink of all plates together. Out:
 * the most of it inside a box. Kept are the rows that a square covers, no more. */
#ifndef BX_PRESS_INK_SQUARE_H
#define BX_PRESS_INK_SQUARE_H

#include "press/plates.h"

enum {
    BX_INK_DPI = 100,   /* that pages are drawn in */
    BX_INK_FULL = 255,  /* one plate, solid */
    BX_INK_PLATES = 64, /* at most */
    BX_INK_SIDE = 20000 /* [pixels] of a page at most: five metres */
};

typedef struct {
    unsigned short *row; /* to be filled in before each row: its columns */
    int columns, side;
    int y;                        /* of the next row */
    unsigned short *rows;         /* the last `side` rows of ink */
    unsigned *sums;               /* of each column over them */
    int left, top, right, bottom; /* cells whose middle is inside the box */
    bx_plates_most *most;
} bx_ink_square;

/* most is filled in as rows come. To be freed. */
bx_ink_square bx_ink_square_new(int columns, int rows, const bx_plates_box *box,
                                bx_plates_most *most);
void bx_ink_square_add_row(bx_ink_square *s);
void bx_ink_square_free(bx_ink_square *s);

#endif
