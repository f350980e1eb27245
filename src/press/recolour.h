/* recolour: a content stream that was drawn in ink keys, printed in inks.
 *
 * In: what cairo wrote with the keys of render/ink_key.h as its colours. Out: the same
 * with each key as its plates, and the state that lets it overprint or not beside it;
 * every other byte as it was. The order of operators is not relied on: what q and Q keep
 * is kept here too. Any colour that is no key, however it is set, is a fault, and its
 * place is where it is first painted with. Not done here: what the resources hold. */
#ifndef BX_PRESS_RECOLOUR_H
#define BX_PRESS_RECOLOUR_H

#include <glib.h>

#include "model/press_profile.h"

/* What the content names that its resources need. */
typedef struct {
    bool states[2][2];         /* by whether fills and whether strokes overprint */
    bool spaces[BX_INK_COUNT]; /* of spot inks */
} bx_recolour_needs;

/* Their names, with the solidus. A space's in the buffer. */
const char *bx_recolour_state_name(bool fills_over, bool strokes_over);
const char *bx_recolour_space_name(char buffer[16], bx_ink ink);

typedef struct {
    char colour[64]; /* as the content has it: "0.1 0.2 0.3 rg" */
    bool has_place;
    double x, y; /* [pt] in the space that the content begins in */
} bx_recolour_fault;

/* Appends to out. False: *fault says why. */
bool bx_recolour(const void *content, size_t n, const bx_press_profile *profile,
                 GString *out, bx_recolour_needs *needs, bx_recolour_fault *fault);

#endif
