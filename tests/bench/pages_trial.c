#include "pages_trial.h"

#include <glib.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "model/item_file.h"

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
        pages_fail(name, "is no item");
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

/* Cells of the cheapest shape, the room an item would like, and of the smallest. */
static int cells_of(const trial *t, int i, int *smallest)
{
    const bx_block *block = make_block(t, i);
    const bx_shape *best = NULL;
    for (int k = 0; k < block->n_shapes; k++)
        if (!best || block->shapes[k].cost < best->cost)
            best = &block->shapes[k];
    *smallest = block->least_cells;
    return best ? best->columns * best->lines : 0;
}

/* Reads the items and sets how much room they take. */
static void read_items(trial *t)
{
    int page = t->setting.layout->columns * t->setting.layout->lines;
    int cells = 0, tightest = 0;
    for (int i = 0; i < t->n; i++)
        read_item(t, i);
    bx_arena_mark mark = bx_arena_here(t->arena);
    for (int i = 0; i < t->n; i++) {
        int smallest;
        cells += cells_of(t, i, &smallest);
        tightest += smallest;
    }
    bx_arena_reset(t->arena, mark);
    t->content = cells * 1000 / page;
    t->tightest = tightest * 1000 / page;
}

/* ---- fitting ---- */

enum { TIGHTER = 80 }; /* so much less is wished of the smallest shapes */

static int content_of(const trial *t)
{
    return t->ground->is_tight ? t->tightest + TIGHTER : t->content;
}

/* Thousandths of the page to what the plan wishes. */
static int lacks(const trial *t)
{
    return t->plan.content - content_of(t);
}

static bool is_fitted(const trial *t)
{
    enum { NEAR_ENOUGH = 5 };
    return abs(lacks(t)) <= NEAR_ENOUGH && content_of(t) >= COPY_LEAST_CONTENT &&
           content_of(t) <= COPY_MOST_CONTENT;
}

/* The characters that fill so many thousandths of the page. */
static int chars_of(const trial *t, int content)
{
    const bx_layout *l = t->setting.layout;
    return l->columns * l->lines * content / 1000 * l->measure_chars;
}

static int total_length(const trial *t)
{
    int length = 0;
    for (int i = 0; i < t->n; i++)
        length += t->plan.items[i].length;
    return length;
}

/* Brings all lengths near by one factor. */
static void fit_all(trial *t)
{
    enum { ROUNDS = 5, LEAST = 20, MOST = 20000 };
    for (int round = 0; round < ROUNDS; round++) {
        copy_plan_scale(&t->plan, t->factor);
        read_items(t);
        if (is_fitted(t))
            return;
        gint64 more = (gint64)t->factor * chars_of(t, lacks(t)) / total_length(t);
        int factor = t->factor + (int)CLAMP(more, -t->factor / 2, t->factor);
        t->factor = CLAMP(factor, LEAST, MOST);
    }
    copy_plan_scale(&t->plan, t->factor);
    read_items(t);
}

/* Then the last item's length; false where that asks for more or less than it may have.
 */
static bool fit_last(trial *t)
{
    enum { ROUNDS = 6 };
    copy_item *item = &t->plan.items[t->n - 1];
    for (int round = 0; round < ROUNDS && !is_fitted(t); round++) {
        item->length += chars_of(t, lacks(t));
        if (item->length < t->plan.shortest || item->length > COPY_LONGEST)
            return false;
        read_items(t);
    }
    return is_fitted(t);
}

trial *trial_next(const trial_ground *g, int n, int *draw)
{
    enum { MOST_DRAWS = 100 };
    for (int tries = 0; tries < MOST_DRAWS; tries++) {
        trial *t = trial_new(g, n, ++*draw);
        t->factor = 1000;
        fit_all(t);
        if (fit_last(t))
            return t;
        trial_free(t);
    }
    return NULL;
}

trial *trial_repeated(const trial_ground *g, int n, int draw, int factor, int last_length)
{
    trial *t = trial_new(g, n, draw);
    t->factor = factor;
    copy_plan_scale(&t->plan, factor);
    t->plan.items[n - 1].length = last_length;
    read_items(t);
    return t;
}

bool trial_write(const trial *t, const char *folder)
{
    const char *name = t->setting.layout->span.source->name;
    g_autofree char *layout = g_canonicalize_filename(name, NULL);
    g_autofree char *path = g_build_filename(folder, "issue.yaml", NULL);
    g_autoptr(GString) issue = g_string_new(NULL);
    g_string_append_printf(issue, "layout: \"%s\"\npages:\n  - number: %d\n    items:\n",
                           layout, t->draw);
    bool ok = !g_mkdir_with_parents(folder, 0755);
    for (int i = 0; i < t->n && ok; i++) {
        const bx_source *source = t->items[i].span.source;
        g_autofree char *file = g_build_filename(folder, source->name, NULL);
        ok = g_file_set_contents(file, source->text, source->length, NULL);
        g_string_append_printf(issue, "      - %s\n", source->name);
    }
    return ok && g_file_set_contents(path, issue->str, (gssize)issue->len, NULL);
}

/* ---- what comes of it ---- */

/* Milliseconds of this thread on a processor. */
static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

/* Memory that was used before costs less than new: whether there is any must not depend
 * on the pages before. */
static void forget_memory(void)
{
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

/* Blocks and search, each alone, as make-up first tries them. */
static void time_parts(trial *t, trial_result *r)
{
    const bx_layout *l = t->setting.layout;
    const bx_block **blocks = BX_NEW_ARRAY(t->arena, t->n, const bx_block *);
    bx_solution solution;
    forget_memory();
    double start = now();
    for (int i = 0; i < t->n; i++)
        blocks[i] = make_block(t, i);
    r->block_ms = now() - start;
    forget_memory();
    start = now();
    bx_solve(t->arena, l, blocks, t->n, l->lines, NULL, &solution);
    r->solve_ms = now() - start;
}

static double gap_of(const bx_solution *s)
{
    return s->cost ? 100.0 * (double)(s->cost - s->bound) / (double)s->cost : 0;
}

trial_result trial_run(trial *t)
{
    trial_result r = {0};
    time_parts(t, &r);
    forget_memory();
    double start = now();
    r.made = bx_page_make(&t->setting, &t->issue, &t->page, NULL, BX_LOCK_KEPT, true);
    r.page_ms = now() - start;
    r.display = bx_page_display(&t->setting, &t->issue, &r.made);
    r.verdict = page_judge(&r.made, &r.display);
    r.is_proven = r.verdict.is_made && r.made.solution.is_optimal;
    r.gap_percent = gap_of(&r.made.solution);
    r.tree = r.made.solution.root ? bx_tree_text(t->arena, r.made.solution.root) : "-";
    return r;
}
