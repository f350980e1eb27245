#include "compose/breaker.h"

#include <glib.h>
#include <string.h>

#include "compose/cost.h"

enum {
    SLOTS = 8,         /* line counts kept at a joint */
    SLOTS_BELOW = 3,   /* of them below the natural count */
    WINDOW = 2,        /* line counts returned on either side of the natural one */
    SHORT_UNIT_EM = 8, /* soft penalties of units hold from this measure on */
    LONGEST_EM = 1000, /* no optimum is sought for lines longer than that */
    REACH_EM = 2,      /* how far sums at edges may differ from the true ones */
    MOST_HYPHENS = 2,  /* line ends with a hyphen one below the other */
};

static const int64_t unreached = INT64_MAX / 2;

/* The cheapest way to end a line at a joint (with so many lines). */
typedef struct {
    int64_t cost;
    int32_t from;    /* node index */
    int32_t hyphens; /* how many lines up to this one end with a hyphen */
} way;

typedef struct {
    int joint;
    int base;  /* line count of the first way, where they are told apart */
    way *ways; /* n_ways of the search */
} node;

/* How hard to try: each pass allows more than the one before. */
typedef struct {
    bx_joint_kind worst; /* joints up to this kind */
    bool any_looseness;
    bool any_line; /* overfull lines too */
} effort;

typedef struct {
    const bx_joint *joints;
    int n_joints;
    const bx_breaker_task *task;
    effort effort;
    node *nodes;
    int n_nodes;
    int n_ways;        /* of a node: SLOTS line counts, or 1: the cheapest of any count */
    int least_touched; /* what a line that is not exact costs at least */
} search;

/* ---- one line ---- */

static bx_len measure_at(const bx_breaker_task *task, int from)
{
    return task->measure - (from ? 0 : task->indent);
}

static void change_gap(bx_sums *line, bx_regap gap)
{
    line->natural += gap.change;
    bx_sums_add_shrink(line, BX_STEP_SHRINK_GAP, gap.change);
    line->part[BX_STEP_STRETCH_GAP] -= (uint32_t)gap.change;
    line->part[BX_SUM_WIDE] -= gap.was_wide;
}

static bool has_ending_gap(const bx_joint *from, const bx_joint *to)
{
    return to->ending.is_there && from->cluster <= to->ending.cluster;
}

static bool has_starting_gap(const bx_joint *from, const bx_joint *to)
{
    return from->starting.is_there && to->last > from->starting.cluster;
}

static int64_t natural_width(const bx_joint *from, const bx_joint *to)
{
    int64_t natural = to->end.natural - from->start.natural;
    if (has_ending_gap(from, to))
        natural += to->ending.change;
    if (has_starting_gap(from, to))
        natural += from->starting.change;
    return natural;
}

/* How many runs of Latin, half an em wider each, make up for this slack; 0 where that
 * does not come out. */
static int runs_to_widen(const bx_joint *from, const bx_joint *to, int64_t slack,
                         bx_len em)
{
    bx_len half = em / 2;
    if (slack <= 0 || half <= 0 || slack % half)
        return 0;
    int64_t wide = (int32_t)(to->end.part[BX_SUM_WIDE] - from->start.part[BX_SUM_WIDE]);
    if (has_starting_gap(from, to))
        wide -= from->starting.was_wide;
    return slack / half <= wide ? (int)(slack / half) : 0;
}

static bx_sums line_between(const bx_joint *from, const bx_joint *to)
{
    bx_sums line = to->end;
    bx_sums_subtract(&line, &from->start);
    if (has_ending_gap(from, to))
        change_gap(&line, to->ending);
    if (has_starting_gap(from, to))
        change_gap(&line, from->starting);
    return line;
}

/* What a line that needs no step of the ladder costs; -1: it needs one. */
static int64_t exact_cost(const bx_breaker_task *task, const bx_joint *from,
                          const bx_joint *to, int64_t slack)
{
    if (!task->is_justified)
        return -1;
    int wide = runs_to_widen(from, to, slack, task->em);
    return wide ? (int64_t)wide * BX_COST_WIDE_RUN : slack ? -1 : 0;
}

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

static bool is_lone(const bx_sums *line, const bx_breaker_task *task, bool is_first,
                    bool is_last)
{
    return is_last && !is_first && (int)line->part[BX_SUM_LETTERS] < task->least_last;
}

