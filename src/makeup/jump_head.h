/* jump_head: does the head over the rest of an item say what the item is about
 * (page-rules 24)? In: headline and jump head. Not done here: the words themselves
 * (model/jump.h). */
#ifndef BX_MAKEUP_JUMP_HEAD_H
#define BX_MAKEUP_JUMP_HEAD_H

#include "text/words.h"

/* Does the head over the rest repeat a word of the headline that says what it is about?
 * The lexicon may be NULL, the words of the house too. */
bool bx_jump_head_repeats(bx_arena *arena, const bx_lexicon *lexicon,
                          const bx_house_words *house, bx_chars headline, bx_chars head);

#endif
