#include "desk/lint_date.h"

#include <glib.h>

#include "desk/lint_char.h"
#include "text/words.h"

enum { FIRST_YEAR = 1000, LEAP_YEAR = 2024 };

static int read_digits(bx_chars text, int i, int most, int *out)
{
    int end = i;
    *out = 0;
    for (; end < i + most; end++) {
        uint32_t c = bx_lint_char(text, end);
        c -= c >= 0xff10 && c <= 0xff19 ? 0xff10 - '0' : 0;
        if (c < '0' || c > '9')
            break;
        *out = *out * 10 + (int)(c - '0');
    }
    return end;
}

/* Digits with this word behind them: where it ends, 0 where it is not so. */
static int read_count(bx_chars text, int i, int most, const char *word, int *out)
{
    int end = read_digits(text, i, most, out);
    return end > i ? bx_words_end(text, end, word) : 0;
}

int bx_lint_date_at(bx_chars text, int i, bx_date *out)
{
    int unused;
    *out = (bx_date){0};
    if (read_digits(text, i - 1, 1, &unused) == i)
        return 0; /* inside a number */
    int year_end = read_count(text, i, 4, "年", &out->year);
    int from = year_end ? year_end : i;
    if (!year_end || out->year < FIRST_YEAR)
        out->year = 0;
    int month_end = read_count(text, from, 2, "月", &out->month);
    return month_end ? read_count(text, month_end, 2, "日", &out->day) : 0;
}

bool bx_lint_date_is_day(bx_date date)
{
    int year = date.year ? date.year : LEAP_YEAR;
    return date.month >= 1 && date.month <= 12 && date.day >= 1 && year < 10000 &&
           g_date_valid_dmy((GDateDay)date.day, (GDateMonth)date.month, (GDateYear)year);
}

int bx_lint_date_number(bx_date date)
{
    GDate day;
    g_date_clear(&day, 1);
    g_date_set_dmy(&day, (GDateDay)date.day, (GDateMonth)date.month,
                   (GDateYear)date.year);
    return (int)g_date_get_julian(&day);
}
