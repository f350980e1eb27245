#include "makeup/headline.h"

#include <glib.h>
#include <string.h>

#include "compose/ruler.h"
#include "makeup/measure.h"

enum {
    MAX_TURNS = 24,          /* places where a main line may turn, ends included */
    HEAD_LINE_PERCENT = 118, /* room of a head line, of its size */
    FILL_LEAST = 60,         /* percent of the measure: rule 10c */
    FILL_MOST = 97,
    FILL_WISHED = 80,
    SPREAD_MOST = 20, /* tracking, percent of the size: wider falls apart */
    CLAUSE_TURN = 40, /* at a comma, or beside a quoted phrase */
    QUOTE_TURN = 150,
    BLIND_TURN = 6000,  /* anywhere: only where nothing else fits */
    FILL_COST = 40,     /* per percent under FILL_LEAST */
    TIGHT_COST = 12,    /* per percent under FILL_WISHED */
    CRAMPED_COST = 300, /* a line that touches the rules on both sides */
    UNEVEN_COST = 60,   /* per 字 of difference past two (rule 11) */
    LINE_COST = 150,    /* a third and fourth line of one head */
    STUB_PERCENT = 45,  /* a line under so much of the widest is a stub, not a figure */
    PROBE_SIZE = 64 * BX_PT, /* size at which natural widths are taken */
};

typedef struct {
    int at;   /* index of the first character after the turn */
    int from; /* the line before ends here, without the soft break's space */
    int cost;
} turn;

struct bx_head_text {
    const bx_item *item;
    bx_chars main;
    turn turns[MAX_TURNS]; /* [0] is the start, the last is the end */
    int n_turns;
    bx_len widths[MAX_TURNS][MAX_TURNS]; /* at PROBE_SIZE, from turn to turn */
};

static bx_paragraph_style line_style(const bx_style *type, bx_align align, bx_len measure,
                                     bx_len tracking)
{
    bx_paragraph_style style = {.type = *type, .measure = measure, .tracking = tracking};
    style.type.align = align;
    return style;
}

static bool is_digit_or_latin(uint32_t c)
{
    return c < 0x2e80 && (g_unichar_isalnum(c) || (c < 0x80 && strchr("%.-/", (int)c)));
}

static bool stands_at(bx_chars text, int i, const char *word)
{
    for (const char *p = word; *p; i++)
        if (i < 0 || i >= text.n || bx_utf8_next(&p) != text.chars[i].c)
            return false;
    return true;
}

/* Cost of a turn before character i by the word table; BLIND_TURN when it has none. */
static int word_cost(bx_chars text, int i)
{
    int best = BLIND_TURN;
#define BX_HEAD_AFTER(word, cost)                                                        \
    if (stands_at(text, i - bx_utf8_length(word), word))                                 \
        best = MIN(best, cost);
#define BX_HEAD_BEFORE(word, cost)                                                       \
    if (stands_at(text, i, word))                                                        \
        best = MIN(best, cost);
#define BX_HEAD_NEVER(word)                                                              \
    if (stands_at(text, i, word))                                                        \
        return -1;
#include "makeup/headbreak.def"
#undef BX_HEAD_AFTER
#undef BX_HEAD_BEFORE
#undef BX_HEAD_NEVER
    return best;
}

static bool is_one_of(uint32_t c, const char *marks)
{
    while (*marks)
        if (bx_utf8_next(&marks) == c)
            return true;
    return false;
}

/* Cost of a turn before character i, -1 where none may be; depth: how deep in quotes and
 * brackets it stands, for a quoted name is not torn. */
static int turn_cost(bx_chars text, int i, int depth)
{
    uint32_t before = text.chars[i - 1].c, after = text.chars[i].c;
    if (bx_is_space(before))
        return 0;
    if (bx_is_space(after) || is_one_of(after, "，。、；：？！”’」』》〉）)】%·—…～×") ||
        is_one_of(before, "“‘「『《〈（(【·—～×"))
        return -1;
    if (is_digit_or_latin(before) && is_digit_or_latin(after))
        return -1;
    int words = word_cost(text, i);
    if (words < 0 || depth)
        return -1;
    if (is_one_of(before, "，；：？！。"))
        return CLAUSE_TURN;
    if (is_one_of(before, "”’」』》）】") || is_one_of(after, "“‘「『《（【"))
        return MIN(words, QUOTE_TURN);
    return words;
}

static void add_turn(bx_head_text *t, int at, int cost)
{
    int from = at;
    while (from > 0 && bx_is_space(t->main.chars[from - 1].c))
        from--;
    t->turns[t->n_turns++] = (turn){at, from, cost};
}

