#include "makeup/framed.h"

#include <glib.h>

#include "makeup/box.h"
#include "makeup/leg.h"
#include "makeup/measure.h"
#include "makeup/rule.h"

enum {
    HEAVY = 3,          /* the upper rule over a head between rules, in borders */
    NO_WHITE = 1000000, /* a column has no white at its foot */
    HEAD_GAP_PERCENT =
        50, /* of a line, between what a column head stands on and the copy */
};

/* ---- the grid ---- */

/* Rules of the page that say nothing of what stands inside a frame. */
static void set_weights(bx_layout *l)
{
    static const bx_weight of_page[] = {BX_WEIGHT_CUT_THROUGH, BX_WEIGHT_GUTTER,
                                        BX_WEIGHT_LEAD_HEAD,   BX_WEIGHT_GRAY,
                                        BX_WEIGHT_FULL_WIDTH,  BX_WEIGHT_SIDE_HEAD};
    for (size_t i = 0; i < G_N_ELEMENTS(of_page); i++)
        l->weights[of_page[i]] = 0;
    l->weights[BX_WEIGHT_WHITE] = NO_WHITE;
}

bx_framed *bx_framed_make(const bx_setting *s, int columns)
{
    const bx_layout *page = s->layout;
    bx_layout *l = bx_copy(s->arena, page, sizeof *page);
    bx_framed *framed = BX_NEW(s->arena, bx_framed);
    bx_len em = page->styles[BX_STYLE_BODY].size, least = 2 * page->group.inset;
    int fewer = (least + columns * em - 1) / (columns * em); /* 字 a leg gives up */
    bx_len room = columns * fewer * em;
    framed->inset = MAX(page->group.inset, room / (columns + 1));
    l->columns = columns;
    l->measure_chars -= fewer;
    l->measure -= fewer * em;
    l->gap += columns > 1 ? (room - 2 * framed->inset) / (columns - 1) : 0;
    l->type_area.x += framed->inset;
    l->type_area.w = bx_span_width(page, columns) - 2 * framed->inset;
    l->is_spread = false; /* a frame stands on one side of the fold */
    set_weights(l);
    framed->layout = l;
    return framed;
}

const bx_setting *bx_framed_enter(const bx_setting *s, const bx_placed *p,
                                  bx_placed *inside)
{
    const bx_framed *framed = p->shape->framed;
    bx_setting *own = bx_copy(s->arena, s, sizeof *s);
    bx_layout *l = bx_copy(s->arena, framed->layout, sizeof *l);
    l->type_area.x = bx_column_left(s->layout, p->at.column) + framed->inset;
    own->layout = l;
    *inside = *p;
    inside->at.column -= p->at.column;
    inside->head.column -= p->at.column;
    inside->band.column -= p->at.column;
    return own;
}

bx_setting bx_framed_setting(const bx_setting *s, const bx_placed *p)
{
    bx_setting own = *s;
    own.layout = p->shape->framed ? p->shape->framed->layout : p->block->layout;
    return own;
}

/* ---- the frame ---- */

/* The middle of its rules, which are flush with the columns at their outside. */
static bx_rect box_of(const bx_layout *l, const bx_placed *p)
{
    bx_rect box = bx_box_of(l, p);
    bx_len width = l->group.border.width;
    return (bx_rect){box.x + width / 2, box.y + width / 2, box.w - width, box.h - width};
}

static void draw_rule(const bx_layout *l, bx_point from, bx_point to, bx_len width,
                      bx_display_builder *out)
{
    if (width)
        bx_display_add(out, (bx_op){.kind = BX_OP_STROKE,
                                    .stroke = {from, to, width, l->group.border.ink}});
}

static void draw_across(const bx_layout *l, bx_rect box, bx_len y, bx_len width,
                        bx_display_builder *out)
{
    bx_len over = l->group.border.width / 2; /* corners are square */
    draw_rule(l, (bx_point){box.x - over, y}, (bx_point){box.x + box.w + over, y}, width,
              out);
}

/* The upper rule is so many times as heavy as the others; other forms are the same all
 * round. */
static void draw_border(const bx_layout *l, bx_rect box, int heavy,
                        bx_display_builder *out)
{
    bx_len over = l->group.border.width / 2, top = heavy * l->group.border.width;
    if (l->group.border.form) {
        bx_rect outside = {box.x - over, box.y - over, box.w + 2 * over,
                           box.h + 2 * over};
        bx_frame_draw(l->group.border, outside, out);
        return;
    }
    bx_len right = box.x + box.w, foot = box.y + box.h, width = l->group.border.width;
    draw_across(l, box, box.y + (top - width) / 2, top, out);
    draw_across(l, box, foot, width, out);
    draw_rule(l, (bx_point){box.x, box.y}, (bx_point){box.x, foot}, width, out);
    draw_rule(l, (bx_point){right, box.y}, (bx_point){right, foot}, width, out);
}

/* What the column head stands on: all of its lines in the frame but a gap over the copy.
 */
static bx_rect head_band(const bx_layout *l, const bx_placed *p, bx_rect box)
{
    bx_len under = bx_row_top(l, p->at.row + p->shape->head.rows);
    box.h = under - bx_len_scale(l->leading, HEAD_GAP_PERCENT, 100) - box.y;
    return box;
}

bx_len bx_framed_head_top(const bx_layout *l, const bx_placed *p)
{
    const bx_head *head = &p->shape->head;
    bx_rect band = head_band(l, p, box_of(l, p));
    bx_len type = head->n_lines * bx_head_line_room(head->grade->main.size);
    return band.y + (band.h - type) / 2 -
           bx_head_white_before(head, bx_head_room(l, p->shape));
}

static bx_rect head_box(const bx_setting *s, const bx_placed *p, bx_rect box)
{
    bx_rect band = head_band(s->layout, p, box);
    if (s->layout->group.style == BX_COLUMN_HEAD_TAB)
        band.w =
            MIN(band.w, bx_head_width(s, &p->shape->head) + 2 * p->shape->framed->inset);
    return band;
}

void bx_framed_draw(const bx_setting *s, const bx_placed *p, bx_display_builder *out)
{
    const bx_layout *l = s->layout;
    bx_rect box = box_of(l, p), head = head_box(s, p, box);
    bool has_rules = l->group.style == BX_COLUMN_HEAD_RULES;
    if (has_rules)
        draw_across(l, box, head.y + head.h, l->group.border.width, out);
    else
        bx_display_add(out, (bx_op){.kind = BX_OP_FILL, .fill = {head, l->group.tint}});
    draw_border(l, box, has_rules ? HEAVY : 1, out);
}
