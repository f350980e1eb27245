#include "makeup/jump.h"

#include <glib.h>
#include <limits.h>
#include <string.h>

#include "makeup/flow.h"
#include "makeup/jump_head.h"
#include "makeup/page.h"
#include "model/jump.h"
#include "model/variant.h"

enum {
    GUESS_PERCENT = 75, /* of the lines that a page lacks: heads and pictures take some */
    LATER = 40,         /* characters that a later cut is tried at, twice as many … */
    MOST_LATER = 6,     /* … every time, so often */
};

typedef struct {
    bx_arena *arena;
    bx_assets *assets;
    const bx_setting *on;            /* of each page; NULL: no layout is named */
    const bx_issue *const *editions; /* but the first, as they are without jumps */
    bx_issue *issue;                 /* as far as it is settled */
    bx_diags *diags;
} jumper;

/* An item that asks, on its page, and the page that its rest is tried on. */
typedef struct {
    const jumper *j;
    int item, page, target;
    int earliest,
        latest;      /* characters that the rest may begin with, as far as is known */
    bool has_latest; /* … for behind it the other page lacks copy */
    int from, to;    /* those that are tried now */
    int later;       /* tries that were too early, in a row */
    int white;       /* lines the target lacked at best; INT_MAX: it never did */
    bool fills_own;  /* there was a cut that filled the item's own page */
} attempt;

/* ---- trial pages ---- */

/* The page as it would be, in an arena for trials. */
static bx_made_page make(const jumper *j, bx_arena *work, const bx_issue *issue, int page)
{
    bx_setting s = j->on[page];
    s.arena = work;
    s.assets = bx_assets_other(j->assets, 0);
    s.diags = NULL;
    return bx_page_make(&s, issue, &issue->pages[page], NULL, BX_LOCK_KEPT, false);
}

static bool is_filled(const bx_made_page *made)
{
    return made->solution.root && !made->over_lines && !bx_made_page_white(made);
}

static const bx_jump *jump_of(const attempt *a)
{
    return a->j->issue->items[a->item].jump;
}

/* A name that no other item has. */
static const char *rest_name(const jumper *j, const char *name)
{
    const char *called = bx_format(j->arena, "%s续", name);
    for (int i = 0; i < j->issue->n_items; i++)
        if (bx_item_is_named(&j->issue->items[i], called))
            return rest_name(j, called);
    return called;
}

static bx_piece *piece_of(const attempt *a, bx_arena *arena, bx_piece_kind kind)
{
    const bx_issue *issue = a->j->issue;
    int other = kind == BX_PIECE_HEAD ? a->target : a->page;
    bx_piece *piece = BX_NEW(arena, bx_piece);
    *piece = (bx_piece){.kind = kind,
                        .item = a->item,
                        .rest = issue->n_items,
                        .page = issue->pages[other].number,
                        .from = a->from,
                        .to = a->to};
    return piece;
}

static void add_to_page(bx_arena *arena, bx_issue *issue, int page, int item)
{
    bx_page *pages = bx_copy(arena, issue->pages, (size_t)issue->n_pages * sizeof *pages);
    int n = pages[page].n_items;
    int *items = BX_NEW_ARRAY(arena, n + 1, int);
    memcpy(items, pages[page].items, (size_t)n * sizeof *items);
    items[n] = item;
    bx_page_set_items(arena, issue->items, items, n + 1, &pages[page]);
    issue->pages = pages;
}

/* The issue with the item in two pieces; its rest, where it is one cut, on the target. */
static bx_issue cut_issue(const attempt *a, bx_arena *arena)
{
    bx_issue issue = *a->j->issue;
    int n = issue.n_items;
    bx_item *items = BX_NEW_ARRAY(arena, n + 1, bx_item);
    memcpy(items, issue.items, (size_t)n * sizeof *items);
    items[a->item].piece = piece_of(a, arena, BX_PIECE_HEAD);
    issue.items = items;
    if (a->from != a->to)
        return issue;
    items[n] =
        bx_jump_rest(arena, &issue.items[a->item], rest_name(a->j, items[a->item].name),
                     piece_of(a, arena, BX_PIECE_REST));
    issue.n_items++;
    add_to_page(arena, &issue, a->target, n);
    return issue;
}

