/* Any bytes as a picture: the header is read or refused, the pixels decoded or refused.
 */
#include <glib.h>

#include "asset/image.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    enum { MAX_PIXELS = 1 << 20 }; /* a picture of a few bytes may claim to be huge */
    bx_diags *diags = bx_diags_new();
    bx_image image = {.file = "fuzz", .bytes = bytes, .n_bytes = n};
    bool ok = bx_image_read_header(&image, BX_NOWHERE, diags);
    for (int shrink = 1; ok && shrink <= 8; shrink *= 8) {
        bx_pixels pixels;
        if (image.width * (int64_t)image.height <= MAX_PIXELS &&
            bx_image_decode(&image, shrink, &pixels))
            g_free(pixels.data);
    }
    bx_diags_free(diags);
    return 0;
}
