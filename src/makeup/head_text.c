#include "makeup/head_text.h"

#include <glib.h>

#include "compose/ruler.h"
#include "text/turn.h"

enum {
#define BX_HEAD_COST(id, value, reason) id = (value),
#include "makeup/head_cost.def"
#undef BX_HEAD_COST
    MAX_TURNS = 26,          /* places where it may turn, start and end included */
    PROBE_SIZE = 64 * BX_PT, /* size at which natural widths are taken */
};

/* How a line comes to turn there. */
typedef enum { BY_WORDS, BY_CLAUSE, BY_AUTHOR } turn_kind;

typedef struct {
    int at;   /* index of the first character after the turn */
    int from; /* the line before ends here, without the soft break's space */
    int cost;
    turn_kind kind;
} turn;

struct bx_head_text {
    bx_chars main;
    const bx_layout *layout;
    turn turns[MAX_TURNS]; /* [0] is the start, the last is the end */
    int n_turns;
    int n_breaks, n_clauses; /* turns of those kinds */
    /* From turn to turn at PROBE_SIZE. */
    bx_len widths[MAX_TURNS][MAX_TURNS];
    uint8_t n_pauses[MAX_TURNS][MAX_TURNS];
};

/* ---- what is set ---- */

static bool is_latin(uint32_t c)
{
    return c < 0x2e80 && g_unichar_isalnum(c);
}

/* A comma, or a space that is no word space of Latin. */
static bool is_pause(bx_chars text, int i)
{
    if (text.chars[i].c == 0xFF0C)
        return true;
    return bx_is_space(text.chars[i].c) &&
           !is_latin(text.chars[MIN(i + 1, text.n - 1)].c);
}

bx_chars bx_head_line_text(bx_arena *arena, bx_chars line, bx_pause pause)
{
    bx_char *chars = bx_copy(arena, line.chars, (size_t)line.n * sizeof *chars);
    for (int i = 0; i < line.n; i++)
        if (is_pause(line, i))
            chars[i].c = pause == BX_PAUSE_HALF ? 0x2002 : 0x3000;
    return (bx_chars){line.source, chars, line.n};
}

const char *bx_head_lines_utf8(bx_arena *arena, const bx_head_lines *lines)
{
    const char *text = "";
    for (int i = 0; i < lines->n; i++)
        text = bx_format(arena, "%s%s%s", text, i ? " / " : "",
                         bx_chars_utf8(arena, lines->lines[i]));
    return text;
}

/* ---- where it may turn ---- */

static turn_kind kind_of(bx_chars text, int at)
{
    uint32_t before = text.chars[at - 1].c;
    bool is_clause = before == 0xFF0C || before == 0xFF1F || before == 0xFF01 ||
                     before == 0xFF1B || before == 0xFF1A;
    return bx_is_space(before) ? BY_AUTHOR : is_clause ? BY_CLAUSE : BY_WORDS;
}

static void add_turn(bx_head_text *t, int at, int cost)
{
    int from = at, least = t->n_turns ? t->turns[t->n_turns - 1].at : 0;
    while (from > least && bx_is_space(t->main.chars[from - 1].c))
        from--;
    turn_kind kind = at > 0 && at < t->main.n ? kind_of(t->main, at) : BY_WORDS;
    t->n_breaks += kind == BY_AUTHOR;
    t->n_clauses += kind == BY_CLAUSE;
    t->turns[t->n_turns++] = (turn){at, from, cost, kind};
}

/* The highest cost such that no more turns than there is room for cost as little. */
static int dearest(const int *costs, int n)
{
    int most = 0, room = MAX_TURNS - 2;
    for (;;) {
        int next = INT_MAX, count = 0;
        for (int i = 1; i < n; i++) {
            count += costs[i] >= 0 && costs[i] <= most;
            if (costs[i] > most)
                next = MIN(next, costs[i]);
        }
        if (count > room)
            return most - 1;
        if (next == INT_MAX)
            return most;
        most = next;
    }
}

/* The good turns; of those at the last cost that all find no room for, one here and
 * there: a head must be set. */