static int64_t weigh(const bx_sums *line, const bx_breaker_task *task, bx_len measure,
                     bool is_last, bx_ladder *ladder)
{
    if (!task->is_justified) {
        *ladder = (bx_ladder){.over = MAX(0, line->natural - measure)};
        return ragged_cost(measure - line->natural, measure, is_last);
    }
    *ladder = bx_ladder_climb(line, measure, task->em, is_last);
    return ladder->cost;
}

/* As weigh, with what the mark at the end gives up where that is better. */
static int64_t weigh_ending(bx_sums *line, const bx_joint *to,
                            const bx_breaker_task *task, bx_len measure, bool is_last,
                            bx_ladder *ladder, bool *gives)
{
    int64_t cost = weigh(line, task, measure, is_last, ladder);
    *gives = false;
    if (!to->give || (line->natural <= measure && (is_last || !task->is_justified)))
        return cost;
    bx_sums less = *line;
    bx_ladder other;
    less.natural -= to->give;
    int64_t given =
        weigh(&less, task, measure, is_last, &other) + (to->hangs ? BX_COST_HANGING : 0);
    if (given >= cost)
        return cost;
    *line = less;
    *ladder = other;
    *gives = true;
    return given;
}

bx_fitted bx_breaker_fit(const bx_joint *joints, int n_joints, int from, int to,
                         const bx_breaker_task *task)
{
    const bx_joint *a = &joints[from], *b = &joints[to];
    bool is_last = to == n_joints - 1;
    bx_fitted f = {.sums = line_between(a, b), .measure = measure_at(task, from)};
    if (has_ending_gap(a, b))
        f.gaps[0] = b->ending;
    if (has_starting_gap(a, b))
        f.gaps[1] = a->starting;
    if (task->is_justified && !is_last)
        f.n_wide = runs_to_widen(a, b, f.measure - f.sums.natural, task->em);
    f.sums.natural += (int64_t)f.n_wide * (task->em / 2);
    f.cost = (int64_t)f.n_wide * BX_COST_WIDE_RUN +
             weigh_ending(&f.sums, b, task, f.measure, is_last, &f.ladder, &f.gives);
    if (is_lone(&f.sums, task, from == 0, is_last))
        f.cost += BX_COST_LONE_CHARACTER;
    return f;
}

int bx_breaker_penalty(const bx_joint *joint, const bx_breaker_task *task)
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

/* ---- the search ---- */

/* The cost of a line, or `unreached` where this effort does not allow it. */
static int64_t line_cost(const search *s, const bx_joint *from, const bx_joint *to,
                         bx_len measure, bool is_last)
{
    bx_sums line = line_between(from, to);
    bool lone = is_lone(&line, s->task, from == s->joints, is_last), gives;
    bx_ladder ladder;
    if (lone && !s->effort.any_looseness)
        return unreached;
    int64_t cost = weigh_ending(&line, to, s->task, measure, is_last, &ladder, &gives);
    if (ladder.over && !s->effort.any_line)
        return unreached;
    if (s->task->is_justified && !s->effort.any_looseness &&
        !bx_ladder_is_good(&ladder, s->task->em))
        return unreached;
    return cost + (lone ? BX_COST_LONE_CHARACTER : 0);
}

/* The most by which a line can be compressed. */
static int64_t shrink_between(const search *s, const bx_joint *from, const bx_joint *to)
{
    int64_t shrink = to->give;
    if (s->task->is_justified)
        shrink +=
            (int32_t)(to->end.part[BX_SUM_SHRINK] - from->start.part[BX_SUM_SHRINK]);
    return shrink;
}

/* The most by which a good line can be stretched, gaps that change left out. */
static int64_t stretch_between(const search *s, const bx_joint *from, const bx_joint *to)
{
    if (!s->task->is_justified || s->effort.any_looseness)
        return INT64_MAX / 4;
    const uint32_t *a = from->start.part, *b = to->end.part;
    int64_t open = MAX((int32_t)(b[BX_SUM_OPEN] - a[BX_SUM_OPEN]),
                       (int32_t)(b[BX_SUM_ELASTIC] - a[BX_SUM_ELASTIC]));
    return (int32_t)(b[BX_STEP_STRETCH_SPACE] - a[BX_STEP_STRETCH_SPACE]) +
           (int32_t)(b[BX_STEP_STRETCH_GAP] - a[BX_STEP_STRETCH_GAP]) +
           open * s->task->em * BX_GOOD_PERCENT / 100;
}

static void add_node(search *s, int joint, way *ways)
{
    node *n = &s->nodes[s->n_nodes++];
    *n = (node){.joint = joint, .ways = ways};
    if (s->n_ways > 1) {
        int64_t width = s->joints[joint].end.natural + s->task->indent;
        int64_t natural = s->task->measure > 0 ? width / s->task->measure : width;
        n->base = (int)CLAMP(natural - SLOTS_BELOW, 0, INT_MAX - SLOTS);
    }
    for (int i = 0; i < s->n_ways; i++)
        ways[i].cost = unreached;
}

