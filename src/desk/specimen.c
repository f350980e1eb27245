#include "desk/specimen.h"

#include <assert.h>
#include <glib.h>

#include "desk/lines_text.h"
#include "makeup/measure.h"
#include "text/profile.h"

/* The sheet: A3, its long side along the lines. [1/1024 pt, percent of the type's size]
 */
enum {
    LONG_SIDE = 1219120, /* 420 mm */
    SHORT_SIDE = 862092, /* 297 mm */
    MARGIN = 34 * BX_PT,
    HEAD = 46 * BX_PT, /* room of title and legend */
    TITLE_SIZE = 13 * BX_PT,
    LEGEND_SIZE = 8 * BX_PT,
    LEADING = 150, /* of lines */
    FIT_GAP =
        150, /* between optimum and first fit: the first one's amounts stand there */
    PANEL_GAP = 200,  /* between measures */
    LABEL_SIZE = 52,  /* of amounts */
    FIGURE_SIZE = 75, /* of the figures at the end */
    HAIRLINE = BX_PT / 5,
};

typedef struct {
    bx_arena *arena;
    bx_assets *assets;
    bx_tongue tongue;
    bx_diags *diags;
    const bx_lines *fits[2]; /* optimum, first fit */
    bx_frame frame;
    bx_len size, leading;
    bx_display_builder *pages;
    int n_pages, room;
} specimen;

static bx_len percent(const specimen *s, int n)
{
    return bx_len_scale(s->size, n, 100);
}

/* ---- marks on a page, in inline and block coordinates ---- */

static void put_line(const specimen *s, bx_display_builder *out, const bx_line *line,
                     bx_len size, bx_len at, bx_len top, bx_len room)
{
    bx_len block = top + bx_axis_in(s->frame.mode, room, size);
    for (int i = 0; i < line->n_runs; i++) {
        bx_glyph_run run = line->runs[i];
        run.origin = bx_frame_point(s->frame, at + run.origin.x, block);
        bx_display_add(out, (bx_op){.kind = BX_OP_GLYPHS, .glyphs = run});
    }
}

/* Words on one line from `at`, or up to `end` where that is given; their width. */
static bx_len put_words(const specimen *s, bx_display_builder *out, const char *words,
                        bx_role role, bx_len size, bx_len at, bx_len end, bx_len top,
                        bx_len room)
{
    bx_paragraph_style style = {
        .type = {.role = role, .size = size, .align = BX_ALIGN_LEFT},
        .measure = INT32_MAX / 4,
        .mode = s->frame.mode};
    bx_chars text = bx_chars_from_utf8(s->arena, NULL, words, 0);
    const bx_paragraph *p =
        bx_paragraph_compose(s->assets, s->arena, text, &style, s->diags);
    if (!p->n_breakings)
        return 0;
    bx_line line = bx_paragraph_line(s->arena, p, p->breakings, 0);
    put_line(s, out, &line, size, end ? end - line.width : at, top, room);
    return line.width;
}

static void put_box(const specimen *s, bx_display_builder *out, bx_rect at, bx_ink ink)
{
    bx_rect box = bx_frame_rect(s->frame, at);
    bx_display_add(out, (bx_op){.kind = BX_OP_FILL, .fill = {box, ink}});
}

/* A hairline across the lines. */
static void put_edge(const specimen *s, bx_display_builder *out, bx_len at, bx_len top)
{
    bx_display_add(out, (bx_op){.kind = BX_OP_STROKE,
                                .stroke = {bx_frame_point(s->frame, at, top),
                                           bx_frame_point(s->frame, at, top + s->leading),
                                           HAIRLINE, BX_INK_GRAY}});
}

/* ---- tints ---- */

/* Rows by rising amount [thousandths of an em]. */
typedef struct {
    int most;
    bx_ink ink;
    bx_lines_word name;
    const char *range;
} tint;

