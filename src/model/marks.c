#include "model/marks.h"

#include "model/line_text.h"

static const struct {
    uint32_t half, full;
} pairs[] = {
    {',', 0xff0c}, {';', 0xff1b},  {':', 0xff1a},  {'(', 0xff08}, {')', 0xff09},
    {'?', 0xff1f}, {'!', 0xff01},  {'.', 0x3002},  {'.', 0x2026}, {'"', 0x201c},
    {'"', 0x201d}, {'\'', 0x2018}, {'\'', 0x2019}, {'-', 0x2014},
};

enum { N_PAIRS = sizeof pairs / sizeof *pairs };

bool bx_mark_stands_for(uint32_t c, uint32_t was)
{
    if (c == was)
        return true;
    for (int i = 0; i < N_PAIRS; i++)
        if (pairs[i].half == was && pairs[i].full == c)
            return true;
    return false;
}

typedef struct {
    bx_arena *arena;
    bx_chars text;   /* as it came */
    uint32_t *now;   /* what each character becomes; 0: it goes */
    bool is_chinese; /* more Han characters than Latin letters */
    bx_ledger *ledger;
    int n_ellipses; /* made of points */
} widener;

static uint32_t at(const widener *w, int i)
{
    return i >= 0 && i < w->text.n ? w->text.chars[i].c : 0;
}

enum { NEAR = 64 }; /* white and quotes looked through for a neighbour */

/* The nearest character to the left or right of i that is neither space nor a straight
 * quote or bracket, which take after it; 0 at the end. */
static uint32_t beside(const widener *w, int i, int step)
{
    int last = i + step * NEAR;
    for (i += step; i != last; i += step) {
        uint32_t c = at(w, i);
        if (!bx_is_space(c) && c != '"' && c != '\'' && c != '(' && c != ')')
            return c;
    }
    return ' ';
}

static bool is_narrow_word(uint32_t c)
{
    return bx_is_latin(c) || bx_is_digit(c);
}

static void count_scripts(widener *w)
{
    int han = 0, latin = 0;
    for (int i = 0; i < w->text.n; i++) {
        han += bx_is_han(at(w, i));
        latin += bx_is_latin(at(w, i));
    }
    /* A Latin word has several letters where a Chinese one has two characters. */
    w->is_chinese = han * 2 >= latin && han > 0;
}

/* Chinese on either side; at the edge of the text the other side and the text decide. */
static bool is_among_chinese(const widener *w, int i)
{
    uint32_t before = beside(w, i, -1), after = beside(w, i, 1);
    if (bx_is_wide(before) || bx_is_wide(after))
        return true;
    return w->is_chinese && (!before || !after);
}

static void widen_comma(widener *w, int i, uint32_t full)
{
    bool is_inside_word = is_narrow_word(at(w, i - 1)) && is_narrow_word(at(w, i + 1));
    bool is_address = at(w, i) == ':' && at(w, i + 1) == '/' && at(w, i + 2) == '/';
    if (is_inside_word || is_address)
        return;
    uint32_t before = beside(w, i, -1);
    /* "3.5%, 2.1%" in a Chinese sentence is a list of that sentence. */
    bool is_in_list = w->is_chinese && (bx_is_digit(before) || before == '%' ||
                                        before == ')' || before == 0xff09);
    if (is_among_chinese(w, i) || is_in_list)
        w->now[i] = full;
}

/* The 1 of "1.安全": one or two digits behind a mark or at the start. */
static bool is_list_number(const widener *w, int i)
{
    int from = i;
    while (bx_is_digit(at(w, from - 1)))
        from--;
    uint32_t before = at(w, from - 1);
    bool is_figure =
        bx_is_han(before) || bx_is_latin(before) || before == '.' ||
        ((before == ':' || before == ',' || before == '/' || before == '-') &&
         bx_is_digit(at(w, from - 2)));
    return i - from <= 2 && !is_figure;
}

/* A point behind a figure, at the end: its decimals may have been torn off. A time of day
 * has none. */
static bool may_lack_decimals(const widener *w, int i)
{
    int from = i;
    while (bx_is_digit(at(w, from - 1)))
        from--;
    return from < i && at(w, from - 1) != ':';
}

