/* lint_date: days as papers write them: 5月10日, 2024年5月10日. In: a text and a place.
 * Out: the date, which may be none of the calendar. */
#ifndef BX_DESK_LINT_DATE_H
#define BX_DESK_LINT_DATE_H

#include "base/chars.h"
#include "model/date.h"

/* Where the date ends that begins at i, 0 where none does. Its year is 0 where it is not
 * given. */
int bx_lint_date_at(bx_chars text, int i, bx_date *out);

/* Is there such a day, in its year or, without one, in any? */
bool bx_lint_date_is_day(bx_date date);

/* Days since some day, of a day in a year. */
int bx_lint_date_number(bx_date date);

#endif
