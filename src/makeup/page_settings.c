#include "makeup/page_settings.h"

#include <string.h>

const char *bx_common_layout(const bx_issue *issue, const bx_layout_wishes *wishes)
{
    const char *name = wishes->layout ? wishes->layout : issue->layout;
    for (int i = 0; i < issue->n_pages && !name; i++)
        name = issue->pages[i].layout;
    for (int i = 0; i < issue->n_pages && !name && wishes->lock; i++)
        name = wishes->lock->pages[i] ? wishes->lock->pages[i]->layout : NULL;
    return name;
}

bx_setting bx_setting_on(const bx_setting *base, const bx_layout *layout, bx_diags *diags)
{
    bx_setting s = *base;
    s.layout = layout;
    s.diags = diags;
    if (layout->words)
        s.house = bx_house_load(s.arena, s.house, layout->words, diags);
    return s;
}

static const bx_layout *left_hand(bx_arena *arena, const bx_layout *layout)
{
    bx_layout *left = bx_copy(arena, layout, sizeof *left);
    left->type_area.x = left->paper_width - left->type_area.w - left->type_area.x;
    left->is_mirrored = false;
    return left;
}

const bx_layout *bx_layout_on_page(bx_arena *arena, const bx_layout *layout,
                                   const bx_page *page, bx_diags *diags)
{
    if (page->is_spread)
        return bx_layout_spread(arena, layout, page->span, diags);
    return layout->is_mirrored && page->number % 2 == 0 ? left_hand(arena, layout)
                                                        : layout;
}

/* Which of the pages before i names the same; -1: none. */
static int same_before(const char *const *names, int i)
{
    for (int k = 0; k < i; k++)
        if (!strcmp(names[k], names[i]))
            return k;
    return -1;
}

/* Where the layout of a page is named. */
static bx_span named_at(const bx_issue *issue, const bx_page *page,
                        const bx_layout_wishes *wishes)
{
    if (wishes->layout)
        return BX_NOWHERE;
    if (page->layout || issue->layout)
        return page->layout ? page->layout_span : issue->layout_span;
    for (int i = 0; i < issue->n_pages; i++)
        if (issue->pages[i].layout)
            return issue->pages[i].layout_span;
    return BX_NOWHERE;
}

const bx_setting *bx_page_settings(const bx_setting *base, const bx_issue *issue,
                                   const int *pages, int n, const char *common,
                                   const bx_layout_wishes *wishes)
{
    bx_setting *on = BX_NEW_ARRAY(base->arena, n, bx_setting);
    const char **names = BX_NEW_ARRAY(base->arena, n, const char *);
    for (int i = 0; i < n; i++) {
        const bx_page *page = &issue->pages[pages[i]];
        names[i] = wishes->layout || !page->layout ? common : page->layout;
        int before = same_before(names, i);
        const bx_layout *layout =
            before >= 0
                ? on[before].layout
                : bx_layout_find(base->arena, names[i], issue->folder, wishes->paths,
                                 named_at(issue, page, wishes), base->diags);
        if (!layout)
            return NULL;
        on[i] = before >= 0 ? on[before] : bx_setting_on(base, layout, base->diags);
    }
    for (int i = 0; i < n; i++) {
        on[i].layout = bx_layout_on_page(base->arena, on[i].layout,
                                         &issue->pages[pages[i]], base->diags);
        if (!on[i].layout)
            return NULL;
    }
    return on;
}
