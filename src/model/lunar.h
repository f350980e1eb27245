/* lunar: a date in the Chinese calendar (农历), for the masthead.
 *
 * In: a date of the common calendar, from 19 February 1901 to the end of the year that
 * begins in 2099. Out: year of the cycle, month and day, and the words for them. The
 * months are a table, lunar.def; lunar-years makes it and says by which rules. */
#ifndef BX_MODEL_LUNAR_H
#define BX_MODEL_LUNAR_H

#include "model/date.h"

typedef struct {
    int year;  /* of the common calendar in which it begins */
    int month; /* 1 to 12 */
    bool is_leap;
    int day; /* 1 to 30 */
} bx_lunar_date;

/* False, and *out untouched, for a date outside the table. */
bool bx_lunar_from_date(bx_date date, bx_lunar_date *out);

/* "丙午年十月十九", "乙巳年闰六月初一"; "" for a date outside the table. In the arena. */
const char *bx_lunar_text(bx_arena *arena, bx_date date);

#endif
