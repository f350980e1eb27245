/* aside: what stands among the legs of an item and is no part of its running text: the
 * pull quote 引语, between two rules across one leg, and the fact box 资料框, on a tint
 * or in a rule across one or two.
 *
 * In: an item and a width. Out: the rows either takes there, and its display operations.
 * In which leg it stands, and on which rows, is block_aside.c's to say. */
#ifndef BX_MAKEUP_ASIDE_H
#define BX_MAKEUP_ASIDE_H

#include "makeup/setting.h"

typedef enum { BX_ASIDE_QUOTE, BX_ASIDE_FACTS, BX_ASIDE_COUNT } bx_aside_kind;

typedef struct {
    int rows;        /* that it takes in each of its legs; 0: there is none */
    int percent;     /* size of its type, of that of its style */
    int leg, n_legs; /* where: so many from this one on */
    int at;          /* rows of each of them over it; 0: at the top */
} bx_aside;

bool bx_item_has_aside(const bx_item *item, bx_aside_kind kind);

/* The rows it takes across so much width: whole lines of the grid, the white that parts
 * it from the text included. */
int bx_aside_rows(const bx_setting *setting, const bx_item *item, bx_aside_kind kind,
                  bx_writing_mode mode, int percent, bx_len width);

/* Draws it from where its rows begin, `room` deep; `on_tint`: where it stands the page is
 * tinted already. */
void bx_aside_draw(const bx_setting *setting, const bx_item *item, bx_aside_kind kind,
                   const bx_aside *aside, bx_len width, bx_len room, bool on_tint,
                   bx_frame at, bx_display_builder *out);

#endif
