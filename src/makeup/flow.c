#include "makeup/flow.h"

#include <glib.h>
#include <string.h>

#include "makeup/measure.h"

/* White in a leg is dearer than at the page's foot: at all, and as much of it. */
enum { RAGGED_COST = 4000, RAGGED_FACTOR = 2 };

/* Rows that the legs have of copy that is cut. */
static void set_cut(const bx_setting *s, const bx_item *item, bx_flow *flow)
{
    flow->cut = bx_flow_cut_make(s, item, flow->elements, flow->n, flow->measure);
    flow->max_rows = flow->min_rows - flow->cut->carry + flow->cut->line.n;
    flow->min_rows = flow->cut->leave + flow->cut->line.n;
}

const bx_flow *bx_flow_make(const bx_setting *s, const bx_item *item, bx_len measure)
{
    bx_flow *flow = BX_NEW(s->arena, bx_flow);
    flow->measure = measure;
    flow->elements = bx_elements_make(s, item, flow->measure, &flow->n);
    int *least_before = BX_NEW_ARRAY(s->arena, flow->n + 1, int);
    for (int i = 0; i < flow->n; i++) {
        const bx_element *e = &flow->elements[i];
        int least = e->choices[0].rows.n, most = least;
        for (int c = 1; c < e->n_choices; c++) {
            least = MIN(least, e->choices[c].rows.n);
            most = MAX(most, e->choices[c].rows.n);
        }
        flow->min_rows += least;
        flow->max_rows += most;
        least_before[i + 1] = flow->min_rows;
    }
    flow->least_before = least_before;
    flow->loose_rows = flow->max_rows - flow->min_rows;
    if (item->piece && item->piece->kind == BX_PIECE_HEAD)
        set_cut(s, item, flow);
    return flow;
}

int bx_flow_n_shown(const bx_flow *flow, const bx_flow_filling *filling)
{
    return filling->end.rows ? filling->end.element + 2 : flow->n;
}

/* The first of an element's rows. */
static bx_rows first_rows(bx_rows rows, int n)
{
    rows.n = n;
    while (rows.n_lines && rows.lines[rows.n_lines - 1].row >= n)
        rows.n_lines--;
    return rows;
}

bx_rows bx_flow_shown(const bx_flow *flow, const bx_flow_filling *filling, int i)
{
    const bx_flow_end *end = &filling->end;
    if (end->rows && i > end->element)
        return flow->cut->line;
    bx_rows rows = flow->elements[i].choices[filling->choice[i]].rows;
    return end->rows && i == end->element ? first_rows(rows, end->rows) : rows;
}

/* Where legs end, in rows from the start of the copy; the last `short_legs` of them hold
 * one row less. The end of the last leg is no boundary. */
static int set_boundaries(const int *rooms, int n_legs, int short_legs, int *boundaries)
{
    int sum = 0;
    for (int i = 0; i < n_legs; i++) {
        sum += rooms[i] - (i >= n_legs - short_legs);
        boundaries[i] = sum;
    }
    return sum;
}

/* Does each leg that ends among these rows, or right behind them, end where it may, and
 * do they begin a leg or not, as they have to? */
static bool may_stand(const bx_choice *choice, int from, const int *boundaries,
                      int n_boundaries)
{
    const bx_rows *rows = &choice->rows;
    bool is_at_top = false;
    for (int i = 0; i < n_boundaries; i++) {
        int before = boundaries[i] - from;
        is_at_top |= before == 0;
        if (before > 0 && before <= rows->n && rows->breaks[before - 1] != BX_BREAK_GOOD)
            return false;
    }
    return choice->stand == BX_STAND_ANYWHERE ||
           is_at_top == (choice->stand == BX_STAND_AT_TOP);
}

typedef struct {
    const bx_flow *flow;
    const int *prefix; /* least rows before an element */
    int span;          /* rows over the least that are looked at */
    int64_t *cost;     /* [element][rows over the least], -1: cannot be */
    uint8_t *choice;   /* the choice that led there */
} table;

