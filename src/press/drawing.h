/* drawing: an SVG that librsvg drew into a PDF, in inks (asset/drawing_inks.h); brand
 * colours exactly as the house says, also as spot inks.
 *
 * In: the content of its page, in RGB. Out: the same in CMYK; small black type and thin
 * black rules overprint, as they do elsewhere on the page, by the size they are drawn in.
 * What is no flat colour is refused. */
#ifndef BX_PRESS_DRAWING_H
#define BX_PRESS_DRAWING_H

#include <glib.h>
#include <stdbool.h>

#include "asset/drawing_inks.h"
#include "model/press_profile.h"
#include "press/recolour.h"

typedef struct {
    const bx_drawing_inks *inks;
    const bx_brands *brands; /* in the same order, with the inks of the house */
    const bx_press_profile *profile;
} bx_drawing_press;

/* Appends to out; needs: what the content then names. False where it holds more than
 * lines, areas and type. */
bool bx_drawing_in_inks(const void *content, size_t n, const bx_drawing_press *press,
                        GString *out, bx_recolour_needs *needs);

#endif
