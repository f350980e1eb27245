/* gray: pictures as grays of the same lightness, for pages that are printed in black
 * alone and are shown on a screen or in a plain PDF. What goes to a press is
 * press_picture's. */
#ifndef BX_ASSET_GRAY_H
#define BX_ASSET_GRAY_H

#include "asset/image.h"

/* In place: colours of a screen, whatever shines through them as it did. */
void bx_pixels_make_gray(bx_pixels *pixels);

/* A picture without transparent parts as a JPEG of one channel; *bytes to be freed with
 * free(). False when it is damaged. */
bool bx_gray_jpeg(const bx_image *image, unsigned char **bytes, unsigned long *n);

#endif
