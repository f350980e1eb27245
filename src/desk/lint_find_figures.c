/* Figures in heads and text, and sums that do not come out. */
#include "desk/lint_figure.h"
#include "desk/lint_rule.h"

static const char *const percent[] = {"%", "％", NULL};

/* ---- heads ---- */

enum { MOST_FIGURES = 200, MOST_SUMMED = 40 };

typedef struct {
    bx_chars text;
    bx_lint_figure figure;
} counted;

/* The figures of what stands under the heads. */
static int list_figures(const bx_item *item, counted out[MOST_FIGURES])
{
    int n = 0;
    for (int k = 0; k < item->n_parts; k++) {
        bx_chars text = item->parts[k].text;
        for (int i = 0; !bx_lint_is_head(&item->parts[k]) && i < text.n; i++) {
            bx_lint_figure f;
            if (!bx_lint_figure_at(text, i, &f) || n == MOST_FIGURES)
                continue;
            out[n++] = (counted){text, f};
            i = f.digits_end - 1;
        }
    }
    return n;
}

/* How far a figure of the text may lie under and over that of the head [percent], by the
 * words about it. */
static void tolerance(bx_chars text, const bx_lint_figure *f, int *under, int *over)
{
    uint32_t before = bx_lint_char(text, f->from - 1),
             behind = bx_lint_char(text, f->digits_end);
    bool is_over = bx_utf8_holds("超逾破过达", before) || bx_utf8_holds("余多来", behind);
    *under = before == 0x8FD1 ? 25 : before == 0x7EA6 ? 15 : 0; /* 近, 约 */
    *over = is_over ? 25 : before == 0x7EA6 ? 15 : 0;
}

static bool is_near(int64_t head, int64_t body, int under, int over)
{
    return body * 100 >= head * (100 - under) && body * 100 <= head * (100 + over);
}

/* The head may count together what the text lists. */
static bool is_sum(bx_chars text, const bx_lint_figure *f, const counted *all, int n)
{
    int64_t values[MOST_SUMMED], sum = 0;
    int m = 0;
    for (int i = 0; i < n && m < MOST_SUMMED; i++)
        if (bx_lint_figure_alike(text, f, all[i].text, &all[i].figure))
            values[m++] = all[i].figure.thousandths;
    for (int i = 0; i < m; i++) {
        sum += values[i];
        for (int k = i + 1; k < m; k++)
            for (int j = k; j < m; j++)
                if (values[i] + values[k] + (j > k ? values[j] : 0) == f->thousandths)
                    return true;
    }
    return sum == f->thousandths;
}

static bool is_in_text(bx_chars text, const bx_lint_figure *f, const counted *all, int n)
{
    int under, over;
    tolerance(text, f, &under, &over);
    for (int i = 0; i < n; i++)
        if (is_near(f->thousandths, all[i].figure.thousandths, under, over))
            return true;
    return is_sum(text, f, all, n);
}

/* Counted in digits, and no part of a date, name of a class or number of an issue; small
 * numbers count what the text tells one by one. */
static bool is_stated(bx_chars text, const bx_lint_figure *f)
{
    static const char *const names[] = {
        "年",   "年度", "周年", "年代", "世纪", "载", "后",   "强", "级", "年级", "号",
        "号线", "期",   "版",   "届",   "班",   "月", "月份", "日", "时", "点",   NULL};
    bool is_counted = f->to > f->digits_end && !bx_lint_figure_counts(text, f, names);
    return f->is_arabic && is_counted &&
           (f->thousandths >= 10000 || f->thousandths % 1000 ||
            bx_lint_figure_counts(text, f, percent));
}

static void look_in_head(bx_lint *l, bx_chars head, const counted *all, int n)
{
    for (int i = 0; i < head.n; i++) {
        bx_lint_figure f;
        if (!bx_lint_figure_at(head, i, &f))
            continue;
        i = f.digits_end - 1;
        if (is_stated(head, &f) && !is_in_text(head, &f, all, n))
            BX_LINT_FIND(l, bx_lint_span(head, f.from, f.to),
                         bx_lint_slice(l, head, f.from, f.to));
    }
}

void bx_lint_head_figure(bx_lint *l, const bx_item *item)
{
    counted all[MOST_FIGURES];
    int n = list_figures(item, all);
    for (int k = 0; n && k < item->n_parts; k++)
        if (bx_lint_is_head(&item->parts[k]))
            look_in_head(l, item->parts[k].text, all, n);
}

/* ---- more and less ---- */

static int first_of(bx_chars text, int i, const char *const *words)
{
    for (; *words; words++) {
        int end = bx_words_end(text, i, *words);
        if (end)
            return end;
    }
    return 0;
}

static const char *const falls[] = {"下降", "减少", "降低", "缩短", "下跌",
                                    "缩小", "降幅", "减幅", "跌幅", NULL};
static const char *const rises[] = {"增加", "增长", "提高", "提升", "上升",
                                    "扩大", "攀升", "增幅", NULL};

static int skip_any(bx_chars text, int i, const char *which)
{
    while (bx_utf8_holds(which, bx_lint_char(text, i)))
        i++;
    return i;
}

void bx_lint_fall_over(bx_lint *l, const bx_part *part)
{
    static const char *const times[] = {"倍", NULL};
    bx_chars text = part->text;
    for (int i = 0; bx_lint_is_running(part) && i < text.n; i++) {
        int end = first_of(text, i, falls);
        bx_lint_figure f;
        end = end ? skip_any(text, end, "了约近超过逾达") : 0;
        if (!end || !bx_lint_figure_at(text, end, &f))
            continue;
        bool is_over = bx_lint_figure_counts(text, &f, percent) && f.thousandths > 100000;
        if (is_over || bx_lint_figure_counts(text, &f, times))
            BX_LINT_FIND(l, bx_lint_span(text, i, f.to), bx_lint_slice(l, text, i, f.to));
        i = f.to - 1;
    }
}

