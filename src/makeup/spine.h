/* spine: the fold of a spread 通版, which lies in the gap between its middle columns, and
 * lines of heads that run across it.
 *
 * In: a set line and the room it has. Out: how far it is moved for the fold to fall
 * between two of its characters. Which blocks may stand across is crossing.h's to say. */
#ifndef BX_MAKEUP_SPINE_H
#define BX_MAKEUP_SPINE_H

#include "makeup/setting.h"

/* From the left of the paper to the fold. */
bx_len bx_spine_at(const bx_layout *layout);

/* A line's room, from the left of the paper. */
typedef struct {
    bx_len left; /* where the line's measure begins */
    bx_len from, to;
} bx_line_room;

/* How far the line moves, within its room, for the fold to part no character, number or
 * Latin word. False: it cannot be. Lines away from the fold stay. */
bool bx_spine_clear(const bx_layout *layout, const bx_line *line, bx_line_room room,
                    bx_len *shift);

/* Sets such a line of `text` down at a point; where it cannot be cleared, that is
 * reported. Pages that are no spread have no fold. */
void bx_spine_set(const bx_setting *setting, bx_line line, bx_point at, bx_len from,
                  bx_len to, bx_chars text, bx_display_builder *out);

#endif
