#include "makeup/jump.h"

#include <glib.h>
#include <limits.h>

#include "makeup/jump_cut.h"
#include "makeup/jump_head.h"
#include "model/jump.h"
#include "model/variant.h"

typedef struct {
    bx_jump_pages of;                /* the issue in it is `issue` */
    bx_issue *issue;                 /* as far as it is settled */
    const bx_issue *const *editions; /* but the first, as they are without jumps */
    bx_diags *diags;
} jumper;

typedef bx_jump_attempt attempt;

static const bx_jump *jump_of(const attempt *a)
{
    return a->pages->issue->items[a->item].jump;
}

/* ---- what is said ---- */

static const char *number_of(const attempt *a, int page)
{
    return bx_format(a->pages->arena, "%s", BX_PAGE(&a->pages->issue->pages[page]));
}

static void report_failure(const jumper *j, const attempt *a)
{
    const bx_item *item = &j->issue->items[a->item];
    const char *own = number_of(a, a->page), *other = number_of(a, a->target);
    if (!a->fills_own)
        bx_diag(j->diags, BX_D_W_JUMP_OWN_PAGE, jump_of(a)->span, item->name, own);
    else if (a->white < INT_MAX)
        bx_diag(j->diags, BX_D_W_JUMP_SHORT, jump_of(a)->span, item->name, own, other,
                BX_INT(a->white));
    else
        bx_diag(j->diags, BX_D_W_JUMP_OVER, jump_of(a)->span, item->name, own, other);
}

