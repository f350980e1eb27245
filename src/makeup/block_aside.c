/* Legs with a pull quote or a fact box among them: block_builder.h. Either takes so many
 * rows out of its legs; the text fills the others. */
#include "makeup/block_builder.h"

#include <glib.h>

enum {
    QUOTE_EDGE = 5,       /* rows of text over and under a pull quote at least … */
    QUOTE_EDGE_SHORT = 2, /* … of copy too short for that */
    QUOTE_CLEAR = 2,      /* of them running text, no crosshead, table or list */
    QUOTE_SMALL = 86,     /* percent: the smaller grade of its size */
    QUOTE_SMALL_COST = 150,
    FACTS_TEXT = 3,       /* rows of text over or under a fact box at least */
    FACTS_TOP_COST = 200, /* readers look for the text under the head */
    FACTS_MOST_LEGS = 2,
    MOST_SIZES = 96,
};

static const int quote_percents[] = {100, QUOTE_SMALL};

/* What was measured so far. */
typedef struct {
    bx_aside_kind kind;
    bx_writing_mode mode;
    int percent, rows;
    bx_len width;
} measured;

struct bx_aside_sizes {
    measured sizes[MOST_SIZES];
    int n;
};

struct bx_aside_sizes *bx_aside_sizes_new(bx_arena *arena, const bx_item *item)
{
    bool has_any = bx_item_has_aside(item, BX_ASIDE_QUOTE) ||
                   bx_item_has_aside(item, BX_ASIDE_FACTS);
    return has_any ? BX_NEW(arena, struct bx_aside_sizes) : NULL;
}

/* ---- sizes ---- */

static bool has(const bx_block_builder *b, bx_aside_kind kind)
{
    return bx_item_has_aside(b->block->item, kind);
}

static int rows_of(const bx_block_builder *b, const bx_shape *shape, bx_aside_kind kind,
                   int percent, int n_legs)
{
    struct bx_aside_sizes *known = b->aside_sizes;
    bx_len width = bx_shape_legs_width(shape, n_legs);
    for (int i = 0; i < known->n; i++) {
        const measured *m = &known->sizes[i];
        if (m->kind == kind && m->mode == shape->mode && m->percent == percent &&
            m->width == width)
            return m->rows;
    }
    int rows =
        bx_aside_rows(b->setting, b->block->item, kind, shape->mode, percent, width);
    if (known->n < MOST_SIZES)
        known->sizes[known->n++] = (measured){kind, shape->mode, percent, rows, width};
    return rows;
}

static bx_row_range sum(bx_row_range a, bx_row_range b)
{
    return (bx_row_range){a.least + b.least, a.most + b.most};
}

static bx_row_range quote_range(const bx_block_builder *b, const bx_shape *shape)
{
    return (bx_row_range){rows_of(b, shape, BX_ASIDE_QUOTE, QUOTE_SMALL, 1),
                          rows_of(b, shape, BX_ASIDE_QUOTE, 100, 1)};
}

/* Vertical legs have gaps of any width: it stands in one of them. */
static int most_facts_legs(const bx_shape *shape)
{
    return shape->mode == BX_VERTICAL ? 1 : MIN(FACTS_MOST_LEGS, shape->n_legs);
}

static bx_row_range facts_range(const bx_block_builder *b, const bx_shape *shape)
{
    int one = rows_of(b, shape, BX_ASIDE_FACTS, 100, 1);
    int two =
        most_facts_legs(shape) > 1 ? 2 * rows_of(b, shape, BX_ASIDE_FACTS, 100, 2) : one;
    return (bx_row_range){MIN(one, two), MAX(one, two)};
}

bx_row_range bx_block_rows(const bx_block_builder *b, const bx_shape *shape)
{
    bx_row_range rows = {shape->flow->min_rows, shape->flow->max_rows};
    if (b->aside_sizes && has(b, BX_ASIDE_QUOTE))
        rows = sum(rows, quote_range(b, shape));
    if (b->aside_sizes && has(b, BX_ASIDE_FACTS))
        rows = sum(rows, facts_range(b, shape));
    return rows;
}

