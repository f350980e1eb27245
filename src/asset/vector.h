/* vector: pictures that are drawn, not decoded: SVG with librsvg, pages of PDF files with
 * poppler. Their size is in 1/100 pt. Nothing is reported here: image.c says it. An SVG
 * reads no other files, and is set in the image's fonts (svg_faces.h). */
#ifndef BX_ASSET_VECTOR_H
#define BX_ASSET_VECTOR_H

#include <cairo.h>
#include <glib.h>

#include "asset/image.h"

enum { BX_VECTOR_UNITS = 100 }; /* in a point */

/* Fill in size and `vector` of an image that has its name and bytes, which stay borrowed;
 * *what on NO_PAGE: how many pages there are, borrowed from the image. */
bx_image_state bx_svg_open(bx_image *image);
bx_image_state bx_pdf_open(bx_image *image, const char **what);
void bx_vector_close(bx_image *image); /* of any format */

/* Draws it in points from the upper left. False when the picture turns out to be damaged.
 */
bool bx_vector_draw(const bx_image *image, cairo_t *cr);

/* ---- for a press ---- */

/* Does it go into a PDF as lines? A page of a PDF does, an SVG in flat colours too. */
bool bx_vector_stays_vector(const bx_image *image);

/* An SVG as a PDF file of one page of its size, in the colours of screens; to be
 * unreferenced. NULL when it turns out to be damaged. */
GByteArray *bx_vector_pdf(const bx_image *image);

/* Part of it, in 1/100 pt, as so many pixels: on white, unless it stays vector, which
 * shows what is behind it. False when it turns out to be damaged. */
bool bx_vector_decode(const bx_image *image, int x, int y, int w, int h, int width,
                      int height, bx_pixels *out);

#endif