/* One leg set: dynamic program over elements × rows used so far. */
static void run(table *t, const int *boundaries, int n_boundaries)
{
    const bx_flow *flow = t->flow;
    int width = t->span + 1;
    memset(t->cost, 0xff, sizeof *t->cost * (size_t)((flow->n + 1) * width));
    t->cost[0] = 0;
    for (int e = 0; e < flow->n; e++) {
        const bx_element *element = &flow->elements[e];
        for (int over = 0; over < width; over++) {
            int64_t so_far = t->cost[e * width + over];
            if (so_far < 0)
                continue;
            int from = t->prefix[e] + over;
            for (int c = 0; c < element->n_choices; c++) {
                const bx_choice *choice = &element->choices[c];
                int to = from + choice->rows.n - t->prefix[e + 1];
                if (to >= width || !may_stand(choice, from, boundaries, n_boundaries))
                    continue;
                int64_t *cell = &t->cost[(e + 1) * width + to];
                if (*cell < 0 || so_far + choice->cost < *cell) {
                    *cell = so_far + choice->cost;
                    t->choice[(e + 1) * width + to] = (uint8_t)c;
                }
            }
        }
    }
}

/* A way to fill the legs: the elements before one, and of that so many rows. */
typedef struct {
    int64_t cost; /* -1: there is none */
    int elements, over;
    uint8_t choice; /* of the one that is cut */
    bx_flow_end end;
} way;

static way whole_way(const table *t, int rows)
{
    int n = t->flow->n, over = rows - t->prefix[n];
    bool is_there = over >= 0 && over <= t->span;
    return (way){.cost = is_there ? t->cost[n * (t->span + 1) + over] : -1,
                 .elements = n,
                 .over = over};
}

/* The cheapest cut of an element, of which the legs have room for `rows` behind those
 * before it. */
static void try_cut(const table *t, int e, int over, int rows, const int *boundaries,
                    int n_boundaries, way *best)
{
    const bx_element *element = &t->flow->elements[e];
    int64_t so_far = t->cost[e * (t->span + 1) + over];
    for (int c = 0; c < element->n_choices; c++) {
        bx_choice cut = element->choices[c];
        int rest = rows < cut.rows.n ? bx_flow_cut_rest(t->flow->cut, e, c, rows) : -1;
        if (rest < 0 || (best->cost >= 0 && best->cost <= so_far + cut.cost))
            continue;
        cut.rows.n = rows;
        if (may_stand(&cut, t->prefix[e] + over, boundaries, n_boundaries))
            *best = (way){.cost = so_far + cut.cost,
                          .elements = e,
                          .over = over,
                          .choice = (uint8_t)c,
                          .end = {e, rows, rest}};
    }
}

/* The last leg has more than the line behind the cut. */
static way cut_way(const table *t, int rows, const int *boundaries, int n_boundaries)
{
    way best = {.cost = -1};
    int text = rows - t->flow->cut->line.n;
    if (n_boundaries && boundaries[n_boundaries - 1] >= text)
        return best;
    for (int e = 0; e < t->flow->n; e++)
        for (int over = 0; over <= t->span; over++) {
            int left = text - t->prefix[e] - over;
            if (left > 0 && t->cost[e * (t->span + 1) + over] >= 0)
                try_cut(t, e, over, left, boundaries, n_boundaries, &best);
        }
    return best;
}

static way find_way(table *t, int rows, const int *boundaries, int n_boundaries)
{
    run(t, boundaries, n_boundaries);
    return t->flow->cut ? cut_way(t, rows, boundaries, n_boundaries) : whole_way(t, rows);
}

static uint8_t *trace(const table *t, const way *w, bx_arena *arena)
{
    int width = t->span + 1, over = w->over;
    uint8_t *choice = bx_alloc(arena, (size_t)t->flow->n);
    if (w->end.rows)
        choice[w->elements] = w->choice;
    for (int e = w->elements; e > 0; e--) {
        uint8_t c = t->choice[e * width + over];
        choice[e - 1] = c;
        over +=
            t->prefix[e] - t->flow->elements[e - 1].choices[c].rows.n - t->prefix[e - 1];
    }
    return choice;
}

