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

/* What is counted over a line beside its width. */
enum {
    BX_SUM_OPEN = BX_STEP_STRETCH_ALL, /* gaps that open in the last step */
    BX_SUM_SHRINK = BX_STEP_COUNT,     /* [len] all that compression could take */
    BX_SUM_ELASTIC,                    /* word spaces and Han–Latin gaps */
    BX_SUM_LETTERS,                    /* clusters that are text, not marks or spaces */
    BX_SUM_WIDE,                       /* runs of Latin that may be half an em wider */
    BX_SUM_COUNT
};

/* Sums over a line. As differences of prefix sums over a text they are only looked at
 * where `natural` is in reach of a measure: there the parts, which wrap around in texts
 * of millions of characters, are exact. */
typedef struct {
    int64_t natural;             /* [len] */
    uint32_t part[BX_SUM_COUNT]; /* by step: [len] it could take or give; then the rest */
} bx_sums;

/* A line's sums as the ladder looks at them: but for width and open gaps, what the prefix
 * sums at both edges differ by. */
typedef struct {
    int64_t natural;
    uint32_t open;
    const uint32_t *end, *start; /* part of bx_sums at the edges */
} bx_between;

/* Of sums that are added up; valid as long as they are. */
bx_between bx_between_of(const bx_sums *sums);

static inline void bx_sums_add(bx_sums *to, const bx_sums *a)
{
    to->natural += a->natural;
    for (int i = 0; i < BX_SUM_COUNT; i++)
        to->part[i] += a->part[i];
}

static inline void bx_sums_subtract(bx_sums *from, const bx_sums *a)
{
    from->natural -= a->natural;
    for (int i = 0; i < BX_SUM_COUNT; i++)
        from->part[i] -= a->part[i];
}

/* Notes that a step of compression could take so much. */
static inline void bx_sums_add_shrink(bx_sums *sums, bx_step step, bx_len shrink)
{
    sums->part[step] += (uint32_t)shrink;
    sums->part[BX_SUM_SHRINK] += (uint32_t)shrink;
}

/* What the ladder did. STRETCH_ALL: the total over its gaps, which are every open gap,
 * or, in a line that has none, its word spaces and Han–Latin gaps beyond their limits. */
typedef struct {
    bx_len used[BX_STEP_COUNT];
    int n_open;          /* gaps that share STRETCH_ALL */
    bool is_elastic;     /* they are spaces and Han–Latin gaps */
    int64_t over, under; /* [len] still too wide, still too short */
    int64_t cost;        /* thousandths */
} bx_ladder;

/* is_last: of a paragraph; may shrink, is never stretched. em: the type's size. */
bx_ladder bx_ladder_climb(const bx_sums *sums, bx_len measure, bx_len em, bool is_last);

/* Is the line's looseness within what a good line has: every gap at most
 * BX_GOOD_PERCENT of an em wider than natural? */
enum { BX_GOOD_PERCENT = 12 };
bool bx_ladder_is_good(const bx_ladder *ladder, bx_len em);

/* The least that a stretched line costs whose looseness is not [thousandths]. */
int64_t bx_ladder_least_loose(void);

/* What climbing comes to, for a search that climbs again and again. */
typedef struct {
    int64_t cost;          /* thousandths */
    bool is_over, is_good; /* still too wide; as above */
} bx_toll;

bx_toll bx_ladder_toll(const bx_between *line, bx_len measure, bx_len em, bool is_last);

#endif
