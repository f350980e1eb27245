#include "model/date.h"

#include <glib.h>
#include <string.h>

#include "base/utf8.h"

enum { FIRST_YEAR = 1600, LAST_YEAR = 9999 };

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_in(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return days[month - 1] + (month == 2 && is_leap(year));
}

static bool is_day(const bx_date *d)
{
    return d->year >= FIRST_YEAR && d->year <= LAST_YEAR && d->month >= 1 &&
           d->month <= 12 && d->day >= 1 && d->day <= days_in(d->year, d->month);
}

static void skip_spaces(const char **p)
{
    const char *next = *p;
    while (bx_is_space(bx_utf8_next(&next)))
        *p = next;
}

/* One to `most` digits, half or full width. */
static bool read_number(const char **p, int most, int *out)
{
    int n = 0, value = 0;
    skip_spaces(p);
    for (; n < most; n++) {
        const char *next = *p;
        uint32_t c = bx_utf8_next(&next);
        if (c >= 0xff10 && c <= 0xff19)
            c -= 0xff10 - '0';
        if (c < '0' || c > '9')
            break;
        value = value * 10 + (int)(c - '0');
        *p = next;
    }
    *out = value;
    return n > 0;
}

static bool read_word(const char **p, const char *word)
{
    skip_spaces(p);
    if (!g_str_has_prefix(*p, word))
        return false;
    *p += strlen(word);
    return true;
}

static bool parse_with(const char *text, const char *const words[3], bx_date *out)
{
    const char *p = text;
    return read_number(&p, 4, &out->year) && read_word(&p, words[0]) &&
           read_number(&p, 2, &out->month) && read_word(&p, words[1]) &&
           read_number(&p, 2, &out->day) && read_word(&p, words[2]) &&
           (skip_spaces(&p), !*p);
}

bool bx_date_parse(const char *text, bx_date *out)
{
    static const char *const forms[][3] = {
        {"-", "-", ""}, {"/", "/", ""}, {".", ".", ""}, {"年", "月", "日"}};
    for (size_t i = 0; i < G_N_ELEMENTS(forms); i++) {
        bx_date date = {0};
        if (parse_with(text, forms[i], &date) && is_day(&date)) {
            *out = date;
            return true;
        }
    }
    return false;
}

int bx_date_days(bx_date date)
{
    int year = date.year - 1;
    int days = year * 365 + year / 4 - year / 100 + year / 400 + date.day;
    for (int month = 1; month < date.month; month++)
        days += days_in(date.year, month);
    return days;
}

int bx_date_weekday(bx_date date)
{
    return bx_date_days(date) % 7;
}

const char *bx_date_text(bx_arena *arena, bx_date date)
{
    if (!date.year)
        return "";
    return bx_format(arena, "%d年%d月%d日", date.year, date.month, date.day);
}

const char *bx_date_weekday_text(bx_date date)
{
    static const char *const names[] = {"星期日", "星期一", "星期二", "星期三",
                                        "星期四", "星期五", "星期六"};
    return date.year ? names[bx_date_weekday(date)] : "";
}
