/* Dates that cannot be, and weekdays that are others. */
#include "desk/lint_date.h"
#include "desk/lint_rule.h"

enum { A_YEAR = 366, A_SEASON = 90 }; /* [days] */

/* How far the day lies from that of the paper, in this year; A_YEAR where it is none. */
static int distance(const bx_lint *l, bx_date date, int year)
{
    date.year = year;
    return bx_lint_date_is_day(date)
               ? ABS(bx_lint_date_number(date) - bx_lint_date_number(l->in->issue->date))
               : A_YEAR;
}

/* The year that brings it nearest to the day of the paper; false where that is unknown,
 * or no such day is near. */
static bool set_year(const bx_lint *l, bx_date *date)
{
    int paper = l->in->issue->date.year, best = 0, nearest = A_YEAR;
    if (date->year)
        return bx_lint_date_is_day(*date);
    for (int year = paper - 1; paper && year <= paper + 1; year++) {
        int days = distance(l, *date, year);
        if (days < nearest) {
            nearest = days;
            best = year;
        }
    }
    date->year = best;
    return best != 0;
}

void bx_lint_date_impossible(bx_lint *l, const bx_part *part)
{
    for (int i = 0; i < part->text.n; i++) {
        bx_date date;
        int end = bx_lint_date_at(part->text, i, &date);
        if (end && !bx_lint_date_is_day(date))
            BX_LINT_FIND(l, bx_lint_span(part->text, i, end),
                         bx_lint_slice(l, part->text, i, end));
        i = end ? end - 1 : i;
    }
}

/* （星期五）, 周五 at i: its number, from Sunday; -1 where none stands. */
static int weekday_at(bx_chars text, int i, int *from, int *to)
{
    static const char *const days[] = {"日", "一", "二", "三", "四", "五", "六"};
    while (bx_is_space(bx_lint_char(text, i)) ||
           bx_utf8_holds("（(", bx_lint_char(text, i)))
        i++;
    int end = bx_words_end(text, i, "星期");
    end = end ? end : bx_words_end(text, i, "周");
    *from = i;
    for (int day = 0; end && day < 7; day++) {
        *to = bx_words_end(text, end, days[day]);
        if (*to)
            return day;
    }
    *to = end ? bx_words_end(text, end, "天") : 0;
    return *to ? 0 : -1;
}

/* A day without a year that lies far from the paper's may be of the year before, or the
 * next. */
static bool is_weekday(const bx_lint *l, bx_date date, bool has_year, int day)
{
    bool is_right = bx_date_weekday(date) == day;
    bool is_far = !has_year && distance(l, date, date.year) > A_SEASON;
    for (int i = -1; is_far && i <= 1; i += 2) {
        bx_date other = {date.year + i, date.month, date.day};
        is_right |= bx_lint_date_is_day(other) && bx_date_weekday(other) == day;
    }
    return is_right;
}

void bx_lint_weekday_wrong(bx_lint *l, const bx_part *part)
{
    bx_chars text = part->text;
    for (int i = 0; i < text.n; i++) {
        bx_date date;
        int from, to, end = bx_lint_date_at(text, i, &date);
        int day = end ? weekday_at(text, end, &from, &to) : -1;
        bool has_year = date.year > 0;
        if (day >= 0 && set_year(l, &date) && !is_weekday(l, date, has_year, day))
            BX_LINT_FIND(l, bx_lint_span(text, from, to), bx_lint_slice(l, text, i, end),
                         bx_lint_slice(l, text, from, to), bx_date_weekday_text(date),
                         bx_format(l->arena, "%d", date.year));
        i = end ? end - 1 : i;
    }
}

/* ---- news of days to come ---- */

/* The first sentence of a text ends before this. */
static int first_stop(bx_chars text)
{
    int i = 0;
    while (i < text.n && !bx_utf8_holds("。！？；", text.chars[i].c))
        i++;
    return i;
}

static bool is_of_things_to_come(bx_chars text, int end)
{
    static const char *const signs[] = {"将",   "拟",   "预计", "计划", "定于",
                                        "截至", "报名", "起",   "前",   "通知",
                                        "公告", "为期", "至"};
    for (int i = 0; i < end; i++)
        for (size_t k = 0; k < G_N_ELEMENTS(signs); k++)
            if (bx_words_end(text, i, signs[k]))
                return true;
    return false;
}

/* 本报讯　5月25日，…: a despatch tells what has happened. */
void bx_lint_date_ahead(bx_lint *l, const bx_item *item)
{
    const bx_part *first = bx_item_find(item, BX_PART_PARAGRAPH);
    bx_date paper = l->in->issue->date;
    if (!bx_item_find(item, BX_PART_DATELINE) || !first || !paper.year)
        return;
    int stop = first_stop(first->text);
    for (int i = 0; i < stop; i++) {
        bx_date date;
        int end = bx_lint_date_at(first->text, i, &date);
        if (!end || !bx_lint_date_is_day(date) || !set_year(l, &date))
            continue;
        if (bx_lint_date_number(date) > bx_lint_date_number(paper) &&
            !is_of_things_to_come(first->text, stop))
            BX_LINT_FIND(l, bx_lint_span(first->text, i, end),
                         bx_lint_slice(l, first->text, i, end));
        return;
    }
}

/* ---- captions ---- */

typedef struct {
    int day; /* in a year of our choice */
    const bx_part *part;
    int from, to;
} dated;

static GArray *list_dates(const bx_item *item)
{
    GArray *dates = g_array_new(FALSE, FALSE, sizeof(dated));
    for (int k = 0; k < item->n_parts; k++)
        for (int i = 0; i < item->parts[k].text.n; i++) {
            bx_date date;
            int end = bx_lint_date_at(item->parts[k].text, i, &date);
            if (!end)
                continue;
            date.year = 2024;
            dated d = {bx_lint_date_is_day(date) ? bx_lint_date_number(date) : 0,
                       &item->parts[k], i, end};
            if (d.day)
                g_array_append_val(dates, d);
            i = end - 1;
        }
    return dates;
}

/* The date of the text that lies nearest to the caption's, and not over three days from
 * it; NULL where one is the same, or none is so near. */
static const dated *near_date(const GArray *dates, const dated *caption)
{
    const dated *nearest = NULL;
    for (guint i = 0; i < dates->len; i++) {
        const dated *d = &g_array_index(dates, dated, i);
        int days = ABS(d->day - caption->day);
        if (d->part->kind == BX_PART_CAPTION || days > 3)
            continue;
        if (!days)
            return NULL;
        if (!nearest || days < ABS(nearest->day - caption->day))
            nearest = d;
    }
    return nearest;
}

void bx_lint_caption_date(bx_lint *l, const bx_item *item)
{
    g_autoptr(GArray) dates = list_dates(item);
    for (guint i = 0; i < dates->len; i++) {
        const dated *d = &g_array_index(dates, dated, i);
        const dated *other =
            d->part->kind == BX_PART_CAPTION ? near_date(dates, d) : NULL;
        if (other)
            BX_LINT_FIND(l, bx_lint_span(d->part->text, d->from, d->to),
                         bx_lint_slice(l, d->part->text, d->from, d->to),
                         bx_lint_slice(l, other->part->text, other->from, other->to));
    }
}
