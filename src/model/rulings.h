/* rulings: what a house has ruled about words, in plain lists beside the issue or the
 * layout.
 *
 * In: forbidden.txt, words that are never printed, each with what to write instead behind
 * a tab, if anything; always.txt, names and terms that are always written so, each name
 * with the person's title behind a tab. `#` begins a comment, empty lines are nothing.
 * Out: the rows, in the order of the file. Not done here: any use of them (desk/lint). */
#ifndef BX_MODEL_RULINGS_H
#define BX_MODEL_RULINGS_H

#include "base/chars.h"
#include "base/diag.h"

enum { BX_RULING_MOST = 64 }; /* characters of either side */

typedef struct {
    bx_chars word;
    const char *text;       /* the same, as UTF-8 */
    bx_chars other;         /* what stands behind the tab; n 0: nothing */
    const char *other_text; /* "" then */
} bx_ruling;

typedef struct {
    const bx_ruling *rows;
    int n;
} bx_rulings;

/* The rows of `first` and those of the file: none where it is not there. A line that is
 * too long, or has two tabs, is reported and left out. */
bx_rulings bx_rulings_load(bx_arena *arena, bx_rulings first, const char *path,
                           bx_diags *diags);

#endif
