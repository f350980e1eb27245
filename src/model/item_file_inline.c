#include "model/item_file_inline.h"

#include <string.h>

enum {
    MOST_DEPTH = 8,   /* marks inside marks */
    MOST_NAMES = 48,  /* characters between { and } */
    MOST_LABEL = 8,   /* characters of a note's label */
    MOST_REPORTS = 8, /* of one text: whoever floods it with brackets knows by then */
    IS_CLOSER = -1,   /* brackets.close of a ] that closes something */
};

/* ---- names ---- */

typedef struct {
    bx_markup markup;
    const char *name, *zh;
} named_markup;

static const named_markup names[] = {
#define BX_MARKUP_ROW(id, name, zh) {BX_MARKUP_##id, name, zh},
#include "model/markup.def"
#undef BX_MARKUP_ROW
};

const char *bx_markup_name(int i, bx_markup *markup)
{
    if (i >= (int)G_N_ELEMENTS(names))
        return NULL;
    *markup = names[i].markup;
    return names[i].name;
}

static bool is_one_of(const char *list, const char *word)
{
    g_auto(GStrv) words = g_strsplit(list, "|", -1);
    return g_strv_contains((const char *const *)words, word);
}

/* 0: no such name. */
static bx_markup markup_named(const char *word)
{
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        if (!strcmp(names[i].name, word) || is_one_of(names[i].zh, word))
            return names[i].markup;
    return BX_MARKUP_PLAIN;
}

/* ---- brackets ---- */

static bool is_ascii_mark(uint32_t c)
{
    return c < 0x80 && g_ascii_ispunct((char)c);
}

static bool is_escape(bx_chars t, int i)
{
    return t.chars[i].c == '\\' && i + 1 < t.n && is_ascii_mark(t.chars[i + 1].c);
}

static bool is_at(bx_chars t, int i, uint32_t c)
{
    return i >= 0 && i < t.n && t.chars[i].c == c;
}

/* For each [: where its ] stands (0: nowhere), its first bar (0: none), whether it has
 * more than one. Linear, whatever the text. */
typedef struct {
    int close, bar;
    bool has_bars;
} bracket;

static const bracket *find_brackets(bx_arena *arena, bx_chars t)
{
    bracket *b = BX_NEW_ARRAY(arena, t.n, bracket);
    int *outer = BX_NEW_ARRAY(arena, t.n, int), open = -1;
    for (int i = 0; i < t.n; i++) {
        if (is_escape(t, i)) {
            i++;
        } else if (t.chars[i].c == '[') {
            outer[i] = open;
            open = i;
        } else if (t.chars[i].c == ']' && open >= 0) {
            b[open].close = i;
            b[i].close = IS_CLOSER;
            open = outer[open];
        } else if (t.chars[i].c == '|' && open >= 0) {
            b[open].has_bars = b[open].bar > 0;
            b[open].bar = b[open].bar ? b[open].bar : i;
        }
    }
    return b;
}

/* ---- groups: what a bracket opens ---- */

typedef enum {
    GROUP_NONE,    /* text */
    GROUP_BROKEN,  /* meant as a mark, but none */
    GROUP_UNKNOWN, /* a name that is none */
    GROUP_NAMED,   /* [text]{names} or [base|ruby]{names} */
    GROUP_RUBY,
    GROUP_NOTE,
} group_kind;

typedef struct {
    group_kind kind;
    bx_markup markup; /* of its names */
    int close, end;   /* its ], and one past the whole */
    int bar;          /* 0: no ruby */
} group;

typedef struct {
    bx_arena *arena;
    bx_diags *diags;
    bx_chars marked;
    const bracket *brackets; /* NULL: the text has none */
    bx_markup allowed;
    int n_reports;
    bx_chars_builder out;
} reader;

static bool is_blank(bx_chars t, int from, int to)
{
    while (from < to && bx_is_space(t.chars[from].c))
        from++;
    return from >= to;
}

