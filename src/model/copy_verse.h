/* copy_verse: which lines of pasted copy are those of a poem, to stand as they are.
 *
 * In: the lines of the copy with their signs. Out: is_verse of the lines of poems, which
 * of them begins a stanza, is_poet of a bare name over them
 * and heads_verse of the line over that; is_poem_title of the lines by themselves that
 * head the poems of a sequence, where its head says that it is one: （组诗）, （外一首）.
 * A poem is six short lines or more, in stanzas or not, with hardly a mark inside; or
 * four lines of one length that end with marks (绝句, 律诗); or two of two such halves.
 * Columns that were copied from a page have short lines, too, but marks inside them. In
 * doubt copy is no poem. */
#ifndef BX_MODEL_COPY_VERSE_H
#define BX_MODEL_COPY_VERSE_H

#include "model/copy_line.h"

void bx_copy_verse_find(bx_copy_line *lines, int n);

#endif
