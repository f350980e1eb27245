/* subset: a face cut down to the glyphs a document shows (press.md, "Subset before
 * cairo, not in it"). Layout tables go, the names stay: the copy is for embedding. */
#ifndef BX_ASSET_SUBSET_H
#define BX_ASSET_SUBSET_H

#include "asset/assets.h"

typedef struct {
    hb_blob_t *blob;   /* a font file of one face; owned */
    hb_map_t *new_gid; /* glyph in the face → glyph in the copy; owned */
} bx_subset;

/* False, and *out empty, when the face cannot be cut: it is whole then or nothing. */
bool bx_subset_make(const bx_face *face, const hb_set_t *gids, bx_subset *out);
void bx_subset_clear(bx_subset *subset);

#endif
