/* marks: half-width marks made full width where the text round them is Chinese.
 *
 * In: one paragraph or heading. Out: a new text: , ; : ( ) ? ! . "…" '…' ... -- become
 * ，；：（）？！。“…”‘…’…… —— next to Chinese; digits, Latin, times, decimals, addresses
 * and file names keep theirs. Spaces are set right: one ideographic space between Chinese
 * words, none beside a full-width mark, one plain space elsewhere.
 * Not done here: anything about words. */
#ifndef BX_MODEL_MARKS_H
#define BX_MODEL_MARKS_H

#include "model/ledger.h"

typedef enum {
    BX_SPACES_WIDE, /* between Chinese words U+3000 */
    BX_SPACES_SOFT, /* U+0020 everywhere: soft breaks of a headline */
} bx_spaces;

/* Points of ... that have no place in …… are dropped into the ledger. */
bx_chars bx_marks_widen(bx_arena *arena, bx_chars text, bx_spaces spaces,
                        bx_ledger *ledger);

/* Whether `c` in a part may stand for `was` in the source. */
bool bx_mark_stands_for(uint32_t c, uint32_t was);

#endif
