#include "makeup/paging.h"

#include <glib.h>
#include <string.h>

#include "base/parallel.h"
#include "makeup/advertisement.h"
#include "makeup/fillings.h"
#include "makeup/flow.h"
#include "makeup/furniture.h"

enum {
    WINDOW_PERCENT = 150, /* of the page's cells: items further down are too late */
    BREADTH = 3,          /* ways to fill one page that are tried */
    MOST_LEADS = 3,       /* the best item may be too long for the page: then the next */
    WINDOWS_A_PAGE = 2,   /* … that are looked at, for each page, … */
    WINDOWS_MORE = 8,     /* … and for the issue */
    DISORDER_COST = 1000, /* thousandths: an item stands on an earlier page than one that
                             is more important, as much as a headline a grade too small */
    SHARE_COST = 150,     /* per cell of copy that a page takes over or under its share:
                             what it leaves, the others must take */
    ROOM_PERCENT = 97,    /* of a page filled by room: heads and pictures stretch */
};

/* The shapes of an item on one layout, in an arena of their own. */
typedef struct {
    bx_arena *arena; /* NULL: it is not composed */
    const bx_block *block;
    const bx_layout *layout;
    int lines;
    bool is_lead;
} composed;

/* Which page each item of the issue is on, of those that flow; how good that is. */
typedef struct {
    int *page_of; /* by item; -1: on none of them */
    int left;     /* cells of what is left over */
    int white;    /* lines under pages, in cells */
    int64_t cost;
} allotment;

typedef struct {
    bx_arena *arena, *work;
    bx_assets *assets;
    const bx_issue *issue;
    const bx_paging_wishes *wishes;
    const int *pages; /* those that flow */
    int n;
    const bx_setting *on; /* of each */
    composed *blocks;     /* by item */
    const int *measured;  /* the items that are to be placed, and those that are */
    int n_measured;
    int *good; /* by item: cells it likes to have */
    allotment now, best;
    bool has_best;
    int windows_left;
} pager;

/* The items that may stand on a page, by rank, with their shapes. */
typedef struct {
    pager *p;
    int page; /* of those that flow */
    int lines;
    const bx_layout *layout;
    int items[BX_MAX_BLOCKS];
    const bx_block *blocks[BX_MAX_BLOCKS];
    int n;
    bx_rank_set sure;
    int ad_cells; /* of advertisements among the copy */
    bool is_all;  /* nothing that the page may take is left out */
} window;

/* One way to fill a page. */
typedef struct {
    bx_rank_set items;
    int white;
    int64_t cost;
} option;

static const bx_page *page_at(const pager *p, int i)
{
    return &p->issue->pages[p->pages[i]];
}

/* ---- blocks ---- */

static int smallest(const bx_block *block)
{
    return block->n_shapes ? block->least_cells : 0;
}

/* Of the shape that costs least. */
static int good_cells(const bx_block *block)
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

static void forget(composed *c)
{
    bx_arena_free(c->arena);
    *c = (composed){0};
}

static bool is_known(const composed *c, const window *w, int i)
{
    return c->arena && c->layout == w->layout && c->lines == w->lines &&
           c->is_lead == (i == 0);
}

static void compose(void *of, int worker, int i)
{
    const window *w = of;
    const pager *p = w->p;
    composed *c = &p->blocks[w->items[i]];
    if (is_known(c, w, i))
        return;
    forget(c);
    *c = (composed){bx_arena_new(), NULL, w->layout, w->lines, i == 0};
    bx_setting s = p->on[w->page];
    s.arena = c->arena;
    s.assets = bx_assets_other(p->assets, worker);
    c->block = bx_block_make(&s, &p->issue->items[w->items[i]], w->items[i], i == 0,
                             w->lines, BX_FIT_EXACT);
}

static void run(const pager *p, int n, bx_job *job, void *data)
{
    int n_workers = bx_parallel_workers(p->wishes->n_threads, n);
    for (int i = 0; i < n_workers; i++)
        bx_assets_report_to(bx_assets_other(p->assets, i), NULL);
    bx_parallel_run(n_workers, n, job, data);
}

