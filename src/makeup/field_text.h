/* field_text: a text of furniture as it stands on a page. In: a text with {fields}, the
 * issue, the page. Out: the words.
 *
 * A text is read in pieces parted by a full-width space, · ｜ or ／. A piece that names
 * fields none of which is given is left out, and the mark before it with it. */
#ifndef BX_MAKEUP_FIELD_TEXT_H
#define BX_MAKEUP_FIELD_TEXT_H

#include "model/issue.h"

/* The first n bytes; in the arena. */
const char *bx_field_text(bx_arena *arena, const char *text, size_t n,
                          const bx_issue *issue, const bx_page *page);

/* A whole number as it is said, 1 to 999: 十二, 一百零三. In the arena. */
const char *bx_number_words(bx_arena *arena, int number);

#endif
