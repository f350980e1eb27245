#include "makeup/page_window.h"

#include <glib.h>

static int smallest(const bx_block *block)
{
    return block->n_shapes ? block->least_cells : 0;
}

int bx_good_cells(const bx_block *block)
{
    int cells = 0, cost = BX_SHAPE_COST_MOST + 1;
    for (int i = 0; i < block->n_shapes; i++) {
        const bx_shape *shape = &block->shapes[i];
        if (shape->cost >= cost)
            continue;
        cost = shape->cost;
        cells = shape->columns * shape->lines;
    }
    return cells;
}

void bx_pager_forget(bx_window_block *c)
{
    bx_arena_free(c->arena);
    *c = (bx_window_block){0};
}

static bool is_known(const bx_window_block *c, const bx_window *w, int i)
{
    return c->arena && c->layout == w->layout && c->lines == w->lines &&
           c->is_lead == (i == 0);
}

static void compose(void *of, int worker, int i)
{
    const bx_window *w = of;
    const bx_pager *p = w->p;
    bx_window_block *c = &p->blocks[w->items[i]];
    if (is_known(c, w, i))
        return;
    bx_pager_forget(c);
    *c = (bx_window_block){bx_arena_new(), NULL, w->layout, w->lines, i == 0};
    bx_setting s = p->on[w->page];
    s.arena = c->arena;
    s.assets = bx_assets_other(p->assets, worker);
    c->block = bx_block_make(&s, &p->issue->items[w->items[i]], w->items[i], i == 0,
                             w->lines, BX_FIT_EXACT);
}

void bx_pager_run(const bx_pager *p, int n, bx_job *job, void *data)
{
    int n_workers = bx_parallel_workers(p->wishes->n_threads, n);
    for (int i = 0; i < n_workers; i++)
        bx_assets_report_to(bx_assets_other(p->assets, i), NULL);
    bx_parallel_run(n_workers, n, job, data);
}

void bx_window_compose(bx_window *w)
{
    bx_pager_run(w->p, w->n, compose, w);
    for (int i = 0; i < w->n; i++)
        w->blocks[i] = w->p->blocks[w->items[i]].block;
}

/* ---- the window ---- */

int bx_window_page_cells(const bx_window *w)
{
    return w->layout->columns * w->lines;
}

void bx_pager_put(const bx_pager *p, int *items, int *n, int item)
{
    int at = (*n)++;
    for (; at > 0 &&
           p->issue->items[items[at - 1]].priority > p->issue->items[item].priority;
         at--)
        items[at] = items[at - 1];
    items[at] = item;
}

int *bx_pager_list(const bx_pager *p, bx_arena *arena, int page, int *n)
{
    const bx_page *own = bx_pager_page(p, page);
    int *items = BX_NEW_ARRAY(arena, own->n_items + p->issue->n_pool, int);
    *n = 0;
    for (int i = 0; i < own->n_items; i++)
        bx_pager_put(p, items, n, own->items[i]);
    for (int i = 0; i < p->issue->n_pool; i++)
        if (p->now.page_of[p->issue->pool[i]] == page)
            bx_pager_put(p, items, n, p->issue->pool[i]);
    return items;
}

void bx_window_list(const bx_pager *p, bx_window *w, int skipped)
{
    const bx_page *page = bx_pager_page(p, w->page);
    w->n = 0;
    w->is_all = true;
    for (int i = 0; i < page->n_items; i++)
        bx_pager_put(p, w->items, &w->n, page->items[i]);
    for (int i = 0; i < p->issue->n_pool; i++) {
        int item = p->issue->pool[i];
        if (p->now.page_of[item] >= 0 ||
            !bx_page_may_take(page, &p->issue->items[item]) || skipped-- > 0)
            continue;
        if (w->n == BX_MAX_BLOCKS) {
            w->is_all = false;
            return;
        }
        bx_pager_put(p, w->items, &w->n, item);
    }
}

static bool is_sure(const bx_page *page, int item)
{
    for (int i = 0; i < page->n_items; i++)
        if (page->items[i] == item)
            return true;
    return false;
}

void bx_window_narrow(bx_window *w, int most, int cells)
{
    const bx_page *page = bx_pager_page(w->p, w->page);
    int kept = 0, room = cells, n_sure = 0;
    for (int i = 0; i < w->n; i++)
        n_sure += is_sure(page, w->items[i]);
    w->sure = 0;
    for (int i = 0; i < w->n; i++) {
        bool is_its_own = is_sure(page, w->items[i]);
        n_sure -= is_its_own;
        if (!is_its_own && (room <= 0 || kept + n_sure >= most)) {
            w->is_all = false;
            continue;
        }
        room -= smallest(w->blocks[i]);
        if (is_its_own)
            w->sure |= (bx_rank_set)1 << kept;
        w->items[kept] = w->items[i];
        w->blocks[kept++] = w->blocks[i];
    }
    w->n = kept;
}

bx_window bx_window_make(bx_pager *p, int page, int skipped)
{
    const bx_page_trial *t = &p->trials[page];
    bx_window w = {.p = p, .page = page, .layout = p->on[page].layout, .lines = t->lines};
    w.ad_cells = bx_window_page_cells(&w) - bx_page_trial_cells(t);
    bx_window_list(p, &w, skipped);
    int own = bx_pager_page(p, page)->n_items, n = w.n;
    w.n = MIN(n, MAX(BX_WINDOW_ITEMS, own));
    w.is_all = w.is_all && w.n == n;
    bx_window_compose(&w);
    return w;
}

int bx_window_cells(const bx_window *w)
{
    int cells = 0;
    for (int i = 0; i < w->n; i++)
        cells += smallest(w->blocks[i]);
    return cells;
}
