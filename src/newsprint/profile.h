/* profile: the tables of an ICC profile and its bytes (ICC.1:2001-04, version 2.4, which
 * every plant's software reads).
 *
 * In: the models. Out: bytes. A2B gives the colour of inks, one table for all intents;
 * B2A perceptual (also for saturation) for pictures, colorimetric for proofs. */
#ifndef BX_NEWSPRINT_PROFILE_H
#define BX_NEWSPRINT_PROFILE_H

#include <stddef.h>

#include "newsprint/gamut.h"

/* To be freed with free(). */
unsigned char *bx_profile_make(const bx_press_model *model, const bx_gamut *gamut,
                               size_t *n_bytes);

#endif
