/* copy_body: paragraphs out of lines.
 *
 * In: a line that begins a paragraph or goes on with one. Out: its draft; 本报讯 and the
 * reporters before the first is a part of its own. */
#ifndef BX_MODEL_COPY_BODY_H
#define BX_MODEL_COPY_BODY_H

#include "model/copy_draft.h"

void bx_copy_body_add(bx_copy_drafts *drafts, int line);

/* …。（某某） at the end of the body becomes the byline; not where several paragraphs are
 * signed, each by itself. */
void bx_copy_body_part_byline(bx_copy_drafts *drafts);

#endif
