/* drawing: an SVG that librsvg drew into a PDF, in inks (asset/drawing_inks.h); brand
 * colours exactly as the house says, also as spot inks.
 *
 * In: the content of its page, in RGB. Out: the same in CMYK. What is no flat colour is
 * refused. */
#ifndef BX_PRESS_DRAWING_H
#define BX_PRESS_DRAWING_H

#include <glib.h>
#include <stdbool.h>

#include "asset/drawing_inks.h"
#include "model/press_profile.h"

typedef struct {
    const bx_drawing_inks *inks;
    const bx_brands *brands; /* in the same order, with the inks of the house */
    const bx_press_profile *profile;
} bx_drawing_press;

/* Appends to out; spaces: which spot inks the content names by their spaces
 * (recolour.h). False where the content holds more than lines and areas. */
bool bx_drawing_in_inks(const void *content, size_t n, const bx_drawing_press *press,
                        GString *out, bool spaces[BX_INK_COUNT]);

#endif
