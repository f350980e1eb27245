/* words: a text parted into words.
 *
 * In: a headline, the lexicon and the words of the house. Out: its words, in order and
 * without a gap, each with its kind. The parting with the greatest probability is taken
 * (unigrams, one pass of a dynamic program); quantities, names of persons, Latin and
 * numbers are words by the rules of name.def and unit.def. What the lexicon leaves single
 * is joined to what it most likely belongs to. Words of the house are whole, and none
 * begins or ends inside Latin. Not done here: where a line
 * may turn (turn.c). */
#ifndef BX_TEXT_WORDS_H
#define BX_TEXT_WORDS_H

#include "base/chars.h"
#include "model/house.h"
#include "text/lexicon.h"

typedef struct {
    int from, to;
    bx_word_class class;
} bx_term;

typedef struct {
    const bx_term *terms;
    int n;
} bx_terms;

/* Both may be NULL: without a lexicon every Han character is a word of kind OTHER. */
bx_terms bx_words_part(bx_arena *arena, const bx_lexicon *lexicon,
                       const bx_house_words *house, bx_chars text);

/* Where the word ends that stands at character i of the text; 0 where it does not. */
int bx_words_end(bx_chars text, int i, const char *word);

#endif
