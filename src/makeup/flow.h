/* flow: the body of an item as rows that run through legs.
 *
 * In: an item, a layout. Out: its elements, each with every number of rows it can take
 * (a paragraph's line counts; a crosshead; byline and origin at the end, run in or on
 * rows of their own), and for any set of legs the cheapest choice that fills them by the
 * leg rules 14 and 15. Rows are grid lines; nothing here knows the page. */
#ifndef BX_MAKEUP_FLOW_H
#define BX_MAKEUP_FLOW_H

#include "makeup/setting.h"
#include "model/item.h"

typedef enum {
    BX_FLOW_PARAGRAPH,
    BX_FLOW_CROSSHEAD, /* centred in two rows, kept with what follows */
    BX_FLOW_TAIL,      /* byline and origin where no paragraph stands before them */
} bx_flow_kind;

typedef struct {
    int rows;
    int cost;                    /* thousandths */
    const bx_breaking *breaking; /* NULL for a tail */
    bool is_run_in;              /* the byline stands on the last line of text */
} bx_flow_choice;

enum { BX_MAX_CHOICES = 12 };

typedef struct {
    bx_flow_kind kind;
    const bx_paragraph *paragraph; /* NULL for a tail */
    bx_flow_choice choices[BX_MAX_CHOICES];
    int n_choices; /* at least one */
} bx_flow_element;

typedef struct {
    const bx_flow_element *elements;
    int n;
    bx_len measure;                   /* of its legs */
    const bx_paragraph *const *tails; /* bylines and origins, behind the last element */
    int n_tails;
    const int *least_before; /* n + 1: least rows of the elements before each */
    int min_rows, max_rows;  /* over all choices */
} bx_flow;

/* For legs of so many basic columns merged into one (长栏, page-rules 5). */
const bx_flow *bx_flow_make(const bx_setting *setting, const bx_item *item,
                            int leg_columns);

/* A filling of legs: which choice each element takes, and how many of the last legs are
 * one row short. */
typedef struct {
    int64_t cost;
    int short_legs;
    int spare;             /* rows left white at the end of the last legs */
    const uint8_t *choice; /* one an element */
} bx_flow_filling;

/* Fills n_legs legs of rooms[i] rows exactly, but for a last row of the last legs (rule
 * 14), without widow or orphan (rule 15). False when no choice does that. */
bool bx_flow_fill(const bx_flow *flow, const int *rooms, int n_legs,
                  const bx_layout *layout, bx_arena *arena, bx_flow_filling *out);

/* Fills the legs from the first and leaves the least there can be white at the end of the
 * last ones, still without widow or orphan: for pages that cannot be filled exactly. */
bool bx_flow_fill_ragged(const bx_flow *flow, const int *rooms, int n_legs,
                         const bx_layout *layout, bx_arena *arena, bx_flow_filling *out);

/* Fills the legs and leaves the rest of the copy over, for drafts. Returns the rows that
 * are over; under 1: it all fits. A crosshead that a leg's foot would split opens the
 * next leg. */
int bx_flow_overset(const bx_flow *flow, const int *rooms, int n_legs, bx_arena *arena,
                    bx_flow_filling *out);

#endif
