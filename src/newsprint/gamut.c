#include "newsprint/gamut.h"

#include <math.h>

static const double PRINTED = 0.5; /* a smaller difference is none */
static const double FARTHEST = 90; /* beyond any chroma in print */

/* Tones are those of a print seen through its own haze, as black point compensation has
 * them, and for a part an even spread of lightness, which keeps detail in shadows. */
static const double EVEN = 0.3;

/* The haze takes chroma; how much of that is given back. */
static const double REGAINED = 0.5;

/* From this part of the way to the border colours are pressed together rather than cut
 * off; fully where chroma is HIGH, not at all in grays. */
static const double KNEE = 0.85, HIGH = 30;

/* Colours lighter than the most colourful of their hue become darker to keep more chroma:
 * they are pulled towards a gray so many times farther down, but not below the middle
 * between that colour and black. */
static const double PULL = 2;

/* Blues of a screen look purple where their hue angle is kept: so much of a* goes, in
 * full from chroma VIVID on, up to a hue where a* is PURPLE of |a*| + |b*|. */
static const double BLUE = 0.55, VIVID = 60, PURPLE = 0.75;

/* Black with as much ink under it as the limit allows: patch D6 of WAN-IFRA's cuboid. */
static const double BLACK[BX_INKS] = {0.44, 0.38, 0.38, 1};

/* ---- hues: steps round a square, for want of angles ---- */

static void direction_of(double hue, double *a, double *b)
{
    double side = 4 * hue / BX_GAMUT_HUES, along = side - floor(side);
    switch ((int)floor(side) % 4) {
    case 0:
        *a = 1 - along, *b = along;
        break;
    case 1:
        *a = -along, *b = 1 - along;
        break;
    case 2:
        *a = along - 1, *b = -along;
        break;
    default:
        *a = along, *b = along - 1;
        break;
    }
    double length = sqrt(*a * *a + *b * *b);
    *a /= length;
    *b /= length;
}

/* 0 ≤ hue < BX_GAMUT_HUES. */
static double hue_of(double a, double b)
{
    double sum = fabs(a) + fabs(b);
    if (sum <= 0)
        return 0;
    double side =
        b >= 0 ? (a > 0 ? b / sum : 1 - a / sum) : (a < 0 ? 2 - b / sum : 3 + a / sum);
    double hue = side / 4 * BX_GAMUT_HUES;
    return hue < BX_GAMUT_HUES ? hue : 0;
}

/* ---- the border ---- */

static double level_of(const bx_gamut *g, int i)
{
    return g->black.L + (100 - g->black.L) * i / (BX_GAMUT_LEVELS - 1);
}

static double most_chroma(const bx_press_model *model, double L, double a, double b)
{
    double in = 0, out = FARTHEST, near[BX_INKS] = {0.2, 0.2, 0.2, 0.2};
    while (out - in > 0.25) {
        double chroma = (in + out) / 2;
        bx_separation s = bx_separate(model, (bx_lab){L, a * chroma, b * chroma}, near);
        if (s.error < PRINTED)
            in = chroma;
        else
            out = chroma;
    }
    return in;
}

bx_gamut bx_gamut_make(const bx_press_model *model)
{
    bx_gamut g;
    g.black = bx_press_model_lab(model, BLACK);
    for (int h = 0; h < BX_GAMUT_HUES; h++) {
        double a, b, most = 0;
        direction_of(h, &a, &b);
        for (int i = 0; i < BX_GAMUT_LEVELS; i++) {
            double chroma = most_chroma(model, level_of(&g, i), a, b);
            g.chroma[h][i] = chroma;
            if (chroma > most) {
                most = chroma;
                g.cusp[h] = level_of(&g, i);
            }
        }
    }
    return g;
}

static double chroma_at_level(const bx_gamut *g, int level, double hue)
{
    int h = (int)hue;
    double part = hue - h;
    return g->chroma[h][level] * (1 - part) +
           g->chroma[(h + 1) % BX_GAMUT_HUES][level] * part;
}

