#include "newsprint/curve.h"

/* Knees: below DARK lies a sixth of the grid; beyond WIDE, on either side, a twelfth. */
static const double DARK = 40, DARK_PART = 1.0 / 6;
static const double WIDE = 64, WIDE_PART = 1.0 / 12, END = 128;

double bx_curve_place_of_light(double L)
{
    if (L < DARK)
        return L / DARK * DARK_PART;
    double place = DARK_PART + (L - DARK) / (100 - DARK) * (1 - DARK_PART);
    return place < 1 ? place : 1;
}

double bx_curve_light_of_place(double place)
{
    if (place < DARK_PART)
        return place / DARK_PART * DARK;
    return DARK + (place - DARK_PART) / (1 - DARK_PART) * (100 - DARK);
}

double bx_curve_place_of_hue(double a)
{
    double far = a < 0 ? -a : a;
    double place = far < WIDE ? far / WIDE * (0.5 - WIDE_PART)
                              : 0.5 - WIDE_PART + (far - WIDE) / (END - WIDE) * WIDE_PART;
    return a < 0 ? 0.5 - place : 0.5 + place;
}

double bx_curve_hue_of_place(double place)
{
    double far = place < 0.5 ? 0.5 - place : place - 0.5;
    double a = far < 0.5 - WIDE_PART
                   ? far / (0.5 - WIDE_PART) * WIDE
                   : WIDE + (far - 0.5 + WIDE_PART) / WIDE_PART * (END - WIDE);
    return place < 0.5 ? -a : a;
}

double bx_curve_tone_of_cover(const bx_press_model *model, int ink, double cover)
{
    double low = 0, high = 1;
    if (cover <= 0 || cover >= 1)
        return cover <= 0 ? 0 : 1;
    for (int i = 0; i < 60; i++) {
        double tone = (low + high) / 2;
        if (bx_press_model_cover(model, ink, tone) < cover)
            low = tone;
        else
            high = tone;
    }
    return (low + high) / 2;
}
