/* gap: the spaces between Han and Latin, and those that authors typed.
 *
 * In: atoms whose marks are trimmed. Out: the same with the space behind each, and for
 * each place inside a run of Latin how the run's other gap changes when a line starts or
 * ends there (atoms.h says why). Rules: CLREQ §3.2.2, CSS Text 4 (text-autospace). */
#ifndef BX_COMPOSE_GAP_H
#define BX_COMPOSE_GAP_H

#include "compose/atoms.h"
#include "compose/trait.h"

typedef struct {
    bool has_ending, has_starting;
    bx_regap ending, starting;
} bx_regaps;

/* Sets behind, latin, gap, space and the width of spaces. Returns for each cluster
 * its gaps in lines that start with it and in lines that end with it, NULL outside runs
 * of Latin; NULL: there is no such gap in the text. Tracked text stands on no grid and
 * keeps gaps of 1/4 em. */
const bx_regaps *const *bx_gaps_set(bx_arena *arena, const bx_shaped *shaped,
                                    const uint16_t *traits, bx_len tracking,
                                    bx_atom *atoms);

#endif
