#include "pages_trial.h"

#include <glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "model/item_file.h"

void trial_fail(const char *what, const char *why)
{
    fprintf(stderr, "bench-pages: %s: %s\n", what, why);
    exit(1);
}

static void read_item(trial *t, int i)
{
    const trial_ground *g = t->ground;
    const char *name = bx_format(t->arena, "%02d.md", i + 1);
    GString *text = copy_item_text(g->store, &t->plan.items[i]);
    const bx_source *source =
        bx_source_from_bytes(t->arena, name, text->str, text->len, g->diags);
    const bx_item *item =
        source ? bx_item_file_read(t->arena, source, g->pictures, g->diags) : NULL;
    g_string_free(text, TRUE);
    if (!item)
        trial_fail(name, "is no item");
    t->items[i] = *item;
    t->items[i].priority = i + 1;
}

static trial *trial_new(const trial_ground *g, int n, int draw)
{
    const bx_layout *l = g->layout;
    trial *t = g_new0(trial, 1);
    *t = (trial){.ground = g, .n = n, .draw = draw, .arena = bx_arena_new()};
    t->plan = copy_plan_draw(g->store, g->seed, n, draw, l->columns * l->lines);
    t->setting = (bx_setting){.assets = g->assets,
                              .layout = l,
                              .arena = t->arena,
                              .diags = g->diags,
                              .lexicon = g->lexicon};
    t->items = BX_NEW_ARRAY(t->arena, n, bx_item);
    int *numbers = BX_NEW_ARRAY(t->arena, n, int);
    for (int i = 0; i < n; i++)
        numbers[i] = i;
    t->page = (bx_page){.number = draw, .items = numbers, .n_items = n};
    t->issue = (bx_issue){
        .folder = ".", .items = t->items, .n_items = n, .pages = &t->page, .n_pages = 1};
    return t;
}

void trial_free(trial *t)
{
    if (!t)
        return;
    bx_arena_free(t->arena);
    g_free(t);
}

static const bx_block *make_block(const trial *t, int i)
{
    return bx_block_make(&t->setting, &t->items[i], i, i == 0, t->setting.layout->lines,
                         BX_FIT_EXACT);
}

/* Cells of the cheapest shape: the room an item would like. */
static int cells_of(const trial *t, int i)
{
    const bx_block *block = make_block(t, i);
    const bx_shape *best = NULL;
    for (int k = 0; k < block->n_shapes; k++)
        if (!best || block->shapes[k].cost < best->cost)
            best = &block->shapes[k];
    return best ? best->columns * best->lines : 0;
}

/* Cells that lack to what the plan wishes; sets what there is. */
static int lacking(trial *t, int cells)
{
    int page = t->setting.layout->columns * t->setting.layout->lines;
    t->content = cells * 1000 / page;
    return page * t->plan.content / 1000 - cells;
}

static bool is_near(const trial *t, int lacks)
{
    enum { NEAR_ENOUGH = 200 }; /* one cell amiss for so many of the page */
    return abs(lacks) * NEAR_ENOUGH <=
               t->setting.layout->columns * t->setting.layout->lines &&
           t->content >= COPY_LEAST_CONTENT && t->content <= COPY_MOST_CONTENT;
}

static int cells_of_all(trial *t)
{
    int cells = 0;
    for (int i = 0; i < t->n; i++) {
        read_item(t, i);
        cells += cells_of(t, i);
    }
    return cells;
}

/* Brings all lengths near by one factor. */
static void fit_all(trial *t)
{
    enum { ROUNDS = 5, LEAST = 20, MOST = 20000 };
    t->factor = 1000;
    for (int round = 0; round < ROUNDS; round++) {
        copy_plan_scale(&t->plan, t->factor);
        int lacks = lacking(t, cells_of_all(t));
        if (is_near(t, lacks))
            return;
        int length = 0;
        for (int i = 0; i < t->n; i++)
            length += t->plan.items[i].length;
        int text_cells = MAX(1, length / t->setting.layout->measure_chars);
        int most = t->factor * 2, least = t->factor / 2;
        t->factor += t->factor * lacks / text_cells;
        t->factor = CLAMP(CLAMP(t->factor, least, most), LEAST, MOST);
    }
    copy_plan_scale(&t->plan, t->factor);
}

/* Then the last item's length; false where that asks for more or less than it may have.
 */
static bool fit_last(trial *t, int others)
{
    enum { ROUNDS = 6 };
    int last = t->n - 1;
    copy_item *item = &t->plan.items[last];
    for (int round = 0; round < ROUNDS; round++) {
        read_item(t, last);
        int lacks = lacking(t, others + cells_of(t, last));
        if (is_near(t, lacks))
            return true;
        item->length += lacks * t->setting.layout->measure_chars;
        if (item->length < t->plan.shortest || item->length > COPY_LONGEST)
            return false;
    }
    return false;
}

trial *trial_fitted(const trial_ground *g, int n, int draw)
{
    trial *t = trial_new(g, n, draw);
    fit_all(t);
    if (fit_last(t, cells_of_all(t) - cells_of(t, n - 1)))
        return t;
    trial_free(t);
    return NULL;
}

trial *trial_repeated(const trial_ground *g, int n, int draw, int factor, int last_length)
{
    trial *t = trial_new(g, n, draw);
    t->factor = factor;
    copy_plan_scale(&t->plan, factor);
    t->plan.items[n - 1].length = last_length;
    lacking(t, cells_of_all(t));
    return t;
}

/* ---- what comes of it ---- */

/* Milliseconds of this thread on a processor. */
static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

/* Blocks and search, each alone, as make-up first tries them. */
static void time_parts(trial *t, trial_result *r)
{
    const bx_layout *l = t->setting.layout;
    const bx_block **blocks = BX_NEW_ARRAY(t->arena, t->n, const bx_block *);
    bx_solution solution;
    double start = now();
    for (int i = 0; i < t->n; i++)
        blocks[i] = make_block(t, i);
    double made = now();
    bx_solve(t->arena, l, blocks, t->n, l->lines, &solution);
    r->block_ms = made - start;
    r->solve_ms = now() - made;
}

trial_result trial_run(trial *t)
{
    trial_result r = {0};
    time_parts(t, &r);
    double start = now();
    r.made = bx_page_make(&t->setting, &t->issue, &t->page, true);
    r.page_ms = now() - start;
    r.display = bx_page_display(&t->setting, &t->issue, &r.made);
    r.verdict = page_judge(&r.made, &r.display);
    r.is_proven = r.verdict.is_made && r.made.solution.is_optimal;
    r.tree = r.made.solution.root ? bx_tree_text(t->arena, r.made.solution.root) : "-";
    return r;
}
