#include "makeup/gutter_runs.h"

#include <glib.h>
#include <string.h>

#include "base/arena.h"
#include "base/packed.h"
#include "base/recent.h"
#include "makeup/score.h"

enum {
    PAID = -1,       /* a gutter that was too long already */
    RECENT_BITS = 13 /* of what is kept of pairs of runs */
};

/* Rows open from the top and from the foot, of the gutter left of each column but the
 * first; all the region's where nothing crosses it. */
typedef struct {
    short top[BX_MAX_COLUMNS], foot[BX_MAX_COLUMNS];
} run;

struct bx_gutter_runs {
    const bx_layout *layout;
    int lines, most; /* of the page; rows that may lie open */
    GArray *all;     /* of run */
    GHashTable *numbers;
    bx_recent over, beside; /* by two runs and their sizes */
    bx_arena *arena;
};

static guint hash_run(gconstpointer p)
{
    const run *r = p;
    uint64_t hash = 0;
    for (int i = 0; i < BX_MAX_COLUMNS; i++)
        if (r->top[i] || r->foot[i])
            hash =
                bx_packed_mix(hash ^ (uint64_t)i << 32 ^
                              (uint64_t)(uint16_t)r->top[i] << 16 ^ (uint16_t)r->foot[i]);
    return (guint)hash;
}

static gboolean equal_runs(gconstpointer a, gconstpointer b)
{
    return memcmp(a, b, sizeof(run)) == 0;
}

bx_gutter_runs *bx_gutter_runs_new(const bx_layout *layout, int lines)
{
    bx_gutter_runs *g = g_new0(bx_gutter_runs, 1);
    g->layout = layout;
    g->lines = lines;
    while (g->most < lines && !bx_score_is_gutter(g->most + 1, lines))
        g->most++;
    g->all = g_array_new(FALSE, TRUE, sizeof(run));
    g_array_set_size(g->all, BX_GUTTERS_PAID + 1);
    run *paid = &g_array_index(g->all, run, BX_GUTTERS_PAID);
    for (int i = 0; i < BX_MAX_COLUMNS; i++)
        paid->top[i] = paid->foot[i] = PAID;
    g->numbers = g_hash_table_new(hash_run, equal_runs);
    g->over = bx_recent_new(RECENT_BITS);
    g->beside = bx_recent_new(RECENT_BITS);
    g->arena = bx_arena_new();
    return g;
}

void bx_gutter_runs_free(bx_gutter_runs *g)
{
    g_hash_table_destroy(g->numbers);
    g_array_free(g->all, TRUE);
    bx_recent_free(&g->over);
    bx_recent_free(&g->beside);
    bx_arena_free(g->arena);
    g_free(g);
}

static const run *run_at(const bx_gutter_runs *g, bx_gutter_run number)
{
    return &g_array_index(g->all, run, number);
}

static bool is_nothing(const run *r)
{
    for (int i = 0; i < BX_MAX_COLUMNS; i++)
        if (r->top[i] || r->foot[i])
            return false;
    return true;
}

static bx_gutter_run number_of(bx_gutter_runs *g, const run *r)
{
    if (is_nothing(r))
        return 0;
    gpointer known = g_hash_table_lookup(g->numbers, r);
    if (known)
        return GPOINTER_TO_INT(known);
    if (g->all->len >= BX_MOST_GUTTER_RUNS)
        return BX_GUTTERS_PAID;
    g_array_append_val(g->all, *r);
    int number = (int)g->all->len - 1;
    g_hash_table_insert(g->numbers, bx_copy(g->arena, r, sizeof *r),
                        GINT_TO_POINTER(number));
    return number;
}

/* Forgets what can be in no gutter that is too long. */
static void forget(const bx_gutter_runs *g, run *r, int column, int lines,
                   bx_run_goes_on goes_on)
{
    short *top = &r->top[column], *foot = &r->foot[column];
    int outside = g->lines - lines;
    bool is_through = *top == lines && goes_on.above && goes_on.below;
    if (*top == PAID || is_through) {
        if (!goes_on.above && !goes_on.below)
            *top = *foot = 0;
        return;
    }
    if (!goes_on.above || *top + outside <= g->most)
        *top = 0;
    if (!goes_on.below || *foot + outside <= g->most)
        *foot = 0;
}

static bx_gutter_run keep(bx_gutter_runs *g, run *r, int columns, int lines,
                          bx_run_goes_on goes_on)
{
    for (int column = 1; column < columns; column++)
        forget(g, r, column, lines, goes_on);
    return number_of(g, r);
}

static int weight(const bx_gutter_runs *g)
{
    return g->layout->weights[BX_WEIGHT_GUTTER];
}

