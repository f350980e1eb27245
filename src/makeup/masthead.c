#include "makeup/masthead.h"

#include "makeup/ear.h"
#include "makeup/guide.h"
#include "makeup/measure.h"
#include "makeup/page_line.h"
#include "makeup/picture.h"

enum {
    LINE_PERCENT = 190, /* room of the first line under the name, of its size */
    FILL_PERCENT = 78,  /* of the width: a longer name is set smaller … */
    PART_PERCENT = 94,  /* … of part of the page's width */
};

/* Lines of the guide under the masthead, with white over and under it. */
static int guide_lines(const bx_layout *l, const bx_issue *issue)
{
    if (!issue->guide.n || bx_ear_holds_guide(l, issue))
        return 0;
    return bx_guide_rows(issue->guide.n, l->guide.columns) + 1;
}

int bx_masthead_lines(const bx_layout *l, const bx_issue *issue, const bx_page *page)
{
    bool has_masthead = page->number == 1 && issue->paper;
    return has_masthead ? l->masthead.lines + guide_lines(l, issue) : 0;
}

static bx_rect masthead_box(const bx_layout *l)
{
    return (bx_rect){l->type_area.x, l->type_area.y,
                     bx_span_width(l, l->masthead.columns),
                     l->masthead.lines * l->leading};
}

/* From the masthead's upper edge to its last rule. */
static bx_rect ear_box(const bx_layout *l)
{
    bx_rect box = masthead_box(l);
    bx_len x = bx_column_left(l, l->masthead.columns);
    return (bx_rect){x, box.y, l->type_area.x + l->type_area.w - x,
                     box.h - l->leading / 2};
}

static void draw_name(const bx_setting *s, const bx_issue *issue, bx_rect box,
                      bx_display_builder *out)
{
    const bx_layout *l = s->layout;
    bx_style name = l->styles[BX_STYLE_MASTHEAD];
    bx_len most =
        bx_len_scale(box.w, bx_layout_has_ear(l) ? PART_PERCENT : FILL_PERCENT, 100);
    if (l->masthead.logo) {
        bx_rect room = {box.x + (box.w - most) / 2, box.y, most, box.h - l->leading / 2};
        bx_picture_fit(s, l->masthead.logo, l->masthead.logo_at, room, out);
        return;
    }
    bx_len width = bx_words_width(s, issue->paper, &name);
    if (width > most)
        name.size = bx_len_scale(name.size, most, width);
    name.align = BX_ALIGN_CENTRE;
    bx_set_words(s, issue->paper, &name, name.size / 6, box.w,
                 (bx_point){box.x, box.y + bx_baseline_in(box.h, name.size)}, out);
}

/* The lines under the name, between two rules. */
static void draw_lines(const bx_setting *s, const bx_issue *issue, const bx_page *page,
                       bx_rect box, bx_display_builder *out)
{
    const bx_layout *l = s->layout;
    bx_style type = l->styles[BX_STYLE_MASTHEAD_LINE];
    bx_len first = bx_len_scale(type.size, LINE_PERCENT, 100);
    bx_rule_across(l, box, box.y, 3, out);
    bx_rule_across(l, box, box.y + box.h, 1, out);
    for (int i = 0; i < l->masthead.n_texts; i++)
        bx_page_text_draw(s, l->masthead.texts[i], issue, page, type, box,
                          box.y + i * type.leading + bx_baseline_in(first, type.size),
                          out);
}

static void draw_guide(const bx_setting *s, const bx_issue *issue,
                       bx_display_builder *out)
{
    const bx_layout *l = s->layout;
    bx_rect box = l->type_area;
    box.y += l->masthead.lines * l->leading;
    box.h = guide_lines(l, issue) * l->leading;
    bx_guide_draw(s, issue, box, l->guide.columns, l->leading, out);
    bx_rule_across(l, box, box.y + box.h - l->leading / 2, 1, out);
}

void bx_masthead_draw(const bx_setting *s, const bx_issue *issue, const bx_page *page,
                      bx_display_builder *out)
{
    const bx_layout *l = s->layout;
    bx_rect box = masthead_box(l), lines = box;
    bx_style type = l->styles[BX_STYLE_MASTHEAD_LINE];
    lines.h = l->masthead.n_texts ? bx_len_scale(type.size, LINE_PERCENT, 100) +
                                        (l->masthead.n_texts - 1) * type.leading
                                  : 0;
    box.h -= lines.h + l->leading / 2;
    lines.y += box.h;
    draw_name(s, issue, box, out);
    draw_lines(s, issue, page, lines, out);
    if (bx_layout_has_ear(l))
        bx_ear_draw(s, issue, page, ear_box(l), out);
    if (guide_lines(l, issue))
        draw_guide(s, issue, out);
}

void bx_masthead_report(const bx_setting *s, const bx_issue *issue, const bx_page *page)
{
    const bx_layout *l = s->layout;
    for (int i = 0; i < l->masthead.n_texts; i++)
        bx_page_text_report(s, l->masthead.texts[i], issue, page,
                            l->styles[BX_STYLE_MASTHEAD_LINE], masthead_box(l).w,
                            l->masthead.texts_at);
    bx_ear_report(s, issue, page, ear_box(l));
    for (int i = 0; i < issue->guide.n; i++) {
        const bx_guide_entry *entry = &issue->guide.entries[i];
        if (!bx_guide_page(issue, entry->name))
            bx_diag(s->diags, BX_D_E_GUIDE_PAGE, entry->span, entry->name);
    }
}
