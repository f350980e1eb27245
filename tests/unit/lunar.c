#include "model/lunar.h"

#include <glib.h>

static void is_written(int year, int month, int day, const char *text)
{
    bx_arena *arena = bx_arena_new();
    g_assert_cmpstr(bx_lunar_text(arena, (bx_date){year, month, day}), ==, text);
    bx_arena_free(arena);
}

/* Spring festivals and other days whose dates were published. */
static void test_known(void)
{
    is_written(1901, 2, 19, "辛丑年正月初一");
    is_written(1912, 1, 1, "辛亥年十一月十三");
    is_written(1916, 2, 3, "丙辰年正月初一");
    is_written(1949, 10, 1, "己丑年八月初十");
    is_written(1985, 2, 20, "乙丑年正月初一");
    is_written(2000, 1, 1, "己卯年十一月廿五");
    is_written(2008, 8, 8, "戊子年七月初八");
    is_written(2024, 2, 9, "癸卯年十二月三十");
    is_written(2024, 2, 10, "甲辰年正月初一");
    is_written(2025, 10, 6, "乙巳年八月十五");
    is_written(2026, 2, 17, "丙午年正月初一");
    is_written(2026, 11, 27, "丙午年十月十九");
    is_written(2027, 2, 6, "丁未年正月初一");
    is_written(2030, 2, 3, "庚戌年正月初一");
}

/* Months that come twice, and the days round them. */
static void test_leap(void)
{
    is_written(1917, 4, 20, "丁巳年闰二月廿九");
    is_written(1987, 7, 26, "丁卯年闰六月初一");
    is_written(2020, 5, 22, "庚子年四月三十");
    is_written(2020, 5, 23, "庚子年闰四月初一");
    is_written(2020, 6, 20, "庚子年闰四月廿九");
    is_written(2020, 6, 21, "庚子年五月初一");
    is_written(2023, 3, 22, "癸卯年闰二月初一");
    is_written(2025, 7, 25, "乙巳年闰六月初一");
    is_written(2025, 8, 22, "乙巳年闰六月廿九");
    is_written(2033, 12, 22, "癸丑年闰十一月初一");
}

static void test_ends(void)
{
    bx_lunar_date last;
    is_written(1901, 2, 18, "");
    is_written(1900, 12, 31, "");
    is_written(2101, 1, 1, "");
    is_written(9999, 12, 31, "");
    g_assert_true(bx_lunar_from_date((bx_date){2100, 2, 8}, &last));
    g_assert_cmpint(last.year, ==, 2099);
    g_assert_false(bx_lunar_from_date((bx_date){2100, 2, 9}, &last));
}

/* Every day is the next of its month, or the first of the next one. */
static void test_every_day(void)
{
    bx_lunar_date before = {1901, 1, false, 0}, l;
    int n = 0;
    for (int i = 0; i < 199 * 12 * 31; i++) {
        bx_date date;
        g_autofree char *text =
            g_strdup_printf("%d-%d-%d", 1901 + i / 372, i / 31 % 12 + 1, i % 31 + 1);
        if (!bx_date_parse(text, &date) || !bx_lunar_from_date(date, &l))
            continue;
        bool is_next = l.month == before.month && l.is_leap == before.is_leap &&
                       l.day == before.day + 1;
        bool is_first = l.day == 1 && (before.day == 29 || before.day == 30);
        g_assert_true(is_next || is_first);
        before = l;
        n++;
    }
    g_assert_cmpint(n, ==, 72635);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/lunar/known", test_known);
    g_test_add_func("/lunar/leap", test_leap);
    g_test_add_func("/lunar/ends", test_ends);
    g_test_add_func("/lunar/every-day", test_every_day);
    return g_test_run();
}
