#include "makeup/page_job.h"

#include <string.h>

bx_page_job bx_page_job_make(const bx_setting *s, const bx_issue *issue,
                             const bx_page *page, int fixed, const bx_ads *ads)
{
    bx_page_job j = {.setting = s,
                     .issue = issue,
                     .page = page,
                     .fixed = fixed,
                     .lines = s->layout->lines - fixed - ads->strip_lines,
                     .among = &ads->among};
    j.wishes = bx_page_job_wishes(&j, &j.n_wishes);
    return j;
}

static void tell_shaped(bx_watch *watch, int n_shaped, int n_items)
{
    if (!watch)
        return;
    watch->now.n_shaped = n_shaped;
    watch->now.n_items = n_items;
    watch->now.n_states = watch->now.cost = watch->now.bound = 0;
    bx_watch_look(watch);
}

const bx_block **bx_page_job_blocks(const bx_page_job *j, int n, bx_fit fit)
{
    const bx_setting *s = j->setting;
    const bx_block **blocks = BX_NEW_ARRAY(s->arena, n, const bx_block *);
    for (int i = 0; i < n; i++) {
        tell_shaped(s->watch, i, n);
        blocks[i] = bx_block_make(s, &j->issue->items[j->page->items[i]],
                                  j->page->items[i], i == 0, j->lines, fit);
    }
    tell_shaped(s->watch, n, n);
    return blocks;
}

/* The first n items of the page, and what stands among them. */
static const int *list_items(const bx_page_job *j, bx_arena *arena, int n)
{
    int *items = BX_NEW_ARRAY(arena, n + j->among->n, int);
    memcpy(items, j->page->items, (size_t)n * sizeof *items);
    for (int i = 0; i < j->among->n; i++)
        items[n + i] = j->among->blocks[i]->index;
    return items;
}

const bx_block **bx_page_job_list(const bx_page_job *j, bx_arena *arena,
                                  const bx_block *const *blocks, int n)
{
    const bx_block **all = BX_NEW_ARRAY(arena, n + j->among->n, const bx_block *);
    memcpy(all, blocks, (size_t)n * sizeof *all);
    memcpy(all + n, j->among->blocks, (size_t)j->among->n * sizeof *all);
    return all;
}

const bx_block **bx_pins_blocks(bx_arena *arena, const bx_block *const *blocks, int n,
                                const bx_pins *pins)
{
    const bx_block **pinned = BX_NEW_ARRAY(arena, n, const bx_block *);
    for (int i = 0; i < n; i++)
        pinned[i] = bx_pins_block(arena, pins, i, blocks[i]);
    return pinned;
}

bx_pins bx_page_job_pins(const bx_page_job *j, bx_arena *arena, int n)
{
    bx_pins pins = bx_pins_make(arena, j->setting->layout, j->wishes, j->n_wishes,
                                list_items(j, arena, n), n + j->among->n, j->fixed);
    pins.homes = j->homes;
    pins.n_homes = j->n_homes;
    return pins;
}

bool bx_page_job_may_fit(const bx_page_job *j, const bx_block *const *blocks, int n)
{
    int cells = 0;
    for (int i = 0; i < n; i++) {
        if (!blocks[i]->n_shapes)
            return false;
        cells += blocks[i]->least_cells;
    }
    return cells <= j->setting->layout->columns * j->lines;
}

bool bx_page_job_can_solve(const bx_page_job *j, const bx_block *const *blocks, int n,
                           int *white)
{
    int n_all = n + j->among->n;
    if (!n_all || n_all > BX_MAX_BLOCKS)
        return false;
    bx_arena *work = bx_arena_new();
    bx_pins pins = bx_page_job_pins(j, work, n);
    const bx_block *const *all = bx_page_job_list(j, work, blocks, n);
    const bx_block *const *pinned = bx_pins_blocks(work, all, n_all, &pins);
    bool can = bx_page_job_may_fit(j, pinned, n_all) &&
               bx_can_solve(j->setting->layout, pinned, n_all, j->lines, &pins, white);
    bx_arena_free(work);
    return can;
}

/* A page of advertisements across it alone. */
static bool solve_empty(const bx_page_job *j, bx_solution *solution)
{
    const bx_layout *l = j->setting->layout;
    *solution = (bx_solution){
        .root = bx_node_fixed(j->setting->arena, BX_NODE_WHITE, l->columns, j->lines),
        .white = j->lines,
        .lines = j->lines,
        .is_optimal = true};
    return true;
}

bool bx_page_job_solve(const bx_page_job *j, const bx_block *const *blocks, int n,
                       bx_solution *solution)
{
    const bx_setting *s = j->setting;
    int n_all = n + j->among->n;
    if (!n_all)
        return solve_empty(j, solution);
    bx_pins *pins = BX_NEW(s->arena, bx_pins); /* the solution refers to them */
    *pins = bx_page_job_pins(j, s->arena, n);
    const bx_block *const *all = bx_page_job_list(j, s->arena, blocks, n);
    const bx_block *const *pinned = bx_pins_blocks(s->arena, all, n_all, pins);
    return bx_page_job_may_fit(j, pinned, n_all) &&
           bx_solve_watched(s->arena, s->layout, pinned, n_all, j->lines, pins, s->watch,
                            solution);
}

const bx_wish *const *bx_page_job_wishes(const bx_page_job *j, int *n)
{
    bx_arena *arena = j->setting->arena;
    const bx_page *page = j->page;
    const bx_layout *layout = j->setting->layout;
    const bx_wish **wishes =
        BX_NEW_ARRAY(arena, page->n_wishes + j->among->n_wishes + 2, const bx_wish *);
    for (*n = 0; *n < page->n_wishes; ++*n)
        wishes[*n] = &page->wishes[*n];
    for (int i = 0; i < j->among->n_wishes; i++)
        wishes[(*n)++] = j->among->wishes[i];
    if (layout->fold.source) {
        bx_wish *fold = BX_NEW(arena, bx_wish);
        *fold = (bx_wish){.kind = BX_WISH_FOLD, .text = "fold", .span = layout->fold};
        wishes[(*n)++] = fold;
    }
    if (layout->is_spread) {
        bx_wish *spine = BX_NEW(arena, bx_wish);
        *spine = (bx_wish){.kind = BX_WISH_SPINE, .text = "spread", .span = page->span};
        wishes[(*n)++] = spine;
    }
    return wishes;
}
