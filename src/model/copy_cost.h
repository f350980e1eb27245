/* copy_cost: what speaks for a line of pasted copy having a role, and against it.
 *
 * In: a line with its signs, in its place: under a line with a role, with some body of
 * the item so far. Out: a cost, the lower the likelier (weights in copy_weight.def); what
 * headings cost stands in copy_heading_cost.c. Not done here: the choice (copy_role.h).
 */
#ifndef BX_MODEL_COPY_COST_H
#define BX_MODEL_COPY_COST_H

#include "model/copy_role.h"

enum {
#define BX_COPY_WEIGHT(name, cost, why) BX_W_##name = cost,
#include "model/copy_weight.def"
#undef BX_COPY_WEIGHT
};

/* The body of the item so far. */
typedef enum {
    BX_BODY_NONE,
    BX_BODY_OPEN,   /* its last line ends in a sentence */
    BX_BODY_HALF,   /* … with a colon, or is an entry of a list */
    BX_BODY_CLOSED, /* … with a stop */
    BX_BODY_COUNT
} bx_copy_body;

typedef struct {
    const bx_copy_lines *copy;
    const bx_copy_line *line, *above; /* above NULL: the first line */
    bx_copy_role before;              /* role of the line above */
    bx_copy_body body;                /* after the line above */
} bx_copy_place;

/* Of any role. */
int bx_copy_cost(const bx_copy_place *p, bx_copy_role role);

/* Of what begins an item or parts it: headings, crossheads, a paragraph without any. */
int bx_copy_heading_cost(const bx_copy_place *p, bx_copy_role role);

/* ---- what costs are made from ---- */

/* Does a label say that it is this, or another? A summary is one under a headline alone.
 */
int bx_copy_label_cost(const bx_copy_line *line, bx_label wanted);
/* What speaks against a line going on with the one above. */
int bx_copy_joined_look(const bx_copy_place *p);
/* The body after a line of it. */
bx_copy_body bx_copy_body_after_line(const bx_copy_lines *copy, const bx_copy_line *line);
/* Is a line as wide as the wrap? */
bool bx_copy_is_full(const bx_copy_lines *copy, const bx_copy_line *line);
/* Wide enough that the next word may have been too long for it, or that lines were cut by
 * characters and this one has digits. */
bool bx_copy_is_nearly_full(const bx_copy_lines *copy, const bx_copy_line *line);

#endif