/* Good turns first; where there are few, blind ones fill up: a head must be set. */
static void find_turns(bx_head_text *t, bx_arena *arena)
{
    add_turn(t, 0, 0);
    int good = 0, depth = 0, *costs = BX_NEW_ARRAY(arena, t->main.n, int);
    for (int i = 1; i < t->main.n; i++) {
        uint32_t before = t->main.chars[i - 1].c;
        depth += is_one_of(before, "“‘「『《〈（(【");
        depth -= depth && is_one_of(before, "”’」』》〉）)】");
        costs[i] = turn_cost(t->main, i, depth);
        good += costs[i] >= 0 && costs[i] < BLIND_TURN;
    }
    int room = MAX_TURNS - 2 - MIN(good, MAX_TURNS - 2);
    int step = MAX(1, t->main.n / MAX(room, 1));
    for (int i = 1; i < t->main.n && t->n_turns < MAX_TURNS - 1; i++) {
        bool is_wanted = costs[i] < BLIND_TURN || (room > 0 && i % step == 0);
        if (costs[i] >= 0 && is_wanted)
            add_turn(t, i, costs[i]);
    }
    add_turn(t, t->main.n, 0);
}

/* A soft break that does not turn is a pause of one 字 (rule 10b). */
static bx_chars with_pauses(bx_arena *arena, bx_chars text)
{
    bx_char *chars = bx_copy(arena, text.chars, (size_t)text.n * sizeof *chars);
    for (int i = 0; i < text.n; i++)
        if (bx_is_space(chars[i].c) &&
            !is_digit_or_latin(chars[MIN(i + 1, text.n - 1)].c))
            chars[i].c = 0x3000;
    return (bx_chars){text.source, chars, text.n};
}

const bx_head_text *bx_head_text_make(const bx_setting *s, const bx_item *item)
{
    bx_head_text *t = BX_NEW(s->arena, bx_head_text);
    t->item = item;
    const bx_part *part = bx_item_find(item, BX_PART_HEADLINE);
    if (!part)
        return t;
    t->main = with_pauses(s->arena, part->text);
    find_turns(t, s->arena);
    /* A head may take either of two faces at the end: room for the wider one. */
    static const bx_role faces[] = {BX_ROLE_SONG_HEAVY, BX_ROLE_HEI_HEAVY};
    for (size_t face = 0; face < G_N_ELEMENTS(faces); face++) {
        const bx_ruler *ruler =
            bx_ruler_make(s->assets, s->arena, t->main, faces[face], PROBE_SIZE);
        for (int i = 0; i < t->n_turns; i++)
            for (int k = i + 1; k < t->n_turns; k++)
                t->widths[i][k] =
                    MAX(t->widths[i][k],
                        bx_ruler_width(ruler, t->turns[i].at, t->turns[k].from));
    }
    return t;
}

/* The natural width of one line from turn i to turn k at a size. */
static bx_len width_at(const bx_head_text *t, int i, int k, bx_len size)
{
    return bx_len_scale(t->widths[i][k], size, PROBE_SIZE);
}

typedef struct {
    int turns[BX_MAX_HEAD_LINES + 1]; /* indices into turns, start and end included */
    int n;                            /* lines */
    bool may_be_blind;
    int64_t cost;
} division;

static int64_t division_cost(const bx_head_text *t, const division *d, bx_len size,
                             bx_len measure)
{
    int64_t cost = d->n > 2 ? (int64_t)(d->n - 2) * LINE_COST : 0;
    bx_len widest = 0, narrowest = INT32_MAX;
    for (int i = 0; i < d->n; i++) {
        bx_len w = width_at(t, d->turns[i], d->turns[i + 1], size);
        if (w > measure || (t->turns[d->turns[i]].cost == BLIND_TURN && !d->may_be_blind))
            return -1;
        widest = MAX(widest, w);
        narrowest = MIN(narrowest, w);
        cost += t->turns[d->turns[i]].cost;
    }
    if ((int64_t)narrowest * 100 < (int64_t)widest * STUB_PERCENT)
        return -1;
    int over = (widest - narrowest) / size - 2;
    cost += over > 0 ? (int64_t)over * UNEVEN_COST : 0;
    int fill = (int)((int64_t)widest * 100 / measure);
    cost += (int64_t)MAX(0, FILL_LEAST - fill) * FILL_COST;
    cost += (int64_t)MAX(0, FILL_WISHED - fill) * TIGHT_COST;
    cost += fill > FILL_MOST ? CRAMPED_COST : 0;
    return cost;
}

