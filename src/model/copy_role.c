#include "model/copy_role.h"

#include "model/copy_cost.h"

enum { STATES = BX_ROLE_COUNT * BX_BODY_COUNT, INFINITE = 1 << 28 };

bool bx_copy_role_is_heading(bx_copy_role role)
{
    return role == BX_ROLE_KICKER || role == BX_ROLE_HEAD || role == BX_ROLE_HEAD_MORE ||
           role == BX_ROLE_DECK || role == BX_ROLE_SUMMARY ||
           role == BX_ROLE_SUMMARY_MORE;
}

bool bx_copy_role_is_body(bx_copy_role role)
{
    return role == BX_ROLE_BARE || role == BX_ROLE_PARAGRAPH || role == BX_ROLE_JOINED;
}

bool bx_copy_role_is_kept(bx_copy_role role)
{
    return role == BX_ROLE_VERSE || role == BX_ROLE_NAMES || role == BX_ROLE_ROW;
}

/* What the line above cannot be if this role comes next: a kicker wants its headline, a
 * crosshead its paragraph. */
static int unfinished_cost(const bx_copy_place *p, bx_copy_role role)
{
    if (!p->above)
        return 0;
    if (p->before == BX_ROLE_KICKER && role != BX_ROLE_HEAD)
        return 2 * BX_W_CLEAR;
    /* 1. … 2. … of a list. */
    bool is_list = p->above->number && p->line->number == p->above->number;
    if (p->before == BX_ROLE_CROSSHEAD && is_list)
        return 2 * BX_W_CLEAR;
    if (p->before == BX_ROLE_CROSSHEAD && role != BX_ROLE_PARAGRAPH &&
        role != BX_ROLE_CROSSHEAD && !bx_copy_role_is_kept(role))
        return 2 * BX_W_CLEAR;
    return 0;
}

static bx_copy_body body_after(const bx_copy_place *p, bx_copy_role role)
{
    if (bx_copy_role_is_heading(role))
        return BX_BODY_NONE;
    if (bx_copy_role_is_body(role))
        return bx_copy_body_after_line(p->copy, p->line);
    return role == BX_ROLE_CROSSHEAD || bx_copy_role_is_kept(role) ? BX_BODY_CLOSED
                                                                   : p->body;
}

typedef struct {
    int cost[STATES];
} column;

static int state_of(bx_copy_role role, bx_copy_body body)
{
    return (int)role * BX_BODY_COUNT + (int)body;
}

/* All ways to go on from one state of the line above. */
static void step(const bx_copy_place *p, int from, int cost_so_far, column *next,
                 unsigned char *came_from)
{
    for (int role = 0; role < BX_ROLE_COUNT; role++) {
        int cost = bx_copy_cost(p, (bx_copy_role)role) +
                   unfinished_cost(p, (bx_copy_role)role) + cost_so_far;
        int to = state_of((bx_copy_role)role, body_after(p, (bx_copy_role)role));
        if (cost < next->cost[to]) {
            next->cost[to] = cost;
            came_from[to] = (unsigned char)from;
        }
    }
}

static void clear(column *c)
{
    for (int s = 0; s < STATES; s++)
        c->cost[s] = INFINITE;
}

static int end_cost(int state)
{
    bx_copy_role role = (bx_copy_role)(state / BX_BODY_COUNT);
    bool is_unfinished = role == BX_ROLE_KICKER || role == BX_ROLE_CROSSHEAD;
    if (role == BX_ROLE_HEAD)
        return BX_W_CLEAR;
    return is_unfinished ? 2 * BX_W_CLEAR : 0;
}

static int cheapest(const column *c)
{
    int best = 0;
    for (int s = 1; s < STATES; s++)
        if (c->cost[s] + end_cost(s) < c->cost[best] + end_cost(best))
            best = s;
    return best;
}

/* Costs stay small numbers however long the copy is. */
static void rebase(column *c)
{
    int least = INFINITE;
    for (int s = 0; s < STATES; s++)
        least = c->cost[s] < least ? c->cost[s] : least;
    for (int s = 0; s < STATES; s++)
        if (c->cost[s] < INFINITE)
            c->cost[s] -= least;
}

const bx_copy_role *bx_copy_roles(bx_arena *arena, const bx_copy_lines *copy)
{
    int n = copy->n;
    bx_copy_role *roles = BX_NEW_ARRAY(arena, n, bx_copy_role);
    unsigned char *came_from = BX_NEW_ARRAY(arena, n * STATES, unsigned char);
    column now, next;
    clear(&now);
    for (int i = 0; i < n; i++) {
        clear(&next);
        bx_copy_place p = {copy, &copy->lines[i], i ? &copy->lines[i - 1] : NULL,
                           BX_ROLE_KICKER, BX_BODY_NONE};
        for (int s = 0; s < (i ? STATES : 1); s++) {
            if (i && now.cost[s] >= INFINITE)
                continue;
            p.before = (bx_copy_role)(s / BX_BODY_COUNT);
            p.body = (bx_copy_body)(s % BX_BODY_COUNT);
            step(&p, s, i ? now.cost[s] : 0, &next, came_from + i * STATES);
        }
        rebase(&next);
        now = next;
    }
    for (int i = n - 1, s = n ? cheapest(&now) : 0; i >= 0; i--) {
        roles[i] = (bx_copy_role)(s / BX_BODY_COUNT);
        s = came_from[i * STATES + s];
    }
    return roles;
}

bool bx_copy_role_begins(const bx_copy_role *roles, int i)
{
    bool is_below_kicker = i > 0 && roles[i - 1] == BX_ROLE_KICKER;
    return !i || roles[i] == BX_ROLE_KICKER || roles[i] == BX_ROLE_BARE ||
           (roles[i] == BX_ROLE_HEAD && !is_below_kicker);
}

int bx_copy_role_end(const bx_copy_role *roles, int n, int i)
{
    int to = i + 1;
    while (to < n && !bx_copy_role_begins(roles, to))
        to++;
    return to;
}
