/* ruler: how wide any part of a text would be on one line, without composing it anew.
 *
 * In: a text, a role, a size. Out: natural widths, edges of the line trimmed as they
 * would be. For headlines, which try many turns. */
#ifndef BX_COMPOSE_RULER_H
#define BX_COMPOSE_RULER_H

#include "asset/assets.h"
#include "base/chars.h"
#include "base/geom.h"
#include "text/profile.h"

typedef struct bx_ruler bx_ruler;

/* Missing characters are not reported: composing reports them. */
const bx_ruler *bx_ruler_make(bx_assets *assets, bx_arena *arena, bx_chars text,
                              bx_role role, bx_len size, bx_writing_mode mode,
                              const bx_profile *profile);

/* Of characters [from, to) as a line of their own; 0 where there is nothing to print. */
bx_len bx_ruler_width(const bx_ruler *ruler, int from, int to);

#endif
