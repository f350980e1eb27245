/* soft_proof: colours on a screen as a press will print them.
 *
 * In: a press profile, and its colour profile. Out: sRGB for inks and pictures, the white
 * of the paper as that of the screen, or as it is where the press profile says so. */
#ifndef BX_RENDER_SOFT_PROOF_H
#define BX_RENDER_SOFT_PROOF_H

#include "asset/icc.h"
#include "asset/image.h"
#include "base/ink.h"
#include "model/press_profile.h"

typedef struct bx_soft_proof bx_soft_proof;

/* Both are borrowed. Any number of threads may use it. */
bx_soft_proof *bx_soft_proof_new(const bx_press_profile *press, const bx_icc *icc);
void bx_soft_proof_free(bx_soft_proof *proof); /* NULL is fine */

typedef struct {
    double red, green, blue; /* 0..1 */
} bx_screen_colour;

/* A spot ink looks like the inks it is described by. */
bx_screen_colour bx_soft_proof_ink(const bx_soft_proof *proof, bx_ink ink);
bx_screen_colour bx_soft_proof_paper(const bx_soft_proof *proof);

/* Pixels of the image, in place; is_gray: printed in black alone. */
void bx_soft_proof_pixels(const bx_soft_proof *proof, const bx_image *image, bool is_gray,
                          bx_pixels *pixels);
/* The same of an SVG on a page with those brand colours, or of a page of a PDF, whose
 * inks are not to be had: what it looks like on a screen stands for them. Pixels as
 * bx_vector_decode gives them. */
void bx_soft_proof_drawing(const bx_soft_proof *proof, const bx_image *image,
                           const bx_brands *brands, bool is_gray, bx_pixels *pixels);

#endif
