#include "compose/breaker.h"

#include <glib.h>

#include "compose/cost.h"

enum { EM = 1000 };

/* Boxes of one em with gaps between, parted by joints, as the breaker sees them. */
static bx_joint *joints_of(bx_arena *arena, const int *widths, int n, bx_len comma)
{
    bx_joint *joints = BX_NEW_ARRAY(arena, n + 1, bx_joint);
    bx_sums sum = {0};
    for (int i = 0; i <= n; i++) {
        bx_edge edge = {.natural = sum.natural,
                        .open = (uint32_t)i,
                        .letters = (uint32_t)i,
                        .part = bx_copy(arena, sum.part, sizeof sum.part)};
        joints[i].cluster = i;
        joints[i].end = joints[i].start = edge;
        joints[i].end.open -= i > 0; /* the gap at the line's end */
        if (i == n)
            break;
        sum.natural += widths[i];
        if (i % 5 == 3)
            bx_sums_add_shrink(&sum, BX_STEP_SHRINK_COMMA, comma);
    }
    return joints;
}

static int64_t cost_of(const bx_joint *joints, int n_joints, int from, int to,
                       const bx_breaker_task *task)
{
    bx_fitted line = bx_fitted_make(joints, n_joints, from, to, task);
    bool is_last = to == n_joints - 1;
    if (!bx_ladder_is_good(&line.ladder, task->em))
        return -1;
    if (is_last && from && line.sums.part[BX_SUM_LETTERS] < 2)
        return -1;
    return line.cost + (is_last ? 0 : joints[to].penalty);
}

enum { MAX_LINES = 40 };

/* The cheapest way for each line count, by trying every one. */
static void try_all(const bx_joint *joints, int n_joints, const bx_breaker_task *task,
                    int at, int lines, int64_t cost, int64_t best[MAX_LINES])
{
    if (at == n_joints - 1) {
        if (best[lines] < 0 || cost < best[lines])
            best[lines] = cost;
        return;
    }
    for (int to = at + 1; to < n_joints; to++) {
        if (joints[to].kind != BX_JOINT_GOOD)
            continue;
        int64_t line = cost_of(joints, n_joints, at, to, task);
        if (line >= 0 && lines + 1 < MAX_LINES)
            try_all(joints, n_joints, task, to, lines + 1, cost + line, best);
    }
}

/* A list's breaks add up to its cost. */
static void adds_up(const bx_joint *joints, int n_joints, const bx_breaker_task *task,
                    const bx_break_list *list)
{
    int64_t cost = 0;
    int from = 0;
    for (int i = 0; i < list->n_lines; i++) {
        cost += cost_of(joints, n_joints, from, list->joints[i], task);
        from = list->joints[i];
    }
    g_assert_cmpint(from, ==, n_joints - 1);
    g_assert_cmpint(cost, ==, list->cost);
}

/* Against trying every breaking, on small texts at random. */
static void test_optimum(void)
{
    bx_arena *arena = bx_arena_new();
    int checked = 0;
    for (int round = 0; round < 400; round++) {
        int n = g_test_rand_int_range(1, 30), widths[30];
        for (int i = 0; i < n; i++)
            widths[i] =
                g_test_rand_int_range(0, 4) ? EM : g_test_rand_int_range(300, 1500);
        bx_joint *joints = joints_of(arena, widths, n, EM / 2);
        for (int i = 1; i < n; i++) {
            joints[i].kind = g_test_rand_int_range(0, 6) ? BX_JOINT_GOOD : BX_JOINT_NEVER;
            joints[i].penalty = g_test_rand_int_range(0, 3) ? 0 : 700;
        }
        bx_breaker_task task = {.measure = g_test_rand_int_range(4, 12) * EM,
                                .indent = g_test_rand_int_range(0, 3) * EM,
                                .em = EM,
                                .is_justified = true,
                                .least_last = 2};
        int64_t best[MAX_LINES];
        for (int i = 0; i < MAX_LINES; i++)
            best[i] = -1;
        try_all(joints, n + 1, &task, 0, 0, 0, best);
        int64_t least = -1;
        for (int i = 0; i < MAX_LINES; i++)
            if (best[i] >= 0 && (least < 0 || best[i] < least))
                least = best[i];
        const bx_break_list *lists;
        int cheapest,
            n_lists = bx_breaker_run(arena, joints, n + 1, &task, &lists, &cheapest);
        g_assert_cmpint(n_lists, >=, 1);
        if (least < 0)
            continue;
        checked++;
        g_assert_cmpint(lists[cheapest].cost, ==, least);
        for (int i = 0; i < n_lists; i++) {
            g_assert_cmpint(lists[i].cost, ==, best[lists[i].n_lines]);
            g_assert_cmpint(lists[i].n_lines, ==, lists[0].n_lines + i);
            adds_up(joints, n + 1, &task, &lists[i]);
        }
        /* no count next to them was missed */
        int below = lists[0].n_lines - 1, above = lists[n_lists - 1].n_lines + 1;
        g_assert_true(cheapest == 2 || below < 0 || best[below] < 0);
        g_assert_true(n_lists - cheapest == 3 || best[above] < 0);
    }
    g_assert_cmpint(checked, >, 100);
    bx_arena_free(arena);
}

