#include "asset/cmyk.h"

#include "asset/jpeg_write.h"

static void take_row(void *data, unsigned char *row)
{
    bx_jpeg_writer_add(data, row);
}

bool bx_cmyk_jpeg(const bx_image *image, unsigned char **bytes, unsigned long *n)
{
    int width, height;
    bx_image_stored_size(image, &width, &height);
    bx_jpeg_writer *writer = bx_jpeg_writer_new(width, height, 4);
    if (bx_image_ink_rows(image, take_row, writer)) {
        *bytes = bx_jpeg_writer_finish(writer, n);
        return true;
    }
    bx_jpeg_writer_free(writer);
    *bytes = NULL;
    *n = 0;
    return false;
}
