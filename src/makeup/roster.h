/* roster: a list of names 名单 → rows: columns of three 字 over the whole measure.
 *
 * A name of two Han is spaced to three (CLREQ §3.2.6, 二字名); one of four stands in its
 * column where the gap leaves room; longer names, those with a dot among them, take as
 * many columns as they need, and one longer than the measure turns. */
#ifndef BX_MAKEUP_ROSTER_H
#define BX_MAKEUP_ROSTER_H

#include "makeup/rows.h"
#include "model/item.h"

void bx_roster_rows(bx_rows_builder *out, const bx_part *names, int n, bx_len measure);

#endif