/* The cheapest division into n lines that fits; false when there is none. */
static bool divide(const bx_head_text *t, int n, bx_len size, bx_len measure,
                   bool may_be_blind, division *best)
{
    division d = {.n = n, .may_be_blind = may_be_blind};
    bool is_found = false;
    int last = t->n_turns - 1;
    d.turns[n] = last;
    int *i = d.turns;
    int inner = n - 1; /* turns to choose, rising */
    for (int k = 1; k <= inner; k++)
        i[k] = k;
    if (inner >= last)
        return false;
    for (;;) {
        d.cost = division_cost(t, &d, size, measure);
        if (d.cost >= 0 && (!is_found || d.cost < best->cost)) {
            *best = d;
            is_found = true;
        }
        int k = inner;
        while (k > 0 && i[k] == last - 1 - (inner - k))
            k--;
        if (k <= 0)
            return is_found;
        i[k]++;
        for (int m = k + 1; m <= inner; m++)
            i[m] = i[m - 1] + 1;
    }
}

/* How many lines the item's kickers or decks take over the measure. */
static int side_lines(const bx_setting *s, const bx_item *item, bx_part_kind kind,
                      const bx_style *type, bx_len measure)
{
    bx_paragraph_style style = line_style(type, type->align, measure, 0);
    int n = 0;
    for (int i = 0; i < item->n_parts; i++) {
        if (item->parts[i].kind != kind)
            continue;
        const bx_paragraph *p = bx_paragraph_compose(
            s->assets, s->arena, item->parts[i].text, &style, s->diags);
        n += p->n_breakings ? p->breakings[p->best].n_lines : 0;
    }
    return n;
}

static bx_len line_room(bx_len size)
{
    return bx_len_scale(size, HEAD_LINE_PERCENT, 100);
}

/* The height of all lines and the white that belongs to them (rule 7). */
static bx_len head_height(const bx_head *head)
{
    const bx_grade *g = head->grade;
    int gaps = (head->kicker_lines > 0) + (head->deck_lines > 0);
    return g->white_above + g->white_below + gaps * g->between +
           head->kicker_lines * line_room(g->kicker.size) +
           head->n_lines * line_room(g->main.size) +
           head->deck_lines * line_room(g->deck.size);
}

static void set_tracking(bx_head *head, const bx_head_text *t, const division *d,
                         bx_len measure)
{
    bx_len size = head->grade->main.size, widest = 0;
    int most = 1;
    for (int i = 0; i < d->n; i++) {
        widest = MAX(widest, width_at(t, d->turns[i], d->turns[i + 1], size));
        most = MAX(most, head->lines[i].n);
    }
    bx_len wished = bx_len_scale(measure, FILL_WISHED, 100);
    if (widest < wished && most > 1)
        head->tracking =
            MIN((wished - widest) / (most - 1), bx_len_scale(size, SPREAD_MOST, 100));
}

static bx_head head_of(const bx_setting *s, const bx_head_text *t, const bx_grade *grade,
                       int columns, const division *d)
{
    bx_len measure = bx_span_width(s->layout, columns);
    bx_head head = {.grade = grade, .columns = columns, .n_lines = d ? d->n : 0};
    head.kicker_lines = side_lines(s, t->item, BX_PART_KICKER, &grade->kicker, measure);
    head.deck_lines = side_lines(s, t->item, BX_PART_DECK, &grade->deck, measure);
    for (int i = 0; d && i < d->n; i++)
        head.lines[i] = bx_chars_slice(t->main, t->turns[d->turns[i]].at,
                                       t->turns[d->turns[i + 1]].from);
    if (d)
        set_tracking(&head, t, d, measure);
    head.rows = bx_rows_for(s->layout, head_height(&head));
    int extra = MAX(0, head.kicker_lines - 1) + MAX(0, head.deck_lines - 1);
    head.cost = grade->cost + (d ? (int)MIN(d->cost, 1000000) : 0) + extra * LINE_COST;
    return head;
}

static bool suits(const bx_grade *grade, bool is_lead, int columns)
{
    return (is_lead ? grade->for_lead : grade->for_others) &&
           columns >= grade->min_columns && columns <= grade->max_columns;
}

static bool has_head(const bx_item *item)
{
    return bx_item_find(item, BX_PART_HEADLINE) || bx_item_find(item, BX_PART_KICKER) ||
           bx_item_find(item, BX_PART_DECK);
}

/* The heads of one grade: on as few lines as its width asks for, and on one more. */
static int grade_heads(const bx_setting *s, const bx_head_text *t, const bx_grade *grade,
                       int columns, bool may_be_blind, bx_head *heads, int room)
{
    int n = 0;
    if (!t->main.n) {
        heads[0] = head_of(s, t, grade, columns, NULL);
        return 1;
    }
    bx_len measure = bx_span_width(s->layout, columns);
    bx_len whole = width_at(t, 0, t->n_turns - 1, grade->main.size);
    int least = MAX(1, (whole + measure - 1) / measure);
    int most = MIN(least + 1, BX_MAX_HEAD_LINES);
    for (int lines = least; lines <= most && n < room; lines++) {
        division d;
        if (divide(t, lines, grade->main.size, measure, may_be_blind, &d))
            heads[n++] = head_of(s, t, grade, columns, &d);
    }
    return n;
}

