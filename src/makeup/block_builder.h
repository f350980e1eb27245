/* block_builder: how block.c, block_aside.c, block_legs.c, block_side_head.c,
 * block_vertical.c and group.c put a block together; for nobody else.
 *
 * Each shape that can be drawn is offered; the cheapest of its size is kept. */
#ifndef BX_MAKEUP_BLOCK_BUILDER_H
#define BX_MAKEUP_BLOCK_BUILDER_H

#include "makeup/block.h"
#include "makeup/crossing.h"

enum { BX_MOST_CHARS = 30 }; /* 字 in a line of a leg that is no whole columns wide */

/* The shapes of one size so far, by cost; no two look alike to the rules of the page. */
typedef struct {
    bx_shape *shapes;
    int n;
} bx_shape_list;

typedef struct {
    const bx_head *heads;
    int n;
} bx_head_list;

typedef struct {
    const bx_setting *setting;
    bx_block *block;
    int columns, max_lines; /* of the page */
    bx_fit fit;
    bx_shape_list *cells; /* [columns][lines][BX_CROSSING_COUNT]: on a spread those that
                             may stand across the fold, and those that may not, are no
                             rivals */
    bx_arena *work;
    int n_offered;
    struct bx_aside_sizes *aside_sizes; /* block_aside.c; NULL: nothing stands among its
                                           legs */
    const bx_head_text *head_text;      /* in the mode of the heads */
    const struct bx_framed *framed;     /* round every shape; NULL: none */
    /* What several shapes share, once it is needed: the copy by merged columns, or by 字
     * of a line; vertical heads by the rows they stand along. */
    const bx_flow *flows[BX_MAX_COLUMNS + 1];
    const bx_flow *flows_by_chars[BX_MOST_CHARS + 1];
    bx_head_list side_heads[BX_MAX_LINES + 1];
} bx_block_builder;

/* Measures the copy in legs of one column: how much there is. */
void bx_block_measure_copy(bx_block_builder *b);
/* Is the item given white at heads to fill the page? */
bool bx_block_stretches(const bx_block_builder *b);
/* What it costs not to be the lead and to go across the page. */
int64_t bx_block_emphasis_cost(const bx_block_builder *b, int columns);
/* Fills the rooms of the shape's legs, pull quote and fact box among the text; false when
 * they cannot be. The rooms are what the text has of them, then. */
bool bx_block_fill(const bx_block_builder *b, bx_shape *shape);
/* The same with text alone, and with what the item has beside it. */
bool bx_block_fill_legs(const bx_block_builder *b, bx_shape *shape);
bool bx_block_fill_round(const bx_block_builder *b, bx_shape *shape);

typedef struct {
    int least, most;
} bx_row_range;

/* Rows that the copy takes in the shape's legs, pull quote and fact box counted. */
bx_row_range bx_block_rows(const bx_block_builder *b, const bx_shape *shape);
struct bx_aside_sizes *bx_aside_sizes_new(bx_arena *arena, const bx_item *item);
/* Of a shape too small for the copy: takes out the rows for pull quote and fact box, as
 * far as they have room. */
void bx_block_stand_asides(const bx_block_builder *b, bx_shape *shape);
/* Offers a shape whose cost, short of what it is over, adds up to `cost`. */
void bx_block_offer(bx_block_builder *b, bx_shape *shape, int64_t cost);
/* Offers a shape with what of the copy goes in, the last row of the last leg left to the
 * mark (drafts); false where all of it goes in, or as much of it as jumps. */
bool bx_block_offer_overset(bx_block_builder *b, const bx_shape *shape);

/* Vertical heads along so many grid lines. */
bx_head_list bx_block_side_heads(bx_block_builder *b, int rows);
/* The one that takes the least room. */
bx_head bx_block_smallest_head(bx_head_list list);
/* How long the lines of vertical text are there, from the top of the first row's type to
 * the foot of the last one's. */
bx_len bx_block_depth(const bx_layout *layout, int rows);

/* The bands of a block (room for BX_MAX_BANDS); 1: none, where the item has no picture.
 */
int bx_block_bands(const bx_block_builder *b, const bx_band_room *room, bx_band *bands);
/* The smallest of them. */
bx_band bx_block_smallest_band(const bx_band *bands, int n);
/* Keeps those that can stand over vertical lines or heads, or beside them at `side`;
 * returns how many. */
int bx_block_keep_bands(bx_band *bands, int n, bx_band_place side);

/* The copy in lines of so many 字, at most BX_MOST_CHARS. */
const bx_flow *bx_block_flow_by_chars(bx_block_builder *b, int chars);

/* Is part of the width the band's? */
bool bx_band_is_partial(const bx_band *band);

/* Shapes of horizontal legs under a horizontal head. */
void bx_block_add_legs(bx_block_builder *b, int columns);
/* Shapes of horizontal legs with a vertical head to their left (竖题): for an item that
 * does not ask for it only those that look as if they had to be so. */
void bx_block_add_side_head(bx_block_builder *b, int columns);
/* Shapes of vertical text. */
void bx_block_add_vertical(bx_block_builder *b, int columns);
/* Shapes of a group, of every width: in its frame, under its head. */
void bx_block_add_group(bx_block_builder *b);

#endif
