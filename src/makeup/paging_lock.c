#include "makeup/paging_lock.h"

#include <glib.h>
#include <limits.h>
#include <string.h>

#include "makeup/page.h"

enum {
    MOST_MOVES = 40, /* that are tried for one page, … */
    MOVE_PERCENT = 5, /* … those first that leave copy and room equal, where a second item
                         that moves weighs as much as this part of a page */
};

/* A block on a sheet, in the rank that it was tried in. */
typedef struct composed {
    const struct composed *next;
    const bx_layout *layout;
    int lines;
    bool is_lead;
    const bx_block *block;
} composed;

typedef struct {
    bx_pager *p;
    bx_arena *arena;
    const composed **blocks; /* by item */
} holder;

/* An item that goes to another page, and one that comes from there; -1: none. */
typedef struct {
    int out, to, back;
    int misfit; /* cells of copy more or less than both pages hold, … */
    int white;  /* … and lines under them, when it was tried */
} move;

static const bx_locked_page *locked_page(const bx_pager *p, int page)
{
    return p->lock.pages[p->pages[page]];
}

/* ---- does a page hold its items? ---- */

static const bx_block *block_of(holder *h, int page, int item, bool is_lead)
{
    const bx_page_trial *t = &h->p->trials[page];
    const bx_layout *layout = t->setting->layout;
    for (const composed *c = h->blocks[item]; c; c = c->next)
        if (c->layout == layout && c->lines == t->lines && c->is_lead == is_lead)
            return c->block;
    bx_setting s = *t->setting;
    s.arena = h->arena;
    composed *c = BX_NEW(h->arena, composed);
    *c = (composed){h->blocks[item], layout, t->lines, is_lead, NULL};
    c->block = bx_block_make(&s, &h->p->issue->items[item], item, is_lead, t->lines,
                             BX_FIT_EXACT);
    h->blocks[item] = c;
    return c->block;
}

static bool holds(holder *h, int page, int *white)
{
    bx_arena *work = bx_arena_new();
    int n;
    const int *items = bx_pager_list(h->p, work, page, &n);
    const bx_block **blocks = BX_NEW_ARRAY(work, n, const bx_block *);
    for (int i = 0; i < n; i++)
        blocks[i] = block_of(h, page, items[i], i == 0);
    bool does = bx_page_trial_holds(&h->p->trials[page], items, blocks, n, white);
    bx_arena_free(work);
    return does;
}

/* As it will be made: an item may fill no rectangle exactly; and wishes that cannot be
 * met are no matter of room. */
static bool is_makeable(const holder *h, int page)
{
    const bx_page_trial *t = &h->p->trials[page];
    bx_setting s = *t->setting;
    s.arena = bx_arena_new();
    int n;
    const int *items = bx_pager_list(h->p, s.arena, page, &n);
    bx_page filled = bx_page_trial_fill(t, items, n);
    bx_made_page made = bx_page_make(&s, t->issue, &filled, NULL, BX_LOCK_KEPT, false);
    bool is_made = made.solution.root || made.n_unmet || made.lacks_room;
    bx_arena_free(s.arena);
    return is_made;
}

/* ---- what may move ---- */

/* Of a page with its items: the cells they like to have beyond those there are. */
static int surplus(const bx_pager *p, int page)
{
    const bx_page *own = bx_pager_page(p, page);
    int cells = -bx_page_trial_cells(&p->trials[page]);
    for (int i = 0; i < own->n_items; i++)
        cells += p->good[own->items[i]];
    for (int i = 0; i < p->issue->n_pool; i++)
        if (p->now.page_of[p->issue->pool[i]] == page)
            cells += p->good[p->issue->pool[i]];
    return cells;
}

/* It stays with those that belong to it. */
static bool is_bound(const bx_pager *p, int item)
{
    for (int i = 0; i < p->n_measured; i++)
        if (bx_claims_bind(&p->claims, item, p->measured[i]))
            return true;
    return false;
}

static void consider(const bx_pager *p, int page, move m, GArray *moves)
{
    const bx_item *items = p->issue->items;
    int moved = p->good[m.out] - (m.back < 0 ? 0 : p->good[m.back]);
    int cells = bx_page_trial_cells(&p->trials[page]);
    if (moved <= 0 || is_bound(p, m.out) || (m.back >= 0 && is_bound(p, m.back)) ||
        !bx_page_may_take(bx_pager_page(p, m.to), &items[m.out]) ||
        (m.back >= 0 && !bx_page_may_take(bx_pager_page(p, page), &items[m.back])))
        return;
    m.misfit = ABS(surplus(p, page) - moved) + ABS(surplus(p, m.to) + moved) +
               (m.back < 0 ? 0 : cells * MOVE_PERCENT / 100);
    g_array_append_val(moves, m);
}

