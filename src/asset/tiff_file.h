/* tiff_file: reading TIFF files with libtiff: the first picture of a file. Nothing is
 * reported here: image.c says it. */
#ifndef BX_ASSET_TIFF_FILE_H
#define BX_ASSET_TIFF_FILE_H

#include "asset/image.h"

/* Fills size, channels and orientation of image from its bytes: its strips or tiles are
 * looked for, not decoded. */
bx_image_state bx_tiff_read_header(bx_image *image);

/* As bx_image_decode, for a file whose header was fine. */
bool bx_tiff_decode(const bx_image *image, int shrink, bx_pixels *out);

/* As bx_image_icc. */
unsigned char *bx_tiff_icc(const bx_image *image, size_t *n);

/* Hands over the rows of a CMYK picture, four bytes a pixel, 0 no ink, one after the
 * other. False when the data turn out to be damaged, or are in no order that this can do:
 * then no row was handed over. */
bool bx_tiff_cmyk_rows(const bx_image *image,
                       void (*take)(void *data, unsigned char *row), void *data);

#endif
