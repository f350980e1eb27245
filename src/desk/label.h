/* label: a few words in a box over a page, out of the way of other labels.
 *
 * In: words, where they should stand, and an ink. Out: notes in a display list. A label
 * stands as near below its place as there is room, else above it, and never leaves the
 * page; where labels fill the page from edge to edge they lie on each other. */
#ifndef BX_DESK_LABEL_H
#define BX_DESK_LABEL_H

#include "makeup/setting.h"

typedef struct {
    const bx_setting *setting;
    bx_display_builder *out;
    bx_len width, height; /* of the page */
    bx_rect *boxes;       /* of the labels so far */
    int n, room;
} bx_labels;

/* How wide a label of these words is. */
bx_len bx_label_width(const bx_labels *labels, const char *words);
bx_len bx_label_height(void);

/* Puts a label with its upper left corner at a place, or near it. */
void bx_label_put(bx_labels *labels, const char *words, bx_point at, bx_ink ink);

#endif