/* Every way to reach `from`, one line longer, as ways to reach `to`. */
static void extend(const search *s, int from_index, node *to, int64_t cost)
{
    const node *from = &s->nodes[from_index];
    bool has_hyphen = s->joints[to->joint].has_hyphen;
    int shift = s->n_ways > 1 ? from->base + 1 - to->base : 0;
    for (int i = MAX(0, -shift); i < s->n_ways && i + shift < s->n_ways; i++) {
        const way *old = &from->ways[i];
        way *new = &to->ways[i + shift];
        int hyphens = has_hyphen ? old->hyphens + 1 : 0;
        if (old->cost + cost >= new->cost ||
            (hyphens > MOST_HYPHENS && !s->effort.any_line))
            continue;
        *new = (way){old->cost + cost, from_index, hyphens};
    }
}

static bool is_reached(const search *s, const node *n)
{
    for (int i = 0; i < s->n_ways; i++)
        if (n->ways[i].cost < unreached)
            return true;
    return false;
}

/* Is a line that costs at least so much of no use, whatever it is like? */
static bool is_beaten(const search *s, const node *from, const node *to, int64_t least)
{
    return s->n_ways == 1 && from->ways[0].cost + least >= to->ways[0].cost;
}

/* Lines that end at node `index`; `first` is the first node still in reach, and moves. */
static void arrive(search *s, int index, int *first)
{
    node *to = &s->nodes[index];
    const bx_joint *b = &s->joints[to->joint];
    bool is_last = to->joint == s->n_joints - 1;
    int penalty = is_last ? 0 : bx_breaker_penalty(b, s->task);
    int64_t margin = (int64_t)REACH_EM * s->task->em;
    for (int i = *first; i < index; i++) {
        const node *from = &s->nodes[i];
        const bx_joint *a = &s->joints[from->joint];
        bx_len measure = measure_at(s->task, from->joint);
        int64_t slack = measure - natural_width(a, b);
        /* One cluster stands in a line however wide it is, or there would be no line. */
        bool is_alone = s->effort.any_line && i == index - 1;
        if (slack < 0 && !is_alone) {
            int64_t over = -slack - shrink_between(s, a, b);
            if (i == *first && over > margin)
                ++*first;
            /* a gap that is another one in this line may give as much again */
            if (over > (a->starting.is_there || b->ending.is_there ? s->task->em : 0))
                continue;
        }
        /* at a line's start sums differ by half an em and a gap at the most */
        int64_t beyond = slack - s->task->em;
        if (beyond > 0 && !is_last && beyond > stretch_between(s, a, b))
            break;
        int64_t exact = is_last ? -1 : exact_cost(s->task, a, b, slack);
        int64_t least = exact >= 0 ? exact : is_last ? 0 : s->least_touched;
        if (is_beaten(s, from, to, penalty + least))
            continue;
        int64_t cost = exact >= 0 ? exact : line_cost(s, a, b, measure, is_last);
        if (cost < unreached)
            extend(s, i, to, cost + penalty);
    }
}

static void run(search *s, bx_arena *arena)
{
    way *ways = BX_NEW_ARRAY(arena, s->n_joints * s->n_ways, way);
    s->nodes = BX_NEW_ARRAY(arena, s->n_joints, node);
    s->n_nodes = 0;
    add_node(s, 0, ways);
    s->nodes[0].base = 0;
    s->nodes[0].ways[0].cost = 0;
    int first = 0;
    for (int i = 1; i < s->n_joints; i++) {
        if (s->joints[i].kind > s->effort.worst && i < s->n_joints - 1)
            continue;
        add_node(s, i, ways + s->n_nodes * s->n_ways);
        arrive(s, s->n_nodes - 1, &first);
        if (i < s->n_joints - 1 && !is_reached(s, &s->nodes[s->n_nodes - 1]))
            s->n_nodes--; /* a dead end */
    }
}

/* ---- the lists ---- */

static int count_lines(const search *s)
{
    int n = 0;
    for (int at = s->n_nodes - 1; at; at = s->nodes[at].ways[0].from)
        n++;
    return n;
}

