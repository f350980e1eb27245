/* house: the words of a house, which no headline splits.
 *
 * In: words.txt, a plain text: one word a line; `#` begins a comment, empty lines are
 * nothing. Out: the words, in the order of the file. Not done here: any use of them. */
#ifndef BX_MODEL_HOUSE_H
#define BX_MODEL_HOUSE_H

#include "base/chars.h"
#include "base/diag.h"

enum { BX_HOUSE_WORD_MOST = 32 }; /* characters of one */

typedef struct {
    const bx_chars *words;
    int n;
} bx_house_words;

/* Those of `first` (NULL: none) and those of the file. A line that is no word is
 * reported and left out; a file that cannot be read is reported and adds none. */
const bx_house_words *bx_house_load(bx_arena *arena, const bx_house_words *first,
                                    const char *path, bx_diags *diags);

#endif
