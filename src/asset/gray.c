#include "asset/gray.h"

#include <glib.h>

#include "asset/icc.h"
#include "asset/jpeg_write.h"

static unsigned char *row_of(const bx_pixels *pixels, int y)
{
    return pixels->data + (size_t)y * (size_t)pixels->stride;
}

/* Colours are multiplied by alpha: divided by it, for their lightness, and back. */
static void divide_row(unsigned char *row, int n)
{
    for (unsigned char *p = row; p < row + 4 * (size_t)n; p += 4)
        for (int i = 0; i < 3 && p[3]; i++)
            p[i] = (unsigned char)MIN(255, (p[i] * 255 + p[3] / 2) / p[3]);
}

static void put_grays(unsigned char *row, const unsigned char *grays, int n)
{
    for (int x = 0; x < n; x++) {
        unsigned char *p = row + 4 * (size_t)x;
        p[0] = p[1] = p[2] = (unsigned char)((grays[x] * p[3] + 127) / 255);
    }
}

void bx_pixels_make_gray(bx_pixels *pixels)
{
    bx_grayer *grayer = bx_grayer_new(NULL, 0, 3);
    g_autofree unsigned char *grays = g_malloc((gsize)pixels->width);
    for (int y = 0; y < pixels->height; y++) {
        if (pixels->has_alpha)
            divide_row(row_of(pixels, y), pixels->width);
        bx_gray_row(grayer, row_of(pixels, y), grays, pixels->width);
        put_grays(row_of(pixels, y), grays, pixels->width);
    }
    bx_grayer_free(grayer);
}

bool bx_gray_jpeg(const bx_image *image, unsigned char **bytes, unsigned long *n)
{
    bx_pixels pixels;
    if (!bx_image_decode(image, 1, &pixels))
        return false;
    bx_grayer *grayer = bx_grayer_new(NULL, 0, 3);
    bx_jpeg_writer *writer = bx_jpeg_writer_new(pixels.width, pixels.height, 1);
    g_autofree unsigned char *grays = g_malloc((gsize)pixels.width);
    for (int y = 0; y < pixels.height; y++) {
        bx_gray_row(grayer, row_of(&pixels, y), grays, pixels.width);
        bx_jpeg_writer_add(writer, grays);
    }
    *bytes = bx_jpeg_writer_finish(writer, n);
    bx_grayer_free(grayer);
    g_free(pixels.data);
    return true;
}
