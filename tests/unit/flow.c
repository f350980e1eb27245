/* Filling legs: the dynamic program against every choice there is. */
#include "makeup/flow.h"

#include <glib.h>
#include <string.h>

#include "makeup/measure.h"

enum { MOST_ELEMENTS = 5, MOST_LEGS = 4 };

enum { MOST_ROWS = 12 };

static bx_element elements[MOST_ELEMENTS];
static bool is_head[MOST_ELEMENTS];
static uint8_t breaks[MOST_ELEMENTS][BX_MAX_CHOICES][MOST_ROWS];
static int least_before[MOST_ELEMENTS + 1];

/* Where a leg may end in so many rows of a paragraph, or of a crosshead. */
static bx_rows rows_of(int n, bool is_whole, uint8_t *row_breaks)
{
    for (int i = 0; i < n; i++)
        row_breaks[i] = is_whole               ? BX_BREAK_NEVER
                        : i == n - 1           ? BX_BREAK_GOOD
                        : i == 0 || n - i == 2 ? BX_BREAK_POOR
                                               : BX_BREAK_GOOD;
    return (bx_rows){.n = n, .breaks = row_breaks};
}

static bx_flow random_flow(GRand *random)
{
    bx_flow flow = {.elements = elements, .least_before = least_before};
    flow.n = g_rand_int_range(random, 1, MOST_ELEMENTS + 1);
    for (int i = 0; i < flow.n; i++) {
        bx_element *e = &elements[i];
        is_head[i] = i < flow.n - 1 && g_rand_int_range(random, 0, 5) == 0;
        int rows = is_head[i] ? 2 : g_rand_int_range(random, 1, 8);
        e->n_choices = is_head[i] ? 1 : g_rand_int_range(random, 1, 4);
        bool is_table = e->n_choices == 2 && g_rand_boolean(random);
        for (int c = 0; c < e->n_choices; c++)
            e->choices[c] =
                (bx_choice){.stand = !is_table ? BX_STAND_ANYWHERE
                                     : c       ? BX_STAND_AT_TOP
                                               : BX_STAND_BELOW,
                            .rows = rows_of(rows + c, is_head[i], breaks[i][c]),
                            .cost = c ? g_rand_int_range(random, 0, 300) : 0};
        flow.min_rows += rows;
        flow.max_rows += rows + e->n_choices - 1;
        least_before[i + 1] = flow.min_rows;
    }
    flow.loose_rows = flow.max_rows - flow.min_rows;
    return flow;
}

/* Rules 14 and 15 for one choice, told apart from the program's own words for them. */
static bool is_good(const bx_flow *flow, const uint8_t *choice, const int *rooms,
                    int n_legs, int short_legs)
{
    int ends[MOST_LEGS], end = 0, from = 0;
    for (int i = 0; i < n_legs; i++)
        ends[i] = end += rooms[i] - (i >= n_legs - short_legs);
    for (int e = 0; e < flow->n; e++) {
        const bx_choice *chosen = &flow->elements[e].choices[choice[e]];
        int to = from + chosen->rows.n;
        bool begins_leg = false;
        for (int i = 0; i < n_legs - 1; i++)
            begins_leg |= ends[i] == from;
        if (chosen->stand == (begins_leg ? BX_STAND_BELOW : BX_STAND_AT_TOP))
            return false;
        for (int i = 0; i < n_legs - 1; i++) {
            bool is_split = ends[i] > from && ends[i] < to;
            bool is_lonely = ends[i] - from == 1 || to - ends[i] == 1;
            if (is_split && is_lonely)
                return false;
            if (is_head[e] && (is_split || ends[i] == to))
                return false;
        }
        from = to;
    }
    return from == end;
}

/* The legs that a flow is to fill. */
typedef struct {
    const bx_flow *flow;
    const int *rooms;
    int n_legs;
    const bx_layout *layout;
} filling_case;

/* What the first n elements cost, with so many legs a row short. */
static int64_t cost_of(const filling_case *c, const uint8_t *choice, int n,
                       int short_legs)
{
    int64_t cost = (int64_t)short_legs * c->layout->weights[BX_WEIGHT_SHORT_LEG];
    for (int e = 0; e < n; e++)
        cost += c->flow->elements[e].choices[choice[e]].cost;
    return cost;
}

