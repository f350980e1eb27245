/* phrase: words of a headline joined into phrases.
 *
 * In: words that stand without a mark between them, a quotation counting as one. Out: the
 * likeliest way to join them two by two until one phrase is left (a weighted grammar,
 * phrase.def; the table of all spans is filled as Cocke, Younger and Kasami do), and from
 * it what it costs to let a line turn between any two words: where subject and predicate
 * meet little, inside a compound much. Not done here: marks, and words that lean on their
 * neighbours (turn.c). */
#ifndef BX_TEXT_PHRASE_H
#define BX_TEXT_PHRASE_H

#include "text/words.h"

/* costs[k]: of a turn before word k, in thousandths; costs[0] is not touched. More words
 * than a headline has are joined in stretches. */
void bx_phrase_turns(bx_arena *arena, bx_chars text, bx_terms words, int *costs);

#endif
