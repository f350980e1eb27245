#include "desk/label.h"

#include <glib.h>

#include "makeup/measure.h"

enum {
    SIZE = 13 * BX_PT / 2, /* of the type */
    PADDING = 3 * BX_PT / 2,
    HEIGHT = SIZE + 2 * PADDING,
    BORDER = BX_PT * 6 / 10,
};

static bx_style type_of(bx_ink ink)
{
    return (bx_style){
        .role = BX_ROLE_HEI, .size = SIZE, .ink = ink, .align = BX_ALIGN_LEFT};
}

/* Its words are ours: a character that no face has is not the editor's mistake. */
static bx_setting quiet(const bx_labels *labels)
{
    bx_setting s = *labels->setting;
    s.diags = NULL;
    return s;
}

bx_len bx_label_width(const bx_labels *labels, const char *words)
{
    bx_setting s = quiet(labels);
    bx_style type = type_of(BX_INK_BLACK);
    return bx_words_width(&s, words, &type) + 2 * PADDING;
}

bx_len bx_label_height(void)
{
    return HEIGHT;
}

/* ---- places ---- */

static bool touch(const bx_rect *a, const bx_rect *b)
{
    return a->x < b->x + b->w && b->x < a->x + a->w && a->y < b->y + b->h &&
           b->y < a->y + a->h;
}

static const bx_rect *label_under(const bx_labels *labels, const bx_rect *box)
{
    for (int i = 0; i < labels->n; i++)
        if (touch(&labels->boxes[i], box))
            return &labels->boxes[i];
    return NULL;
}

/* Moves the box past the labels in its way, down or up. False where the page ends. */
static bool step_aside(const bx_labels *labels, bx_rect *box, bool is_down)
{
    const bx_rect *other;
    while ((other = label_under(labels, box)))
        box->y = is_down ? other->y + other->h : other->y - box->h;
    return box->y >= 0 && box->y + box->h <= labels->height;
}

static bx_rect find_room(const bx_labels *labels, bx_point at, bx_len width)
{
    bx_rect wanted = {at.x, at.y, width, HEIGHT};
    wanted.x = MAX(0, MIN(wanted.x, labels->width - wanted.w));
    wanted.y = MAX(0, MIN(wanted.y, labels->height - wanted.h));
    bx_rect down = wanted, up = wanted;
    if (step_aside(labels, &down, true))
        return down;
    return step_aside(labels, &up, false) ? up : wanted;
}

/* ---- drawing ---- */

static void fill(const bx_labels *labels, bx_rect box, bx_ink ink)
{
    bx_display_add(labels->out,
                   (bx_op){.kind = BX_OP_FILL, .is_note = true, .fill = {box, ink}});
}

void bx_label_put(bx_labels *labels, const char *words, bx_point at, bx_ink ink)
{
    bx_rect box = find_room(labels, at, bx_label_width(labels, words));
    bx_rect inner = {box.x + BORDER, box.y + BORDER, box.w - 2 * BORDER,
                     box.h - 2 * BORDER};
    bx_style type = type_of(ink);
    bx_frame frame = {{box.x + PADDING, box.y + bx_baseline_in(box.h, SIZE)},
                      BX_HORIZONTAL};
    labels->boxes = bx_grow(labels->setting->arena, labels->boxes, labels->n,
                            &labels->room, sizeof *labels->boxes);
    labels->boxes[labels->n++] = box;
    fill(labels, box, ink);
    fill(labels, inner, BX_INK_WHITE);
    bx_set_note(labels->setting, words, &type, box.w, frame, labels->out);
}