static void consider_to(const bx_pager *p, int page, int out, int to, GArray *moves)
{
    consider(p, page, (move){out, to, -1, 0, 0}, moves);
    for (int i = p->issue->n_pool - 1; i >= 0; i--)
        if (p->now.page_of[p->issue->pool[i]] == to)
            consider(p, page, (move){out, to, p->issue->pool[i], 0, 0}, moves);
}

static gint by_misfit(gconstpointer a, gconstpointer b)
{
    const move *one = a, *two = b;
    return one->misfit - two->misfit;
}

/* Every move of one item of the page, or of two, the best ones first; of equal ones those
 * of less important items. */
static GArray *list_moves(const bx_pager *p, int page)
{
    GArray *moves = g_array_new(FALSE, FALSE, sizeof(move));
    for (int i = p->issue->n_pool - 1; i >= 0; i--)
        for (int to = 0; p->now.page_of[p->issue->pool[i]] == page && to < p->n; to++)
            if (to != page && p->is_held[to])
                consider_to(p, page, p->issue->pool[i], to, moves);
    g_array_sort(moves, by_misfit); /* it is stable */
    return moves;
}

static void make_move(bx_pager *p, int page, const move *m)
{
    p->now.page_of[m->out] = m->to;
    if (m->back >= 0)
        p->now.page_of[m->back] = page;
}

static void undo_move(bx_pager *p, int page, const move *m)
{
    p->now.page_of[m->out] = page;
    if (m->back >= 0)
        p->now.page_of[m->back] = m->to;
}

static bool try_move(holder *h, int page, move *m)
{
    int here, there;
    make_move(h->p, page, m);
    bool is_good = holds(h, page, &here) && holds(h, m->to, &there);
    undo_move(h->p, page, m);
    if (is_good)
        m->white = here + there;
    return is_good;
}

/* The page loses an item to another, so that both hold theirs: the first such move that
 * leaves no white, else the one that leaves the least. */
static bool mend(holder *h, int page)
{
    g_autoptr(GArray) moves = list_moves(h->p, page);
    move best = {.white = INT_MAX};
    for (guint i = 0; i < MIN(moves->len, MOST_MOVES) && best.white; i++) {
        move *m = &g_array_index(moves, move, i);
        if (try_move(h, page, m) && m->white < best.white)
            best = *m;
    }
    if (best.white < INT_MAX)
        make_move(h->p, page, &best);
    return best.white < INT_MAX;
}

/* ---- items that no page was locked with ---- */

static bool any_is_free_for(const bx_pager *p, const bx_item *item)
{
    for (int i = 0; i < p->n; i++)
        if (!p->is_held[i] && bx_page_may_take(bx_pager_page(p, i), item))
            return true;
    return false;
}

/* The held page with the least white when it has taken the item, too. */
static void add_new(holder *h, int item)
{
    bx_pager *p = h->p;
    int best = -1, least = INT_MAX;
    for (int i = 0; i < p->n && least; i++) {
        int white;
        if (!bx_page_may_take(bx_pager_page(p, i), &p->issue->items[item]))
            continue;
        p->now.page_of[item] = i;
        if (holds(h, i, &white) && white < least) {
            least = white;
            best = i;
        }
    }
    p->now.page_of[item] = best;
}

static void add_all_new(holder *h)
{
    const bx_pager *p = h->p;
    for (int i = 0; i < p->issue->n_pool; i++) {
        int item = p->issue->pool[i];
        if (p->now.page_of[item] < 0 && !any_is_free_for(p, &p->issue->items[item]))
            add_new(h, item);
    }
}

/* ---- holding and letting go ---- */

static bool is_in_pool(const bx_issue *issue, int item)
{
    for (int i = 0; i < issue->n_pool; i++)
        if (issue->pool[i] == item)
            return true;
    return false;
}

