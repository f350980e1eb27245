#include "model/date.h"

#include <glib.h>

static void parses(const char *text, int year, int month, int day)
{
    bx_date date = {0};
    g_assert_true(bx_date_parse(text, &date));
    g_assert_cmpint(date.year, ==, year);
    g_assert_cmpint(date.month, ==, month);
    g_assert_cmpint(date.day, ==, day);
}

static void test_parse(void)
{
    parses("2026-11-23", 2026, 11, 23);
    parses("2026年11月23日", 2026, 11, 23);
    parses("2026/1/2", 2026, 1, 2);
    parses("2026.1.2", 2026, 1, 2);
    parses(" 2026 年 1 月 2 日 ", 2026, 1, 2);
    parses("２０２６年１１月２３日", 2026, 11, 23);
    parses("2024-02-29", 2024, 2, 29);
    parses("2000-02-29", 2000, 2, 29);
}

static void test_refuse(void)
{
    static const char *const bad[] = {
        "",           "今天",       "2026-13-01",   "2026-00-01",  "2026-02-29",
        "1900-02-29", "2026-04-31", "2026-11-23x",  "2026-11",     "26-11-23",
        "2026-11/23", "20261123",   "2026年11月23", "-2026-11-23", "2026-11-0"};
    for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
        bx_date date = {.day = 7};
        if (bx_date_parse(bad[i], &date))
            g_error("%s is taken for a date", bad[i]);
        g_assert_cmpint(date.day, ==, 7);
    }
}

/* Every day of eighty years follows the one before it, against GLib's calendar. */
static void test_weekday(void)
{
    GDate *day = g_date_new_dmy(1, G_DATE_JANUARY, 1980);
    for (int i = 0; i < 366 * 80; i++) {
        bx_date date = {g_date_get_year(day), (int)g_date_get_month(day),
                        g_date_get_day(day)};
        g_assert_cmpint(bx_date_weekday(date), ==, (int)g_date_get_weekday(day) % 7);
        g_date_add_days(day, 1);
    }
    g_date_free(day);
}

static void test_text(void)
{
    bx_arena *arena = bx_arena_new();
    bx_date date = {2026, 11, 23}, none = {0};
    g_assert_cmpstr(bx_date_text(arena, date), ==, "2026年11月23日");
    g_assert_cmpstr(bx_date_weekday_text(date), ==, "星期一");
    g_assert_cmpstr(bx_date_text(arena, none), ==, "");
    g_assert_cmpstr(bx_date_weekday_text(none), ==, "");
    bx_arena_free(arena);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/date/parse", test_parse);
    g_test_add_func("/date/refuse", test_refuse);
    g_test_add_func("/date/weekday", test_weekday);
    g_test_add_func("/date/text", test_text);
    return g_test_run();
}
