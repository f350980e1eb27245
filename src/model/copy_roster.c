#include "model/copy_roster.h"

#include <glib.h>

#include "base/utf8.h"

enum { LEAST_NAMES = 8, LEAST_OF_LINE = 3 };

/* Does a list that begins at `from` go on at `to`? An empty line may stand between, but a
 * few names behind one may be who wrote it, unless one stands between all lines. */
static bool goes_on(const bx_copy_line *lines, int from, int to)
{
    bool is_as_usual = to == from || lines[to].gap == lines[from + 1].gap;
    bool is_near = !lines[to].gap || is_as_usual || lines[to].n_names >= LEAST_OF_LINE;
    return to == from || (is_near && lines[to].gap <= 1 && !lines[to].is_behind_rule);
}

/* One past the list that begins at a line; the line itself: none does. */
static int end_of_roster(const bx_copy_line *lines, int n, int from)
{
    int to = from, names = 0;
    if (lines[from].n_names < LEAST_OF_LINE)
        return from;
    for (; to < n && lines[to].n_names && goes_on(lines, from, to); to++)
        names += lines[to].n_names;
    return names >= LEAST_NAMES ? to : from;
}

void bx_copy_roster_find(bx_copy_line *lines, int n)
{
    for (int from = 0, to; from < n; from = MAX(to, from + 1)) {
        to = end_of_roster(lines, n, from);
        for (int i = from; i < to; i++)
            lines[i].is_roster = true;
    }
}

static int end_of_word(bx_chars line, int i)
{
    while (i < line.n && !bx_is_space(line.chars[i].c))
        i++;
    return i;
}

int bx_copy_roster_name(bx_chars line, int i)
{
    int end = end_of_word(line, i), next = end;
    while (next < line.n && bx_is_space(line.chars[next].c))
        next++;
    int end_of_next = end_of_word(line, next);
    return end == i + 1 && end_of_next == next + 1 ? end_of_next : end;
}
