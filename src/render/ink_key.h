/* ink_key: inks on their way through cairo, which knows RGB alone.
 *
 * In: an ink, and whether it overprints. Out: an RGB colour that stands for that pair and
 * for nothing else, and back. The colours mean nothing to an eye: press/ puts the plates
 * in their place. No two are nearer than 1/100 in a part, as cairo takes near ones for
 * one, and none is black, which cairo may leave out. */
#ifndef BX_RENDER_INK_KEY_H
#define BX_RENDER_INK_KEY_H

#include "base/ink.h"

typedef struct {
    double red, green, blue; /* 0..1 */
} bx_ink_key;

bx_ink_key bx_ink_key_of(bx_ink ink, bool overprint);
/* False: the colour stands for no ink. */
bool bx_ink_key_read(bx_ink_key key, bx_ink *ink, bool *overprint);

#endif
