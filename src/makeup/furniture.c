#include "makeup/furniture.h"

#include "makeup/measure.h"
#include "makeup/page_line.h"
#include "makeup/rule.h"

void bx_furniture_draw(const bx_setting *s, const bx_issue *issue, const bx_page *page,
                       bx_display_builder *out)
{
    if (bx_masthead_lines(s->layout, issue, page))
        bx_masthead_draw(s, issue, page, out);
    else if (s->layout->folio.is_on)
        bx_folio_draw(s, issue, page, out);
    if (s->layout->foot.is_on)
        bx_foot_draw(s, issue, page, out);
}

void bx_furniture_report(const bx_setting *s, const bx_issue *issue, const bx_page *page)
{
    const bx_layout *l = s->layout;
    if (bx_masthead_lines(l, issue, page))
        bx_masthead_report(s, issue, page);
    else if (l->folio.is_on)
        bx_page_line_report(s, &l->folio, issue, page);
    if (l->foot.is_on)
        bx_page_line_report(s, &l->foot, issue, page);
}

/* ---- rules between blocks ---- */

static void draw_column_rule(const bx_layout *l, bx_region at, bx_display_builder *out)
{
    bx_len x = bx_column_left(l, at.column) - l->gap / 2;
    bx_point from = {x, bx_rule_at(l, at.row)},
             to = {x, bx_rule_at(l, at.row + at.lines)};
    bx_rule_draw(l->column_rule, from, to, out);
}

static void draw_cutoff_rule(const bx_layout *l, bx_region at, bx_display_builder *out)
{
    int right = at.column + at.columns;
    bx_len y = bx_rule_at(l, at.row);
    bx_point from = {bx_column_left(l, at.column), y};
    bx_point to = {bx_column_left(l, right) - l->gap, y};
    from.x -= at.column > 0 ? l->gap / 2 : 0;
    to.x += right < l->columns ? l->gap / 2 : 0;
    bx_rule_draw(l->cutoff_rule, from, to, out);
}

/* Along a frame, which parts blocks by itself, there is no other rule. */
static bool is_at_frame(const bx_sheet *sheet, bx_node_kind kind, int column, int row)
{
    for (int i = 0; i < sheet->n_placed; i++) {
        bx_region at = sheet->placed[i].at;
        bool is_over = column >= at.column && column < at.column + at.columns;
        bool is_beside = row >= at.row && row < at.row + at.lines;
        bool touches_row = row == at.row || row == at.row + at.lines;
        bool touches_column = column == at.column || column == at.column + at.columns;
        bool touches =
            kind == BX_NODE_STACK ? is_over && touches_row : is_beside && touches_column;
        const bx_shape *shape = sheet->placed[i].shape;
        if (touches && (shape->framed || shape->box))
            return true;
    }
    return false;
}

/* A cut in as many pieces as the frames along it leave. */
static void draw_cut(const bx_layout *l, const bx_sheet *sheet, const bx_cut *cut,
                     bx_display_builder *out)
{
    bool is_stack = cut->kind == BX_NODE_STACK;
    int n = is_stack ? cut->at.columns : cut->at.lines, from = 0;
    for (int i = 0; i <= n; i++) {
        int column = cut->at.column + (is_stack ? i : 0);
        int row = cut->at.row + (is_stack ? 0 : i);
        if (i < n && !is_at_frame(sheet, cut->kind, column, row))
            continue;
        bx_region piece = cut->at;
        if (is_stack) {
            piece.column += from;
            piece.columns = i - from;
        } else {
            piece.row += from;
            piece.lines = i - from;
        }
        if (i > from && is_stack)
            draw_cutoff_rule(l, piece, out);
        else if (i > from)
            draw_column_rule(l, piece, out);
        from = i + 1;
    }
}

void bx_rules_draw(const bx_layout *layout, const bx_sheet *sheet,
                   bx_display_builder *out)
{
    for (int i = 0; i < sheet->n_cuts; i++) {
        const bx_cut *cut = &sheet->cuts[i];
        bool touches_fixed = sheet->fixed.lines && cut->at.row == sheet->fixed.lines &&
                             cut->kind == BX_NODE_STACK;
        bool touches_white = sheet->white.lines && cut->at.row == sheet->white.row &&
                             cut->kind == BX_NODE_STACK;
        if (touches_fixed || touches_white)
            continue;
        draw_cut(layout, sheet, cut, out);
    }
}
