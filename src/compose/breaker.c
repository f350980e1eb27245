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
    const bx_joint *joint;
    int64_t reach; /* where a full line that starts here ends, as a natural sum */
    const bx_regap *starting; /* the joint's */
    way *ways;                /* n_ways of the search */
    int base;                 /* line count of the first way, where they are told apart */
} node;

/* How hard to try: each pass allows more than the one before. */
typedef struct {
    bx_joint_kind worst; /* joints up to this kind */
    bool any_looseness;
    bool any_line; /* overfull lines too */
} effort;

typedef struct {
    const bx_joint *joints, *end; /* the last one */
    int n_joints;
    const bx_breaker_task *task;
    effort effort;
    node *nodes;
    int n_nodes;
    way *ways;     /* of all nodes */
    int *adjusted; /* nodes from where lines to the newest one are still to be weighed */
    int n_ways;    /* of a node: SLOTS line counts, or 1: the cheapest of any count */
} search;

/* ---- one line ---- */

static bx_len measure_at(const bx_breaker_task *task, bool is_first)
{
    return task->measure - (is_first ? task->indent : 0);
}

static void change_gap(bx_sums *line, const bx_regap *gap)
{
    line->natural += gap->change;
    bx_sums_add_shrink(line, BX_STEP_SHRINK_GAP, gap->change);
    line->part[BX_STEP_STRETCH_GAP] -= (uint32_t)gap->change;
    line->part[BX_SUM_WIDE] -= gap->was_wide;
}

static bool has_ending_gap(const bx_joint *from, const bx_joint *to)
{
    return to->ending && from->cluster <= to->ending->cluster;
}

static bool has_starting_gap(const bx_joint *from, const bx_joint *to)
{
    return from->starting && to->last > from->starting->cluster;
}

static int64_t natural_width(const bx_joint *from, const bx_joint *to)
{
    int64_t natural = to->end.natural - from->start.natural;
    if (has_ending_gap(from, to))
        natural += to->ending->change;
    if (has_starting_gap(from, to))
        natural += from->starting->change;
    return natural;
}

/* What is in the line of one of the parts that marks and Latin have. */
static int64_t part_between(const bx_joint *from, const bx_joint *to, int part)
{
    return (int32_t)(to->end.part[part] - from->start.part[part]);
}

/* How many runs of Latin, half an em wider each, make up for this slack; 0 where that
 * does not come out. */
static int runs_to_widen(const bx_joint *from, const bx_joint *to, int64_t slack,
                         bx_len em)
{
    bx_len half = em / 2;
    if (slack < half || half <= 0)
        return 0;
    int64_t wide = part_between(from, to, BX_SUM_WIDE);
    if (has_starting_gap(from, to))
        wide -= from->starting->was_wide;
    return wide && !(slack % half) && slack / half <= wide ? (int)(slack / half) : 0;
}

static inline bx_sums line_between(const bx_joint *from, const bx_joint *to)
{
    bx_sums line = bx_edge_between(&from->start, &to->end);
    if (has_ending_gap(from, to))
        change_gap(&line, to->ending);
    if (has_starting_gap(from, to))
        change_gap(&line, from->starting);
    return line;
}

