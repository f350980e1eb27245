/* breaker: joints → for each line count that can be reached, the cheapest breaks.
 *
 * Optimum fit (Knuth and Plass 1981) with the state joint × line count. In: joints with
 * penalties and prefix sums. Out: breakings by rising line count. Knows no Chinese and no
 * glyph. Time: joints × joints in reach of a line × line counts in the window. */
#ifndef BX_COMPOSE_BREAKER_H
#define BX_COMPOSE_BREAKER_H

#include "base/arena.h"
#include "compose/justify.h"

/* How good a place for a line end a joint is. */
typedef enum {
    BX_JOINT_GOOD,  /* a line may end here */
    BX_JOINT_TOKEN, /* inside a word, number or address: when nothing else is left */
    BX_JOINT_NEVER, /* a rule forbids it: only to have a line at all */
} bx_joint_kind;

typedef struct {
    int cluster;       /* the next line's first */
    uint8_t kind;      /* bx_joint_kind */
    bool is_soft_unit; /* the penalty holds only where lines are long enough for it */
    int penalty;       /* thousandths */
    bx_sums end;       /* prefix sums of a line that ends here … */
    bx_sums start;     /* … minus those of one that starts here: the line between */
} bx_joint;

typedef struct {
    bx_len measure, indent, em;
    bool is_justified; /* else lines stand at natural width and may only be too short */
    bool is_first_fit; /* no search: each line takes what it can */
} bx_breaker_task;

typedef struct {
    int n_lines;
    int64_t cost;
    const int *joints; /* n_lines of them, the last one being the end */
} bx_break_list;

/* At least one list, by rising, consecutive line counts; *best is the cheapest (the
 * fewest lines among equals). joints[0] is the start of the text, the last its end. */
int bx_breaker_run(bx_arena *arena, const bx_joint *joints, int n_joints,
                   const bx_breaker_task *task, const bx_break_list **out, int *best);

#endif
