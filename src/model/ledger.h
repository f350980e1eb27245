/* ledger: what became of every character of a source, for the proof that a reader lost
 * nothing.
 *
 * In: the pieces a reader leaves out, each with the note that reports it; at the end the
 * items. Out: whether each non-space character of the source stands in exactly one part
 * or in a reported repair, in order within what was not moved. Not done here: repairs. */
#ifndef BX_MODEL_LEDGER_H
#define BX_MODEL_LEDGER_H

#include "base/diag.h"
#include "model/item.h"

typedef struct {
    const bx_source *source;
    bx_diags *diags;
    unsigned char *fates; /* one a byte of the source */
} bx_ledger;

bx_ledger bx_ledger_open(bx_arena *arena, const bx_source *source, bx_diags *diags);

/* Leaves `text` out: note `id` with the text as {1}. */
void bx_ledger_drop(bx_ledger *ledger, bx_diag_id id, bx_chars text);

/* The same without a note; the caller reports it. */
void bx_ledger_leave(bx_ledger *ledger, bx_chars text);

/* Enters the parts of all items. False after reporting (E_COPY_LOST) when a character
 * has no place, two places, is not the character of its place, or runs backwards. Marks
 * that were made full width are noted, once a line. Call once. */
bool bx_ledger_prove(bx_ledger *ledger, const bx_item *items, int n);

#endif