/* The least that any way to fill the legs so costs; -1: there is none. */
typedef int64_t fill_with(const filling_case *c, const uint8_t *choice, int short_legs);

/* The least over every choice of every element, and every number of short legs. */
static int64_t brute_force(const filling_case *c, fill_with *fill)
{
    uint8_t choice[MOST_ELEMENTS] = {0};
    int64_t best = -1;
    for (;;) {
        for (int r = 0; r < c->n_legs; r++) {
            int64_t cost = fill(c, choice, r);
            if (cost >= 0 && (best < 0 || cost < best))
                best = cost;
        }
        int e = 0;
        while (e < c->flow->n && ++choice[e] == c->flow->elements[e].n_choices)
            choice[e++] = 0;
        if (e == c->flow->n)
            return best;
    }
}

static int64_t fill_whole(const filling_case *c, const uint8_t *choice, int short_legs)
{
    return is_good(c->flow, choice, c->rooms, c->n_legs, short_legs)
               ? cost_of(c, choice, c->flow->n, short_legs)
               : -1;
}

static void test_fill(void)
{
    bx_layout layout = {.columns = MOST_LEGS};
    layout.weights[BX_WEIGHT_SHORT_LEG] = 250;
    g_autoptr(GRand) random = g_rand_new_with_seed(5);
    bx_arena *arena = bx_arena_new();
    int filled = 0;
    for (int round = 0; round < 4000; round++) {
        bx_flow flow = random_flow(random);
        int n_legs = g_rand_int_range(random, 1, MOST_LEGS + 1), rooms[MOST_LEGS];
        int depth =
            (flow.min_rows + n_legs - 1) / n_legs + g_rand_int_range(random, 0, 2);
        int picture = g_rand_int_range(random, 0, 3);
        for (int i = 0; i < n_legs; i++)
            rooms[i] = depth + (i < n_legs / 2 ? picture : 0);
        filling_case c = {&flow, rooms, n_legs, &layout};
        int64_t best = brute_force(&c, fill_whole);
        bx_flow_filling filling;
        bool is_filled = bx_flow_fill(&flow, rooms, n_legs, &layout, arena, &filling);
        g_assert_cmpint(is_filled, ==, best >= 0);
        if (!is_filled)
            continue;
        filled++;
        g_assert_cmpint(filling.cost, ==, best);
        g_assert_true(is_good(&flow, filling.choice, rooms, n_legs, filling.short_legs));
    }
    g_assert_cmpint(filled, >, 300);
    bx_arena_free(arena);
}

/* ---- copy that is cut ---- */

static int rests[MOST_ELEMENTS][BX_MAX_CHOICES][MOST_ROWS + 1];
static const int *rests_of[MOST_ELEMENTS * BX_MAX_CHOICES];

/* Cuts at some of the places where a leg may end inside of an element. */
static bx_flow_cut random_cut(GRand *random, const bx_flow *flow)
{
    for (int e = 0; e < flow->n; e++)
        for (int c = 0; c < BX_MAX_CHOICES; c++) {
            bool has_cuts = c < flow->elements[e].n_choices && !is_head[e];
            rests_of[e * BX_MAX_CHOICES + c] = has_cuts ? rests[e][c] : NULL;
            for (int row = 0; row <= MOST_ROWS; row++)
                rests[e][c][row] = -1;
            for (int row = 2; has_cuts && row < flow->elements[e].choices[c].rows.n - 1;
                 row++)
                if (g_rand_boolean(random))
                    rests[e][c][row] = 100 * e + 10 * c + row;
        }
    static uint8_t good = BX_BREAK_GOOD;
    return (bx_flow_cut){.rests = rests_of, .line = {.n = 1, .breaks = &good}};
}

/* The same as is_good for the elements up to a cut, with its line behind it. */
static bool is_good_cut(const bx_flow *flow, const uint8_t *choice, bx_flow_end end,
                        const int *rooms, int n_legs, int short_legs)
{
    enum { LINE = 1 };
    int room = 0, rows = LINE + end.rows;
    for (int i = 0; i < n_legs; i++)
        room += rooms[i] - (i >= n_legs - short_legs);
    for (int e = 0; e < end.element; e++)
        rows += flow->elements[e].choices[choice[e]].rows.n;
    bool line_is_alone = rooms[n_legs - 1] - (short_legs > 0) < 2;
    if (rows != room || (n_legs > 1 && line_is_alone))
        return false;
    bx_flow shown = *flow;
    bx_element copy[MOST_ELEMENTS];
    memcpy(copy, flow->elements, sizeof copy);
    copy[end.element].choices[choice[end.element]].rows.n = end.rows + LINE;
    shown.elements = copy;
    shown.n = end.element + 1;
    return is_good(&shown, choice, rooms, n_legs, short_legs);
}

