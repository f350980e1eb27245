/* layout_spread: what a layout says of two facing pages as one (通版), as one mapping.
 *
 * In: the root of a layout and the mapping under its `spread`. Out: that laid over the
 * root; its headline grades stand behind the root's, for the widths which those have not.
 * Not done here: that it is twice as wide (layout.c). */
#ifndef BX_MODEL_LAYOUT_SPREAD_H
#define BX_MODEL_LAYOUT_SPREAD_H

#include "model/keys.h"

/* NULL after reporting keys that a spread cannot have. In the arena. */
const bx_yaml *bx_layout_spread_root(bx_arena *arena, const bx_yaml *root,
                                     const bx_yaml *spread, bx_diags *diags);

#endif
