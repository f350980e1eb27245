#include "asset/resample.h"

#include <glib.h>
#include <string.h>

static bx_pixels new_pixels(int width, int height, bool has_alpha)
{
    unsigned char *data = g_malloc((gsize)width * 4 * (gsize)height);
    return (bx_pixels){data, width, height, width * 4, has_alpha};
}

static unsigned char *pixel(const bx_pixels *p, int x, int y)
{
    return p->data + (size_t)y * (size_t)p->stride + 4 * (size_t)x;
}

/* ---- upright ---- */

/* Where the pixel that belongs at x, y is stored. EXIF 2.3 §4.6.4. */
static const unsigned char *stored(const bx_pixels *p, int orientation, int x, int y)
{
    int right = p->width - 1, bottom = p->height - 1;
    switch (orientation) {
    case 2:
        return pixel(p, right - x, y);
    case 3:
        return pixel(p, right - x, bottom - y);
    case 4:
        return pixel(p, x, bottom - y);
    case 5:
        return pixel(p, y, x);
    case 6:
        return pixel(p, y, bottom - x);
    case 7:
        return pixel(p, right - y, bottom - x);
    case 8:
        return pixel(p, right - y, x);
    default:
        return pixel(p, x, y);
    }
}

bx_pixels bx_pixels_upright(bx_pixels pixels, int orientation)
{
    if (orientation <= 1)
        return pixels;
    bool is_turned = orientation >= 5;
    bx_pixels out =
        new_pixels(is_turned ? pixels.height : pixels.width,
                   is_turned ? pixels.width : pixels.height, pixels.has_alpha);
    for (int y = 0; y < out.height; y++)
        for (int x = 0; x < out.width; x++)
            memcpy(pixel(&out, x, y), stored(&pixels, orientation, x, y), 4);
    g_free(pixels.data);
    return out;
}

/* ---- smaller ---- */

/* One axis: `in` pixels become `out`. On a scale of in × out parts a pixel that comes in
 * covers `out` of them, one that goes out `in`. */
typedef struct {
    int in, out;
} axis;

/* How many of those parts pixel i and the pixel `to` going out have in common. */
static int64_t share(axis a, int i, int to)
{
    int64_t from = MAX((int64_t)i * a.out, (int64_t)to * a.in);
    int64_t end = MIN((int64_t)(i + 1) * a.out, (int64_t)(to + 1) * a.in);
    return end - from;
}

static int first_of(axis a, int i)
{
    return (int)((int64_t)i * a.out / a.in);
}

static int last_of(axis a, int i)
{
    return (int)(((int64_t)(i + 1) * a.out - 1) / a.in);
}

/* A row made narrower, as sums over the axis' parts. */
static void narrow(const unsigned char *row, axis across, int64_t *sums)
{
    memset(sums, 0, (size_t)across.out * 4 * sizeof *sums);
    for (int x = 0; x < across.in; x++)
        for (int to = first_of(across, x); to <= last_of(across, x); to++) {
            int64_t part = share(across, x, to);
            for (int i = 0; i < 4; i++)
                sums[4 * to + i] += part * row[4 * x + i];
        }
}

static void put_row(unsigned char *to, const int64_t *sums, int n, int64_t all)
{
    for (int i = 0; i < 4 * n; i++)
        to[i] = (unsigned char)((sums[i] + all / 2) / all);
}

static void shrink(const bx_pixels *from, int left, int top, axis across, axis down,
                   bx_pixels *out)
{
    size_t n = (size_t)across.out * 4;
    g_autofree int64_t *row = g_new(int64_t, n), *sums = g_new0(int64_t, n);
    for (int y = 0; y < down.in; y++) {
        narrow(pixel(from, left, top + y), across, row);
        for (int to = first_of(down, y); to <= last_of(down, y); to++) {
            int64_t part = share(down, y, to);
            for (size_t i = 0; i < n; i++)
                sums[i] += part * row[i];
            if ((int64_t)(y + 1) * down.out < (int64_t)(to + 1) * down.in)
                continue;
            put_row(pixel(out, 0, to), sums, across.out, (int64_t)across.in * down.in);
            memset(sums, 0, n * sizeof *sums);
        }
    }
}

/* The part of `size` from `from` that lies in 0 … whole, at least a pixel. */
static void cut(int *from, int *size, int whole)
{
    int end = MIN(*from + *size, whole);
    *from = CLAMP(*from, 0, whole - 1);
    *size = MAX(1, end - *from);
}

bx_pixels bx_pixels_resample(const bx_pixels *pixels, int x, int y, int w, int h,
                             int width, int height)
{
    cut(&x, &w, pixels->width);
    cut(&y, &h, pixels->height);
    axis across = {w, CLAMP(width, 1, w)}, down = {h, CLAMP(height, 1, h)};
    bx_pixels out = new_pixels(across.out, down.out, pixels->has_alpha);
    shrink(pixels, x, y, across, down, &out);
    return out;
}
