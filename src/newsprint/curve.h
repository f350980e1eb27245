/* curve: where the points of the profile's tables lie. Lightness below the darkest print
 * and chroma beyond all print get few of them, grays and skin many. */
#ifndef BX_NEWSPRINT_CURVE_H
#define BX_NEWSPRINT_CURVE_H

#include "newsprint/press_model.h"

/* L* 0 … 100 (more is 100) ↔ 0 … 1 across the grid. */
double bx_curve_place_of_light(double L);
double bx_curve_light_of_place(double place);

/* a* or b*, -128 … 127 ↔ 0 … 1; gray is in the middle. */
double bx_curve_place_of_hue(double a);
double bx_curve_hue_of_place(double place);

/* The tone in the file whose dots cover so much of the paper. */
double bx_curve_tone_of_cover(const bx_press_model *model, int ink, double cover);

#endif
