#include "makeup/page_window.h"

#include <glib.h>
#include <string.h>

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

static bool is_listed(const bx_window *w, int item)
{
    for (int i = 0; i < w->n; i++)
        if (w->items[i] == item)
            return true;
    return false;
}

static bool may_list(const bx_pager *p, const bx_window *w, int item)
{
    return p->now.page_of[item] < 0 && !is_listed(w, item) &&
           bx_page_may_take(bx_pager_page(p, w->page), &p->issue->items[item]);
}

/* The item, and those that belong to it. */
static void list_with_others(const bx_pager *p, bx_window *w, int item)
{
    bx_pager_put(p, w->items, &w->n, item);
    for (int i = 0; i < p->issue->n_pool && w->n < BX_MAX_BLOCKS; i++) {
        int other = p->issue->pool[i];
        if (bx_claims_bind(&p->claims, item, other) && may_list(p, w, other))
            bx_pager_put(p, w->items, &w->n, other);
    }
}

void bx_window_list(const bx_pager *p, bx_window *w, int skipped, int most)
{
    const bx_page *page = bx_pager_page(p, w->page);
    w->n = 0;
    w->is_all = true;
    for (int i = 0; i < MIN(page->n_items, BX_MAX_BLOCKS); i++)
        bx_pager_put(p, w->items, &w->n, page->items[i]);
    for (int i = 0; i < p->issue->n_pool; i++) {
        int item = p->issue->pool[i];
        if (!may_list(p, w, item) || skipped-- > 0)
            continue;
        if (w->n >= most) {
            w->is_all = false;
            return;
        }
        list_with_others(p, w, item);
    }
}

static bool is_sure(const bx_page *page, int item)
{
    for (int i = 0; i < page->n_items; i++)
        if (page->items[i] == item)
            return true;
    return false;
}

/* What belongs to an item of the pool that is not in the window is nowhere for it. */
#define NOWHERE ((bx_rank_set)1 << 63)

static bx_rank_set others_of(const bx_window *w, int item)
{
    const bx_pager *p = w->p;
    bx_rank_set others = 0;
    int n = 0, n_listed = 0;
    for (int i = 0; i < w->n; i++)
        if (bx_claims_bind(&p->claims, item, w->items[i])) {
            others |= (bx_rank_set)1 << i;
            n_listed++;
        }
    for (int i = 0; i < p->n_measured; i++)
        n += bx_claims_bind(&p->claims, item, p->measured[i]);
    return n_listed < n ? NOWHERE : others;
}

bool bx_window_is_whole(const bx_window *w, bx_rank_set items)
{
    for (int i = 0; i < w->n; i++)
        if (items >> i & 1 && w->with[i] & ~items)
            return false;
    return true;
}

static bool column_asks(const bx_group *column)
{
    for (int i = 0; column && i < column->n_items; i++)
        if (column->items[i].wishes)
            return true;
    return false;
}

/* What belongs together, and what is wished at all. */
static void bind(bx_window *w)
{
    const bx_page *page = bx_pager_page(w->p, w->page);
    w->asks = page->asked.wishes || page->asked.tree;
    for (int i = 0; i < w->n; i++) {
        const bx_item *item = &w->p->issue->items[w->items[i]];
        w->with[i] = others_of(w, w->items[i]);
        w->asks |= item->wishes || column_asks(bx_item_column(item));
    }
}

/* Marks those behind it that belong to item i; returns how many were not yet. */
static int keep_others(const bx_window *w, int i, bool *is_kept)
{
    int n = 0;
    for (int k = i + 1; k < w->n; k++)
        if (bx_claims_bind(&w->p->claims, w->items[i], w->items[k]) && !is_kept[k]) {
            is_kept[k] = true;
            n++;
        }
    return n;
}

/* Which are left: those that are sure, and by rank as many as there is room for. */
static void choose(const bx_window *w, int most, int cells, bool *is_kept)
{
    const bx_page *page = bx_pager_page(w->p, w->page);
    int room = cells, n = 0;
    for (int i = 0; i < w->n; i++)
        n += is_kept[i] = is_sure(page, w->items[i]);
    for (int i = 0; i < w->n; i++) {
        bool with_others[BX_MAX_BLOCKS];
        memcpy(with_others, is_kept, sizeof with_others);
        with_others[i] = true;
        int more = !is_kept[i] + keep_others(w, i, with_others);
        if (is_kept[i] || (room > 0 && n + more <= most)) {
            memcpy(is_kept, with_others, sizeof with_others);
            n += more;
            room -= smallest(w->blocks[i]);
        }
    }
}

void bx_window_narrow(bx_window *w, int most, int cells)
{
    const bx_page *page = bx_pager_page(w->p, w->page);
    bool is_kept[BX_MAX_BLOCKS] = {false};
    int kept = 0;
    choose(w, most, cells, is_kept);
    w->sure = 0;
    for (int i = 0; i < w->n; i++) {
        w->is_all = w->is_all && is_kept[i];
        if (!is_kept[i])
            continue;
        if (is_sure(page, w->items[i]))
            w->sure |= (bx_rank_set)1 << kept;
        w->items[kept] = w->items[i];
        w->blocks[kept++] = w->blocks[i];
    }
    w->n = kept;
    bind(w);
}

bx_window bx_window_make(bx_pager *p, int page, int skipped)
{
    const bx_page_trial *t = &p->trials[page];
    bx_window w = {.p = p, .page = page, .layout = p->on[page].layout, .lines = t->lines};
    w.ad_cells = bx_window_page_cells(&w) - bx_page_trial_cells(t);
    bx_window_list(p, &w, skipped, BX_WINDOW_ITEMS);
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
