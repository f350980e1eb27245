/* copy_item: the lines of one item, whose roles are known, → the item.
 *
 * In: drafts with the copy, its roles and its ledger; of earlier items nothing counts.
 * Out: the item, its name and priority by its number; what a reader of the page would
 * stumble over is warned of: no headline, a long one, no text. */
#ifndef BX_MODEL_COPY_ITEM_H
#define BX_MODEL_COPY_ITEM_H

#include "model/copy_draft.h"

/* The item that begins at a line. */
bx_item bx_copy_item_make(bx_copy_drafts *drafts, int from, int number);

#endif
