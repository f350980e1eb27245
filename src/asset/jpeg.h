/* jpeg: reading JPEG files with libjpeg. Nothing is reported here: image.c says it. */
#ifndef BX_ASSET_JPEG_H
#define BX_ASSET_JPEG_H

#include "asset/image.h"

/* Fills size, channels and orientation of image from its bytes: markers and tables are
 * walked to the end, the coefficients not decoded. On VARIANT *what names the kind. */
bx_image_state bx_jpeg_read_header(bx_image *image, const char **what);

/* As bx_image_decode, for a file whose header was fine. */
bool bx_jpeg_decode(const bx_image *image, int shrink, bx_pixels *out);

/* As bx_image_icc. */
unsigned char *bx_jpeg_icc(const bx_image *image, size_t *n);

/* As bx_tiff_cmyk_rows, whatever the file takes for full ink. */
bool bx_jpeg_cmyk_rows(const bx_image *image,
                       void (*take)(void *data, unsigned char *row), void *data);

#endif