/* Within a few characters, over no mark but those given: where the words end, 0: nowhere.
 */
static int find_within(bx_chars text, int i, int most, const char *const *words)
{
    for (int n = 0; n <= most && i < text.n; n++, i++) {
        int end = first_of(text, i, words);
        if (end)
            return end;
        if (bx_utf8_holds("。；！？：", text.chars[i].c))
            return 0;
    }
    return 0;
}

static bool figure_within(bx_chars text, int i, int most, bx_lint_figure *out)
{
    for (int n = 0; n <= most && i < text.n; n++, i++) {
        if (bx_utf8_holds("，。；！？：", text.chars[i].c))
            return false;
        if (bx_lint_figure_at(text, i, out) && out->is_arabic)
            return true;
    }
    return false;
}

/* 由40件增加到60件，增长50%: its three figures. */
typedef struct {
    bx_lint_figure from, to, by;
    bool is_fall;
} change;

static bool change_at(bx_chars text, int i, change *out)
{
    static const char *const begins[] = {"由", "从", NULL}, *const ends[] = {"到", "至",
                                                                             "为", NULL};
    enum { NEAR = 8, NEXT = 12 };
    int end = first_of(text, i, begins);
    if (!end || !figure_within(text, end, NEAR, &out->from))
        return false;
    int verb = find_within(text, out->from.to, NEAR, rises), way;
    if (!verb)
        verb = find_within(text, out->from.to, NEAR, falls);
    way = verb ? first_of(text, verb, ends) : 0;
    if (!way || !figure_within(text, way, 4, &out->to))
        return false;
    int rise = find_within(text, out->to.to, NEXT, rises);
    int fall = find_within(text, out->to.to, NEXT, falls);
    out->is_fall = fall && (!rise || fall < rise);
    int by = out->is_fall ? fall : rise;
    return by && figure_within(text, by, 3, &out->by) &&
           bx_lint_figure_counts(text, &out->by, percent) &&
           bx_lint_figure_alike(text, &out->from, text, &out->to) &&
           !bx_lint_figure_counts(text, &out->from, percent) && out->from.thousandths > 0;
}

void bx_lint_growth_wrong(bx_lint *l, const bx_part *part)
{
    bx_chars text = part->text;
    for (int i = 0; bx_lint_is_running(part) && i < text.n; i++) {
        change c;
        if (!change_at(text, i, &c) || c.from.thousandths > BX_LINT_FIGURE_MOST / 1000)
            continue;
        int64_t more = c.to.thousandths - c.from.thousandths;
        /* in tenths of a percent */
        int64_t is = (c.is_fall ? -more : more) * 1000 / c.from.thousandths;
        if (ABS(is - c.by.thousandths / 100) > 10)
            BX_LINT_FIND(l, bx_lint_span(text, c.by.from, c.by.to),
                         bx_lint_slice(l, text, c.from.from, c.from.to),
                         bx_lint_slice(l, text, c.to.from, c.to.to),
                         bx_format(l->arena, "%s%d.%d", is < 0 ? "-" : "",
                                   (int)ABS(is) / 10, (int)ABS(is) % 10),
                         bx_lint_slice(l, text, c.by.from, c.by.to));
        i = c.by.to - 1;
    }
}

/* ---- 其中男3人，女5人 ---- */

static const char *const heads_count[] = {"人", "名", "位", NULL};

/* The figure of people that ends last before i; from == to: none. */
static bx_lint_figure total_before(bx_chars text, int i)
{
    enum { FARTHEST = 16 };
    bx_lint_figure total = {0};
    for (int k = MAX(i - FARTHEST, 0); k < i; k++) {
        bx_lint_figure f;
        if (bx_utf8_holds("。；！？", text.chars[k].c))
            total = (bx_lint_figure){0};
        if (!bx_lint_figure_at(text, k, &f))
            continue;
        if (f.is_arabic && bx_lint_figure_counts(text, &f, heads_count))
            total = f;
        k = f.digits_end - 1;
    }
    return total;
}

static bool count_of(bx_chars text, int i, const char *const *words, bx_lint_figure *out)
{
    int end = first_of(text, i, words);
    return end && figure_within(text, end, 3, out) &&
           bx_lint_figure_counts(text, out, heads_count);
}

void bx_lint_sum_wrong(bx_lint *l, const bx_part *part)
{
    static const char *const among[] = {"其中", NULL}, *const men[] = {"男", NULL},
                             *const women[] = {"女", NULL};
    bx_chars text = part->text;
    for (int i = 0; bx_lint_is_running(part) && i < text.n; i++) {
        int end = first_of(text, i, among);
        bx_lint_figure first, second, all = total_before(text, i);
        if (!end || all.to == all.from ||
            !count_of(text, skip_any(text, end, "，"), men, &first) ||
            !count_of(text, skip_any(text, first.to, "，、和"), women, &second))
            continue;
        int64_t sum = first.thousandths + second.thousandths;
        if (sum != all.thousandths)
            BX_LINT_FIND(l, bx_lint_span(text, first.from, second.to),
                         bx_lint_slice(l, text, first.from, first.to),
                         bx_lint_slice(l, text, second.from, second.to),
                         bx_format(l->arena, "%d", (int)(sum / 1000)),
                         bx_lint_slice(l, text, all.from, all.to));
        i = second.to - 1;
    }
}
