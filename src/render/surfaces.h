/* surfaces: pictures as cairo paints them.
 *
 * In: the painter, a picture's operation. Out: a surface that holds the file's own JPEG,
 * inks, or pixels no finer than they are wanted, kept for the next time the page shows
 * that picture, by which time it is. NULL: the picture is damaged. The painter owns them.
 * Not done here: where a picture stands, drawings of lines. */
#ifndef BX_RENDER_SURFACES_H
#define BX_RENDER_SURFACES_H

#include "render/paint.h"

GPtrArray *bx_surfaces_new(void);

cairo_surface_t *bx_surface_for(bx_painter *painter, const bx_op *op);

/* Of what press_pictures.h made, by its number there … */
cairo_surface_t *bx_surface_for_press(bx_painter *painter, const bx_op *op, int id,
                                      const bx_image *image);
/* … and of a drawing that comes into the file later, as lines. */
cairo_surface_t *bx_surface_placeholder(bx_painter *painter, const bx_op *op);

/* A page is done with: lets go of its pictures that none of the n that follow shows. */
void bx_surfaces_leave(bx_painter *painter, const bx_display *page,
                       const bx_display *following, int n);

#endif