static void find_turns(bx_head_text *t, const int *costs)
{
    int most = dearest(costs, t->main.n), n_more = 0, n_good = 0, next = INT_MAX;
    for (int i = 1; i < t->main.n; i++) {
        n_good += costs[i] >= 0 && costs[i] <= most;
        if (costs[i] > most)
            next = MIN(next, costs[i]);
    }
    int room = MAX_TURNS - 2 - n_good, step = room ? t->main.n / room + 1 : INT_MAX;
    add_turn(t, 0, 0);
    for (int i = 1; i < t->main.n; i++) {
        bool is_good = costs[i] >= 0 && costs[i] <= most;
        bool is_more = costs[i] == next && i % step == 0 && n_more < room;
        n_more += is_more;
        if (is_good || is_more)
            add_turn(t, i, costs[i]);
    }
    add_turn(t, t->main.n, 0);
}

static int count_pauses(const bx_head_text *t, int i, int k)
{
    int n = 0;
    for (int c = t->turns[i].at; c < t->turns[k].from; c++)
        n += is_pause(t->main, c);
    bool ends_in_pause = t->turns[k].from > 0 && is_pause(t->main, t->turns[k].from - 1);
    return MIN(n - ends_in_pause, UINT8_MAX);
}

/* A head may take either of two faces at the end: room for the wider one. */
static void measure_lines(const bx_setting *s, bx_head_text *t, bx_writing_mode mode)
{
    static const bx_role faces[] = {BX_ROLE_SONG_HEAVY, BX_ROLE_HEI_HEAVY};
    bx_chars set = bx_head_line_text(s->arena, t->main, BX_PAUSE_WHOLE);
    for (size_t face = 0; face < G_N_ELEMENTS(faces); face++) {
        const bx_ruler *ruler = bx_ruler_make(s->assets, s->arena, set, faces[face],
                                              PROBE_SIZE, mode, s->profile);
        for (int i = 0; i < t->n_turns; i++)
            for (int k = i + 1; k < t->n_turns; k++) {
                bx_len w = bx_ruler_width(ruler, t->turns[i].at, t->turns[k].from);
                t->widths[i][k] = MAX(t->widths[i][k], w);
                t->n_pauses[i][k] = (uint8_t)count_pauses(t, i, k);
            }
    }
}

static void report_marks(const bx_setting *s, bx_chars main)
{
    if (main.chars[main.n - 1].c == 0x3002 /* 。 */)
        bx_diag(s->diags, BX_D_W_HEAD_STOP,
                bx_chars_span(bx_chars_slice(main, main.n - 1, main.n)), "");
}

const bx_head_text *bx_head_text_make(const bx_setting *s, const bx_item *item,
                                      bx_writing_mode mode)
{
    bx_head_text *t = BX_NEW(s->arena, bx_head_text);
    const bx_part *part = bx_item_find(item, BX_PART_HEADLINE);
    t->layout = s->layout;
    if (!part)
        return t;
    t->main = part->text;
    report_marks(s, t->main);
    find_turns(t, bx_turn_costs(s->arena, s->lexicon, s->house, t->main));
    measure_lines(s, t, mode);
    return t;
}

bx_chars bx_head_text_main(const bx_head_text *t)
{
    return t->main;
}

/* ---- divisions ---- */

typedef struct {
    int turns[BX_MAX_HEAD_LINES + 1]; /* indices into turns, start and end included */
    int n;                            /* lines */
    bx_pause pause;
    bool is_torn;
    int64_t cost, rank; /* what it costs; what it is chosen by */
} division;

typedef struct {
    bx_len size, measure;
    bool may_tear;
} frame;

/* The natural width of one line from turn i to turn k at a size. */
static bx_len width_at(const bx_head_text *t, int i, int k, bx_len size, bx_pause pause)
{
    bx_len whole = bx_len_scale(t->widths[i][k], size, PROBE_SIZE);
    return pause == BX_PAUSE_HALF ? whole - t->n_pauses[i][k] * (size / 2) : whole;
}

static bx_len widest_line(const bx_head_text *t, const division *d, bx_len size)
{
    bx_len widest = 1; /* of characters that take no room, too */
    for (int i = 0; i < d->n; i++)
        widest = MAX(widest, width_at(t, d->turns[i], d->turns[i + 1], size, d->pause));
    return widest;
}

