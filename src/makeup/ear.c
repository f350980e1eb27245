#include "makeup/ear.h"

#include <glib.h>
#include <string.h>

#include "makeup/field_text.h"
#include "makeup/guide.h"
#include "makeup/page_line.h"
#include "makeup/picture.h"
#include "makeup/rule.h"

bool bx_layout_has_ear(const bx_layout *l)
{
    return l->masthead.columns < l->columns;
}

bool bx_ear_holds_guide(const bx_layout *l, const bx_issue *issue)
{
    return bx_layout_has_ear(l) && l->guide.place == BX_GUIDE_EAR && issue->guide.n > 0;
}

/* ---- lines of text ---- */

enum {
    MOST_PERCENT = 150, /* of the masthead's lines: so large is the type at most … */
    STEP_PERCENT = 10,
    FILL_PERCENT = 75, /* … and the height of the ear that its lines fill */
};

static bool has_bars(const char *text)
{
    return strchr(text, '|') != NULL;
}

/* One text as lines of the ear's width; NULL: it has bars, and is one line. */
static const bx_paragraph *compose(const bx_setting *s, const char *text,
                                   const bx_issue *issue, const bx_page *page,
                                   const bx_style *type, bx_len width)
{
    if (has_bars(text))
        return NULL;
    bx_paragraph_style style = {.type = *type, .measure = width};
    const char *words = bx_field_text(s->arena, text, strlen(text), issue, page);
    return bx_paragraph_compose(
        s->assets, s->arena, bx_chars_trim(bx_chars_from_utf8(s->arena, NULL, words, 0)),
        &style, NULL);
}

static int lines_of(const bx_paragraph *p)
{
    if (!p)
        return 1;
    return p->n_breakings ? p->breakings[p->best].n_lines : 0;
}

static int count_lines(const bx_setting *s, const bx_issue *issue, const bx_page *page,
                       const bx_style *type, bx_len width)
{
    int n = 0;
    for (int i = 0; i < issue->ear.n_texts; i++)
        n += lines_of(compose(s, issue->ear.texts[i], issue, page, type, width));
    return n;
}

static bool bars_fit(const bx_setting *s, const bx_issue *issue, const bx_page *page,
                     const bx_style *type, bx_len width)
{
    for (int i = 0; i < issue->ear.n_texts; i++) {
        const char *text = issue->ear.texts[i];
        if (has_bars(text) && bx_page_text_over(s, text, issue, page, *type, width) > 0)
            return false;
    }
    return true;
}

/* The type of the masthead's lines, larger where the ear has room for it: no text turns
 * that would not. */
static bx_style type_for(const bx_setting *s, const bx_issue *issue, const bx_page *page,
                         bx_rect box)
{
    const bx_style own = s->layout->styles[BX_STYLE_MASTHEAD_LINE];
    int n = count_lines(s, issue, page, &own, box.w);
    for (int percent = MOST_PERCENT; percent > 100; percent -= STEP_PERCENT) {
        bx_style type = own;
        type.size = bx_len_scale(own.size, percent, 100);
        type.leading = bx_len_scale(own.leading, percent, 100);
        if (n * type.leading <= bx_len_scale(box.h, FILL_PERCENT, 100) &&
            count_lines(s, issue, page, &type, box.w) == n &&
            bars_fit(s, issue, page, &type, box.w))
            return type;
    }
    return own;
}

/* In the middle of the box's height; of lines that are too many the first. */
static void draw_texts(const bx_setting *s, const bx_issue *issue, const bx_page *page,
                       bx_rect box, bx_display_builder *out)
{
    bx_style type = type_for(s, issue, page, box);
    int n = count_lines(s, issue, page, &type, box.w), room = box.h / type.leading;
    bx_len y = box.y + (box.h - MIN(n, room) * type.leading) / 2 +
               bx_baseline_in(type.leading, type.size);
    for (int i = 0; i < issue->ear.n_texts; i++) {
        const char *text = issue->ear.texts[i];
        const bx_paragraph *p = compose(s, text, issue, page, &type, box.w);
        if (!p && room > 0)
            bx_page_text_draw(s, text, issue, page, type, box, y, out);
        for (int k = 0; p && k < MIN(lines_of(p), room); k++)
            bx_set_line(s, p, &p->breakings[p->best], k,
                        (bx_point){box.x, y + k * type.leading}, out);
        y += lines_of(p) * type.leading;
        room -= lines_of(p);
    }
}

/* ---- the ear ---- */

static void draw_frame(const bx_layout *l, bx_rect box, bx_display_builder *out)
{
    if (l->box_rule.form) {
        bx_frame_draw(l->box_rule, box, out);
        return;
    }
    bx_len x = box.x + box.w, y = box.y + box.h;
    const bx_point corners[] = {
        {box.x, box.y}, {x, box.y}, {x, y}, {box.x, y}, {box.x, box.y}};
    for (int i = 0; l->box_rule.width && i < 4; i++)
        bx_display_add(out, (bx_op){.kind = BX_OP_STROKE,
                                    .stroke = {corners[i], corners[i + 1],
                                               l->box_rule.width, l->box_rule.ink}});
}

/* The room for words and guide. */
static bx_rect inside(const bx_layout *l, bx_rect box)
{
    bx_len inset = l->styles[BX_STYLE_BODY].size / 2;
    return (bx_rect){box.x + inset, box.y + inset, box.w - 2 * inset, box.h - 2 * inset};
}

void bx_ear_draw(const bx_setting *s, const bx_issue *issue, const bx_page *page,
                 bx_rect box, bx_display_builder *out)
{
    const bx_layout *l = s->layout;
    bx_rect room = inside(l, box);
    if (bx_ear_holds_guide(l, issue)) {
        draw_frame(l, box, out);
        bx_guide_draw(s, issue, room, 1, room.h / issue->guide.n, out);
    } else if (issue->ear.has_item) {
        draw_frame(l, box, out);
    } else if (issue->ear.file) {
        bx_picture_fit(s, issue->ear.file, issue->ear.span, box, out);
    } else if (issue->ear.n_texts) {
        draw_frame(l, box, out);
        draw_texts(s, issue, page, room, out);
    }
}

void bx_ear_report(const bx_setting *s, const bx_issue *issue, const bx_page *page,
                   bx_rect box)
{
    const bx_layout *l = s->layout;
    const bx_ear *ear = &issue->ear;
    const bx_style *type = &l->styles[BX_STYLE_MASTHEAD_LINE];
    bx_len leading = type->leading;
    bx_rect room = inside(l, box);
    bool holds_guide = bx_ear_holds_guide(l, issue);
    if (ear->has_item)
        return; /* bx_ear_item_report's to say */
    if (!bx_layout_has_ear(l)) {
        if (ear->span.source)
            bx_diag(s->diags, BX_D_W_EAR_NONE, ear->span, l->name);
        return;
    }
    int needed = holds_guide ? issue->guide.n : count_lines(s, issue, page, type, room.w);
    bool is_empty = !holds_guide && !ear->file && !ear->n_texts;
    bx_span at = holds_guide ? issue->guide.entries[0].span : ear->span;
    if (is_empty)
        bx_diag(s->diags, BX_D_W_EAR_EMPTY, page->span, "");
    else if (!ear->file && needed * leading > room.h)
        bx_diag(s->diags, BX_D_E_EAR_ROOM, at, BX_INT(needed), BX_INT(room.h / leading));
    for (int i = 0; i < ear->n_texts && !holds_guide && !ear->file; i++)
        if (has_bars(ear->texts[i]))
            bx_page_text_report(s, ear->texts[i], issue, page, *type, room.w, ear->span);
}
