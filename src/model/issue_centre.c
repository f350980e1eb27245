#include "model/issue_reader.h"
#include "model/jump.h"

typedef bx_issue_reader reader;

/* A page of the issue: of an edition it has been read. */
static const bx_page *page_of(const reader *r, int number)
{
    const bx_issue *issue = r->issue;
    for (int i = 0; r->base && i < issue->n_pages; i++)
        if (bx_page_is_numbered(&issue->pages[i], number))
            return &issue->pages[i];
    for (guint i = 0; !r->base && i < r->drafts->len; i++)
        if (bx_page_is_numbered(&bx_issue_reader_draft(r, i)->page, number))
            return &bx_issue_reader_draft(r, i)->page;
    return NULL;
}

static bool is_beside(const bx_page *centre, int number)
{
    return centre->number == number || centre->facing == number;
}

static bool is_same(const bx_page *a, const bx_page *b)
{
    return a->number == b->number && a->facing == b->facing;
}

/* Those of an edition take the places of the issue's. */
static bool is_taken(const reader *r, const bx_page *centre, int number,
                     const bx_variant *v)
{
    for (int i = 0; i < r->issue->n_centres; i++)
        if (is_beside(&r->issue->centres[i], number) &&
            !(v && is_same(&r->issue->centres[i], centre)))
            return true;
    for (int i = 0; v && i < v->n_centres; i++)
        if (is_beside(&v->centres[i].page, number))
            return true;
    return false;
}

/* May a page have a centre column beside it, and has it none yet? False after reporting.
 */
static bool check_page(const reader *r, const bx_page *centre, int number, bx_span at,
                       const bx_variant *v)
{
    const bx_page *page = page_of(r, number);
    if (!page && !r->issue->may_grow)
        bx_diag(r->diags, BX_D_E_CENTRE_NO_PAGE, at, BX_INT(number));
    else if (page && page->is_spread)
        bx_diag(r->diags, BX_D_E_CENTRE_SPREAD, at, BX_INT(number));
    else if (is_taken(r, centre, number, v))
        bx_diag(r->diags, BX_D_E_CENTRE_TWICE, at, BX_INT(number));
    else
        return true;
    return false;
}

/* The two pages it stands between; v: of an edition, else NULL. False after reporting. */
static bool read_pages(const reader *r, const bx_yaml *map, bx_page *out,
                       const bx_variant *v)
{
    int numbers[2];
    if (!bx_keys_find(map, BX_KEY_CENTRE_PAGES))
        bx_keys_missing(map, BX_KEY_CENTRE_PAGES, r->diags);
    const bx_yaml *list = bx_keys_list(map, BX_KEY_CENTRE_PAGES, r->diags);
    if (!list)
        return false;
    for (int i = 0; i < 2 && list->n == 2; i++)
        if (!bx_keys_whole(map, list, list->values[i], 1, BX_MAX_PAGE, &numbers[i],
                           r->diags))
            return false;
    if (list->n != 2 || numbers[0] % 2 || !(numbers[1] % 2)) {
        bx_diag(r->diags, BX_D_E_CENTRE_PAGES, list->span, "");
        return false;
    }
    out->number = numbers[0];
    out->facing = numbers[1];
    return check_page(r, out, numbers[0], list->values[0]->span, v) &&
           check_page(r, out, numbers[1], list->values[1]->span, v);
}

/* What cannot be asked for there. */
static void check_items(const reader *r, const bx_page *centre)
{
    const bx_item *items = (const bx_item *)(void *)r->items->data;
    for (int i = 0; i < centre->n_items; i++) {
        const bx_item *item = &items[centre->items[i]];
        if (item->jump)
            bx_diag(r->diags, BX_D_W_JUMP_KIND, item->jump->span, item->name);
    }
}

/* What the mapping lists: on no page, and not in the pool; as it was listed. */
static void read_lists(reader *r, const bx_yaml *map, bx_page *out)
{
    GArray *listed = r->listed, *ads = r->ads;
    r->listed = g_array_new(FALSE, FALSE, sizeof(int));
    r->ads = g_array_new(FALSE, FALSE, sizeof(int));
    bx_issue_reader_items(r, map, BX_KEY_CENTRE_ITEMS);
    bx_issue_reader_ads(r, map, BX_KEY_CENTRE_ADS);
    out->n_items = (int)r->listed->len;
    out->items = bx_copy(r->arena, r->listed->data, (size_t)out->n_items * sizeof(int));
    out->n_ads = (int)r->ads->len;
    out->ads = bx_copy(r->arena, r->ads->data, (size_t)out->n_ads * sizeof(int));
    g_array_free(r->listed, TRUE);
    g_array_free(r->ads, TRUE);
    r->listed = listed;
    r->ads = ads;
    check_items(r, out);
}

static void rank(const reader *r, bx_page *centre)
{
    bx_item *items = (bx_item *)(void *)r->items->data;
    const int *ranked = bx_items_rank(r->arena, items, centre->items, centre->n_items);
    bx_page_set_items(r->arena, items, ranked, centre->n_items, centre);
    bx_page_items all = {items, (int)r->items->len, false};
    bx_page_read_wishes(r->arena, &all, centre, r->diags);
    bx_pages_settle(r->arena, &all, centre, 1, r->diags);
}

void bx_issue_reader_centres(reader *r, const bx_yaml *root)
{
    const bx_yaml *list = bx_keys_list(root, BX_KEY_ISSUE_CENTRES, r->diags);
    bx_page *centres = BX_NEW_ARRAY(r->arena, list ? list->n : 0, bx_page);
    r->issue->centres = centres;
    for (int i = 0; list && i < list->n; i++) {
        const bx_yaml *map = list->values[i];
        bx_page *centre = &centres[r->issue->n_centres];
        *centre = (bx_page){.asked.wishes = bx_keys_find(map, BX_KEY_CENTRE_WISHES),
                            .span = map->span};
        if (!bx_keys_check(map, BX_MAP_CENTRE, r->diags) ||
            !read_pages(r, map, centre, NULL))
            continue;
        read_lists(r, map, centre);
        rank(r, centre);
        if (centre->n_items || centre->n_ads)
            r->issue->n_centres++;
        else
            bx_diag(r->diags, BX_D_E_CENTRE_EMPTY, map->span, "");
    }
}

void bx_issue_reader_own_centres(reader *r, const bx_yaml *edition, bx_variant *v)
{
    const bx_yaml *list = bx_keys_list(edition, BX_KEY_EDITION_CENTRES, r->diags);
    bx_variant_page *centres =
        BX_NEW_ARRAY(r->arena, list ? list->n : 0, bx_variant_page);
    v->centres = centres;
    for (int i = 0; list && i < list->n; i++) {
        const bx_yaml *map = list->values[i];
        bx_variant_page own = {
            .page = {.asked.wishes = bx_keys_find(map, BX_KEY_CENTRE_WISHES),
                     .span = map->span}};
        if (!bx_keys_check(map, BX_MAP_CENTRE, r->diags) ||
            !read_pages(r, map, &own.page, v))
            continue;
        read_lists(r, map, &own.page);
        own.has_items = bx_keys_find(map, BX_KEY_CENTRE_ITEMS) != NULL;
        own.has_ads = bx_keys_find(map, BX_KEY_CENTRE_ADS) != NULL;
        if (own.has_items || own.has_ads || own.page.asked.wishes)
            centres[v->n_centres++] = own;
        else
            bx_diag(r->diags, BX_D_E_CENTRE_EMPTY, map->span, "");
    }
}
