#include "makeup/paging.h"

#include <glib.h>
#include <string.h>

#include "makeup/page_options.h"
#include "makeup/paging_lock.h"
#include "makeup/paging_report.h"

/* Windows that are looked at: for each page, and for the issue. */
enum { WINDOWS_A_PAGE = 2, WINDOWS_MORE = 8 };

/* Of items of the pool that no page has. */
static int cells_left(const bx_pager *p)
{
    int cells = 0;
    for (int i = 0; i < p->issue->n_pool; i++) {
        int item = p->issue->pool[i];
        if (p->now.page_of[item] < 0)
            cells += 1 + bx_item_length(&p->issue->items[item]);
    }
    return cells;
}

static bool is_better(const bx_allotment *a, const bx_allotment *b)
{
    if (a->left != b->left)
        return a->left < b->left;
    if (a->unmet != b->unmet)
        return a->unmet < b->unmet;
    return a->white != b->white ? a->white < b->white : a->cost < b->cost;
}

/* All pages have been filled as well as could be. */
static void end_allotment(bx_pager *p)
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

static bool is_perfect(const bx_pager *p)
{
    return p->has_best && !p->best.left && !p->best.unmet && !p->best.white;
}

static void fill_pages(bx_pager *p, int page);

/* Fills the page in one way, and those behind it. */
static void take(bx_pager *p, const bx_window *w, const bx_page_option *o)
{
    bx_allotment before = p->now;
    for (int i = 0; i < w->n; i++)
        if (o->items >> i & 1) {
            p->now.page_of[w->items[i]] = w->page;
            bx_pager_forget(&p->blocks[w->items[i]]);
        }
    p->now.unmet += o->is_unmet;
    p->now.white += o->white * w->layout->columns;
    p->now.cost += o->cost;
    fill_pages(p, w->page + 1);
    for (int i = 0; i < w->n; i++)
        if (o->items >> i & 1)
            p->now.page_of[w->items[i]] = -1;
    p->now = before;
}

/* A page that cannot be filled has what is sure to stand on it, and is white below. */
static void leave_empty(bx_pager *p, int page)
{
    const bx_layout *l = p->on[page].layout;
    p->now.white += l->lines * l->columns;
    fill_pages(p, page + 1);
    p->now.white -= l->lines * l->columns;
}

