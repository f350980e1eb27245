/* Any bytes as a picture: the header is read or refused, the pixels decoded or refused.
 */
#include <glib.h>
#include <stdlib.h>

#include "asset/cmyk.h"
#include "asset/vector.h"

enum { MAX_PIXELS = 1 << 20 }; /* a picture of a few bytes may claim to be huge */

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static void draw(const bx_image *image)
{
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 64, 64);
    cairo_t *cr = cairo_create(surface);
    bx_vector_draw(image, cr);
    cairo_destroy(cr);
    cairo_surface_destroy(surface);
}

static void encode(const bx_image *image)
{
    unsigned char *jpeg;
    unsigned long n;
    if ((image->is_complement || image->format == BX_IMAGE_TIFF) &&
        bx_cmyk_jpeg(image, &jpeg, &n))
        free(jpeg);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    bx_diags *diags = bx_diags_new();
    bx_image image = {.file = "fuzz", .bytes = bytes, .n_bytes = n};
    bool ok = bx_image_read_header(&image, BX_NOWHERE, diags);
    for (int shrink = 1; ok && !image.vector && shrink <= 8; shrink *= 8) {
        bx_pixels pixels;
        if (image.width * (int64_t)image.height <= MAX_PIXELS &&
            bx_image_decode(&image, shrink, &pixels))
            g_free(pixels.data);
    }
    if (ok && image.vector)
        draw(&image);
    else if (ok && image.channels == 4 &&
             image.width * (int64_t)image.height <= MAX_PIXELS)
        encode(&image);
    bx_image_close(&image);
    bx_diags_free(diags);
    return 0;
}
