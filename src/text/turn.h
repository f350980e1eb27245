/* turn: what it costs to let a line of a headline turn before each character.
 *
 * In: a headline, the lexicon and the words of the house. Out: a cost for every place
 * between two characters, from the author's own break (none) to the inside of a word
 * (BX_TURN_TORN). Costs come from the phrases that the words join into (phrase.h), from
 * marks, and from rows of turn.def (page-rules 11). Not done here: the choice among the
 * places, which also weighs the lengths of the lines. */
#ifndef BX_TEXT_TURN_H
#define BX_TEXT_TURN_H

#include "text/words.h"

enum {
    BX_TURN_NEVER = -1,   /* inside a number, before 的 or a closing mark */
    BX_TURN_AUTHOR = 0,   /* a typed space */
    BX_TURN_GOOD = 600,   /* up to here an editor would let it pass */
    BX_TURN_POOR = 1200,  /* from here on it is a fault: the head is hard to read */
    BX_TURN_TORN = 12000, /* inside a word or name */
};

/* One cost for each character: of a turn before it. The first is BX_TURN_NEVER.
 * lexicon and house may be NULL. */
const int *bx_turn_costs(bx_arena *arena, const bx_lexicon *lexicon,
                         const bx_house_words *house, bx_chars text);

#endif
