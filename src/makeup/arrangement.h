/* arrangement: how the pictures of one item, with what is said of them, share a band.
 *
 * In: pictures by format and the columns of a band. Out: for each way they can be
 * arranged, the boxes of pictures and legends in a band of any height. What is cut off
 * and what it costs is picture.h's to say. */
#ifndef BX_MAKEUP_ARRANGEMENT_H
#define BX_MAKEUP_ARRANGEMENT_H

#include "makeup/legend.h"
#include "makeup/measure.h"

typedef struct {
    int image;         /* asset id; -1: an empty slot */
    int width, height; /* in pixels; of a slot its format */
    const bx_picture *facts;
    const bx_part *caption, *credit; /* NULL: none */
} bx_photo;

typedef enum {
    BX_ARRANGE_ROWS,   /* of one size, as many side by side as the band has columns */
    BX_ARRANGE_FITTED, /* in one row, each as wide as its format asks for */
    BX_ARRANGE_LARGE,  /* the first one large, the others over each other to its right */
    BX_ARRANGE_TOP,    /* the first one in full width, the others in a row below it */
    BX_ARRANGE_ASIDE,  /* one picture, its legend to its right in the last column */
    BX_ARRANGE_COUNT
} bx_arrangement_kind;

/* A picture and the legend below it. */
typedef struct {
    bx_len left, width; /* from the band's left edge */
    int at, of;         /* which of how many over each other */
    int before, share;  /* of their heights, in thousandths: of those above, its own */
    bx_legend legend;
    bx_len below; /* the room that its legend takes, white included */
} bx_arranged;

typedef struct {
    bx_arrangement_kind kind;
    int n; /* one a picture */
    bx_arranged *pictures;
    bool has_hole;    /* the last row is not full */
    bx_len above;     /* white over the pictures */
    bx_len between;   /* pictures one over the other that have no legend */
    bx_legend legend; /* of all of them, in full width below; or ASIDE; lines 0: none */
    bx_len legend_left;
    bx_len below; /* the room it takes there */
} bx_arrangement;

/* Arranges the pictures so; false when that is no good. In the arena. shares_legend: one
 * caption, of the first or last picture, is said of all. */
bool bx_arrange(const bx_setting *setting, const bx_photo *photos, int n,
                bool shares_legend, bx_grid grid, int columns, bx_arrangement_kind kind,
                bx_arrangement *out);

/* Clears the cut-off rule over a band that opens its block. */
void bx_arrangement_open(const bx_layout *layout, bx_arrangement *a);

/* The box of picture i in a band of so many grid lines, from its upper left corner; its
 * height may come out too small to be of use. */
bx_rect bx_arranged_box(const bx_layout *layout, const bx_arrangement *a, int i,
                        int rows);

/* Lines of white beside a picture, over a legend ASIDE that stands at its foot. */
int bx_arrangement_white(const bx_setting *setting, const bx_arrangement *a, int rows);

/* Draws the legend of picture i, where it has its own; the band's corner lies at `at`. */
void bx_arranged_draw_legend(const bx_setting *setting, const bx_arrangement *a, int i,
                             int rows, bx_point at, bx_display_builder *out);
/* Draws the one that stands beside its picture or below all of them. */
void bx_arrangement_draw_legend(const bx_setting *setting, const bx_arrangement *a,
                                int rows, bx_point at, bx_display_builder *out);

#endif
