/* copy_kept: lines that stand as they are: verse, lists of names, rows of tables.
 *
 * In: a line with one of these roles. Out: its drafts: one a line of verse, a name, a
 * cell. */
#ifndef BX_MODEL_COPY_KEPT_H
#define BX_MODEL_COPY_KEPT_H

#include "model/copy_draft.h"

void bx_copy_kept_add(bx_copy_drafts *drafts, int line);

#endif
