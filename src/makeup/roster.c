#include "makeup/roster.h"

#include <glib.h>

enum {
    COLUMN = 3, /* 字 */
    GAP = 1,    /* 字 between columns at least */
};

typedef struct {
    const bx_setting *setting;
    bx_len em, measure;
    bx_len pitch; /* from column to column */
    int n_columns;
} roster;

static bool is_han(uint32_t c)
{
    return (c >= 0x3400 && c < 0xa000) || c >= 0x20000;
}

/* Two Han with a space of one between them. */
static bx_chars spaced(const roster *r, bx_chars name)
{
    if (name.n != 2 || !is_han(name.chars[0].c) || !is_han(name.chars[1].c))
        return name;
    bx_chars_builder b = {.arena = r->setting->arena, .source = name.source};
    bx_chars_append(&b, bx_chars_slice(name, 0, 1));
    bx_chars_add(&b, 0x3000, name.chars[1].at, name.chars[1].markup);
    bx_chars_append(&b, bx_chars_slice(name, 1, 2));
    return bx_chars_finish(&b);
}

/* Columns that a name of a width takes, half a 字 from the next. */
static int columns_for(const roster *r, bx_len width)
{
    int n = 1;
    while (n < r->n_columns && width > n * r->pitch - r->em / 2)
        n++;
    return n;
}

static roster roster_new(const bx_setting *s, bx_len measure)
{
    roster r = {.setting = s, .measure = measure};
    r.em = s->layout->styles[BX_STYLE_NAMES].size;
    r.n_columns = MAX(1, (measure + GAP * r.em) / ((COLUMN + GAP) * r.em));
    r.pitch = r.n_columns > 1 ? (measure - COLUMN * r.em) / (r.n_columns - 1) : measure;
    return r;
}

void bx_roster_rows(bx_rows_builder *out, const bx_part *names, int n, bx_len measure)
{
    roster r = roster_new(out->setting, measure);
    int first = out->n, column = r.n_columns, row = out->n - 1;
    for (int i = 0; i < n; i++) {
        bx_chars name = spaced(&r, names[i].text);
        bx_len width = bx_rows_cell_width(r.setting, name, BX_STYLE_NAMES);
        const bx_paragraph *p =
            bx_rows_compose_cell(r.setting, name, BX_STYLE_NAMES, measure, BX_ALIGN_LEFT);
        int columns = columns_for(&r, width);
        if (!p->n_breakings)
            continue;
        const bx_breaking *best = &p->breakings[p->best];
        int height = bx_rows_height(r.setting, p, best);
        bool is_full = column + columns > r.n_columns ||
                       column * r.pitch + MIN(width, measure) > measure;
        if (is_full || height > 1) {
            row = out->n;
            column = 0;
            bx_rows_add(out, height);
        }
        bx_rows_set_lines(out, p, best, column * r.pitch, row);
        column = height > 1 ? r.n_columns : column + columns;
    }
    bx_rows_keep_edges(out, first);
}
