#include "makeup/table.h"

#include <glib.h>
#include <string.h>

#include "base/utf8.h"
#include "text/words.h"

enum {
    LEAST_CELL = 2, /* 字: no column of words is narrower, whatever it costs others */
    LONG_WORD = 3,  /* 字: one with more is put together of words … */
    SHORT_CELL = 3, /* … and a cell of no more is a name, most likely */
    FRAME_RULE = 3 * BX_PT / 4,
    INNER_RULE = BX_PT / 4,
    LEAST_ROWS = 2, /* of a table that is parted, in each leg */
    SPLIT_ROWS = 8, /* grid lines: a row higher than that may run into the next leg */
};

typedef struct {
    bx_len left, width; /* of its text */
    bx_len natural;
    bx_len word;  /* its widest word */
    bx_len least; /* where words must be split */
    bool is_figures;
} column;

typedef struct {
    const bx_setting *setting;
    const bx_part *cells;
    int n, n_head;       /* n_head: cells of the head */
    bx_len measure, gap; /* between columns, and half of it at both sides */
    column *columns;
    int n_columns;
    bool is_cramped; /* too wide for the measure */
    bx_len lift;     /* by which all of it stands higher than its rows: see open_up */
} table;

static const bx_style *style_of(const table *t)
{
    return &t->setting->layout->styles[BX_STYLE_TABLE];
}

/* A cell's text as it is set: heads are strong. */
static bx_chars dressed(const table *t, const bx_part *cell)
{
    if (!cell->is_head)
        return cell->text;
    bx_chars_builder b = {.arena = t->setting->arena, .source = cell->text.source};
    bx_chars_append(&b, cell->text);
    for (int i = 0; i < b.n; i++)
        b.chars[i].markup |= BX_MARKUP_STRONG;
    return bx_chars_finish(&b);
}

/* ---- columns ---- */

static bool is_figure(uint32_t c)
{
    return (c >= '0' && c <= '9') || strchr(".,:%+-", (int)MIN(c, 0x7f)) || c == 0x2212 ||
           c == 0x2030 || c == 0x2014;
}

/* Numbers, with their signs and per cent, times of day, dashes for none. */
static bool is_number(bx_chars text)
{
    for (int i = 0; i < text.n; i++)
        if (!is_figure(text.chars[i].c))
            return false;
    return true;
}

/* The 字 that a word takes with a mark behind it; of Latin two letters count as one. */
static int word_width(bx_chars text, const bx_term *word)
{
    int n = word->to - word->from;
    bool is_latin = word->class == BX_WORD_LATIN;
    bool has_mark =
        word->to < text.n && bx_utf8_holds("、，；：", text.chars[word->to].c);
    return (is_latin ? (n + 1) / 2 : MIN(n, LONG_WORD)) + has_mark;
}

static int widest_word(const table *t, bx_chars text)
{
    const bx_setting *s = t->setting;
    if (text.n <= SHORT_CELL)
        return text.n;
    bx_terms words = bx_words_part(s->arena, s->lexicon, s->house, text);
    int widest = LEAST_CELL;
    for (int i = 0; i < words.n; i++)
        widest = MAX(widest, word_width(text, &words.terms[i]));
    return widest;
}

static void measure_cell(const table *t, const bx_part *cell)
{
    column *c = &t->columns[cell->column];
    bx_len width = bx_rows_cell_width(t->setting, dressed(t, cell), BX_STYLE_TABLE);
    bx_len word = width, least = width, size = style_of(t)->size;
    if (!is_number(cell->text)) {
        word = MIN(width, widest_word(t, cell->text) * size);
        least = MIN(width, LEAST_CELL * size);
        c->is_figures &= cell->is_head;
    }
    c->natural = MAX(c->natural, width);
    c->word = MAX(c->word, word);
    c->least = MAX(c->least, least);
}

/* How the columns fit the room there is. */
typedef enum {
    FIT_ROOMY,   /* each as wide as it likes; what is over goes to all alike */
    FIT_TURNED,  /* what is lacking comes from those that can turn between words … */
    FIT_SPLIT,   /* … or else inside of words, by what they can give */
    FIT_CRAMPED, /* all share what there is, by the least they need */
} fit;

static bx_len weight_in(fit how, const column *c)
{
    switch (how) {
    case FIT_ROOMY:
        return 1;
    case FIT_TURNED:
        return c->natural - c->word;
    case FIT_SPLIT:
        return c->word - c->least;
    case FIT_CRAMPED:
        break;
    }
    return c->least;
}

static fit fit_of(const table *t, bx_len room)
{
    int64_t natural = 0, word = 0, least = 0;
    for (int i = 0; i < t->n_columns; i++) {
        natural += t->columns[i].natural;
        word += t->columns[i].word;
        least += t->columns[i].least;
    }
    return room >= natural ? FIT_ROOMY
           : room >= word  ? FIT_TURNED
           : room >= least ? FIT_SPLIT
                           : FIT_CRAMPED;
}