/* The most chroma at a lightness; 0 beyond black and white. */
static double border(const bx_gamut *g, double hue, double L)
{
    double at = (L - g->black.L) / (100 - g->black.L) * (BX_GAMUT_LEVELS - 1);
    if (at < 0 || at >= BX_GAMUT_LEVELS - 1)
        return 0;
    int i = (int)at;
    return chroma_at_level(g, i, hue) * (1 - (at - i)) +
           chroma_at_level(g, i + 1, hue) * (at - i);
}

static double cusp_of(const bx_gamut *g, double hue)
{
    int h = (int)hue;
    return g->cusp[h] * (1 - (hue - h)) + g->cusp[(h + 1) % BX_GAMUT_HUES] * (hue - h);
}

/* ---- colours of a screen ---- */

static double chroma_of(bx_lab c)
{
    return sqrt(c.a * c.a + c.b * c.b);
}

static bx_lab turn_blue(bx_lab c)
{
    double part = c.a / (fabs(c.a) + fabs(c.b)), vivid = chroma_of(c) / VIVID;
    if (c.b < 0 && c.a > 0 && part < PURPLE)
        c.a *= 1 - BLUE * (vivid < 1 ? vivid : 1) * (1 - part * part / PURPLE / PURPLE);
    return c;
}

static bx_lab lighten(const bx_gamut *g, bx_lab c)
{
    bx_xyz black = bx_xyz_from_lab((bx_lab){g->black.L, 0, 0}), xyz = bx_xyz_from_lab(c);
    double haze = black.xyz[1];
    for (int i = 0; i < 3; i++)
        xyz.xyz[i] = haze + (1 - haze) * (xyz.xyz[i] > 0 ? xyz.xyz[i] : 0);
    bx_lab hazy = bx_lab_from_xyz(xyz);
    double even = g->black.L + (100 - g->black.L) * c.L / 100;
    return (bx_lab){hazy.L + EVEN * (even - hazy.L), hazy.a + REGAINED * (c.a - hazy.a),
                    hazy.b + REGAINED * (c.b - hazy.b)};
}

/* Grays of a print run from the paper to the black that the inks give, which has a hue of
 * its own: to meet gray there would take cyan to the full. */
static bx_lab lean_to_black(const bx_gamut *g, bx_lab c)
{
    double dark = (100 - c.L) / (100 - g->black.L), by = dark * dark * dark;
    return (bx_lab){c.L, c.a + by * g->black.a, c.b + by * g->black.b};
}

/* The gray that a colour is pulled towards. */
static double axis_of(const bx_gamut *g, double hue, double L)
{
    double cusp = cusp_of(g, hue), least = (cusp + g->black.L) / 2;
    double axis = L > cusp ? cusp - PULL * (L - cusp) : cusp;
    return axis > least ? axis : least;
}

/* How far along the way from (axis, 0) to a lightness and chroma the border is. */
static double way_to_border(const bx_gamut *g, double hue, double axis, double L,
                            double chroma)
{
    double in = 0, out = 8;
    for (int i = 0; i < 40; i++) {
        double way = (in + out) / 2;
        if (way * chroma <= border(g, hue, axis + way * (L - axis)))
            in = way;
        else
            out = way;
    }
    return in;
}

/* How far of the way to the border a colour goes that would go `far` of it. */
static double press(double far, double chroma)
{
    double cut = far < 1 ? far : 1;
    double over = (far - KNEE) / (1 - KNEE);
    double soft = over < 0 ? far : KNEE + (1 - KNEE) * over / (1 + over);
    double high = chroma < HIGH ? chroma / HIGH : 1;
    return cut + high * high * (3 - 2 * high) * (soft - cut);
}

static bx_lab fit_chroma(const bx_gamut *g, bx_lab c)
{
    double chroma = chroma_of(c);
    if (chroma < 1e-6)
        return c;
    double hue = hue_of(c.a, c.b), axis = axis_of(g, hue, c.L);
    double reach = way_to_border(g, hue, axis, c.L, chroma);
    if (reach <= 0)
        return c;
    double by = press(1 / reach, chroma) * reach;
    return (bx_lab){axis + by * (c.L - axis), c.a * by, c.b * by};
}

bx_lab bx_gamut_fit(const bx_gamut *gamut, bx_lab colour)
{
    bx_lab c = lighten(gamut, turn_blue(colour));
    return lean_to_black(gamut, fit_chroma(gamut, c));
}
