#include "makeup/jump_cut.h"

#include <glib.h>
#include <limits.h>
#include <string.h>

#include "makeup/flow.h"
#include "makeup/page.h"
#include "model/jump.h"

enum {
    GUESS_PERCENT = 75, /* of the lines that a page lacks: heads and pictures take some */
    LATER = 40,         /* characters that a later cut is tried at, twice as many … */
    MOST_LATER = 6,     /* … every time, so often */
};

bool bx_jump_may(const bx_item *item)
{
    return item->jump && !item->group && bx_item_find(item, BX_PART_HEADLINE) &&
           bx_item_find(item, BX_PART_PARAGRAPH);
}

/* ---- trial pages ---- */

/* The page as it would be, in an arena for trials. */
static bx_made_page make(const bx_jump_pages *pages, bx_arena *work,
                         const bx_issue *issue, int page)
{
    bx_setting s = pages->on[page];
    s.arena = work;
    s.assets = bx_assets_other(pages->assets, 0);
    s.diags = NULL;
    return bx_page_make(&s, issue, &issue->pages[page], NULL, BX_LOCK_KEPT, false);
}

static bool is_filled(const bx_made_page *made)
{
    return made->solution.root && !made->over_lines && !bx_made_page_white(made);
}

/* A name that no other item has. */
static const char *rest_name(const bx_jump_pages *pages, const char *name)
{
    const char *called = bx_format(pages->arena, "%s" BX_REST_MARK, name);
    for (int i = 0; i < pages->issue->n_items; i++)
        if (bx_item_is_named(&pages->issue->items[i], called))
            return rest_name(pages, called);
    return called;
}

static bx_piece *piece_of(const bx_jump_attempt *a, bx_arena *arena, bx_piece_kind kind)
{
    const bx_issue *issue = a->pages->issue;
    int other = kind == BX_PIECE_HEAD ? a->target : a->page;
    bx_piece *piece = BX_NEW(arena, bx_piece);
    *piece = (bx_piece){.kind = kind,
                        .item = a->item,
                        .rest = issue->n_items,
                        .page = issue->pages[other].number,
                        .label = bx_format(arena, "%s", BX_PAGE(&issue->pages[other])),
                        .from = a->from,
                        .to = a->to};
    return piece;
}

/* The rest, with what is wished of it there. */
static void add_to_page(bx_arena *arena, bx_issue *issue, int page, int item)
{
    bx_page *pages = bx_copy(arena, issue->pages, (size_t)issue->n_pages * sizeof *pages);
    int n = pages[page].n_items;
    int *items = BX_NEW_ARRAY(arena, n + 1, int);
    memcpy(items, pages[page].items, (size_t)n * sizeof *items);
    items[n] = item;
    bx_page_set_items(arena, issue->items, items, n + 1, &pages[page]);
    if (!pages[page].flows) {
        bx_page_items all = {issue->items, issue->n_items, false};
        bx_page_read_wishes(arena, &all, &pages[page], NULL);
        bx_pages_settle(arena, &all, pages, issue->n_pages, NULL);
    }
    issue->pages = pages;
}

bx_issue bx_jump_cut(const bx_jump_attempt *a, bx_arena *arena)
{
    bx_issue issue = *a->pages->issue;
    int n = issue.n_items;
    bx_item *items = BX_NEW_ARRAY(arena, n + 1, bx_item);
    memcpy(items, issue.items, (size_t)n * sizeof *items);
    items[a->item].piece = piece_of(a, arena, BX_PIECE_HEAD);
    issue.items = items;
    if (a->from != a->to)
        return issue;
    items[n] = bx_jump_rest(arena, &issue.items[a->item],
                            rest_name(a->pages, items[a->item].name),
                            piece_of(a, arena, BX_PIECE_REST));
    issue.n_items++;
    add_to_page(arena, &issue, a->target, n);
    return issue;
}

/* ---- rounds ---- */

/* Of the items of its page that are tried after it, from place i of the page on, the
 * first one's place; -1: there is none. */
static int next_asking(const bx_jump_attempt *a, int i)
{
    const bx_issue *issue = a->pages->issue;
    const bx_page *page = &issue->pages[a->page];
    bool is_behind = i > 0;
    for (; i < page->n_items; i++) {
        if (is_behind && bx_jump_may(&issue->items[page->items[i]]))
            return i;
        is_behind = is_behind || page->items[i] == a->item;
    }
    return -1;
}

/* They end wherever they may. */
static void cut_others(const bx_jump_attempt *a, bx_arena *arena, bx_issue *issue)
{
    bx_item *items = (bx_item *)issue->items; /* ours: bx_jump_cut made them */
    for (int i = next_asking(a, 0); i >= 0; i = next_asking(a, i + 1)) {
        int other = issue->pages[a->page].items[i];
        bx_piece *piece = piece_of(a, arena, BX_PIECE_HEAD);
        piece->item = other;
        piece->from = 0;
        piece->to = items[other].n_chars;
        items[other].piece = piece;
    }
}

static int cut_on(const bx_made_page *made, int item)
{
    for (int i = 0; i < made->n_parts; i++)
        if (made->parts[i].block->index == item)
            return made->parts[i].shape->filling.end.rest;
    return -1;
}

/* The item's own page with the cuts that are tried. False: none of them fills it; else
 * the one that it takes is the only one left. */
static bool try_own_page(bx_jump_attempt *a)
{
    bx_arena *work = bx_arena_new();
    bx_issue issue = bx_jump_cut(a, work);
    if (a->with_others)
        cut_others(a, work, &issue);
    bx_made_page made = make(a->pages, work, &issue, a->page);
    bool fills = is_filled(&made);
    int rest = fills ? cut_on(&made, a->item) : -1;
    a->own_cost = made.solution.cost;
    bx_arena_free(work);
    if (rest >= 0)
        a->from = a->to = rest;
    a->fills_own = a->fills_own || rest >= 0;
    return rest >= 0;
}

