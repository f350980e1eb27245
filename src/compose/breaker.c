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
};

static const int64_t unreached = INT64_MAX / 2;

/* The cheapest ways to end a line at a joint, by line count. */
typedef struct {
    int64_t cost[SLOTS];
    int32_t from[SLOTS]; /* node index */
    int base;            /* line count of slot 0 */
    int joint;
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
} search;

/* ---- one line ---- */

/* Ragged lines: an empty quarter of the measure costs as much as 0.05 em a gap. */
static int64_t ragged_cost(int64_t slack, bx_len measure, bool is_last)
{
    if (is_last || measure <= 0)
        return 0;
    int64_t share = slack * 4000 / measure;
    return share * share / 1000;
}

/* A justified line by its ladder. */
static int64_t justified_cost(const search *s, const bx_sums *line, bx_len measure,
                              bool is_last)
{
    if (line->natural == measure)
        return 0;
    bx_ladder ladder = bx_ladder_climb(line, measure, s->task->em, is_last);
    if (ladder.over && !s->effort.any_line)
        return unreached;
    if (!s->effort.any_looseness && !bx_ladder_is_good(&ladder, s->task->em))
        return unreached;
    return ladder.cost;
}

/* The cost of a line, or `unreached` where this effort does not allow it. */
static int64_t line_cost(const search *s, const bx_sums *line, bx_len measure,
                         bool is_first, bool is_last)
{
    bool is_lone = is_last && !is_first && line->letters < 2;
    if (is_lone && !s->effort.any_looseness)
        return unreached;
    int64_t lone = is_lone ? BX_COST_LONE_CHARACTER : 0;
    if (s->task->is_justified)
        return justified_cost(s, line, measure, is_last) + lone;
    int64_t slack = measure - line->natural;
    if (slack >= 0)
        return ragged_cost(slack, measure, is_last) + lone;
    return s->effort.any_line ? BX_COST_OVERFULL - slack + lone : unreached;
}

/* The least a line can be compressed to. */
static int64_t least_width(const search *s, const bx_sums *line)
{
    int64_t least = line->natural;
    if (s->task->is_justified)
        for (int i = BX_STEP_SHRINK_SPACE; i <= BX_STEP_SHRINK_STOP; i++)
            least -= line->capacity[i];
    return least;
}

/* The most a good line can be stretched to. */
static int64_t most_width(const search *s, const bx_sums *line)
{
    if (!s->task->is_justified || s->effort.any_looseness)
        return INT64_MAX;
    int64_t open = MAX(line->capacity[BX_STEP_STRETCH_ALL], line->elastic);
    return line->natural + line->capacity[BX_STEP_STRETCH_SPACE] +
           line->capacity[BX_STEP_STRETCH_GAP] + open * s->task->em / 8;
}

/* ---- the search ---- */

static int penalty_at(const search *s, const bx_joint *joint)
{
    int penalty = joint->penalty;
    if (joint->is_soft_unit && s->task->measure < SHORT_UNIT_EM * s->task->em)
        penalty = 0;
    if (joint->kind == BX_JOINT_TOKEN)
        penalty += BX_COST_SPLIT_TOKEN;
    else if (joint->kind == BX_JOINT_NEVER)
        penalty += BX_COST_SPLIT_RULE;
    return penalty;
}

static bx_sums line_between(const search *s, const node *from, const node *to)
{
    bx_sums line = s->joints[to->joint].end;
    bx_sums_subtract(&line, &s->joints[from->joint].start);
    return line;
}

static void add_node(search *s, int joint)
{
    node *n = &s->nodes[s->n_nodes++];
    n->joint = joint;
    int64_t width = s->joints[joint].end.natural + s->task->indent;
    int64_t natural = s->task->measure > 0 ? width / s->task->measure : width;
    n->base = (int)CLAMP(natural - SLOTS_BELOW, 0, INT_MAX - SLOTS);
    for (int i = 0; i < SLOTS; i++)
        n->cost[i] = unreached;
}

/* Every way to reach `from`, one line longer, as ways to reach `to`. */
static void extend(const node *from, int from_index, node *to, int64_t cost)
{
    for (int i = 0; i < SLOTS; i++) {
        int slot = from->base + i + 1 - to->base;
        if (from->cost[i] >= unreached || slot < 0 || slot >= SLOTS)
            continue;
        if (from->cost[i] + cost < to->cost[slot]) {
            to->cost[slot] = from->cost[i] + cost;
            to->from[slot] = from_index;
        }
    }
}

static bool is_reached(const node *n)
{
    for (int i = 0; i < SLOTS; i++)
        if (n->cost[i] < unreached)
            return true;
    return false;
}

