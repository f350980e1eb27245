/* drawing_inks: which inks the colours of an SVG become on a press. What the house names
 * a brand colour is printed as it says; black is black alone, grays are tints of it,
 * white is bare paper; all else goes through the profile of the press. On a page that is
 * printed in black alone each colour is a gray as dark as it is.
 *
 * Not done here: which drawings stay lines (vector.h); the ink limit. */
#ifndef BX_ASSET_DRAWING_INKS_H
#define BX_ASSET_DRAWING_INKS_H

#include "asset/icc.h"
#include "base/brand.h"

typedef struct {
    bx_separator *separator;  /* owned */
    bx_grayer *grayer;        /* owned; black alone is printed. NULL: all inks are */
    bx_brands brands;         /* every one of them mixed */
    unsigned char black[256]; /* of grays */
} bx_drawing_inks;

bx_drawing_inks bx_drawing_inks_new(const bx_icc *icc, const bx_brands *brands,
                                    bool is_gray);
void bx_drawing_inks_clear(bx_drawing_inks *inks);

/* n pixels, blue, green, red and how opaque they are, which their colours are not
 * multiplied by; to: four bytes each, 255 full ink. */
void bx_drawing_inks_row(const bx_drawing_inks *inks, const unsigned char *from,
                         unsigned char *to, int n);

#endif
