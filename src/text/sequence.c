#include "text/sequence.h"

/* Where glyph g is measured along the line. */
static bx_len *along(const bx_shaper *s, const bx_shaped_cluster *c, int g)
{
    bx_shaped_glyph *glyph = &s->glyphs[c->first_glyph + g];
    return s->mode == BX_VERTICAL && !c->is_rotated ? &glyph->y : &glyph->x;
}

/* Ink of glyph g along the line. */
static void ink_of(const bx_shaper *s, const bx_shaped_cluster *c, int g, bx_len *from,
                   bx_len *to)
{
    hb_glyph_extents_t ink = {0};
    hb_font_get_glyph_extents(bx_assets_face(s->assets, c->face)->font,
                              s->glyphs[c->first_glyph + g].gid, &ink);
    bool is_down = s->mode == BX_VERTICAL && !c->is_rotated;
    int start = is_down ? -ink.y_bearing : ink.x_bearing;
    int length = is_down ? -ink.height : ink.width;
    *from = *along(s, c, g) + bx_shaper_at_size(s, start);
    *to = *along(s, c, g) + bx_shaper_at_size(s, start + length);
}

/* Each glyph in the middle of its share of the width. */
static void spread(bx_shaper *s, bx_shaped_cluster *c, bx_len natural)
{
    for (int g = 0; g < c->n_glyphs; g++)
        *along(s, c, g) +=
            (bx_len)((int64_t)(c->width - natural) * (2 * g + 1) / (2 * c->n_glyphs));
}

/* Two dashes that do not reach the edges of their em meet in the middle. */
static void join(bx_shaper *s, bx_shaped_cluster *c)
{
    bx_len start, end, next_start, next_end;
    ink_of(s, c, 0, &start, &end);
    ink_of(s, c, 1, &next_start, &next_end);
    bx_len gap = next_start - end;
    if (gap <= 0)
        return;
    *along(s, c, 0) += gap / 2;
    *along(s, c, 1) -= gap - gap / 2;
}

static uint32_t shape(bx_shaper *s, bx_piece *piece, hb_direction_t direction)
{
    unsigned n;
    piece->direction = direction;
    bx_shaper_shape(s, piece);
    return hb_buffer_get_glyph_infos(s->shaped, &n)->codepoint;
}

/* On its side where the face has no form for vertical lines. */
static bx_shaped_cluster *take(bx_shaper *s, bx_piece *piece)
{
    uint32_t flat = shape(s, piece, HB_DIRECTION_LTR);
    if (s->mode == BX_HORIZONTAL)
        return bx_shaper_take_whole(s, piece);
    if (shape(s, piece, HB_DIRECTION_TTB) != flat)
        return bx_shaper_take_whole(s, piece);
    shape(s, piece, HB_DIRECTION_LTR);
    return bx_shaper_take_turned(s, piece);
}

void bx_shape_sequence(bx_shaper *s, const bx_run *run)
{
    int face = bx_shaper_face(s, run->role, run->from, run->from + 1);
    if (face < 0) {
        for (int i = run->from; i < run->to; i++)
            bx_shaper_add_missing(s, i, i + 1, run->kind, run->role);
        return;
    }
    bx_piece piece = {.from = run->from,
                      .to = run->to,
                      .face = face,
                      .kind = run->kind,
                      .direction =
                          s->mode == BX_VERTICAL ? HB_DIRECTION_TTB : HB_DIRECTION_LTR,
                      .script = HB_SCRIPT_HAN};
    bx_shaped_cluster *c = take(s, &piece);
    bool is_dash = s->classes[run->from] == BX_CLASS_DD;
    bx_len natural = c->width;
    c->width = s->size * (is_dash ? 2 : run->to - run->from);
    spread(s, c, natural);
    if (is_dash && c->n_glyphs == 2)
        join(s, c);
}
