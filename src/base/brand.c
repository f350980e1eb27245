#include "base/brand.h"

#include <stdlib.h>
#include <string.h>

static bool is_near(const bx_brand *brand, const unsigned char rgb[3], int slack)
{
    for (int i = 0; i < 3; i++)
        if (abs(brand->rgb[i] - rgb[i]) > slack)
            return false;
    return true;
}

int bx_brands_find(const bx_brands *brands, const unsigned char rgb[3], int slack)
{
    for (int i = 0; i < brands->n; i++)
        if (is_near(&brands->of[i], rgb, slack))
            return i;
    return -1;
}

bool bx_brands_are_same(const bx_brands *a, const bx_brands *b)
{
    for (int i = 0; i < a->n && i < b->n; i++)
        if (memcmp(a->of[i].rgb, b->of[i].rgb, sizeof a->of[i].rgb) != 0 ||
            a->of[i].ink != b->of[i].ink ||
            memcmp(a->of[i].cmyk, b->of[i].cmyk, sizeof a->of[i].cmyk) != 0)
            return false;
    return a->n == b->n;
}
