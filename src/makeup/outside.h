/* outside: what a page costs at least but for one of its regions.
 *
 * In: a table in which all sets of at most half the items are filled, and a limit. Out:
 * for each larger set and each size of its region what the rest of the page costs at
 * least, where that leaves the set room below the limit. A cut parts a set in two of
 * which one is no larger than half the page: so the page is taken apart from the whole
 * down, with small sets for which all is known, and never asks what the large ones cost.
 */
#ifndef BX_MAKEUP_OUTSIDE_H
#define BX_MAKEUP_OUTSIDE_H

#include "makeup/sieve.h"

typedef struct bx_outside bx_outside;

/* Sets of more than `half` items, which is half of all at least, rounded down; of a table
 * that lists every subset. white: what a line of white at the foot costs; BX_NO_TREE:
 * there must be none. The limit is the sieve's, which must outlive what is found. */
bx_outside *bx_outside_find(const bx_sieve *sieve, int half, int white);
void bx_outside_free(bx_outside *outside); /* NULL is fine */

/* By height: beside a region that is cut across, or down: then with what that cut costs
 * by its length. */
const bx_cost_row *bx_outside_of_stack(const bx_outside *outside, int set, int columns);
const bx_cost_row *bx_outside_of_beside(const bx_outside *outside, int set, int columns);
/* Is there room for the set at all? */
bool bx_outside_has_room(const bx_outside *outside, int set);
/* Of a set with room, what passes. */
const bx_sieve_mesh *bx_outside_mesh(const bx_outside *outside, int set);
const bx_sieve *bx_outside_sieve(const bx_outside *outside);

#endif