/* What the turns cost. */
static int64_t turns_cost(const bx_head_text *t, division *d)
{
    int64_t cost = d->n > 2 ? (int64_t)(d->n - 2) * MORE_LINES : 0;
    int n_breaks = 0, n_clauses = 0, n_others = 0;
    d->is_torn = false;
    for (int i = 1; i < d->n; i++) {
        const turn *at = &t->turns[d->turns[i]];
        cost += at->cost;
        d->is_torn = d->is_torn || at->cost >= BX_TURN_POOR;
        n_breaks += at->kind == BY_AUTHOR;
        n_clauses += at->kind == BY_CLAUSE;
        n_others += at->kind == BY_WORDS;
    }
    int passed = t->n_breaks - n_breaks;
    cost += (int64_t)MIN(passed, n_others + n_clauses) * PASSED_BREAK;
    cost += (int64_t)MIN(t->n_clauses - n_clauses, n_others) * PASSED_CLAUSE;
    return cost;
}

/* Is a line between two others by far the shortest, and not so by the author's will? */
static bool has_waist(const bx_head_text *t, const division *d, bx_len size)
{
    for (int i = 1; i + 1 < d->n; i++) {
        const int *at = &d->turns[i];
        bx_len above = width_at(t, at[-1], at[0], size, d->pause);
        bx_len own = width_at(t, at[0], at[1], size, d->pause);
        bx_len below = width_at(t, at[1], at[2], size, d->pause);
        bool is_authors =
            t->turns[at[0]].kind == BY_AUTHOR && t->turns[at[1]].kind == BY_AUTHOR;
        if (!is_authors && own + 2 * size < MIN(above, below))
            return true;
    }
    return false;
}

/* Lengths of the lines against each other; a stub tears a head as a bad turn does. */
static int64_t figure_cost(const bx_head_text *t, division *d, bx_len size)
{
    bx_len widest = widest_line(t, d, size), narrowest = widest;
    int n_stubs = 0;
    for (int i = 0; i < d->n; i++) {
        int from = d->turns[i], to = d->turns[i + 1];
        bx_len w = width_at(t, from, to, size, d->pause);
        turn_kind start = t->turns[from].kind, end = t->turns[to].kind;
        bool is_first = !i, is_last = i == d->n - 1;
        bool is_clause = (is_first || start) && (is_last || end);
        bool is_authors =
            (is_first || start == BY_AUTHOR) && (is_last || end == BY_AUTHOR);
        int least = is_authors ? 0 : is_clause ? CLAUSE_PERCENT : FIGURE_PERCENT;
        n_stubs += (int64_t)w * 100 < (int64_t)widest * least;
        narrowest = MIN(narrowest, w);
    }
    int64_t over = MAX(0, (widest - narrowest) / size - 2);
    d->is_torn = d->is_torn || n_stubs;
    return MIN(over * UNEVEN, UNEVEN_MOST) + n_stubs * STUB +
           (has_waist(t, d, size) ? WAIST : 0);
}

/* Is there a turn between words inside of what would go on one line? Two lines of nearly
 * one length please by themselves. */
static bool is_needless(const bx_head_text *t, const division *d, int line,
                        const frame *f)
{
    int from = d->turns[line - 1], at = d->turns[line], to = d->turns[line + 1];
    bx_len above = width_at(t, from, at, f->size, d->pause);
    bx_len below = width_at(t, at, to, f->size, d->pause);
    bool is_even = MIN(above, below) * 100LL >= MAX(above, below) * (int64_t)EVEN_PERCENT;
    return t->turns[at].kind == BY_WORDS && !(is_even && d->n == 2) &&
           width_at(t, from, to, f->size, BX_PAUSE_WHOLE) <=
               bx_len_scale(f->measure, FILL_MOST, 100);
}

static int64_t needless_cost(const bx_head_text *t, const division *d, const frame *f)
{
    for (int i = 1; i < d->n; i++)
        if (is_needless(t, d, i, f))
            return NEEDLESS;
    return 0;
}

/* How wide glyphs are set for a line to keep clear of the rules on both sides; 0 where
 * that is narrower than the layout allows. */
static int stretch_for(const bx_head_text *t, bx_len widest, bx_len measure)
{
    int64_t clear = (int64_t)measure * FILL_MOST / widest;
    int64_t least = (int64_t)measure * 100 / widest;
    if (clear >= 100)
        return 100;
    int64_t stretch = MAX(clear, t->layout->head_fit.narrowest);
    return stretch <= least ? (int)stretch : 0;
}

