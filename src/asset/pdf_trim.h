/* pdf_trim: where a page of a PDF is cut, by its TrimBox; and whether the file may be
 * opened at all, before anything that is less careful does.
 *
 * In: the bytes of a file, and a page. Out: the box and how the page is turned. A file
 * that is damaged tells nothing: it is shown as far as others mend it, and no press takes
 * it. */
#ifndef BX_ASSET_PDF_TRIM_H
#define BX_ASSET_PDF_TRIM_H

#include <stdbool.h>
#include <stddef.h>

typedef struct {
    bool is_too_large; /* beyond what files may hold (pdf/document.h) */
    bool has_trim;
    double box[4]; /* [pt] of the page: left, bottom, right, top */
    int turns;     /* clockwise quarters, 0 to 3 */
} bx_pdf_trim;

/* Of a page from 1. */
bx_pdf_trim bx_pdf_trim_read(const void *bytes, size_t n, int page);

#endif