bx_gutter_run bx_gutter_run_of_shape(bx_gutter_runs *g, const bx_block *block,
                                     const bx_shape *shape, bx_run_goes_on goes_on,
                                     int *cost)
{
    bx_placed placed = bx_placed_at(block, shape, 0, 0);
    run r = {{0}, {0}};
    *cost = 0;
    for (int column = 1; column < shape->columns; column++) {
        bx_row_set open = bx_score_open_rows(&placed, column);
        bool is_long = bx_row_set_longest(&open) > g->most;
        *cost += is_long ? weight(g) : 0;
        r.top[column] =
            is_long ? PAID : (short)bx_row_set_from_first(&open, shape->lines);
        r.foot[column] = is_long ? PAID : (short)bx_row_set_to_last(&open, shape->lines);
    }
    return keep(g, &r, shape->columns, shape->lines, goes_on);
}

static bx_gutter_run put_over(bx_gutter_runs *g, bx_gutter_run over, bx_gutter_run under,
                              int columns, const int lines[2], bx_run_goes_on goes_on,
                              int *cost)
{
    run r = {{0}, {0}};
    const run *a = run_at(g, over), *b = run_at(g, under);
    *cost = 0;
    for (int column = 1; column < columns; column++) {
        bool was_long = a->top[column] == PAID || b->top[column] == PAID;
        bool is_long = !was_long && a->foot[column] + b->top[column] > g->most;
        int top = a->top[column], foot = b->foot[column];
        *cost += is_long ? weight(g) : 0;
        top += top == lines[0] ? b->top[column] : 0;
        foot += foot == lines[1] ? a->foot[column] : 0;
        r.top[column] = (short)(was_long || is_long ? PAID : top);
        r.foot[column] = (short)(was_long || is_long ? PAID : foot);
    }
    return keep(g, &r, columns, lines[0] + lines[1], goes_on);
}

/* A number for two runs and how they come together. */
static uint64_t key_of(bx_gutter_run a, bx_gutter_run b, int columns, int first,
                       int second, bx_run_goes_on goes_on)
{
    G_STATIC_ASSERT(BX_MOST_GUTTER_RUNS <= 1 << 20 && BX_MAX_COLUMNS < 1 << 4 &&
                    BX_MAX_LINES < 1 << 9);
    uint64_t runs = (uint64_t)a << 20 | (uint64_t)b;
    uint64_t sizes = ((uint64_t)columns << 9 | (uint64_t)first) << 9 | (uint64_t)second;
    return (runs << 22 | sizes) << 2 | (uint64_t)goes_on.above << 1 |
           (uint64_t)goes_on.below;
}

bx_gutter_run bx_gutter_run_over(bx_gutter_runs *g, bx_gutter_run over,
                                 bx_gutter_run under, int columns, const int lines[2],
                                 bx_run_goes_on goes_on, int *cost)
{
    uint64_t key = key_of(over, under, columns, lines[0], lines[1], goes_on), known;
    *cost = 0;
    if (columns == 1)
        return 0;
    if (!bx_recent_get(&g->over, key, &known)) {
        bx_gutter_run made = put_over(g, over, under, columns, lines, goes_on, cost);
        known = (uint64_t)*cost << 32 | (uint64_t)made;
        bx_recent_put(&g->over, key, known);
    }
    *cost = (int)(known >> 32);
    return (bx_gutter_run)(known & UINT32_MAX);
}

static bx_gutter_run put_beside(bx_gutter_runs *g, bx_gutter_run left,
                                bx_gutter_run right, const int columns[2], int lines,
                                bx_run_goes_on goes_on)
{
    run r = {{0}, {0}};
    const run *a = run_at(g, left), *b = run_at(g, right);
    for (int column = 1; column < columns[0]; column++) {
        r.top[column] = a->top[column];
        r.foot[column] = a->foot[column];
    }
    for (int column = 1; column < columns[1]; column++) {
        r.top[columns[0] + column] = b->top[column];
        r.foot[columns[0] + column] = b->foot[column];
    }
    short cut = (short)(lines > g->most ? PAID : lines);
    r.top[columns[0]] = r.foot[columns[0]] = cut;
    return keep(g, &r, columns[0] + columns[1], lines, goes_on);
}

bx_gutter_run bx_gutter_run_beside(bx_gutter_runs *g, bx_gutter_run left,
                                   bx_gutter_run right, const int columns[2], int lines,
                                   bx_run_goes_on goes_on)
{
    uint64_t key = key_of(left, right, columns[0], columns[1], lines, goes_on), known;
    if (!bx_recent_get(&g->beside, key, &known)) {
        known = (uint64_t)put_beside(g, left, right, columns, lines, goes_on);
        bx_recent_put(&g->beside, key, known);
    }
    return (bx_gutter_run)known;
}

bool bx_gutter_run_is_within(const bx_gutter_runs *g, bx_gutter_run part,
                             bx_gutter_run whole)
{
    if (part == whole)
        return true;
    const run *a = run_at(g, part), *b = run_at(g, whole);
    for (int i = 0; i < BX_MAX_COLUMNS; i++) {
        bool is_within =
            b->top[i] != PAID && a->top[i] <= b->top[i] && a->foot[i] <= b->foot[i];
        if (!is_within && a->top[i] != PAID)
            return false;
    }
    return true;
}
