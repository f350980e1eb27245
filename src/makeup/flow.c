#include "makeup/flow.h"

#include <glib.h>
#include <string.h>

#include "makeup/measure.h"

enum {
    CROSSHEAD_ROWS = 2,
    LEAST_AT_EDGE = 2, /* rows of a paragraph at the foot or top of a leg (rule 15) */
    BYLINE_BELOW_COST = 60, /* a byline on its own row is usual, run in a little better */
    RAGGED_COST = 4000,     /* white in a leg: dearer than a line of white at the foot */
};

static bx_paragraph_style body_style(const bx_layout *layout, bx_style_id id,
                                     bx_len measure)
{
    return (bx_paragraph_style){
        .type = layout->styles[id], .measure = measure, .mode = BX_HORIZONTAL};
}

/* 本报讯 in 黑体 up to the first bracket or space (rule 22c), unless the copy says how.
 */
static void add_dateline(bx_chars_builder *b, bx_chars dateline)
{
    bool is_strong = true;
    for (int i = 0; i < dateline.n; i++)
        is_strong = is_strong && !(dateline.chars[i].markup & BX_MARKUP_STRONG);
    for (int i = 0; i < dateline.n; i++) {
        bx_char ch = dateline.chars[i];
        is_strong = is_strong && !bx_is_space(ch.c) && ch.c != 0xff08 && ch.c != '(';
        bx_chars_append(b, (bx_chars){dateline.source, &ch, 1});
        if (is_strong)
            b->chars[b->n - 1].markup |= BX_MARKUP_STRONG;
    }
    bx_chars_add(b, 0x3000, 0, BX_MARKUP_PLAIN);
}

static const bx_paragraph *compose_paragraph(const bx_setting *s, bx_len measure,
                                             const bx_part *dateline, bx_chars text)
{
    bx_paragraph_style style = body_style(s->layout, BX_STYLE_BODY, measure);
    style.type.align = BX_ALIGN_JUSTIFY;
    style.indent = s->layout->indent_chars * style.type.size;
    if (dateline) {
        bx_chars_builder b = {.arena = s->arena, .source = text.source};
        add_dateline(&b, dateline->text);
        bx_chars_append(&b, text);
        text = bx_chars_finish(&b);
    }
    return bx_paragraph_compose(s->assets, s->arena, text, &style, s->diags);
}

/* Bylines and origins in reading order, each flush right. */
static void add_tails(const bx_setting *s, const bx_item *item, bx_flow *flow)
{
    const bx_paragraph **tails =
        BX_NEW_ARRAY(s->arena, item->n_parts, const bx_paragraph *);
    bx_paragraph_style style = body_style(s->layout, BX_STYLE_BYLINE, flow->measure);
    style.type.align = BX_ALIGN_RIGHT;
    for (int i = 0; i < item->n_parts; i++) {
        bx_part_kind kind = item->parts[i].kind;
        if (kind == BX_PART_BYLINE || kind == BX_PART_ORIGIN)
            tails[flow->n_tails++] = bx_paragraph_compose(
                s->assets, s->arena, item->parts[i].text, &style, s->diags);
    }
    flow->tails = tails;
}

static int rows_of(const bx_paragraph *tail)
{
    return tail && tail->n_breakings ? tail->breakings[tail->best].n_lines : 0;
}

/* What looseness costs: the line count's own cost, over that of the best one. */
static int loose_cost(const bx_layout *layout, const bx_paragraph *p, int i)
{
    int64_t over = p->breakings[i].cost - p->breakings[p->best].cost;
    return (int)MIN(over * layout->weights[BX_WEIGHT_LOOSE] / 1000, 1000000);
}

static void add_choice(bx_flow_element *e, bx_flow_choice choice)
{
    if (e->n_choices < BX_MAX_CHOICES)
        e->choices[e->n_choices++] = choice;
}

static void add_paragraph_choices(const bx_layout *layout, bx_flow_element *e)
{
    for (int i = 0; i < e->paragraph->n_breakings; i++)
        add_choice(e, (bx_flow_choice){.rows = e->paragraph->breakings[i].n_lines,
                                       .cost = loose_cost(layout, e->paragraph, i),
                                       .breaking = &e->paragraph->breakings[i]});
}

static bool runs_in(const bx_flow *flow, const bx_layout *layout, const bx_breaking *last)
{
    if (!flow->n_tails || rows_of(flow->tails[0]) != 1)
        return false;
    bx_len byline = flow->tails[0]->breakings[flow->tails[0]->best].last_width;
    bx_len em = layout->styles[BX_STYLE_BODY].size;
    return last->last_width + em + byline <= flow->measure;
}

static int tail_rows(const bx_flow *flow)
{
    int rows = 0;
    for (int i = 0; i < flow->n_tails; i++)
        rows += rows_of(flow->tails[i]);
    return rows;
}

/* The last paragraph carries the tails: the first on its last line, or all in rows below.
 */
