#include "makeup/page_options.h"

#include <glib.h>
#include <limits.h>

#include "makeup/flow.h"

enum {
    WINDOW_PERCENT = 150, /* of the page's cells: items further down are too late */
    MOST_LEADS = 3,       /* the best item may be too long for the page: then the next */
    DISORDER_COST = 1000, /* thousandths: an item stands on an earlier page than one that
                             is more important, as much as a headline a grade too small */
    SHARE_COST = 225,     /* per cell of copy that a page takes over or under its share:
                             what it leaves, the others must take; beside what cuts cost */
    EVEN_PERCENT = 10,    /* of a share: so far off it costs no more than SHARE_COST */
    EVEN_COST = 20000, /* per cell further off: more than an item costs by being there */
    ROOM_PERCENT = 97, /* of a page filled by room: heads and pictures stretch */
    MOST_TRIED = 12,   /* sets that are held against wishes, for one window */
};

/* What a window is looked at for. */
typedef enum {
    FULL,     /* pages that are filled and meet the wishes */
    WHITE,    /* … or leave white */
    UNWISHED, /* pages with white at least: the wishes cannot be met */
} look_for;

/* Pairs of which the less important one is taken and the other is left for later. */
static int disorder(bx_rank_set items, int n)
{
    int pairs = 0;
    for (int i = 0; i < n; i++)
        if (!(items >> i & 1))
            pairs += __builtin_popcountll(items >> i);
    return pairs;
}

/* Is it this page or a later one, of the same section, that is to be filled? */
static bool shares(const bx_window *w, int page)
{
    return page >= w->page && !w->p->is_held[page] &&
           !g_strcmp0(bx_pager_page(w->p, page)->section,
                      bx_pager_page(w->p, w->page)->section);
}

static int cells_of_pages(const bx_window *w)
{
    const bx_pager *p = w->p;
    int cells = bx_window_page_cells(w);
    for (int i = w->page + 1; i < p->n; i++)
        if (shares(w, i))
            cells += p->on[i].layout->columns * p->on[i].layout->lines;
    return cells;
}

/* Of the items that these pages have, and those of the pool for them that no page has. */
static int cells_of_items(const bx_window *w)
{
    const bx_pager *p = w->p;
    int cells = 0;
    for (int i = w->page; i < p->n; i++)
        for (int k = 0; shares(w, i) && k < bx_pager_page(p, i)->n_items; k++)
            cells += p->good[bx_pager_page(p, i)->items[k]];
    for (int i = 0; i < p->issue->n_pool; i++) {
        int item = p->issue->pool[i];
        if (p->now.page_of[item] < 0 &&
            bx_page_may_take(bx_pager_page(p, w->page), &p->issue->items[item]))
            cells += p->good[item];
    }
    return cells;
}

/* Of the copy that is left for it and the pages behind it. */
static int share_of(const bx_window *w)
{
    return (int)((int64_t)cells_of_items(w) * bx_window_page_cells(w) /
                 MAX(1, cells_of_pages(w)));
}

static bx_page_option option_of(const bx_window *w, int share, const bx_filling *filling)
{
    int64_t white = w->layout->weights[BX_WEIGHT_WHITE], uneven = 0;
    int cells = 0, lacking = 0;
    for (int i = 0; i < w->n; i++)
        cells += filling->items >> i & 1 ? w->p->good[w->items[i]] : 0;
    if (w->p->is_even) {
        lacking = (bx_window_page_cells(w) - share) / w->layout->columns;
        uneven = MAX(0, ABS(cells - share) - share * EVEN_PERCENT / 100);
    }
    return (bx_page_option){
        .items = filling->items,
        .white = filling->white,
        .cost = filling->cost + MAX(0, filling->white - lacking) * white +
                (int64_t)DISORDER_COST * disorder(filling->items, w->n) +
                (int64_t)SHARE_COST * ABS(cells - share) + EVEN_COST * uneven};
}

static gint by_cost(gconstpointer a, gconstpointer b)
{
    const bx_page_option *one = a, *two = b;
    return one->cost < two->cost ? -1 : one->cost > two->cost;
}

/* Is there a page of the set that meets all wishes? *more: lines of white that it has
 * more by them. */
static bool meets_wishes(const bx_window *w, const bx_page_option *o, int *more)
{
    int items[BX_MAX_BLOCKS], n = 0, white = 0;
    const bx_block *blocks[BX_MAX_BLOCKS];
    for (int i = 0; i < w->n; i++)
        if (o->items >> i & 1) {
            items[n] = w->items[i];
            blocks[n++] = w->blocks[i];
        }
    if (!bx_page_trial_holds(&w->p->trials[w->page], items, blocks, n, &white))
        return false;
    *more = MAX(0, white - o->white);
    return true;
}

/* Those that meet the wishes, as many as are wanted, as white as they are then: who is
 * wary takes the cost of that into account, and none that would be full without. */
static GArray *list_wished(const bx_window *w, const GArray *all, look_for what)
{
    bool is_wary = w->p->is_wary;
    GArray *held = g_array_new(FALSE, FALSE, sizeof(bx_page_option));
    guint most = is_wary && what != FULL ? MOST_TRIED : BX_MOST_OPTIONS;
    w->p->has_asked = true;
    for (guint i = 0; i < MIN(all->len, MOST_TRIED) && held->len < most; i++) {
        bx_page_option o = g_array_index(all, bx_page_option, i);
        int more;
        if (!meets_wishes(w, &o, &more) || (is_wary && what == FULL && more))
            continue;
        o.white += more;
        if (is_wary)
            o.cost += (int64_t)more * w->layout->weights[BX_WEIGHT_WHITE];
        g_array_append_val(held, o);
    }
    return held;
}

