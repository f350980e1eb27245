/* wheels: the pages of five regions that turn round a middle one (wheel.h), by what they
 * cost at least.
 *
 * In: what regions cost at least. Out: derivations of the whole page, as cheapest.h has
 * them for cuts. Any items may stand in any part, only the most important one stands at
 * the upper left, wherever no pin speaks; of a tree that was asked for, only the parts
 * that it has. Pages of more items than have every subset listed do not turn, unless a
 * tree asks for it. */
#ifndef BX_MAKEUP_WHEELS_H
#define BX_MAKEUP_WHEELS_H

#include "makeup/cheapest.h"

typedef struct bx_wheels bx_wheels;

/* May the page turn: the layout interlocks, or the tree asked for does. */
bool bx_wheels_can_be(const bx_layout *layout, const bx_item_sets *sets);

/* All of it must outlive it. */
bx_wheels *bx_wheels_new(const bx_layout *layout, const bx_item_sets *sets,
                         bx_cheapest *cheapest);
void bx_wheels_free(bx_wheels *wheels);

/* No page that turns costs less; BX_NO_TREE: there is none. */
int bx_wheels_least(const bx_wheels *wheels);

/* Those of a page whose blocks fill so many lines that cost less than `below`; where they
 * are too many, the cheapest of them, and *left_out becomes what the others cost at
 * least. In the arena. */
bx_derivations bx_wheels_list(bx_arena *arena, const bx_wheels *wheels, int lines,
                              int below, int *left_out);

#endif
