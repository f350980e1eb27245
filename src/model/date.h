/* date: a day as papers print it. In: a date as people write it. Out: the date, its
 * weekday, and the Chinese words for masthead and folio line. */
#ifndef BX_MODEL_DATE_H
#define BX_MODEL_DATE_H

#include <stdbool.h>

#include "base/arena.h"

typedef struct {
    int year, month, day; /* year 0: not given */
} bx_date;

/* "2026-11-23", "2026年11月23日", "2026/11/23"; false when it is no date of the calendar.
 */
bool bx_date_parse(const char *text, bx_date *out);

/* Days from the last one before the year 1. The date must be given. */
int bx_date_days(bx_date date);
/* 0 is Sunday. The date must be given. */
int bx_date_weekday(bx_date date);

/* 2026年11月23日 and 星期一; "" when the date is not given. */
const char *bx_date_text(bx_arena *arena, bx_date date);
const char *bx_date_weekday_text(bx_date date);

#endif
