#include "model/copy_verse.h"

#include "base/utf8.h"
#include "model/line_text.h"

enum {
    LONGEST = 20,    /* characters of a line */
    USUAL = 14,      /* … of all on average, at the most; … */
    SHORTEST = 4,    /* … and at least: names are shorter */
    FREE_LINES = 6,  /* fewer say nothing */
    MARK_SHARE = 4,  /* one line in so many may have a mark inside */
    STOP_SHARE = 2,  /* one in so many may be a whole sentence */
    METRE_LINES = 4, /* of one length */
    COUPLETS = 2,
    COLON_BEHIND = 3,  /* lines of it stand before one that ends with a colon */
    HEADING_LINES = 3, /* over a poem, short as its lines */
    LONGEST_NAME = 4,
};

/* A run of lines; those between which `gap` empty lines stand are of one stanza. */
typedef struct {
    const bx_copy_line *lines;
    int from, to, gap;
} run;

static bool may_be_verse(const bx_copy_line *l)
{
    bool is_marked = l->label || l->hashes || l->number || l->dateline_length ||
                     l->is_lenticular || l->is_group_head || l->is_rest || l->has_dash ||
                     l->is_row || l->is_award || l->is_awarded || l->heads_awards;
    bool is_entry = l->is_entry && l->end != BX_END_COLON;
    bool is_other = l->is_byline || l->is_origin || l->is_credit || l->is_caption ||
                    is_entry || l->is_signature || l->is_letter || l->is_speech ||
                    l->has_byline_tail || l->has_credit_tail || l->n_names > 1;
    return l->text.n <= LONGEST && !is_marked && !is_other;
}

/* 信里写的是： goes on in the same stanza; else it heads what is no poem. */
static bool goes_on(const bx_copy_line *lines, int n, int from, int i)
{
    bool is_inside = i - from >= COLON_BEHIND && i + 1 < n && !lines[i].gap &&
                     !lines[i + 1].gap && lines[i - 1].end != BX_END_STOP &&
                     may_be_verse(&lines[i - 1]) && may_be_verse(&lines[i + 1]);
    return lines[i].end != BX_END_COLON || is_inside;
}

/* ---- what a poem looks like ---- */

static bool is_free(run r)
{
    int n = r.to - r.from, marks = 0, stops = 0, length = 0;
    for (int i = r.from; i < r.to; i++) {
        marks += r.lines[i].commas + r.lines[i].stops;
        stops += r.lines[i].end == BX_END_STOP;
        length += r.lines[i].text.n;
    }
    return n >= FREE_LINES && marks * MARK_SHARE <= n && stops * STOP_SHARE <= n &&
           length <= USUAL * n && length >= SHORTEST * n;
}

static bool ends_with_mark(const bx_copy_line *l)
{
    return l->end == BX_END_STOP || l->end == BX_END_COMMA;
}

/* Lines of one length, each closed by a mark. */
static bool is_even(run r, int shortest, int longest)
{
    int length = r.lines[r.from].text.n;
    for (int i = r.from; i < r.to; i++)
        if (r.lines[i].text.n != length || !ends_with_mark(&r.lines[i]))
            return false;
    return length >= shortest && length <= longest;
}

/* 五言, 六言, 七言. */
static bool has_metre(run r)
{
    int inside = 0;
    for (int i = r.from; i < r.to; i++)
        inside += r.lines[i].commas + r.lines[i].stops;
    return r.to - r.from >= METRE_LINES && is_even(r, 6, 8) && !inside;
}

/* The same, two to a line: 白日依山尽，黄河入海流。 */
static bool has_couplets(run r)
{
    if (r.to - r.from < COUPLETS || !is_even(r, 12, 16))
        return false;
    for (int i = r.from; i < r.to; i++) {
        const bx_copy_line *l = &r.lines[i];
        if (l->text.n % 2 || l->commas != 1 || l->stops ||
            bx_sign_end(bx_chars_slice(l->text, 0, l->text.n / 2)) != BX_END_COMMA)
            return false;
    }
    return true;
}

/* ---- where it begins ---- */

/* 雷震, 雷 震, 雷震（纺织厂） */
static bool is_name(const bx_copy_line *l)
{
    int n = 0;
    while (n < l->text.n &&
           (bx_is_han(l->text.chars[n].c) || bx_is_space(l->text.chars[n].c)))
        n++;
    if (l->is_placed_name)
        return true;
    bool is_whole = n == l->text.n || bx_sign_bracket(l->text, n) == l->text.n;
    return is_whole && n >= 2 && n <= LONGEST_NAME;
}

/* One past the stanza that begins at a line. */
static int end_of_stanza(run r, int i)
{
    for (i++; i < r.to && r.lines[i].gap <= r.gap; i++)
        ;
    return i;
}

/* Without the headings over a poem: a line by itself, or lines of which the last is a
 * name. */
