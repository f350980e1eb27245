#include "compose/justify.h"

#include <glib.h>

#include "compose/cost.h"

enum { EM = 10240 };

static bx_sums full_line(void)
{
    bx_sums line = {.natural = 12 * EM};
    for (int i = 0; i < BX_STEP_STRETCH_ALL; i++)
        line.part[i] = 1000;
    line.part[BX_SUM_OPEN] = 10;
    line.part[BX_SUM_ELASTIC] = 3;
    line.part[BX_SUM_LETTERS] = 12;
    return line;
}

static void test_natural_costs_nothing(void)
{
    bx_sums line = full_line();
    bx_ladder ladder = bx_ladder_climb(&line, 12 * EM, EM, false);
    g_assert_cmpint(ladder.cost, ==, 0);
    for (int i = 0; i < BX_STEP_COUNT; i++)
        g_assert_cmpint(ladder.used[i], ==, 0);
}

/* Every amount is taken from the steps in their order, each used up before the next. */
static void check_order(int64_t amount, bool shrinks)
{
    bx_sums line = full_line();
    bx_len measure = (bx_len)(12 * EM + (shrinks ? -amount : amount));
    bx_ladder ladder = bx_ladder_climb(&line, measure, EM, false);
    int64_t left = amount;
    for (int i = 0; i < BX_STEP_COUNT; i++) {
        bool is_in_phase = (i < BX_STEP_STRETCH_SPACE) == shrinks;
        int64_t most = i == BX_STEP_STRETCH_ALL ? INT64_MAX : line.part[i];
        int64_t due = is_in_phase ? MIN(left, most) : 0;
        g_assert_cmpint(ladder.used[i], ==, due);
        left -= due;
    }
    g_assert_cmpint(ladder.over, ==, left);
}

static void test_order(void)
{
    for (int amount = 0; amount < 9000; amount += 77) {
        check_order(amount, true);
        check_order(amount, false);
    }
}

static void test_costs_rise(void)
{
    bx_sums line = full_line();
    int64_t before = 0;
    for (int amount = 1; amount < 6000; amount++) {
        int64_t cost = bx_ladder_climb(&line, 12 * EM - amount, EM, false).cost;
        g_assert_cmpint(cost, >=, before);
        before = cost;
    }
    before = 0;
    for (int amount = 1; amount < 60000; amount += 11) {
        int64_t cost = bx_ladder_climb(&line, 12 * EM + amount, EM, false).cost;
        g_assert_cmpint(cost, >=, before);
        before = cost;
    }
}

/* A comma's blank goes before a full stop's: the price says so too. */
static void test_stops_are_dear(void)
{
    bx_sums commas = {.natural = 12 * EM}, stops = {.natural = 12 * EM};
    commas.part[BX_STEP_SHRINK_COMMA] = EM;
    stops.part[BX_STEP_SHRINK_STOP] = EM;
    bx_ladder by_comma = bx_ladder_climb(&commas, 12 * EM - EM / 2, EM, false);
    bx_ladder by_stop = bx_ladder_climb(&stops, 12 * EM - EM / 2, EM, false);
    g_assert_cmpint((by_comma.cost - BX_COST_TOUCHED) * 3, <,
                    by_stop.cost - BX_COST_TOUCHED);
}

static void test_last_line(void)
{
    bx_sums line = full_line();
    bx_ladder ladder = bx_ladder_climb(&line, 20 * EM, EM, true);
    g_assert_cmpint(ladder.cost, ==, 0);
    ladder = bx_ladder_climb(&line, 12 * EM - 500, EM, true);
    g_assert_cmpint(ladder.used[BX_STEP_SHRINK_SPACE], ==, 500);
}

/* Words alone: their spaces go on beyond half an em; one word alone stays as it is. */
static void test_latin_only(void)
{
    bx_sums line = {.natural = 10 * EM, .part = {[BX_SUM_ELASTIC] = 2}};
    line.part[BX_STEP_STRETCH_SPACE] = EM / 2;
    bx_ladder ladder = bx_ladder_climb(&line, 12 * EM, EM, false);
    g_assert_true(ladder.is_elastic);
    g_assert_cmpint(ladder.n_open, ==, 2);
    g_assert_cmpint(ladder.used[BX_STEP_STRETCH_ALL], ==, 2 * EM - EM / 2);
    bx_sums word = {.natural = 10 * EM};
    ladder = bx_ladder_climb(&word, 12 * EM, EM, false);
    g_assert_cmpint(ladder.under, ==, 2 * EM);
    g_assert_cmpint(ladder.cost, >=, BX_COST_NO_GAP);
}

static void test_good(void)
{
    bx_sums line = {.natural = 12 * EM};
    line.part[BX_SUM_OPEN] = 10;
    bx_ladder ladder = bx_ladder_climb(&line, 12 * EM + EM * 12 / 10, EM, false);
    g_assert_true(bx_ladder_is_good(&ladder, EM));
    ladder = bx_ladder_climb(&line, 12 * EM + EM * 13 / 10, EM, false);
    g_assert_false(bx_ladder_is_good(&ladder, EM));
    ladder = bx_ladder_climb(&line, 12 * EM - 1, EM, false);
    g_assert_false(bx_ladder_is_good(&ladder, EM));
}

/* What a search takes for granted: no stretched line that is not good costs less. */
static void test_least_loose(void)
{
    int n_loose = 0;
    for (int i = 0; i < 20000; i++) {
        bx_sums line = {.natural = 12 * EM};
        line.part[BX_STEP_STRETCH_SPACE] = (uint32_t)g_test_rand_int_range(0, EM);
        line.part[BX_STEP_STRETCH_GAP] = (uint32_t)g_test_rand_int_range(0, EM);
        line.part[BX_SUM_OPEN] = (uint32_t)g_test_rand_int_range(0, 12);
        line.part[BX_SUM_ELASTIC] = (uint32_t)g_test_rand_int_range(0, 4);
        bx_len measure = 12 * EM + g_test_rand_int_range(1, 6 * EM);
        bx_between between = bx_between_of(&line);
        bx_toll toll = bx_ladder_toll(&between, measure, EM, false);
        bx_ladder ladder = bx_ladder_climb(&line, measure, EM, false);
        g_assert_cmpint(toll.cost, ==, ladder.cost);
        g_assert_true(toll.is_good == bx_ladder_is_good(&ladder, EM));
        n_loose += !toll.is_good;
        if (!toll.is_good)
            g_assert_cmpint(toll.cost, >=, bx_ladder_least_loose());
    }
    g_assert_cmpint(n_loose, >, 1000);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/justify/natural", test_natural_costs_nothing);
    g_test_add_func("/justify/order", test_order);
    g_test_add_func("/justify/costs-rise", test_costs_rise);
    g_test_add_func("/justify/stops-are-dear", test_stops_are_dear);
    g_test_add_func("/justify/last-line", test_last_line);
    g_test_add_func("/justify/latin-only", test_latin_only);
    g_test_add_func("/justify/good", test_good);
    g_test_add_func("/justify/least-loose", test_least_loose);
    return g_test_run();
}