static void clear_asides(bx_shape *shape)
{
    for (int i = 0; i < BX_ASIDE_COUNT; i++)
        shape->asides[i] = (bx_aside){0};
}

/* ---- the fact box ---- */

/* Takes its rows out of the last legs, at their foot or top; false where too little text
 * is left there. */
static bool stand_facts(const bx_block_builder *b, bx_shape *shape, int n_legs,
                        bool is_at_top)
{
    int first = shape->n_legs - n_legs;
    bx_aside facts = {.rows = rows_of(b, shape, BX_ASIDE_FACTS, 100, n_legs),
                      .percent = 100,
                      .leg = first,
                      .n_legs = n_legs};
    for (int leg = first; leg < shape->n_legs; leg++) {
        shape->rooms[leg] -= facts.rows;
        if (shape->rooms[leg] < FACTS_TEXT)
            return false;
        if (is_at_top && (bx_shape_is_under_band(shape, leg) || shape->head_span))
            return false;
        if (!is_at_top && shape->rooms[leg] != shape->rooms[first])
            return false;
    }
    facts.at = is_at_top ? 0 : shape->rooms[first];
    shape->asides[BX_ASIDE_FACTS] = facts;
    return true;
}

/* ---- the pull quote ---- */

/* Which rows of a leg are running text, and behind which of them a leg might end. */
typedef struct {
    bool is_prose[BX_MAX_LINES], is_good[BX_MAX_LINES];
    int n;
} leg_rows;

static void enter_rows(const bx_setting *s, const bx_rows *rows, bool is_prose,
                       bx_leg_pen *pen, int leg, leg_rows *out)
{
    bx_leg_place *places = BX_NEW_ARRAY(s->arena, rows->n, bx_leg_place);
    int n = bx_leg_pen_set(pen, rows, places);
    for (int i = 0; i < n; i++) {
        if (places[i].leg != leg)
            continue;
        out->is_prose[places[i].row] = is_prose;
        out->is_good[places[i].row] = rows->breaks[i] == BX_BREAK_GOOD;
        out->n = places[i].row + 1;
    }
}

static void read_leg(const bx_block_builder *b, const bx_shape *shape, int leg,
                     leg_rows *out)
{
    int rooms[BX_MAX_COLUMNS];
    for (int i = 0; i < shape->n_legs; i++)
        rooms[i] = bx_shape_room(shape, i);
    bx_leg_pen pen = {.rooms = rooms, .n_legs = shape->n_legs};
    out->n = 0;
    const bx_flow *flow = shape->flow;
    for (int i = 0; i < bx_flow_n_shown(flow, &shape->filling); i++) {
        bx_rows rows = bx_flow_shown(flow, &shape->filling, i);
        bool is_jump_line = shape->filling.end.rows && i > shape->filling.end.element;
        bool is_prose = !is_jump_line && flow->elements[i].is_prose;
        enter_rows(b->setting, &rows, is_prose, &pen, leg, out);
    }
}

static bool may_stand_over(const leg_rows *leg, int row)
{
    if (row < QUOTE_CLEAR || row + QUOTE_CLEAR > leg->n || !leg->is_good[row - 1])
        return false;
    for (int i = row - QUOTE_CLEAR; i < row + QUOTE_CLEAR; i++)
        if (!leg->is_prose[i])
            return false;
    return true;
}

/* The row nearest to the leg's middle that it may stand over; 0: there is none. */
static int find_row(const leg_rows *leg, int edge)
{
    int best = 0;
    for (int row = edge; row <= leg->n - edge; row++)
        if (may_stand_over(leg, row) &&
            (!best || ABS(2 * row - leg->n) < ABS(2 * best - leg->n)))
            best = row;
    return best;
}

static int quote_edge(const bx_block_builder *b)
{
    bool is_short = b->block->flow->min_rows < 2 * QUOTE_EDGE + QUOTE_CLEAR;
    return is_short ? QUOTE_EDGE_SHORT : QUOTE_EDGE;
}

