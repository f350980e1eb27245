/* drawing: an SVG that librsvg drew into a PDF, in inks. Black is black alone, grays are
 * tints of it, white is bare paper; other colours go through the profile of the press.
 *
 * In: the content of its page, in RGB. Out: the same in CMYK. What is no flat colour is
 * refused. */
#ifndef BX_PRESS_DRAWING_H
#define BX_PRESS_DRAWING_H

#include <glib.h>
#include <stdbool.h>

#include "asset/icc.h"

/* What its colours go through. */
typedef struct {
    const bx_separator *separator; /* of 3 channels */
    const bx_grayer *grayer;       /* black alone is printed; NULL: all inks are */
} bx_drawing_press;

/* Appends to out. False where the content holds more than lines and areas. */
bool bx_drawing_in_inks(const void *content, size_t n, const bx_drawing_press *press,
                        GString *out);

/* The inks of a colour, each 0 … 255. */
void bx_drawing_inks(const bx_drawing_press *press, const double rgb[3],
                     unsigned char inks[4]);

#endif