/* Lines that end at node `index`; `first` is the first node still in reach, and moves. */
static void arrive(search *s, int index, int *first)
{
    node *to = &s->nodes[index];
    bool is_last = to->joint == s->n_joints - 1;
    int penalty = is_last ? 0 : penalty_at(s, &s->joints[to->joint]);
    int64_t margin = (int64_t)REACH_EM * s->task->em;
    for (int i = *first; i < index; i++) {
        const node *from = &s->nodes[i];
        bx_len measure = s->task->measure - (from->joint ? 0 : s->task->indent);
        bx_sums line = line_between(s, from, to);
        /* One cluster stands in a line however wide it is, or there would be no line. */
        bool is_alone = s->effort.any_line && i == index - 1;
        if (least_width(s, &line) > measure && !is_alone) {
            if (i == *first && least_width(s, &line) > measure + margin)
                ++*first;
            continue;
        }
        if (!is_last && most_width(s, &line) < measure - margin)
            break;
        int64_t cost = line_cost(s, &line, measure, !from->joint, is_last);
        if (cost < unreached)
            extend(from, i, to, cost + penalty);
    }
}

static void run(search *s, bx_arena *arena)
{
    s->nodes = BX_NEW_ARRAY(arena, s->n_joints, node);
    s->n_nodes = 0;
    add_node(s, 0);
    s->nodes[0].base = 0;
    s->nodes[0].cost[0] = 0;
    int first = 0;
    for (int i = 1; i < s->n_joints; i++) {
        if (s->joints[i].kind > s->effort.worst && i < s->n_joints - 1)
            continue;
        add_node(s, i);
        arrive(s, s->n_nodes - 1, &first);
        bool is_dead_end = !is_reached(&s->nodes[s->n_nodes - 1]) && i < s->n_joints - 1;
        if (is_dead_end)
            s->n_nodes--;
    }
}

/* ---- the lists ---- */

static const int *trace(const search *s, bx_arena *arena, int slot, int n_lines)
{
    int *joints = BX_NEW_ARRAY(arena, n_lines, int);
    int at = s->n_nodes - 1;
    for (int line = n_lines - 1; line >= 0; line--) {
        const node *n = &s->nodes[at];
        joints[line] = n->joint;
        at = n->from[slot];
        slot = n->base + slot - 1 - s->nodes[at].base;
    }
    return joints;
}

/* Worth offering beside the cheapest: in a text that needs a bad line, the others must
 * not be bad as well. */
static bool is_offered(const search *s, const node *end, int slot, int64_t least)
{
    if (slot < 0 || slot >= SLOTS || end->cost[slot] >= unreached)
        return false;
    return !s->effort.any_looseness ||
           end->cost[slot] - least <= (int64_t)(end->base + slot) * BX_COST_LOOSE_LINE;
}

/* The slots around the cheapest that are reached without a break between them. */
static int collect(const search *s, bx_arena *arena, const bx_break_list **out, int *best)
{
    const node *end = &s->nodes[s->n_nodes - 1];
    int cheapest = 0;
    for (int i = 1; i < SLOTS; i++)
        if (end->cost[i] < end->cost[cheapest])
            cheapest = i;
    int from = cheapest, to = cheapest + 1;
    int64_t least = end->cost[cheapest];
    while (cheapest - from < WINDOW && is_offered(s, end, from - 1, least))
        from--;
    while (to - cheapest <= WINDOW && is_offered(s, end, to, least))
        to++;
    bx_break_list *lists = BX_NEW_ARRAY(arena, to - from, bx_break_list);
    for (int i = from; i < to; i++) {
        int n_lines = end->base + i;
        lists[i - from] =
            (bx_break_list){n_lines, end->cost[i], trace(s, arena, i, n_lines)};
    }
    *out = lists;
    *best = cheapest - from;
    return to - from;
}

/* When even the last effort finds nothing (line counts far from the natural one), or
 * lines would be absurdly long: fill line after line, ending at the last good joint. */
static int fill_greedily(const search *s, bx_arena *arena, const bx_break_list **out,
                         int *best)
{
    int *ends = BX_NEW_ARRAY(arena, s->n_joints, int), n = 0, start = 0, good = 0;
    for (int i = 1; i < s->n_joints; i++) {
        bx_len measure = s->task->measure - (start ? 0 : s->task->indent);
        bx_sums line = s->joints[i].end;
        bx_sums_subtract(&line, &s->joints[start].start);
        if (least_width(s, &line) > measure && i - 1 > start) {
            start = good > start ? good : i - 1;
            ends[n++] = start;
            i = start; /* look again at what follows the break */
            continue;
        }
        if (s->joints[i].kind == BX_JOINT_GOOD)
            good = i;
    }
    ends[n++] = s->n_joints - 1;
    bx_break_list *list = BX_NEW(arena, bx_break_list);
    *list = (bx_break_list){n, (int64_t)n * BX_COST_SPLIT_RULE, ends};
    *out = list;
    *best = 0;
    return 1;
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
    search s = {.joints = joints, .n_joints = n_joints, .task = task};
    bool is_greedy = task->is_first_fit || task->measure / LONGEST_EM > task->em;
    for (size_t i = 0; i < G_N_ELEMENTS(efforts) && !is_greedy; i++) {
        s.effort = efforts[i];
        run(&s, arena);
        if (is_reached(&s.nodes[s.n_nodes - 1]))
            return collect(&s, arena, out, best);
    }
    return fill_greedily(&s, arena, out, best);
}