static const tint compressed[] = {
    {250, BX_INK_COOL_1, BX_WORD_COMPRESSED, "0–0.25"},
    {500, BX_INK_COOL_2, BX_WORD_COMPRESSED, "0.25–0.5"},
    {INT_MAX, BX_INK_COOL_3, BX_WORD_COMPRESSED, "0.5–"},
};
static const tint stretched[] = {
    {30, BX_INK_WARM_1, BX_WORD_STRETCHED, "0–0.03"},
    {60, BX_INK_WARM_2, BX_WORD_STRETCHED, "0.03–0.06"},
    {100, BX_INK_WARM_3, BX_WORD_STRETCHED, "0.06–0.1"},
    {INT_MAX, BX_INK_WARM_4, BX_WORD_STRETCHED, "0.1–"},
};

/* NULL: untouched. *amount: what stands behind the line. */
static const tint *tint_of(const specimen *s, const bx_line_report *line, int *amount)
{
    bx_line_state state = (bx_line_state)line->state;
    if (state == BX_LINE_UNTOUCHED)
        return NULL;
    bool is_narrower = state == BX_LINE_COMPRESSED || state == BX_LINE_OVERFULL;
    const tint *t = is_narrower ? compressed : stretched;
    *amount = bx_lines_mil(s->fits[0],
                           is_narrower ? line->measure - line->natural : line->loose);
    while (ABS(*amount) > t->most)
        t++;
    return t;
}

/* ---- pages ---- */

static bx_len put_legend_tint(const specimen *s, bx_display_builder *out, const tint *t,
                              bx_len at, bx_len top)
{
    const char *words =
        bx_format(s->arena, "%s %s", bx_lines_say(t->name, s->tongue), t->range);
    bx_len room = LEGEND_SIZE * 3 / 2;
    put_box(s, out, (bx_rect){at, top, LEGEND_SIZE * 2, room}, t->ink);
    at += LEGEND_SIZE * 5 / 2;
    at += put_words(s, out, words, BX_ROLE_SONG, LEGEND_SIZE, at, 0, top, room);
    return at + LEGEND_SIZE * 2;
}

static void put_head(const specimen *s, bx_display_builder *out)
{
    const bx_lines_style *style = &s->fits[0]->style;
    g_autofree char *name = g_path_get_basename(s->fits[0]->source->name);
    int tenths = (int)(style->size * 10LL / BX_PT);
    const char *title = bx_format(s->arena, "%s  %s  %d.%d pt", name, style->profile->tag,
                                  tenths / 10, tenths % 10);
    put_words(s, out, title, BX_ROLE_HEI, TITLE_SIZE, MARGIN, 0, MARGIN,
              TITLE_SIZE * 3 / 2);
    bx_len at = MARGIN, top = MARGIN + TITLE_SIZE * 3 / 2;
    for (size_t i = 0; i < G_N_ELEMENTS(compressed); i++)
        at = put_legend_tint(s, out, &compressed[i], at, top);
    for (size_t i = 0; i < G_N_ELEMENTS(stretched); i++)
        at = put_legend_tint(s, out, &stretched[i], at, top);
}

static bx_display_builder *page_at(specimen *s, int page)
{
    while (s->n_pages <= page) {
        s->pages = bx_grow(s->arena, s->pages, s->n_pages, &s->room, sizeof *s->pages);
        s->pages[s->n_pages] = (bx_display_builder){.arena = s->arena};
        put_head(s, &s->pages[s->n_pages++]);
    }
    return &s->pages[page];
}

/* ---- one measure ---- */

/* A measure's places on the pages: `slots` side by side on each, filled in turn. */
typedef struct {
    specimen *s;
    int column; /* of bx_lines */
    int first_page;
    bx_len left, pitch; /* inline: of the first slot, from slot to slot */
    int slots;
    int slot;   /* the one being filled, counted over all pages */
    bx_len top; /* block: of the next row in it */
} strip;