static bx_break_list trace(const search *s, bx_arena *arena, int slot, int n_lines)
{
    int *joints = BX_NEW_ARRAY(arena, n_lines, int);
    int at = s->n_nodes - 1;
    int64_t cost = s->nodes[at].ways[slot].cost;
    for (int line = n_lines - 1; line >= 0; line--) {
        const node *n = &s->nodes[at];
        joints[line] = n->joint;
        at = n->ways[slot].from;
        if (s->n_ways > 1)
            slot = n->base + slot - 1 - s->nodes[at].base;
    }
    return (bx_break_list){n_lines, cost, joints};
}

/* Worth offering beside the cheapest: in a text that needs a bad line, the others must
 * not be bad as well. */
static bool is_offered(const search *s, const node *end, int slot, int64_t least)
{
    if (slot < 0 || slot >= SLOTS || end->ways[slot].cost >= unreached)
        return false;
    return !s->effort.any_looseness ||
           end->ways[slot].cost - least <=
               (int64_t)(end->base + slot) * BX_COST_LOOSE_LINE;
}

/* The slots around the cheapest that are reached without a break between them. */
static int collect(const search *s, bx_arena *arena, const bx_break_list **out, int *best)
{
    const node *end = &s->nodes[s->n_nodes - 1];
    int cheapest = 0;
    for (int i = 1; i < SLOTS; i++)
        if (end->ways[i].cost < end->ways[cheapest].cost)
            cheapest = i;
    int from = cheapest, to = cheapest + 1;
    int64_t least = end->ways[cheapest].cost;
    while (cheapest - from < WINDOW && is_offered(s, end, from - 1, least))
        from--;
    while (to - cheapest <= WINDOW && is_offered(s, end, to, least))
        to++;
    bx_break_list *lists = BX_NEW_ARRAY(arena, to - from, bx_break_list);
    for (int i = from; i < to; i++)
        lists[i - from] = trace(s, arena, i, end->base + i);
    *out = lists;
    *best = cheapest - from;
    return to - from;
}

static int only(bx_arena *arena, bx_break_list list, const bx_break_list **out, int *best)
{
    *out = bx_copy(arena, &list, sizeof list);
    *best = 0;
    return 1;
}

/* First fit, and what is left when even the last effort finds nothing (line counts far
 * from the natural one) or lines would be absurdly long: line after line as full as it
 * can be, ending at its last good joint. */
static bx_break_list fill_greedily(const search *s, bx_arena *arena)
{
    int *ends = BX_NEW_ARRAY(arena, s->n_joints, int), n = 0, start = 0, good = 0;
    int64_t cost = 0;
    for (int i = 1; i < s->n_joints; i++) {
        const bx_joint *a = &s->joints[start], *b = &s->joints[i];
        bx_len measure = measure_at(s->task, start);
        if (natural_width(a, b) - shrink_between(s, a, b) > measure && i - 1 > start) {
            int end = good > start ? good : i - 1;
            cost += bx_breaker_fit(s->joints, s->n_joints, start, end, s->task).cost +
                    bx_breaker_penalty(&s->joints[end], s->task);
            ends[n++] = start = i = end; /* look again at what follows the break */
            continue;
        }
        if (b->kind == BX_JOINT_GOOD)
            good = i;
    }
    ends[n++] = s->n_joints - 1;
    cost += bx_breaker_fit(s->joints, s->n_joints, start, s->n_joints - 1, s->task).cost;
    return (bx_break_list){n, cost, ends};
}

int bx_breaker_run(bx_arena *arena, const bx_joint *joints, int n_joints,
                   const bx_breaker_task *task, const bx_break_list **out, int *best)
{
    static const effort efforts[] = {
        {BX_JOINT_GOOD, false, false},
        {BX_JOINT_GOOD, true, false},
        {BX_JOINT_TOKEN, true, false},
        {BX_JOINT_NEVER, true, true},
    };
    search s = {.joints = joints,
                .n_joints = n_joints,
                .task = task,
                .least_touched = task->is_justified ? BX_COST_TOUCHED : 0,
                .n_ways = task->mode == BX_BREAK_EVERY_COUNT ? SLOTS : 1};
    bool is_greedy =
        task->mode == BX_BREAK_FIRST_FIT || task->measure / LONGEST_EM > task->em;
    for (size_t i = 0; i < G_N_ELEMENTS(efforts) && !is_greedy; i++) {
        s.effort = efforts[i];
        run(&s, arena);
        if (!is_reached(&s, &s.nodes[s.n_nodes - 1]))
            continue;
        if (s.n_ways > 1)
            return collect(&s, arena, out, best);
        return only(arena, trace(&s, arena, 0, count_lines(&s)), out, best);
    }
    return only(arena, fill_greedily(&s, arena), out, best);
}
