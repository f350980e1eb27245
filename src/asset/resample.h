/* resample: part of a picture, turned upright and made smaller. Each pixel that goes out
 * is the mean of what it covers, parts of pixels by their share. Whole numbers: the same
 * on every machine. */
#ifndef BX_ASSET_RESAMPLE_H
#define BX_ASSET_RESAMPLE_H

#include "asset/image.h"

/* The same pixels, upright: EXIF orientation 1 … 8 as stored. Takes `pixels` over. */
bx_pixels bx_pixels_upright(bx_pixels pixels, int orientation);

/* x, y, w and h in pixels, as the part lies: at least partly within; what lies outside is
 * cut off. width, height: what comes out, at most as large as the part. */
bx_pixels bx_pixels_resample(const bx_pixels *pixels, int x, int y, int w, int h,
                             int width, int height);

#endif