static void widen_stop(widener *w, int i)
{
    uint32_t before = at(w, i - 1), after = at(w, i + 1);
    bool ends = !after || bx_is_space(after) || bx_is_wide(after) || after == '"' ||
                after == '\'' || after == ')';
    bool is_behind_chinese = bx_is_wide(before) || before == ')' || before == '"';
    bool is_behind_figure = before == '%' && w->is_chinese;
    /* A sentence goes on behind a figure: "用时1:12:30.详见". */
    bool is_behind_number =
        w->is_chinese && bx_is_digit(before) && bx_is_han(after) && !is_list_number(w, i);
    bool is_last = !beside(w, i, 1) && w->is_chinese && i > 8 && !may_lack_decimals(w, i);
    if ((is_behind_chinese && w->is_chinese && (ends || bx_is_digit(after))) ||
        (is_behind_figure && ends) || is_behind_number || is_last)
        w->now[i] = 0x3002;
}

/* A run of points from i; returns its length. */
static int widen_points(widener *w, int i)
{
    int n = 1;
    while (at(w, i + n) == '.')
        n++;
    bool is_chinese = bx_is_wide(beside(w, i, -1)) || bx_is_wide(beside(w, i + n - 1, 1));
    if (n >= 3 && is_chinese) {
        w->now[i] = 0x2026;
        for (int k = 1; k < n; k++)
            w->now[i + k] = 0;
        bx_ledger_leave(w->ledger, bx_chars_slice(w->text, i + 1, i + n));
        w->n_ellipses++;
    } else if (n == 1)
        widen_stop(w, i);
    return n;
}

static int widen_hyphens(widener *w, int i)
{
    int n = 1;
    while (at(w, i + n) == '-')
        n++;
    bool is_chinese = bx_is_wide(beside(w, i, -1)) || bx_is_wide(beside(w, i + n - 1, 1));
    if (n == 2 && is_chinese)
        w->now[i] = w->now[i + 1] = 0x2014;
    return n;
}

static bool holds_wide(const widener *w, int from, int to)
{
    for (int i = from; i < to; i++)
        if (bx_is_wide(at(w, i)))
            return true;
    return false;
}

static void widen_bracket_pair(widener *w, int open, int close, bool has_wide)
{
    uint32_t after = at(w, close + 1);
    bool is_beside = bx_is_han(at(w, open - 1)) || bx_is_wide(after) ||
                     (w->is_chinese && (open == 0 || close + 1 == w->text.n));
    /* (0760)8888: part of a number. */
    bool is_number = !has_wide && (is_narrow_word(after) || after == '-');
    if (!has_wide && (!is_beside || is_number))
        return;
    if (at(w, open) == '(')
        w->now[open] = 0xff08;
    if (at(w, close) == ')')
        w->now[close] = 0xff09;
}

/* Pairs brackets of either width; has_wide of a pair is known from a running sum. */
static void widen_brackets(widener *w)
{
    int *opens = BX_NEW_ARRAY(w->arena, w->text.n + 1, int), n = 0;
    int *wide = BX_NEW_ARRAY(w->arena, w->text.n + 1, int);
    for (int i = 0; i < w->text.n; i++) {
        uint32_t c = bx_sign_fold(at(w, i));
        wide[i + 1] = wide[i] + (c != '(' && c != ')' && bx_is_wide(at(w, i)));
        if (c == '(')
            opens[n++] = i;
        else if (c == ')' && n) {
            int open = opens[--n];
            widen_bracket_pair(w, open, i, wide[i] > wide[open]);
        } else if (c == ')' && bx_is_wide(beside(w, i, -1)) && w->is_chinese)
            w->now[i] = 0xff09;
    }
    while (n--)
        if (at(w, opens[n]) == '(' && bx_is_wide(beside(w, opens[n], 1)))
            w->now[opens[n]] = 0xff08;
}

static bool is_quote(const widener *w, int i, uint32_t quote)
{
    bool is_apostrophe = quote == '\'' &&
                         (is_narrow_word(at(w, i - 1)) || is_narrow_word(at(w, i + 1))) &&
                         !bx_is_wide(at(w, i - 1)) && !bx_is_wide(at(w, i + 1));
    return at(w, i) == quote && !is_apostrophe;
}

/* Straight quotes are paired over the paragraph; a pair is Chinese by what it holds or
 * stands beside. */