static void report_jump(const jumper *j, const attempt *a, const bx_item *rest)
{
    const bx_item *item = &j->issue->items[a->item];
    int there = bx_item_length(rest);
    bx_diag(j->diags, BX_D_N_JUMP, jump_of(a)->span, item->name, number_of(a, a->page),
            number_of(a, a->target), BX_INT(bx_item_length(item) - there), BX_INT(there));
    const bx_part *main = bx_item_find(item, BX_PART_HEADLINE);
    const bx_setting *s = &j->of.on[a->page];
    bx_chars head = jump_of(a)->head;
    if (head.n &&
        !bx_jump_head_repeats(j->of.arena, s->lexicon, s->house, main->text, head))
        bx_diag(j->diags, BX_D_W_JUMP_HEAD, bx_chars_span(head),
                bx_chars_utf8(j->of.arena, head), bx_chars_utf8(j->of.arena, main->text));
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
static bool is_in_all(const jumper *j, const attempt *a, int page)
{
    const char *edition = edition_owning(j, page);
    if (edition)
        bx_diag(j->diags, BX_D_W_JUMP_EDITION, jump_of(a)->span,
                j->issue->items[a->item].name, edition, number_of(a, page));
    return !edition;
}

/* ---- one item ---- */

/* Settles the cut that was found. */
static void settle(const jumper *j, const attempt *a)
{
    bx_issue issue = bx_jump_cut(a, j->of.arena);
    report_jump(j, a, &issue.items[issue.n_items - 1]);
    *j->issue = issue;
}

/* Of the pages behind the one that was found, which the rest fills too, the one with
 * which the issue costs least: in so many rounds together as one page has. A page that
 * flows is filled without it, too, and is not asked. */
static attempt find_cheapest(const jumper *j, const attempt *found, int last)
{
    attempt best = *found, a = *found;
    int64_t least = bx_jump_cost(found);
    int rounds_left = BX_JUMP_ROUNDS;
    for (a.target++; a.target <= last && rounds_left > 0; a.target++) {
        if (edition_owning(j, a.target) || j->issue->pages[a.target].flows)
            continue;
        a.most_rounds = rounds_left;
        bool fills = bx_jump_find_cut(&a);
        int64_t cost = fills ? bx_jump_cost(&a) : least;
        rounds_left -= a.rounds + fills;
        if (cost < least) {
            least = cost;
            best = a;
        }
    }
    return best;
}

/* Settles the cut for the page that was named, or the cheapest one that the rest fills.
 * False: there is none; *failed is the attempt that came nearest. */
static bool find_target(const jumper *j, attempt *a, int first, int last, attempt *failed)
{
    *failed = (attempt){0};
    for (a->target = first; a->target <= last; a->target++) {
        if (edition_owning(j, a->target))
            continue;
        if (bx_jump_find_cut(a)) {
            attempt best = find_cheapest(j, a, last);
            settle(j, &best);
            return true;
        }
        if (!failed->pages || a->white < failed->white)
            *failed = *a;
        if (!a->fills_own)
            break;
    }
    return false;
}

/* With the other items of its page whole; else with those cut that may be, too. */
static void try_item(const jumper *j, attempt *a, int first, int last)
{
    attempt failed;
    bool is_found = find_target(j, a, first, last, &failed);
    if (!is_found && !failed.fills_own && bx_jump_has_others(a)) {
        a->with_others = true;
        is_found = find_target(j, a, first, last, &failed);
    }
    if (!is_found)
        report_failure(j, &failed);
}

static int page_numbered(const bx_issue *issue, int number)
{
    int i = 0;
    while (i < issue->n_pages && !bx_page_is_numbered(&issue->pages[i], number))
        i++;
    return i;
}

/* The pages that its rest may go to; those that an edition has of its own among them are
 * to be left out. False after reporting: there is none. */
static bool find_pages(const jumper *j, const attempt *a, int *first, int *last)
{
    const bx_issue *issue = j->issue;
    const bx_jump *jump = jump_of(a);
    const char *name = issue->items[a->item].name;
    *first = jump->page ? page_numbered(issue, jump->page) : a->page + 1;
    *last = jump->page ? *first : issue->n_pages - 1;
    bool is_there = *first > a->page && *first < issue->n_pages;
    if (!is_there && jump->page)
        bx_diag(j->diags, BX_D_W_JUMP_PAGE, jump->span, name, BX_INT(jump->page),
                number_of(a, a->page));
    else if (!is_there)
        bx_diag(j->diags, BX_D_W_JUMP_LAST, jump->span, name, number_of(a, a->page));
    int shared = *first;
    while (is_there && shared < *last && edition_owning(j, shared))
        shared++;
    return is_there && is_in_all(j, a, shared);
}

static void jump(const jumper *j, int page, int item)
{
    attempt a = {.pages = &j->of, .item = item, .page = page, .target = page};
    const bx_item *it = &j->issue->items[item];
    const bx_layout *l = j->of.on ? j->of.on[page].layout : NULL;
    int first, last;
    if (!bx_jump_may(it))
        bx_diag(j->diags, BX_D_W_JUMP_KIND, jump_of(&a)->span, it->name);
    else if (j->issue->pages[page].flows)
        bx_diag(j->diags, BX_D_W_JUMP_FLOW, jump_of(&a)->span, it->name);
    else if (!l)
        bx_diag(j->diags, BX_D_W_JUMP_LAYOUT, jump_of(&a)->span, it->name);
    else if (!is_in_all(j, &a, page) || !find_pages(j, &a, &first, &last))
        return;
    else if (bx_jump_stands_whole(&a))
        bx_diag(j->diags, BX_D_N_JUMP_WHOLE, jump_of(&a)->span, it->name,
                number_of(&a, page));
    else if (!bx_jump_is_long_enough(&a))
        bx_diag(j->diags, BX_D_W_JUMP_SMALL, jump_of(&a)->span, it->name,
                bx_format(j->of.arena, "%.4g", bx_mm_from_len(l->jump.leave)),
                bx_format(j->of.arena, "%.4g", bx_mm_from_len(l->jump.carry)));
    else
        try_item(j, &a, first, last);
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

/* Of every page; NULL: none can be read, and the edition will say why. */
static const bx_setting *find_settings(const jumper *j, const bx_jump_wishes *wishes,
                                       const char *common, bx_diags *aside)
{
    const bx_issue *issue = j->issue;
    bx_setting base = {.arena = j->of.arena, .diags = aside, .lexicon = wishes->lexicon};
    if (issue->words)
        base.house = bx_house_load(j->of.arena, NULL, issue->words, aside);
    int *pages = BX_NEW_ARRAY(j->of.arena, issue->n_pages, int);
    for (int i = 0; i < issue->n_pages; i++)
        pages[i] = i;
    return bx_page_settings(&base, issue, pages, issue->n_pages, common,
                            &wishes->layouts);
}

static const bx_issue *const *list_editions(const jumper *j, bx_diags *aside)
{
    const bx_issue *issue = j->issue;
    const bx_issue **all = BX_NEW_ARRAY(j->of.arena, issue->n_variants, const bx_issue *);
    for (int i = 1; i < issue->n_variants; i++)
        all[i] = bx_variant_issue(j->of.arena, issue, i, aside);
    return all;
}

/* What is wished of rests that came, and what is said of those that did not. Pages that
 * flow are read when they are filled. */
static void read_wishes(const jumper *j)
{
    bx_issue *issue = j->issue;
    bx_arena *arena = j->of.arena;
    bx_page_items items = {issue->items, issue->n_items, true};
    bx_page *pages = bx_copy(arena, issue->pages, (size_t)issue->n_pages * sizeof *pages);
    bool any_flows = false;
    for (int i = 0; i < issue->n_pages; i++) {
        any_flows = any_flows || pages[i].flows;
        if (!pages[i].flows)
            bx_page_read_wishes(arena, &items, &pages[i], j->diags);
    }
    if (!any_flows)
        bx_pages_settle(arena, &items, pages, issue->n_pages, j->diags);
    issue->pages = pages;
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
    bx_issue *own = bx_copy(arena, issue, sizeof *issue);
    jumper j = {.of = {arena, assets, NULL, own}, .issue = own, .diags = diags};
    bx_assets_report_to(bx_assets_other(assets, 0), NULL);
    const char *common = bx_common_layout(own, &wishes->layouts);
    j.of.on = common ? find_settings(&j, wishes, common, aside) : NULL;
    j.editions = list_editions(&j, aside);
    if (!common || j.of.on) {
        jump_all(&j);
        read_wishes(&j);
    }
    bx_diags_free(aside);
    return j.issue;
}
