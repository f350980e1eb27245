/* copy_caption: captions and credits out of lines.
 *
 * In: a line with one of these roles. Out: its drafts. A caption makes a picture; the
 * photographer at its end is a credit. */
#ifndef BX_MODEL_COPY_CAPTION_H
#define BX_MODEL_COPY_CAPTION_H

#include "model/copy_draft.h"

void bx_copy_caption_add(bx_copy_drafts *drafts, int line);

#endif
