/* atoms: clusters → boxes, glue and breaks: what happens between neighbours and at the
 * edges of a line.
 *
 * In: shaped clusters. Out: for each what is taken off between neighbours, what the
 * ladder may take or give, and the joints at which a line may end, with their penalties
 * and prefix sums. All of it holds for any measure. Rules: CLREQ §3.1.6 and §3.1.7,
 * GB/T 15834 §5.1, CSS Text 4 (text-spacing-trim, text-autospace). Not done here: the
 * search (breaker.c), the lines (line.c).
 *
 * Han–Latin gaps keep Han on the grid. A run of Latin is as wide as its letters make it;
 * with a gap of 1/4 em on both sides the Han behind it would stand off the grid of half
 * ems, and every line that holds a word or a number would have to be adjusted. So each
 * run takes, of the gaps from `gap_least` to BX_GRID_GAP_MOST, the one next to 1/4 em
 * that makes it, gaps and all, a whole number of half ems; where a run starts or ends a
 * line and has but one gap, that gap does it alone. Where none fits, the gap is 1/4 em.
 * A run that may be half an em wider within gap_most is so where a line then comes out
 * exactly. */
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
    BX_GAP_LATIN, /* between Han and Latin: elastic */
} bx_gap;

typedef struct {
    bx_len width;                 /* of a space, which may differ from its glyph's */
    bx_len front, back;           /* taken off, inside a line */
    bx_len edge_front, edge_back; /* taken off at the line's start and end */
    bx_elastic front_blank, back_blank; /* what is left of the blank */
    bx_len behind;                      /* natural space behind it, inside a line, without
                                           a Han–Latin gap */
    bx_len latin;  /* the Han–Latin gap behind it, or that it is, as a space */
    bool is_rigid; /* no space and without blanks: what changes is the space behind it */
    uint8_t gap;   /* bx_gap: what the space behind it may do */
    uint8_t space; /* a space: BX_GAP_OPEN as a word space, BX_GAP_LATIN where it stands
                      for the gap */
    int wide_to;   /* where it carries the gap before a run that may be half an em wider:
                      the cluster that carries the gap behind; else 0 */
} bx_atom;

typedef struct bx_atoms {
    const bx_atom *atoms; /* one a cluster */
    int n_atoms;
    bx_len em;
    bx_len gap_least, gap_most; /* of Han–Latin gaps */
    const bx_joint *joints;     /* the start, every place between clusters, the end */
    int n_joints;
} bx_atoms;

/* Limits of what elastic spaces do. */
enum {
    BX_WORD_SPACE_LEAST = 65536 / 4, /* [1/65536 em], justify.tsv */
    BX_WORD_SPACE_MOST = 65536 / 2,
    BX_GRID_GAP_MOST = 38, /* [1/100 em] of two gaps, for the sake of the grid */
};

/* What is taken off in front of it where it starts a line, the first of its paragraph or
 * another. */
static inline bx_len bx_atom_edge_front(const bx_atom *atom, const bx_profile *profile,
                                        bool is_first_line)
{
    bool is_kept = is_first_line && profile->start == BX_START_LATER;
    return is_kept ? 0 : atom->edge_front;
}

/* By the profile the text was shaped with. */
const bx_atoms *bx_atoms_make(bx_arena *arena, const bx_shaped *shaped, bx_len tracking);

/* What clusters [from, to) of a line add up to, edge spaces left off: the same numbers
 * the joints give, added up one by one, gaps as in the midst of a line. */
bx_sums bx_atoms_sum(const bx_atoms *atoms, const bx_shaped *shaped, int from, int to);

/* The clusters of [from, to) that stand in the line: without spaces at its edges. */
void bx_atoms_trim(const bx_shaped *shaped, int *from, int *to);

#endif
