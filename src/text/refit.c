#include "text/refit.h"

enum {
    SUPER_SIZE = BX_EM * 60 / 100,
    NOTE_GAP = BX_EM / 8, /* between two labels: 1 and 2 are not 12 */
    FIGURE_WIDTH = BX_EM / 2,
};

/* In BX_EM of the full size. */
static int super_size(bx_len size)
{
    bx_len least = MIN(size, BX_LEAST_TYPE);
    return MAX(SUPER_SIZE, bx_len_scale(least, BX_EM, size));
}

/* By an amount of the full size, along the line or across it; as the cluster is drawn. */
static void shift(const bx_shape_style *style, const bx_shaped_cluster *c,
                  bx_shaped_glyph *glyphs, bx_len along, bx_len up)
{
    bool is_upright_vertical = style->mode == BX_VERTICAL && !c->is_rotated;
    for (int i = c->first_glyph; i < c->first_glyph + c->n_glyphs; i++) {
        glyphs[i].x += is_upright_vertical ? up : along;
        glyphs[i].y += is_upright_vertical ? along : -up;
    }
}

static void set_super(const bx_shape_style *style, bx_shaped_cluster *c,
                      bx_shaped_glyph *glyphs)
{
    int em = super_size(style->size);
    for (int i = c->first_glyph; i < c->first_glyph + c->n_glyphs; i++) {
        glyphs[i].x = bx_len_scale(glyphs[i].x, em, BX_EM);
        glyphs[i].y = bx_len_scale(glyphs[i].y, em, BX_EM);
    }
    c->size = bx_len_scale(c->size, em, BX_EM);
    c->width = bx_len_scale(c->width, em, BX_EM);
    c->front = bx_len_scale(c->front, em, BX_EM);
    c->back = bx_len_scale(c->back, em, BX_EM);
    c->class = BX_CLASS_CO;
    c->kind = BX_RUN_CJK;
    /* By what it lacks of its em: its top is level with that of Han. */
    shift(style, c, glyphs, 0, bx_len_scale(style->size, BX_EM - em, BX_EM));
}

static void part_labels(const bx_shape_style *style, bx_shaped_cluster *c,
                        bx_shaped_glyph *glyphs)
{
    bx_len gap = bx_len_scale(style->size, NOTE_GAP, BX_EM);
    c->width += gap;
    shift(style, c, glyphs, gap, 0);
}

/* Its digits stand side by side, upright ones of vertical setting one below the other. */
static bool is_figure(const bx_shape_style *style, bx_chars text,
                      const bx_shaped_cluster *c)
{
    bool is_upright = style->mode == BX_VERTICAL && !c->is_rotated;
    uint32_t digit = text.chars[c->first_char].c;
    return c->n_glyphs == 1 && digit >= '0' && digit <= '9' && !is_upright;
}

/* A digit drawn for half an em, or in the middle of it. */
static void set_figure(bx_assets *assets, const bx_shape_style *style, uint32_t digit,
                       bx_shaped_cluster *c, bx_shaped_glyph *glyphs)
{
    uint32_t gid = bx_assets_half_digit(assets, c->face, digit);
    if (gid) {
        glyphs[c->first_glyph].gid = gid;
        c->width = bx_len_scale(style->size, FIGURE_WIDTH, BX_EM);
        return;
    }
    bx_len width = bx_len_scale(style->size, FIGURE_WIDTH, BX_EM);
    shift(style, c, glyphs, (width - c->width) / 2, 0);
    c->width = width;
}

static bool has(bx_chars text, int i, bx_markup markup)
{
    return i >= 0 && text.chars[i].markup & markup;
}

void bx_refit(bx_assets *assets, const bx_shape_style *style, bx_chars text,
              bx_shaped_cluster *clusters, int n, bx_shaped_glyph *glyphs)
{
    for (int i = 0; i < n; i++) {
        bx_shaped_cluster *c = &clusters[i];
        int first = c->first_char;
        if (style->has_figures && is_figure(style, text, c))
            set_figure(assets, style, text.chars[first].c, c, glyphs);
        if (c->kind == BX_RUN_SPACE ||
            !has(text, first, BX_MARKUP_SUPER | BX_MARKUP_NOTE))
            continue;
        set_super(style, c, glyphs);
        if (has(text, first, BX_MARKUP_NOTE_STARTS) &&
            has(text, first - 1, BX_MARKUP_NOTE))
            part_labels(style, c, glyphs);
    }
}
