/* fitted: the line between two joints, and what it costs to bring it to its measure.
 *
 * In: joints with their prefix sums, the measure. Out: the line's sums as it will be set,
 * its ladder and cost; or the cost alone, for the search. Knows no Chinese and no glyph.
 * Not done here: which lines to take (breaker.c), the ladder itself (justify.c). */
#ifndef BX_COMPOSE_FITTED_H
#define BX_COMPOSE_FITTED_H

#include <stddef.h>

#include "compose/justify.h"

/* How good a place for a line end a joint is. */
typedef enum {
    BX_JOINT_GOOD,  /* a line may end here */
    BX_JOINT_TOKEN, /* inside a word, number or address: when nothing else is left */
    BX_JOINT_NEVER, /* a rule forbids it: only to have a line at all */
} bx_joint_kind;

/* A gap whose width depends on the line: where a run of Latin starts or ends a line, the
 * gap on its other side is another one (atoms.h). */
typedef struct {
    bool was_wide; /* the run, which as a whole might have been wider, no longer is one */
    int cluster;   /* that carries the gap */
    bx_len change; /* of its natural width */
} bx_regap;

/* Prefix sums at an edge of a line: what every Han adds to, and what marks and Latin
 * alone do, which joints between plain Han share. */
typedef struct {
    int64_t natural;        /* [len] */
    uint32_t open, letters; /* BX_SUM_OPEN, BX_SUM_LETTERS */
    const uint32_t *part;   /* the other ones of bx_sums */
} bx_edge;

/* What lies between the start of a line and its end. */
static inline bx_sums bx_edge_between(const bx_edge *start, const bx_edge *end)
{
    bx_sums line = {.natural = end->natural - start->natural};
    for (int i = 0; i < BX_SUM_COUNT; i++)
        line.part[i] = end->part[i] - start->part[i];
    line.part[BX_SUM_OPEN] = end->open - start->open;
    line.part[BX_SUM_LETTERS] = end->letters - start->letters;
    return line;
}

/* The same, not added up. */
static inline bx_between bx_edge_bounds(const bx_edge *start, const bx_edge *end)
{
    return (bx_between){end->natural - start->natural, end->open - start->open, end->part,
                        start->part};
}

typedef struct {
    int cluster;       /* the next line's first */
    int last;          /* the last that stands in a line that ends here; -1: none */
    uint8_t kind;      /* bx_joint_kind */
    bool is_soft_unit; /* the penalty holds only where lines are long enough for it */
    bool has_hyphen;   /* a hyphen is set at the line's end; its width is in `end` */
    bool hangs;        /* `give` puts the last mark outside the measure */
    int penalty;       /* thousandths */
    bx_len give;       /* what the mark at the line's end gives up as a whole, where that
                          makes the better line: its blank, or all of it (it hangs) */
    const bx_regap *ending;   /* in lines that end here and start before that gap */
    const bx_regap *starting; /* in lines that start here and go on behind that gap; NULL:
                                 there is none */
    bx_edge end;              /* sums of a line that ends here … */
    bx_edge start; /* … minus those of one that starts here: the line between */
} bx_joint;

/* The gaps that are other ones in a line between two joints; NULL: none. */
static inline const bx_regap *bx_ending_gap(const bx_joint *from, const bx_joint *to)
{
    return to->ending && from->cluster <= to->ending->cluster ? to->ending : NULL;
}

static inline const bx_regap *bx_starting_gap(const bx_joint *from, const bx_joint *to)
{
    return from->starting && to->last > from->starting->cluster ? from->starting : NULL;
}

typedef enum {
    BX_BREAK_EVERY_COUNT, /* the cheapest breaks for each line count in the window */
    BX_BREAK_OPTIMUM,     /* the cheapest breaks */
    BX_BREAK_FIRST_FIT,   /* no search: each line takes what it can */
} bx_break_mode;

typedef struct {
    bx_len measure, indent, em;
    bool is_justified; /* else lines stand at natural width and may only be too short */
    bx_break_mode mode;
    int least_last; /* letters that the last of several lines should have */
} bx_breaker_task;

static inline bx_len bx_measure_at(const bx_breaker_task *task, bool is_first)
{
    return task->measure - (is_first ? task->indent : 0);
}

/* The line between two joints, as it is weighed and set. */
typedef struct {
    bx_sums sums;            /* of the line, as it is set but for the ladder */
    bx_len measure;          /* without the indent */
    const bx_regap *gaps[2]; /* those that are other ones in this line; NULL: none */
    bool gives;              /* the mark at its end gives up what it can */
    int n_wide;       /* so many runs of Latin, the first ones, are half an em wider */
    bx_ladder ladder; /* of a justified line */
    int64_t cost;     /* thousandths, without the penalty of the joint */
} bx_fitted;

bx_fitted bx_fitted_make(const bx_joint *joints, int n_joints, int from, int to,
                         const bx_breaker_task *task);

/* What the same comes to, for a search that weighs line after line. Runs are not made
 * wider here: a line that comes out by that needs no weighing (bx_widening_cost). */
typedef struct {
    bx_toll toll;
    bool is_lone; /* too little for the last of several lines; in the cost */
} bx_weighed;

bx_weighed bx_fitted_weigh(const bx_joint *from, const bx_joint *to,
                           const bx_breaker_task *task, bool is_first, bool is_last);

/* What a line costs that has so much slack and comes out when runs of Latin are widened;
 * -1: it does not. */
int64_t bx_widening_cost(const bx_joint *from, const bx_joint *to, int64_t slack,
                         bx_len em);

/* What the joint costs as the end of a line. */
int bx_joint_penalty(const bx_joint *joint, const bx_breaker_task *task);

#endif