static table table_new(const bx_flow *flow)
{
    table t = {.flow = flow, .prefix = flow->least_before, .span = flow->loose_rows};
    size_t cells = (size_t)(flow->n + 1) * (size_t)(t.span + 1);
    t.cost = g_new(int64_t, cells);
    t.choice = g_new(uint8_t, cells);
    return t;
}

static void table_free(table *t)
{
    g_free(t->cost);
    g_free(t->choice);
}

bool bx_flow_fill(const bx_flow *flow, const int *rooms, int n_legs,
                  const bx_layout *layout, bx_arena *arena, bx_flow_filling *out)
{
    int boundaries[BX_MAX_COLUMNS];
    bool is_found = false;
    int room = set_boundaries(rooms, n_legs, 0, boundaries);
    if (room < flow->min_rows || room - n_legs + 1 > flow->max_rows)
        return false;
    table t = table_new(flow);
    for (int r = 0; r < n_legs; r++) {
        int rows = set_boundaries(rooms, n_legs, r, boundaries);
        if (rows < flow->min_rows || rows > flow->max_rows)
            continue;
        way w = find_way(&t, rows, boundaries, n_legs - 1);
        if (w.cost < 0)
            continue;
        int64_t cost = w.cost + (int64_t)r * layout->weights[BX_WEIGHT_SHORT_LEG];
        if (!is_found || cost < out->cost) {
            *out = (bx_flow_filling){.cost = cost,
                                     .short_legs = r,
                                     .choice = trace(&t, &w, arena),
                                     .end = w.end};
            is_found = true;
        }
    }
    table_free(&t);
    return is_found;
}

bool bx_flow_fill_ragged(const bx_flow *flow, const int *rooms, int n_legs,
                         const bx_layout *layout, bx_arena *arena, bx_flow_filling *out)
{
    int boundaries[BX_MAX_COLUMNS];
    int room = set_boundaries(rooms, n_legs, 0, boundaries);
    if (room < flow->min_rows || flow->cut)
        return false;
    table t = table_new(flow);
    bool is_found = false;
    for (int rows = MIN(room, flow->max_rows); rows >= flow->min_rows && !is_found;
         rows--) {
        way w = find_way(&t, rows, boundaries, n_legs - 1);
        if (w.cost < 0)
            continue;
        int64_t white =
            (int64_t)(room - rows) * RAGGED_FACTOR * layout->weights[BX_WEIGHT_WHITE];
        *out = (bx_flow_filling){.cost = w.cost + (room > rows ? RAGGED_COST : 0) +
                                         white / layout->columns,
                                 .spare = room - rows,
                                 .choice = trace(&t, &w, arena)};
        is_found = true;
    }
    table_free(&t);
    return is_found;
}

int bx_leg_pen_set(bx_leg_pen *pen, const bx_rows *rows, bx_leg_place *places)
{
    for (int from = 0, to; from < rows->n; from = to) {
        to = from + 1;
        while (to < rows->n && rows->breaks[to - 1] == BX_BREAK_NEVER)
            to++;
        while (pen->leg < pen->n_legs && pen->row + to - from > pen->rooms[pen->leg]) {
            pen->leg++;
            pen->row = 0;
        }
        if (pen->leg == pen->n_legs)
            return from;
        for (int k = from; k < to; k++, pen->row++)
            if (places)
                places[k] = (bx_leg_place){pen->leg, pen->row};
    }
    return rows->n;
}

int bx_flow_overset(const bx_flow *flow, const int *rooms, int n_legs, bx_arena *arena,
                    bx_flow_filling *out)
{
    uint8_t *choice = bx_alloc(arena, (size_t)flow->n);
    bx_leg_pen pen = {.rooms = rooms, .n_legs = n_legs};
    int placed = 0;
    for (int e = 0; e < flow->n; e++) {
        const bx_element *element = &flow->elements[e];
        for (int c = 1; c < element->n_choices; c++)
            if (element->choices[c].rows.n < element->choices[choice[e]].rows.n)
                choice[e] = (uint8_t)c;
        placed += bx_leg_pen_set(&pen, &element->choices[choice[e]].rows, NULL);
    }
    *out = (bx_flow_filling){.choice = choice};
    return flow->min_rows - placed;
}