/* The cells that an item likes to have. */
static void measure(void *of, int worker, int i)
{
    const pager *p = of;
    bx_arena *arena = bx_arena_new();
    bx_setting s = p->on[0];
    int item = p->measured[i];
    s.arena = arena;
    s.assets = bx_assets_other(p->assets, worker);
    p->good[item] = good_cells(bx_block_make(&s, &p->issue->items[item], item, false,
                                             s.layout->lines, BX_FIT_EXACT));
    bx_arena_free(arena);
}

static void compose_all(window *w)
{
    run(w->p, w->n, compose, w);
    for (int i = 0; i < w->n; i++)
        w->blocks[i] = w->p->blocks[w->items[i]].block;
}

/* ---- the window ---- */

static int page_cells(const window *w)
{
    return w->layout->columns * w->lines;
}

static void put(const pager *p, int *items, int *n, int item)
{
    int at = (*n)++;
    for (; at > 0 &&
           p->issue->items[items[at - 1]].priority > p->issue->items[item].priority;
         at--)
        items[at] = items[at - 1];
    items[at] = item;
}

/* What of the pool the page may take, behind the first `skipped`. */
static void list_candidates(const pager *p, window *w, int skipped)
{
    const bx_page *page = page_at(p, w->page);
    w->n = 0;
    w->is_all = true;
    for (int i = 0; i < page->n_items; i++)
        put(p, w->items, &w->n, page->items[i]);
    for (int i = 0; i < p->issue->n_pool; i++) {
        int item = p->issue->pool[i];
        if (p->now.page_of[item] >= 0 ||
            !bx_page_may_take(page, &p->issue->items[item]) || skipped-- > 0)
            continue;
        if (w->n == BX_MAX_BLOCKS) {
            w->is_all = false;
            return;
        }
        put(p, w->items, &w->n, item);
    }
}

static bool is_sure(const bx_page *page, int item)
{
    for (int i = 0; i < page->n_items; i++)
        if (page->items[i] == item)
            return true;
    return false;
}