/* How the widest line fills the measure; -1 where it cannot be made to fit. */
static int64_t fill_cost(const bx_head_text *t, division *d, const frame *f)
{
    d->pause = BX_PAUSE_WHOLE;
    bx_len widest = widest_line(t, d, f->size);
    if (widest > bx_len_scale(f->measure, FILL_MOST, 100)) {
        d->pause = BX_PAUSE_HALF;
        widest = widest_line(t, d, f->size);
    }
    int stretch = stretch_for(t, widest, f->measure);
    if (!stretch)
        return -1;
    int64_t fill = (int64_t)widest * 100 / f->measure;
    int64_t cost = stretch < 100 ? NARROWED + (100 - stretch) * NARROWED_PERCENT : 0;
    cost += d->pause == BX_PAUSE_HALF ? HALF_PAUSE : 0;
    cost += MAX(0, FILL_LEAST - fill) * UNDER_LEAST;
    return cost + MAX(0, FILL_WISHED - fill) * UNDER_WISHED;
}

/* Fills in the cost; false where the division is none. */
static bool weigh(const bx_head_text *t, division *d, const frame *f)
{
    int64_t turns = turns_cost(t, d), fill = fill_cost(t, d, f);
    d->cost = turns + fill + figure_cost(t, d, f->size) + needless_cost(t, d, f);
    d->rank = d->cost + turns * (TURN_WEIGHT - 1);
    return fill >= 0 && (f->may_tear || !d->is_torn);
}

/* The next choice of inner turns, rising; false past the last. */
static bool advance(division *d, int last)
{
    int inner = d->n - 1, k = inner;
    while (k > 0 && d->turns[k] == last - 1 - (inner - k))
        k--;
    if (k <= 0)
        return false;
    d->turns[k]++;
    for (int m = k + 1; m <= inner; m++)
        d->turns[m] = d->turns[m - 1] + 1;
    return true;
}

static bool find_division(const bx_head_text *t, int n, const frame *f, division *best)
{
    int last = t->n_turns - 1;
    division d = {.n = n};
    bool is_found = false;
    if (n > last)
        return false;
    for (int i = 0; i < n; i++)
        d.turns[i] = i;
    d.turns[n] = last;
    do {
        if (weigh(t, &d, f) && (!is_found || d.rank < best->rank)) {
            *best = d;
            is_found = true;
        }
    } while (advance(&d, last));
    return is_found;
}

/* Glyphs narrower where the line is too wide; gaps wider where it is short, then glyphs
 * too where it would still not fill what a main line must (rule 10c). */
static void fit(const bx_head_text *t, const division *d, const frame *f,
                bx_head_lines *out)
{
    bx_len widest = widest_line(t, d, f->size);
    bx_len wished = bx_len_scale(f->measure, FILL_WISHED, 100);
    bx_len least = bx_len_scale(f->measure, FILL_LEAST, 100);
    int most = 1;
    for (int i = 0; i < d->n; i++)
        most = MAX(most, out->lines[i].n);
    out->stretch = stretch_for(t, widest, f->measure);
    if (widest >= wished || most < 2)
        return;
    bx_len spread = bx_len_scale(f->size, t->layout->head_fit.tracking, 100);
    out->tracking = MIN((wished - widest) / (most - 1), spread);
    bx_len short_of = least - widest - (most - 1) * out->tracking;
    if (short_of > 0)
        out->stretch =
            (int)MIN(100 + (int64_t)short_of * 100 / widest, t->layout->head_fit.widest);
}

bool bx_head_text_divide(const bx_head_text *t, int n, bx_len size, bx_len measure,
                         bool may_tear, bx_head_lines *out)
{
    frame f = {size, measure, may_tear};
    division d;
    if (!find_division(t, n, &f, &d))
        return false;
    *out = (bx_head_lines){.n = n, .pause = d.pause, .is_torn = d.is_torn};
    out->cost = (int)MIN(d.cost, 1000000);
    for (int i = 0; i < n; i++)
        out->lines[i] = bx_chars_slice(t->main, t->turns[d.turns[i]].at,
                                       t->turns[d.turns[i + 1]].from);
    fit(t, &d, &f, out);
    return true;
}

int bx_head_text_least_lines(const bx_head_text *t, bx_len size, bx_len measure)
{
    bx_len whole = width_at(t, 0, t->n_turns - 1, size, BX_PAUSE_HALF);
    int64_t widest = (int64_t)measure * 100 / t->layout->head_fit.narrowest;
    return (int)MAX(1, (whole + widest - 1) / widest);
}
