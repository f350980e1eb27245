#include "makeup/byline.h"

#include <glib.h>

#include "model/line_text.h"

static bool is_one_line(const bx_paragraph *p)
{
    return p->n_breakings && p->breakings[p->best].n_lines == 1;
}

/* Is that what a person is or did, brackets left aside? */
static bool is_title(bx_chars text, int from, int to)
{
    from += bx_line_at(text, from) == '(';
    to -= to > from && bx_line_at(text, to - 1) == ')';
    return from < to && bx_line_any_at(text, from, BX_WORDS_REPORTER) == to - from;
}

/* Do the words round the space at i belong together: 记者 王芳, 王芳 文/图? */
static bool is_bound(bx_chars text, int i)
{
    int from = i, to = bx_line_skip_spaces(text, i);
    while (from > 0 && !bx_is_space(text.chars[from - 1].c))
        from--;
    return is_title(text, from, i) || is_title(text, to, text.n);
}

static bx_chars with_half_spaces(bx_arena *arena, bx_chars text)
{
    bx_char *chars = bx_copy(arena, text.chars, (size_t)text.n * sizeof *chars);
    for (int i = 0; i < text.n; i++)
        if (text.chars[i].c == 0x3000)
            chars[i].c = 0x2002;
    return (bx_chars){text.source, chars, text.n};
}

/* The text in one line as it is typed; NULL: it takes more. */
static const bx_paragraph *in_one_line(const bx_setting *s, bx_chars text, bx_len measure)
{
    const bx_paragraph *p = bx_rows_compose(s, text, BX_STYLE_BYLINE, measure, 0);
    return is_one_line(p) ? p : NULL;
}

/* Or with wide spaces half as wide. */
static const bx_paragraph *pressed(const bx_setting *s, bx_chars text, bx_len measure)
{
    const bx_paragraph *p = in_one_line(s, text, measure);
    return p ? p : in_one_line(s, with_half_spaces(s->arena, text), measure);
}

/* One past the first person from `from` on, what he is included. */
static int person_end(bx_chars text, int from)
{
    int i = from;
    while (i < text.n && (!bx_is_space(text.chars[i].c) || is_bound(text, i)))
        i++;
    return i;
}

/* As many persons from `from` on as one line holds, *to: one past them; NULL: none. */
static const bx_paragraph *fill_line(const bx_setting *s, bx_chars text, int from,
                                     bx_len measure, int *to)
{
    *to = person_end(text, from);
    const bx_paragraph *line = pressed(s, bx_chars_slice(text, from, *to), measure);
    while (line && *to < text.n) {
        int next = person_end(text, bx_line_skip_spaces(text, *to));
        const bx_paragraph *more =
            in_one_line(s, bx_chars_slice(text, from, next), measure);
        if (!more)
            break;
        line = more;
        *to = next;
    }
    return line;
}

/* Lines of as many persons as each holds; 0 where one of them needs more than a line. */
static int by_persons(const bx_setting *s, bx_chars text, bx_len measure,
                      const bx_paragraph **lines)
{
    int n = 0;
    for (int from = 0, to; from < text.n; from = bx_line_skip_spaces(text, to)) {
        const bx_paragraph *line = fill_line(s, text, from, measure, &to);
        if (!line || n == BX_MAX_BYLINE_LINES)
            return 0;
        lines[n++] = line;
    }
    return n;
}

int bx_byline_compose(const bx_setting *s, bx_chars text, bx_len measure,
                      const bx_paragraph **lines)
{
    lines[0] = bx_rows_compose(s, text, BX_STYLE_BYLINE, measure, 0);
    if (!lines[0]->n_breakings)
        return 0;
    if (is_one_line(lines[0]))
        return 1;
    /* What follows is not the text that is known of the item, and was told of. */
    bx_setting trial = *s;
    trial.composed = NULL;
    trial.diags = NULL;
    const bx_paragraph *natural = lines[0], *whole = pressed(&trial, text, measure);
    int n = whole ? 0 : by_persons(&trial, text, measure, lines);
    if (!n)
        lines[0] = whole ? whole : natural;
    return MAX(n, 1);
}
