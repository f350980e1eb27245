/* image: pictures as pixels, for what cannot carry the file's own bytes. */
#ifndef BX_ASSET_IMAGE_H
#define BX_ASSET_IMAGE_H

#include "asset/assets.h"

/* Rows of blue, green, red and alpha, the colours multiplied by it: CAIRO_FORMAT_ARGB32
 * on little-endian machines. Upright or not: as stored in the file, `orientation` not
 * applied. */
typedef struct {
    unsigned char *data; /* owned; g_free */
    int width, height, stride;
    bool has_alpha; /* else all of it is 255 */
} bx_pixels;

typedef enum {
    BX_IMAGE_FINE,
    BX_IMAGE_DAMAGED, /* cut short, or its parts do not fit */
    BX_IMAGE_VARIANT, /* a JPEG that no PDF reader takes: lossless, arithmetic, 12 bits */
    BX_IMAGE_NO_PAGE, /* a PDF that has not as many pages */
} bx_image_state;

/* Fills in format, size, orientation and channels of an image that has its name, page and
 * bytes, and looks through the whole file for damage, short of decoding it. False after
 * reporting at `at`. To be closed. */
bool bx_image_read_header(bx_image *image, bx_span at, bx_diags *diags);
void bx_image_close(bx_image *image);

/* The file of a name that may end in "#page=2"; to be freed. */
char *bx_image_path(const char *file);

/* Decodes what is no vector picture, about `shrink` times smaller each way where the
 * format makes that cheap (1, 2, 4 or 8; out says the size it became). CMYK is turned
 * into RGB without a profile. False when the data turn out to be damaged. */
bool bx_image_decode(const bx_image *image, int shrink, bx_pixels *out);

/* The rows of a picture in four inks, four bytes a pixel, 0 no ink, one after the other.
 * False when the data turn out to be damaged, or lie in an order that this cannot do. */
bool bx_image_ink_rows(const bx_image *image,
                       void (*take)(void *data, unsigned char *row), void *data);

/* The colour profile that the file brings along, unchecked; to be freed with g_free.
 * NULL: it has none. */
unsigned char *bx_image_icc(const bx_image *image, size_t *n);

/* The size as stored: width and height before EXIF orientation. */
void bx_image_stored_size(const bx_image *image, int *width, int *height);

#endif