/* Leaves those that come into question; what is sure to stand there among them. */
static void narrow(window *w, int most, int cells)
{
    const bx_page *page = page_at(w->p, w->page);
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

/* Those across the foot shorten the page. */
static void take_ads_off(window *w)
{
    const pager *p = w->p;
    bx_setting s = p->on[w->page];
    s.arena = bx_arena_new();
    s.assets = bx_assets_other(p->assets, 0);
    bx_ads ads = bx_ads_make(&s, p->issue, page_at(p, w->page), w->lines);
    w->lines -= ads.strip_lines;
    for (int i = 0; i < ads.among.n; i++)
        w->ad_cells += ads.among.blocks[i]->least_cells;
    bx_arena_free(s.arena);
}

/* Only so many are composed as may come into question: a page of a window's items is
 * rarely made of more. */
static window make_window(pager *p, int page, int skipped)
{
    const bx_setting *s = &p->on[page];
    window w = {.p = p, .page = page, .layout = s->layout};
    w.lines = s->layout->lines - bx_masthead_lines(s->layout, p->issue, page_at(p, page));
    take_ads_off(&w);
    list_candidates(p, &w, skipped);
    int own = page_at(p, page)->n_items, n = w.n;
    w.n = MIN(n, MAX(BX_WINDOW_ITEMS, own));
    w.is_all = w.is_all && w.n == n;
    compose_all(&w);
    return w;
}

static int cells_of(const window *w)
{
    int cells = 0;
    for (int i = 0; i < w->n; i++)
        cells += smallest(w->blocks[i]);
    return cells;
}

/* ---- ways to fill a page ---- */

/* Pairs of which the less important one is taken and the other is left for later. */
static int disorder(bx_rank_set items, int n)
{
    int pairs = 0;
    for (int i = 0; i < n; i++)
        if (!(items >> i & 1))
            pairs += __builtin_popcountll(items >> i);
    return pairs;
}

/* Is it this page or a later one, of the same section? */
static bool shares(const window *w, int page)
{
    return page >= w->page &&
           !g_strcmp0(page_at(w->p, page)->section, page_at(w->p, w->page)->section);
}

static int cells_of_pages(const window *w)
{
    const pager *p = w->p;
    int cells = page_cells(w);
    for (int i = w->page + 1; i < p->n; i++)
        if (shares(w, i))
            cells += p->on[i].layout->columns * p->on[i].layout->lines;
    return cells;
}

/* Of the items that these pages have, and those of the pool for them that no page has. */
static int cells_of_items(const window *w)
{
    const pager *p = w->p;
    int cells = 0;
    for (int i = w->page; i < p->n; i++)
        for (int k = 0; shares(w, i) && k < page_at(p, i)->n_items; k++)
            cells += p->good[page_at(p, i)->items[k]];
    for (int i = 0; i < p->issue->n_pool; i++) {
        int item = p->issue->pool[i];
        if (p->now.page_of[item] < 0 &&
            bx_page_may_take(page_at(p, w->page), &p->issue->items[item]))
            cells += p->good[item];
    }
    return cells;
}

static option option_of(const window *w, int share, const bx_filling *filling)
{
    int64_t white = w->layout->weights[BX_WEIGHT_WHITE];
    int cells = 0;
    for (int i = 0; i < w->n; i++)
        cells += filling->items >> i & 1 ? w->p->good[w->items[i]] : 0;
    return (option){filling->items, filling->white,
                    filling->cost + filling->white * white +
                        (int64_t)DISORDER_COST * disorder(filling->items, w->n) +
                        (int64_t)SHARE_COST * ABS(cells - share)};
}

static void offer(option *options, int *n, option o)
{
    int at = *n;
    for (; at > 0 && options[at - 1].cost > o.cost; at--)
        if (at < BREADTH)
            options[at] = options[at - 1];
    if (at < BREADTH)
        options[at] = o;
    *n = MIN(*n + 1, BREADTH);
}

/* Sets that fill the page with its lead and all that is sure to stand on it: full ones;
 * with white where there is nothing else left to take, or as it must be. */
static int fill(const window *w, bool may_be_white, option *options)
{
    int n_fillings, n = 0;
    bx_rank_set all = ((bx_rank_set)1 << w->n) - 1, needed = w->sure | 1;
    int share =
        (int)((int64_t)cells_of_items(w) * page_cells(w) / MAX(1, cells_of_pages(w)));
    const bx_filling *fillings =
        bx_fillings_find(w->p->work, w->layout, w->blocks, w->n, w->lines,
                         w->is_all || may_be_white ? w->lines : 0, &n_fillings);
    for (int i = 0; i < n_fillings; i++) {
        const bx_filling *f = &fillings[i];
        bool is_rest = w->is_all && f->items == all;
        if ((f->items & needed) == needed && (!f->white || is_rest || may_be_white))
            offer(options, &n, option_of(w, share, f));
    }
    return n;
}

/* Items by rank as long as there is room for them as they like to be. */
static int fill_by_room(const window *w, option *options)
{
    int room = (page_cells(w) - w->ad_cells) * ROOM_PERCENT / 100;
    option o = {0};
    for (int i = 0; i < w->n; i++) {
        int cells = good_cells(w->blocks[i]);
        bool is_its_own = w->sure >> i & 1;
        if (!cells || (cells > room && !is_its_own && i))
            continue;
        room -= cells;
        o.items |= (bx_rank_set)1 << i;
    }
    options[0] = o;
    return o.items != 0;
}

static int fill_long(window *w, int skipped, option *options)
{
    list_candidates(w->p, w, skipped);
    compose_all(w);
    narrow(w, BX_MAX_BLOCKS, page_cells(w) * 2);
    return fill_by_room(w, options);
}

/* Ways to fill the page from a window behind the first `skipped` candidates. */
static int look(pager *p, int page, int skipped, bool may_be_white, window *w,
                option *options)
{
    p->windows_left--;
    *w = make_window(p, page, skipped);
    if (!w->n)
        return 0;
    bool is_long = !w->is_all && cells_of(w) < page_cells(w);
    if (is_long || w->ad_cells || page_at(p, page)->n_items > BX_WINDOW_ITEMS)
        return fill_long(w, skipped, options);
    narrow(w, BX_WINDOW_ITEMS, page_cells(w) * WINDOW_PERCENT / 100);
    return fill(w, may_be_white, options);
}

/* The window that a page is filled from, and the ways to do so; 0: none. The best item
 * leads, or the next ones where it leaves no full page; then white is better than none.
 */
static int find_options(pager *p, int page, window *w, option *options)
{
    int n = 0;
    for (int skipped = 0; !n && skipped < MOST_LEADS && p->windows_left > 0; skipped++)
        n = look(p, page, skipped, false, w, options);
    return n ? n : look(p, page, 0, true, w, options);
}

/* ---- all pages ---- */

/* Of items of the pool that no page has. */
static int cells_left(const pager *p)
{
    int cells = 0;
    for (int i = 0; i < p->issue->n_pool; i++) {
        int item = p->issue->pool[i];
        if (p->now.page_of[item] < 0)
            cells += 1 + bx_item_length(&p->issue->items[item]);
    }
    return cells;
}

static bool is_better(const allotment *a, const allotment *b)
{
    if (a->left != b->left)
        return a->left < b->left;
    return a->white != b->white ? a->white < b->white : a->cost < b->cost;
}

/* All pages have been filled as well as could be. */
static void end_allotment(pager *p)
{
    p->now.left = cells_left(p);
    if (p->has_best && !is_better(&p->now, &p->best))
        return;
    int *page_of = p->best.page_of;
    p->best = p->now;
    p->best.page_of = page_of;
    memcpy(page_of, p->now.page_of, (size_t)p->issue->n_items * sizeof *page_of);
    p->has_best = true;
}

static bool is_perfect(const pager *p)
{
    return p->has_best && !p->best.left && !p->best.white;
}

static void fill_pages(pager *p, int page);

/* Fills the page in one way, and those behind it. */
static void take(pager *p, const window *w, const option *o)
{
    allotment before = p->now;
    for (int i = 0; i < w->n; i++)
        if (o->items >> i & 1) {
            p->now.page_of[w->items[i]] = w->page;
            forget(&p->blocks[w->items[i]]);
        }
    p->now.white += o->white * w->layout->columns;
    p->now.cost += o->cost;
    fill_pages(p, w->page + 1);
    for (int i = 0; i < w->n; i++)
        if (o->items >> i & 1)
            p->now.page_of[w->items[i]] = -1;
    p->now = before;
}

/* A page that cannot be filled has what is sure to stand on it, and is white below. */
static void leave_empty(pager *p, int page)
{
    const bx_layout *l = p->on[page].layout;
    p->now.white += l->lines * l->columns;
    fill_pages(p, page + 1);
    p->now.white -= l->lines * l->columns;
}

static void fill_pages(pager *p, int page)
{
    option options[BREADTH];
    window w;
    if (page == p->n) {
        end_allotment(p);
        return;
    }
    int n = find_options(p, page, &w, options);
    for (int i = 0; i < n && !is_perfect(p) && (!i || p->windows_left > 0); i++)
        take(p, &w, &options[i]);
    if (!n)
        leave_empty(p, page);
}

/* ---- what comes of it ---- */

static const int *list_flowing(bx_arena *arena, const bx_issue *issue, int *n)
{
    int *pages = BX_NEW_ARRAY(arena, issue->n_pages, int);
    *n = 0;
    for (int i = 0; i < issue->n_pages; i++)
        if (issue->pages[i].flows)
            pages[(*n)++] = i;
    return pages;
}

static const int *list_all(const pager *p, int *n)
{
    int *all = BX_NEW_ARRAY(p->work, p->issue->n_items, int);
    memcpy(all, p->issue->pool, (size_t)p->issue->n_pool * sizeof *all);
    *n = p->issue->n_pool;
    for (int i = 0; i < p->n; i++)
        for (int k = 0; k < page_at(p, i)->n_items; k++)
            all[(*n)++] = page_at(p, i)->items[k];
    return all;
}

static void find_pages(pager *p)
{
    int n_items = p->issue->n_items;
    p->pages = list_flowing(p->arena, p->issue, &p->n);
    p->now.page_of = BX_NEW_ARRAY(p->work, n_items, int);
    p->best.page_of = BX_NEW_ARRAY(p->work, n_items, int);
    for (int i = 0; i < n_items; i++)
        p->now.page_of[i] = -1;
    p->blocks = BX_NEW_ARRAY(p->work, n_items, composed);
    p->good = BX_NEW_ARRAY(p->work, n_items, int);
    p->measured = list_all(p, &p->n_measured);
    run(p, p->n_measured, measure, p);
    p->windows_left = p->n * WINDOWS_A_PAGE + WINDOWS_MORE;
    fill_pages(p, 0);
    for (int i = 0; i < n_items; i++)
        forget(&p->blocks[i]);
}

/* Has the page room for what is left? In drafts it is the last one's. */
static bool has_place(const pager *p, int item, int page)
{
    if (p->best.page_of[item] >= 0)
        return p->best.page_of[item] == page;
    return p->wishes->is_draft && page == p->n - 1;
}

static void name_items(const pager *p, const bx_page *page, bx_diags *diags)
{
    g_autoptr(GString) names = g_string_new(NULL);
    for (int i = 0; i < page->n_items; i++)
        g_string_append_printf(names, "%s%s", i ? ", " : "",
                               p->issue->items[page->items[i]].name);
    bx_diag(diags, BX_D_N_FLOW_PAGE, page->span, BX_INT(page->number), names->str);
}

static bx_page fill_page(const pager *p, int i, bx_diags *diags)
{
    bx_page page = *page_at(p, i);
    int *items = BX_NEW_ARRAY(p->arena, page.n_items + p->issue->n_pool, int), n = 0;
    for (int k = 0; k < page.n_items; k++)
        put(p, items, &n, page.items[k]);
    for (int k = 0; k < p->issue->n_pool; k++)
        if (has_place(p, p->issue->pool[k], i))
            put(p, items, &n, p->issue->pool[k]);
    bx_page_set_items(p->arena, p->issue->items, items, n, &page);
    bx_page_read_wishes(p->arena, p->issue->items, &page, diags);
    return page;
}

static bx_issue *fill_issue(const pager *p, bx_diags *diags)
{
    bx_issue *issue = bx_copy(p->arena, p->issue, sizeof *p->issue);
    bx_page *pages =
        bx_copy(p->arena, issue->pages, (size_t)issue->n_pages * sizeof *pages);
    for (int i = 0; i < p->n; i++) {
        pages[p->pages[i]] = fill_page(p, i, diags);
        name_items(p, &pages[p->pages[i]], diags);
    }
    bx_pages_settle(p->arena, issue->items, pages, issue->n_pages, diags);
    issue->pages = pages;
    return issue;
}

static int rows_of(const pager *p, int item)
{
    bx_setting s = p->on[p->n - 1];
    bx_arena *arena = bx_arena_new();
    s.arena = arena;
    s.assets = bx_assets_other(p->assets, 0);
    int rows = bx_flow_make(&s, &p->issue->items[item], s.layout->measure)->min_rows;
    bx_arena_free(arena);
    return rows;
}

/* What no page has room for, item by item. */
static bool report_left(const pager *p, bx_diags *diags)
{
    int items = 0, rows = 0, characters = 0;
    const bx_layout *l = p->on[p->n - 1].layout;
    for (int i = 0; i < p->issue->n_pool; i++) {
        int item = p->issue->pool[i];
        if (p->best.page_of[item] >= 0)
            continue;
        int own = rows_of(p, item), length = bx_item_length(&p->issue->items[item]);
        bx_diag(diags, BX_D_N_FLOW_LEFT, p->issue->items[item].span,
                p->issue->items[item].name, BX_INT(own), BX_INT(length));
        items++;
        rows += own;
        characters += length;
    }
    if (items)
        bx_diag(diags, BX_D_E_FLOW_OVER, page_at(p, 0)->span, BX_INT(items), BX_INT(rows),
                BX_INT(characters),
                BX_INT((rows + l->lines * l->columns - 1) / (l->lines * l->columns)));
    return items != 0;
}

static bool report_empty(const pager *p, const bx_issue *issue, bx_diags *diags)
{
    bool is_empty = false;
    for (int i = 0; i < p->n; i++) {
        const bx_page *page = &issue->pages[p->pages[i]];
        const bx_layout *l = p->on[i].layout;
        if (page->n_items)
            continue;
        bx_diag(diags, BX_D_E_FLOW_EMPTY, page->span, BX_INT(page->number),
                BX_INT(l->columns * l->lines * l->measure_chars));
        is_empty = true;
    }
    return is_empty;
}

/* The issue with so many more pages that flow. */
static const bx_issue *grow(bx_arena *arena, const bx_issue *issue)
{
    bx_issue *grown = bx_copy(arena, issue, sizeof *issue);
    int n = issue->n_pages, more = issue->multiple;
    bx_page *pages = BX_NEW_ARRAY(arena, n + more, bx_page);
    memcpy(pages, issue->pages, (size_t)n * sizeof *pages);
    for (int i = n; i < n + more; i++)
        pages[i] = (bx_page){
            .number = pages[i - 1].number + 1, .flows = true, .span = pages[0].span};
    grown->pages = pages;
    grown->n_pages = n + more;
    return grown;
}

/* One try with as many pages as there are. NULL after reporting: no layout. */
static const bx_setting *find_settings(const pager *p, bx_diags *diags)
{
    bx_setting base = {.arena = p->arena, .diags = diags, .lexicon = p->wishes->lexicon};
    const char *common = bx_common_layout(p->issue, &p->wishes->layouts);
    int n;
    const int *pages = list_flowing(p->arena, p->issue, &n);
    if (!common) {
        bx_diag(diags, BX_D_E_FLOW_LAYOUT, p->issue->pages[pages[0]].span, "");
        return NULL;
    }
    if (p->issue->words)
        base.house = bx_house_load(p->arena, NULL, p->issue->words, diags);
    bx_setting *on = (bx_setting *)bx_page_settings(&base, p->issue, pages, n, common,
                                                    &p->wishes->layouts);
    for (int i = 0; on && i < n; i++)
        on[i].diags = NULL; /* the edition will say it */
    return on;
}

static bool try_pages(pager *p, const bx_issue *issue, bx_diags *diags)
{
    bx_diags *aside = bx_diags_new(); /* of layouts, which the edition reads again */
    p->issue = issue;
    p->has_best = false;
    p->on = find_settings(p, aside);
    if (!p->on)
        bx_diags_move(diags, aside);
    bx_diags_free(aside);
    if (p->on)
        find_pages(p);
    return p->on != NULL;
}

static const bx_issue *page_all(pager *p, const bx_issue *issue, bx_diags *diags)
{
    if (!try_pages(p, issue, diags))
        return NULL;
    for (int left = INT_MAX; p->best.left && p->best.left < left && issue->may_grow;) {
        left = p->best.left;
        issue = grow(p->arena, issue);
        try_pages(p, issue, diags);
    }
    const bx_issue *filled = fill_issue(p, diags);
    bool is_over = report_left(p, diags), is_empty = report_empty(p, filled, diags);
    return (is_over || is_empty) && !p->wishes->is_draft ? NULL : filled;
}

const bx_issue *bx_paging_make(bx_arena *arena, bx_assets *assets, const bx_issue *issue,
                               const bx_paging_wishes *wishes, bx_diags *diags)
{
    int n;
    list_flowing(arena, issue, &n);
    if (!n || !bx_languages_are_known(arena, issue, diags))
        return n ? NULL : issue;
    pager p = {
        .arena = arena, .work = bx_arena_new(), .assets = assets, .wishes = wishes};
    const bx_issue *filled = page_all(&p, issue, diags);
    bx_arena_free(p.work);
    return filled;
}
