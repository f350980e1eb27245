#include "desk/lines.h"

#include <glib.h>

enum { TOO_LOOSE_TENTHS = 1 }; /* of an em a gap */

/* Work of one measure. */
typedef struct {
    bx_arena *arena;
    bx_assets *assets;
    bx_diags *diags;
    const bx_lines_style *style;
    bx_lines_column *column;
} setter;

/* ---- figures ---- */

static void count_state(bx_lines_figures *f, const bx_line_report *line)
{
    switch ((bx_line_state)line->state) {
    case BX_LINE_UNTOUCHED:
        f->untouched++;
        f->widened += line->n_wide > 0;
        break;
    case BX_LINE_COMPRESSED:
        f->compressed++;
        break;
    case BX_LINE_STRETCHED:
        f->stretched++;
        break;
    case BX_LINE_OVERFULL:
        break; /* counted on last lines as well */
    case BX_LINE_SHORT:
        f->too_short++;
        break;
    }
}

static void count_line(bx_lines_figures *f, const bx_line_report *line, bx_len em)
{
    f->lines++;
    f->last += line->is_last;
    f->lone += line->is_lone;
    f->overfull += line->state == BX_LINE_OVERFULL;
    f->bad_starts += line->starts_bad;
    f->bad_ends += line->ends_bad;
    f->cost += line->cost;
    for (int i = 0; i < line->n_steps; i++)
        f->stops += line->steps[i].step == BX_STEP_SHRINK_STOP;
    f->too_loose += (int64_t)line->loose * 10 > (int64_t)em * TOO_LOOSE_TENTHS;
    if (!line->is_last)
        count_state(f, line);
}

/* ---- paragraphs ---- */

static void report_overfull(const setter *s, const bx_lines_paragraph *p, bx_chars text)
{
    int n = 0;
    for (int i = 0; i < p->n_lines; i++)
        n += p->lines[i].report.state == BX_LINE_OVERFULL;
    if (n && s->column->measure >= s->style->size)
        bx_diag(s->diags, BX_D_W_LINES_OVERFULL, bx_chars_span(text), BX_INT(n));
}

/* Keeps what is to be kept of a composed paragraph, which lives in scratch. */
static void keep(const setter *s, const bx_paragraph *p, bx_lines_paragraph *out)
{
    const bx_breaking *b = &p->breakings[p->best];
    bx_lines_line *lines = BX_NEW_ARRAY(s->arena, b->n_lines, bx_lines_line);
    for (int i = 0; i < b->n_lines; i++) {
        bx_line_report report = bx_paragraph_report(s->arena, p, b, i);
        const char *text = bx_chars_utf8(s->arena, report.text);
        lines[i] = (bx_lines_line){text, report, bx_paragraph_line(s->arena, p, b, i)};
        lines[i].report.text.chars = NULL; /* they go with the paragraph */
        out->cost += report.cost;
        count_line(&s->column->figures, &report, s->style->size);
    }
    out->lines = lines;
    out->n_lines = b->n_lines;
}

/* One line of the source; false where it holds nothing to print. */
static bool set_paragraph(const setter *s, bx_arena *scratch, bx_chars text,
                          bx_lines_paragraph *out)
{
    bx_paragraph_style style = {.type = {.role = s->style->role,
                                         .size = s->style->size,
                                         .ink = BX_INK_BLACK,
                                         .align = BX_ALIGN_JUSTIFY,
                                         .usage = s->style->usage},
                                .measure = s->column->measure,
                                .indent = s->style->indent,
                                .mode = s->style->mode,
                                .profile = s->style->profile,
                                .breaks = s->style->is_first_fit ? BX_BREAK_FIRST_FIT
                                                                 : BX_BREAK_OPTIMUM};
    const bx_paragraph *p =
        bx_paragraph_compose(s->assets, scratch, text, &style, s->diags);
    if (!p->n_breakings)
        return false;
    bx_source_position(text.source, text.chars[0].at, &out->line, &out->column);
    keep(s, p, out);
    bx_paragraph_report_splits(s->arena, p, &p->breakings[p->best], s->diags);
    report_overfull(s, out, text);
    return true;
}

/* The i-th line of a source, numbered, without spaces at its ends. */
static bx_chars line_of_source(bx_arena *arena, const bx_source *source, int i)
{
    int from = source->lines[i];
    int to = i + 1 < source->n_lines ? source->lines[i + 1] : source->length;
    const char *line = bx_copy_text(arena, source->text + from, (size_t)(to - from));
    bx_chars text = bx_chars_from_utf8(arena, source, line, from);
    bx_char *numbered = bx_copy(arena, text.chars, (size_t)text.n * sizeof *numbered);
    for (int k = 0; k < text.n; k++)
        numbered[k].id = k;
    text.chars = numbered;
    return bx_chars_trim(text);
}

static void set_column(const setter *s, const bx_source *source)
{
    bx_arena *scratch = bx_arena_new();
    bx_arena_mark start = bx_arena_here(scratch);
    bx_lines_paragraph *paragraphs =
        BX_NEW_ARRAY(s->arena, source->n_lines, bx_lines_paragraph);
    int n = 0;
    for (int i = 0; i < source->n_lines; i++) {
        bx_chars text = line_of_source(scratch, source, i);
        n += text.n && set_paragraph(s, scratch, text, &paragraphs[n]);
        bx_arena_reset(scratch, start);
    }
    bx_arena_free(scratch);
    s->column->paragraphs = paragraphs;
    s->column->n_paragraphs = n;
}

bx_lines bx_lines_make(bx_arena *arena, bx_assets *assets, const bx_source *source,
                       const bx_lines_style *style, bx_diags *diags)
{
    bx_lines_column *columns = BX_NEW_ARRAY(arena, style->n_measures, bx_lines_column);
    for (int i = 0; i < style->n_measures; i++) {
        columns[i].measure = style->measures[i];
        if (columns[i].measure < style->size)
            bx_diag(diags, BX_D_W_MEASURE_NARROW, bx_span_of_file(source), "");
        setter s = {arena, assets, diags, style, &columns[i]};
        set_column(&s, source);
    }
    return (bx_lines){.source = source, .style = *style, .columns = columns};
}

int bx_lines_mil(const bx_lines *lines, int64_t len)
{
    int64_t size = lines->style.size, half = len < 0 ? -size / 2 : size / 2;
    return (int)((len * 1000 + half) / size);
}