static int fill(bx_arena *arena, const int *widths, int n, bx_joint_kind kind,
                bx_len measure, const bx_break_list **lists)
{
    bx_joint *joints = joints_of(arena, widths, n, 0);
    for (int i = 1; i < n; i++)
        joints[i].kind = (uint8_t)kind;
    bx_breaker_task task = {.measure = measure, .em = EM, .is_justified = true};
    int best;
    bx_breaker_run(arena, joints, n + 1, &task, lists, &best);
    *lists += best;
    return (*lists)->n_lines;
}

/* Something always comes back, within the measure wherever that can be. */
static void test_last_resorts(void)
{
    bx_arena *arena = bx_arena_new();
    int ems[40], wide[] = {3 * EM, 3 * EM, 3 * EM};
    for (int i = 0; i < 40; i++)
        ems[i] = EM;
    const bx_break_list *list;
    g_assert_cmpint(fill(arena, ems, 40, BX_JOINT_TOKEN, 10 * EM, &list), ==, 4);
    g_assert_cmpint(list->cost, ==, 3 * BX_COST_SPLIT_TOKEN);
    g_assert_cmpint(fill(arena, ems, 40, BX_JOINT_NEVER, 10 * EM, &list), ==, 4);
    g_assert_cmpint(list->cost, ==, 3 * BX_COST_SPLIT_RULE);
    g_assert_cmpint(fill(arena, wide, 3, BX_JOINT_GOOD, EM, &list), ==, 3);
    g_assert_cmpint(fill(arena, wide, 3, BX_JOINT_GOOD, 0, &list), ==, 3);
    g_assert_cmpint(fill(arena, wide, 3, BX_JOINT_GOOD, -EM, &list), ==, 3);
    g_assert_cmpint(fill(arena, wide, 1, BX_JOINT_GOOD, EM, &list), ==, 1);
    g_assert_cmpint(fill(arena, ems, 40, BX_JOINT_GOOD, INT32_MAX / 4, &list), ==, 1);
    bx_arena_free(arena);
}

static void test_ragged(void)
{
    bx_arena *arena = bx_arena_new();
    int ems[20];
    for (int i = 0; i < 20; i++)
        ems[i] = EM;
    bx_joint *joints = joints_of(arena, ems, 20, 0);
    bx_breaker_task task = {.measure = 8 * EM + 1, .em = EM};
    const bx_break_list *lists;
    int best;
    bx_breaker_run(arena, joints, 21, &task, &lists, &best);
    g_assert_cmpint(lists[best].n_lines, ==, 3);
    int from = 0;
    for (int i = 0; i < 3; i++) {
        g_assert_cmpint(lists[best].joints[i] - from, <=, 8);
        from = lists[best].joints[i];
    }
    bx_arena_free(arena);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/breaker/optimum", test_optimum);
    g_test_add_func("/breaker/last-resorts", test_last_resorts);
    g_test_add_func("/breaker/ragged", test_ragged);
    return g_test_run();
}
