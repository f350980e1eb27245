/* overprint: where black goes over what lies below, and where it knocks it out.
 *
 * In: an operation of a page, and what the press profile says of black. Out: yes or no.
 * Black text and thin rules go over everything, so that plates a hair out of register
 * show no white edge (GWG R0009, R0010). Large type and areas do so on paper and on gray,
 * and knock out colours and pictures, which would shine through their black. Nothing but
 * pure black overprints, white least of all (GWG R0007). */
#ifndef BX_RENDER_OVERPRINT_H
#define BX_RENDER_OVERPRINT_H

#include "display/display.h"
#include "model/press_profile.h"

/* op is one of the page's. */
bool bx_overprints(const bx_display *page, const bx_op *op,
                   const bx_press_profile *profile);

#endif
