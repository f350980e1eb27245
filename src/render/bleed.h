/* bleed: what reaches the trim goes beyond it, as far as the press profile says, so that
 * no white shows where the knife is a hair off.
 *
 * In: a page. Out: the same with boxes and pictures that touch an edge of the trim drawn
 * out over it: boxes wholly, pictures by the pixels that they have left there, which are
 * as large as the rest. Rules and text stay. Not done here: what stands there by mistake.
 */
#ifndef BX_RENDER_BLEED_H
#define BX_RENDER_BLEED_H

#include "asset/assets.h"
#include "display/display.h"

/* In the arena; *bleeds: anything reaches the trim. */
bx_display bx_bleed_make(bx_arena *arena, const bx_assets *assets, const bx_display *page,
                         bx_len bleed, bool *bleeds);

#endif
