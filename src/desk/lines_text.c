#include "desk/lines_text.h"

#include "desk/cells.h"
#include "text/profile.h"

/* Columns of the table [characters of a terminal]. */
enum { NO = 4, NUMBER = 8, STEP = 17, FIGURE_NAME = 26, GAP = 2 };

static const char *const words[BX_WORD_COUNT][2] = {
#define BX_LINES_WORD(id, english, chinese) {english, chinese},
#include "desk/lines.def"
#undef BX_LINES_WORD
};

const char *bx_lines_say(bx_lines_word word, bx_tongue tongue)
{
    return words[word][tongue];
}

/* ---- cells ---- */

static void left(GString *out, const char *text, int width)
{
    g_string_append_printf(out, "%s%*s", text, MAX(0, width - bx_cells(text)) + GAP, "");
}

static void right(GString *out, const char *text, int width)
{
    g_string_append_printf(out, "%*s%s%*s", MAX(0, width - bx_cells(text)), "", text, GAP,
                           "");
}

static void right_int(GString *out, long long number, int width)
{
    g_autofree char *text = g_strdup_printf("%lld", number);
    right(out, text, width);
}

/* Thousandths, as "-0.125". */
static char *mil_text(int mil)
{
    return g_strdup_printf("%s%d.%03d", mil < 0 ? "-" : "", ABS(mil) / 1000,
                           ABS(mil) % 1000);
}

static void right_mil(GString *out, int mil, int width)
{
    g_autofree char *text = mil_text(mil);
    right(out, text, width);
}

/* ---- a line ---- */

/* What a step gave to each of its places, or took from it. */
static int each_mil(const bx_lines *lines, const bx_step_use *use)
{
    int mil = bx_lines_mil(lines, use->total / MAX(use->places, 1));
    return use->step < BX_STEP_STRETCH_SPACE ? -mil : mil;
}

static void add_trim(GString *out, const bx_lines *lines, const char *text,
                     const bx_trim *trim)
{
    const char *mark = g_utf8_offset_to_pointer(text, trim->position);
    g_string_append_printf(out, "  %d%.*s", trim->position + 1,
                           (int)(g_utf8_next_char(mark) - mark), mark);
    bx_len by_rule = trim->front + trim->back;
    bx_len squeezed = trim->squeezed_front + trim->squeezed_back;
    g_autofree char *rule = mil_text(bx_lines_mil(lines, by_rule));
    g_autofree char *ladder = mil_text(bx_lines_mil(lines, squeezed));
    if (by_rule)
        g_string_append_printf(out, " %s", rule);
    if (squeezed)
        g_string_append_printf(out, " ~%s", ladder);
}

/* Behind the text: steps but the last, what else is to be known, then trims. */
static void add_tail(GString *out, const bx_lines *lines, const bx_lines_line *line,
                     bx_tongue tongue)
{
    const bx_line_report *r = &line->report;
    for (int i = 0; i + 1 < r->n_steps; i++) {
        g_autofree char *each = mil_text(each_mil(lines, &r->steps[i]));
        g_string_append_printf(out, "  %s %s", bx_step_name(r->steps[i].step), each);
    }
    if (r->n_wide)
        g_string_append_printf(out, "  %s %d", bx_lines_say(BX_WORD_WIDE_RUNS, tongue),
                               r->n_wide);
    if (r->has_hyphen)
        g_string_append_printf(out, "  %s", bx_lines_say(BX_WORD_HYPHEN, tongue));
    if (r->hangs)
        g_string_append_printf(out, "  %s", bx_lines_say(BX_WORD_HANGS, tongue));
    for (int i = 0; i < r->n_trims; i++)
        add_trim(out, lines, line->text, &r->trims[i]);
}

static void add_step(GString *out, const bx_lines *lines, const bx_line_report *r,
                     bx_tongue tongue)
{
    const bx_step_use *step = r->n_steps ? &r->steps[r->n_steps - 1] : NULL;
    if (r->state == BX_LINE_OVERFULL || r->state == BX_LINE_SHORT) {
        bool is_over = r->state == BX_LINE_OVERFULL;
        left(out, bx_lines_say(is_over ? BX_WORD_OVERFULL : BX_WORD_TOO_SHORT, tongue),
             STEP);
        right_mil(out, bx_lines_mil(lines, is_over ? r->over : r->loose), NUMBER);
    } else if (step) {
        left(out, bx_step_name(step->step), STEP);
        right_mil(out, each_mil(lines, step), NUMBER);
    } else {
        left(out, "-", STEP);
        right(out, "-", NUMBER);
    }
}

static void add_line(GString *out, const bx_lines *lines, const bx_lines_line *line,
                     int number, bx_tongue tongue)
{
    const bx_line_report *r = &line->report;
    right_int(out, number, NO);
    right_mil(out, bx_lines_mil(lines, r->natural), NUMBER);
    add_step(out, lines, r, tongue);
    right_int(out, r->penalty, NUMBER);
    right_int(out, r->cost, NUMBER);
    g_string_append(out, line->text);
    add_tail(out, lines, line, tongue);
    g_string_append_c(out, '\n');
}

