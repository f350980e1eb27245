/* block: an item as rectangles. In: an item and a layout. Out: every (columns × lines) it
 * can fill whole, the cheapest way for each, as a recipe that can be drawn. A shape
 * handed out obeys the leg rules (13–16): pour only replays it. */
#ifndef BX_MAKEUP_BLOCK_H
#define BX_MAKEUP_BLOCK_H

#include "makeup/headline.h"
#include "makeup/measure.h"
#include "makeup/picture.h"

typedef struct {
    int columns, lines;
    int cost;  /* thousandths */
    int white; /* lines added at the headline */
    bx_head head;
    bx_band band;              /* place BX_BAND_NONE: no picture */
    int rooms[BX_MAX_COLUMNS]; /* rows of text in each leg */
    bx_flow_filling filling;
    int overset; /* rows of copy that find no place; 0 unless drafts were asked for */
} bx_shape;

typedef struct {
    const bx_item *item;
    int index; /* of the item in the issue */
    bool is_lead;
    const bx_flow *flow;
    const bx_head_text *head_text;
    const bx_pictures *pictures; /* NULL: none */
    const bx_shape *shapes;      /* by columns, then lines; one for each pair */
    int n_shapes;
    int least_cells; /* of the smallest shape, columns × lines */
} bx_block;

/* Shapes up to max_lines high. With allow_overset there are also shapes too small for the
 * copy, at the price of the layout's overset weight for each row left over. */
const bx_block *bx_block_make(const bx_setting *setting, const bx_item *item, int index,
                              bool is_lead, int max_lines, bool allow_overset);

/* Lines of the block above its legs: head, white and a band of full width. */
int bx_shape_top_rows(const bx_shape *shape);

#endif
