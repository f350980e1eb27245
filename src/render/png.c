#include "render/png.h"

bool bx_png_write(const bx_display *page, bx_assets *assets, const bx_raster_info *info,
                  const char *path, bx_diags *diags)
{
    cairo_surface_t *surface = bx_raster_new(page, assets, info, diags);
    bool ok = surface && bx_raster_write(surface, path, diags);
    cairo_surface_destroy(surface);
    return ok;
}
