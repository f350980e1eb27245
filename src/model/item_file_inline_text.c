/* The writer of item_file_inline.h. */
#include "model/item_file_inline.h"

enum { MOST_SPANS = 10 }; /* one of each property, and ruby */

/* The marks that are open, innermost last. BX_MARKUP_BASE stands for a ruby group. */
typedef struct {
    GString *out;
    bx_chars text;
    bx_markup open[MOST_SPANS];
    int n_open;
    bool has_marks; /* anywhere in the text */
    bx_write_place place;
} writer;

static bool has(bx_chars text, int i, bx_markup markup)
{
    return i >= 0 && i < text.n && text.chars[i].markup & markup;
}

/* The property whose mark on a character says that another span begins. */
static bx_markup starts_of(bx_markup markup)
{
    return markup == BX_MARKUP_NAME    ? BX_MARKUP_NAME_STARTS
           : markup == BX_MARKUP_TITLE ? BX_MARKUP_TITLE_STARTS
                                       : BX_MARKUP_PLAIN;
}

static bool is_group_start(bx_chars text, int i)
{
    return has(text, i, BX_MARKUP_BASE) && !has(text, i - 1, BX_MARKUP_BASE);
}

/* Does a property hold all of the base that begins at i, as one span? Then its mark
 * stands round the ruby group, else inside it. */
static bool covers_base(bx_chars text, bx_markup markup, int i)
{
    do
        if (!has(text, i++, markup))
            return false;
    while (has(text, i, BX_MARKUP_BASE) && !has(text, i, starts_of(markup)));
    return has(text, i, BX_MARKUP_RUBY);
}

/* Does the span of a property that holds the character before i hold i, which is no
 * ruby, too? */
static bool goes_on(bx_chars text, bx_markup markup, int i)
{
    if (markup == BX_MARKUP_BASE)
        return has(text, i, BX_MARKUP_BASE) && has(text, i - 1, BX_MARKUP_BASE);
    return has(text, i, markup) && !has(text, i, starts_of(markup)) &&
           (!is_group_start(text, i) || covers_base(text, markup, i));
}

static int span_end(bx_chars text, bx_markup markup, int i)
{
    bool is_round_ruby = is_group_start(text, i) ? covers_base(text, markup, i)
                                                 : !has(text, i, BX_MARKUP_BASE);
    do {
        i++;
        while (is_round_ruby && has(text, i, BX_MARKUP_RUBY))
            i++;
    } while (goes_on(text, markup, i));
    return i;
}

static void open_mark(writer *w, bx_markup markup)
{
    g_string_append(w->out, markup == BX_MARKUP_STRONG ? "**" : "[");
    w->open[w->n_open++] = markup;
}

static void close_mark(writer *w)
{
    bx_markup markup = w->open[--w->n_open], named;
    if (markup == BX_MARKUP_STRONG)
        g_string_append(w->out, "**");
    else
        g_string_append_c(w->out, ']');
    const char *name;
    for (int k = 0; (name = bx_markup_name(k, &named)); k++)
        if (named == markup && markup != BX_MARKUP_STRONG)
            g_string_append_printf(w->out, "{%s}", name);
}

static void close_down_to(writer *w, int n)
{
    while (w->n_open > n)
        close_mark(w);
}

static bool is_open(const writer *w, bx_markup markup)
{
    for (int k = 0; k < w->n_open; k++)
        if (w->open[k] == markup)
            return true;
    return false;
}

/* Nothing but spaces is no text that a mark could stand round. */
static bool is_blank(bx_chars text, int from, int to)
{
    while (from < to && bx_is_space(text.chars[from].c))
        from++;
    return from == to;
}

/* The property that opens at i and reaches furthest: it is the outer one. */
static bx_markup furthest(const writer *w, int i)
{
    bx_markup best = BX_MARKUP_PLAIN, markup;
    int best_end = i;
    for (int k = 0; bx_markup_name(k, &markup); k++) {
        int end = has(w->text, i, markup) && !is_open(w, markup)
                      ? span_end(w->text, markup, i)
                      : i;
        if (end > best_end && !is_blank(w->text, i, end)) {
            best = markup;
            best_end = end;
        }
    }
    bool opens_ruby = is_group_start(w->text, i) && !is_open(w, BX_MARKUP_BASE);
    return opens_ruby && !(best && covers_base(w->text, best, i)) ? BX_MARKUP_BASE : best;
}

/* Closes what ends before i and opens what begins there. */
static void turn(writer *w, int i)
{
    int keep = 0;
    while (keep < w->n_open && goes_on(w->text, w->open[keep], i))
        keep++;
    close_down_to(w, keep);
    for (bx_markup markup; i < w->text.n && (markup = furthest(w, i));)
        open_mark(w, markup);
}

