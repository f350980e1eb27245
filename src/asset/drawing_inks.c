#include "asset/drawing_inks.h"

#include <glib.h>
#include <string.h>

enum {
    NEUTRAL = 8,       /* of 255: how far apart the colours of a gray may be */
    NEARLY_BLACK = 40, /* of 255: drawing programs write black as 231f20 */
    FULL = 255,
};

bx_drawing_inks bx_drawing_inks_new(const bx_icc *icc, const bx_brands *brands,
                                    bool is_gray)
{
    bx_drawing_inks inks = {.separator = bx_separator_new(icc, NULL, 0, 3),
                            .grayer = is_gray ? bx_grayer_new(NULL, 0, 3) : NULL};
    if (!is_gray)
        inks.brands = *brands;
    bx_separate_grays(inks.separator, inks.black);
    return inks;
}

void bx_drawing_inks_clear(bx_drawing_inks *inks)
{
    bx_separator_free(inks->separator);
    bx_grayer_free(inks->grayer);
}

static void put_black(const bx_drawing_inks *inks, int gray, unsigned char to[4])
{
    memset(to, 0, 4);
    to[3] = gray <= NEARLY_BLACK ? FULL : inks->black[gray];
}

/* Colours that shine through are rounded: the less of them there is, the more. */
static int brand_at(const bx_drawing_inks *inks, const unsigned char *p)
{
    const unsigned char rgb[] = {p[2], p[1], p[0]};
    int slack = p[3] == FULL ? 0 : FULL / MAX(p[3], 1);
    return bx_brands_find(&inks->brands, rgb, slack);
}

static void put_inks(const bx_drawing_inks *inks, const unsigned char *p,
                     unsigned char to[4])
{
    int most = MAX(p[2], MAX(p[1], p[0])), least = MIN(p[2], MIN(p[1], p[0]));
    int brand = brand_at(inks, p);
    if (brand >= 0)
        for (int i = 0; i < 4; i++)
            to[i] = (unsigned char)((inks->brands.of[brand].cmyk[i] * FULL + 50) / 100);
    else if (most - least <= NEUTRAL)
        put_black(inks, most <= NEARLY_BLACK ? 0 : p[1], to);
}

void bx_drawing_inks_row(const bx_drawing_inks *inks, const unsigned char *from,
                         unsigned char *to, int n)
{
    if (inks->grayer) {
        g_autofree unsigned char *grays = g_malloc((gsize)n);
        bx_gray_row(inks->grayer, from, grays, n);
        for (int i = 0; i < n; i++)
            put_black(inks, grays[i], to + 4 * (size_t)i);
        return;
    }
    bx_separate_row(inks->separator, from, to, n);
    for (int i = 0; i < n; i++)
        put_inks(inks, from + 4 * (size_t)i, to + 4 * (size_t)i);
}
