#include "compose/fitted.h"

#include <glib.h>

#include "compose/cost.h"

enum { SHORT_UNIT_EM = 8 }; /* soft penalties of units hold from this measure on */

/* ---- gaps that are other ones ---- */

static void change_gap(bx_sums *line, const bx_regap *gap)
{
    line->natural += gap->change;
    bx_sums_add_shrink(line, BX_STEP_SHRINK_GAP, gap->change);
    line->part[BX_STEP_STRETCH_GAP] -= (uint32_t)gap->change;
    line->part[BX_SUM_WIDE] -= gap->was_wide;
}

static bx_sums line_between(const bx_joint *from, const bx_joint *to)
{
    bx_sums line = bx_edge_between(&from->start, &to->end);
    const bx_regap *ending = bx_ending_gap(from, to);
    const bx_regap *starting = bx_starting_gap(from, to);
    if (ending)
        change_gap(&line, ending);
    if (starting)
        change_gap(&line, starting);
    return line;
}

/* How many runs of Latin, half an em wider each, make up for this slack; 0 where that
 * does not come out. */
static int runs_to_widen(const bx_joint *from, const bx_joint *to, int64_t slack,
                         bx_len em)
{
    bx_len half = em / 2;
    if (slack < half || half <= 0)
        return 0;
    int64_t wide = (int32_t)(to->end.part[BX_SUM_WIDE] - from->start.part[BX_SUM_WIDE]);
    const bx_regap *starting = bx_starting_gap(from, to);
    if (starting)
        wide -= starting->was_wide;
    return wide && !(slack % half) && slack / half <= wide ? (int)(slack / half) : 0;
}

int64_t bx_widening_cost(const bx_joint *from, const bx_joint *to, int64_t slack,
                         bx_len em)
{
    int wide = runs_to_widen(from, to, slack, em);
    return wide ? (int64_t)wide * BX_COST_WIDE_RUN : -1;
}

/* ---- weighing ---- */

/* Ragged lines: an empty quarter of the measure costs as much as 0.05 em a gap. */
static int64_t ragged_cost(int64_t slack, bx_len measure, bool is_last)
{
    if (slack < 0)
        return BX_COST_OVERFULL - slack;
    if (is_last || measure <= 0)
        return 0;
    int64_t share = slack * 4000 / measure;
    return share * share / 1000;
}

/* Is it too little for the last of several lines? */
static bool is_lone(uint32_t letters, const bx_breaker_task *task, bool is_first,
                    bool is_last)
{
    return is_last && !is_first && (int)letters < task->least_last;
}

static bx_toll weigh(const bx_between *line, const bx_breaker_task *task, bx_len measure,
                     bool is_last)
{
    if (task->is_justified)
        return bx_ladder_toll(line, measure, task->em, is_last);
    int64_t slack = measure - line->natural;
    return (bx_toll){ragged_cost(slack, measure, is_last), slack < 0, true};
}

/* The same line where the mark at its end gives up what it can, if that is better. */
static bx_toll weigh_giving(bx_between *line, const bx_joint *to,
                            const bx_breaker_task *task, bx_len measure, bool is_last,
                            bx_toll toll)
{
    if (line->natural <= measure && (is_last || !task->is_justified))
        return toll;
    bx_between less = *line;
    less.natural -= to->give;
    bx_toll other = weigh(&less, task, measure, is_last);
    other.cost += to->hangs ? BX_COST_HANGING : 0;
    if (other.cost >= toll.cost)
        return toll;
    *line = less;
    return other;
}

static inline bx_toll weigh_ending(bx_between *line, const bx_joint *to,
                                   const bx_breaker_task *task, bx_len measure,
                                   bool is_last)
{
    bx_toll toll = weigh(line, task, measure, is_last);
    return to->give ? weigh_giving(line, to, task, measure, is_last, toll) : toll;
}

/* Most lines have no gap that is another one: they are weighed without adding up what
 * only some steps of the ladder look at. */
bx_weighed bx_fitted_weigh(const bx_joint *from, const bx_joint *to,
                           const bx_breaker_task *task, bool is_first, bool is_last)
{
    bx_len measure = bx_measure_at(task, is_first);
    bx_sums sums;
    bx_between line = bx_edge_bounds(&from->start, &to->end);
    if (bx_ending_gap(from, to) || bx_starting_gap(from, to)) {
        sums = line_between(from, to);
        line = bx_between_of(&sums);
    }
    bx_weighed w = {.toll = weigh_ending(&line, to, task, measure, is_last),
                    .is_lone = is_lone(to->end.letters - from->start.letters, task,
                                       is_first, is_last)};
    w.toll.cost += w.is_lone ? BX_COST_LONE_CHARACTER : 0;
    return w;
}

bx_fitted bx_fitted_make(const bx_joint *joints, int n_joints, int from, int to,
                         const bx_breaker_task *task)
{
    const bx_joint *a = &joints[from], *b = &joints[to];
    bool is_first = from == 0, is_last = to == n_joints - 1;
    bx_fitted f = {.sums = line_between(a, b),
                   .measure = bx_measure_at(task, is_first),
                   .gaps = {bx_ending_gap(a, b), bx_starting_gap(a, b)}};
    if (task->is_justified && !is_last)
        f.n_wide = runs_to_widen(a, b, f.measure - f.sums.natural, task->em);
    f.sums.natural += (int64_t)f.n_wide * (task->em / 2);
    bx_between line = bx_between_of(&f.sums);
    f.cost = (int64_t)f.n_wide * BX_COST_WIDE_RUN +
             weigh_ending(&line, b, task, f.measure, is_last).cost;
    f.gives = f.sums.natural != line.natural;
    f.sums.natural = line.natural;
    if (task->is_justified)
        f.ladder = bx_ladder_climb(&f.sums, f.measure, task->em, is_last);
    else
        f.ladder.over = MAX(0, f.sums.natural - f.measure);
    if (is_lone(f.sums.part[BX_SUM_LETTERS], task, is_first, is_last))
        f.cost += BX_COST_LONE_CHARACTER;
    return f;
}

int bx_joint_penalty(const bx_joint *joint, const bx_breaker_task *task)
{
    int penalty = joint->penalty;
    if (joint->is_soft_unit && task->measure < SHORT_UNIT_EM * task->em)
        penalty = 0;
    if (joint->kind == BX_JOINT_TOKEN)
        penalty += BX_COST_SPLIT_TOKEN;
    else if (joint->kind == BX_JOINT_NEVER)
        penalty += BX_COST_SPLIT_RULE;
    return penalty;
}
