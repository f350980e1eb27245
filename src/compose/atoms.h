/* atoms: clusters → boxes, glue and breaks: what happens between neighbours and at the
 * edges of a line.
 *
 * In: shaped clusters. Out: for each what is taken off between neighbours, what the
 * ladder may take or give, and the joints at which a line may end, with their penalties
 * and prefix sums. All of it holds for any measure. Rules: CLREQ §3.1.6 and §3.1.7,
 * GB/T 15834 §5.1, CSS Text 4 (text-spacing-trim, text-autospace). Not done here: the
 * search (breaker.c), the lines (paragraph.c). */
#ifndef BX_COMPOSE_ATOMS_H
#define BX_COMPOSE_ATOMS_H

#include "compose/breaker.h"
#include "text/shape.h"

/* An elastic length: how far steps of the ladder may take it. */
typedef struct {
    uint8_t shrink_step; /* bx_step; only where shrink > 0 */
    bx_len shrink;
} bx_elastic;

typedef enum {
    BX_GAP_NONE,  /* nothing may go between: inside a word, beside a space */
    BX_GAP_OPEN,  /* opens in the last stretching step */
    BX_GAP_LATIN, /* between Han and Latin: elastic from 1/4 em */
} bx_gap;

typedef struct {
    bx_len front, back;                 /* taken off, inside a line */
    bx_len edge_front, edge_back;       /* taken off at the line's start and end */
    bx_elastic front_blank, back_blank; /* what is left of the blank */
    bx_len behind;                      /* natural space behind it, inside a line */
    uint8_t gap;                        /* bx_gap: what that space may do */
    uint8_t space;                      /* a space: BX_GAP_OPEN as a word space,
                                           BX_GAP_LATIN where it stands for the gap */
    bx_len width; /* of a space, which may differ from its glyph's */
} bx_atom;

typedef struct bx_atoms {
    const bx_atom *atoms; /* one a cluster */
    int n_atoms;
    bx_len em;
    const bx_joint *joints; /* the start, every place between clusters, the end */
    int n_joints;
} bx_atoms;

/* Limits of what elastic spaces do [1/65536 em]: autospace.tsv, justify.tsv. */
enum {
    BX_LATIN_GAP = 65536 / 4,
    BX_LATIN_GAP_LEAST = 65536 / 8,
    BX_LATIN_GAP_MOST = 65536 / 2,
    BX_WORD_SPACE_LEAST = 65536 / 4,
    BX_WORD_SPACE_MOST = 65536 / 2,
};

/* By the profile the text was shaped with. */
const bx_atoms *bx_atoms_make(bx_arena *arena, const bx_shaped *shaped, bx_len tracking);

/* What clusters [from, to) of a line add up to, edge spaces left off: the same numbers
 * the joints give, added up one by one. */
bx_sums bx_atoms_sum(const bx_atoms *atoms, const bx_shaped *shaped, int from, int to);

/* The clusters of [from, to) that stand in the line: without spaces at its edges. */
void bx_atoms_trim(const bx_shaped *shaped, int *from, int *to);

#endif
