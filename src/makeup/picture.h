/* picture: the pictures of an item with their captions, as one band a whole number of
 * columns wide and grid lines high.
 *
 * In: an item. Out: the sizes the band can take, each with its cost, and its display
 * operations. A picture is cut within the layout's limit; one with a focus box within
 * FOCUS_CROP percent, never inside the box. How pictures and captions stand to each
 * other is arrangement.h's to say. A caption without a picture gets an empty slot, marked
 * for the editor. */
#ifndef BX_MAKEUP_PICTURE_H
#define BX_MAKEUP_PICTURE_H

#include "makeup/arrangement.h"
#include "makeup/flow.h"

/* Where the band stands in its block. Never in the middle of a leg or at its foot, never
 * between head and text of the same leg unless it starts them (rules 13, 16, 17). */
typedef enum {
    BX_BAND_NONE,
    BX_BAND_ABOVE, /* full width over the headline */
    BX_BAND_UNDER, /* full width under the headline */
    BX_BAND_RIGHT, /* under the headline, over the last columns' legs */
    BX_BAND_LEFT,  /* under the headline, over the first columns' legs */
} bx_band_place;

typedef struct {
    bx_band_place place;
    int columns, rows;               /* columns of the page that it touches */
    bx_grid grid;                    /* of its own columns: */
    int cells;                       /* so many */
    bx_arrangement_kind arrangement; /* of the pictures in it */
    int cost;
} bx_band;

enum { BX_MAX_BANDS = 256 };

typedef struct bx_pictures bx_pictures;

/* Opens the item's picture files; NULL when the item has neither picture nor caption of
 * one. A picture that cannot be opened is reported and becomes an empty slot. */
const bx_pictures *bx_pictures_open(const bx_setting *setting, const bx_item *item);

/* Where bands stand: in a block so many columns of the page wide, over `cells` columns of
 * its own grid. */
typedef struct {
    bx_grid grid;
    int cells, columns;
    bool is_lead;
    bool is_boxed; /* no band opens the block: the frame does */
} bx_band_room;

/* The room of a block on the page's own grid. */
bx_band_room bx_band_room_of(const bx_layout *layout, int columns, bool is_lead);

/* Every band for such a block (room for BX_MAX_BANDS); at least one. */
int bx_bands_make(const bx_setting *setting, const bx_pictures *pictures,
                  const bx_band_room *room, bx_band *bands);

/* Draws the band with its upper left corner at `at`. */
void bx_band_draw(const bx_setting *setting, const bx_pictures *pictures,
                  const bx_band *band, bx_point at, bx_display_builder *out);

/* The most that is cut off a picture of the band, in percent of its width or height.
 * *is_over: of one of them more than may be. */
int bx_band_crop(const bx_setting *setting, const bx_pictures *pictures,
                 const bx_band *band, bool *is_over);

/* The lowest resolution at which a picture of the band would be printed; 0 without, or
 * where none has pixels. */
int bx_band_ppi(const bx_setting *setting, const bx_pictures *pictures,
                const bx_band *band);

/* A picture of furniture, whole and as large as it can be, in the middle of a box. */
void bx_picture_fit(const bx_setting *setting, const char *file, bx_span at, bx_rect box,
                    bx_display_builder *out);

#endif
