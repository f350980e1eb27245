#include "model/variant.h"

#include <glib.h>
#include <string.h>

int bx_variant_find(const bx_issue *issue, const char *name)
{
    for (int i = 0; i < issue->n_variants; i++)
        if (!strcmp(issue->variants[i].name, name))
            return i;
    return -1;
}

const char *bx_variant_list(bx_arena *arena, const bx_issue *issue, int but)
{
    const char *list = "";
    for (int i = 0; i < issue->n_variants; i++)
        if (i != but)
            list = bx_format(arena, "%s%s%s", list, *list ? ", " : "",
                             issue->variants[i].name);
    return list;
}

/* ---- items ---- */

/* The other item with the rank of the one whose place it takes, and known by its name. */
static bx_item in_place(const bx_exchange *exchange, const bx_item *of)
{
    bx_item item = exchange->by;
    if (exchange->is_same)
        return item;
    item.priority = of->priority;
    item.stands_for = of;
    return item;
}

/* With characters of its own, to be numbered. */
static bx_item copy_item(bx_arena *arena, const bx_item *item)
{
    bx_item own = *item;
    bx_part *parts = BX_NEW_ARRAY(arena, item->n_parts, bx_part);
    for (int i = 0; i < item->n_parts; i++) {
        const bx_chars text = item->parts[i].text;
        parts[i] = item->parts[i];
        parts[i].text.chars =
            bx_copy(arena, text.chars, (size_t)text.n * sizeof *text.chars);
    }
    own.parts = parts;
    return own;
}

/* The briefs with another one among them. */
static bx_item with_brief(bx_arena *arena, const bx_exchange *exchange,
                          const bx_item *frame, const bx_item *of)
{
    const bx_group *group = bx_item_briefs(frame);
    bx_item *briefs = BX_NEW_ARRAY(arena, group->n_items, bx_item), own = *frame;
    for (int i = 0; i < group->n_items; i++)
        briefs[i] =
            copy_item(arena, i == exchange->brief - 1 ? &exchange->by : &group->items[i]);
    bx_item head = copy_item(arena, frame);
    bx_item anew = bx_group_briefs(arena, bx_item_find(&head, BX_PART_HEADLINE)->text,
                                   briefs, group->n_items, NULL);
    own.parts = anew.parts;
    own.n_parts = anew.n_parts;
    own.n_chars = anew.n_chars;
    own.pictures = anew.pictures;
    own.n_pictures = anew.n_pictures;
    own.group = anew.group;
    own.stands_for = of;
    return own;
}

/* Where an item of a page or column stands: those of the edition are behind all of the
 * issue, which may have become more. */
static int place_of(const bx_issue *issue, const bx_variant *v, int item)
{
    return item < v->first ? item : item - v->first + issue->n_items;
}

static const int *places_of(bx_arena *arena, const bx_issue *issue, const bx_variant *v,
                            const int *items, int n)
{
    int *places = BX_NEW_ARRAY(arena, n, int);
    for (int i = 0; i < n; i++)
        places[i] = place_of(issue, v, items[i]);
    return places;
}

/* Columns refer to the items of their own issue. */
static void point_columns(bx_arena *arena, const bx_issue *issue, const bx_variant *v,
                          bx_item *items)
{
    for (int i = 0; i < issue->n_items + v->n_items; i++) {
        if (!bx_item_column(&items[i]))
            continue;
        bx_group *own = bx_copy(arena, items[i].group, sizeof *own);
        if (i >= issue->n_items)
            own->first = place_of(issue, v, own->first);
        own->items = &items[own->first];
        items[i].group = own;
    }
}

static bx_item *list_items(bx_arena *arena, const bx_issue *issue, const bx_variant *v)
{
    bx_item *items = BX_NEW_ARRAY(arena, issue->n_items + v->n_items, bx_item);
    memcpy(items, issue->items, (size_t)issue->n_items * sizeof *items);
    if (v->n_items)
        memcpy(items + issue->n_items, v->items, (size_t)v->n_items * sizeof *items);
    for (int i = 0; i < v->n_exchanges; i++) {
        int at = v->exchanges[i].item;
        items[at] = v->exchanges[i].brief ? with_brief(arena, &v->exchanges[i],
                                                       &items[at], &issue->items[at])
                                          : in_place(&v->exchanges[i], &issue->items[at]);
    }
    point_columns(arena, issue, v, items);
    return items;
}

/* ---- pages ---- */

