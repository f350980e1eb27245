#include "model/lunar.h"

#include <glib.h>

static const struct {
    int year, month, day; /* when its first month begins */
    int leap;             /* the month that comes twice; 0: none */
    unsigned long_months; /* a bit a month, the lowest its first: 30 days, not 29 */
} years[] = {
#define BX_LUNAR_YEAR(year, month, day, leap, lengths) {year, month, day, leap, lengths},
#include "model/lunar.def"
#undef BX_LUNAR_YEAR
};

static int first_day(int i)
{
    return bx_date_days((bx_date){years[i].year, years[i].month, years[i].day});
}

bool bx_lunar_from_date(bx_date date, bx_lunar_date *out)
{
    int i = date.year - years[0].year;
    if (i < 0 || date.year - 1 > years[G_N_ELEMENTS(years) - 1].year)
        return false;
    i = MIN(i, (int)G_N_ELEMENTS(years) - 1);
    if (bx_date_days(date) < first_day(i))
        i--;
    if (i < 0)
        return false;
    int day = bx_date_days(date) - first_day(i), leap = years[i].leap;
    int n_months = leap ? 13 : 12;
    for (int month = 0; month < n_months; month++) {
        int length = years[i].long_months >> month & 1 ? 30 : 29;
        bool is_leap = leap && month == leap;
        int number = leap && month >= leap ? month : month + 1;
        if (day < length) {
            *out = (bx_lunar_date){years[i].year, number, is_leap, day + 1};
            return true;
        }
        day -= length;
    }
    return false; /* behind the last year */
}

static const char *const digits[] = {"",   "一", "二", "三", "四", "五",
                                     "六", "七", "八", "九", "十"};

static const char *month_text(bx_arena *arena, int month)
{
    if (month == 1)
        return "正";
    return month <= 10 ? digits[month] : bx_format(arena, "十%s", digits[month - 10]);
}

/* 初一 … 初十, 十一 … 十九, 二十, 廿一 … 廿九, 三十. */
static const char *day_text(bx_arena *arena, int day)
{
    static const char *const tens[] = {"初", "十", "廿"};
    if (day == 20 || day == 30)
        return day == 20 ? "二十" : "三十";
    if (day == 10)
        return "初十";
    return bx_format(arena, "%s%s", tens[day / 10], digits[day % 10]);
}

const char *bx_lunar_text(bx_arena *arena, bx_date date)
{
    static const char *const stems[] = {"甲", "乙", "丙", "丁", "戊",
                                        "己", "庚", "辛", "壬", "癸"};
    static const char *const branches[] = {"子", "丑", "寅", "卯", "辰", "巳",
                                           "午", "未", "申", "酉", "戌", "亥"};
    enum { JIA_ZI = 4 }; /* a year that begins a cycle of sixty, counted back */
    bx_lunar_date l;
    if (!bx_lunar_from_date(date, &l))
        return "";
    return bx_format(arena, "%s%s年%s%s月%s", stems[(l.year - JIA_ZI) % 10],
                     branches[(l.year - JIA_ZI) % 12], l.is_leap ? "闰" : "",
                     month_text(arena, l.month), day_text(arena, l.day));
}
