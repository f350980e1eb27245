/* jpeg: reading JPEG files with libjpeg. Nothing is reported here: image.c says it. */
#ifndef BX_ASSET_JPEG_H
#define BX_ASSET_JPEG_H

#include "asset/image.h"

typedef enum {
    BX_JPEG_FINE,
    BX_JPEG_DAMAGED, /* cut short, or its parts do not fit */
    BX_JPEG_VARIANT, /* lossless, arithmetic, 12 bits, …: no PDF reader takes it */
} bx_jpeg_state;

/* Fills size, channels and orientation of image from its bytes: markers and tables are
 * walked to the end, the coefficients not decoded. On VARIANT *what names the kind. */
bx_jpeg_state bx_jpeg_read_header(bx_image *image, const char **what);

/* As bx_image_decode, for a file whose header was fine. */
bool bx_jpeg_decode(const bx_image *image, int shrink, bx_pixels *out);

#endif
