#include "asset/jpeg_write.h"

#include <glib.h>
#include <stdio.h>
#include <stdlib.h>

#include <jpeglib.h>

enum { QUALITY = 95 }; /* of 100: nobody sees a difference in print */

/* Libjpeg grows the memory of what it writes, and keeps its place in these. */
struct bx_jpeg_writer {
    struct jpeg_compress_struct info;
    struct jpeg_error_mgr error;
    unsigned char *bytes;
    unsigned long n;
};

bx_jpeg_writer *bx_jpeg_writer_new(int width, int height, int channels)
{
    bx_jpeg_writer *w = g_new0(bx_jpeg_writer, 1);
    J_COLOR_SPACE space = channels == 1 ? JCS_GRAYSCALE : JCS_CMYK;
    w->info.err = jpeg_std_error(&w->error);
    jpeg_create_compress(&w->info);
    jpeg_mem_dest(&w->info, &w->bytes, &w->n);
    w->info.image_width = (unsigned)width;
    w->info.image_height = (unsigned)height;
    w->info.input_components = channels;
    w->info.in_color_space = space;
    jpeg_set_defaults(&w->info);
    jpeg_set_colorspace(&w->info, space);
    jpeg_set_quality(&w->info, QUALITY, TRUE);
    w->info.write_Adobe_marker = FALSE;
    jpeg_start_compress(&w->info, TRUE);
    return w;
}

void bx_jpeg_writer_add(bx_jpeg_writer *w, const unsigned char *row)
{
    JSAMPROW rows[] = {(JSAMPROW)row};
    jpeg_write_scanlines(&w->info, rows, 1);
}

static void destroy(bx_jpeg_writer *w)
{
    jpeg_destroy_compress(&w->info);
    g_free(w);
}

unsigned char *bx_jpeg_writer_finish(bx_jpeg_writer *w, unsigned long *n)
{
    jpeg_finish_compress(&w->info);
    unsigned char *bytes = w->bytes;
    *n = w->n;
    destroy(w);
    return bytes;
}

void bx_jpeg_writer_free(bx_jpeg_writer *w)
{
    free(w->bytes);
    destroy(w);
}
