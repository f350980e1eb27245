#include "makeup/legend.h"

#include <glib.h>

#include "makeup/measure.h"

static const bx_paragraph *compose(const bx_setting *s, const bx_part *part,
                                   bx_style_id id, bx_len measure)
{
    bx_paragraph_style style = {
        .type = s->layout->styles[id], .measure = measure, .profile = s->profile};
    return part ? bx_paragraph_compose(s->assets, s->arena, part->text, &style, s->diags)
                : NULL;
}

static int lines_of(const bx_paragraph *p)
{
    return p && p->n_breakings ? p->breakings[p->best].n_lines : 0;
}

static bx_len last_width_of(const bx_paragraph *p)
{
    return p->breakings[p->best].last_width;
}

static bx_len leading_of(const bx_setting *s)
{
    return s->layout->styles[BX_STYLE_CAPTION].leading;
}

bx_legend bx_legend_compose(const bx_setting *s, const bx_part *caption,
                            const bx_part *credit, bx_len width)
{
    bx_legend l = {.caption = compose(s, caption, BX_STYLE_CAPTION, width),
                   .credit = compose(s, credit, BX_STYLE_CREDIT, width),
                   .width = width};
    int above = lines_of(l.caption), below = lines_of(l.credit);
    if (above && below == 1) {
        bx_len em = s->layout->styles[BX_STYLE_CAPTION].size;
        l.is_run_in = last_width_of(l.caption) + em + last_width_of(l.credit) <= width;
    }
    l.lines = above + (l.is_run_in ? 0 : below);
    return l;
}

bx_len bx_legend_height(const bx_setting *s, const bx_legend *l)
{
    return l->lines * leading_of(s);
}

static bx_len draw_lines(const bx_setting *s, const bx_paragraph *p, bx_len left,
                         bx_len top, bx_style_id id, bx_display_builder *out)
{
    for (int i = 0; i < lines_of(p); i++, top += leading_of(s)) {
        bx_len baseline = top + bx_baseline_in(leading_of(s), s->layout->styles[id].size);
        bx_set_line(s, p, &p->breakings[p->best], i, (bx_point){left, baseline}, out);
    }
    return top;
}

void bx_legend_draw(const bx_setting *s, const bx_legend *l, bx_point at,
                    bx_display_builder *out)
{
    bx_len top = draw_lines(s, l->caption, at.x, at.y, BX_STYLE_CAPTION, out);
    if (!l->credit)
        return;
    top -= l->is_run_in ? leading_of(s) : 0;
    bx_len left = at.x + MAX(0, l->width - last_width_of(l->credit));
    bool is_single = lines_of(l->credit) == 1;
    bx_align align = s->layout->styles[BX_STYLE_CREDIT].align;
    bool is_flush_already = align == BX_ALIGN_RIGHT || align == BX_ALIGN_CENTRE;
    draw_lines(s, l->credit, is_single && !is_flush_already ? left : at.x, top,
               BX_STYLE_CREDIT, out);
}