static bx_display_builder *strip_page(const strip *t)
{
    return page_at(t->s, t->first_page + t->slot / t->slots);
}

/* Inline start of one of the two fits. */
static bx_len strip_left(const strip *t, int fit)
{
    bx_len measure = t->s->fits[0]->columns[t->column].measure;
    return t->left + t->slot % t->slots * t->pitch +
           fit * (measure + percent(t->s, FIT_GAP));
}

static void open_slot(strip *t)
{
    static const bx_lines_word names[] = {BX_WORD_OPTIMUM, BX_WORD_FIRST_FIT};
    specimen *s = t->s;
    int mil = bx_lines_mil(s->fits[0], s->fits[0]->columns[t->column].measure);
    t->top = MARGIN + HEAD;
    for (int fit = 0; fit < 2; fit++) {
        const char *words =
            bx_format(s->arena, mil % 1000 ? "%d.%03d em  %s" : "%d%.0d em  %s",
                      mil / 1000, mil % 1000, bx_lines_say(names[fit], s->tongue));
        put_words(s, strip_page(t), words, BX_ROLE_HEI, percent(s, FIGURE_SIZE),
                  strip_left(t, fit), 0, t->top, s->leading);
    }
    t->top += s->leading;
}

static void need_rows(strip *t, int n)
{
    if (t->top + n * t->s->leading <= SHORT_SIDE - MARGIN)
        return;
    t->slot++;
    open_slot(t);
}

static void put_amount(const strip *t, int amount, bx_len at)
{
    specimen *s = t->s;
    int hundredths = (ABS(amount) + 5) / 10;
    const char *words = bx_format(s->arena, "%s%.0d.%02d", amount < 0 ? "-" : "+",
                                  hundredths / 100, hundredths % 100);
    put_words(s, strip_page(t), words, BX_ROLE_HEI, percent(s, LABEL_SIZE),
              at + percent(s, LABEL_SIZE) / 3, 0, t->top, s->leading);
}

static void put_row(const strip *t, int fit, const bx_lines_line *line, bool is_first)
{
    specimen *s = t->s;
    const bx_lines *lines = s->fits[fit];
    bx_len left = strip_left(t, fit), measure = lines->columns[t->column].measure;
    bx_len indent = is_first ? lines->style.indent : 0;
    int amount;
    const tint *tinted = tint_of(s, &line->report, &amount);
    bx_display_builder *out = strip_page(t);
    if (tinted) {
        bx_rect box = {left + indent, t->top, MAX(0, measure - indent), s->leading};
        put_box(s, out, box, tinted->ink);
        if (amount)
            put_amount(t, amount, left + measure);
    }
    put_edge(s, out, left, t->top);
    put_edge(s, out, left + measure, t->top);
    put_line(s, out, &line->set, s->size, left, t->top, s->leading);
}

static void put_paragraph(strip *t, int i)
{
    const bx_lines_paragraph *p[2];
    for (int fit = 0; fit < 2; fit++)
        p[fit] = &t->s->fits[fit]->columns[t->column].paragraphs[i];
    for (int k = 0; k < MAX(p[0]->n_lines, p[1]->n_lines); k++) {
        need_rows(t, 1);
        for (int fit = 0; fit < 2; fit++)
            if (k < p[fit]->n_lines)
                put_row(t, fit, &p[fit]->lines[k], k == 0);
        t->top += t->s->leading;
    }
    t->top += t->s->leading / 2;
}

