/* leaf: pages that meet when the paper lies open or a leaf is turned. Items that must
 * never stand beside each other (rule 22a) do so there, too: across the fold, on an even
 * page and the odd one behind it, and back to back, on an odd page and the even one
 * behind it.
 *
 * In: made pages. Out: warnings. Each page is made by itself: nothing is moved here. */
#ifndef BX_MAKEUP_LEAF_H
#define BX_MAKEUP_LEAF_H

#include "makeup/page.h"

typedef enum {
    BX_LEAF_APART,
    BX_LEAF_FACING,  /* across the fold */
    BX_LEAF_BACKING, /* on the two sides of a leaf */
} bx_leaf_meeting;

/* A block of one page, and one of another, with a higher number. */
bx_leaf_meeting bx_leaf_meet(const bx_made_page *made, const bx_placed *placed,
                             const bx_made_page *next, const bx_placed *other);

void bx_leaves_check(const bx_made_page *made, int n, bx_diags *diags);

#endif