/* From the base of a ruby group to its text. */
static void turn_to_ruby(writer *w)
{
    int base = 0;
    while (w->open[base] != BX_MARKUP_BASE)
        base++;
    close_down_to(w, base + 1);
    g_string_append_c(w->out, '|');
}

static bool is_star_at(bx_chars text, int i)
{
    return i >= 0 && i < text.n && text.chars[i].c == '*';
}

/* An asterisk beside another one, among our own marks or where a dateline's **** may
 * stand could be taken for them. */
static bool is_star_in_danger(const writer *w, int i)
{
    return w->has_marks || !i || is_star_at(w->text, i - 1) || is_star_at(w->text, i + 1);
}

static bool needs_escape(const writer *w, int i)
{
    bool is_inside = w->n_open > 0;
    switch (w->text.chars[i].c) {
    case '\\':
    case '[':
        return true;
    case '*':
        return is_star_in_danger(w, i);
    case '|': /* parts ruby from its base, and cells */
        return is_inside || w->place == BX_WRITE_CELL;
    case ']':
        return is_inside || (i + 1 < w->text.n && w->text.chars[i + 1].c == '{');
    case '{': /* would name what closes before it */
        return w->has_marks;
    case ':': /* would make a definition of a label */
        return has(w->text, i - 1, BX_MARKUP_NOTE);
    default:
        return false;
    }
}

static uint32_t char_at(bx_chars text, int i)
{
    return i < text.n ? text.chars[i].c : 0;
}

/* The character that would make the text's beginning a mark of a block, or a cell part of
 * the rule under a head; -1: none. */
static int opening_mark(bx_chars text, bx_write_place place)
{
    int n = 0;
    if (place == BX_WRITE_PLAIN)
        return -1;
    while (char_at(text, n) >= '0' && char_at(text, n) <= '9')
        n++;
    if (n && char_at(text, n) == '.' && bx_is_space(char_at(text, n + 1)))
        return n;
    if (place == BX_WRITE_CELL)
        return char_at(text, 0) == '-' || char_at(text, 0) == ':' ? 0 : -1;
    switch (char_at(text, 0)) {
    case '#':
    case '>':
    case '|':
        return 0;
    case '-':
        return bx_is_space(char_at(text, 1)) ? 0 : -1;
    case ':':
        return char_at(text, 1) == ':' ? 0 : -1;
    default:
        return -1;
    }
}

static void write_note(writer *w, int *i)
{
    char bytes[4];
    g_string_append(w->out, "[^");
    do
        g_string_append_len(w->out, bytes, bx_utf8_put(bytes, w->text.chars[*i].c));
    while (has(w->text, ++*i, BX_MARKUP_NOTE) &&
           !has(w->text, *i, BX_MARKUP_NOTE_STARTS));
    g_string_append_c(w->out, ']');
}

void bx_item_inline_write(GString *out, bx_chars text, bx_write_place place)
{
    writer w = {.out = out, .text = text, .place = place};
    int mark = opening_mark(text, place);
    for (int i = 0; i < text.n; i++)
        w.has_marks |= text.chars[i].markup != BX_MARKUP_PLAIN;
    for (int i = 0; i < text.n;) {
        if (!has(text, i, BX_MARKUP_RUBY))
            turn(&w, i);
        else if (!has(text, i - 1, BX_MARKUP_RUBY))
            turn_to_ruby(&w);
        if (has(text, i, BX_MARKUP_NOTE)) {
            write_note(&w, &i);
            continue;
        }
        if (i == mark || needs_escape(&w, i))
            g_string_append_c(out, '\\');
        char bytes[4];
        g_string_append_len(out, bytes, bx_utf8_put(bytes, text.chars[i++].c));
    }
    close_down_to(&w, 0);
}

static bool is_strong_by_itself(bx_chars text)
{
    int strong = bx_item_inline_source_words(text);
    for (int i = 0; i < text.n; i++)
        if (!has(text, i, BX_MARKUP_RUBY) &&
            has(text, i, BX_MARKUP_STRONG) != (i < strong))
            return false;
    return true;
}

static bool has_strong_words(bx_chars text)
{
    for (int i = 0; i < text.n; i++)
        if (has(text, i, BX_MARKUP_STRONG))
            return true;
    return false;
}

void bx_item_inline_write_dateline(GString *out, bx_chars text)
{
    if (!is_strong_by_itself(text)) {
        g_string_append(out, has_strong_words(text) ? "" : "****");
        bx_item_inline_write(out, text, BX_WRITE_PLAIN);
        return;
    }
    bx_arena *arena = bx_arena_new();
    bx_chars_builder b = {.arena = arena};
    for (int i = 0; i < text.n; i++)
        bx_chars_add(&b, text.chars[i].c, text.chars[i].at,
                     (bx_markup)(text.chars[i].markup & ~BX_MARKUP_STRONG));
    bx_item_inline_write(out, bx_chars_finish(&b), BX_WRITE_PLAIN);
    bx_arena_free(arena);
}
