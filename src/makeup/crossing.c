#include "makeup/crossing.h"

#include <glib.h>

#include "makeup/measure.h"
#include "makeup/spine.h"

/* A block that the fold runs through, at `spine` from its left edge. */
typedef struct {
    const bx_layout *layout;
    const bx_item *item;
    const bx_shape *shape;
    bx_len spine;
} crossing;

static bool is_through(const crossing *c, bx_len from, bx_len width)
{
    return c->spine > from && c->spine < from + width;
}

static bool parts_leg(const crossing *c)
{
    const bx_shape *shape = c->shape;
    if (!shape->flow || !shape->flow->n)
        return false;
    if (shape->mode == BX_VERTICAL)
        return true;
    bx_len step = shape->flow->measure + shape->leg_gap;
    for (int i = 0; i < shape->n_legs; i++)
        if (is_through(c, shape->leg_start + i * step, shape->flow->measure))
            return true;
    for (int i = 0; i < BX_ASIDE_COUNT; i++) {
        const bx_aside *a = &shape->asides[i];
        if (a->rows && is_through(c, shape->leg_start + a->leg * step,
                                  bx_shape_legs_width(shape, a->n_legs)))
            return true;
    }
    return false;
}

/* Has a line of so many characters room to move by one, were they all as wide as they are
 * high? */
static bool may_move(const bx_head *head, int n, bx_len pitch)
{
    return (n + 1) * pitch <= head->measure;
}

/* Kicker and deck: a part a line, each with room. */
static bool may_move_parts(const crossing *c, bx_part_kind kind, int n_lines, bx_len size)
{
    int n = 0;
    for (int i = 0; i < c->item->n_parts; i++) {
        const bx_part *part = &c->item->parts[i];
        if (part->kind != kind)
            continue;
        n++;
        if (!may_move(&c->shape->head, part->text.n, size))
            return false;
    }
    return n >= n_lines;
}

static bool may_move_main(const crossing *c)
{
    const bx_head *head = &c->shape->head;
    const bx_head_lines *main = &head->main;
    bx_len size = head->grade->main.size;
    if (!main->n)
        return may_move_parts(c, BX_PART_HEADLINE, head->n_lines, size);
    bx_len pitch = bx_len_scale(size, main->stretch, 100) + main->tracking;
    for (int i = 0; i < main->n; i++)
        if (!may_move(head, main->lines[i].n, pitch))
            return false;
    return true;
}

/* A summary of several lines, which do not move. */
static bool parts_summary(const crossing *c)
{
    const bx_head *head = &c->shape->head;
    const bx_summary *summary = &head->summary;
    bx_len white = head->measure - summary->measure;
    return summary->n_lines && !summary->is_short &&
           is_through(c, c->shape->inset + bx_align_start(head->grade->main.align, white),
                      summary->measure);
}

static bool parts_head(const crossing *c)
{
    const bx_head *head = &c->shape->head;
    const bx_grade *g = head->grade;
    if (!g)
        return false;
    if (head->mode == BX_VERTICAL)
        return c->spine < c->shape->leg_start;
    if (!is_through(c, c->shape->inset, head->measure))
        return false;
    return !may_move_main(c) ||
           !may_move_parts(c, BX_PART_KICKER, head->kicker_lines, g->kicker.size) ||
           !may_move_parts(c, BX_PART_DECK, head->deck_lines, g->deck.size) ||
           parts_summary(c);
}

/* Its words on one line across so much width, were they all as wide as they are high. */
static bool parts_words(const crossing *c, bx_part_kind kind, bx_style_id id,
                        bx_align align, bx_len left, bx_len width)
{
    const bx_part *part = bx_item_find(c->item, kind);
    bx_len words = part ? part->text.n * c->layout->styles[id].size : 0;
    return words > width ||
           is_through(c, left + bx_align_start(align, width - words), words);
}

/* What is said of the picture: the caption as its style stands, the credit to its right.
 */
static bool parts_legend(const crossing *c, bx_len left, bx_len width)
{
    bx_align align = c->layout->styles[BX_STYLE_CAPTION].align;
    bx_align own = c->layout->styles[BX_STYLE_CREDIT].align;
    bx_align credit = own == BX_ALIGN_CENTRE ? own : BX_ALIGN_RIGHT;
    return parts_words(c, BX_PART_CAPTION, BX_STYLE_CAPTION, align, left, width) ||
           parts_words(c, BX_PART_CREDIT, BX_STYLE_CREDIT, credit, left, width);
}

/* The face, as if nothing were cut off at the sides. */
static bool parts_focus(const crossing *c, bx_len left, bx_len width)
{
    if (!c->item->n_pictures)
        return false;
    const bx_focus *f = &c->item->pictures[0].focus;
    return is_through(c, left + bx_len_scale(width, f->left, 100),
                      bx_len_scale(width, f->right - f->left, 100));
}

static bool parts_picture(const crossing *c)
{
    const bx_shape *shape = c->shape;
    const bx_band *band = &shape->band;
    if (band->place == BX_BAND_NONE)
        return false;
    bx_len step = shape->grid.measure + shape->grid.gap;
    int before = band->place == BX_BAND_RIGHT ? shape->cells - band->cells : 0;
    bx_len left = shape->inset + before * step;
    bx_len width = bx_grid_width(shape->grid, band->cells);
    if (!is_through(c, left, width))
        return false;
    if (c->item->n_pictures > 1)
        return true; /* one of them may stand there, or what is said of it */
    if (band->arrangement == BX_ARRANGE_ASIDE)
        return c->spine > left + (band->cells - 1) * step;
    return parts_focus(c, left, width) || parts_legend(c, left, width);
}

static bool may_cross(const crossing *c)
{
    if (c->shape->fixed)
        return c->shape->columns == c->layout->columns;
    return !c->shape->framed && !parts_leg(c) && !parts_head(c) && !parts_picture(c);
}

uint16_t bx_crossing_starts(const bx_layout *l, const bx_item *item,
                            const bx_shape *shape)
{
    uint16_t starts = 0;
    int middle = l->columns / 2;
    for (int first = 0; first + shape->columns <= l->columns; first++) {
        crossing c = {.layout = l,
                      .item = item,
                      .shape = shape,
                      .spine = bx_spine_at(l) - bx_column_left(l, first)};
        bool is_aside = first >= middle || first + shape->columns <= middle;
        if (is_aside || may_cross(&c))
            starts |= (uint16_t)(1 << first);
    }
    return starts;
}

bx_crossing_kind bx_crossing_kind_of(const bx_layout *l, const bx_shape *shape)
{
    uint16_t aside = 0, all = (uint16_t)((1 << (l->columns - shape->columns + 1)) - 1);
    for (int first = 0; first + shape->columns <= l->columns; first++)
        if (first >= l->columns / 2 || first + shape->columns <= l->columns / 2)
            aside |= (uint16_t)(1 << first);
    if (shape->starts == all)
        return BX_CROSSING_FREE;
    return shape->starts == aside ? BX_CROSSING_NEVER : BX_CROSSING_SOME;
}
