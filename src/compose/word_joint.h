/* word_joint: in narrow cells and large type lines end between words rather than inside.
 *
 * In: a text and its joints. Out: joints with the cost of a turn added to their
 * penalties: for cells of tables, where a line holds but a word or two, and for what is
 * set large, as a headline is. In running text any two Han may be parted (CLREQ §3.1.2).
 * Not done here: the words (text/turn.h). */
#ifndef BX_COMPOSE_WORD_JOINT_H
#define BX_COMPOSE_WORD_JOINT_H

#include "compose/atoms.h"
#include "text/words.h"

/* A copy of the atoms, in the arena; house may be NULL. is_display: turns weigh more than
 * how lines fill. */
const bx_atoms *bx_word_joints_make(bx_arena *arena, const bx_atoms *atoms,
                                    const bx_shaped *shaped, bx_chars text,
                                    const bx_lexicon *lexicon,
                                    const bx_house_words *house, bool is_display);

#endif