/* Cut behind any row that a leg may end in. */
static int64_t fill_cut(const filling_case *c, const uint8_t *choice, int short_legs)
{
    int64_t best = -1;
    for (int e = 0; e < c->flow->n; e++)
        for (int row = 1; row < c->flow->elements[e].choices[choice[e]].rows.n; row++) {
            int64_t cost = cost_of(c, choice, e + 1, short_legs);
            bx_flow_end end = {e, row, bx_flow_cut_rest(c->flow->cut, e, choice[e], row)};
            if (end.rest >= 0 && (best < 0 || cost < best) &&
                is_good_cut(c->flow, choice, end, c->rooms, c->n_legs, short_legs))
                best = cost;
        }
    return best;
}

static void test_cut(void)
{
    bx_layout layout = {.columns = MOST_LEGS};
    layout.weights[BX_WEIGHT_SHORT_LEG] = 250;
    g_autoptr(GRand) random = g_rand_new_with_seed(7);
    bx_arena *arena = bx_arena_new();
    int filled = 0;
    for (int round = 0; round < 4000; round++) {
        bx_flow flow = random_flow(random);
        bx_flow_cut cut = random_cut(random, &flow);
        int n_legs = g_rand_int_range(random, 1, MOST_LEGS + 1), rooms[MOST_LEGS];
        int depth = g_rand_int_range(random, 2, flow.max_rows / n_legs + 3);
        for (int i = 0; i < n_legs; i++)
            rooms[i] = depth;
        flow.cut = &cut;
        flow.min_rows = 0;
        filling_case c = {&flow, rooms, n_legs, &layout};
        int64_t best = brute_force(&c, fill_cut);
        bx_flow_filling filling;
        bool is_filled = bx_flow_fill(&flow, rooms, n_legs, &layout, arena, &filling);
        g_assert_cmpint(is_filled, ==, best >= 0);
        if (!is_filled)
            continue;
        filled++;
        g_assert_cmpint(filling.cost, ==, best);
        g_assert_true(is_good_cut(&flow, filling.choice, filling.end, rooms, n_legs,
                                  filling.short_legs));
        g_assert_cmpint(bx_flow_n_shown(&flow, &filling), ==, filling.end.element + 2);
        g_assert_cmpint(bx_flow_shown(&flow, &filling, filling.end.element).n, ==,
                        filling.end.rows);
    }
    g_assert_cmpint(filled, >, 300);
    bx_arena_free(arena);
}

static void test_ragged(void)
{
    bx_layout layout = {.columns = 3};
    g_autoptr(GRand) random = g_rand_new_with_seed(9);
    bx_arena *arena = bx_arena_new();
    for (int round = 0; round < 500; round++) {
        bx_flow flow = random_flow(random);
        int rooms[] = {flow.max_rows, flow.max_rows, flow.max_rows};
        bx_flow_filling filling;
        g_assert_true(bx_flow_fill_ragged(&flow, rooms, 3, &layout, arena, &filling));
        int rows = 0;
        for (int e = 0; e < flow.n; e++)
            rows += flow.elements[e].choices[filling.choice[e]].rows.n;
        g_assert_cmpint(rows + filling.spare, ==, 3 * flow.max_rows);
    }
    bx_arena_free(arena);
}

static void test_overset(void)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(13);
    bx_arena *arena = bx_arena_new();
    for (int round = 0; round < 500; round++) {
        bx_flow flow = random_flow(random);
        int rooms[] = {2, 2};
        bx_flow_filling filling;
        int over = bx_flow_overset(&flow, rooms, 2, arena, &filling);
        g_assert_cmpint(over, >=, flow.min_rows - 4);
        g_assert_cmpint(over, <=, flow.min_rows);
    }
    bx_arena_free(arena);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/flow/fill", test_fill);
    g_test_add_func("/flow/cut", test_cut);
    g_test_add_func("/flow/ragged", test_ragged);
    g_test_add_func("/flow/overset", test_overset);
    return g_test_run();
}
