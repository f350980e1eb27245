#include "makeup/edition.h"

#include <glib.h>

#include "makeup/leaf.h"
#include "makeup/proof.h"

/* All pages of an issue on one layout, and how good they are together. */
typedef struct {
    const bx_layout *layout;
    bx_made_page *made;
    int n;
    bool is_whole;       /* all copy has a place */
    bool is_unmet;       /* … but for wishes that cannot be met */
    int64_t white, cost; /* white in cells of the grid */
} attempt;

static bool is_wanted(const bx_page *page, const bx_edition_wishes *wishes)
{
    return (page->n_items || page->n_ads) &&
           (!wishes->only_page || wishes->only_page == page->number);
}

static int count_wanted(const bx_issue *issue, const bx_edition_wishes *wishes)
{
    int n = 0;
    for (int i = 0; i < issue->n_pages; i++)
        n += is_wanted(&issue->pages[i], wishes);
    return n;
}

/* Whoever looks on is told which page comes next. */
static void tell_page(const bx_setting *s, int page, int n_pages)
{
    if (s->watch)
        s->watch->now =
            (bx_progress){.layout = s->layout->name, .page = page, .n_pages = n_pages};
}

static const bx_locked_page *locked_at(const bx_edition_wishes *wishes, int page)
{
    return wishes->lock ? wishes->lock->pages[page] : NULL;
}

static attempt try_layout(const bx_setting *s, const bx_issue *issue,
                          const bx_edition_wishes *wishes, bool may_be_over)
{
    attempt a = {.layout = s->layout, .is_whole = true};
    a.made = BX_NEW_ARRAY(s->arena, issue->n_pages, bx_made_page);
    int n_pages = count_wanted(issue, wishes);
    for (int i = 0; i < issue->n_pages; i++) {
        if (!is_wanted(&issue->pages[i], wishes))
            continue;
        tell_page(s, a.n + 1, n_pages);
        bx_made_page made = bx_page_make(s, issue, &issue->pages[i], locked_at(wishes, i),
                                         MAX(wishes->from, BX_LOCK_KEPT), may_be_over);
        a.is_whole = a.is_whole && made.solution.root && !made.over_lines;
        a.is_unmet = a.is_unmet || made.n_unmet;
        if (!a.is_whole && !may_be_over)
            return a;
        a.white += bx_made_page_white(&made);
        a.cost += made.solution.cost;
        a.made[a.n++] = made;
    }
    return a;
}

/* Layouts come smallest first: ties stay with what is there. */
static bool is_better(const attempt *a, const attempt *b)
{
    if (a->is_whole != b->is_whole)
        return a->is_whole;
    return a->white != b->white ? a->white < b->white : a->cost < b->cost;
}

static const bx_layout *named_layout(bx_arena *arena, const bx_issue *issue,
                                     const bx_edition_wishes *wishes, const char **asked,
                                     bx_diags *diags)
{
    *asked = wishes->layout ? wishes->layout : issue->layout;
    for (int i = 0; i < issue->n_pages && !*asked; i++)
        *asked = issue->pages[i].layout;
    for (int i = 0; i < issue->n_pages && !*asked; i++)
        *asked = locked_at(wishes, i) ? locked_at(wishes, i)->layout : NULL;
    if (!*asked)
        return NULL;
    return bx_layout_find(arena, *asked, issue->folder, wishes->layout_paths, BX_NOWHERE,
                          diags);
}

/* The setting on a layout, with the words of both houses: the issue's and the layout's.
 */
static bx_setting on_layout(const bx_setting *base, const bx_layout *layout,
                            bx_diags *diags)
{
    bx_setting s = *base;
    s.layout = layout;
    s.diags = diags;
    if (layout && layout->words)
        s.house = bx_house_load(s.arena, s.house, layout->words, diags);
    return s;
}

static bx_diag_id note_of(const attempt *best, bool is_unmet)
{
    if (best->layout)
        return BX_D_N_LAYOUT_CHOSEN;
    return is_unmet ? BX_D_N_LAYOUT_UNMET : BX_D_N_LAYOUT_LARGEST;
}

/* Tries every layout. What composing has to say is said for the layout that is taken:
 * each trial speaks into a sink of its own. */
static const bx_layout *choose(const bx_setting *base, const bx_issue *issue,
                               const bx_edition_wishes *wishes, attempt *best)
{
    const bx_layout **layouts;
    bx_diags *diags = base->diags;
    int n = bx_layout_list_sheets(base->arena, wishes->layout_paths, &layouts, diags);
    bx_diags *said = bx_diags_new();
    bool is_unmet = false;
    for (int i = 0; i < n; i++) {
        bx_diags *aside = bx_diags_new();
        bx_setting s = on_layout(base, layouts[i], aside);
        attempt a = try_layout(&s, issue, wishes, false);
        is_unmet = is_unmet || a.is_unmet;
        if (a.is_whole && (!best->layout || is_better(&a, best))) {
            *best = a;
            bx_diags *worse = said;
            said = aside;
            aside = worse;
        }
        bx_diags_free(aside);
    }
    bx_diags_move(diags, said);
    bx_diags_free(said);
    const bx_layout *chosen = best->layout ? best->layout : n ? layouts[n - 1] : NULL;
    if (!chosen)
        bx_diag(diags, BX_D_E_NO_LAYOUT, BX_NOWHERE, "");
    else
        bx_diag(diags, note_of(best, is_unmet), BX_NOWHERE, chosen->name,
                chosen->title ? chosen->title : "");
    return chosen;
}