/* The first ones by cost, of those that may be. */
static int choose(const bx_window *w, GArray *all, look_for what, bx_page_option *options)
{
    g_array_sort(all, by_cost); /* it is stable */
    g_autoptr(GArray) wished =
        what != UNWISHED && w->asks ? list_wished(w, all, what) : NULL;
    GArray *from = wished ? wished : all;
    int n = MIN((int)from->len, BX_MOST_OPTIONS);
    if (wished)
        g_array_sort(wished, by_cost);
    for (int i = 0; i < n; i++)
        options[i] = g_array_index(from, bx_page_option, i);
    return n;
}

/* Sets that fill the page with its lead and all that is sure to stand on it: full ones;
 * with white where there is nothing else left to take, or as it must be. */
static int fill(const bx_window *w, look_for what, bx_page_option *options)
{
    int n_fillings;
    bool may_be_white = what != FULL, by_wishes = what != UNWISHED;
    bx_rank_set all = ((bx_rank_set)1 << w->n) - 1, needed = w->sure | 1;
    int share = share_of(w);
    g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(bx_page_option));
    const bx_filling *fillings =
        bx_fillings_find(w->p->work, w->layout, w->blocks, w->n, w->lines,
                         w->is_all || may_be_white ? w->lines : 0, &n_fillings);
    for (int i = 0; i < n_fillings; i++) {
        const bx_filling *f = &fillings[i];
        bool is_rest = w->is_all && f->items == all;
        if ((f->items & needed) != needed || (f->white && !is_rest && !may_be_white) ||
            (by_wishes && !bx_window_is_whole(w, f->items)))
            continue;
        bx_page_option o = option_of(w, share, f);
        g_array_append_val(found, o);
    }
    return choose(w, found, what, options);
}

/* Those that lack others that belong to them are left to another page, unless they are
 * sure to stand here. */
static void leave_parted(const bx_window *w, bx_page_option *o)
{
    for (bool is_over = false; !is_over;) {
        is_over = true;
        for (int i = 0; i < w->n; i++)
            if (o->items >> i & 1 && !(w->sure >> i & 1) && w->with[i] & ~o->items) {
                o->items &= ~((bx_rank_set)1 << i);
                is_over = false;
            }
    }
}

/* Items by rank as long as there is room for them as they like to be, or up to its share.
 */
static int fill_by_room(const bx_window *w, bx_page_option *options)
{
    int room = (bx_window_page_cells(w) - w->ad_cells) * ROOM_PERCENT / 100;
    int share = w->p->is_even ? share_of(w) : INT_MAX;
    bx_page_option o = {0};
    for (int i = 0; i < w->n; i++) {
        int cells = bx_good_cells(w->blocks[i]), liked = w->p->good[w->items[i]];
        bool is_its_own = w->sure >> i & 1;
        bool is_over = cells > room || liked / 2 > share;
        if (!cells || (is_over && !is_its_own && i))
            continue;
        room -= cells;
        share -= liked;
        o.items |= (bx_rank_set)1 << i;
    }
    leave_parted(w, &o);
    options[0] = o;
    return o.items != 0;
}

static int fill_long(bx_window *w, int skipped, bx_page_option *options)
{
    bx_window_list(w->p, w, skipped, BX_MAX_BLOCKS);
    bx_window_compose(w);
    bx_window_narrow(w, BX_MAX_BLOCKS, bx_window_page_cells(w) * 2);
    return fill_by_room(w, options);
}

/* Ways to fill the page from a window behind the first `skipped` candidates. */
static int look(bx_pager *p, int page, int skipped, look_for what, bx_window *w,
                bx_page_option *options)
{
    p->windows_left--;
    *w = bx_window_make(p, page, skipped);
    if (!w->n)
        return 0;
    bool is_long = !w->is_all && bx_window_cells(w) < bx_window_page_cells(w);
    bool is_exact =
        !is_long && !w->ad_cells && bx_pager_page(p, page)->n_items <= BX_WINDOW_ITEMS;
    if (!is_exact || p->is_even) {
        int n = fill_long(w, skipped, options);
        if (!is_exact || !w->asks)
            return n;
        *w = bx_window_make(p, page, skipped);
    }
    bx_window_narrow(w, BX_WINDOW_ITEMS, bx_window_page_cells(w) * WINDOW_PERCENT / 100);
    return fill(w, p->is_even && what == FULL ? WHITE : what, options);
}

int bx_page_options(bx_pager *p, int page, bx_window *w, bx_page_option *options)
{
    int n = 0;
    for (int skipped = 0; !n && skipped < MOST_LEADS && p->windows_left > 0; skipped++)
        n = look(p, page, skipped, FULL, w, options);
    if (!n)
        n = look(p, page, 0, WHITE, w, options);
    if (n || !w->asks)
        return n;
    n = look(p, page, 0, UNWISHED, w, options);
    for (int i = 0; i < n; i++)
        options[i].is_unmet = true;
    return n;
}
