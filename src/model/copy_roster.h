/* copy_roster: which lines of pasted copy are a list of names 名单, parted by spaces
 * alone.
 *
 * In: the lines of the copy with their signs. Out: is_roster of lines of names that
 * follow each other, eight names or more. Fewer may be who wrote the text. */
#ifndef BX_MODEL_COPY_ROSTER_H
#define BX_MODEL_COPY_ROSTER_H

#include "model/copy_line.h"

void bx_copy_roster_find(bx_copy_line *lines, int n);

/* One past the name that begins at i, which is no space; one of two characters may be
 * spaced out to the width of three. */
int bx_copy_roster_name(bx_chars line, int i);

#endif