/* What a line costs that comes out when runs of Latin are widened; -1: it does not. */
static int64_t widening_cost(const bx_breaker_task *task, const bx_joint *from,
                             const bx_joint *to, int64_t slack)
{
    int wide = runs_to_widen(from, to, slack, task->em);
    return wide ? (int64_t)wide * BX_COST_WIDE_RUN : -1;
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

static inline bx_toll weigh(const bx_sums *line, const bx_breaker_task *task,
                            bx_len measure, bool is_last)
{
    if (task->is_justified)
        return bx_ladder_toll(line, measure, task->em, is_last);
    int64_t slack = measure - line->natural;
    return (bx_toll){ragged_cost(slack, measure, is_last), slack < 0, true};
}

/* The same line where the mark at its end gives up what it can, if that is better. */
static bx_toll weigh_giving(bx_sums *line, const bx_joint *to,
                            const bx_breaker_task *task, bx_len measure, bool is_last,
                            bx_toll toll)
{
    if (line->natural <= measure && (is_last || !task->is_justified))
        return toll;
    bx_sums less = *line;
    less.natural -= to->give;
    bx_toll other = weigh(&less, task, measure, is_last);
    other.cost += to->hangs ? BX_COST_HANGING : 0;
    if (other.cost >= toll.cost)
        return toll;
    *line = less;
    return other;
}

static inline bx_toll weigh_ending(bx_sums *line, const bx_joint *to,
                                   const bx_breaker_task *task, bx_len measure,
                                   bool is_last)
{
    bx_toll toll = weigh(line, task, measure, is_last);
    return to->give ? weigh_giving(line, to, task, measure, is_last, toll) : toll;
}

bx_fitted bx_breaker_fit(const bx_joint *joints, int n_joints, int from, int to,
                         const bx_breaker_task *task)
{
    const bx_joint *a = &joints[from], *b = &joints[to];
    bool is_last = to == n_joints - 1;
    bx_fitted f = {.sums = line_between(a, b), .measure = measure_at(task, from == 0)};
    if (has_ending_gap(a, b))
        f.gaps[0] = b->ending;
    if (has_starting_gap(a, b))
        f.gaps[1] = a->starting;
    if (task->is_justified && !is_last)
        f.n_wide = runs_to_widen(a, b, f.measure - f.sums.natural, task->em);
    f.sums.natural += (int64_t)f.n_wide * (task->em / 2);
    int64_t natural = f.sums.natural;
    f.cost = (int64_t)f.n_wide * BX_COST_WIDE_RUN +
             weigh_ending(&f.sums, b, task, f.measure, is_last).cost;
    f.gives = f.sums.natural != natural;
    if (task->is_justified)
        f.ladder = bx_ladder_climb(&f.sums, f.measure, task->em, is_last);
    else
        f.ladder.over = MAX(0, f.sums.natural - f.measure);
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
                         bool is_last)
{
    bx_sums line = line_between(from, to);
    bool is_first = from == s->joints;
    bool lone = is_lone(&line, s->task, is_first, is_last);
    if (lone && !s->effort.any_looseness)
        return unreached;
    bx_len measure = measure_at(s->task, is_first);
    bx_toll toll = weigh_ending(&line, to, s->task, measure, is_last);
    if ((toll.is_over && !s->effort.any_line) ||
        (!toll.is_good && !s->effort.any_looseness && s->task->is_justified))
        return unreached;
    return toll.cost + (lone ? BX_COST_LONE_CHARACTER : 0);
}

/* The most by which a line can be compressed. */
static int64_t shrink_between(const search *s, const bx_joint *from, const bx_joint *to)
{
    return to->give + (s->task->is_justified ? part_between(from, to, BX_SUM_SHRINK) : 0);
}

/* The most by which a good line can be stretched, gaps that change left out. */
static int64_t stretch_between(const search *s, const bx_joint *from, const bx_joint *to)
{
    if (!s->task->is_justified || s->effort.any_looseness)
        return INT64_MAX / 4;
    int64_t open = (int32_t)(to->end.open - from->start.open);
    return part_between(from, to, BX_STEP_STRETCH_SPACE) +
           part_between(from, to, BX_STEP_STRETCH_GAP) +
           MAX(open, part_between(from, to, BX_SUM_ELASTIC)) * s->task->em *
               BX_GOOD_PERCENT / 100;
}

static node *add_node(search *s, const bx_joint *joint)
{
    bool is_first = joint == s->joints;
    node *n = &s->nodes[s->n_nodes];
    *n = (node){.joint = joint,
                .reach = measure_at(s->task, is_first) + joint->start.natural,
                .starting = joint->starting,
                .ways = s->ways + s->n_nodes * s->n_ways};
    if (s->n_ways > 1 && !is_first) {
        int64_t width = joint->end.natural + s->task->indent;
        int64_t natural = s->task->measure > 0 ? width / s->task->measure : width;
        n->base = (int)CLAMP(natural - SLOTS_BELOW, 0, INT_MAX - SLOTS);
    }
    for (int i = 0; i < s->n_ways; i++)
        n->ways[i].cost = unreached;
    s->n_nodes++;
    return n;
}

/* Is a way of that cost, from that node, better than another one? Ties by index. */
static bool is_better(int64_t cost, int from, const way *other)
{
    return cost < other->cost || (cost == other->cost && from < other->from);
}

/* How far a node's ways are ahead of those of the next line end, by line counts. */
static int shift_between(const search *s, const node *from, const node *to)
{
    return s->n_ways > 1 ? from->base + 1 - to->base : 0;
}

/* Every way to reach `from`, one line longer, as ways to reach `to`. */
static void extend(const search *s, int from_index, node *to, int64_t cost)
{
    const node *from = &s->nodes[from_index];
    int shift = shift_between(s, from, to);
    for (int i = MAX(0, -shift); i < s->n_ways && i + shift < s->n_ways; i++) {
        const way *old = &from->ways[i];
        way *new = &to->ways[i + shift];
        int hyphens = to->joint->has_hyphen ? old->hyphens + 1 : 0;
        if (old->cost < unreached && is_better(old->cost + cost, from_index, new) &&
            (hyphens <= MOST_HYPHENS || s->effort.any_line))
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
static bool is_beaten(const search *s, int from_index, const node *to, int64_t least)
{
    const node *from = &s->nodes[from_index];
    int shift = shift_between(s, from, to);
    for (int i = MAX(0, -shift); i < s->n_ways && i + shift < s->n_ways; i++)
        if (from->ways[i].cost < unreached &&
            is_better(from->ways[i].cost + least, from_index, &to->ways[i + shift]))
            return false;
    return true;
}

static int64_t slack_between(const node *from, const bx_joint *to)
{
    int64_t slack = from->reach - to->end.natural;
    if (to->ending && has_ending_gap(from->joint, to))
        slack -= to->ending->change;
    if (from->starting && has_starting_gap(from->joint, to))
        slack -= from->starting->change;
    return slack;
}

static bool is_too_wide(const search *s, const node *from, const bx_joint *to,
                        int64_t slack)
{
    /* a gap that is another one in this line may give as much again */
    bx_len more = from->starting || to->ending ? s->task->em : 0;
    return -slack > shrink_between(s, from->joint, to) + more;
}

static bool is_too_narrow(const search *s, const node *from, const bx_joint *to,
                          int64_t slack)
{
    /* at a line's start sums differ by half an em and a gap at the most */
    int64_t beyond = slack - s->task->em;
    return beyond > 0 && beyond > stretch_between(s, from->joint, to);
}

/* Is a node too far back, for lines that end here and for all that follow? */
static bool is_behind(const search *s, const node *from, const bx_joint *to)
{
    int64_t over = -slack_between(from, to), margin = (int64_t)REACH_EM * s->task->em;
    return over > margin && over - shrink_between(s, from->joint, to) > margin;
}

/* Takes the lines that need no step of the ladder, which are the best, mostly, and spare
 * us the others: those that are left for arrive_adjusted. */
static int arrive_exactly(search *s, node *to, int first, int penalty)
{
    const bx_joint *joint = to->joint;
    int n = 0, index = (int)(to - s->nodes);
    bool is_last = joint == s->end;
    for (int i = first; i < index; i++) {
        const node *from = &s->nodes[i];
        int64_t slack = slack_between(from, joint), cost = slack ? -1 : 0;
        /* One cluster stands in a line however wide it is, or there would be no line. */
        bool is_alone = s->effort.any_line && i == index - 1;
        if (slack < 0 && !is_alone && is_too_wide(s, from, joint, slack))
            continue;
        if (slack > 0 && !is_last) {
            if (is_too_narrow(s, from, joint, slack))
                break;
            cost = widening_cost(s->task, from->joint, joint, slack);
        }
        if (cost < 0 || is_last || !s->task->is_justified)
            s->adjusted[n++] = i;
        else
            extend(s, i, to, cost + penalty);
    }
    return n;
}

static void arrive_adjusted(const search *s, node *to, int n, int penalty)
{
    const bx_joint *joint = to->joint;
    bool is_last = joint == s->end;
    bool is_free = is_last || joint->give || !s->task->is_justified;
    int64_t least = penalty + (is_free ? 0 : BX_COST_TOUCHED);
    for (int k = 0; k < n; k++) {
        int i = s->adjusted[k];
        if (is_beaten(s, i, to, least))
            continue;
        int64_t cost = line_cost(s, s->nodes[i].joint, joint, is_last);
        if (cost < unreached)
            extend(s, i, to, cost + penalty);
    }
}

/* Lines from nodes from `first` on that end at a joint: a new node, where there are any.
 */
static void arrive(search *s, const bx_joint *joint, int first)
{
    int penalty = joint == s->end ? 0 : bx_breaker_penalty(joint, s->task);
    node *to = add_node(s, joint);
    int n = arrive_exactly(s, to, first, penalty);
    if (n)
        arrive_adjusted(s, to, n, penalty);
    if (joint != s->end && !is_reached(s, to))
        s->n_nodes--; /* a dead end */
}

static void run(search *s, bx_arena *arena)
{
    s->ways = BX_NEW_ARRAY(arena, s->n_joints * s->n_ways, way);
    s->nodes = BX_NEW_ARRAY(arena, s->n_joints, node);
    s->adjusted = BX_NEW_ARRAY(arena, s->n_joints, int);
    s->n_nodes = 0;
    *add_node(s, s->joints)->ways = (way){.cost = 0};
    int first = 0; /* node in reach */
    for (const bx_joint *to = s->joints + 1; to <= s->end; to++) {
        if (to->kind > s->effort.worst && to != s->end)
            continue;
        while (first < s->n_nodes - s->effort.any_line &&
               is_behind(s, &s->nodes[first], to))
            first++;
        bool is_near =
            first < s->n_nodes && to != s->end &&
            is_too_narrow(s, &s->nodes[first], to, slack_between(&s->nodes[first], to));
        if (!is_near)
            arrive(s, to, first);
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
        joints[line] = (int)(n->joint - s->joints);
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
        bx_len measure = measure_at(s->task, start == 0);
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
                .end = &joints[n_joints - 1],
                .n_joints = n_joints,
                .task = task,
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
