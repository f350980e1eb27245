/* bulletin: pasted text → items. In: a decoded source. Out: the items in the order of the
 * file, priorities 1, 2, …; every repair a note with its line.
 *
 * Proven before it returns: each non-space character of the source stands in exactly one
 * part of one item, in order, or belongs to a repair that was reported (a mark made full
 * width stays in its part, as the new mark at the old place). Captions, credits, bylines
 * and origins are moved behind the body; that is their reported repair.
 * Pictures are not looked up here: a caption makes a picture with file NULL.
 *
 * Short items, each with a head, under a line like 【工会简讯】 are one group of briefs
 * (group.h), which a note says. */
#ifndef BX_MODEL_BULLETIN_H
#define BX_MODEL_BULLETIN_H

#include "base/diag.h"
#include "model/item.h"

typedef struct {
    const bx_item *items;
    int n;
} bx_bulletin;

/* n is 0 after reporting when the text holds no item. */
bx_bulletin bx_bulletin_read(bx_arena *arena, const bx_source *source, bx_diags *diags);

#endif
