#include "makeup/rows.h"

#include <string.h>

#include "compose/ruby.h"
#include "makeup/measure.h"

/* ---- composing ---- */

typedef struct {
    int first, n; /* number of the first character; how many there are */
    bx_style_id style;
    bx_align align;
    bool has_figures;
} text_key;

typedef struct {
    text_key key;
    const bx_paragraph *paragraph;
} known_text;

struct bx_composed {
    bx_arena *arena;
    known_text *texts;
    int n, room;
};

bx_composed *bx_composed_new(bx_arena *arena)
{
    bx_composed *composed = BX_NEW(arena, bx_composed);
    composed->arena = arena;
    return composed;
}

static bool are_equal(const text_key *a, const text_key *b)
{
    return a->first == b->first && a->n == b->n && a->style == b->style &&
           a->align == b->align && a->has_figures == b->has_figures;
}

static const bx_paragraph *find_known(const bx_composed *composed, const text_key *key)
{
    for (int i = 0; composed && i < composed->n; i++)
        if (are_equal(&composed->texts[i].key, key))
            return composed->texts[i].paragraph;
    return NULL;
}

static void keep(bx_composed *composed, const text_key *key, const bx_paragraph *p)
{
    bool is_items = key->n && key->first >= 0; /* what was added has no number */
    if (!composed || !is_items)
        return;
    composed->texts = bx_grow(composed->arena, composed->texts, composed->n,
                              &composed->room, sizeof *composed->texts);
    composed->texts[composed->n++] = (known_text){*key, p};
}

static const bx_paragraph *compose(const bx_setting *s, bx_chars text, bx_style_id id,
                                   bx_paragraph_style *style, bx_diags *diags)
{
    text_key key = {text.n ? text.chars[0].id : -1, text.n, id, style->type.align,
                    style->has_figures};
    const bx_paragraph *p = find_known(s->composed, &key);
    if (p)
        return bx_paragraph_rebreak(s->arena, p, style->measure, style->indent);
    style->type.leading = s->layout->leading;
    style->mode = s->mode;
    style->profile = s->profile;
    p = bx_paragraph_compose(s->assets, s->arena, text, style, diags);
    keep(s->composed, &key, p);
    return p;
}

const bx_paragraph *bx_rows_compose(const bx_setting *s, bx_chars text, bx_style_id id,
                                    bx_len measure, bx_len indent)
{
    bx_paragraph_style style = {
        .type = s->layout->styles[id], .measure = measure, .indent = indent};
    return compose(s, text, id, &style, s->diags);
}

const bx_paragraph *bx_rows_compose_cell(const bx_setting *s, bx_chars text,
                                         bx_style_id id, bx_len measure, bx_align align)
{
    bx_paragraph_style style = {.type = s->layout->styles[id],
                                .measure = measure,
                                .has_figures = true,
                                .lexicon = s->lexicon,
                                .house = s->house};
    style.type.align = align;
    return compose(s, text, id, &style, s->diags);
}

bx_len bx_rows_cell_width(const bx_setting *s, bx_chars text, bx_style_id id)
{
    bx_paragraph_style style = {
        .type = s->layout->styles[id], .measure = INT32_MAX / 4, .has_figures = true};
    style.type.align = BX_ALIGN_LEFT;
    bx_setting alone = *s; /* silent: what is missing is told when it is set */
    alone.composed = NULL;
    const bx_paragraph *p = compose(&alone, text, id, &style, NULL);
    return p->n_breakings ? p->breakings[p->best].last_width : 0;
}

/* ---- rows ---- */

void bx_rows_add(bx_rows_builder *b, int grid_lines)
{
    for (int i = 0; i < grid_lines; i++) {
        b->breaks = bx_grow(b->setting->arena, b->breaks, b->n, &b->break_room,
                            sizeof *b->breaks);
        b->breaks[b->n++] = i + 1 < grid_lines ? BX_BREAK_NEVER : BX_BREAK_GOOD;
    }
}

static void add_line(bx_rows_builder *b, bx_row_line line)
{
    b->lines =
        bx_grow(b->setting->arena, b->lines, b->n_lines, &b->line_room, sizeof *b->lines);
    b->lines[b->n_lines++] = line;
}

/* Grid lines that line i takes. */
static int height_of(const bx_setting *s, const bx_paragraph *p,
                     const bx_breaking *breaking, int i)
{
    bool is_high = bx_paragraph_has_ruby(p, breaking, i) &&
                   !bx_ruby_is_in_leading(p->style.type.size, s->layout->leading);
    return is_high ? 2 : 1;
}

int bx_rows_height(const bx_setting *s, const bx_paragraph *p,
                   const bx_breaking *breaking)
{
    int height = 0;
    for (int i = 0; i < breaking->n_lines; i++)
        height += height_of(s, p, breaking, i);
    return height;
}

void bx_rows_set_lines(bx_rows_builder *b, const bx_paragraph *p,
                       const bx_breaking *breaking, bx_len left, int row)
{
    for (int i = 0; i < breaking->n_lines; i++) {
        row += height_of(b->setting, p, breaking, i);
        add_line(b, (bx_row_line){.paragraph = p,
                                  .breaking = breaking,
                                  .line = i,
                                  .row = row - 1,
                                  .left = left});
    }
}

void bx_rows_add_lines(bx_rows_builder *b, const bx_paragraph *p,
                       const bx_breaking *breaking, bx_len left)
{
    int row = b->n;
    for (int i = 0; i < breaking->n_lines; i++)
        bx_rows_add(b, height_of(b->setting, p, breaking, i));
    bx_rows_set_lines(b, p, breaking, left, row);
}

void bx_rows_add_rule(bx_rows_builder *b, int row, bx_len left, bx_len width,
                      bx_len thick)
{
    add_line(b, (bx_row_line){.row = row, .left = left, .width = width, .thick = thick});
}

void bx_rows_keep_edges(bx_rows_builder *b, int from)
{
    int first = from, last = b->n - 1;
    while (first < b->n && b->breaks[first] == BX_BREAK_NEVER)
        first++;
    for (last--; last >= from && b->breaks[last] == BX_BREAK_NEVER;)
        last--;
    if (first < b->n - 1)
        b->breaks[first] = BX_BREAK_POOR;
    if (last >= from)
        b->breaks[last] = BX_BREAK_POOR;
}

void bx_rows_keep(bx_rows_builder *b, int row)
{
    b->breaks[row] = BX_BREAK_NEVER;
}

void bx_rows_append(bx_rows_builder *b, const bx_rows *rows)
{
    int top = b->n;
    bx_rows_add(b, rows->n);
    memcpy(b->breaks + top, rows->breaks, (size_t)rows->n);
    for (int i = 0; i < rows->n_lines; i++) {
        bx_row_line line = rows->lines[i];
        line.row += top;
        add_line(b, line);
    }
}

bx_rows bx_rows_finish(bx_rows_builder *b)
{
    return (bx_rows){b->n, b->lines, b->n_lines, b->breaks};
}
