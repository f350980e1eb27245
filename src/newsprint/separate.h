/* separate: which tone values give a colour, with much black and within the ink limit.
 *
 * In: a colour relative to the paper. Out: tone values. A colour that cannot be printed
 * becomes the nearest that can, its hue kept before its lightness and its chroma. */
#ifndef BX_NEWSPRINT_SEPARATE_H
#define BX_NEWSPRINT_SEPARATE_H

#include "newsprint/press_model.h"

#define BX_INK_LIMIT 2.2 /* of all inks together: 220 % (ISO 12647-3:2013) */

typedef struct {
    double tone[BX_INKS];
    double error; /* from the colour wished, in CIE 1976 units of colour difference */
} bx_separation;

/* near: tone values to begin at, as of a colour near by; they change the result by less
 * than the search stops at. */
bx_separation bx_separate(const bx_press_model *model, bx_lab colour,
                          const double near[BX_INKS]);

#endif
