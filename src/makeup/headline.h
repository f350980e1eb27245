/* headline: kicker, main lines, deck and summary of an item over a number of columns, or
 * vertical beside its text (竖题).
 *
 * In: an item and the measure there is for its lines. Out: every way the layout's grades
 * can set its head there, with a cost (page-rules 7–10), and its glyph runs. How the main
 * line divides is head_text.h's to say, how a summary is set summary.h's; where the
 * head stands, block.h's. */
#ifndef BX_MAKEUP_HEADLINE_H
#define BX_MAKEUP_HEADLINE_H

#include "makeup/flow.h"
#include "makeup/head_text.h"
#include "makeup/summary.h"

enum { BX_MAX_HEADS = 64 };

typedef struct {
    const bx_grade *grade; /* NULL: an item without any head */
    bx_writing_mode mode;
    bx_len measure; /* of its lines */
    bx_len breadth; /* across them, with its white */
    int rows;       /* horizontal: grid lines it takes; vertical: 0 */
    int cost;
    bx_head_lines main; /* n 0: none, or one text that breaks like a paragraph */
    int n_lines;        /* of the main head */
    int kicker_lines, deck_lines;
    bx_summary summary;
} bx_head;

/* The heads of a block so many columns wide, `measure` of which is theirs. Fills heads
 * (room for BX_MAX_HEADS); returns how many, at least one. An item without
 * kicker, headline, deck and summary gives one head of no rows. */
int bx_heads_make(const bx_setting *setting, const bx_item *item,
                  const bx_head_text *text, bool is_lead, int columns, bx_len measure,
                  bx_head *heads);

/* The same for a vertical head whose lines are as long as the measure. Its grades are
 * those of a head as wide as that. */
int bx_heads_make_vertical(const bx_setting *setting, const bx_item *item,
                           const bx_head_text *text, bool is_lead, bx_len measure,
                           bx_head *heads);

/* Grid lines that a main head of one line takes in a grade, with its white. */
int bx_head_least_rows(const bx_layout *layout, const bx_grade *grade);

/* The room of a line of type of a size. */
bx_len bx_head_line_room(bx_len size);
/* The width of the widest of the head's main lines, in its grade's own face. */
bx_len bx_head_width(const bx_setting *setting, const bx_head *head);
/* The white before the head's first line in `room`. */
bx_len bx_head_white_before(const bx_head *head, bx_len room);

/* Draws the head in the middle of `room` from the corner where its lines begin (upper
 * left; of a vertical head upper right); `role` sets the face of the main lines (the
 * grade's own, or its alternate). */
void bx_head_draw(const bx_setting *setting, const bx_item *item, const bx_head *head,
                  bx_role role, bx_point corner, bx_len room, bx_display_builder *out);

#endif
