/* raster: a display list → pixels, drawn with the full faces. */
#ifndef BX_RENDER_RASTER_H
#define BX_RENDER_RASTER_H

#include <cairo.h>

#include "asset/assets.h"
#include "display/display.h"
#include "render/soft_proof.h"

typedef struct {
    double dpi;                 /* 10..1200 */
    bool notes;                 /* marks for the editor are drawn */
    const bx_soft_proof *proof; /* colours as in print; NULL: as on a screen */
} bx_raster_info;

/* An image surface of 24 bits, paper where nothing is drawn, which the caller destroys.
 * NULL after reporting. */
cairo_surface_t *bx_raster_new(const bx_display *page, bx_assets *assets,
                               const bx_raster_info *info, bx_diags *diags);

/* The same of several pages, one after the other, which share their faces: cairo keeps
 * what it drew with a face long after that is gone. Free it with bx_raster_free (NULL is
 * fine). */
typedef struct bx_raster bx_raster;
bx_raster *bx_raster_open(bx_assets *assets, const bx_raster_info *info);
cairo_surface_t *bx_raster_draw(bx_raster *raster, const bx_display *page,
                                bx_diags *diags);
void bx_raster_free(bx_raster *raster);

/* Writes such a surface as a PNG file; its pixels are gone afterwards. False after
 * reporting. */
bool bx_raster_write(cairo_surface_t *surface, const char *path, bx_diags *diags);

#endif
