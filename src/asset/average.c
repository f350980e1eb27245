#include "asset/average.h"

#include <glib.h>
#include <string.h>

bx_average *bx_average_new(int width, int height, int shrink)
{
    bx_average *a = g_new0(bx_average, 1);
    int w = (width + shrink - 1) / shrink, h = (height + shrink - 1) / shrink;
    *a = (bx_average){.width = width, .height = height, .shrink = shrink};
    a->out = (bx_pixels){.width = w, .height = h, .stride = w * 4};
    a->out.data = g_malloc((gsize)w * 4 * (gsize)h);
    a->sums = g_new0(uint32_t, (gsize)w * 4);
    return a;
}

static void put_means(bx_average *a, int rows)
{
    unsigned char *to =
        a->out.data + (size_t)((a->row - 1) / a->shrink) * (size_t)a->out.stride;
    for (int x = 0; x < a->out.width; x++) {
        int across = MIN(a->shrink, a->width - x * a->shrink);
        uint32_t n = (uint32_t)(across * rows);
        for (int i = 4 * x; i < 4 * x + 4; i++)
            to[i] = (unsigned char)((a->sums[i] + n / 2) / n);
    }
    memset(a->sums, 0, (size_t)a->out.width * 4 * sizeof *a->sums);
}

void bx_average_add(bx_average *a, const unsigned char *row)
{
    int y = a->row++;
    if (a->shrink == 1) {
        memcpy(a->out.data + (size_t)y * (size_t)a->out.stride, row,
               (size_t)a->out.stride);
        return;
    }
    for (int x = 0; x < a->width; x++)
        for (int i = 0; i < 4; i++)
            a->sums[x / a->shrink * 4 + i] += row[4 * x + i];
    bool is_full = a->row % a->shrink == 0;
    if (is_full || a->row == a->height)
        put_means(a, is_full ? a->shrink : a->row % a->shrink);
}

bx_pixels bx_average_finish(bx_average *a)
{
    bx_pixels out = a->out;
    g_free(a->sums);
    g_free(a);
    return out;
}

void bx_average_free(bx_average *a)
{
    if (a)
        g_free(bx_average_finish(a).data);
}

void bx_average_multiply(unsigned char *row, int width)
{
    for (unsigned char *p = row; p < row + 4 * (size_t)width; p += 4)
        for (int i = 0; p[3] != 255 && i < 3; i++)
            p[i] = (unsigned char)((p[i] * p[3] + 127) / 255);
}
