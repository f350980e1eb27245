/* joint: may a line end between two clusters, and what does that cost?
 *
 * In: shaped clusters and their traits. Out: a verdict for two that follow each other.
 * Rules: unbreakables (CLREQ §3.1.7 and §3.2.2, GB/T 15834 §5.1.10, GB/T 15835), in
 * counter.def and here; penalties in cost.def. What is not Chinese, a whole text or a run
 * of another script in one, breaks by UAX #14 (text/itemise.h). Not done here: widths
 * (atoms.c). */
#ifndef BX_COMPOSE_JOINT_H
#define BX_COMPOSE_JOINT_H

#include "compose/breaker.h"
#include "compose/trait.h"

/* What verdicts are made from. */
typedef struct {
    const bx_shaped *shaped;
    const uint16_t *traits;
    const bool *is_address; /* a cluster: part of a URL or mail address; NULL: none is */
    bool has_chinese;
    const bool *may_break; /* a character: a line may start before it (UAX #14); NULL in
                              texts of Chinese and words of Latin alone */
} bx_joints;

typedef struct {
    bx_joint_kind kind;
    int penalty;
    bool is_soft_unit, has_hyphen;
} bx_verdict;

bx_joints bx_joints_make(bx_arena *arena, const bx_shaped *shaped,
                         const uint16_t *traits);

/* Between cluster `left` and the next one that is no space, `right`. */
bx_verdict bx_joints_between(const bx_joints *joints, int left, int right);

#endif