/* ---- rounds ---- */

static int cut_on(const bx_made_page *made, int item)
{
    for (int i = 0; i < made->n_parts; i++)
        if (made->parts[i].block->index == item)
            return made->parts[i].shape->filling.end.rest;
    return -1;
}

/* The item's own page with the cuts that are tried. False: none of them fills it; else
 * the one that it takes is the only one left. */
static bool try_own_page(attempt *a)
{
    bx_arena *work = bx_arena_new();
    bx_issue issue = cut_issue(a, work);
    bx_made_page made = make(a->j, work, &issue, a->page);
    bool fills = is_filled(&made);
    int rest = fills ? cut_on(&made, a->item) : -1;
    bx_arena_free(work);
    if (rest >= 0)
        a->from = a->to = rest;
    a->fills_own = a->fills_own || rest >= 0;
    return rest >= 0;
}

typedef enum { TARGET_FULL, TARGET_SHORT, TARGET_OVER } target_state;

/* May a page be left short, for another rest that will come to it? */
static bool waits_for_more(const attempt *a)
{
    const bx_issue *issue = a->j->issue;
    int number = issue->pages[a->target].number;
    for (int p = a->page; p < a->target; p++)
        for (int i = 0; i < issue->pages[p].n_items; i++) {
            const bx_item *item = &issue->items[issue->pages[p].items[i]];
            bool is_done = p == a->page && issue->pages[p].items[i] == a->item;
            if (!is_done && !item->piece && item->jump && item->jump->page == number)
                return true;
        }
    return false;
}

/* The target with the rest behind the one cut; *white lines of a column are empty. */
static target_state try_target(attempt *a, int *white)
{
    bx_arena *work = bx_arena_new();
    bx_issue issue = cut_issue(a, work);
    *white = 0;
    if (issue.pages[a->target].flows) {
        bx_arena_free(work);
        return TARGET_FULL; /* it will be filled round the rest */
    }
    bx_made_page made = make(a->j, work, &issue, a->target);
    target_state state = made.solution.root ? TARGET_SHORT : TARGET_OVER;
    if (state == TARGET_SHORT)
        *white = bx_made_page_white(&made);
    bx_arena_free(work);
    if (state == TARGET_SHORT && (!*white || waits_for_more(a)))
        state = TARGET_FULL;
    return state;
}

/* No cut of those tried fills the item's own page: the others of those that may be.
 * False: there are none. */
