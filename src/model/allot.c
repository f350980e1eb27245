#include "model/allot.h"

#include <string.h>

static bx_page_draft *draft_at(const GArray *drafts, guint i)
{
    return &g_array_index(drafts, bx_page_draft, i);
}

static bx_page_draft *numbered(const GArray *drafts, int number)
{
    for (guint i = 0; i < drafts->len; i++)
        if (bx_page_is_numbered(&draft_at(drafts, i)->page, number))
            return draft_at(drafts, i);
    return NULL;
}

static bx_page_draft *of_section(const GArray *drafts, const char *section)
{
    for (guint i = 0; i < drafts->len; i++) {
        const bx_page *page = &draft_at(drafts, i)->page;
        if (page->section && !page->flows && !strcmp(page->section, section))
            return draft_at(drafts, i);
    }
    return NULL;
}

static bool may_flow(const GArray *drafts, const bx_item *item)
{
    for (guint i = 0; i < drafts->len; i++)
        if (bx_page_may_take(&draft_at(drafts, i)->page, item))
            return true;
    return false;
}

/* The page that takes it for sure; NULL: none does. */
static bx_page_draft *page_of(const GArray *drafts, const bx_item *item, bx_diags *diags)
{
    bx_page_draft *draft = item->page ? numbered(drafts, item->page) : NULL;
    if (item->page && !draft)
        bx_diag(diags, BX_D_E_ITEM_PAGE, item->span, item->name, BX_INT(item->page));
    else if (!draft && item->section)
        draft = of_section(drafts, item->section);
    return draft;
}

void bx_allot(const bx_item *items, GArray *pool, GArray *drafts, bx_diags *diags)
{
    guint kept = 0;
    for (guint i = 0; i < pool->len; i++) {
        int index = g_array_index(pool, int, i);
        const bx_item *item = &items[index];
        bx_page_draft *draft = page_of(drafts, item, diags);
        if (draft)
            g_array_append_val(draft->listed, index);
        else if (may_flow(drafts, item))
            g_array_index(pool, int, kept++) = index;
        else if (!item->page)
            bx_diag(diags, BX_D_E_ITEM_UNPLACED, item->span, item->name,
                    item->section ? item->section : "-");
    }
    g_array_set_size(pool, kept);
}
