#include "asset/cmyk.h"

#include <glib.h>
#include <stdio.h>
#include <stdlib.h>

#include <jpeglib.h>

#include "asset/jpeg.h"
#include "asset/tiff_file.h"

enum { QUALITY = 95 }; /* of 100, no sample left out: nobody sees a difference in print */

static void begin(struct jpeg_compress_struct *info, struct jpeg_error_mgr *error,
                  const bx_image *image, unsigned char **bytes, unsigned long *n)
{
    int width, height;
    bx_image_stored_size(image, &width, &height);
    info->err = jpeg_std_error(error);
    jpeg_create_compress(info);
    jpeg_mem_dest(info, bytes, n);
    info->image_width = (unsigned)width;
    info->image_height = (unsigned)height;
    info->input_components = 4;
    info->in_color_space = JCS_CMYK;
    jpeg_set_defaults(info);
    jpeg_set_colorspace(info, JCS_CMYK);
    jpeg_set_quality(info, QUALITY, TRUE);
    info->write_Adobe_marker = FALSE;
    jpeg_start_compress(info, TRUE);
}

static void take_row(void *data, unsigned char *row)
{
    JSAMPROW rows[] = {row};
    jpeg_write_scanlines(data, rows, 1);
}

bool bx_cmyk_jpeg(const bx_image *image, unsigned char **bytes, unsigned long *n)
{
    struct jpeg_compress_struct info = {0};
    struct jpeg_error_mgr error;
    *bytes = NULL;
    *n = 0;
    begin(&info, &error, image, bytes, n);
    bool is_done = image->format == BX_IMAGE_TIFF
                       ? bx_tiff_cmyk_rows(image, take_row, &info)
                       : bx_jpeg_cmyk_rows(image, take_row, &info);
    if (is_done)
        jpeg_finish_compress(&info);
    jpeg_destroy_compress(&info);
    if (!is_done) {
        free(*bytes);
        *bytes = NULL;
    }
    return is_done;
}
