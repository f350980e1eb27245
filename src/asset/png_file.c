#include "asset/png_file.h"

#include <glib.h>
#include <png.h>
#include <string.h>

#include "asset/average.h"

enum { IHDR_DEPTH = 24 }; /* where the bits of a sample stand: ISO 15948 §5.2, 11.2.2 */

/* Every chunk whole, pixels among them, and the end: ISO 15948 §5.3. */
static bool is_whole(const unsigned char *p, size_t n)
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

bx_image_state bx_png_read_header(bx_image *image)
{
    png_image png = {.version = PNG_IMAGE_VERSION};
    if (!is_whole(image->bytes, image->n_bytes) ||
        !png_image_begin_read_from_memory(&png, image->bytes, image->n_bytes))
        return BX_IMAGE_DAMAGED;
    image->width = (int)MIN(png.width, INT32_MAX);
    image->height = (int)MIN(png.height, INT32_MAX);
    image->channels = png.format & PNG_FORMAT_FLAG_COLOR ? 3 : 1;
    image->is_line_art = image->channels == 1 && image->bytes[IHDR_DEPTH] == 1;
    png_image_free(&png);
    return BX_IMAGE_FINE;
}

/* ---- decoding ---- */

typedef struct {
    const unsigned char *p;
    size_t left;
} cursor;

static void read_bytes(png_structp png, png_bytep into, size_t n)
{
    cursor *c = png_get_io_ptr(png);
    if (n > c->left)
        png_error(png, "cut short");
    memcpy(into, c->p, n);
    c->p += n;
    c->left -= n;
}

/* Libpng leaves on an error by longjmp, as libjpeg does (jpeg.c). */
_Noreturn static void leave(png_structp png, png_const_charp words)
{
    (void)words;
    png_longjmp(png, 1);
}

static void say_nothing(png_structp png, png_const_charp words)
{
    (void)png;
    (void)words;
}

/* Rows of blue, green, red, alpha, whatever the file has. Returns how often each row is
 * read. */
static int prepare(png_structp png, png_infop info)
{
    png_read_info(png, info);
    png_set_expand(png);
    png_set_scale_16(png);
    png_set_gray_to_rgb(png);
    png_set_bgr(png);
    png_set_filler(png, 0xff, PNG_FILLER_AFTER);
    int n_passes = png_set_interlace_handling(png);
    png_read_update_info(png, info);
    return n_passes;
}

static bool has_alpha(png_structp png, png_infop info)
{
    return (png_get_color_type(png, info) & PNG_COLOR_MASK_ALPHA) ||
           png_get_valid(png, info, PNG_INFO_tRNS);
}

/* Row by row, so that a large picture is never there in full; one of several passes is.
 */
static void read_rows(png_structp png, int n_passes, bx_average *into, unsigned char *row)
{
    for (int y = 0; n_passes == 1 && y < into->height; y++) {
        png_read_row(png, row, NULL);
        bx_average_multiply(row, into->width);
        bx_average_add(into, row);
    }
    unsigned char *whole = into->out.data;
    size_t stride = (size_t)into->width * 4;
    for (int pass = 0; n_passes > 1 && pass < n_passes; pass++)
        for (int y = 0; y < into->height; y++)
            png_read_row(png, whole + (size_t)y * stride, NULL);
    for (int y = 0; n_passes > 1 && y < into->height; y++)
        bx_average_multiply(whole + (size_t)y * stride, into->width);
}

bool bx_png_decode(const bx_image *image, int shrink, bx_pixels *out)
{
    cursor c = {image->bytes, image->n_bytes};
    png_structp png =
        png_create_read_struct(PNG_LIBPNG_VER_STRING, NULL, leave, say_nothing);
    png_infop info = png_create_info_struct(png);
    bx_average *volatile average = NULL;
    unsigned char *volatile row = NULL;
    bool is_read = false;
    if (!setjmp(png_jmpbuf(png))) {
        png_set_read_fn(png, &c, read_bytes);
        int n_passes = prepare(png, info);
        average = bx_average_new(image->width, image->height, n_passes > 1 ? 1 : shrink);
        average->out.has_alpha = has_alpha(png, info);
        row = g_malloc((gsize)image->width * 4);
        read_rows(png, n_passes, average, row);
        png_read_end(png, NULL);
        is_read = true;
    }
    png_destroy_read_struct(&png, &info, NULL);
    g_free(row);
    if (is_read)
        *out = bx_average_finish(average);
    else
        bx_average_free(average);
    return is_read;
}

/* ---- the colour profile ---- */

unsigned char *bx_png_icc(const bx_image *image, size_t *n)
{
    cursor c = {image->bytes, image->n_bytes};
    png_structp png =
        png_create_read_struct(PNG_LIBPNG_VER_STRING, NULL, leave, say_nothing);
    png_infop info = png_create_info_struct(png);
    unsigned char *volatile profile = NULL;
    *n = 0;
    if (!setjmp(png_jmpbuf(png))) {
        png_charp name;
        png_bytep bytes;
        png_uint_32 length;
        int compression;
        png_set_read_fn(png, &c, read_bytes);
        png_read_info(png, info);
        if (png_get_iCCP(png, info, &name, &compression, &bytes, &length)) {
            profile = g_memdup2(bytes, length);
            *n = length;
        }
    }
    png_destroy_read_struct(&png, &info, NULL);
    return profile;
}
