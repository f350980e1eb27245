/* date: a day as papers print it. In: a bx_date (issue.h, where bx_date_parse is).
 * Out: its weekday and the Chinese words for masthead and folio line. */
#ifndef BX_MODEL_DATE_H
#define BX_MODEL_DATE_H

#include "model/issue.h"

/* 0 is Sunday. The date must be given. */
int bx_date_weekday(bx_date date);

/* 2026年11月23日 and 星期一; "" when the date is not given. */
const char *bx_date_text(bx_arena *arena, bx_date date);
const char *bx_date_weekday_text(bx_date date);

#endif
