/* copy_part: drafts → the parts and pictures of an item.
 *
 * In: all drafts of one item. Out: its parts in the order in which items have them: what
 * is printed elsewhere than it stood is moved behind the body, which a note says; its
 * pictures, whose files are not known yet. */
#ifndef BX_MODEL_COPY_PART_H
#define BX_MODEL_COPY_PART_H

#include "model/copy_draft.h"

/* drafts->n parts, in the arena. */
const bx_part *bx_copy_parts_make(bx_copy_drafts *drafts);

/* drafts->n_pictures pictures of these parts, in the arena. */
const bx_picture *bx_copy_pictures_make(bx_copy_drafts *drafts, const bx_part *parts);

#endif