static void add_last_choices(const bx_layout *layout, const bx_flow *flow,
                             bx_flow_element *e)
{
    int tails = tail_rows(flow);
    for (int i = 0; i < e->paragraph->n_breakings; i++) {
        const bx_breaking *breaking = &e->paragraph->breakings[i];
        bx_flow_choice c = {.rows = breaking->n_lines + tails,
                            .cost = loose_cost(layout, e->paragraph, i),
                            .breaking = breaking};
        if (tails && runs_in(flow, layout, breaking)) {
            bx_flow_choice in = c;
            in.rows -= 1;
            in.is_run_in = true;
            add_choice(e, in);
            c.cost += BYLINE_BELOW_COST;
        }
        add_choice(e, c);
    }
}

static void set_choices(const bx_layout *layout, const bx_flow *flow, bx_flow_element *e,
                        bool is_last)
{
    switch (e->kind) {
    case BX_FLOW_PARAGRAPH:
        if (is_last)
            add_last_choices(layout, flow, e);
        else
            add_paragraph_choices(layout, e);
        break;
    case BX_FLOW_CROSSHEAD:
        add_choice(e, (bx_flow_choice){
                          .rows = CROSSHEAD_ROWS - 1 +
                                  e->paragraph->breakings[e->paragraph->best].n_lines,
                          .breaking = &e->paragraph->breakings[e->paragraph->best]});
        break;
    case BX_FLOW_TAIL:
        add_choice(e, (bx_flow_choice){.rows = tail_rows(flow)});
        break;
    }
}

static bool add_element(bx_flow_element *e, bx_flow_kind kind, const bx_paragraph *p)
{
    *e = (bx_flow_element){.kind = kind, .paragraph = p};
    return p->n_breakings > 0;
}

static int add_body(const bx_setting *s, bx_len measure, const bx_item *item,
                    bx_flow_element *elements)
{
    int n = 0;
    const bx_part *dateline = NULL;
    for (int i = 0; i < item->n_parts; i++) {
        const bx_part *part = &item->parts[i];
        if (part->kind == BX_PART_DATELINE) {
            dateline = part;
            bool is_alone =
                i + 1 == item->n_parts || item->parts[i + 1].kind != BX_PART_PARAGRAPH;
            if (is_alone) {
                bx_chars none = {part->text.source, NULL, 0};
                n += add_element(&elements[n], BX_FLOW_PARAGRAPH,
                                 compose_paragraph(s, measure, dateline, none));
                dateline = NULL;
            }
        } else if (part->kind == BX_PART_PARAGRAPH) {
            n += add_element(&elements[n], BX_FLOW_PARAGRAPH,
                             compose_paragraph(s, measure, dateline, part->text));
            dateline = NULL;
        } else if (part->kind == BX_PART_CROSSHEAD) {
            bx_paragraph_style style = body_style(s->layout, BX_STYLE_CROSSHEAD, measure);
            n += add_element(
                &elements[n], BX_FLOW_CROSSHEAD,
                bx_paragraph_compose(s->assets, s->arena, part->text, &style, s->diags));
        }
    }
    return n;
}