/* The page has what it is locked with; on another layout it is not locked. */
static void hold_page(bx_pager *p, int page)
{
    const bx_locked_page *locked = locked_page(p, page);
    const char *layout = p->on[page].layout->name;
    if (!locked || strcmp(locked->layout ? locked->layout : layout, layout) != 0)
        return;
    for (int i = 0; i < locked->n_items; i++) {
        int item = locked->items[i].item;
        if (item < 0)
            continue;
        p->is_held[page] = true;
        if (is_in_pool(p->issue, item))
            p->now.page_of[item] = p->locked_on[item] = page;
    }
}

static void let_go_from(bx_pager *p, int page)
{
    for (int i = page; i < p->n; i++)
        p->is_held[i] = false;
    for (int i = 0; i < p->issue->n_pool; i++)
        if (p->now.page_of[p->issue->pool[i]] >= page)
            p->now.page_of[p->issue->pool[i]] = -1;
}

static void bring(bx_pager *p, int item, int other)
{
    int *page = &p->now.page_of[item], to = p->now.page_of[other];
    if (to < 0 || *page == to)
        return;
    p->is_other[to] = true;
    if (*page >= 0)
        p->is_other[*page] = true;
    *page = to;
}

/* Those that belong together since they were locked go to the first one's page. */
static void gather(bx_pager *p)
{
    for (int i = 0; i < p->issue->n_pool; i++)
        for (int k = i + 1; k < p->issue->n_pool; k++) {
            int item = p->issue->pool[i], other = p->issue->pool[k];
            if (bx_claims_bind(&p->claims, item, other))
                bring(p, p->now.page_of[item] < 0 ? item : other,
                      p->now.page_of[item] < 0 ? other : item);
        }
}

void bx_paging_hold(bx_pager *p)
{
    for (int i = 0; i < p->n; i++)
        hold_page(p, i);
    gather(p);
}

static bool is_as_locked(const bx_pager *p, int page)
{
    return p->is_held[page] && !p->is_other[page] && !locked_page(p, page)->n_changed;
}

bool bx_paging_is_settled(const bx_pager *p)
{
    bool is_settled = true;
    for (int i = 0; i < p->n; i++)
        is_settled = is_settled && is_as_locked(p, i);
    for (int i = 0; i < p->issue->n_pool; i++)
        is_settled = is_settled && p->now.page_of[p->issue->pool[i]] >= 0;
    return is_settled;
}

void bx_paging_mend(bx_pager *p)
{
    holder h = {p, bx_arena_new(), NULL};
    h.blocks = BX_NEW_ARRAY(h.arena, p->issue->n_items, const composed *);
    for (int i = 0; i < p->n; i++) {
        p->is_misfit[i] = p->is_held[i] && !is_as_locked(p, i) && !is_makeable(&h, i);
        if (p->is_misfit[i] && !mend(&h, i))
            let_go_from(p, i);
    }
    add_all_new(&h);
    bx_arena_free(h.arena);
}

bool bx_paging_let_go(bx_pager *p)
{
    int n_held = 0;
    for (int i = 0; i < p->n; i++)
        n_held += p->is_held[i];
    int more = MAX(1, p->n - n_held), page = p->n;
    while (page > 0 && more > 0)
        more -= p->is_held[--page];
    let_go_from(p, page);
    return n_held > 0;
}

/* ---- what is said ---- */

static int first_anew(const bx_pager *p)
{
    int page = p->n;
    while (page > 0 && !p->is_held[page - 1])
        page--;
    while (page < p->n && !locked_page(p, page))
        page++;
    return page;
}

void bx_paging_lock_report(const bx_pager *p, bx_diags *diags)
{
    int anew = first_anew(p);
    for (int i = 0; i < p->n; i++)
        if (p->is_misfit[i])
            bx_diag(diags, BX_D_W_FLOW_MISFIT, locked_page(p, i)->span,
                    BX_PAGE(bx_pager_page(p, i)), locked_page(p, i)->changed);
    for (int i = 0; i < p->issue->n_pool; i++) {
        int item = p->issue->pool[i], from = p->locked_on[item];
        int to = p->best.page_of[item];
        if (from >= 0 && from < anew && to >= 0 && to != from)
            bx_diag(diags, BX_D_N_FLOW_MOVED, p->issue->items[item].span,
                    p->issue->items[item].name, BX_PAGE(bx_pager_page(p, from)),
                    BX_PAGE(bx_pager_page(p, to)));
    }
    if (anew < p->n)
        bx_diag(diags, BX_D_N_FLOW_ANEW, locked_page(p, anew)->span,
                BX_PAGE(bx_pager_page(p, anew)));
}
