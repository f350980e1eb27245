#include "makeup/summary.h"

#include <glib.h>

#include "makeup/measure.h"
#include "makeup/spine.h"

enum {
    LONG_LINE = 36,     /* 字: a longer one is no rest for the eye under a head */
    WHITE_PERCENT = 50, /* of its leading, before it: it is no deck */
};

static const bx_style *type_of(const bx_setting *s)
{
    return &s->layout->styles[BX_STYLE_SUMMARY];
}

static const bx_paragraph *compose(const bx_setting *s, bx_chars text,
                                   bx_writing_mode mode, const bx_summary *over,
                                   bx_diags *diags)
{
    bx_paragraph_style style = {.type = *type_of(s),
                                .measure = over->measure,
                                .indent = over->indent,
                                .mode = mode,
                                .profile = s->profile};
    return bx_paragraph_compose(s->assets, s->arena, text, &style, diags);
}

static int lines_of(const bx_paragraph *p)
{
    return p->n_breakings ? p->breakings[p->best].n_lines : 0;
}

/* Its lines over a measure. Faults are reported when they are drawn. */
static bx_summary measured(const bx_setting *s, const bx_item *item, bx_writing_mode mode,
                           bx_len measure, bx_len indent)
{
    bx_summary summary = {.measure = measure, .indent = indent, .is_short = true};
    for (int i = 0; i < item->n_parts; i++) {
        if (item->parts[i].kind != BX_PART_SUMMARY)
            continue;
        int n = lines_of(compose(s, item->parts[i].text, mode, &summary, NULL));
        summary.n_lines += n;
        summary.n_texts++;
        summary.is_short = summary.is_short && n <= 1;
    }
    bx_len leading = type_of(s)->leading;
    summary.white = summary.n_lines ? bx_len_scale(leading, WHITE_PERCENT, 100) : 0;
    summary.breadth = summary.white + summary.n_lines * leading;
    return summary;
}

bx_summary bx_summary_of(const bx_setting *s, const bx_item *item, bx_writing_mode mode,
                         bx_len measure)
{
    bx_summary summary = measured(s, item, mode, measure, 0);
    if (summary.is_short)
        return summary;
    bx_len em = type_of(s)->size;
    bx_len indent = summary.n_texts > 1 ? s->layout->indent_chars * em : 0;
    summary = measured(s, item, mode, MIN(measure, LONG_LINE * em), indent);
    summary.is_short = false;
    return summary;
}

/* How far in a text begins: a short one stands as the head does, unless its style says
 * how; lines of a block all begin where the block does. */
static bx_len start_in(const bx_setting *s, const bx_summary *summary,
                       const bx_paragraph *p, bx_align align, bx_len measure)
{
    if (!summary->is_short)
        return bx_align_start(align, measure - summary->measure);
    if (type_of(s)->align != BX_ALIGN_JUSTIFY)
        return 0;
    return MAX(0, bx_align_start(align, measure - p->breakings[p->best].last_width));
}

void bx_summary_draw(const bx_setting *s, const bx_item *item, const bx_summary *summary,
                     bx_align align, bx_len measure, bx_frame at, bx_display_builder *out)
{
    const bx_style *type = type_of(s);
    bx_len axis = summary->white + bx_axis_in(at.mode, type->leading, type->size);
    for (int i = 0; i < item->n_parts; i++) {
        if (item->parts[i].kind != BX_PART_SUMMARY)
            continue;
        const bx_paragraph *p =
            compose(s, item->parts[i].text, at.mode, summary, s->diags);
        int n = lines_of(p);
        if (n)
            bx_paragraph_report_splits(s->arena, p, &p->breakings[p->best], s->diags);
        bx_len start = n ? start_in(s, summary, p, align, measure) : 0;
        for (int k = 0; k < n; k++, axis += type->leading) {
            bx_line line = bx_paragraph_line(s->arena, p, &p->breakings[p->best], k);
            bx_point to = bx_frame_point(at, start, axis);
            if (at.mode == BX_VERTICAL)
                bx_place_line(line, BX_VERTICAL, to, false, out);
            else
                bx_spine_set(s, line, to, at.start.x, at.start.x + measure,
                             item->parts[i].text, out);
        }
    }
}
