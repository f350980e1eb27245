#include "model/page.h"

#include <glib.h>
#include <string.h>

#include "model/jump.h"
#include "model/wish.h"

int *bx_items_rank(bx_arena *arena, bx_item *items, const int *listed, int n)
{
    int *order = BX_NEW_ARRAY(arena, n, int);
    for (int i = 0; i < n; i++) {
        int priority = items[listed[i]].priority, at = i;
        for (; at > 0 && priority; at--) {
            int before = items[order[at - 1]].priority;
            if (before && before <= priority)
                break;
            order[at] = order[at - 1];
        }
        order[at] = listed[i];
    }
    for (int i = 0; i < n; i++) {
        bx_item *item = &items[order[i]];
        if (!item->priority)
            item->priority = i ? items[order[i - 1]].priority + 1 : 1;
    }
    return order;
}

int *bx_items_sort(bx_arena *arena, const int *items, int n)
{
    int *sorted = BX_NEW_ARRAY(arena, n, int);
    for (int i = 0; i < n; i++) {
        int at = i;
        for (; at > 0 && sorted[at - 1] > items[i]; at--)
            sorted[at] = sorted[at - 1];
        sorted[at] = items[i];
    }
    return sorted;
}

/* The items of a page, those of its columns, and those aside. */
static const int *list_every(bx_arena *arena, const bx_item *items, const int *ranked,
                             int n, const bx_page *page, int *n_every)
{
    int most = n + page->n_aside;
    for (int i = 0; i < n; i++)
        if (bx_item_column(&items[ranked[i]]))
            most += bx_item_column(&items[ranked[i]])->n_items;
    int *every = BX_NEW_ARRAY(arena, most, int);
    *n_every = 0;
    for (int i = 0; i < n; i++) {
        const bx_group *column = bx_item_column(&items[ranked[i]]);
        every[(*n_every)++] = ranked[i];
        for (int k = 0; column && k < column->n_items; k++)
            every[(*n_every)++] = column->first + k;
    }
    for (int i = 0; i < page->n_aside; i++)
        every[(*n_every)++] = page->aside[i];
    return every;
}

void bx_page_set_items(bx_arena *arena, const bx_item *items, const int *ranked, int n,
                       bx_page *page)
{
    page->items = ranked;
    page->n_items = n;
    page->every = list_every(arena, items, ranked, n, page, &page->n_every);
}

bool bx_page_may_take(const bx_page *page, const bx_item *item)
{
    bool has_section = page->section != NULL;
    return page->flows && !item->page &&
           (!has_section || (item->section && !strcmp(item->section, page->section)));
}

static bool is_rest(const bx_item *item)
{
    return item->piece && item->piece->kind == BX_PIECE_REST;
}

/* The items of the page as they were listed, and its advertisements: by which its files
 * may name them; then rests, which change no number. In the arena. */
static const int *list_named(bx_arena *arena, const bx_item *items, const bx_page *page,
                             int *n)
{
    int *named = BX_NEW_ARRAY(arena, page->n_items + page->n_ads, int);
    const int *sorted = bx_items_sort(arena, page->items, page->n_items);
    *n = 0;
    for (int i = 0; i < page->n_items; i++)
        if (!is_rest(&items[sorted[i]]))
            named[(*n)++] = sorted[i];
    for (int i = 0; i < page->n_ads; i++)
        named[(*n)++] = page->ads[i];
    for (int i = 0; i < page->n_items; i++)
        if (is_rest(&items[sorted[i]]))
            named[(*n)++] = sorted[i];
    return named;
}

/* Items that may go on on the page; NULL: on any. In the arena. */
static const int *list_rests(bx_arena *arena, const bx_page_items *items,
                             const bx_page *page, int *n)
{
    int *rests = BX_NEW_ARRAY(arena, items->n, int);
    *n = 0;
    for (int i = 0; i < items->n; i++) {
        const bx_jump *jump = items->all[i].jump;
        if (jump && (!page || !jump->page || bx_page_is_numbered(page, jump->page)))
            rests[(*n)++] = i;
    }
    return rests;
}

static bx_item_names names_of(bx_arena *arena, const bx_page_items *items,
                              const bx_page *page, bx_diags *diags)
{
    bx_item_names names = {.arena = arena,
                           .items = items->all,
                           .page = page ? bx_format(arena, "%s", BX_PAGE(page)) : NULL,
                           .diags = diags,
                           .tells_rests = items->have_jumped};
    names.rests = list_rests(arena, items, page, &names.n_rests);
    return names;
}

void bx_page_read_wishes(bx_arena *arena, const bx_page_items *items, bx_page *page,
                         bx_diags *diags)
{
    bx_item_names names = names_of(arena, items, page, diags);
    names.listed = list_named(arena, items->all, page, &names.n);
    page->wishes = bx_wishes_read(&names, &page->asked, &page->n_wishes);
}

void bx_pages_settle(bx_arena *arena, const bx_page_items *items, bx_page *pages, int n,
                     bx_diags *diags)
{
    int n_listed = 0;
    for (int i = 0; i < n; i++)
        n_listed += pages[i].n_items;
    int *listed = BX_NEW_ARRAY(arena, n_listed, int);
    bx_item_names all = names_of(arena, items, NULL, diags);
    all.listed = listed;
    for (int i = 0; i < n; i++)
        for (int k = 0; k < pages[i].n_items; k++)
            listed[all.n++] = pages[i].items[k];
    for (int i = 0; i < n; i++)
        pages[i].n_wishes =
            bx_wishes_settle(&all, (bx_wish *)pages[i].wishes, pages[i].n_wishes);
}

bool bx_page_is_asked(const bx_page *page, int number, int other)
{
    if (!number)
        return true;
    if (page->facing)
        return MIN(number, other) == MIN(page->number, page->facing) &&
               MAX(number, other) == MAX(page->number, page->facing);
    return bx_page_is_numbered(page, number) || bx_page_is_numbered(page, other);
}

int bx_page_last(const bx_page *page)
{
    return page->number + page->is_spread;
}

bool bx_page_is_numbered(const bx_page *page, int number)
{
    return number == page->number || number == bx_page_last(page);
}

const char *bx_page_label(char buffer[16], const bx_page *page)
{
    if (page->is_spread || page->facing)
        g_snprintf(buffer, 16, "%d-%d", page->number,
                   page->facing ? page->facing : bx_page_last(page));
    else
        g_snprintf(buffer, 16, "%d", page->number);
    return buffer;
}

bx_page bx_page_half(const bx_page *spread, bool is_right)
{
    bx_page half = *spread;
    half.number += is_right;
    half.is_spread = false;
    return half;
}

int bx_page_number_of(const bx_page *page, int item)
{
    int number = 1;
    bool is_listed = false;
    for (int i = 0; i < page->n_items; i++) {
        number += page->items[i] < item;
        is_listed = is_listed || page->items[i] == item;
    }
    return is_listed ? number : 0;
}
