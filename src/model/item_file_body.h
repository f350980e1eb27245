/* item_file_body: the body of an item file, line by line → parts.
 *
 *     paragraph                lines that follow each other are one; empty lines part
 *     ## crosshead
 *     > quotation              one line or several; ">" alone parts its paragraphs
 *     - item    1. item        a list; lines without a mark go on with the item. （一）,
 * （1） are marks where two such lines stand in one block | cell | cell |          a
 * table; a second row of |---|---| makes the first its head
 *     ::: verse … :::          诗: each line stays one, empty lines part stanzas
 *     ::: names … :::          名单: names parted by space
 *     [^label]: text           a note, set at the item's end
 *
 * In: a source and where its body begins. Out: parts in reading order, notes apart. What
 * is no mark of a block is text; a block that is not closed or not known is reported and
 * its lines are kept. Not done here: marks inside a text (item_file_inline.c). */
#ifndef BX_MODEL_ITEM_FILE_BODY_H
#define BX_MODEL_ITEM_FILE_BODY_H

#include <glib.h>

#include "base/diag.h"
#include "model/item.h"

enum { BX_LIST_BULLET = 0x25cf }; /* ● is set for the "-" of a list's item */

/* The English names of fenced blocks. */
#define BX_FENCE_VERSE "verse"
#define BX_FENCE_NAMES "names"

typedef struct {
    bx_arena *arena;
    const bx_source *source;
    bx_diags *diags;
    GArray *parts; /* of bx_part: body parts are added */
    GArray *notes; /* of bx_part: notes are added */
} bx_item_body;

void bx_item_body_read(const bx_item_body *body, int pos);

/* Reports labels without a note and notes without a label, each label once. */
void bx_item_body_check_notes(const bx_item *item, bx_arena *arena, bx_diags *diags);

/* The body parts and notes of an item as text that reads back as the same parts. */
void bx_item_body_write(GString *out, const bx_item *item);

/* Goes on behind a line end that stood at `at`: nothing between Han and the marks set
 * with them, a space between Latin words. */
void bx_item_join_line(bx_chars_builder *text, uint32_t next, int at);

/* The line at *pos as [from, to) without its end; *pos moves behind it. False at the end
 * of the source. */
bool bx_item_next_line(const bx_source *source, int *pos, int *from, int *to);

#endif
