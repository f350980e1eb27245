/* breaker: joints → the cheapest breaks, for the text or for each line count that can be
 * reached.
 *
 * Optimum fit (Knuth and Plass 1981), state joint, or joint × line count. In: joints with
 * penalties and prefix sums. Out: breakings by rising line count. Knows no Chinese and no
 * glyph. Time: joints × joints in reach of a line (× line counts in the window). */
#ifndef BX_COMPOSE_BREAKER_H
#define BX_COMPOSE_BREAKER_H

#include "base/arena.h"
#include "compose/fitted.h"

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