/* A head too long for every grade: the smallest type, as many lines as it takes, broken
 * like a paragraph; never lost. */
static bx_head last_resort(const bx_setting *s, const bx_head_text *t,
                           const bx_grade *grade, int columns)
{
    bx_head head = head_of(s, t, grade, columns, NULL);
    bx_len measure = bx_span_width(s->layout, columns);
    head.lines[0] = t->main;
    bx_style other = grade->main; /* a neighbour may make it take the other face */
    other.role = grade->alternate;
    head.n_lines = MAX(side_lines(s, t->item, BX_PART_HEADLINE, &grade->main, measure),
                       side_lines(s, t->item, BX_PART_HEADLINE, &other, measure));
    head.rows = bx_rows_for(s->layout, head_height(&head));
    head.cost += BLIND_TURN;
    return head;
}

static int heads_of_all(const bx_setting *s, const bx_head_text *t, bool is_lead,
                        int columns, bool may_be_blind, bx_head *heads)
{
    int n = 0;
    for (int i = 0; i < s->layout->n_grades; i++) {
        const bx_grade *grade = &s->layout->grades[i];
        if (suits(grade, is_lead, columns))
            n += grade_heads(s, t, grade, columns, may_be_blind, heads + n,
                             BX_MAX_HEADS - n);
    }
    return n;
}

static const bx_grade *smallest_grade(const bx_layout *layout)
{
    const bx_grade *smallest = NULL;
    for (int i = 0; i < layout->n_grades; i++) {
        const bx_grade *grade = &layout->grades[i];
        bool is_smaller = !smallest || grade->main.size < smallest->main.size;
        if (is_smaller && (grade->for_others || !smallest))
            smallest = grade;
    }
    return smallest;
}

int bx_heads_make(const bx_setting *s, const bx_head_text *t, bool is_lead, int columns,
                  bx_head *heads)
{
    if (!has_head(t->item)) {
        heads[0] = (bx_head){.columns = columns};
        return 1;
    }
    int n = heads_of_all(s, t, is_lead, columns, false, heads);
    if (!n)
        n = heads_of_all(s, t, is_lead, columns, true, heads);
    if (!n)
        heads[n++] = last_resort(s, t, smallest_grade(s->layout), columns);
    return n;
}

/* Draws text over the head's columns; returns the top of what follows. */
static bx_len draw_text(const bx_setting *s, bx_chars text, const bx_style *type,
                        bx_len tracking, int columns, bx_len left, bx_len top,
                        bx_display_builder *out)
{
    bx_paragraph_style style =
        line_style(type, type->align, bx_span_width(s->layout, columns), tracking);
    const bx_paragraph *p =
        bx_paragraph_compose(s->assets, s->arena, text, &style, s->diags);
    int n = p->n_breakings ? p->breakings[p->best].n_lines : 0;
    bx_len room = line_room(type->size);
    for (int i = 0; i < n; i++, top += room)
        bx_set_line(s, p, &p->breakings[p->best], i,
                    (bx_point){left, top + bx_baseline_in(room, type->size)}, out);
    return top;
}

static bx_len draw_side(const bx_setting *s, const bx_item *item, bx_part_kind kind,
                        const bx_style *type, const bx_head *head, bx_point at,
                        bx_display_builder *out)
{
    for (int i = 0; i < item->n_parts; i++)
        if (item->parts[i].kind == kind)
            at.y = draw_text(s, item->parts[i].text, type, 0, head->columns, at.x, at.y,
                             out);
    return at.y;
}

void bx_head_draw(const bx_setting *s, const bx_item *item, const bx_head *head,
                  bx_role role, bx_point at, int white, bx_display_builder *out)
{
    if (!head->grade)
        return;
    const bx_grade *g = head->grade;
    bx_style main = g->main;
    main.role = role;
    bx_len spare = (head->rows + white) * s->layout->leading - head_height(head);
    bx_len top = at.y + g->white_above + spare / 2;
    if (head->kicker_lines)
        top = draw_side(s, item, BX_PART_KICKER, &g->kicker, head, (bx_point){at.x, top},
                        out) +
              g->between;
    int n_texts = head->lines[1].n ? head->n_lines : MIN(head->n_lines, 1);
    for (int i = 0; i < n_texts; i++)
        top = draw_text(s, head->lines[i], &main, head->tracking, head->columns, at.x,
                        top, out);
    if (head->deck_lines)
        draw_side(s, item, BX_PART_DECK, &g->deck, head,
                  (bx_point){at.x, top + g->between}, out);
}
