/* image: pictures as pixels, for what cannot carry the file's own bytes. */
#ifndef BX_ASSET_IMAGE_H
#define BX_ASSET_IMAGE_H

#include "asset/assets.h"

/* Rows of blue, green, red and one unused byte: CAIRO_FORMAT_RGB24 on little-endian
 * machines. Upright or not: as stored in the file, `orientation` not applied. */
typedef struct {
    unsigned char *data; /* owned; g_free */
    int width, height, stride;
} bx_pixels;

/* Fills in format, size, orientation and channels of an image that has its name and
 * bytes, and looks through the whole file for damage, short of decoding it. False after
 * reporting at `at`. */
bool bx_image_read_header(bx_image *image, bx_span at, bx_diags *diags);

/* Decodes, about `shrink` times smaller each way where the format makes that cheap
 * (1, 2, 4 or 8; out says the size it became). Transparency is laid on white, CMYK
 * turned into RGB without a profile. False when the data turn out to be damaged. */
bool bx_image_decode(const bx_image *image, int shrink, bx_pixels *out);

/* The size as stored: width and height before EXIF orientation. */
void bx_image_stored_size(const bx_image *image, int *width, int *height);

#endif
