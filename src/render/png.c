#include "render/png.h"

bool bx_png_write(const bx_display *page, bx_assets *assets, const bx_raster_info *info,
                  const char *path, bx_diags *diags)
{
    return bx_png_write_pages(page, 1, assets, info, &path, diags);
}

bool bx_png_write_pages(const bx_display *pages, int n, bx_assets *assets,
                        const bx_raster_info *info, const char *const *paths,
                        bx_diags *diags)
{
    bx_raster *raster = bx_raster_open(assets, info);
    bool ok = true;
    for (int i = 0; i < n && ok; i++) {
        cairo_surface_t *surface = bx_raster_draw(raster, &pages[i], diags);
        ok = surface && bx_raster_write(surface, paths[i], diags);
        cairo_surface_destroy(surface);
    }
    bx_raster_free(raster);
    return ok;
}
