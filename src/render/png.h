/* png: a display list → a PNG picture of the page, drawn with the full faces. */
#ifndef BX_RENDER_PNG_H
#define BX_RENDER_PNG_H

#include "asset/assets.h"
#include "display/display.h"

/* dpi 10..1200; notes: marks for the editor are drawn. False after reporting. */
bool bx_png_write(const bx_display *page, bx_assets *assets, double dpi, bool notes,
                  const char *path, bx_diags *diags);

#endif
