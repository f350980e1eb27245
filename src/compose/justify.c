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
 * five times as bad, so slack is spread over lines. Over 0.10 em, where every reader sees
 * the gaps, 40000 more. Past the table it bends up as the square. */
static const int stretch_curve[] = {0,     18,    101,   279,   572,   1000,  1577,
                                    2319,  3238,  4347,  5657,  47179, 48923, 50900,
                                    53119, 55588, 58318, 61316, 64590, 68149, 72000};
enum {
    CURVE_PERCENT = 1,
    CURVE_SLOPE = 4000,
    CURVE_BEND = 400,
    CURVE_PARTS = 64,
    CURVE_FARTHEST = 10000
};

bx_between bx_between_of(const bx_sums *sums)
{
    static const uint32_t nothing[BX_SUM_COUNT];
    return (bx_between){sums->natural, sums->part[BX_SUM_OPEN], sums->part, nothing};
}

static uint32_t part_of(const bx_between *line, int part)
{
    return line->end[part] - line->start[part];
}

const char *bx_step_name(bx_step step)
{
    return steps[step].name;
}

/* Cost of n gaps that share `slack`: the curve at slack / n, straight between its rows.
 */
static int64_t stretch_cost(int64_t slack, int64_t n, bx_len em)
{
    const int last = (int)G_N_ELEMENTS(stretch_curve) - 1;
    int64_t at = slack * 100 * CURVE_PARTS / (n * em * CURVE_PERCENT);
    int64_t row = at / CURVE_PARTS, part = at % CURVE_PARTS;
    if (row >= last) {
        int64_t beyond = MIN(row - last, CURVE_FARTHEST);
        return stretch_curve[last] + beyond * (CURVE_SLOPE + beyond * CURVE_BEND) +
               part * CURVE_SLOPE / CURVE_PARTS;
    }
    int64_t rise = stretch_curve[row + 1] - stretch_curve[row];
    return stretch_curve[row] + rise * part / CURVE_PARTS;
}

/* Uses up steps [from, to) until nothing is left; returns what is. used: may be NULL. */
static inline int64_t climb(const bx_between *line, bx_step from, bx_step to,
                            int64_t left, bx_len *used, int64_t *cost)
{
    for (bx_step i = from; i < to && left; i++) {
        int64_t capacity = part_of(line, i);
        if (!capacity)
            continue;
        int64_t use = MIN(left, capacity);
        *cost += step_costs[i].any + step_costs[i].full * use / capacity;
        left -= use;
        if (used)
            used[i] = (bx_len)use;
    }
    return left;
}

static bool is_good_gap(int64_t all, int64_t n, bx_len em)
{
    return all * 100 <= n * em * BX_GOOD_PERCENT;
}

/* ladder: may be NULL, where only the cost is asked for. */
static inline bx_toll shrink(const bx_between *line, int64_t over, bx_len em,
                             bx_ladder *ladder)
{
    int64_t cost = BX_COST_TOUCHED;
    over = climb(line, BX_STEP_SHRINK_SPACE, BX_STEP_STRETCH_SPACE, over,
                 ladder ? ladder->used : NULL, &cost);
    if (ladder)
        ladder->over = over;
    if (over)
        cost += BX_COST_OVERFULL + stretch_cost(over, 1, em);
    return (bx_toll){cost, over > 0, over == 0};
}

static inline bx_toll stretch(const bx_between *line, int64_t slack, bx_len em,
                              bx_ladder *ladder)
{
    int64_t cost = BX_COST_TOUCHED;
    slack = climb(line, BX_STEP_STRETCH_SPACE, BX_STEP_STRETCH_ALL, slack,
                  ladder ? ladder->used : NULL, &cost);
    if (!slack)
        return (bx_toll){cost, false, true};
    bool is_elastic = line->open == 0;
    int n = (int)(is_elastic ? part_of(line, BX_SUM_ELASTIC) : line->open);
    if (ladder) {
        ladder->is_elastic = is_elastic;
        ladder->n_open = n;
        ladder->used[BX_STEP_STRETCH_ALL] = n ? (bx_len)slack : 0;
        ladder->under = n ? 0 : slack;
    }
    if (!n)
        return (bx_toll){cost + BX_COST_NO_GAP + stretch_cost(slack, 1, em), false,
                         false};
    cost += BX_COST_STRETCH_ALL_ANY + stretch_cost(slack, n, em);
    return (bx_toll){cost, false, is_good_gap(slack, n, em)};
}

static inline bx_toll climb_all(const bx_between *line, bx_len measure, bx_len em,
                                bool is_last, bx_ladder *ladder)
{
    int64_t slack = measure - line->natural;
    if (slack < 0)
        return shrink(line, -slack, em, ladder);
    if (slack > 0 && !is_last)
        return stretch(line, slack, em, ladder);
    return (bx_toll){0, false, true};
}

bx_ladder bx_ladder_climb(const bx_sums *sums, bx_len measure, bx_len em, bool is_last)
{
    bx_ladder ladder = {.used = {0}};
    bx_between line = bx_between_of(sums);
    ladder.cost = climb_all(&line, measure, em, is_last, &ladder).cost;
    return ladder;
}

bx_toll bx_ladder_toll(const bx_between *line, bx_len measure, bx_len em, bool is_last)
{
    return climb_all(line, measure, em, is_last, NULL);
}

int64_t bx_ladder_least_loose(void)
{
    return BX_COST_TOUCHED +
           MIN(BX_COST_NO_GAP, BX_COST_STRETCH_ALL_ANY + stretch_curve[BX_GOOD_PERCENT]);
}

bool bx_ladder_is_good(const bx_ladder *ladder, bx_len em)
{
    return !ladder->over && !ladder->under &&
           is_good_gap(ladder->used[BX_STEP_STRETCH_ALL], ladder->n_open, em);
}
