#include "model/copy_table.h"

#include <glib.h>

#include "base/utf8.h"
#include "model/line_text.h"

enum {
    LEAST_ROWS = 3,
    LEAST_BARRED = 3,  /* columns that are parted by bars */
    LEAST_HEADED = 3,  /* two have no head: 报名时间 and when it is */
    LONGEST_CELL = 40, /* characters; prose has tabs, too */
    LEAST_SPACED = 3,  /* columns that are parted by spaces */
    LONGEST_SPACED = 12,
};

static bool is_bar(bx_chars line, int i)
{
    return bx_line_at(line, i) == '|';
}

bx_chars bx_copy_table_row(bx_chars line)
{
    int from = is_bar(line, 0), to = line.n;
    to -= to > from && is_bar(line, to - 1);
    return bx_chars_slice(line, from, to);
}

/* Two spaces or one as wide as a character: more than parts two words. */
static bool is_wide_space(bx_chars row, int i)
{
    return bx_line_is_space_at(row, i) &&
           (row.chars[i].c == 0x3000 || bx_line_is_space_at(row, i + 1));
}

int bx_copy_table_cell(bx_chars row, int i, bool is_spaced)
{
    while (i < row.n && row.chars[i].c != '\t' && !is_bar(row, i) &&
           !(is_spaced && is_wide_space(row, i)))
        i++;
    return i;
}

int bx_copy_table_next(bx_chars row, int end, bool is_spaced)
{
    return is_spaced && end < row.n ? bx_line_skip_spaces(row, end) : end + 1;
}

/* 1. or ● alone before the rest: an entry of a list. */
static bool is_mark(bx_chars cell)
{
    bx_number_style style;
    int value;
    if (cell.n == 1)
        return !bx_is_wide(cell.chars[0].c) && !bx_is_latin(cell.chars[0].c) &&
               !bx_is_digit(cell.chars[0].c);
    return cell.n && bx_sign_number(cell, &style, &value) == cell.n;
}

static bool is_barred(bx_chars line)
{
    for (int i = 0; i < line.n; i++)
        if (is_bar(line, i))
            return true;
    return false;
}

/* How many cells a line has; 0: it is no row. */
static int count_cells(const bx_copy_line *line)
{
    bx_chars row = bx_copy_table_row(line->text);
    int n = 0;
    for (int from = 0, to; from <= row.n; from = to + 1, n++) {
        to = bx_copy_table_cell(row, from, false);
        bx_chars cell = bx_chars_trim(bx_chars_slice(row, from, to));
        if (cell.n > LONGEST_CELL || (!n && is_mark(cell)))
            return 0;
    }
    bool is_other =
        line->is_roster || line->label || line->dateline_length || line->is_rest;
    if (is_other || n < (is_barred(line->text) ? LEAST_BARRED : 2))
        return 0;
    return n + line->tabs;
}

/* |---|:-:| */
static bool is_row_rule(bx_chars line)
{
    bool has_dash = false;
    for (int i = 0; i < line.n; i++) {
        if (!bx_is_one_of(bx_line_at(line, i), "|-:\t "))
            return false;
        has_dash |= bx_line_at(line, i) == '-';
    }
    return has_dash && is_barred(line);
}

static int end_of_rows(const bx_copy_line *lines, int n, int from)
{
    int to = from, most = count_cells(&lines[from]);
    for (; to < n && most; to++) {
        int cells = count_cells(&lines[to]);
        bool goes_on = to == from || (lines[to].gap == lines[from + 1].gap &&
                                      !lines[to].is_behind_rule);
        if (!goes_on || !cells || cells > most)
            break;
    }
    return to;
}

/* 星期一 over 星期二: the first row is one as the others. */
static bool is_like(const bx_copy_line *row, const bx_copy_line *next)
{
    int n = bx_line_any_at(row->text, 0, BX_WORDS_ORDINAL);
    return n && n == bx_line_any_at(next->text, 0, BX_WORDS_ORDINAL) &&
           row->text.chars[0].c == next->text.chars[0].c;
}

static void mark_rows(bx_copy_line *lines, int from, int to)
{
    bx_copy_line *first = &lines[from];
    int n = 0;
    for (int i = from; i < to; i++) {
        lines[i].is_row = true;
        lines[i].is_row_rule = is_row_rule(lines[i].text);
        lines[i].row = n;
        n += !lines[i].is_row_rule;
    }
    first->n_rows = n;
    first->heads_table = first[1].is_row_rule || (count_cells(first) >= LEAST_HEADED &&
                                                  !is_like(first, first + 1));
}

/* ---- cells parted by spaces ---- */

/* How many cells a line has that spaces part, all short; 0: it is no such row. */
static int count_spaced(const bx_copy_line *line, bool *has_figure)
{
    bx_chars row = line->text;
    bool is_other = line->is_roster || line->label || line->dateline_length ||
                    line->is_rest || line->end == BX_END_STOP || line->is_row;
    int n = 0;
    *has_figure = false;
    for (int from = 0, to; from <= row.n; from = bx_copy_table_next(row, to, true), n++) {
        to = bx_copy_table_cell(row, from, true);
        if (to == from || to - from > LONGEST_SPACED)
            return 0;
        *has_figure |= bx_is_digit(bx_line_at(row, to - 1));
    }
    return is_other || n < LEAST_SPACED ? 0 : n;
}

static int end_of_spaced(const bx_copy_line *lines, int n, int from)
{
    bool has_figure;
    int cells = count_spaced(&lines[from], &has_figure), to = from + 1;
    for (; to < n && cells; to++)
        if (count_spaced(&lines[to], &has_figure) != cells || !has_figure ||
            lines[to].gap != lines[from + 1].gap || lines[to].is_behind_rule)
            break;
    return cells ? to : from;
}

static void mark_spaced(bx_copy_line *lines, int from, int to)
{
    bool has_figure;
    count_spaced(&lines[from], &has_figure);
    for (int i = from; i < to; i++) {
        lines[i].is_row = lines[i].is_spaced = true;
        lines[i].row = i - from;
    }
    lines[from].n_rows = to - from;
    lines[from].heads_table = !has_figure && !is_like(&lines[from], &lines[from + 1]);
}

void bx_copy_table_find(bx_copy_line *lines, int n)
{
    for (int from = 0; from < n;) {
        int to = end_of_rows(lines, n, from), spaced = end_of_spaced(lines, n, from);
        if (to - from >= LEAST_ROWS)
            mark_rows(lines, from, to);
        else if (spaced - from >= LEAST_ROWS)
            mark_spaced(lines, from, to = spaced);
        from = MAX(to, from + 1);
    }
}