static void fill_pages(bx_pager *p, int page)
{
    bx_page_option options[BX_MOST_OPTIONS];
    bx_window w;
    while (page < p->n && p->is_held[page])
        page++;
    if (page == p->n) {
        end_allotment(p);
        return;
    }
    int n = bx_page_options(p, page, &w, options);
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

static const int *list_all(const bx_pager *p, int *n)
{
    int *all = BX_NEW_ARRAY(p->work, p->issue->n_items, int);
    memcpy(all, p->issue->pool, (size_t)p->issue->n_pool * sizeof *all);
    *n = p->issue->n_pool;
    for (int i = 0; i < p->n; i++)
        for (int k = 0; k < bx_pager_page(p, i)->n_items; k++)
            all[(*n)++] = bx_pager_page(p, i)->items[k];
    return all;
}

/* The cells that an item likes to have. */
static void measure(void *of, int worker, int i)
{
    const bx_pager *p = of;
    bx_arena *arena = bx_arena_new();
    bx_setting s = p->on[0];
    int item = p->measured[i];
    s.arena = arena;
    s.assets = bx_assets_other(p->assets, worker);
    p->good[item] = bx_good_cells(bx_block_make(&s, &p->issue->items[item], item, false,
                                                s.layout->lines, BX_FIT_EXACT));
    bx_arena_free(arena);
}

static void make_trials(bx_pager *p)
{
    bx_page_trial *trials = BX_NEW_ARRAY(p->work, p->n, bx_page_trial);
    bx_setting *settings = BX_NEW_ARRAY(p->work, p->n, bx_setting);
    bx_assets *assets = bx_assets_other(p->assets, 0);
    bx_assets_report_to(assets, NULL);
    for (int i = 0; i < p->n; i++) {
        settings[i] = p->on[i];
        settings[i].arena = p->work;
        settings[i].assets = assets;
        trials[i] = bx_page_trial_make(&settings[i], p->issue, bx_pager_page(p, i));
    }
    p->trials = trials;
}

static void begin(bx_pager *p)
{
    int n_items = p->issue->n_items;
    p->pages = list_flowing(p->arena, p->issue, &p->n);
    p->now.page_of = BX_NEW_ARRAY(p->work, n_items, int);
    p->best.page_of = BX_NEW_ARRAY(p->work, n_items, int);
    p->locked_on = BX_NEW_ARRAY(p->work, n_items, int);
    p->is_held = BX_NEW_ARRAY(p->work, p->n, bool);
    p->is_other = BX_NEW_ARRAY(p->work, p->n, bool);
    p->is_misfit = BX_NEW_ARRAY(p->work, p->n, bool);
    for (int i = 0; i < n_items; i++)
        p->now.page_of[i] = p->locked_on[i] = -1;
    p->blocks = BX_NEW_ARRAY(p->work, n_items, bx_window_block);
    p->good = BX_NEW_ARRAY(p->work, n_items, int);
    p->measured = list_all(p, &p->n_measured);
    make_trials(p);
}

static void fill_in_one_way(bx_pager *p, bool is_even)
{
    p->has_best = false;
    p->is_even = is_even;
    p->windows_left = p->n * WINDOWS_A_PAGE + WINDOWS_MORE;
    fill_pages(p, 0);
}

static bool has_items(const bx_pager *p, int page)
{
    bool has = bx_pager_page(p, page)->n_items > 0;
    for (int i = 0; i < p->issue->n_pool && !has; i++)
        has = p->best.page_of[p->issue->pool[i]] == page;
    return has;
}

/* Has every item a page, and every page an item? */
static bool is_complete(const bx_pager *p)
{
    bool is_whole = !p->best.left;
    for (int i = 0; i < p->n && is_whole; i++)
        is_whole = has_items(p, i);
    return is_whole;
}

/* Of the items that a page has, as they like to be. */
static int cells_on(const bx_pager *p, int page)
{
    int cells = 0;
    for (int k = 0; k < bx_pager_page(p, page)->n_items; k++)
        cells += p->good[bx_pager_page(p, page)->items[k]];
    for (int i = 0; i < p->issue->n_pool; i++)
        if (p->best.page_of[p->issue->pool[i]] == page)
            cells += p->good[p->issue->pool[i]];
    return cells;
}

/* Has it less than half as much as the pages of its section have on average? */
static bool is_bare(const bx_pager *p, int page)
{
    int64_t cells = 0, room = 0;
    for (int i = 0; i < p->n; i++)
        if (!p->is_held[i] &&
            !g_strcmp0(bx_pager_page(p, i)->section, bx_pager_page(p, page)->section)) {
            cells += cells_on(p, i);
            room += bx_page_trial_cells(&p->trials[i]);
        }
    return cells_on(p, page) * room * 2 < cells * bx_page_trial_cells(&p->trials[page]);
}

static bool any_is_bare(const bx_pager *p)
{
    for (int i = 0; i < p->n; i++)
        if (!p->is_held[i] && is_bare(p, i))
            return true;
    return false;
}

/* Each page takes its share, where all then have one. */
static void fill_evenly(bx_pager *p)
{
    bx_allotment was = p->best;
    p->best.page_of = BX_NEW_ARRAY(p->work, p->issue->n_items, int);
    fill_in_one_way(p, true);
    if (!is_complete(p))
        p->best = was;
}

/* Once more, where wishes leave pages white or cannot be met: no page that they make
 * white counts as full. Whichever is better. */
static void fill_warily(bx_pager *p)
{
    bx_allotment was = p->best;
    p->best.page_of = BX_NEW_ARRAY(p->work, p->issue->n_items, int);
    p->is_wary = true;
    fill_in_one_way(p, false);
    p->is_wary = false;
    if (!is_better(&p->best, &was))
        p->best = was;
}

/* Fills the pages that are not held. */
static void fill(bx_pager *p)
{
    fill_in_one_way(p, false);
    if (p->has_asked && (p->best.white || p->best.unmet))
        fill_warily(p);
    if (!p->best.left && any_is_bare(p))
        fill_evenly(p);
    for (int i = 0; i < p->issue->n_items; i++)
        bx_pager_forget(&p->blocks[i]);
}

/* Lets go of as many held pages as it takes; of none where that does not help. */
static void fill_more(bx_pager *p)
{
    size_t size = (size_t)p->issue->n_items * sizeof *p->now.page_of;
    const int *page_of = bx_copy(p->work, p->now.page_of, size);
    const bool *held = bx_copy(p->work, p->is_held, (size_t)p->n * sizeof *held);
    bool was_held = false;
    while (!is_complete(p) && bx_paging_let_go(p)) {
        was_held = true;
        fill(p);
    }
    if (is_complete(p) || !was_held)
        return;
    memcpy(p->is_held, held, (size_t)p->n * sizeof *held);
    memcpy(p->now.page_of, page_of, size);
    fill(p);
}

static void find_pages(bx_pager *p)
{
    begin(p);
    bx_paging_hold(p);
    if (!bx_paging_is_settled(p)) {
        bx_pager_run(p, p->n_measured, measure, p);
        bx_paging_mend(p);
    }
    fill(p);
    fill_more(p);
}

/* Has the page room for what is left? In drafts it is the last one's. */
static bool has_place(const bx_pager *p, int item, int page)
{
    if (p->best.page_of[item] >= 0)
        return p->best.page_of[item] == page;
    return p->wishes->is_draft && page == p->n - 1;
}

static void name_items(const bx_pager *p, const bx_page *page, bx_diags *diags)
{
    g_autoptr(GString) names = g_string_new(NULL);
    if (!page->n_items)
        return;
    for (int i = 0; i < page->n_items; i++)
        g_string_append_printf(names, "%s%s", i ? ", " : "",
                               p->issue->items[page->items[i]].name);
    bx_diag(diags, BX_D_N_FLOW_PAGE, page->span, BX_PAGE(page), names->str);
}

static bx_page fill_page(const bx_pager *p, int i, bx_diags *diags)
{
    bx_page page = *bx_pager_page(p, i);
    int *items = BX_NEW_ARRAY(p->arena, page.n_items + p->issue->n_pool, int), n = 0;
    for (int k = 0; k < page.n_items; k++)
        bx_pager_put(p, items, &n, page.items[k]);
    for (int k = 0; k < p->issue->n_pool; k++)
        if (has_place(p, p->issue->pool[k], i))
            bx_pager_put(p, items, &n, p->issue->pool[k]);
    bx_page_set_items(p->arena, p->issue->items, items, n, &page);
    bx_page_read_wishes(p->arena,
                        &(bx_page_items){p->issue->items, p->issue->n_items, true}, &page,
                        diags);
    return page;
}

static bx_issue *fill_issue(const bx_pager *p, bx_diags *diags)
{
    bx_issue *issue = bx_copy(p->arena, p->issue, sizeof *p->issue);
    bx_page *pages =
        bx_copy(p->arena, issue->pages, (size_t)issue->n_pages * sizeof *pages);
    for (int i = 0; i < p->n; i++) {
        pages[p->pages[i]] = fill_page(p, i, diags);
        name_items(p, &pages[p->pages[i]], diags);
    }
    bx_pages_settle(p->arena, &(bx_page_items){issue->items, issue->n_items, true}, pages,
                    issue->n_pages, diags);
    issue->pages = pages;
    return issue;
}

/* The issue with so many more pages that flow. */
static const bx_issue *grow(bx_arena *arena, const bx_issue *issue)
{
    bx_issue *grown = bx_copy(arena, issue, sizeof *issue);
    int n = issue->n_pages, more = issue->multiple;
    bx_page *pages = BX_NEW_ARRAY(arena, n + more, bx_page);
    memcpy(pages, issue->pages, (size_t)n * sizeof *pages);
    for (int i = n; i < n + more; i++)
        pages[i] = (bx_page){.number = bx_page_last(&pages[i - 1]) + 1,
                             .flows = true,
                             .span = pages[0].span};
    grown->pages = pages;
    grown->n_pages = n + more;
    return grown;
}

/* One try with as many pages as there are. NULL after reporting: no layout. */
static const bx_setting *find_settings(const bx_pager *p, bx_diags *diags)
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

static bool try_pages(bx_pager *p, const bx_issue *issue, bx_diags *diags)
{
    bx_diags *aside = bx_diags_new(); /* of layouts, which the edition reads again */
    p->issue = issue;
    p->lock = bx_lock_of_pool(p->arena, issue);
    p->on = find_settings(p, aside);
    if (!p->on)
        bx_diags_move(diags, aside);
    bx_diags_free(aside);
    if (p->on)
        find_pages(p);
    return p->on != NULL;
}

static const bx_issue *grow_to(bx_arena *arena, const bx_issue *issue, int last)
{
    while (issue->pages[issue->n_pages - 1].number < last)
        issue = grow(arena, issue);
    return issue;
}

/* With as many pages as are locked, or fewer where there is no copy for so many. NULL
 * after reporting: no layout. */
static const bx_issue *try_as_locked(bx_pager *p, const bx_issue *read, bx_diags *diags)
{
    int last = read->may_grow ? bx_lock_of_pool(p->arena, read).last : 0;
    const bx_issue *issue = grow_to(p->arena, read, last);
    if (!try_pages(p, issue, diags))
        return NULL;
    while (issue->n_pages > read->n_pages && !p->best.left && !is_complete(p)) {
        last = issue->pages[issue->n_pages - 1].number - issue->multiple;
        issue = grow_to(p->arena, read, last);
        try_pages(p, issue, diags);
    }
    return issue;
}

static const bx_issue *page_all(bx_pager *p, const bx_issue *read, bx_diags *diags)
{
    const bx_issue *issue = try_as_locked(p, read, diags);
    if (!issue)
        return NULL;
    for (int left = INT_MAX, now;
         (now = bx_paging_left(p)) && now < left && issue->may_grow; left = now) {
        issue = grow(p->arena, issue);
        try_pages(p, issue, diags);
    }
    bx_paging_lock_report(p, diags);
    const bx_issue *filled = fill_issue(p, diags);
    bool is_wrong = bx_paging_report(p, filled, diags);
    return is_wrong && !p->wishes->is_draft ? NULL : filled;
}

const bx_issue *bx_paging_make(bx_arena *arena, bx_assets *assets, const bx_issue *issue,
                               const bx_paging_wishes *wishes, bx_diags *diags)
{
    int n;
    list_flowing(arena, issue, &n);
    if (!n || !bx_languages_are_known(arena, issue, diags))
        return n ? NULL : issue;
    bx_claims claims = bx_claims_find(arena, issue);
    bx_pager p = {.arena = arena,
                  .work = bx_arena_new(),
                  .assets = assets,
                  .claims = claims,
                  .wishes = wishes};
    const bx_issue *filled = page_all(&p, claims.issue, diags);
    bx_arena_free(p.work);
    return filled;
}