static void put_figures(strip *t)
{
    specimen *s = t->s;
    bx_len size = percent(s, FIGURE_SIZE);
    for (int fit = 0; fit < 2; fit++) {
        int n;
        const bx_lines_figure *f = bx_lines_tell(s->arena, s->fits[fit], t->column, &n);
        bx_len left = strip_left(t, fit), top = t->top;
        bx_len right = left + s->fits[fit]->columns[t->column].measure;
        for (int i = 0; i < n; i++, top += s->leading) {
            const char *count =
                f[i].share < 0
                    ? bx_format(s->arena, "%d", f[i].count)
                    : bx_format(s->arena, "%d.%d %%", f[i].share / 10, f[i].share % 10);
            put_words(s, strip_page(t), bx_lines_say(f[i].name, s->tongue), BX_ROLE_SONG,
                      size, left, 0, top, s->leading);
            put_words(s, strip_page(t), count, BX_ROLE_SONG, size, left, right, top,
                      s->leading);
        }
    }
}

static void put_strip(strip *t)
{
    enum { FIGURE_ROWS = 14 };
    int n = t->s->fits[0]->columns[t->column].n_paragraphs;
    assert(t->s->fits[1]->columns[t->column].n_paragraphs == n);
    open_slot(t);
    for (int i = 0; i < n; i++)
        put_paragraph(t, i);
    need_rows(t, FIGURE_ROWS);
    put_figures(t);
}

/* ---- all of them ---- */

static bx_len pitch_of(const specimen *s, int column)
{
    return 2 * s->fits[0]->columns[column].measure + percent(s, FIT_GAP + PANEL_GAP);
}

/* The first column behind `from` that does not fit beside those before it. */
static int group_end(const specimen *s, int from, bx_len room, bx_len *width)
{
    int to = from;
    *width = 0;
    while (to < s->fits[0]->style.n_measures && *width + pitch_of(s, to) <= room)
        *width += pitch_of(s, to++);
    return to;
}

static void put_group(specimen *s, int from, int to, int repeats)
{
    int first_page = s->n_pages;
    bx_len left = MARGIN;
    for (int i = from; i < to; i++) {
        strip t = {.s = s,
                   .column = i,
                   .first_page = first_page,
                   .left = left,
                   .pitch = pitch_of(s, i),
                   .slots = repeats};
        put_strip(&t);
        left += t.pitch * repeats;
    }
}

static const bx_display *finish(const specimen *s)
{
    bool is_vertical = s->frame.mode == BX_VERTICAL;
    bx_display *pages = BX_NEW_ARRAY(s->arena, s->n_pages, bx_display);
    for (int i = 0; i < s->n_pages; i++)
        pages[i] = (bx_display){.width = is_vertical ? SHORT_SIDE : LONG_SIDE,
                                .height = is_vertical ? LONG_SIDE : SHORT_SIDE,
                                .number = i + 1,
                                .label = bx_format(s->arena, "%d", i + 1),
                                .ops = s->pages[i].ops,
                                .n_ops = s->pages[i].n};
    return pages;
}

const bx_display *bx_specimen_make(bx_arena *arena, bx_assets *assets,
                                   const bx_lines *optimum, const bx_lines *first_fit,
                                   bx_tongue tongue, bx_diags *diags, int *n)
{
    const bx_lines_style *style = &optimum->style;
    specimen s = {.arena = arena,
                  .assets = assets,
                  .tongue = tongue,
                  .diags = diags,
                  .fits = {optimum, first_fit},
                  .size = style->size,
                  .leading = bx_len_scale(style->size, LEADING, 100)};
    s.frame = (bx_frame){{style->mode == BX_VERTICAL ? SHORT_SIDE : 0, 0}, style->mode};
    bx_len room = LONG_SIDE - 2 * MARGIN + percent(&s, PANEL_GAP), width;
    for (int from = 0, to; from < style->n_measures; from = to) {
        to = group_end(&s, from, room, &width);
        if (to == from) {
            bx_diag(diags, BX_D_E_SPECIMEN_WIDE, BX_NOWHERE,
                    BX_INT(bx_lines_mil(optimum, style->measures[from]) / 1000));
            return NULL;
        }
        put_group(&s, from, to, room / width);
    }
    *n = s.n_pages;
    return finish(&s);
}
