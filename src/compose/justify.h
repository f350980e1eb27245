/* justify: the ladder by which a line is brought to its measure, and what that costs.
 *
 * In: the sums of a line: its natural width, and how much each step of the ladder could
 * take or give. Out: how far each step is used, and the cost. The breaker weighs lines
 * with it and the line setter sets them with it, so they cannot disagree. Knows no
 * glyph. Rule: CLREQ §3.2.3 (step.def). */
#ifndef BX_COMPOSE_JUSTIFY_H
#define BX_COMPOSE_JUSTIFY_H

#include <stdbool.h>

#include "base/len.h"

typedef enum {
#define BX_STEP(id, name) BX_STEP_##id,
#include "compose/step.def"
#undef BX_STEP
    BX_STEP_COUNT
} bx_step;

const char *bx_step_name(bx_step step); /* "shrink-comma" */

/* Sums over a line, or prefix sums over a text: 64 bits, for texts of any length. */
typedef struct {
    int64_t natural;                 /* [len] */
    int64_t capacity[BX_STEP_COUNT]; /* [len]; of STRETCH_ALL the number of its gaps */
    int64_t elastic;                 /* number of word spaces and Han-Latin gaps */
    int64_t letters;                 /* clusters that are text, not marks or spaces */
} bx_sums;

static inline void bx_sums_add(bx_sums *to, const bx_sums *a)
{
    to->natural += a->natural;
    for (int i = 0; i < BX_STEP_COUNT; i++)
        to->capacity[i] += a->capacity[i];
    to->elastic += a->elastic;
    to->letters += a->letters;
}

static inline void bx_sums_subtract(bx_sums *from, const bx_sums *a)
{
    from->natural -= a->natural;
    for (int i = 0; i < BX_STEP_COUNT; i++)
        from->capacity[i] -= a->capacity[i];
    from->elastic -= a->elastic;
    from->letters -= a->letters;
}

/* What the ladder did. STRETCH_ALL: the total over its gaps. `open` names the gaps it
 * shares: every open gap, or, in a line that has none, its word spaces and Han-Latin
 * gaps beyond their limits. */
typedef struct {
    int64_t used[BX_STEP_COUNT]; /* [len] */
    int64_t n_open;              /* gaps that share STRETCH_ALL */
    bool is_elastic;             /* they are spaces and Han-Latin gaps */
    int64_t over, under;         /* [len] still too wide, still too short */
    int64_t cost;                /* thousandths */
} bx_ladder;

/* is_last: of a paragraph; may shrink, is never stretched. em: the type's size. */
bx_ladder bx_ladder_climb(const bx_sums *line, bx_len measure, bx_len em, bool is_last);

/* Is the line's looseness within what a good line has: every gap at most 0.12 em wider
 * than natural? */
bool bx_ladder_is_good(const bx_ladder *ladder, bx_len em);

#endif
