/* The lists of the house: words never printed, names and titles always written so. */
#include <string.h>

#include "desk/lint_rule.h"
#include "desk/lint_title.h"
#include "model/line_text.h"

/* Stands the word at i? */
static bool stands_at(bx_chars text, int i, bx_chars word)
{
    if (i < 0 || i + word.n > text.n)
        return false;
    for (int k = 0; k < word.n; k++)
        if (text.chars[i + k].c != word.chars[k].c)
            return false;
    return true;
}

void bx_lint_forbidden(bx_lint *l, const bx_part *part)
{
    const bx_rulings *list = &l->in->forbidden;
    for (int i = 0; i < part->text.n; i++)
        for (int r = 0; r < list->n; r++) {
            const bx_ruling *row = &list->rows[r];
            if (!stands_at(part->text, i, row->word))
                continue;
            bool has_other = row->other.n > 0;
            BX_LINT_FIND(
                l, bx_lint_span(part->text, i, i + row->word.n), row->text,
                has_other ? bx_format(l->arena, "write '%s'", row->other_text) : "",
                has_other ? bx_format(l->arena, "应为“%s”", row->other_text) : "");
        }
}

/* ---- always ---- */

static bool is_all_han(bx_chars text, int from, int to)
{
    for (int i = from; i < to; i++)
        if (!bx_is_han(bx_lint_char(text, i)))
            return false;
    return from < to;
}

/* The length of a stretch at i that is the word but for one character: another one, two
 * exchanged, one left out or one too many. 0: none. Its ends agree, that 省总工会 is not
 * taken for 市总工会; but of a name any character may be wrong but the surname. */
static int near_at(bx_chars text, int i, bx_chars word, bool is_name)
{
    int n = word.n, head = 0, tail = 0;
    while (head < n && bx_lint_char(text, i + head) == word.chars[head].c)
        head++;
    for (int length = n - 1; length <= n + 1; length++) {
        if (!is_all_han(text, i, i + length) || (is_name && length != n))
            continue;
        tail = 0;
        while (tail < n && tail < length &&
               bx_lint_char(text, i + length - 1 - tail) == word.chars[n - 1 - tail].c)
            tail++;
        bool is_within = head >= 1 && (tail >= 1 || is_name);
        bool is_other = length == n && head + tail == n - 1;
        bool is_left_out = length == n - 1 && head + tail >= n - 1 && head < n;
        bool is_too_many = length == n + 1 && head + tail >= n && head < n;
        bool is_exchanged = length == n && head + tail == n - 2 &&
                            bx_lint_char(text, i + head) == word.chars[head + 1].c &&
                            bx_lint_char(text, i + head + 1) == word.chars[head].c;
        if (is_within && (is_other || is_left_out || is_too_many || is_exchanged))
            return length;
    }
    return 0;
}

/* Is [from, to) a part of a word of the list, which is right there? */
static bool is_right(const bx_rulings *list, bx_chars text, int from, int to)
{
    for (int r = 0; r < list->n; r++)
        for (int i = to - list->rows[r].word.n; i <= from; i++)
            if (stands_at(text, i, list->rows[r].word))
                return true;
    return false;
}

void bx_lint_always_near(bx_lint *l, const bx_part *part)
{
    enum { SHORTEST_NAME = 3, SHORTEST_TERM = 4 };
    const bx_rulings *list = &l->in->always;
    for (int i = 0; i < part->text.n; i++)
        for (int r = 0; r < list->n; r++) {
            const bx_ruling *row = &list->rows[r];
            bool is_name = row->other.n > 0;
            int n = row->word.n >= (is_name ? SHORTEST_NAME : SHORTEST_TERM)
                        ? near_at(part->text, i, row->word, is_name)
                        : 0;
            if (n && !is_right(list, part->text, i, i + n))
                BX_LINT_FIND(l, bx_lint_span(part->text, i, i + n),
                             bx_lint_slice(l, part->text, i, i + n), row->text);
        }
}

/* Does the list's title hold this one: 党组书记、主席 holds 主席, 局长 not 副局长. */
static bool holds_title(const char *listed, const char *title)
{
    const char *at = strstr(listed, title);
    static const char deputy[] = "副";
    size_t n = strlen(deputy);
    bool is_deputy = at && at >= listed + n && !memcmp(at - n, deputy, n);
    return at && !is_deputy;
}

void bx_lint_always_title(bx_lint *l, const bx_part *part)
{
    const bx_rulings *list = &l->in->always;
    bx_chars text = part->text;
    for (int i = 0; i < text.n; i++)
        for (int r = 0; r < list->n; r++) {
            const bx_ruling *row = &list->rows[r];
            if (!row->other.n || !stands_at(text, i, row->word))
                continue;
            bx_lint_title t = bx_lint_title_of(text, i, i + row->word.n);
            const char *title = bx_lint_slice(l, text, t.from, t.to);
            if (t.to > t.from && !holds_title(row->other_text, title))
                BX_LINT_FIND(l, bx_lint_span(text, t.from, t.to), row->text, title,
                             row->other_text);
        }
}