static bool is_exchanged(const bx_variant *v, int item)
{
    for (int i = 0; i < v->n_exchanges; i++)
        if (v->exchanges[i].item == item && !v->exchanges[i].is_same)
            return true;
    return false;
}

static bool any_exchanged(const bx_variant *v, const int *items, int n)
{
    for (int i = 0; i < n; i++)
        if (is_exchanged(v, items[i]))
            return true;
    return false;
}

static const char *other(const char *own, const char *issues)
{
    return own ? own : issues;
}

/* The page of the issue with what the edition says of it. New items come without the
 * wishes for the old ones. */
static bx_page over(bx_arena *arena, const bx_issue *issue, const bx_variant *v,
                    bx_item *items, const bx_page *page, const bx_variant_page *own)
{
    bx_page out = *page;
    out.title = other(own->page.title, page->title);
    out.editor = other(own->page.editor, page->editor);
    out.designer = other(own->page.designer, page->designer);
    out.proofreader = other(own->page.proofreader, page->proofreader);
    out.layout = other(own->page.layout, page->layout);
    out.layout_span = own->page.layout ? own->page.layout_span : page->layout_span;
    out.section = other(own->page.section, page->section);
    out.colours = own->page.colours ? own->page.colours : page->colours;
    out.span = own->page.span;
    if (own->has_items) {
        int n = own->page.n_items;
        const int *listed = places_of(arena, issue, v, own->page.items, n);
        const int *ranked = bx_items_rank(arena, items, listed, n);
        bx_page_set_items(arena, items, ranked, n, &out);
        out.asked = (bx_page_wishes){0};
    }
    if (own->has_ads) {
        out.ads = places_of(arena, issue, v, own->page.ads, own->page.n_ads);
        out.n_ads = own->page.n_ads;
    }
    if (own->page.asked.wishes)
        out.asked.wishes = own->page.asked.wishes;
    if (own->page.asked.tree) {
        out.asked.tree = own->page.asked.tree;
        out.asked.tree_key = own->page.asked.tree_key;
    }
    out.is_own = own->has_items || own->has_ads || own->page.layout ||
                 own->page.asked.wishes || own->page.asked.tree ||
                 out.colours != page->colours;
    return out;
}

static const bx_variant_page *page_of(const bx_variant *v, int number)
{
    for (int i = 0; i < v->n_pages; i++)
        if (v->pages[i].page.number == number)
            return &v->pages[i];
    return NULL;
}

static bx_page make_page(bx_arena *arena, const bx_issue *issue, const bx_variant *v,
                         bx_item *items, const bx_page *page, bx_diags *diags)
{
    const bx_variant_page *own = page_of(v, page->number);
    bx_page out = own ? over(arena, issue, v, items, page, own) : *page;
    bool has_other =
        any_exchanged(v, out.every, out.n_every) || any_exchanged(v, out.ads, out.n_ads);
    if (has_other && !(own && own->has_items))
        bx_page_set_items(arena, items, out.items, out.n_items, &out);
    if (!out.n_items && !out.n_ads)
        bx_diag(diags, BX_D_E_PAGE_EMPTY, out.span, BX_INT(out.number));
    out.is_own |= has_other;
    /* its masthead may be of another height */
    out.is_own |= v->guide.n && page->number == 1;
    if (out.is_own)
        bx_page_read_wishes(arena,
                            &(bx_page_items){items, issue->n_items + v->n_items, true},
                            &out, diags);
    return out;
}

/* ---- what stands between pages ---- */

static const bx_variant_page *own_centre(const bx_variant *v, const bx_page *centre)
{
    for (int i = 0; i < v->n_centres; i++)
        if (v->centres[i].page.number == centre->number &&
            v->centres[i].page.facing == centre->facing)
            return &v->centres[i];
    return NULL;
}

static bool has_centre(const bx_issue *issue, const bx_page *centre)
{
    for (int i = 0; i < issue->n_centres; i++)
        if (issue->centres[i].number == centre->number)
            return true;
    return false;
}

/* Those of the issue with what the edition says of them, then those it alone has; one
 * that holds nothing is none. */
