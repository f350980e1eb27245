/* layout_centre: what a layout says of the column between two facing pages (中缝), as one
 * mapping.
 *
 * In: the root of a layout and the mapping under its `centre-column`. Out: that laid over
 * what the root says that holds for both: paper, type, rules, weights. Not done here: how
 * high it is, and where it stands (layout.c). */
#ifndef BX_MODEL_LAYOUT_CENTRE_H
#define BX_MODEL_LAYOUT_CENTRE_H

#include "model/keys.h"

/* NULL after reporting keys that such a column cannot have. In the arena. */
const bx_yaml *bx_layout_centre_root(bx_arena *arena, const bx_yaml *root,
                                     const bx_yaml *centre, bx_diags *diags);

#endif