/* The names from the { at i on; *end is one past the }. */
static group_kind read_names(const reader *r, int i, bx_markup *markup, int *end)
{
    bx_chars t = r->marked;
    int close = i + 1;
    while (close < t.n && close - i <= MOST_NAMES && !is_at(t, close, '}') &&
           !is_at(t, close, '['))
        close++;
    if (!is_at(t, close, '}') || is_blank(t, i + 1, close))
        return GROUP_BROKEN;
    char *text = bx_chars_utf8(r->arena, bx_chars_slice(t, i + 1, close));
    g_auto(GStrv) words = g_strsplit_set(text, " \t", -1);
    *end = close + 1;
    for (int k = 0; words[k]; k++) {
        bx_markup one = markup_named(words[k]);
        if (*words[k] && !one)
            return GROUP_UNKNOWN;
        *markup |= one;
    }
    return GROUP_NAMED;
}

static bool is_label(bx_chars t, int from, int to)
{
    for (int i = from; i < to; i++) {
        uint32_t c = t.chars[i].c;
        if (bx_is_space(c) || (c < 0x80 && strchr("[]{}|\\*", (int)c)))
            return false;
    }
    return to > from && to - from <= MOST_LABEL;
}

/* What the [ at i opens. */
static group classify(const reader *r, int i)
{
    bx_chars t = r->marked;
    const bracket *b = &r->brackets[i];
    group g = {.close = b->close, .end = b->close + 1, .bar = b->bar};
    int base_end = b->bar ? b->bar : b->close;
    bool has_names = is_at(t, b->close + 1, '{');
    if (b->close <= 0) {
        g.kind = GROUP_BROKEN;
    } else if (is_at(t, i + 1, '^') && !has_names && !b->bar) {
        g.kind = is_label(t, i + 2, b->close) ? GROUP_NOTE : GROUP_NONE;
    } else if (has_names || b->bar) {
        g.kind = has_names ? read_names(r, b->close + 1, &g.markup, &g.end) : GROUP_RUBY;
        bool is_empty =
            is_blank(t, i + 1, base_end) || (b->bar && is_blank(t, b->bar + 1, b->close));
        if (b->has_bars || is_empty)
            g.kind = GROUP_BROKEN;
    }
    return g;
}

/* ---- strong words ---- */

/* How many asterisks stand in a row from i. */
static int count_stars(bx_chars t, int i, int to)
{
    int n = 0;
    while (i + n < to && t.chars[i + n].c == '*')
        n++;
    return n;
}

/* One past what stands at i: a mark as a whole, an escape, or a character. */
static int step_over(const reader *r, int i)
{
    if (is_escape(r->marked, i))
        return i + 2;
    if (!is_at(r->marked, i, '[') || !r->brackets)
        return i + 1;
    group g = classify(r, i);
    return g.kind >= GROUP_NAMED ? g.end : i + 1;
}

/* The next pair of asterisks in [i, to), or -1. */
static int find_pair(const reader *r, int i, int to)
{
    while (i < to) {
        int stars = count_stars(r->marked, i, to);
        if (stars == 2)
            return i;
        i = stars ? i + stars : step_over(r, i);
    }
    return -1;
}

/* ---- reading ---- */

static void read_range(reader *r, int from, int to, bx_markup markup, int depth);

static void warn(reader *r, bx_diag_id what, int from, int to, const char *word)
{
    if (r->n_reports++ < MOST_REPORTS)
        bx_diag(r->diags, what, bx_chars_span(bx_chars_slice(r->marked, from, to)), word);
}

/* The text of a mark, for a message. */
static const char *quote(const reader *r, int from, int to)
{
    enum { SHOWN = 16 };
    return bx_chars_utf8(r->arena,
                         bx_chars_slice(r->marked, from, MIN(to, from + SHOWN)));
}

/* The first word between { and } that is no name. */
static const char *unknown_word(const reader *r, const group *g)
{
    bx_chars t = bx_chars_slice(r->marked, g->close + 2, g->end - 1);
    g_auto(GStrv) words = g_strsplit_set(bx_chars_utf8(r->arena, t), " \t", -1);
    for (int i = 0; words[i]; i++)
        if (*words[i] && !markup_named(words[i]))
            return bx_copy_text(r->arena, words[i], strlen(words[i]));
    return "";
}

static int read_plain(reader *r, int i, bx_markup markup)
{
    i += is_escape(r->marked, i);
    bx_chars_add(&r->out, r->marked.chars[i].c, r->marked.chars[i].at, markup);
    return i + 1;
}

