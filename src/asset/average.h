/* average: a picture made smaller while its rows come in: each pixel that goes out is the
 * mean of a square of those that came. Rows have four bytes a pixel, alpha last, the
 * colours multiplied by it. */
#ifndef BX_ASSET_AVERAGE_H
#define BX_ASSET_AVERAGE_H

#include "asset/image.h"

typedef struct {
    int width, height, shrink; /* of what comes in */
    int row;                   /* the next one */
    uint32_t *sums;            /* of the squares that are not full */
    bx_pixels out;             /* at shrink 1 rows may be written here as well */
} bx_average;

bx_average *bx_average_new(int width, int height, int shrink);
void bx_average_add(bx_average *average, const unsigned char *row);
/* Frees it and hands over the pixels. */
bx_pixels bx_average_finish(bx_average *average);
void bx_average_free(bx_average *average); /* NULL is fine */

/* Multiplies colours by alpha, in place. */
void bx_average_multiply(unsigned char *row, int width);

#endif
