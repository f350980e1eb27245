/* block: an item as rectangles. In: an item and a layout. Out: every (columns × lines) it
 * can fill whole, the cheapest way for each, as a recipe that can be drawn. A shape
 * handed out obeys the leg rules (13–16): pour only replays it. */
#ifndef BX_MAKEUP_BLOCK_H
#define BX_MAKEUP_BLOCK_H

#include <stdbool.h>

#include "makeup/aside.h"
#include "makeup/headline.h"
#include "makeup/measure.h"
#include "makeup/picture.h"

typedef struct {
    int columns, lines;
    int cost;  /* thousandths */
    int white; /* lines added at the headline */
    bx_head head;
    int head_span; /* 串文题: a horizontal head stands over the first columns only; 0:
                      over all */
    bx_item_box box; /* what is drawn round it … */
    bx_len inset;    /* … and how far in head, pictures and legs stand, on both sides */
    int foot;        /* lines of white between the legs and the frame's foot */
    int head_columns; /* a vertical head stands on: the first, of vertical legs the last;
                         0: the head is horizontal */
    bx_band band;     /* place BX_BAND_NONE: no picture */
    bool is_beside;   /* the band fills the block's side: no leg under it */
    bx_grid grid;     /* the columns that pictures and legs stand on: */
    int cells;        /* so many; the page's but for 变栏 and boxes */
    int first_cell;   /* of the first leg */
    int leg_cells;    /* merged into one leg; 0: legs of no such columns */
    int n_legs;       /* side by side; of vertical lines one over the other */
    int rooms[BX_MAX_COLUMNS];       /* rows of text in each leg, and among them … */
    bx_aside asides[BX_ASIDE_COUNT]; /* … what takes more rows there */
    bx_writing_mode mode; /* of the legs, which follow each other along their lines: */
    bx_len leg_start;     /* from the block's edge to the first leg */
    bx_len leg_gap;       /* from leg to leg */
    bx_len pitch;         /* from row to row */
    const bx_flow *flow;  /* the copy at that measure; NULL: of a column, it has none */
    bx_flow_filling filling;
    uint16_t starts; /* on a spread: columns that it may start at for the fold, bit by bit
                        (crossing.h) */
    int overset;     /* rows of copy that find no place; 0 unless drafts were asked for */
    const struct bx_framed *framed; /* NULL: no frame round the block (framed.h) */
    const struct bx_fixed *fixed;   /* NULL: copy; else what is drawn (block_fixed.h) */
} bx_shape;

typedef struct {
    const bx_item *item;
    int index; /* of the item in the issue */
    bool is_lead;
    const bx_layout *layout;     /* that it was made for: of the page, or in a frame */
    const bx_flow *flow;         /* the copy in legs of one column; NULL: of a column */
    const bx_pictures *pictures; /* NULL: none */
    const bx_shape *shapes;      /* by columns, lines and cost; of one size those that the
                                    rules      of the page tell apart */
    int n_shapes;
    int least_cells; /* of the smallest shape, columns × lines */
} bx_block;

enum { BX_MAX_BLOCKS = 48 }; /* on one page */

/* No shape costs more: a whole page of them, 48 at most, still adds up in an int. */
enum { BX_SHAPE_COST_MOST = 10 * 1000 * 1000 };

/* How far shapes may go to fit. */
typedef enum {
    BX_FIT_CLOSE,   /* no white at heads but their own: for pages that lack copy */
    BX_FIT_EXACT,   /* up to two lines of white at a head */
    BX_FIT_RAGGED,  /* the last legs may end in white, where nothing else fits */
    BX_FIT_OVERSET, /* EXACT, and shapes too small for the copy, at the price of the
                       layout's overset weight for each row left over */
} bx_fit;

/* Shapes up to max_lines high. */
const bx_block *bx_block_make(const bx_setting *setting, const bx_item *item, int index,
                              bool is_lead, int max_lines, bx_fit fit);

/* Rows of text that a leg is filled with: one less than its room where it is short. */
int bx_shape_room(const bx_shape *shape, int leg);
/* The row of a leg that a row of its text stands on, what stands among them counted. */
int bx_shape_row_of(const bx_shape *shape, int leg, int text_row);
/* How wide n legs are with the gaps between them. */
bx_len bx_shape_legs_width(const bx_shape *shape, int n);

/* Does a picture stand over the leg, in the block's own room for legs? */
bool bx_shape_is_under_band(const bx_shape *shape, int leg);

/* Lines of white over a leg that stands beside a head, clear of the rule above. */
enum { BX_WHITE_BESIDE_HEAD = 1 };

/* Lines of the block above its legs: a horizontal head, white and a band of full width;
 * of legs beside the head, not under it, only white. */
int bx_shape_top_rows(const bx_shape *shape);

#endif
