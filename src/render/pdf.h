/* pdf: display lists → a PDF file through cairo. Faces are subset first with
 * libharfbuzz-subset, from the union of glyphs of all pages (press.md, "Subset before
 * cairo"). Text extracts in reading order as the items have it; a bookmark an item; page
 * labels; the same bytes for the same input. Marks for the editor (is_note) are drawn
 * only where notes is true. */
#ifndef BX_RENDER_PDF_H
#define BX_RENDER_PDF_H

#include "asset/assets.h"
#include "asset/icc.h"
#include "base/cache.h"
#include "display/display.h"
#include "model/press_profile.h"

typedef struct {
    const char *title;   /* "工会之窗 2026-11-23", or the first headline */
    const char *author;  /* the paper, or NULL */
    const char *created; /* ISO 8601 date and time; fixed for byte-identical output */
    bool notes;
    const bx_press_profile *press; /* colours are keys of inks, which press/ reads: such a
                                      PDF is of no use without it. NULL: RGB */
    const bx_icc *icc;             /* with press: its colour profile */
    bx_cache *cache;               /* with press: has pictures of earlier runs, and keeps
                                      these; NULL: none */
    bx_len margin;                 /* of paper on every side of the trimmed page */
    const bx_display *surrounds;   /* one a page, drawn over it: what stands in that
                                      margin, at places of the page. NULL: nothing */
} bx_pdf_info;

/* The file's bytes, or NULL after reporting. To be unreferenced. */
GByteArray *bx_pdf_make(const bx_display *pages, int n_pages, bx_assets *assets,
                        const bx_pdf_info *info, bx_diags *diags);

/* False after reporting; no file is left half written. */
bool bx_pdf_write(const bx_display *pages, int n_pages, bx_assets *assets,
                  const bx_pdf_info *info, const char *path, bx_diags *diags);

#endif