static run without_headings(run r)
{
    for (;;) {
        int end = end_of_stanza(r, r.from);
        bool is_heading = end < r.to && end - r.from <= HEADING_LINES &&
                          (end == r.from + 1 || is_name(&r.lines[end - 1]));
        if (!is_heading)
            return r;
        r.from = end;
    }
}

/* Nor a sentence by itself behind it. */
static run without_tail(run r)
{
    while (r.to > r.from && r.lines[r.to - 1].gap > r.gap &&
           r.lines[r.to - 1].end == BX_END_STOP &&
           r.lines[r.to - 1].commas + r.lines[r.to - 1].stops)
        r.to--;
    return r;
}

/* The poem in a run of short lines; an empty one where there is none. */
static run poem_in(run r)
{
    r = without_tail(r);
    run rest = r;
    for (int i = 0; i <= HEADING_LINES && rest.from < r.to; i++, rest.from++)
        if (has_metre(rest) || has_couplets(rest))
            return rest;
    rest = without_headings(r);
    if (!is_free(rest))
        rest.from = rest.to;
    return rest;
}

/* ---- the copy ---- */

static int least_gap(const bx_copy_line *lines, int from, int to)
{
    int least = from + 1 < to ? lines[from + 1].gap : 0;
    for (int i = from + 2; i < to; i++)
        least = lines[i].gap < least ? lines[i].gap : least;
    return least;
}

/* What follows the headings of an item, and no poem. */
static bool is_prose(const bx_copy_line *l)
{
    return l->text.n > LONGEST || l->is_entry || l->dateline_length || l->is_row ||
           l->is_award || l->heads_awards;
}

/* Without the last stanza where that is the headline of the item that follows, a name
 * under it, or what heads the lines right under it. */
static int without_next_head(const bx_copy_line *lines, int n, int from, int to)
{
    int head = to - 1;
    if (to == n || !is_prose(&lines[to]) || lines[to].is_behind_rule)
        return to;
    int gap = least_gap(lines, from, to);
    while (head > from && lines[head].gap <= gap)
        head--;
    bool is_heading = to - head == 1 || is_name(&lines[to - 1]) || lines[to].gap <= gap;
    return head > from && to - head <= HEADING_LINES && is_heading ? head : to;
}

/* One past the short lines from one on; between poems there is more than between stanzas.
 */
static int end_of_run(const bx_copy_line *lines, int n, int from)
{
    int to = from;
    while (to < n && may_be_verse(&lines[to]) && goes_on(lines, n, from, to) &&
           (to == from || !lines[to].is_behind_rule))
        to++;
    to = without_next_head(lines, n, from, to);
    int gap = least_gap(lines, from, to) + 1;
    for (int i = from + 1; i < to; i++)
        if (lines[i].gap > gap)
            return i;
    return to;
}

/* Do the lines over a poem say that there are several? */
static bool is_sequence(const bx_copy_line *lines, int from, int poem)
{
    for (int i = from > HEADING_LINES ? from - HEADING_LINES : 0; i < poem; i++)
        for (int k = 0; k < lines[i].text.n && !lines[i].stops; k++)
            if (bx_line_any_at(lines[i].text, k, BX_WORDS_SEQUENCE))
                return true;
    return false;
}

/* The title of one poem of several: a line by itself over a stanza. */
static bool is_title(run r, int i)
{
    return i + 1 < r.to && r.lines[i].gap > r.gap && r.lines[i + 1].gap > r.gap &&
           end_of_stanza(r, i + 1) > i + 2 && r.lines[i].end == BX_END_OPEN;
}

static void find_titles(bx_copy_line *lines, run poem)
{
    for (int i = poem.from; i < poem.to; i++)
        if (is_title(poem, i)) {
            lines[i].is_verse = lines[i].starts_stanza = false;
            lines[i].is_poem_title = true;
        }
}

/* What stands over a poem: its head, and a poet, over the title of the first of several.
 */
static void find_headings(bx_copy_line *lines, int from, run poem, bool is_one_of_several)
{
    int at = poem.from - 1;
    if (at > from && is_one_of_several && !lines[at].n_names &&
        !lines[at].is_placed_name && is_title(poem, at))
        lines[at--].is_poem_title = true;
    if (at > from && is_name(&lines[at]))
        lines[at--].is_poet = true; /* of two characters, it may be the head, too */
    if (at >= from && lines[at].end == BX_END_OPEN)
        lines[at].heads_verse = true;
}

void bx_copy_verse_find(bx_copy_line *lines, int n)
{
    for (int from = 0, to; from<n; from = to> from ? to : from + 1) {
        to = end_of_run(lines, n, from);
        run poem = poem_in((run){lines, from, to, least_gap(lines, from, to)});
        for (int i = poem.from; i < poem.to; i++) {
            lines[i].is_verse = true;
            lines[i].starts_stanza = i == poem.from || lines[i].gap > poem.gap;
        }
        if (poem.from == poem.to)
            continue;
        bool is_one_of_several = is_sequence(lines, from, poem.from);
        if (is_one_of_several)
            find_titles(lines, poem);
        find_headings(lines, from, poem, is_one_of_several);
    }
}