const bx_flow *bx_flow_make(const bx_setting *s, const bx_item *item, int leg_columns)
{
    bx_flow *flow = BX_NEW(s->arena, bx_flow);
    bx_len measure = bx_span_width(s->layout, leg_columns);
    flow->measure = measure;
    bx_flow_element *elements =
        BX_NEW_ARRAY(s->arena, item->n_parts + 1, bx_flow_element);
    add_tails(s, item, flow);
    flow->n = add_body(s, measure, item, elements);
    bool has_tail = tail_rows(flow) > 0;
    if (has_tail && (!flow->n || elements[flow->n - 1].kind != BX_FLOW_PARAGRAPH))
        elements[flow->n++] = (bx_flow_element){.kind = BX_FLOW_TAIL};
    int *least_before = BX_NEW_ARRAY(s->arena, flow->n + 1, int);
    for (int i = 0; i < flow->n; i++) {
        bx_flow_element *e = &elements[i];
        set_choices(s->layout, flow, e, i == flow->n - 1);
        int least = e->choices[0].rows, most = least;
        for (int c = 1; c < e->n_choices; c++) {
            least = MIN(least, e->choices[c].rows);
            most = MAX(most, e->choices[c].rows);
        }
        flow->min_rows += least;
        flow->max_rows += most;
        least_before[i + 1] = flow->min_rows;
    }
    flow->least_before = least_before;
    flow->elements = elements;
    return flow;
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

static bool may_stand(const bx_flow_element *e, int from, int rows, const int *boundaries,
                      int n_boundaries)
{
    for (int i = 0; i < n_boundaries; i++) {
        int before = boundaries[i] - from, after = from + rows - boundaries[i];
        if (e->kind == BX_FLOW_CROSSHEAD && before > 0 && after >= 0)
            return false;
        if (before > 0 && after > 0 && (before < LEAST_AT_EDGE || after < LEAST_AT_EDGE))
            return false;
    }
    return true;
}

typedef struct {
    const bx_flow *flow;
    const int *prefix; /* least rows before an element */
    int span;          /* rows over the least that are looked at */
    int64_t *cost;     /* [element][rows over the least], -1: cannot be */
    uint8_t *choice;   /* the choice that led there */
} table;

/* One leg set: dynamic program over elements × rows used so far. */
static int64_t run(table *t, const int *boundaries, int n_boundaries, int rows)
{
    const bx_flow *flow = t->flow;
    int width = t->span + 1;
    memset(t->cost, 0xff, sizeof *t->cost * (size_t)((flow->n + 1) * width));
    t->cost[0] = 0;
    for (int e = 0; e < flow->n; e++) {
        const bx_flow_element *element = &flow->elements[e];
        for (int over = 0; over < width; over++) {
            int64_t so_far = t->cost[e * width + over];
            if (so_far < 0)
                continue;
            int from = t->prefix[e] + over;
            for (int c = 0; c < element->n_choices; c++) {
                const bx_flow_choice *choice = &element->choices[c];
                int to = from + choice->rows - t->prefix[e + 1];
                if (to >= width ||
                    !may_stand(element, from, choice->rows, boundaries, n_boundaries))
                    continue;
                int64_t *cell = &t->cost[(e + 1) * width + to];
                if (*cell < 0 || so_far + choice->cost < *cell) {
                    *cell = so_far + choice->cost;
                    t->choice[(e + 1) * width + to] = (uint8_t)c;
                }
            }
        }
    }
    int end = rows - t->prefix[flow->n];
    return end >= 0 && end < width ? t->cost[flow->n * width + end] : -1;
}

static uint8_t *trace(const table *t, int rows, bx_arena *arena)
{
    int width = t->span + 1, over = rows - t->prefix[t->flow->n];
    uint8_t *choice = bx_alloc(arena, (size_t)t->flow->n);
    for (int e = t->flow->n; e > 0; e--) {
        uint8_t c = t->choice[e * width + over];
        choice[e - 1] = c;
        over +=
            t->prefix[e] - t->flow->elements[e - 1].choices[c].rows - t->prefix[e - 1];
    }
    return choice;
}

static table table_new(const bx_flow *flow)
{
    table t = {.flow = flow,
               .prefix = flow->least_before,
               .span = flow->max_rows - flow->min_rows};
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
        int64_t cost = run(&t, boundaries, n_legs - 1, rows);
        if (cost < 0)
            continue;
        cost += (int64_t)r * layout->weights[BX_WEIGHT_SHORT_LEG];
        if (!is_found || cost < out->cost) {
            *out = (bx_flow_filling){
                .cost = cost, .short_legs = r, .choice = trace(&t, rows, arena)};
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
    if (room < flow->min_rows)
        return false;
    table t = table_new(flow);
    bool is_found = false;
    for (int rows = MIN(room, flow->max_rows); rows >= flow->min_rows && !is_found;
         rows--) {
        int64_t cost = run(&t, boundaries, n_legs - 1, rows);
        if (cost < 0)
            continue;
        int64_t white = (int64_t)(room - rows) * layout->weights[BX_WEIGHT_WHITE];
        *out = (bx_flow_filling){.cost = cost + (room > rows ? RAGGED_COST : 0) +
                                         white / layout->columns,
                                 .spare = room - rows,
                                 .choice = trace(&t, rows, arena)};
        is_found = true;
    }
    table_free(&t);
    return is_found;
}

/* How many rows of the copy find a place when each leg is filled in turn. */
static int rows_placed(const bx_flow *flow, const uint8_t *choice, const int *rooms,
                       int n_legs)
{
    int leg = 0, row = 0, placed = 0;
    for (int e = 0; e < flow->n; e++) {
        bool is_whole = flow->elements[e].kind == BX_FLOW_CROSSHEAD;
        int left = flow->elements[e].choices[choice[e]].rows;
        while (left && leg < n_legs) {
            int room = rooms[leg] - row, take = MIN(left, room);
            if (is_whole && take < left)
                take = 0;
            left -= take;
            placed += take;
            row += take;
            if (left) {
                leg++;
                row = 0;
            }
        }
    }
    return placed;
}

int bx_flow_overset(const bx_flow *flow, const int *rooms, int n_legs, bx_arena *arena,
                    bx_flow_filling *out)
{
    uint8_t *choice = bx_alloc(arena, (size_t)flow->n);
    for (int e = 0; e < flow->n; e++)
        for (int c = 1; c < flow->elements[e].n_choices; c++)
            if (flow->elements[e].choices[c].rows <
                flow->elements[e].choices[choice[e]].rows)
                choice[e] = (uint8_t)c;
    *out = (bx_flow_filling){.choice = choice};
    return flow->min_rows - rows_placed(flow, choice, rooms, n_legs);
}
