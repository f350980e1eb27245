#include "model/copy_roster.h"

#include "base/utf8.h"

enum { LEAST_NAMES = 8, LEAST_OF_LINE = 3 };

void bx_copy_roster_find(bx_copy_line *lines, int n)
{
    for (int from = 0, to; from < n; from = to + 1) {
        int names = 0;
        for (to = from; to < n && lines[to].n_names && (to == from || !lines[to].gap);
             to++)
            names += lines[to].n_names;
        bool is_roster = names >= LEAST_NAMES && lines[from].n_names >= LEAST_OF_LINE;
        for (int i = from; i < to && is_roster; i++)
            lines[i].is_roster = true;
        to -= to > from && to < n && lines[to].n_names; /* the next one may begin there */
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