typedef enum { TARGET_FULL, TARGET_SHORT, TARGET_OVER } target_state;

/* May the target be left short, for the rest of an item tried later that goes there? */
static bool waits_for_more(const bx_jump_attempt *a)
{
    const bx_issue *issue = a->pages->issue;
    const bx_page *target = &issue->pages[a->target];
    for (int p = a->page; p < a->target; p++) {
        bool is_later = p > a->page;
        for (int i = 0; i < issue->pages[p].n_items; i++) {
            int at = issue->pages[p].items[i];
            const bx_item *item = &issue->items[at];
            if (is_later && bx_jump_may(item) &&
                bx_page_is_numbered(target, item->jump->page))
                return true;
            is_later = is_later || at == a->item;
        }
    }
    return false;
}

/* The target with the rest behind the one cut; *white lines of a column are empty. */
static target_state try_target(bx_jump_attempt *a, int *white)
{
    bx_arena *work = bx_arena_new();
    bx_issue issue = bx_jump_cut(a, work);
    *white = 0;
    a->target_cost = 0;
    if (issue.pages[a->target].flows) {
        bx_arena_free(work);
        return TARGET_FULL; /* it will be filled round the rest */
    }
    bx_made_page made = make(a->pages, work, &issue, a->target);
    target_state state = made.solution.root ? TARGET_SHORT : TARGET_OVER;
    if (state == TARGET_SHORT)
        *white = bx_made_page_white(&made);
    a->target_cost = made.solution.cost;
    bx_arena_free(work);
    if (state == TARGET_SHORT && (!*white || waits_for_more(a)))
        state = TARGET_FULL;
    return state;
}

/* No cut of those tried fills the item's own page: the others of those that may be.
 * False: there are none. */
static bool try_others(bx_jump_attempt *a)
{
    if (a->from > a->earliest)
        a->latest = a->from - 1;
    else
        a->earliest = a->to + 1;
    a->from = a->earliest;
    a->to = a->latest;
    return a->from <= a->to;
}

/* The target lacks so many lines: the rest has to begin earlier. */
static bool try_earlier(bx_jump_attempt *a, int white)
{
    int column = a->pages->on[a->target].layout->measure_chars;
    int more = white * column * GUESS_PERCENT / 100;
    a->white = MIN(a->white, white);
    a->latest = a->from - 1;
    a->has_latest = true;
    a->from = a->earliest;
    a->to = MAX(a->latest - more, a->earliest);
    a->later = 0;
    return a->earliest <= a->latest;
}

/* The target has too much: the rest has to begin later; how much is not known. */
static bool try_later(bx_jump_attempt *a)
{
    int by = LATER << MIN(a->later++, MOST_LATER);
    a->earliest = a->to + 1;
    a->from = a->has_latest ? a->earliest + (a->latest - a->earliest) / 2
                            : MIN(a->earliest + by, a->latest);
    a->to = a->latest;
    return a->earliest <= a->latest;
}

/* The first round was without the others, where those are cut. */
bool bx_jump_find_cut(bx_jump_attempt *a)
{
    a->earliest = a->from = 0;
    a->latest = a->to = a->pages->issue->items[a->item].n_chars;
    int most = a->most_rounds ? a->most_rounds : BX_JUMP_ROUNDS;
    a->white = INT_MAX;
    a->has_latest = false;
    a->later = 0;
    bool goes_on = true;
    for (a->rounds = a->with_others; a->rounds < most && goes_on; a->rounds++) {
        int white;
        if (!try_own_page(a)) {
            goes_on = try_others(a);
            continue;
        }
        switch (try_target(a, &white)) {
        case TARGET_FULL:
            return true;
        case TARGET_SHORT:
            goes_on = try_earlier(a, white);
            break;
        case TARGET_OVER:
            goes_on = try_later(a);
            break;
        }
    }
    return false;
}

/* Its own page costs the same before, whichever the target is. */
int64_t bx_jump_cost(const bx_jump_attempt *a)
{
    const bx_issue *issue = a->pages->issue;
    int64_t before = 0;
    if (!issue->pages[a->target].flows) {
        bx_arena *work = bx_arena_new();
        before = make(a->pages, work, issue, a->target).solution.cost;
        bx_arena_free(work);
    }
    return a->own_cost + a->target_cost - before;
}

bool bx_jump_has_others(const bx_jump_attempt *a)
{
    return next_asking(a, 0) >= 0;
}

/* ---- whether to try at all ---- */

bool bx_jump_is_long_enough(const bx_jump_attempt *a)
{
    const bx_jump_pages *pages = a->pages;
    bx_arena *work = bx_arena_new();
    bx_jump_attempt any = *a;
    any.to = pages->issue->items[a->item].n_chars;
    bx_issue issue = bx_jump_cut(&any, work);
    bx_setting s = pages->on[a->page];
    s.arena = work;
    s.assets = bx_assets_other(pages->assets, 0);
    s.diags = NULL;
    const bx_item *item = &issue.items[a->item];
    const bx_flow *flow = bx_flow_make(bx_setting_for(&s, item), item, s.layout->measure);
    bool is_enough = flow->min_rows <= flow->max_rows;
    bx_arena_free(work);
    return is_enough;
}

bool bx_jump_stands_whole(const bx_jump_attempt *a)
{
    bx_arena *work = bx_arena_new();
    bx_made_page made = make(a->pages, work, a->pages->issue, a->page);
    bool stands = made.solution.root != NULL;
    bx_arena_free(work);
    return stands;
}