/* Ruby text has no property but that it is one: it follows its base in everything. */
static void read_ruby(reader *r, const group *g, int i, bx_markup markup, int depth)
{
    read_range(r, i + 1, g->bar, markup | BX_MARKUP_BASE, depth + 1);
    int from = g->bar + 1, to = g->close;
    while (bx_is_space(r->marked.chars[from].c))
        from++;
    while (bx_is_space(r->marked.chars[to - 1].c))
        to--;
    while (from < to)
        from = read_plain(r, from, BX_MARKUP_RUBY);
}

static void read_note(reader *r, const group *g, int i, bx_markup markup)
{
    bx_markup starts = BX_MARKUP_NOTE_STARTS;
    for (int k = i + 2; k < g->close; k++, starts = 0)
        bx_chars_add(&r->out, r->marked.chars[k].c, r->marked.chars[k].at,
                     markup | BX_MARKUP_NOTE | starts);
}

static bx_markup start_of(bx_markup markup)
{
    return (markup & BX_MARKUP_NAME ? BX_MARKUP_NAME_STARTS : 0) |
           (markup & BX_MARKUP_TITLE ? BX_MARKUP_TITLE_STARTS : 0);
}

/* Ruby has neither ruby nor notes over itself. */
static bool is_in_ruby(const group *g, bx_markup markup)
{
    return markup & BX_MARKUP_BASE && (g->bar || g->kind == GROUP_NOTE);
}

/* What the group needs that may not stand here. */
static bool is_out_of_place(const reader *r, const group *g, bx_markup markup, int depth)
{
    bx_markup all = g->markup | (g->bar ? BX_MARKUP_RUBY : 0) |
                    (g->kind == GROUP_NOTE ? BX_MARKUP_NOTE : 0);
    return (all & ~r->allowed) || is_in_ruby(g, markup) || depth == MOST_DEPTH;
}

/* Reports why a [ is text. */
static void report(reader *r, const group *g, int i, bx_markup markup, int depth)
{
    int end = MAX(g->end, i + 1);
    if (g->kind == GROUP_UNKNOWN)
        warn(r, BX_D_W_MARK_UNKNOWN, g->close + 1, g->end, unknown_word(r, g));
    else if (g->kind == GROUP_BROKEN)
        warn(r, BX_D_W_MARK_BROKEN, i, end, quote(r, i, end));
    else if (g->kind != GROUP_NONE && is_in_ruby(g, markup))
        warn(r, BX_D_W_MARK_IN_RUBY, i, end, quote(r, i, end));
    else if (g->kind != GROUP_NONE && depth == MOST_DEPTH)
        warn(r, BX_D_W_MARK_DEEP, i, end, quote(r, i, end));
    else if (g->kind != GROUP_NONE)
        warn(r, BX_D_W_MARK_PLACE, i, end, quote(r, i, end));
}

/* What the [ at i opens, or the [ itself; returns where to go on. */
static int read_bracket(reader *r, int i, bx_markup markup, int depth)
{
    group g = classify(r, i);
    if (g.kind < GROUP_NAMED || is_out_of_place(r, &g, markup, depth)) {
        report(r, &g, i, markup, depth);
        return read_plain(r, i, markup);
    }
    int first = r->out.n;
    if (g.kind == GROUP_NOTE)
        read_note(r, &g, i, markup);
    else if (g.bar)
        read_ruby(r, &g, i, markup | g.markup, depth);
    else
        read_range(r, i + 1, g.close, markup | g.markup, depth + 1);
    r->out.chars[first].markup |= start_of(g.markup & ~markup);
    return g.end;
}

static int read_one(reader *r, int i, bx_markup markup, int depth)
{
    if (is_escape(r->marked, i) || !r->brackets)
        return read_plain(r, i, markup);
    if (is_at(r->marked, i, '['))
        return read_bracket(r, i, markup, depth);
    bool is_stray = is_at(r->marked, i, ']') && is_at(r->marked, i + 1, '{') &&
                    r->brackets[i].close != IS_CLOSER;
    if (is_stray)
        warn(r, BX_D_W_MARK_BROKEN, i, i + 2, "]{");
    return read_plain(r, i, markup);
}