static void widen_quotes(widener *w, uint32_t quote, uint32_t open_full,
                         uint32_t close_full)
{
    int open = -1;
    for (int i = 0; i < w->text.n; i++) {
        if (!is_quote(w, i, quote))
            continue;
        /* 21" is a measure. */
        if (open < 0 && quote == '"' && bx_is_digit(at(w, i - 1)) &&
            !bx_is_han(at(w, i + 1)))
            continue;
        if (open < 0) {
            open = i;
            continue;
        }
        if (holds_wide(w, open + 1, i) || bx_is_wide(at(w, open - 1)) ||
            bx_is_wide(at(w, i + 1))) {
            w->now[open] = open_full;
            w->now[i] = close_full;
        }
        open = -1;
    }
}

static void widen_marks(widener *w)
{
    for (int i = 0; i < w->text.n; i++) {
        switch (at(w, i)) {
        case ',':
            widen_comma(w, i, 0xff0c);
            break;
        case ';':
            widen_comma(w, i, 0xff1b);
            break;
        case ':':
            widen_comma(w, i, 0xff1a);
            break;
        case '?':
            widen_comma(w, i, 0xff1f);
            break;
        case '!':
            widen_comma(w, i, 0xff01);
            break;
        case '.':
            i += widen_points(w, i) - 1;
            break;
        case '-':
            i += widen_hyphens(w, i) - 1;
            break;
        default:
            break;
        }
    }
    widen_brackets(w);
    widen_quotes(w, '"', 0x201c, 0x201d);
    widen_quotes(w, '\'', 0x2018, 0x2019);
}

/* Full-width marks that carry their own white. */
static bool is_wide_mark(uint32_t c)
{
    return bx_is_wide(c) && !bx_is_han(c) && c != 0x2014 && c != 0x2026 &&
           !(c >= 0xff10 && c <= 0xff5a && bx_is_latin(bx_sign_fold(c)));
}

/* What a run of spaces between two characters becomes; 0: nothing. A space that was typed
 * at the inside of brackets and quotes or behind a mark says nothing. */
static uint32_t space_between(uint32_t before, uint32_t after, bx_spaces spaces)
{
    bool is_closing = before == 0xff09 || before == 0x3011 || before == 0x201d ||
                      before == 0x300b || before == 0x2019;
    bool is_opening = after == 0xff08 || after == 0x3010 || after == 0x201c ||
                      after == 0x300a || after == 0x2018;
    if ((is_wide_mark(before) && !is_closing) || (is_wide_mark(after) && !is_opening))
        return 0;
    bool is_chinese = bx_is_wide(before) && bx_is_wide(after);
    return spaces == BX_SPACES_WIDE && is_chinese ? 0x3000 : ' ';
}

/* ZERO WIDTH SPACE and the mark of byte order, which web pages leave between any two
 * characters: nobody typed a space there. */
static bool has_no_width(uint32_t c)
{
    return c == 0x200b || c == 0xfeff;
}

static bx_chars rebuild(const widener *w, bx_spaces spaces)
{
    bx_chars_builder b = {.arena = w->arena, .source = w->text.source};
    const bx_char *space = NULL;
    for (int i = 0; i < w->text.n; i++) {
        const bx_char *c = &w->text.chars[i];
        uint32_t now = w->now[i];
        if (bx_is_space(c->c)) {
            space = space || has_no_width(c->c) ? space : c;
            continue;
        }
        if (!now)
            continue;
        uint32_t white =
            space && b.n ? space_between(b.chars[b.n - 1].c, now, spaces) : 0;
        if (white)
            bx_chars_add(&b, white, space->at, space->markup);
        space = NULL;
        bx_chars_add(&b, now, c->at, c->markup);
        if (now == 0x2026 && c->c == '.')
            bx_chars_add(&b, now, c->at, c->markup);
    }
    return bx_chars_finish(&b);
}

bx_chars bx_marks_widen(bx_arena *arena, bx_chars text, bx_spaces spaces,
                        bx_ledger *ledger)
{
    text = bx_chars_trim(text);
    widener w = {.arena = arena,
                 .text = text,
                 .now = BX_NEW_ARRAY(arena, text.n, uint32_t),
                 .ledger = ledger};
    for (int i = 0; i < text.n; i++)
        w.now[i] = text.chars[i].c;
    count_scripts(&w);
    widen_marks(&w);
    if (w.n_ellipses)
        bx_diag(ledger->diags, BX_D_N_COPY_POINTS, bx_chars_span(text),
                BX_INT(w.n_ellipses));
    return rebuild(&w, spaces);
}