static void set_centres(bx_arena *arena, const bx_issue *issue, const bx_variant *v,
                        bx_item *items, bx_issue *out, bx_diags *diags)
{
    bx_page_items all = {items, out->n_items, true};
    bx_page *centres = BX_NEW_ARRAY(arena, issue->n_centres + v->n_centres, bx_page);
    int n = 0;
    for (int i = 0; i < issue->n_centres; i++) {
        const bx_page *was = &issue->centres[i];
        const bx_variant_page *own = own_centre(v, was);
        centres[n] = own ? over(arena, issue, v, items, was, own) : *was;
        if (!(own && own->has_items))
            bx_page_set_items(arena, items, was->items, was->n_items, &centres[n]);
        n += centres[n].n_items || centres[n].n_ads;
    }
    for (int i = 0; i < v->n_centres; i++) {
        const bx_page *page = &v->centres[i].page;
        bx_page none = {.number = page->number, .facing = page->facing};
        if (has_centre(issue, page))
            continue;
        centres[n] = over(arena, issue, v, items, &none, &v->centres[i]);
        n += centres[n].n_items || centres[n].n_ads;
    }
    for (int i = 0; i < n; i++) {
        bx_page_read_wishes(arena, &all, &centres[i], diags);
        bx_pages_settle(arena, &all, &centres[i], 1, diags);
    }
    out->centres = centres;
    out->n_centres = n;
}

/* Wishes for items of other pages, which need not be in this edition. */
static void settle(bx_arena *arena, const bx_issue *issue, bx_page *pages,
                   bx_diags *diags)
{
    int *listed = BX_NEW_ARRAY(arena, issue->n_items, int);
    bx_item_names all = {.arena = arena,
                         .items = issue->items,
                         .listed = listed,
                         .n = issue->n_items,
                         .diags = diags};
    for (int i = 0; i < issue->n_items; i++)
        listed[i] = i;
    for (int i = 0; i < issue->n_pages; i++)
        if (pages[i].is_own)
            pages[i].n_wishes =
                bx_wishes_settle(&all, (bx_wish *)pages[i].wishes, pages[i].n_wishes);
}

/* An item stands on one page, or between two. */
static void check_once(const bx_issue *issue, const bx_variant *v, bx_diags *diags)
{
    const bx_page **page_of_item = g_new0(const bx_page *, (gsize)issue->n_items);
    for (int i = 0; i < issue->n_pages + issue->n_centres; i++) {
        const bx_page *page =
            i < issue->n_pages ? &issue->pages[i] : &issue->centres[i - issue->n_pages];
        for (int k = 0; k < page->n_every; k++) {
            const bx_page **before = &page_of_item[page->every[k]];
            if (*before)
                bx_diag(diags, BX_D_E_EDITION_ON_TWO, page->span, v->name,
                        issue->items[page->every[k]].name, BX_PAGE(*before),
                        BX_PAGE(page));
            *before = page;
        }
    }
    g_free(page_of_item);
}

/* ---- the issue ---- */

static void set_imprint(bx_imprint *imprint, const bx_imprint *own)
{
    for (int i = 0; i < BX_IMPRINT_COUNT; i++)
        if (own->values[i].text)
            imprint->values[i] = own->values[i];
    if (own->span.source)
        imprint->span = own->span;
}

/* "issue.lock" → "issue-农村版.lock"; the first edition has the issue's. */
static const char *lock_of(bx_arena *arena, const bx_issue *issue, int i)
{
    int n = (int)strlen(issue->lock) - (int)strlen(".lock");
    return i ? bx_format(arena, "%.*s-%s.lock", n, issue->lock, issue->variants[i].name)
             : issue->lock;
}

const bx_issue *bx_variant_issue(bx_arena *arena, const bx_issue *issue, int i,
                                 bx_diags *diags)
{
    const bx_variant *v = &issue->variants[i];
    bx_issue *out = bx_copy(arena, issue, sizeof *out);
    bx_item *items = list_items(arena, issue, v);
    bx_page *pages = BX_NEW_ARRAY(arena, issue->n_pages, bx_page);
    out->edition = v->name;
    out->lock = lock_of(arena, issue, i);
    set_imprint(&out->imprint, &v->imprint);
    if (v->guide.n)
        out->guide = v->guide;
    out->items = items;
    out->n_items = issue->n_items + v->n_items;
    for (int p = 0; p < issue->n_pages; p++)
        pages[p] = make_page(arena, issue, v, items, &issue->pages[p], diags);
    out->pages = pages;
    set_centres(arena, issue, v, items, out, diags);
    settle(arena, out, pages, diags);
    check_once(out, v, diags);
    bx_guide_check(&out->guide, items, out->n_items, diags);
    return out;
}
