/* png_file: reading PNG files with libpng. Nothing is reported here: image.c says it. */
#ifndef BX_ASSET_PNG_FILE_H
#define BX_ASSET_PNG_FILE_H

#include "asset/image.h"

/* Fills size and channels of image from its bytes: chunks are walked to the end. */
bx_image_state bx_png_read_header(bx_image *image);

/* As bx_image_decode, for a file whose header was fine. An interlaced picture is not made
 * smaller. */
bool bx_png_decode(const bx_image *image, int shrink, bx_pixels *out);

/* As bx_image_icc. */
unsigned char *bx_png_icc(const bx_image *image, size_t *n);

#endif