static void read_range(reader *r, int from, int to, bx_markup markup, int depth)
{
    bool is_strong = false;
    int pair = find_pair(r, from, to);
    for (int i = from; i < to;) {
        if (i == pair) {
            bool was_strong = is_strong;
            pair = find_pair(r, i + 2, to);
            is_strong = !is_strong && pair >= 0 && !is_blank(r->marked, i + 2, pair);
            if (is_strong || was_strong) {
                i += 2;
                continue;
            }
            warn(r, BX_D_W_MARK_BROKEN, i, i + 2, "**");
        }
        i = read_one(r, i, markup | (is_strong ? BX_MARKUP_STRONG : 0), depth);
    }
}

static bool has_bracket(bx_chars t)
{
    for (int i = 0; i < t.n; i++)
        if (t.chars[i].c == '[' || t.chars[i].c == ']')
            return true;
    return false;
}

bx_chars bx_item_inline_read(bx_arena *arena, bx_chars marked, bx_markup allowed,
                             bx_diags *diags)
{
    reader r = {.arena = arena,
                .diags = diags,
                .marked = marked,
                .brackets = has_bracket(marked) ? find_brackets(arena, marked) : NULL,
                .allowed = allowed,
                .out = {.arena = arena, .source = marked.source}};
    read_range(&r, 0, marked.n, BX_MARKUP_PLAIN, 0);
    bx_chars text = bx_chars_trim(bx_chars_finish(&r.out));
    if (text.n) /* a span's start may have been a space */
        ((bx_char *)text.chars)[0].markup |= start_of(text.chars[0].markup);
    return text;
}

/* ---- datelines, rows, labels ---- */

static bool is_opening_bracket(uint32_t c)
{
    return c == 0xff08 /* （ */ || c == '(';
}

int bx_item_inline_source_words(bx_chars text)
{
    int n = 0;
    while (n < text.n && !is_opening_bracket(text.chars[n].c))
        n++;
    if (n < text.n)
        return n;
    for (n = 0; n < text.n && !bx_is_space(text.chars[n].c);)
        n++;
    return n;
}

bx_chars bx_item_inline_read_dateline(bx_arena *arena, bx_chars marked, bx_diags *diags)
{
    bool is_plain = count_stars(marked, 0, marked.n) == 4;
    if (is_plain)
        marked = bx_chars_slice(marked, 4, marked.n);
    bx_chars text = bx_item_inline_read(arena, marked, BX_MARKUP_IN_BODY, diags);
    bx_char *chars = (bx_char *)text.chars;
    bool is_marked = false;
    for (int i = 0; i < text.n; i++)
        is_marked |= (chars[i].markup & BX_MARKUP_STRONG) != 0;
    int strong = is_plain || is_marked ? 0 : bx_item_inline_source_words(text);
    for (int i = 0; i < strong; i++)
        if (!(chars[i].markup & BX_MARKUP_RUBY))
            chars[i].markup |= BX_MARKUP_STRONG;
    return text;
}

bool bx_item_inline_read_row(bx_arena *arena, bx_chars line, bx_chars **cells, int *n)
{
    if (!is_at(line, 0, '|'))
        return false;
    const bracket *brackets = find_brackets(arena, line);
    *cells = BX_NEW_ARRAY(arena, line.n, bx_chars);
    *n = 0;
    int from = 1;
    for (int i = 1; i < line.n; i++) {
        if (is_escape(line, i)) {
            i++;
        } else if (brackets[i].close > 0) {
            i = brackets[i].close;
        } else if (line.chars[i].c == '|') {
            (*cells)[(*n)++] = bx_chars_trim(bx_chars_slice(line, from, i));
            from = i + 1;
        }
    }
    return *n && from == line.n;
}

bool bx_item_inline_read_label(bx_chars line, bx_chars *label, bx_chars *rest)
{
    int close = 2;
    if (!is_at(line, 0, '[') || !is_at(line, 1, '^'))
        return false;
    while (close < line.n && close <= MOST_LABEL + 2 && line.chars[close].c != ']')
        close++;
    if (!is_at(line, close, ']') || !is_at(line, close + 1, ':') ||
        !is_label(line, 2, close))
        return false;
    *label = bx_chars_slice(line, 2, close);
    *rest = bx_chars_trim(bx_chars_slice(line, close + 2, line.n));
    return true;
}
