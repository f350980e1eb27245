/* paint_image: draws a picture on the page: the part of it that is shown, upright, in its
 * box; drawings as lines, or as pixels where they are shown as in print.
 *
 * False after reporting, when the picture turns out to be damaged. */
#ifndef BX_RENDER_PAINT_IMAGE_H
#define BX_RENDER_PAINT_IMAGE_H

#include "render/paint.h"

bool bx_paint_image(bx_painter *painter, const bx_op *op, cairo_t *cr, bx_diags *diags);

#endif
