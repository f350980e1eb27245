/* item_file_inline: the marks inside a text of an item file: **strong** words, and a
 * backslash before an ASCII mark that is to stand as itself.
 *
 * Two asterisks in a row open and close strong words wherever they stand, next to
 * Chinese marks too; one, three or more in a row, and two that find no partner, are text
 * (138****5678). Not done here: what a text is part of. */
#ifndef BX_MODEL_ITEM_FILE_INLINE_H
#define BX_MODEL_ITEM_FILE_INLINE_H

#include <glib.h>

#include "base/chars.h"

/* The text without its marks; *has_strong, when not NULL: some words were marked. */
bx_chars bx_item_inline_read(bx_arena *arena, bx_chars marked, bool *has_strong);

/* A dateline that marks no words itself is strong as far as its first bracket, or without
 * one as far as its first space; one that begins with **** is plain as a whole. */
bx_chars bx_item_inline_read_dateline(bx_arena *arena, bx_chars marked);

/* The marked text that reads back as `text` (kai has no mark here and becomes plain).
 * opens_line: a # at its beginning must not make it a crosshead. */
void bx_item_inline_write(GString *out, bx_chars text, bool opens_line);
void bx_item_inline_write_dateline(GString *out, bx_chars text);

#endif
