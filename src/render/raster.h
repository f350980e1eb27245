/* raster: a display list → pixels, drawn with the full faces. */
#ifndef BX_RENDER_RASTER_H
#define BX_RENDER_RASTER_H

#include <cairo.h>

#include "asset/assets.h"
#include "display/display.h"

/* An image surface of 24 bits, white where nothing is drawn, which the caller destroys.
 * dpi 10..1200; notes: marks for the editor are drawn. NULL after reporting. */
cairo_surface_t *bx_raster_new(const bx_display *page, bx_assets *assets, double dpi,
                               bool notes, bx_diags *diags);

/* Writes such a surface as a PNG file; its pixels are gone afterwards. False after
 * reporting. */
bool bx_raster_write(cairo_surface_t *surface, const char *path, bx_diags *diags);

#endif