/* ---- a column ---- */

const bx_lines_figure *bx_lines_tell(bx_arena *arena, const bx_lines *lines, int column,
                                     int *n)
{
    const bx_lines_figures *f = &lines->columns[column].figures;
    int inner = f->lines - f->last;
#define SHARE(count) (inner ? ((count)*1000 + inner / 2) / inner : 0)
    const bx_lines_figure all[] = {
        {BX_WORD_LINES, f->lines, -1},
        {BX_WORD_LAST, f->last, -1},
        {BX_WORD_UNTOUCHED, f->untouched, SHARE(f->untouched)},
        {BX_WORD_WIDENED, f->widened, SHARE(f->widened)},
        {BX_WORD_COMPRESSED, f->compressed, SHARE(f->compressed)},
        {BX_WORD_STRETCHED, f->stretched, SHARE(f->stretched)},
        {BX_WORD_TOO_LOOSE, f->too_loose, SHARE(f->too_loose)},
        {BX_WORD_TOO_SHORT, f->too_short, SHARE(f->too_short)},
        {BX_WORD_STOPS, f->stops, -1},
        {BX_WORD_LONE, f->lone, -1},
        {BX_WORD_OVERFULL, f->overfull, -1},
        {BX_WORD_BAD_STARTS, f->bad_starts, -1},
        {BX_WORD_BAD_ENDS, f->bad_ends, -1},
        {BX_WORD_REPLACED, lines->source->n_replaced, -1},
    };
#undef SHARE
    *n = (int)G_N_ELEMENTS(all);
    return bx_copy(arena, all, sizeof all);
}

static void add_summary(GString *out, const bx_lines *lines, int column, bx_tongue tongue)
{
    bx_arena *arena = bx_arena_new();
    int n;
    const bx_lines_figure *figures = bx_lines_tell(arena, lines, column, &n);
    g_string_append_printf(out, "\n%s\n", bx_lines_say(BX_WORD_SUMMARY, tongue));
    for (int i = 0; i < n; i++) {
        g_string_append(out, "  ");
        left(out, bx_lines_say(figures[i].name, tongue), FIGURE_NAME);
        g_string_append_printf(out, "%6d", figures[i].count);
        if (figures[i].share >= 0)
            g_string_append_printf(out, "  %3d.%d %%", figures[i].share / 10,
                                   figures[i].share % 10);
        g_string_append_c(out, '\n');
    }
    bx_arena_free(arena);
}

static void add_title(GString *out, const bx_lines *lines, int column, bx_tongue tongue)
{
    const bx_lines_style *s = &lines->style;
    g_autofree char *measure =
        mil_text(bx_lines_mil(lines, lines->columns[column].measure));
    g_autofree char *indent = mil_text(bx_lines_mil(lines, s->indent));
    bool is_vertical = s->mode == BX_VERTICAL;
    g_string_append_printf(
        out, "%s: %s em, %s (%s), %s, %s, %s %s em\n\n", lines->source->name, measure,
        s->profile->tag, bx_level_name(s->profile->level),
        bx_lines_say(is_vertical ? BX_WORD_VERTICAL : BX_WORD_HORIZONTAL, tongue),
        bx_lines_say(s->is_first_fit ? BX_WORD_FIRST_FIT : BX_WORD_OPTIMUM, tongue),
        bx_lines_say(BX_WORD_INDENT, tongue), indent);
}

static void add_heads(GString *out, bx_tongue tongue)
{
    right(out, bx_lines_say(BX_WORD_NO, tongue), NO);
    right(out, bx_lines_say(BX_WORD_NATURAL, tongue), NUMBER);
    left(out, bx_lines_say(BX_WORD_STEP, tongue), STEP);
    right(out, bx_lines_say(BX_WORD_EACH, tongue), NUMBER);
    right(out, bx_lines_say(BX_WORD_PENALTY, tongue), NUMBER);
    right(out, bx_lines_say(BX_WORD_COST, tongue), NUMBER);
    g_string_append_printf(out, "%s\n", bx_lines_say(BX_WORD_TEXT, tongue));
}

static void add_column(GString *out, const bx_lines *lines, int column, bx_tongue tongue)
{
    const bx_lines_column *c = &lines->columns[column];
    add_title(out, lines, column, tongue);
    add_heads(out, tongue);
    for (int i = 0; i < c->n_paragraphs; i++) {
        const bx_lines_paragraph *p = &c->paragraphs[i];
        g_string_append_printf(out, "%s:%d:%d\n", lines->source->name, p->line,
                               p->column);
        for (int k = 0; k < p->n_lines; k++)
            add_line(out, lines, &p->lines[k], k + 1, tongue);
    }
    add_summary(out, lines, column, tongue);
}

GString *bx_lines_text(const bx_lines *lines, bx_tongue tongue)
{
    GString *out = g_string_new(NULL);
    for (int i = 0; i < lines->style.n_measures; i++) {
        g_string_append(out, i ? "\n" : "");
        add_column(out, lines, i, tongue);
    }
    return out;
}
