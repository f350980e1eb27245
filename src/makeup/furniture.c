#include "makeup/furniture.h"

#include <glib.h>
#include <string.h>

#include "makeup/measure.h"
#include "model/date.h"

enum {
    FOLIO_RISE = 4 * BX_PT,      /* the folio's baseline over its rule */
    MASTHEAD_LINE_PERCENT = 190, /* room of the line under the name, of its size */
    MASTHEAD_FILL_PERCENT = 78,  /* of the width: a longer name is set smaller */
};

int bx_masthead_lines(const bx_layout *layout, const bx_issue *issue, const bx_page *page)
{
    return page->number == 1 && issue->paper ? layout->masthead.lines : 0;
}

/* What the imprint says; of pages as many as there are where it says nothing. */
static const char *imprint_text(bx_arena *arena, const bx_issue *issue,
                                bx_imprint_field field)
{
    const char *text = issue->imprint.values[field].text;
    return text || field != BX_IMPRINT_PAGES ? text
                                             : bx_format(arena, "%d", issue->n_pages);
}

static char *field(bx_arena *arena, const char *name, size_t n, const bx_issue *issue,
                   const bx_page *page)
{
    bool has_date = issue->date.year != 0;
    const struct {
        const char *name;
        const char *value;
    } fields[] = {
        {"paper", issue->paper},
        {"date", has_date ? bx_date_text(arena, issue->date) : NULL},
        {"weekday", has_date ? bx_date_weekday_text(issue->date) : NULL},
        {"number", issue->number},
        {"title", page->title},
        {"page", bx_format(arena, "%d", page->number)},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(fields); i++)
        if (strlen(fields[i].name) == n && !memcmp(fields[i].name, name, n))
            return bx_format(arena, "%s", fields[i].value ? fields[i].value : "");
    bx_imprint_field found = bx_imprint_named(name, n);
    if (found == BX_IMPRINT_COUNT)
        return bx_copy_text(arena, name, n);
    const char *text = imprint_text(arena, issue, found);
    return bx_format(arena, "%s", text ? text : "");
}

/* The template with its {fields} filled in; what is not given is left out. */
static char *fill(bx_arena *arena, const char *text, size_t n, const bx_issue *issue,
                  const bx_page *page)
{
    g_autoptr(GString) out = g_string_new(NULL);
    for (const char *p = text, *end = text + n; p < end; p++) {
        const char *close = *p == '{' ? memchr(p, '}', (size_t)(end - p)) : NULL;
        if (!close) {
            g_string_append_c(out, *p);
            continue;
        }
        g_string_append(out, field(arena, p + 1, (size_t)(close - p - 1), issue, page));
        p = close;
    }
    return bx_copy_text(arena, out->str, out->len);
}

/* "left | centre | right"; a template without bars is centred. */
static void draw_thirds(const bx_setting *s, const char *text, const bx_issue *issue,
                        const bx_page *page, bx_style type, bx_rect box, bx_len baseline,
                        bx_display_builder *out)
{
    static const bx_align thirds[] = {BX_ALIGN_LEFT, BX_ALIGN_CENTRE, BX_ALIGN_RIGHT};
    bool has_bars = strchr(text, '|') != NULL;
    for (int i = 0; i < 3 && text; i++) {
        size_t n = strcspn(text, "|");
        type.align = has_bars ? thirds[i] : BX_ALIGN_CENTRE;
        bx_set_words(s, fill(s->arena, text, n, issue, page), &type, 0, box.w,
                     (bx_point){box.x, baseline}, out);
        text = text[n] ? text + n + 1 : NULL;
    }
}

static void draw_rule(bx_point from, bx_point to, bx_len width, bx_ink ink,
                      bx_display_builder *out)
{
    if (width > 0)
        bx_display_add(out,
                       (bx_op){.kind = BX_OP_STROKE, .stroke = {from, to, width, ink}});
}

static void draw_across(bx_rect box, bx_len y, bx_len width, bx_ink ink,
                        bx_display_builder *out)
{
    draw_rule((bx_point){box.x, y}, (bx_point){box.x + box.w, y}, width, ink, out);
}

static void draw_folio(const bx_setting *s, const bx_issue *issue, const bx_page *page,
                       bx_display_builder *out)
{
    const bx_layout *l = s->layout;
    bx_len y = l->type_area.y - l->folio.distance;
    draw_thirds(s, l->folio.text, issue, page, l->styles[BX_STYLE_FOLIO], l->type_area,
                y - FOLIO_RISE, out);
    draw_across(l->type_area, y, l->cutoff_rule.width, l->cutoff_rule.ink, out);
}

static void draw_masthead(const bx_setting *s, const bx_issue *issue, const bx_page *page,
                          bx_display_builder *out)
{
    const bx_layout *l = s->layout;
    bx_rect box = l->type_area;
    box.h = l->masthead.lines * l->leading;
    bx_style name = l->styles[BX_STYLE_MASTHEAD],
             line = l->styles[BX_STYLE_MASTHEAD_LINE];
    bx_len room = bx_len_scale(line.size, MASTHEAD_LINE_PERCENT, 100);
    bx_len above = box.h - room - l->leading / 2,
           width = bx_words_width(s, issue->paper, &name);
    bx_len most = bx_len_scale(box.w, MASTHEAD_FILL_PERCENT, 100);
    if (width > most)
        name.size = bx_len_scale(name.size, most, width);
    name.align = BX_ALIGN_CENTRE;
    bx_set_words(s, issue->paper, &name, name.size / 6, box.w,
                 (bx_point){box.x, box.y + bx_baseline_in(above, name.size)}, out);
    bx_len top = box.y + above;
    draw_across(box, top, l->cutoff_rule.width * 3, l->cutoff_rule.ink, out);
    draw_across(box, top + room, l->cutoff_rule.width, l->cutoff_rule.ink, out);
    draw_thirds(s, l->masthead.text, issue, page, line, box,
                top + bx_baseline_in(room, line.size), out);
}

void bx_furniture_draw(const bx_setting *s, const bx_issue *issue, const bx_page *page,
                       bx_display_builder *out)
{
    if (bx_masthead_lines(s->layout, issue, page))
        draw_masthead(s, issue, page, out);
    else if (s->layout->folio.is_on)
        draw_folio(s, issue, page, out);
}

/* ---- rules between blocks ---- */

static void draw_column_rule(const bx_layout *l, bx_region at, bx_display_builder *out)
{
    bx_len x = bx_column_left(l, at.column) - l->gap / 2;
    bx_point from = {x, bx_rule_at(l, at.row)},
             to = {x, bx_rule_at(l, at.row + at.lines)};
    draw_rule(from, to, l->column_rule.width, l->column_rule.ink, out);
}

static void draw_cutoff_rule(const bx_layout *l, bx_region at, bx_display_builder *out)
{
    int right = at.column + at.columns;
    bx_len y = bx_rule_at(l, at.row);
    bx_point from = {bx_column_left(l, at.column), y};
    bx_point to = {bx_column_left(l, right) - l->gap, y};
    from.x -= at.column > 0 ? l->gap / 2 : 0;
    to.x += right < l->columns ? l->gap / 2 : 0;
    draw_rule(from, to, l->cutoff_rule.width, l->cutoff_rule.ink, out);
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
