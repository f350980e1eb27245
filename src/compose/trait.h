/* trait: what a cluster is to its neighbours, as bits: asked for at every joint, so
 * worked out once.
 *
 * In: shaped clusters. Out: a set of traits for each. Rules: CLREQ §3.1.6 and §3.2.2, CSS
 * Text 4 (text-spacing-trim, text-autospace). Not done here: what follows from them for
 * two neighbours (atoms.c, joint.c). */
#ifndef BX_COMPOSE_TRAIT_H
#define BX_COMPOSE_TRAIT_H

#include "text/shape.h"

enum {
    BX_TRAIT_SPACE = 1 << 0,
    BX_TRAIT_TOKEN = 1 << 1,     /* of a word, number, address: no break, no gap inside */
    BX_TRAIT_IDEOGRAPH = 1 << 2, /* takes a gap beside letters and digits */
    BX_TRAIT_GAPPED = 1 << 3,    /* takes a gap beside ideographs */
    BX_TRAIT_LETTER = 1 << 4,    /* text, not a mark or a space */
    BX_TRAIT_MARK = 1 << 5,      /* a full-width mark */
    BX_TRAIT_OPENS = 1 << 6,     /* its front may go beside marks */
    BX_TRAIT_CLOSES = 1 << 7,    /* its back may go beside marks */
    BX_TRAIT_MIDDLE = 1 << 8,    /* stands in the middle of its em, or is one */
    BX_TRAIT_TIGHT = 1 << 9,     /* no gap opens beside it: connectors, solidus, dash */
    BX_TRAIT_NARROW = 1 << 11,   /* a closing quote that is no em wide by nature */
    BX_TRAIT_PLAIN = 1 << 10,    /* Han that no rule of line breaking names */
    BX_TRAIT_BOUND = 1 << 11,    /* nothing parts it from the cluster before it */
};

/* Han side by side, which is nearly all there is: any line may end between them, and the
 * gap opens in the last step. */
static inline bool bx_are_plain(const uint16_t *traits, int left, int right)
{
    return traits[left] & traits[right] & BX_TRAIT_PLAIN &&
           !(traits[right] & BX_TRAIT_BOUND);
}

/* One set a cluster. */
const uint16_t *bx_traits_make(bx_arena *arena, const bx_shaped *shaped);

#endif
