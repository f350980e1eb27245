/* separation: a spot ink as a colour space of PDF, ISO 32000-1 §8.6.6.4; and whatever
 * else content in inks names that its resources need. */
#ifndef BX_PRESS_SEPARATION_H
#define BX_PRESS_SEPARATION_H

#include "model/press_profile.h"
#include "pdf/document.h"
#include "press/recolour.h"

/* Puts it into resources under a name, "/BxInk2": the ink of a plate that has one, and
 * what its tints look like where it is not at hand. */
void bx_separation_add(bx_document *d, bx_object resources, const char *name,
                       const bx_plate *plate);

/* The dictionary of a kind, "/ColorSpace", in the resources; made where there is none. */
bx_object bx_resources_of(bx_document *d, bx_object resources, const char *kind);

/* The states and spaces that content names, put into its resources. */
void bx_resources_add_needs(bx_document *d, bx_object resources,
                            const bx_recolour_needs *needs,
                            const bx_press_profile *profile);

#endif
