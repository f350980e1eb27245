/* png: a display list → a PNG picture of the page, drawn with the full faces. */
#ifndef BX_RENDER_PNG_H
#define BX_RENDER_PNG_H

#include "asset/assets.h"
#include "display/display.h"
#include "render/raster.h"

/* False after reporting. */
bool bx_png_write(const bx_display *page, bx_assets *assets, const bx_raster_info *info,
                  const char *path, bx_diags *diags);
/* Each of n pages to a path of its own; in the memory that the largest of them takes. */
bool bx_png_write_pages(const bx_display *pages, int n, bx_assets *assets,
                        const bx_raster_info *info, const char *const *paths,
                        bx_diags *diags);

#endif