/* Fills the legs with the quote in one of them; false where it cannot stand there. */
static bool fill_round_quote(const bx_block_builder *b, bx_shape *shape, int leg,
                             int percent,
                             bool (*fill)(const bx_block_builder *, bx_shape *))
{
    bx_aside quote = {.rows = rows_of(b, shape, BX_ASIDE_QUOTE, percent, 1),
                      .percent = percent,
                      .leg = leg,
                      .n_legs = 1};
    const bx_aside *facts = &shape->asides[BX_ASIDE_FACTS];
    bool is_under_facts = facts->at == 0 && leg >= facts->leg;
    int edge = quote_edge(b);
    shape->rooms[leg] -= quote.rows;
    if (shape->rooms[leg] < 2 * edge || !fill(b, shape))
        return false;
    leg_rows rows;
    read_leg(b, shape, leg, &rows);
    int row = find_row(&rows, edge);
    quote.at = row + (is_under_facts ? facts->rows : 0);
    shape->asides[BX_ASIDE_QUOTE] = quote;
    return row > 0;
}

/* The i-th leg to be tried: the middle one, then those beside it. */
static int leg_to_try(int n_legs, int i)
{
    int middle = n_legs / 2, step = (i + 1) / 2;
    int leg = i % 2 ? middle - step : middle + step;
    return leg < 0 || leg >= n_legs ? n_legs - 1 - i : leg;
}

/* ---- both ---- */

/* The cheapest way so far. */
typedef struct {
    const bx_block_builder *b;
    bx_shape best;
    bool is_found;
} choice;

static void take(choice *c, const bx_shape *shape, int64_t cost)
{
    if (c->is_found && c->best.filling.cost <= shape->filling.cost + cost)
        return;
    c->best = *shape;
    c->best.filling.cost += cost;
    c->is_found = true;
}

/* The quote in the first leg that it can stand in, in either grade. */
static void try_quotes(choice *c, const bx_shape *given, int64_t cost)
{
    for (size_t k = 0; k < G_N_ELEMENTS(quote_percents); k++) {
        int percent = quote_percents[k];
        for (int i = 0; i < given->n_legs; i++) {
            bx_shape shape = *given;
            if (!fill_round_quote(c->b, &shape, leg_to_try(given->n_legs, i), percent,
                                  bx_block_fill_legs))
                continue;
            take(c, &shape, cost + (percent < 100 ? QUOTE_SMALL_COST : 0));
            break;
        }
    }
}

static void try_text(choice *c, const bx_shape *given, int64_t cost)
{
    bx_shape shape = *given;
    if (has(c->b, BX_ASIDE_QUOTE))
        try_quotes(c, given, cost);
    else if (bx_block_fill_legs(c->b, &shape))
        take(c, &shape, cost);
}

static void try_facts(choice *c, const bx_shape *given)
{
    for (int n = 1; n <= most_facts_legs(given); n++)
        for (int is_at_top = 0; is_at_top < 2; is_at_top++) {
            bx_shape shape = *given;
            if (stand_facts(c->b, &shape, n, is_at_top))
                try_text(c, &shape, is_at_top ? FACTS_TOP_COST : 0);
        }
}

bool bx_block_fill_round(const bx_block_builder *b, bx_shape *shape)
{
    choice c = {.b = b};
    clear_asides(shape);
    if (has(b, BX_ASIDE_FACTS))
        try_facts(&c, shape);
    else
        try_text(&c, shape, 0);
    if (c.is_found)
        *shape = c.best;
    return c.is_found;
}

static bool fill_over(const bx_block_builder *b, bx_shape *shape)
{
    const bx_flow_filling none = {0};
    shape->filling = none;
    bx_flow_overset(shape->flow, shape->rooms, shape->n_legs, b->setting->arena,
                    &shape->filling);
    return true;
}

void bx_block_stand_asides(const bx_block_builder *b, bx_shape *shape)
{
    clear_asides(shape);
    bx_shape with = *shape;
    if (has(b, BX_ASIDE_FACTS) && stand_facts(b, &with, 1, false))
        *shape = with;
    for (int i = 0; has(b, BX_ASIDE_QUOTE) && i < shape->n_legs; i++) {
        with = *shape;
        int leg = leg_to_try(shape->n_legs, i);
        if (!fill_round_quote(b, &with, leg, QUOTE_SMALL, fill_over))
            continue;
        *shape = with;
        break;
    }
}
