#include "model/issue_reader.h"

typedef bx_issue_reader reader;

static const bx_page_draft *draft_of(const reader *r, int number)
{
    for (guint i = 0; i < r->drafts->len; i++)
        if (bx_page_is_numbered(&bx_issue_reader_draft(r, i)->page, number))
            return bx_issue_reader_draft(r, i);
    return NULL;
}

static bool is_beside(const bx_page *centre, int number)
{
    return centre->number == number || centre->facing == number;
}

/* May a page have a centre column beside it, and has it none yet? False after reporting.
 */
static bool check_page(const reader *r, int number, bx_span at)
{
    const bx_page_draft *draft = draft_of(r, number);
    bool is_taken = false;
    for (int i = 0; i < r->issue->n_centres; i++)
        is_taken = is_taken || is_beside(&r->issue->centres[i], number);
    if (!draft && !r->issue->may_grow)
        bx_diag(r->diags, BX_D_E_CENTRE_NO_PAGE, at, BX_INT(number));
    else if (draft && draft->page.is_spread)
        bx_diag(r->diags, BX_D_E_CENTRE_SPREAD, at, BX_INT(number));
    else if (is_taken)
        bx_diag(r->diags, BX_D_E_CENTRE_TWICE, at, BX_INT(number));
    else
        return true;
    return false;
}

/* The two pages it stands between; false after reporting. */
static bool read_pages(const reader *r, const bx_yaml *map, bx_page *out)
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
    return check_page(r, numbers[0], list->values[0]->span) &&
           check_page(r, numbers[1], list->values[1]->span);
}

/* What the mapping lists: on no page, and not in the pool. */
static void read_lists(reader *r, const bx_yaml *map, bx_page *out)
{
    GArray *listed = r->listed, *ads = r->ads;
    r->listed = g_array_new(FALSE, FALSE, sizeof(int));
    r->ads = g_array_new(FALSE, FALSE, sizeof(int));
    bx_issue_reader_items(r, map, BX_KEY_CENTRE_ITEMS);
    bx_issue_reader_ads(r, map, BX_KEY_CENTRE_ADS);
    bx_item *items = (bx_item *)(void *)r->items->data;
    int n = (int)r->listed->len;
    const int *ranked =
        bx_items_rank(r->arena, items, (const int *)(void *)r->listed->data, n);
    bx_page_set_items(r->arena, items, ranked, n, out);
    out->n_ads = (int)r->ads->len;
    out->ads = bx_copy(r->arena, r->ads->data, (size_t)out->n_ads * sizeof(int));
    g_array_free(r->listed, TRUE);
    g_array_free(r->ads, TRUE);
    r->listed = listed;
    r->ads = ads;
}

void bx_issue_reader_centres(reader *r, const bx_yaml *root)
{
    const bx_yaml *list = bx_keys_list(root, BX_KEY_ISSUE_CENTRES, r->diags);
    bx_page *centres = BX_NEW_ARRAY(r->arena, list ? list->n : 0, bx_page);
    r->issue->centres = centres;
    for (int i = 0; list && i < list->n; i++) {
        const bx_yaml *map = list->values[i];
        bx_page *centre = &centres[r->issue->n_centres];
        *centre = (bx_page){.span = map->span};
        if (!bx_keys_check(map, BX_MAP_CENTRE, r->diags) || !read_pages(r, map, centre))
            continue;
        read_lists(r, map, centre);
        if (centre->n_items || centre->n_ads)
            r->issue->n_centres++;
        else
            bx_diag(r->diags, BX_D_E_CENTRE_EMPTY, map->span, "");
    }
}
