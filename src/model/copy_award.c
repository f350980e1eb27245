#include "model/copy_award.h"

#include <glib.h>

#include "model/line_text.h"

enum {
    LEAST = 2,          /* lines of a list */
    LONGEST_HEAD = 12,  /* characters of 书法类, 男子100米 */
    LONGEST_NAMES = 20, /* lines of names under a prize */
};

/* ---- what is on a line ---- */

/* One past 3名, （3名）, （共3人） at i; i: there is none. */
static int end_of_count(bx_chars line, int i)
{
    int bracket = bx_sign_bracket(line, i);
    if (bracket)
        return bracket;
    int to = i;
    while (bx_is_digit(bx_line_at(line, to)))
        to++;
    bool is_count = to > i && bx_is_one_of(bx_line_at(line, to), "名人个件篇幅项");
    return is_count ? to + 1 : i;
}

/* One past 一等奖 with how many there are, its colon and spaces; 0: the line does not
 * begin so. */
static int end_of_prize(bx_chars line)
{
    int n = bx_line_any_at(line, 0, BX_WORDS_PRIZE);
    if (!n)
        return 0;
    int to = end_of_count(line, n);
    bool is_parted =
        to == line.n || bx_line_at(line, to) == ':' || bx_line_is_space_at(line, to);
    to += bx_line_at(line, to) == ':';
    return is_parted ? bx_line_skip_spaces(line, to) : 0;
}

static bool is_award(const bx_copy_line *line)
{
    bool is_other = line->label || line->hashes || line->is_lenticular || line->is_row ||
                    line->end == BX_END_STOP;
    return !is_other && end_of_prize(line->text) > 0;
}

static bool is_prize(const bx_copy_line *line)
{
    return is_award(line) && end_of_prize(line->text) == line->text.n;
}

/* ---- what stands round them ---- */

/* 书法类, （一）男子组: few words, and none that says the list is one. */
static bool may_head(const bx_copy_line *line)
{
    bool is_other = line->label || line->dateline_length || line->is_caption ||
                    line->is_credit || line->is_origin || line->is_byline;
    bool is_open = line->end == BX_END_OPEN || line->end == BX_END_COLON;
    return line->text.n <= LONGEST_HEAD && is_open && !is_other && !line->commas &&
           !line->stops && !bx_line_ends_with(line->text, BX_WORDS_LIST);
}

/* Does it end as such lines do: …类, …组? */
static bool is_class(const bx_copy_line *line)
{
    return may_head(line) && bx_line_ends_with(line->text, BX_WORDS_CLASS);
}

/* One past 《茉莉花》（实验小学） at i; i: there is none. */
static int end_of_work(bx_chars line, int i)
{
    enum { LONGEST = 30 };
    int to = i;
    if (bx_line_at(line, i) != 0x300A) /* 《 */
        return i;
    while (to < line.n && to < i + LONGEST && bx_line_at(line, to) != 0x300B) /* 》 */
        to++;
    int bracket = bx_sign_bracket(line, to + 1);
    return bx_line_at(line, to) != 0x300B ? i : bracket ? bracket : to + 1;
}

/* One past a name at i and where it is from: 陈 杰（城关中学）; i: there is none. */
static int end_of_person(bx_chars line, int i)
{
    enum { LONGEST = 5 };
    int work = end_of_work(line, i), to = i;
    if (work > i)
        return work;
    while (bx_is_han(bx_line_at(line, to)) ||
           (bx_line_is_space_at(line, to) && to == i + 1))
        to++;
    if (to < i + 2 || to > i + LONGEST)
        return i;
    int bracket = bx_sign_bracket(line, to);
    return bracket ? bracket : to;
}

/* People or works and nothing else, each with a place perhaps. */
static bool is_people(bx_chars line)
{
    int i = 0, to;
    for (; i < line.n; i = to) {
        to = end_of_person(line, i);
        if (to == i)
            return false;
        while (bx_line_is_space_at(line, to) || bx_is_one_of(bx_line_at(line, to), "、,"))
            to++;
    }
    return line.n > 0;
}

/* One past the names under a prize. */
static int end_of_names(const bx_copy_line *lines, int n, int prize)
{
    int to = prize + 1;
    while (to < n && to <= prize + LONGEST_NAMES && !is_award(&lines[to]) &&
           !lines[to].is_behind_rule && lines[to].gap <= lines[prize + 1].gap &&
           (is_people(lines[to].text) || lines[to].is_names) && !is_class(&lines[to]))
        to++;
    return to;
}

/* One past the award that begins at a line, with the names under it. */
static int end_of_award(const bx_copy_line *lines, int n, int i)
{
    return is_prize(&lines[i]) ? end_of_names(lines, n, i) : i + 1;
}

/* Where the list goes on behind a line: at an award, over which a head may stand. n: not.
 */
static int next_award(const bx_copy_line *lines, int n, int i)
{
    if (i < n && !lines[i].is_behind_rule && !is_award(&lines[i]) && may_head(&lines[i]))
        i++;
    return i < n && !lines[i].is_behind_rule && is_award(&lines[i]) ? i : n;
}

/* ---- the list ---- */

static void mark_names(bx_copy_line *lines, int from, int to)
{
    for (int i = from; i < to; i++) {
        lines[i].is_awarded = true;
        lines[i].is_roster = lines[i].n_names > 0;
    }
}

static void mark_award(bx_copy_line *lines, int i, int to)
{
    lines[i].is_award = true;
    lines[i].is_prize = is_prize(&lines[i]);
    mark_names(lines, i + 1, to);
}

/* The list from its first award on: one past it. *n_heads: how many heads part it. */
static int end_of_list(const bx_copy_line *lines, int n, int first, int *n_awards,
                       int *n_heads)
{
    int to = first;
    *n_awards = *n_heads = 0;
    for (int i = first; i < n;) {
        ++*n_awards;
        to = end_of_award(lines, n, i);
        i = next_award(lines, n, to);
        *n_heads += i < n && i > to;
    }
    return to;
}

static void mark_list(bx_copy_line *lines, int first, int end)
{
    for (int i = first; i < end;) {
        int to = end_of_award(lines, end, i);
        mark_award(lines, i, to);
        i = next_award(lines, end, to);
        if (i < end && i > to)
            lines[to].heads_awards = true;
    }
}

/* What stands over the first award: 书法类, and over that 小学组. */
static void mark_heads(bx_copy_line *lines, int first, bool is_parted)
{
    for (int i = first - 1; i >= 1 && i >= first - 2; i--) {
        bool heads = may_head(&lines[i]) && !lines[i].is_behind_rule &&
                     (is_class(&lines[i]) || (is_parted && i == first - 1));
        if (!heads)
            return;
        lines[i].heads_awards = true;
    }
}

void bx_copy_award_find(bx_copy_line *lines, int n)
{
    for (int i = 0; i < n; i++) {
        int n_awards, n_heads;
        if (!is_award(&lines[i]))
            continue;
        int end = end_of_list(lines, n, i, &n_awards, &n_heads);
        if (n_awards < LEAST)
            continue;
        mark_list(lines, i, end);
        mark_heads(lines, i, n_heads > 0);
        i = end - 1;
    }
}