static bool prove(const bx_issue *issue, const attempt *a, const bx_display *pages,
                  int n_pages, bx_diags *diags)
{
    int *may_be_over = g_new0(int, (gsize)issue->n_items + 1);
    bool *is_on_page = g_new0(bool, (gsize)issue->n_items + 1);
    for (int i = 0; i < a->n; i++)
        for (int k = 0; k < a->made[i].page->n_every; k++) {
            int item = a->made[i].page->every[k];
            is_on_page[item] = true;
            may_be_over[item] += a->made[i].over[item];
        }
    for (int i = 0; i < a->n; i++)
        for (int k = 0; k < a->made[i].n_parts; k++)
            if (a->made[i].parts[k].block->index >= 0) /* furniture has none */
                is_on_page[a->made[i].parts[k].block->index] = true;
    for (int i = 0; i < issue->n_items; i++)
        may_be_over[i] += !is_on_page[i]; /* another page was asked for */
    bool is_whole =
        bx_proof(issue->items, issue->n_items, may_be_over, pages, n_pages, diags);
    g_free(may_be_over);
    g_free(is_on_page);
    return is_whole;
}

/* The pages that a page could be; the one that was wished for takes its place. */
static bool find_alternatives(const bx_setting *s, const bx_issue *issue,
                              const bx_edition_wishes *wishes, bx_made_page *made,
                              bx_alternatives *out)
{
    int most = MAX(1, MAX(wishes->n_alternatives, wishes->alternative)), n = 1;
    bx_made_page *pages = BX_NEW_ARRAY(s->arena, most, bx_made_page);
    pages[0] = *made;
    if (most > 1 && made->solution.root)
        n = bx_page_alternatives(s, issue, made, most, pages);
    *out = (bx_alternatives){pages, n};
    if (wishes->alternative > n) {
        bx_diag(s->diags, BX_D_E_ALTERNATIVES_FEW, made->page->span,
                BX_INT(made->page->number), BX_INT(n), BX_INT(wishes->alternative));
        return false;
    }
    *made = pages[MAX(wishes->alternative, 1) - 1];
    return true;
}

/* The same for all pages of an attempt; NULL after reporting. */
static const bx_alternatives *find_all(const bx_setting *s, const bx_issue *issue,
                                       const bx_edition_wishes *wishes, attempt *a)
{
    bx_alternatives *all = BX_NEW_ARRAY(s->arena, a->n, bx_alternatives);
    for (int i = 0; i < a->n; i++)
        if (!find_alternatives(s, issue, wishes, &a->made[i], &all[i]))
            return NULL;
    return all;
}

/* Draws the pages of an attempt and says what there is to say of them. False where not
 * all copy is on them. */
static bool show(const bx_setting *s, const bx_issue *issue,
                 const bx_edition_wishes *wishes, const attempt *a,
                 const bx_alternatives *alternatives, bx_edition *out)
{
    bool is_whole = true;
    bx_display *pages = BX_NEW_ARRAY(s->arena, a->n, bx_display);
    bx_made_page *shown = BX_NEW_ARRAY(s->arena, a->n, bx_made_page);
    bx_alternatives *kept = BX_NEW_ARRAY(s->arena, a->n, bx_alternatives);
    int n = 0;
    for (int i = 0; i < a->n; i++) {
        const bx_made_page *made = &a->made[i];
        bx_display page = bx_page_display(s, issue, made);
        bx_page_report(s, issue, made, &page, wishes->is_draft);
        is_whole =
            is_whole && made->solution.root && (!made->over_lines || wishes->is_draft);
        if (!made->solution.root)
            continue; /* there is nothing to show of it */
        shown[n] = *made;
        kept[n] = alternatives[i];
        pages[n++] = page;
    }
    bx_leaves_check(shown, n, s->diags);
    *out = (bx_edition){a->layout, *s, pages, shown, kept, n};
    return is_whole;
}

bool bx_edition_make(bx_arena *arena, bx_assets *assets, const bx_issue *issue,
                     const bx_edition_wishes *wishes, bx_diags *diags, bx_edition *out)
{
    const char *asked;
    attempt a = {0};
    *out = (bx_edition){0};
    bx_setting base = {.assets = assets,
                       .arena = arena,
                       .diags = diags,
                       .lexicon = wishes->lexicon,
                       .watch = wishes->watch};
    if (issue->words)
        base.house = bx_house_load(arena, NULL, issue->words, diags);
    if (!bx_languages_are_known(arena, issue, diags))
        return false;
    const bx_layout *layout = named_layout(arena, issue, wishes, &asked, diags);
    if (!layout && !asked)
        layout = choose(&base, issue, wishes, &a);
    if (!layout)
        return false;
    bx_setting s = on_layout(&base, layout, a.layout ? NULL : diags);
    s.diags = diags; /* what its words are worth has been said in choose() */
    if (!a.layout)
        a = try_layout(&s, issue, wishes, true);
    if (!a.n) {
        bx_diag(diags, BX_D_E_NO_PAGE, BX_NOWHERE, BX_INT(wishes->only_page));
        return false;
    }
    const bx_alternatives *alternatives = find_all(&s, issue, wishes, &a);
    if (wishes->watch && wishes->watch->is_stopped)
        bx_diag(diags, BX_D_W_STOPPED, BX_NOWHERE, "");
    if (!alternatives)
        return false;
    bool is_whole = show(&s, issue, wishes, &a, alternatives, out);
    return prove(issue, &a, out->pages, out->n_pages, diags) && is_whole;
}
