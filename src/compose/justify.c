#include "compose/justify.h"

#include <glib.h>

#include "compose/cost.h"

static const struct {
    const char *name;
} steps[] = {
#define BX_STEP(id, name) {name},
#include "compose/step.def"
#undef BX_STEP
};

/* Cost of a line for using a step at all, and for using it up. */
static const struct {
    int any, full;
} step_costs[] = {
    [BX_STEP_SHRINK_SPACE] = {BX_COST_SHRINK_SPACE_ANY, BX_COST_SHRINK_SPACE_FULL},
    [BX_STEP_SHRINK_INTERPUNCT] = {BX_COST_SHRINK_INTERPUNCT_ANY,
                                   BX_COST_SHRINK_INTERPUNCT_FULL},
    [BX_STEP_SHRINK_BRACKET] = {BX_COST_SHRINK_BRACKET_ANY, BX_COST_SHRINK_BRACKET_FULL},
    [BX_STEP_SHRINK_COMMA] = {BX_COST_SHRINK_COMMA_ANY, BX_COST_SHRINK_COMMA_FULL},
    [BX_STEP_SHRINK_GAP] = {BX_COST_SHRINK_GAP_ANY, BX_COST_SHRINK_GAP_FULL},
    [BX_STEP_SHRINK_STOP] = {BX_COST_SHRINK_STOP_ANY, BX_COST_SHRINK_STOP_FULL},
    [BX_STEP_STRETCH_SPACE] = {BX_COST_STRETCH_SPACE_ANY, BX_COST_STRETCH_SPACE_FULL},
    [BX_STEP_STRETCH_GAP] = {BX_COST_STRETCH_GAP_ANY, BX_COST_STRETCH_GAP_FULL},
};

/* 1000 × (g / 0.05 em)^2.5 at g = 0, 0.01, 0.02 … 0.20 em: twice the gap is more than
 * five times as bad, so slack is spread over lines. Straight on from there. */
static const int stretch_curve[] = {0,     18,    101,   279,   572,   1000,  1577,
                                    2319,  3238,  4347,  5657,  7179,  8923,  10900,
                                    13119, 15588, 18318, 21316, 24590, 28149, 32000};
enum { CURVE_STEP_PERCENT = 1, CURVE_SLOPE = 4000, GOOD_PERCENT = 12 };

const char *bx_step_name(bx_step step)
{
    return steps[step].name;
}

/* Cost of n gaps that share `slack`. */
static int64_t stretch_cost(int64_t slack, int64_t n, bx_len em)
{
    const int last = (int)G_N_ELEMENTS(stretch_curve) - 1;
    int64_t unit = n * em * CURVE_STEP_PERCENT; /* slack × 100 at one row of the table */
    int64_t row = slack * 100 / unit, rest = slack * 100 % unit;
    if (row >= last)
        return stretch_curve[last] + (row - last) * CURVE_SLOPE +
               rest * CURVE_SLOPE / unit;
    int64_t rise = stretch_curve[row + 1] - stretch_curve[row];
    return stretch_curve[row] + rise * rest / unit;
}

/* Uses up steps [from, to) until nothing is left; returns what is. */
static int64_t climb(bx_ladder *ladder, const bx_sums *line, bx_step from, bx_step to,
                     int64_t left)
{
    for (bx_step i = from; i < to && left; i++) {
        int64_t capacity = line->capacity[i], use = MIN(left, capacity);
        if (use <= 0)
            continue;
        ladder->used[i] = use;
        ladder->cost += step_costs[i].any + step_costs[i].full * use / capacity;
        left -= use;
    }
    return left;
}

static void stretch(bx_ladder *ladder, const bx_sums *line, bx_len em, int64_t slack)
{
    slack = climb(ladder, line, BX_STEP_STRETCH_SPACE, BX_STEP_STRETCH_ALL, slack);
    if (!slack)
        return;
    ladder->is_elastic = line->capacity[BX_STEP_STRETCH_ALL] == 0;
    ladder->n_open =
        ladder->is_elastic ? line->elastic : line->capacity[BX_STEP_STRETCH_ALL];
    if (!ladder->n_open) {
        ladder->under = slack;
        ladder->cost += BX_COST_NO_GAP + stretch_cost(slack, 1, em);
        return;
    }
    ladder->used[BX_STEP_STRETCH_ALL] = slack;
    ladder->cost += BX_COST_STRETCH_ALL_ANY + stretch_cost(slack, ladder->n_open, em);
}

bx_ladder bx_ladder_climb(const bx_sums *line, bx_len measure, bx_len em, bool is_last)
{
    bx_ladder ladder = {.used = {0}};
    int64_t slack = measure - line->natural;
    if (slack < 0) {
        ladder.over =
            climb(&ladder, line, BX_STEP_SHRINK_SPACE, BX_STEP_STRETCH_SPACE, -slack);
        if (ladder.over)
            ladder.cost += BX_COST_OVERFULL + stretch_cost(ladder.over, 1, em);
    } else if (slack > 0 && !is_last) {
        stretch(&ladder, line, em, slack);
    }
    return ladder;
}

bool bx_ladder_is_good(const bx_ladder *ladder, bx_len em)
{
    return !ladder->over && !ladder->under &&
           ladder->used[BX_STEP_STRETCH_ALL] * 100 <= ladder->n_open * em * GOOD_PERCENT;
}