/* What a column has before what is over or lacking is shared. */
static bx_len start_of(fit how, const column *c)
{
    return how == FIT_CRAMPED ? 0 : how == FIT_SPLIT ? c->word : c->natural;
}

static void share_room(const table *t, bx_len room, fit how)
{
    int64_t spare = room, total = 0, seen = 0, given = 0;
    for (int i = 0; i < t->n_columns; i++) {
        column *c = &t->columns[i];
        c->width = start_of(how, c);
        spare -= c->width;
        total += weight_in(how, c);
    }
    for (int i = 0; i < t->n_columns && total; i++) {
        column *c = &t->columns[i];
        seen += weight_in(how, c);
        int64_t due = spare * seen / total;
        c->width = (bx_len)MAX(1, c->width + due - given);
        given = due;
    }
}

/* Of all columns, without the gaps. */
static bx_len room_of(const table *t)
{
    return t->measure - t->n_columns * t->gap;
}

static void make_columns(table *t)
{
    for (int i = 0; i < t->n; i++)
        t->n_columns = MAX(t->n_columns, t->cells[i].column + 1);
    t->columns = BX_NEW_ARRAY(t->setting->arena, t->n_columns, column);
    for (int i = 0; i < t->n_columns; i++)
        t->columns[i].is_figures = true;
    for (int i = 0; i < t->n; i++)
        measure_cell(t, &t->cells[i]);
    t->gap = MIN(style_of(t)->size, t->measure / (2 * t->n_columns));
    if (fit_of(t, room_of(t)) >= FIT_SPLIT)
        t->gap /= 2;
    bx_len room = room_of(t);
    fit how = fit_of(t, room);
    t->is_cramped = how == FIT_CRAMPED;
    share_room(t, room, how);
    bx_len x = t->gap / 2;
    for (int i = 0; i < t->n_columns; i++) {
        t->columns[i].left = x;
        x += t->columns[i].width + t->gap;
    }
}

/* ---- rows ---- */

static const bx_paragraph *compose(const table *t, const bx_part *cell)
{
    const column *c = &t->columns[cell->column];
    bx_align align = c->is_figures ? BX_ALIGN_RIGHT : BX_ALIGN_LEFT;
    return bx_rows_compose_cell(t->setting, dressed(t, cell), BX_STYLE_TABLE, c->width,
                                align);
}

static int row_end(const table *t, int i)
{
    int row = t->cells[i].row;
    while (i < t->n && t->cells[i].row == row)
        i++;
    return i;
}

/* The cells [from, to) as one row; returns its height. */
static int add_row(const table *t, bx_rows_builder *out, int from, int to)
{
    const bx_paragraph **cells =
        BX_NEW_ARRAY(t->setting->arena, to - from, const bx_paragraph *);
    int height = 1, first = out->n;
    for (int i = from; i < to; i++) {
        const bx_paragraph *p = cells[i - from] = compose(t, &t->cells[i]);
        if (p->n_breakings)
            height = MAX(height, bx_rows_height(t->setting, p, &p->breakings[p->best]));
    }
    int step = height > SPLIT_ROWS ? 1 : height;
    for (int i = 0; i < height; i += step)
        bx_rows_add(out, step);
    for (int i = from; i < to; i++) {
        const bx_paragraph *p = cells[i - from];
        if (p->n_breakings)
            bx_rows_set_lines(out, p, &p->breakings[p->best],
                              t->columns[t->cells[i].column].left, first);
    }
    return height;
}

static void add_rule(const table *t, bx_rows_builder *out, int row, bx_len thick)
{
    bx_rows_add_rule(out, row, 0, t->measure, thick);
}

/* The row that begins with cell i, under a rule where it needs one: is there one? */
static bool add_next(const table *t, bx_rows_builder *out, int i, int *before)
{
    int top = out->n;
    if (!i)
        add_rule(t, out, top, FRAME_RULE);
    int height = add_row(t, out, i, row_end(t, i));
    bool is_parted = i && (t->cells[i - 1].is_head || height > 1 || *before > 1);
    if (is_parted)
        add_rule(t, out, top, INNER_RULE);
    if (t->cells[i].is_head)
        bx_rows_keep(out, out->n - 1);
    *before = height;
    return is_parted;
}

/* ---- groups ---- */

static bool has_high_row(const table *t)
{
    for (int i = 0; i < t->n; i++) {
        const bx_paragraph *p = compose(t, &t->cells[i]);
        const bx_breaking *best = p->n_breakings ? &p->breakings[p->best] : NULL;
        if (best && bx_rows_height(t->setting, p, best) > SPLIT_ROWS)
            return true;
    }
    return false;
}

