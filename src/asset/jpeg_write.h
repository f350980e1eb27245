/* jpeg_write: rows of pixels → a JPEG for a PDF: gray or four inks, 255 white or full
 * ink, every sample kept, no Adobe marker, which would turn inks round. */
#ifndef BX_ASSET_JPEG_WRITE_H
#define BX_ASSET_JPEG_WRITE_H

#include <stdbool.h>

typedef struct bx_jpeg_writer bx_jpeg_writer;

/* channels: 1 or 4. */
bx_jpeg_writer *bx_jpeg_writer_new(int width, int height, int channels);
void bx_jpeg_writer_add(bx_jpeg_writer *writer, const unsigned char *row);
/* After the last row: the bytes, to be freed with free(). Frees the writer. */
unsigned char *bx_jpeg_writer_finish(bx_jpeg_writer *writer, unsigned long *n);
void bx_jpeg_writer_free(bx_jpeg_writer *writer); /* of one that was not finished */

#endif
