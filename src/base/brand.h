/* brand: colours of a house, its logo above all, and what each is printed with wherever a
 * drawing has that very colour: brand colours 标志色. Plain values, copied about. */
#ifndef BX_BASE_BRAND_H
#define BX_BASE_BRAND_H

#include "base/ink.h"

enum { BX_MAX_BRANDS = 8 };

typedef struct {
    unsigned char rgb[3]; /* as drawings have it, sRGB */
    bx_ink ink;           /* BX_INK_COUNT: it is mixed */
    int cmyk[4];          /* [%] of the four inks, where it is mixed */
} bx_brand;

typedef struct {
    bx_brand of[BX_MAX_BRANDS];
    int n;
} bx_brands;

/* The first that is no further than `slack` of 255 from it, in red, green and blue each;
 * -1: none. */
int bx_brands_find(const bx_brands *brands, const unsigned char rgb[3], int slack);

bool bx_brands_are_same(const bx_brands *a, const bx_brands *b);

#endif
