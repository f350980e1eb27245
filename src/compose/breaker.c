#include "compose/breaker.h"

#include <glib.h>
#include <string.h>

#include "compose/cost.h"

enum {
    SLOTS = 8,         /* line counts kept at a joint */
    SLOTS_BELOW = 3,   /* of them below the natural count */
    WINDOW = 2,        /* line counts returned on either side of the natural one */
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

/* The sums at an edge of a line that say how far it could be brought, at the most. */
typedef struct {
    uint32_t shrink, stretch; /* [len] by compression; by spaces and Han–Latin gaps */
    uint32_t open, elastic;   /* gaps that share what else there is */
} bounds;

typedef struct {
    const bx_joint *joint;
    int64_t reach; /* where a full line that starts here ends, as a natural sum */
    const bx_regap *starting; /* the joint's */
    bounds start;             /* of what the joint's lines start with */
    way *ways;                /* n_ways of the search */
    int base;                 /* line count of the first way, where they are told apart */
} node;

/* How hard to try: each pass allows more than the one before. */
typedef struct {
    bx_joint_kind worst; /* joints up to this kind */
    bool any_looseness;
    bool any_line; /* overfull lines too */
} effort;

/* Where a line is to end. */
typedef struct {
    const bx_joint *joint;
    bounds end;
    bool is_last; /* the end of the text */
    int penalty;
} target;

/* A line that needs the ladder. */
typedef struct {
    int node; /* it starts there */
    bool is_loose;
} adjusted;

typedef struct {
    const bx_joint *joints, *end; /* the last one */
    int n_joints;
    const bx_breaker_task *task;
    effort effort;
    node *nodes;
    int n_nodes;
    way *ways;          /* of all nodes */
    adjusted *adjusted; /* lines to the newest node that are still to be weighed */
    int n_ways; /* of a node: SLOTS line counts, or 1: the cheapest of any count */
    int64_t least_loose; /* what a line costs at least that is none of the good ones */
} search;

/* ---- the search ---- */

/* The cost of a line, or `unreached` where this effort does not allow it. */
static int64_t line_cost(const search *s, const node *from, const target *to)
{
    bool is_first = from == s->nodes;
    bx_weighed w =
        bx_fitted_weigh(from->joint, to->joint, s->task, is_first, to->is_last);
    if ((w.toll.is_over && !s->effort.any_line) ||
        ((w.is_lone || (!w.toll.is_good && s->task->is_justified)) &&
         !s->effort.any_looseness))
        return unreached;
    return w.toll.cost;
}

static bounds bounds_of(const bx_edge *edge)
{
    return (bounds){edge->part[BX_SUM_SHRINK],
                    edge->part[BX_STEP_STRETCH_SPACE] + edge->part[BX_STEP_STRETCH_GAP],
                    edge->open, edge->part[BX_SUM_ELASTIC]};
}

static int64_t sum_between(uint32_t from, uint32_t to)
{
    return (int32_t)(to - from);
}

static node *add_node(search *s, const bx_joint *joint)
{
    bool is_first = joint == s->joints;
    node *n = &s->nodes[s->n_nodes];
    *n = (node){.joint = joint,
                .reach = bx_measure_at(s->task, is_first) + joint->start.natural,
                .starting = joint->starting,
                .start = bounds_of(&joint->start),
                .ways = s->ways + s->n_nodes * s->n_ways};
    if (s->n_ways > 1 && !is_first) {
        int64_t width = joint->end.natural + s->task->indent;
        int64_t natural = s->task->measure > 0 ? width / s->task->measure : width;
        n->base = (int)CLAMP(natural - SLOTS_BELOW, 0, INT_MAX - SLOTS);
    }
    for (int i = 0; i < s->n_ways; i++)
        n->ways[i] = (way){.cost = unreached};
    s->n_nodes++;
    return n;
}

/* Is a way of that cost, from that node, better than another one? Ties by index. */
static bool is_better(int64_t cost, int from, const way *other)
{
    return cost < other->cost || (cost == other->cost && from < other->from);
}

/* How far a node's ways are ahead of those of the next line end, by line counts. */
static int shift_between(const node *from, const node *to)
{
    return from->base + 1 - to->base;
}

/* A way to reach a node, one line longer, as a way to reach the next. */
static inline void take_way(const search *s, int from_index, const node *to,
                            const way *old, way *new, int64_t line)
{
    int64_t cost = old->cost + line;
    if (old->cost >= unreached || !is_better(cost, from_index, new))
        return;
    int hyphens = to->joint->has_hyphen ? old->hyphens + 1 : 0;
    if (hyphens <= MOST_HYPHENS || s->effort.any_line)
        *new = (way){cost, from_index, hyphens};
}

/* Every way to reach `from` as ways to reach `to`. */
static void extend(const search *s, int from_index, node *to, int64_t line)
{
    const node *from = &s->nodes[from_index];
    if (s->n_ways == 1) {
        take_way(s, from_index, to, from->ways, to->ways, line);
        return;
    }
    int shift = shift_between(from, to);
    for (int i = MAX(0, -shift); i < s->n_ways && i + shift < s->n_ways; i++)
        take_way(s, from_index, to, &from->ways[i], &to->ways[i + shift], line);
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
    if (s->n_ways == 1)
        return !is_better(from->ways->cost + least, from_index, to->ways);
    int shift = shift_between(from, to);
    for (int i = MAX(0, -shift); i < s->n_ways && i + shift < s->n_ways; i++)
        if (from->ways[i].cost < unreached &&
            is_better(from->ways[i].cost + least, from_index, &to->ways[i + shift]))
            return false;
    return true;
}

static int64_t slack_between(const node *from, const bx_joint *to)
{
    int64_t slack = from->reach - to->end.natural;
    if (to->ending && bx_ending_gap(from->joint, to))
        slack -= to->ending->change;
    if (from->starting && bx_starting_gap(from->joint, to))
        slack -= from->starting->change;
    return slack;
}

/* The most by which a line can be compressed. */
static int64_t most_shrink(const search *s, const node *from, const target *to)
{
    return to->joint->give +
           (s->task->is_justified ? sum_between(from->start.shrink, to->end.shrink) : 0);
}

static bool is_too_wide(const search *s, const node *from, const target *to,
                        int64_t slack)
{
    /* a gap that is another one in this line may give as much again */
    bx_len more = from->starting || to->joint->ending ? s->task->em : 0;
    return -slack > most_shrink(s, from, to) + more;
}

/* Would a line have to be stretched by more than a good one is, gaps that change left
 * out? */
static bool is_loose(const search *s, const node *from, const target *to, int64_t slack)
{
    /* at a line's start sums differ by half an em and a gap at the most */
    int64_t beyond = slack - s->task->em;
    if (beyond <= 0 || !s->task->is_justified)
        return false;
    int64_t open = sum_between(from->start.open, to->end.open);
    int64_t elastic = sum_between(from->start.elastic, to->end.elastic);
    int64_t left = beyond - sum_between(from->start.stretch, to->end.stretch);
    return left * 100 > MAX(open, elastic) * s->task->em * BX_GOOD_PERCENT;
}

/* Is a node too far back, for lines that end here and for all that follow? */
static bool is_behind(const search *s, const node *from, const target *to)
{
    int64_t over = -slack_between(from, to->joint);
    int64_t margin = (int64_t)REACH_EM * s->task->em;
    return over > margin && over - most_shrink(s, from, to) > margin;
}

/* Is it, and are all behind it, too near for any line that may end here? */
static bool is_near(const search *s, const node *from, const target *to)
{
    return !s->effort.any_looseness && !to->is_last &&
           is_loose(s, from, to, slack_between(from, to->joint));
}

/* Takes the lines that need no step of the ladder, which are the best, mostly, and spare
 * us the others: those that are left for arrive_adjusted. */
static int arrive_exactly(search *s, const target *at, node *to, int first)
{
    const bx_joint *joint = at->joint;
    int n = 0, index = (int)(to - s->nodes);
    for (int i = first; i < index; i++) {
        const node *from = &s->nodes[i];
        int64_t slack = slack_between(from, joint), cost = slack ? -1 : 0;
        /* One cluster stands in a line however wide it is, or there would be no line. */
        bool is_alone = s->effort.any_line && i == index - 1, loose = false;
        if (slack < 0 && !is_alone && is_too_wide(s, from, at, slack))
            continue;
        if (slack > 0 && !at->is_last) {
            loose = is_loose(s, from, at, slack);
            if (loose && !s->effort.any_looseness)
                break;
            cost = bx_widening_cost(from->joint, joint, slack, s->task->em);
        }
        if (cost < 0 || at->is_last || !s->task->is_justified)
            s->adjusted[n++] = (adjusted){i, loose};
        else
            extend(s, i, to, cost + at->penalty);
    }
    return n;
}

static void arrive_adjusted(const search *s, const target *at, node *to, int n)
{
    bool is_free = at->is_last || at->joint->give || !s->task->is_justified;
    int64_t least = is_free ? 0 : BX_COST_TOUCHED;
    for (int k = 0; k < n; k++) {
        int i = s->adjusted[k].node;
        int64_t floor = s->adjusted[k].is_loose ? s->least_loose : least;
        if (is_beaten(s, i, to, floor + at->penalty))
            continue;
        int64_t cost = line_cost(s, &s->nodes[i], at);
        if (cost < unreached)
            extend(s, i, to, cost + at->penalty);
    }
}

/* Lines from nodes from `first` on that end at a joint: a new node, where there are any.
 */
static void arrive(search *s, const target *at, int first)
{
    node *to = add_node(s, at->joint);
    int n = arrive_exactly(s, at, to, first);
    if (n)
        arrive_adjusted(s, at, to, n);
    if (!is_reached(s, to))
        s->n_nodes--; /* a dead end */
}

static target target_at(const search *s, const bx_joint *joint)
{
    bool is_last = joint == s->end;
    return (target){.joint = joint,
                    .end = bounds_of(&joint->end),
                    .is_last = is_last,
                    .penalty = is_last ? 0 : bx_joint_penalty(joint, s->task)};
}

/* Is the end reached? */
static bool run(search *s, bx_arena *arena)
{
    s->ways = BX_NEW_ROOM(arena, s->n_joints * s->n_ways, way);
    s->nodes = BX_NEW_ROOM(arena, s->n_joints, node);
    s->adjusted = BX_NEW_ROOM(arena, s->n_joints, adjusted);
    s->n_nodes = 0;
    *add_node(s, s->joints)->ways = (way){.cost = 0};
    int first = 0; /* node in reach */
    for (const bx_joint *joint = s->joints + 1; joint <= s->end; joint++) {
        if (joint->kind > s->effort.worst && joint != s->end)
            continue;
        target to = target_at(s, joint);
        while (first < s->n_nodes - s->effort.any_line &&
               is_behind(s, &s->nodes[first], &to))
            first++;
        if (first == s->n_nodes)
            return false; /* from nowhere a line can end here, or further on */
        if (!is_near(s, &s->nodes[first], &to))
            arrive(s, &to, first);
    }
    return s->nodes[s->n_nodes - 1].joint == s->end;
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

/* A line between two joints, compressed as much as it can be. */
static int64_t least_width(const search *s, const bx_joint *from, const bx_joint *to)
{
    const bx_regap *ending = bx_ending_gap(from, to);
    const bx_regap *starting = bx_starting_gap(from, to);
    int64_t least = to->end.natural - from->start.natural - to->give;
    if (s->task->is_justified)
        least -=
            sum_between(from->start.part[BX_SUM_SHRINK], to->end.part[BX_SUM_SHRINK]);
    return least + (ending ? ending->change : 0) + (starting ? starting->change : 0);
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
        bx_len measure = bx_measure_at(s->task, start == 0);
        if (least_width(s, a, b) > measure && i - 1 > start) {
            int end = good > start ? good : i - 1;
            cost += bx_fitted_make(s->joints, s->n_joints, start, end, s->task).cost +
                    bx_joint_penalty(&s->joints[end], s->task);
            ends[n++] = start = i = end; /* look again at what follows the break */
            continue;
        }
        if (b->kind == BX_JOINT_GOOD)
            good = i;
    }
    ends[n++] = s->n_joints - 1;
    cost += bx_fitted_make(s->joints, s->n_joints, start, s->n_joints - 1, s->task).cost;
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
                .n_ways = task->mode == BX_BREAK_EVERY_COUNT ? SLOTS : 1,
                .least_loose = bx_ladder_least_loose()};
    bool is_greedy =
        task->mode == BX_BREAK_FIRST_FIT || task->measure / LONGEST_EM > task->em;
    for (size_t i = 0; i < G_N_ELEMENTS(efforts) && !is_greedy; i++) {
        s.effort = efforts[i];
        if (!run(&s, arena))
            continue;
        if (s.n_ways > 1)
            return collect(&s, arena, out, best);
        return only(arena, trace(&s, arena, 0, count_lines(&s)), out, best);
    }
    return only(arena, fill_greedily(&s, arena), out, best);
}
