/* flow: the body of an item as rows that run through legs.
 *
 * In: an item, a layout. Out: its elements (element.h), and for any set of legs the
 * cheapest choice among their numbers of rows that fills them by the leg rules 14 and 15:
 * where a leg may end, the rows themselves say. Rows are grid lines; nothing here knows
 * the page or what kind of copy a row is. Copy that jumps fills the legs with as much of
 * it as goes in before the line that says where it goes on, cut where it may be
 * (flow_cut.h). */
#ifndef BX_MAKEUP_FLOW_H
#define BX_MAKEUP_FLOW_H

#include "makeup/flow_cut.h"

typedef struct {
    const bx_element *elements;
    int n;
    bx_len measure;          /* of its legs */
    const int *least_before; /* n + 1: least rows of the elements before each */
    int min_rows, max_rows;  /* over all choices; of copy that is cut, its last line
                                counted, over all cuts */
    int loose_rows;          /* that all elements may have over their least */
    const bx_flow_cut *cut;  /* NULL: it stands whole */
} bx_flow;

const bx_flow *bx_flow_make(const bx_setting *setting, const bx_item *item,
                            bx_len measure);

/* Where copy is cut: so many rows of an element are its last. */
typedef struct {
    int element, rows; /* 0 rows: it is not cut */
    int rest;          /* the character that the rest begins with */
} bx_flow_end;

/* A filling of legs: which choice each element takes, and how many of the last legs are
 * one row short. */
typedef struct {
    int64_t cost;
    int short_legs;
    int spare;             /* rows left white at the end of the last legs */
    const uint8_t *choice; /* one an element */
    bx_flow_end end;
} bx_flow_filling;

/* What stands in the legs: so many pieces, each the rows of an element or what of them is
 * not cut off; the last is the line behind a cut then. */
int bx_flow_n_shown(const bx_flow *flow, const bx_flow_filling *filling);
bx_rows bx_flow_shown(const bx_flow *flow, const bx_flow_filling *filling, int i);

/* Fills n_legs legs of rooms[i] rows exactly, but for a last row of the last legs (rule
 * 14), without widow or orphan (rule 15). False when no choice, or no cut, does that. */
bool bx_flow_fill(const bx_flow *flow, const int *rooms, int n_legs,
                  const bx_layout *layout, bx_arena *arena, bx_flow_filling *out);

/* Fills the legs from the first and leaves the least there can be white at the end of the
 * last ones, still without widow or orphan: for pages that cannot be filled exactly. Copy
 * that is cut has no need of it. */
bool bx_flow_fill_ragged(const bx_flow *flow, const int *rooms, int n_legs,
                         const bx_layout *layout, bx_arena *arena, bx_flow_filling *out);

/* Fills the legs and leaves the rest of the copy, which stands whole, over, for drafts.
 * Returns the rows that are over; under 1: it all fits. What a leg's foot would split but
 * must not opens the next leg. */
int bx_flow_overset(const bx_flow *flow, const int *rooms, int n_legs, bx_arena *arena,
                    bx_flow_filling *out);

/* Walks the legs row by row. */
typedef struct {
    const int *rooms;
    int n_legs;
    int leg, row; /* the next one */
} bx_leg_pen;

typedef struct {
    int leg, row;
} bx_leg_place;

/* Where each grid line of an element stands: what must not be parted in one leg, the next
 * where this one has no room. Returns how many found a place; places may be NULL. */
int bx_leg_pen_set(bx_leg_pen *pen, const bx_rows *rows, bx_leg_place *places);

#endif
