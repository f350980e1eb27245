/* rule_place: where the rules of a page cost.
 *
 * In: an arrangement. Out: each place where a rule of score.h is broken, with the items
 * concerned and what it costs there. Not done here: the weighing itself (score.c). */
#ifndef BX_MAKEUP_RULE_PLACE_H
#define BX_MAKEUP_RULE_PLACE_H

#include "makeup/score.h"

/* cost: thousandths. TOMBSTONE is weighed by whole units of its sum over the page: there
 * the places add up to less than one weight over the rule's cost. */
typedef struct {
    bx_weight rule;
    int64_t cost;
    const bx_placed *first, *second; /* NULL: not a matter between two items */
    bx_region at; /* of such a place: a cut has no lines, a gutter no columns */
} bx_rule_place;

/* *n of them, in arena: between items in the order they are placed, then the page's. */
const bx_rule_place *bx_rule_places(bx_arena *arena, const bx_layout *layout,
                                    const bx_sheet *sheet, int *n);

#endif