static bool try_others(attempt *a)
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
static bool try_earlier(attempt *a, int white)
{
    int column = a->j->on[a->target].layout->measure_chars;
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
static bool try_later(attempt *a)
{
    int by = LATER << MIN(a->later++, MOST_LATER);
    a->earliest = a->to + 1;
    a->from = a->has_latest ? a->earliest + (a->latest - a->earliest) / 2
                            : MIN(a->earliest + by, a->latest);
    a->to = a->latest;
    return a->earliest <= a->latest;
}

/* Both pages filled; `from` says where the rest begins then. */
static bool find_cut(attempt *a)
{
    a->earliest = a->from = 0;
    a->latest = a->to = a->j->issue->items[a->item].n_chars;
    a->white = INT_MAX;
    bool goes_on = true;
    for (int round = 0; round < BX_JUMP_ROUNDS && goes_on; round++) {
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

/* ---- what is said ---- */

static const char *number_of(const attempt *a, int page)
{
    return bx_format(a->j->arena, "%d", a->j->issue->pages[page].number);
}

static void report_failure(const attempt *a)
{
    const bx_item *item = &a->j->issue->items[a->item];
    const char *own = number_of(a, a->page), *other = number_of(a, a->target);
    if (!a->fills_own)
        bx_diag(a->j->diags, BX_D_W_JUMP_OWN_PAGE, jump_of(a)->span, item->name, own);
    else if (a->white < INT_MAX)
        bx_diag(a->j->diags, BX_D_W_JUMP_SHORT, jump_of(a)->span, item->name, own, other,
                BX_INT(a->white));
    else
        bx_diag(a->j->diags, BX_D_W_JUMP_OVER, jump_of(a)->span, item->name, own, other);
}

static void report_jump(const attempt *a, const bx_item *rest)
{
    const bx_item *item = &a->j->issue->items[a->item];
    int there = bx_item_length(rest);
    bx_diag(a->j->diags, BX_D_N_JUMP, jump_of(a)->span, item->name, number_of(a, a->page),
            number_of(a, a->target), BX_INT(bx_item_length(item) - there), BX_INT(there));
    const bx_part *main = bx_item_find(item, BX_PART_HEADLINE);
    const bx_setting *s = &a->j->on[a->page];
    bx_chars head = jump_of(a)->head;
    if (head.n &&
        !bx_jump_head_repeats(a->j->arena, s->lexicon, s->house, main->text, head))
        bx_diag(a->j->diags, BX_D_W_JUMP_HEAD, bx_chars_span(head),
                bx_chars_utf8(a->j->arena, head), bx_chars_utf8(a->j->arena, main->text));
}

/* ---- editions ---- */

/* The edition that has other things on a page than the first one; NULL: none. */
static const char *edition_owning(const jumper *j, int page)
{
    for (int i = 1; i < j->issue->n_variants; i++)
        if (j->editions[i]->pages[page].is_own)
            return j->issue->variants[i].name;
    return NULL;
}

/* Both pieces stand in all editions. False after reporting. */
static bool is_in_all(const attempt *a, int page)
{
    const jumper *j = a->j;
    const char *edition = edition_owning(j, page);
    if (edition)
        bx_diag(j->diags, BX_D_W_JUMP_EDITION, jump_of(a)->span,
                j->issue->items[a->item].name, edition, number_of(a, page));
    return !edition;
}

/* ---- one item ---- */

/* Settles the cut that was found. */
static void settle(const attempt *a)
{
    bx_issue issue = cut_issue(a, a->j->arena);
    report_jump(a, &issue.items[issue.n_items - 1]);
    *a->j->issue = issue;
}

/* A rest that is short enough, on the page that was named, or on the first one that it
 * fills. */
static void find_target(attempt *a, int first, int last)
{
    attempt failed = {0};
    for (a->target = first; a->target <= last; a->target++) {
        if (edition_owning(a->j, a->target))
            continue;
        if (find_cut(a)) {
            settle(a);
            return;
        }
        bool is_nearer = failed.j && a->white >= failed.white;
        if (!is_nearer)
            failed = *a;
        if (!a->fills_own)
            break;
    }
    report_failure(&failed);
}

/* Is there as much of it as has to stay and to go? */
static bool is_long_enough(const attempt *a)
{
    const jumper *j = a->j;
    bx_arena *work = bx_arena_new();
    attempt any = *a;
    any.to = j->issue->items[a->item].n_chars;
    bx_issue issue = cut_issue(&any, work);
    bx_setting s = j->on[a->page];
    s.arena = work;
    s.assets = bx_assets_other(j->assets, 0);
    s.diags = NULL;
    const bx_item *item = &issue.items[a->item];
    const bx_flow *flow = bx_flow_make(bx_setting_for(&s, item), item, s.layout->measure);
    bool is_enough = flow->min_rows <= flow->max_rows;
    bx_arena_free(work);
    return is_enough;
}

/* Does its page hold it whole? */
static bool stands_whole(const attempt *a)
{
    bx_arena *work = bx_arena_new();
    bx_made_page made = make(a->j, work, a->j->issue, a->page);
    bool stands = made.solution.root != NULL;
    bx_arena_free(work);
    return stands;
}

static int page_numbered(const bx_issue *issue, int number)
{
    int i = 0;
    while (i < issue->n_pages && issue->pages[i].number != number)
        i++;
    return i;
}

/* The pages that its rest may go to; those that an edition has of its own among them are
 * to be left out. False after reporting: there is none. */
static bool find_pages(const attempt *a, int *first, int *last)
{
    const bx_issue *issue = a->j->issue;
    const bx_jump *jump = jump_of(a);
    const char *name = issue->items[a->item].name;
    *first = jump->page ? page_numbered(issue, jump->page) : a->page + 1;
    *last = jump->page ? *first : issue->n_pages - 1;
    bool is_there = *first > a->page && *first < issue->n_pages;
    if (!is_there && jump->page)
        bx_diag(a->j->diags, BX_D_W_JUMP_PAGE, jump->span, name, BX_INT(jump->page),
                number_of(a, a->page));
    else if (!is_there)
        bx_diag(a->j->diags, BX_D_W_JUMP_LAST, jump->span, name, number_of(a, a->page));
    int shared = *first;
    while (is_there && shared < *last && edition_owning(a->j, shared))
        shared++;
    return is_there && is_in_all(a, shared);
}

static bool has_paragraph(const bx_item *item)
{
    return bx_item_find(item, BX_PART_PARAGRAPH) != NULL;
}

static void jump(const jumper *j, int page, int item)
{
    attempt a = {.j = j, .item = item, .page = page, .target = page};
    const bx_item *it = &j->issue->items[item];
    const bx_layout *l = j->on ? j->on[page].layout : NULL;
    int first, last;
    if (!bx_item_find(it, BX_PART_HEADLINE) || !has_paragraph(it) || it->group)
        bx_diag(j->diags, BX_D_W_JUMP_KIND, jump_of(&a)->span, it->name);
    else if (j->issue->pages[page].flows)
        bx_diag(j->diags, BX_D_W_JUMP_FLOW, jump_of(&a)->span, it->name);
    else if (!l)
        bx_diag(j->diags, BX_D_W_JUMP_LAYOUT, jump_of(&a)->span, it->name);
    else if (!is_in_all(&a, page) || !find_pages(&a, &first, &last))
        return;
    else if (stands_whole(&a))
        bx_diag(j->diags, BX_D_N_JUMP_WHOLE, jump_of(&a)->span, it->name,
                number_of(&a, page));
    else if (!is_long_enough(&a))
        bx_diag(j->diags, BX_D_W_JUMP_SMALL, jump_of(&a)->span, it->name,
                bx_format(j->arena, "%.4g", bx_mm_from_len(l->jump.leave)),
                bx_format(j->arena, "%.4g", bx_mm_from_len(l->jump.carry)));
    else
        find_target(&a, first, last);
}

/* ---- all ---- */

static bool is_alone(const bx_page *page, int item)
{
    for (int i = 0; i < page->n_items; i++)
        if (page->items[i] == item)
            return true;
    return false;
}

/* Items in a frame of several stand whole. */
static void report_grouped(const jumper *j, const bx_page *page, int item)
{
    const bx_item *it = &j->issue->items[item];
    if (it->jump && !is_alone(page, item))
        bx_diag(j->diags, BX_D_W_JUMP_KIND, it->jump->span, it->name);
    const bx_group *briefs = bx_item_briefs(it);
    for (int i = 0; briefs && i < briefs->n_items; i++)
        if (briefs->items[i].jump)
            bx_diag(j->diags, BX_D_W_JUMP_KIND, briefs->items[i].jump->span,
                    briefs->items[i].name);
}

/* So do those that are of one edition alone. */
static void report_owned(const jumper *j, const bx_variant *edition, const bx_item *item)
{
    if (item->jump)
        bx_diag(j->diags, BX_D_W_JUMP_OWNED, item->jump->span, item->name, edition->name);
    const bx_group *briefs = bx_item_briefs(item);
    for (int i = 0; briefs && i < briefs->n_items; i++)
        report_owned(j, edition, &briefs->items[i]);
}

static void report_editions(const jumper *j)
{
    for (int i = 1; i < j->issue->n_variants; i++) {
        const bx_variant *v = &j->issue->variants[i];
        for (int k = 0; k < v->n_exchanges; k++)
            if (!v->exchanges[k].is_same)
                report_owned(j, v, &v->exchanges[k].by);
        for (int k = 0; k < v->n_items; k++)
            report_owned(j, v, &v->items[k]);
    }
}

static void jump_all(const jumper *j)
{
    for (int p = 0; p < j->issue->n_pages; p++) {
        const bx_page page = j->issue->pages[p]; /* before a rest is added to it */
        for (int i = 0; i < page.n_items; i++)
            if (j->issue->items[page.items[i]].jump)
                jump(j, p, page.items[i]);
        for (int i = 0; i < page.n_every; i++)
            report_grouped(j, &page, page.every[i]);
    }
    for (int i = 0; i < j->issue->n_pool; i++) {
        const bx_item *item = &j->issue->items[j->issue->pool[i]];
        if (item->jump)
            bx_diag(j->diags, BX_D_W_JUMP_FLOW, item->jump->span, item->name);
    }
    report_editions(j);
}

static bool any_asks(const bx_item *items, int n)
{
    for (int i = 0; i < n; i++) {
        const bx_group *group = items[i].group;
        if (items[i].jump || (group && any_asks(group->items, group->n_items)))
            return true;
    }
    return false;
}

static bool asks(const bx_issue *issue)
{
    for (int i = 1; i < issue->n_variants; i++) {
        const bx_variant *v = &issue->variants[i];
        if (any_asks(v->items, v->n_items))
            return true;
        for (int k = 0; k < v->n_exchanges; k++)
            if (any_asks(&v->exchanges[k].by, 1))
                return true;
    }
    return any_asks(issue->items, issue->n_items);
}

/* Of every page; NULL: none is named, or the edition will say what is wrong with it. */
static const bx_setting *find_settings(const jumper *j, const bx_jump_wishes *wishes,
                                       bx_diags *aside)
{
    const bx_issue *issue = j->issue;
    const char *common = bx_common_layout(issue, &wishes->layouts);
    bx_setting base = {.arena = j->arena, .diags = aside, .lexicon = wishes->lexicon};
    if (!common)
        return NULL;
    if (issue->words)
        base.house = bx_house_load(j->arena, NULL, issue->words, aside);
    int *pages = BX_NEW_ARRAY(j->arena, issue->n_pages, int);
    for (int i = 0; i < issue->n_pages; i++)
        pages[i] = i;
    return bx_page_settings(&base, issue, pages, issue->n_pages, common,
                            &wishes->layouts);
}

static const bx_issue *const *list_editions(const jumper *j, bx_diags *aside)
{
    const bx_issue *issue = j->issue;
    const bx_issue **all = BX_NEW_ARRAY(j->arena, issue->n_variants, const bx_issue *);
    for (int i = 1; i < issue->n_variants; i++)
        all[i] = bx_variant_issue(j->arena, issue, i, aside);
    return all;
}

const bx_issue *bx_jumps_make(bx_arena *arena, bx_assets *assets, const bx_issue *issue,
                              const bx_jump_wishes *wishes, bx_diags *diags)
{
    if (!asks(issue))
        return issue;
    bx_diags *aside = bx_diags_new(); /* of layouts, which the edition reads again */
    if (!bx_languages_are_known(arena, issue, aside)) {
        bx_diags_free(aside);
        return issue;
    }
    jumper j = {.arena = arena,
                .assets = assets,
                .issue = bx_copy(arena, issue, sizeof *issue),
                .diags = diags};
    bx_assets_report_to(bx_assets_other(assets, 0), NULL);
    j.on = find_settings(&j, wishes, aside);
    j.editions = list_editions(&j, aside);
    jump_all(&j);
    bx_diags_free(aside);
    return j.issue;
}
