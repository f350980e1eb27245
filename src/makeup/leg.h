/* leg: where the legs of a placed shape stand on the page, and the rows in them.
 *
 * In: a shape and its place. Out: points of the page. Horizontal legs stand side by side,
 * their rows on the page's grid; vertical ones one over the other, their rows from right
 * to left at the shape's own pitch. */
#ifndef BX_MAKEUP_LEG_H
#define BX_MAKEUP_LEG_H

#include "makeup/tree.h"

/* The grid line on which the top of a horizontal leg lies. */
int bx_leg_top(const bx_placed *placed, int leg);

/* The corner where a leg's first line begins, and its mode. */
bx_frame bx_leg_frame(const bx_layout *layout, const bx_placed *placed, int leg);

/* Where a row of a leg begins, across its lines: each has a pitch of room, and type
 * stands in its middle. The first and last vertical row reach half a gap over the edges,
 * so that their type is flush. */
bx_len bx_leg_row_at(const bx_layout *layout, const bx_shape *shape, int row);

/* The corner where the lines of the head begin, and the room across them. A column head
 * has no more than it needs: white added to it stands under its tint. */
bx_point bx_head_corner(const bx_layout *layout, const bx_placed *placed);
bx_len bx_head_room(const bx_layout *layout, const bx_shape *shape);

/* The upper left corner of the pictures. */
bx_point bx_band_corner(const bx_layout *layout, const bx_placed *placed);

#endif
