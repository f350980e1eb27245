/* sign_byline: who reported or wrote it, by the look of a line of pasted copy: datelines,
 * reporters, names. As sign.h: one line in, lengths and claims out. */
#ifndef BX_MODEL_SIGN_BYLINE_H
#define BX_MODEL_SIGN_BYLINE_H

#include <stdbool.h>

#include "base/chars.h"

/* Length of 本报讯, 新华社北京5月10日电, with the reporters behind it and without the
 * space that follows; also of reporters alone: （记者 …）, 记者某某报道：. */
int bx_sign_dateline(bx_chars line);
/* Whether that dateline names a despatch (讯, 电), which only begins an item. */
bool bx_sign_is_despatch(bx_chars line);
/* A line that is only a byline. Names: only by the look of it (surnames). */
bool bx_sign_is_byline(bx_chars line);
/* How many names it is, parted by spaces alone; 0: it holds other things. */
int bx_sign_names(bx_chars line);
bool bx_sign_is_names(bx_chars line);
/* 五（2）班 陈一诺, 河西供电所 马骏: where someone belongs, then the name. */
bool bx_sign_is_placed_name(bx_chars line);
/* A date and nothing else. */
bool bx_sign_is_date(bx_chars line);
/* Where a byline in brackets begins behind the last stop (…。（某某）); 0: none. */
int bx_sign_byline_tail(bx_chars line);

#endif
