#include "makeup/page_line.h"

#include <string.h>

#include "makeup/field_text.h"
#include "makeup/measure.h"
#include "makeup/rule.h"

enum { RULE_GAP = 4 * BX_PT }; /* from the rule to the type beside it */

void bx_page_text_draw(const bx_setting *s, const char *text, const bx_issue *issue,
                       const bx_page *page, bx_style type, bx_rect box, bx_len y,
                       bx_display_builder *out)
{
    static const bx_align thirds[] = {BX_ALIGN_LEFT, BX_ALIGN_CENTRE, BX_ALIGN_RIGHT};
    bool has_bars = strchr(text, '|') != NULL;
    for (int i = 0; i < 3 && text; i++) {
        size_t n = strcspn(text, "|");
        type.align = has_bars ? thirds[i] : BX_ALIGN_CENTRE;
        bx_set_words(s, bx_field_text(s->arena, text, n, issue, page), &type, 0, box.w,
                     (bx_point){box.x, y}, out);
        text = text[n] ? text + n + 1 : NULL;
    }
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

void bx_folio_draw(const bx_setting *s, const bx_issue *issue, const bx_page *page,
                   bx_display_builder *out)
{
    const bx_layout *l = s->layout;
    bx_len y = l->type_area.y - l->folio.distance;
    bx_page_text_draw(s, text_for(&l->folio, page), issue, page,
                      l->styles[BX_STYLE_FOLIO], l->type_area, y - RULE_GAP, out);
    bx_rule_across(l, l->type_area, y, 1, out);
}

void bx_foot_draw(const bx_setting *s, const bx_issue *issue, const bx_page *page,
                  bx_display_builder *out)
{
    const bx_layout *l = s->layout;
    bx_style type = l->styles[BX_STYLE_FOLIO];
    bx_len y = l->type_area.y + l->type_area.h + l->foot.distance;
    bx_rule_across(l, l->type_area, y, 1, out);
    bx_page_text_draw(s, text_for(&l->foot, page), issue, page, type, l->type_area,
                      y + bx_baseline_in(type.leading, type.size), out);
}
