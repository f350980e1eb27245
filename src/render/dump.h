/* dump: display lists → JSON, for tests, tools and other programs. Lengths stay integers
 * in 1/1024 pt; paths are as given. The same input gives the same bytes, and a page the
 * same ones whatever stands on the others: faces and pictures are numbered by page. */
#ifndef BX_RENDER_DUMP_H
#define BX_RENDER_DUMP_H

#include <glib.h>

#include "asset/assets.h"
#include "display/display.h"

/* The caller frees it. */
GString *bx_dump_text(const bx_display *pages, int n_pages, const bx_assets *assets);
bool bx_dump_write(const bx_display *pages, int n_pages, const bx_assets *assets,
                   const char *path, bx_diags *diags);

#endif
