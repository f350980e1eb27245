/* pdf: display lists → a PDF file through cairo. Faces are subset first with
 * libharfbuzz-subset, from the union of glyphs of all pages (press.md, "Subset before
 * cairo"). Text extracts in reading order as the items have it; a bookmark an item; page
 * labels; the same bytes for the same input. Marks for the editor (is_note) are drawn
 * only where notes is true. */
#ifndef BX_RENDER_PDF_H
#define BX_RENDER_PDF_H

#include "asset/assets.h"
#include "display/display.h"

typedef struct {
    const char *title;   /* "工会之窗 2026-11-23", or the first headline */
    const char *author;  /* the paper, or NULL */
    const char *created; /* ISO 8601 date and time; fixed for byte-identical output */
    bool notes;
} bx_pdf_info;

/* False after reporting; no file is left half written. */
bool bx_pdf_write(const bx_display *pages, int n_pages, bx_assets *assets,
                  const bx_pdf_info *info, const char *path, bx_diags *diags);

#endif
