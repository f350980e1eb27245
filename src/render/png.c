#include "render/png.h"

#include "render/raster.h"

bool bx_png_write(const bx_display *page, bx_assets *assets, double dpi, bool notes,
                  const char *path, bx_diags *diags)
{
    cairo_surface_t *surface = bx_raster_new(page, assets, dpi, notes, diags);
    bool ok = surface && bx_raster_write(surface, path, diags);
    cairo_surface_destroy(surface);
    return ok;
}
