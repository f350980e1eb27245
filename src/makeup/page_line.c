#include "makeup/page_line.h"

#include <glib.h>
#include <string.h>

#include "makeup/field_text.h"
#include "makeup/measure.h"
#include "makeup/rule.h"

enum {
    RULE_GAP = 4 * BX_PT, /* from the rule to the type beside it */
    MOST_PARTS = 3,
};

/* The words between its bars; returns how many there are. */
static int read_parts(const bx_setting *s, const char *text, const bx_issue *issue,
                      const bx_page *page, const char *words[MOST_PARTS])
{
    int n = 0;
    while (text && n < MOST_PARTS) {
        bool is_last = n == MOST_PARTS - 1;
        size_t length = is_last ? strlen(text) : strcspn(text, "|");
        words[n++] = bx_field_text(s->arena, text, length, issue, page);
        text = text[length] ? text + length + 1 : NULL;
    }
    return n;
}

void bx_page_text_draw(const bx_setting *s, const char *text, const bx_issue *issue,
                       const bx_page *page, bx_style type, bx_rect box, bx_len y,
                       bx_display_builder *out)
{
    static const bx_align aligns[][MOST_PARTS] = {
        {BX_ALIGN_CENTRE},
        {BX_ALIGN_LEFT, BX_ALIGN_RIGHT},
        {BX_ALIGN_LEFT, BX_ALIGN_CENTRE, BX_ALIGN_RIGHT}};
    const char *words[MOST_PARTS];
    int n = read_parts(s, text, issue, page, words);
    for (int i = 0; i < n; i++) {
        type.align = aligns[n - 1][i];
        bx_set_words(s, words[i], &type, 0, box.w, (bx_point){box.x, y}, out);
    }
}

/* How wide a line is in which parts so wide keep clear of each other. */
static bx_len width_of(const bx_len *widths, int n, bx_len gap)
{
    bx_len left = widths[0], right = n > 1 ? widths[n - 1] : 0;
    bx_len middle = n == MOST_PARTS ? widths[1] : 0, side = MAX(left, right);
    if (middle)
        return middle + (side ? 2 * (side + gap) : 0);
    return left + right + (left && right ? gap : 0);
}

bx_len bx_page_text_over(const bx_setting *s, const char *text, const bx_issue *issue,
                         const bx_page *page, bx_style type, bx_len room)
{
    bx_setting quiet = *s; /* what no face has is reported where it is drawn */
    quiet.diags = NULL;
    const char *words[MOST_PARTS];
    bx_len widths[MOST_PARTS] = {0};
    int n = read_parts(s, text, issue, page, words);
    for (int i = 0; i < n; i++)
        widths[i] = bx_words_width(&quiet, words[i], &type);
    return width_of(widths, n, type.size) - room;
}

void bx_page_text_report(const bx_setting *s, const char *text, const bx_issue *issue,
                         const bx_page *page, bx_style type, bx_len room, bx_span at)
{
    bx_len over = bx_page_text_over(s, text, issue, page, type, room);
    if (over > 0)
        bx_diag(s->diags, BX_D_E_LINE_ROOM, at, BX_PAGE(page), text,
                BX_INT((over + type.size - 1) / type.size));
}

void bx_rule_across(const bx_layout *l, bx_rect box, bx_len y, int heavy,
                    bx_display_builder *out)
{
    bx_rule rule = l->cutoff_rule;
    rule.width *= rule.form ? 1 : heavy;
    bx_rule_draw(rule, (bx_point){box.x, y}, (bx_point){box.x + box.w, y}, out);
}

/* Left-hand pages have even numbers. */
static const char *text_for(const bx_page_line *line, const bx_page *page)
{
    return page->number % 2 ? line->right : line->left;
}

/* A line of the page, or of each of the two that a spread is: box for box. */
static int list_halves(const bx_layout *l, const bx_page *page, bx_page halves[2],
                       bx_rect boxes[2])
{
    halves[0] = *page;
    boxes[0] = l->type_area;
    if (!page->is_spread)
        return 1;
    for (int i = 0; i < 2; i++) {
        halves[i] = bx_page_half(page, i);
        boxes[i] = l->type_area;
        boxes[i].w = (l->type_area.w - l->gap) / 2;
    }
    boxes[1].x += boxes[0].w + l->gap;
    return 2;
}

static void draw_line(const bx_setting *s, const bx_page_line *line,
                      const bx_issue *issue, const bx_page *page, bx_len baseline,
                      bx_display_builder *out)
{
    bx_page halves[2];
    bx_rect boxes[2];
    int n = list_halves(s->layout, page, halves, boxes);
    for (int i = 0; i < n; i++)
        bx_page_text_draw(s, text_for(line, &halves[i]), issue, &halves[i],
                          s->layout->styles[BX_STYLE_FOLIO], boxes[i], baseline, out);
}

void bx_folio_draw(const bx_setting *s, const bx_issue *issue, const bx_page *page,
                   bx_display_builder *out)
{
    const bx_layout *l = s->layout;
    bx_len y = l->type_area.y - l->folio.distance;
    draw_line(s, &l->folio, issue, page, y - RULE_GAP, out);
    bx_rule_across(l, l->type_area, y, 1, out);
}

static bool has_words(const bx_setting *s, const bx_page_line *line,
                      const bx_issue *issue, const bx_page *page)
{
    bx_page halves[2];
    bx_rect boxes[2];
    const char *words[MOST_PARTS];
    int n = list_halves(s->layout, page, halves, boxes);
    for (int i = 0; i < n; i++) {
        int n_parts = read_parts(s, text_for(line, &halves[i]), issue, &halves[i], words);
        for (int k = 0; k < n_parts; k++)
            if (*words[k])
                return true;
    }
    return false;
}

/* A page that it has nothing to say of has no rule either. */
void bx_foot_draw(const bx_setting *s, const bx_issue *issue, const bx_page *page,
                  bx_display_builder *out)
{
    const bx_layout *l = s->layout;
    bx_len size = l->styles[BX_STYLE_FOLIO].size;
    bx_len y = l->type_area.y + l->type_area.h + l->foot.distance;
    if (!has_words(s, &l->foot, issue, page))
        return;
    bx_rule_across(l, l->type_area, y, 1, out);
    draw_line(s, &l->foot, issue, page, y + RULE_GAP + bx_baseline_in(size, size), out);
}

void bx_page_line_report(const bx_setting *s, const bx_page_line *line,
                         const bx_issue *issue, const bx_page *page)
{
    bx_page halves[2];
    bx_rect boxes[2];
    int n = list_halves(s->layout, page, halves, boxes);
    for (int i = 0; i < n; i++)
        bx_page_text_report(s, text_for(line, &halves[i]), issue, &halves[i],
                            s->layout->styles[BX_STYLE_FOLIO], boxes[i].w, line->at);
}
