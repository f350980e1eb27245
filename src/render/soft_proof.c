#include "render/soft_proof.h"

#include <glib.h>

#include "asset/press_picture.h"
#include "render/press_image.h"

struct bx_soft_proof {
    const bx_press_profile *press;
    bx_press_settings settings;
    bx_screen *screen;
    bx_screen_colour inks[BX_INK_COUNT], paper;
};

static bx_screen_colour show(const bx_soft_proof *proof, const bx_plate *plate)
{
    const int percent[] = {plate->c, plate->m, plate->y, plate->k};
    unsigned char inks[4], bgr[4] = {0};
    for (int i = 0; i < 4; i++)
        inks[i] = (unsigned char)((percent[i] * 255 + 50) / 100);
    bx_screen_row(proof->screen, inks, bgr, 1);
    return (bx_screen_colour){bgr[2] / 255.0, bgr[1] / 255.0, bgr[0] / 255.0};
}

bx_soft_proof *bx_soft_proof_new(const bx_press_profile *press, const bx_icc *icc)
{
    bx_soft_proof *proof = g_new0(bx_soft_proof, 1);
    proof->press = press;
    proof->settings = bx_press_image_settings(press, icc);
    proof->screen = bx_screen_new(icc, press->shows_paper);
    for (int i = 0; i < BX_INK_COUNT; i++)
        proof->inks[i] = show(proof, &press->plates[i]);
    proof->paper = show(proof, &(bx_plate){0});
    return proof;
}

void bx_soft_proof_free(bx_soft_proof *proof)
{
    if (!proof)
        return;
    bx_screen_free(proof->screen);
    g_free(proof);
}

bx_screen_colour bx_soft_proof_ink(const bx_soft_proof *proof, bx_ink ink)
{
    return proof->inks[ink];
}

bx_screen_colour bx_soft_proof_paper(const bx_soft_proof *proof)
{
    return proof->paper;
}

void bx_soft_proof_pixels(const bx_soft_proof *proof, const bx_image *image, bool is_gray,
                          bx_pixels *pixels)
{
    bx_press_proof(image, &proof->settings, proof->screen, is_gray, pixels);
}

void bx_soft_proof_drawing(const bx_soft_proof *proof, const bx_image *image,
                           const bx_brands *brands, bool is_gray, bx_pixels *pixels)
{
    bx_brands mixed = {0};
    if (image->format == BX_IMAGE_SVG)
        mixed = bx_press_profile_mix(proof->press, brands);
    bx_press_proof_drawing(&proof->settings, proof->screen, is_gray, &mixed, pixels);
}