/* A table has a grid line more than its cells, half of it above and half below, so that
 * its rules keep clear of the text; but for one whose rows run over the foot of a leg,
 * which have to begin at the top of the next. */
static void open_up(const table *t, bx_rows_builder *out)
{
    if (!t->lift)
        return;
    bx_rows_add(out, 1);
    bx_rows_keep(out, out->n - 1);
}

static void lift(const table *t, bx_rows_builder *out, int from)
{
    for (int i = from; i < out->n_lines; i++)
        out->lines[i].drop -= t->lift;
}

/* The head as it stands over a leg that the table runs on in. */
static bx_rows head_again(const table *t)
{
    bx_rows_builder rows = {.setting = t->setting};
    open_up(t, &rows);
    bx_part *cells =
        bx_copy(t->setting->arena, t->cells, (size_t)t->n_head * sizeof *cells);
    for (int i = 0; i < t->n_head; i++) {
        bx_chars_builder b = {.arena = t->setting->arena, .source = cells[i].text.source};
        bx_chars_append(&b, cells[i].text);
        for (int k = 0; k < b.n; k++)
            b.chars[k].id = BX_GENERATED;
        cells[i].text = bx_chars_finish(&b);
    }
    table again = *t;
    again.cells = cells;
    again.n = t->n_head;
    for (int i = 0, before = 1; i < again.n; i = row_end(&again, i))
        add_next(&again, &rows, i, &before);
    lift(t, &rows, 0);
    return bx_rows_finish(&rows);
}

/* One past the cells of so many rows from cell i on. */
static int rows_end(const table *t, int i, int n_rows)
{
    while (n_rows-- && i < t->n)
        i = row_end(t, i);
    return i;
}

/* One past the cells of the group that begins with cell i. */
static int group_end(const table *t, int i)
{
    bool is_parted = t->n_head && rows_end(t, t->n_head, 2 * LEAST_ROWS - 1) < t->n;
    if (!is_parted || rows_end(t, i, LEAST_ROWS) == t->n)
        return t->n;
    return i ? row_end(t, i) : rows_end(t, t->n_head, LEAST_ROWS);
}

/* That the table is too wide is told where it is drawn: this measure may be a trial. */
static void mark_cramped(const table *t, bx_rows_builder *first)
{
    for (int i = 0; i < first->n_lines && t->is_cramped; i++)
        if (first->lines[i].paragraph) {
            first->lines[i].cramped = t->n_columns;
            return;
        }
}

/* Cells with a word that is wider than their column. */
static int count_split(const table *t)
{
    int n = 0, size = style_of(t)->size;
    for (int i = 0; i < t->n; i++) {
        const column *c = &t->columns[t->cells[i].column];
        n += c->width < c->word && c->width < widest_word(t, t->cells[i].text) * size;
    }
    return n;
}

static int make_groups(const table *t, bx_table_group *groups)
{
    bx_rows head = {0};
    int n_groups = 0;
    for (int i = 0, end, before = 1; i < t->n; i = end) {
        bx_rows_builder below = {.setting = t->setting}, at_top = below;
        bx_table_group *group = &groups[n_groups++];
        end = group_end(t, i);
        if (!i)
            open_up(t, &below);
        bool is_ruled = add_next(t, &below, i, &before);
        for (int k = row_end(t, i); k < end; k = row_end(t, k))
            add_next(t, &below, k, &before);
        if (end == t->n)
            add_rule(t, &below, below.n, FRAME_RULE);
        bx_rows_keep_edges(&below, 0);
        if (!i)
            mark_cramped(t, &below);
        lift(t, &below, 0);
        group->below = bx_rows_finish(&below);
        if (!i)
            continue;
        head = head.n ? head : head_again(t);
        bx_rows_append(&at_top, &head);
        int n_ready = at_top.n_lines;
        if (!is_ruled)
            add_rule(t, &at_top, head.n, INNER_RULE);
        lift(t, &at_top, n_ready);
        bx_rows_append(&at_top, &group->below);
        group->at_top = bx_rows_finish(&at_top);
    }
    return n_groups;
}

const bx_table_group *bx_table_make(const bx_setting *setting, const bx_part *cells,
                                    int n, bx_len measure, int *n_groups, int *n_split)
{
    table t = {.setting = setting, .cells = cells, .n = n, .measure = measure};
    bx_table_group *groups = BX_NEW_ARRAY(setting->arena, n, bx_table_group), tight;
    while (t.n_head < n && cells[t.n_head].is_head)
        t.n_head++;
    make_columns(&t);
    t.lift = has_high_row(&t) ? 0 : setting->layout->leading / 2;
    *n_groups = make_groups(&t, groups);
    *n_split = count_split(&t);
    if (*n_groups == 1 && t.lift) {
        t.lift = 0;
        make_groups(&t, &tight);
        groups[0].tight = tight.below;
    }
    return groups;
}
