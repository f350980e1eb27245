/* gamut: the colours that can be printed, and where those go that cannot so that pictures
 * look right: lighter shadows, less chroma, the same hue.
 *
 * In: the model of the press. Out: for a colour of a screen, white to black, the one that
 * stands for it in print. */
#ifndef BX_NEWSPRINT_GAMUT_H
#define BX_NEWSPRINT_GAMUT_H

#include "newsprint/separate.h"

enum { BX_GAMUT_HUES = 48, BX_GAMUT_LEVELS = 31 };

typedef struct {
    bx_lab black;                                  /* the deepest */
    double chroma[BX_GAMUT_HUES][BX_GAMUT_LEVELS]; /* the most at a hue and lightness */
    double cusp[BX_GAMUT_HUES];                    /* L* of the most of all */
} bx_gamut;

bx_gamut bx_gamut_make(const bx_press_model *model);

/* Smooth, and white stays white. What comes out is close to what can be printed, not
 * always within. */
bx_lab bx_gamut_fit(const bx_gamut *gamut, bx_lab colour);

#endif
