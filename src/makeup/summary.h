/* summary: the 提要 of an item, under its head or, vertical, behind it.
 *
 * In: an item and the measure of its head. Out: the room its summary takes there, and its
 * glyph runs. A summary on one line stands as the head does; a longer one is a block of
 * even lines, no longer than the eye follows, which stands so. What surrounds it, and
 * what many lines cost, is headline.h's to say. */
#ifndef BX_MAKEUP_SUMMARY_H
#define BX_MAKEUP_SUMMARY_H

#include "makeup/setting.h"

typedef struct {
    int n_lines; /* 0: there is none */
    int n_texts;
    bx_len measure; /* of its lines */
    bx_len indent; /* of the first line of each text: where they are several in a block */
    bx_len white;  /* before them */
    bx_len breadth; /* across them, with the white */
    bool is_short;  /* each of its texts has one line */
} bx_summary;

bx_summary bx_summary_of(const bx_setting *setting, const bx_item *item,
                         bx_writing_mode mode, bx_len measure);

/* Draws it from where its first line begins; `align` is the head's over `measure`. */
void bx_summary_draw(const bx_setting *setting, const bx_item *item,
                     const bx_summary *summary, bx_align align, bx_len measure,
                     bx_frame at, bx_display_builder *out);

#endif
