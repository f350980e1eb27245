/* copy_heading: kickers, headlines, decks, summaries and crossheads out of lines.
 *
 * In: a line with one of these roles. Out: its draft, without label, number, brackets and
 * ornaments that only mark it; letters that were spaced out stand together. */
#ifndef BX_MODEL_COPY_HEADING_H
#define BX_MODEL_COPY_HEADING_H

#include "model/copy_draft.h"

void bx_copy_heading_add(bx_copy_drafts *drafts, int line);

/* The line without what marks it as a heading of this copy: label, number, brackets,
 * ornaments. */
bx_chars bx_copy_heading_unmarked(bx_copy_drafts *drafts, const bx_copy_line *line);

#endif
