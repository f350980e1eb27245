/* headline: kicker, main lines and deck of an item over a number of columns.
 *
 * In: an item and a span of columns. Out: every way the layout's grades can set its head
 * there, in whole grid lines with a cost (page-rules 7–10), and its glyph runs. How the
 * main line divides is head_text.h's to say. */
#ifndef BX_MAKEUP_HEADLINE_H
#define BX_MAKEUP_HEADLINE_H

#include "makeup/flow.h"
#include "makeup/head_text.h"

enum { BX_MAX_HEADS = 64 };

typedef struct {
    const bx_grade *grade; /* NULL: an item without any head */
    int columns, rows;
    int cost;
    bx_head_lines main; /* n 0: none, or one text that breaks like a paragraph */
    int n_lines;        /* of the main head */
    int kicker_lines, deck_lines;
} bx_head;

/* Fills heads (room for BX_MAX_HEADS); returns how many, at least one. An item without
 * kicker, headline and deck gives one head of no rows. */
int bx_heads_make(const bx_setting *setting, const bx_item *item,
                  const bx_head_text *text, bool is_lead, int columns, bx_head *heads);

/* Draws the head into rows + white grid lines from (left, top); `role` sets the face of
 * the main lines (the grade's own, or its alternate). */
void bx_head_draw(const bx_setting *setting, const bx_item *item, const bx_head *head,
                  bx_role role, bx_point at, int white, bx_display_builder *out);

#endif
