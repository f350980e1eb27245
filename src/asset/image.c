#include "asset/image.h"

#include <errno.h>
#include <png.h>
#include <string.h>
#include <sys/stat.h>

#include "asset/jpeg.h"
#include "asset/state.h"

enum {
    MAX_PIXELS = 100 * 1000 * 1000,
    MAX_SIDE = 32767, /* cairo's */
    MAX_MB = 256,
};

void bx_image_free(bx_image *image)
{
    g_free((char *)image->file);
    g_free((unsigned char *)image->bytes);
    g_free(image);
}

void bx_image_stored_size(const bx_image *image, int *width, int *height)
{
    bool is_turned = image->orientation >= 5;
    *width = is_turned ? image->height : image->width;
    *height = is_turned ? image->width : image->height;
}

/* ---- PNG ---- */

static const unsigned char png_signature[8] = {0x89, 'P', 'N', 'G', 13, 10, 26, 10};

/* Every chunk whole, pixels among them, and the end: ISO 15948 §5.3. */
static bool png_is_whole(const unsigned char *p, size_t n)
{
    bool has_pixels = false;
    p += 8;
    n -= 8;
    while (n >= 12) {
        size_t length =
            (size_t)p[0] << 24 | (size_t)p[1] << 16 | (size_t)p[2] << 8 | (size_t)p[3];
        if (length > n - 12)
            return false;
        if (!memcmp(p + 4, "IEND", 4))
            return has_pixels;
        has_pixels |= !memcmp(p + 4, "IDAT", 4) && length;
        p += length + 12;
        n -= length + 12;
    }
    return false;
}

static bool png_read_size(bx_image *image)
{
    png_image png = {.version = PNG_IMAGE_VERSION};
    if (!png_is_whole(image->bytes, image->n_bytes) ||
        !png_image_begin_read_from_memory(&png, image->bytes, image->n_bytes))
        return false;
    image->width = (int)MIN(png.width, INT32_MAX);
    image->height = (int)MIN(png.height, INT32_MAX);
    image->channels = png.format & PNG_FORMAT_FLAG_COLOR ? 3 : 1;
    image->orientation = 1;
    png_image_free(&png);
    return true;
}

static void lay_on_white(unsigned char *data, size_t n_pixels)
{
    for (unsigned char *p = data; p < data + 4 * n_pixels; p += 4) {
        int a = p[3];
        if (a == 255)
            continue;
        for (int i = 0; i < 3; i++)
            p[i] = (unsigned char)((p[i] * a + 255 * (255 - a) + 127) / 255);
        p[3] = 255;
    }
}

static bool png_decode(const bx_image *image, bx_pixels *out)
{
    png_image png = {.version = PNG_IMAGE_VERSION};
    if (!png_image_begin_read_from_memory(&png, image->bytes, image->n_bytes))
        return false;
    png.format = PNG_FORMAT_BGRA;
    size_t n_pixels = (size_t)png.width * png.height;
    unsigned char *data = g_malloc(n_pixels * 4);
    bool ok = png_image_finish_read(&png, NULL, data, 0, NULL);
    png_image_free(&png);
    if (!ok) {
        g_free(data);
        return false;
    }
    lay_on_white(data, n_pixels);
    *out = (bx_pixels){data, image->width, image->height, image->width * 4};
    return true;
}

bool bx_image_decode(const bx_image *image, int shrink, bx_pixels *out)
{
    if (image->format == BX_IMAGE_JPEG)
        return bx_jpeg_decode(image, shrink, out);
    return png_decode(image, out);
}

/* ---- opening ---- */

static bool load_bytes(bx_image *image, bx_span at, bx_diags *diags)
{
    struct stat st;
    errno = 0;
    if (stat(image->file, &st) || S_ISDIR(st.st_mode)) {
        bx_diag(diags, BX_D_E_IMAGE_OPEN, at, image->file,
                g_strerror(errno ? errno : EISDIR));
        return false;
    }
    if (!S_ISREG(st.st_mode)) { /* a pipe would keep us waiting */
        bx_diag(diags, BX_D_E_IMAGE_KIND, at, image->file);
        return false;
    }
    if (st.st_size > (off_t)MAX_MB << 20) {
        bx_diag(diags, BX_D_E_IMAGE_BYTES, at, image->file, BX_INT(st.st_size >> 20),
                BX_INT(MAX_MB));
        return false;
    }
    g_autoptr(GError) error = NULL;
    char *bytes = NULL;
    if (!g_file_get_contents(image->file, &bytes, &image->n_bytes, &error)) {
        bx_diag(diags, BX_D_E_IMAGE_OPEN, at, image->file, g_strerror(errno));
        return false;
    }
    image->bytes = (const unsigned char *)bytes;
    return true;
}

bool bx_image_read_header(bx_image *image, bx_span at, bx_diags *diags)
{
    const unsigned char *p = image->bytes;
    const char *what = "";
    bx_jpeg_state state;
    if (image->n_bytes >= 4 && p[0] == 0xff && p[1] == 0xd8 && p[2] == 0xff) {
        image->format = BX_IMAGE_JPEG;
        state = bx_jpeg_read_header(image, &what);
    } else if (image->n_bytes >= 8 && !memcmp(p, png_signature, 8)) {
        image->format = BX_IMAGE_PNG;
        state = png_read_size(image) ? BX_JPEG_FINE : BX_JPEG_DAMAGED;
    } else {
        bx_diag(diags, BX_D_E_IMAGE_KIND, at, image->file);
        return false;
    }
    if (state == BX_JPEG_VARIANT)
        bx_diag(diags, BX_D_E_IMAGE_VARIANT, at, image->file, what);
    else if (state == BX_JPEG_DAMAGED || image->width < 1 || image->height < 1)
        bx_diag(diags, BX_D_E_IMAGE_DAMAGED, at, image->file);
    else if (image->width > MAX_SIDE || image->height > MAX_SIDE ||
             (int64_t)image->width * image->height > MAX_PIXELS)
        bx_diag(diags, BX_D_E_IMAGE_LARGE, at, image->file, BX_INT(image->width),
                BX_INT(image->height));
    else
        return true;
    return false;
}

int bx_assets_open_image(bx_assets *assets, const char *path, bx_span at, bx_diags *diags)
{
    for (guint i = 0; i < assets->images->len; i++)
        if (!strcmp(bx_assets_image(assets, (int)i)->file, path))
            return (int)i;
    bx_image *image = g_new0(bx_image, 1);
    image->file = g_strdup(path);
    if (!load_bytes(image, at, diags) || !bx_image_read_header(image, at, diags)) {
        bx_image_free(image);
        return -1;
    }
    g_ptr_array_add(assets->images, image);
    return (int)assets->images->len - 1;
}

const bx_image *bx_assets_image(const bx_assets *assets, int image)
{
    return g_ptr_array_index(assets->images, image);
}
