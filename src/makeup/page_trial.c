#include "makeup/page_trial.h"

#include "makeup/furniture.h"

bx_page_trial bx_page_trial_make(const bx_setting *s, const bx_issue *issue,
                                 const bx_page *page)
{
    bx_page_trial t = {.setting = s, .issue = issue, .page = page};
    t.fixed = bx_masthead_lines(s->layout, issue, page);
    t.ads = bx_ads_make(s, issue, page, s->layout->lines - t.fixed);
    t.lines = s->layout->lines - t.fixed - t.ads.strip_lines;
    return t;
}

int bx_page_trial_cells(const bx_page_trial *t)
{
    int cells = t->lines * t->setting->layout->columns;
    for (int i = 0; i < t->ads.among.n; i++)
        cells -= t->ads.among.blocks[i]->least_cells;
    return cells;
}

bx_page bx_page_trial_fill(const bx_page_trial *t, const int *items, int n)
{
    bx_arena *arena = t->setting->arena;
    bx_diags *aside =
        bx_diags_new(); /* they are read again when the page has its items */
    bx_page page = *t->page;
    const int *own = bx_copy(arena, items, (size_t)n * sizeof *items);
    bx_page_set_items(arena, t->issue->items, own, n, &page);
    bx_page_read_wishes(arena, &(bx_page_items){t->issue->items, t->issue->n_items, true},
                        &page, aside);
    bx_diags_free(aside);
    return page;
}

bool bx_page_trial_holds(const bx_page_trial *t, const int *items,
                         const bx_block *const *blocks, int n, int *white)
{
    bx_page page = bx_page_trial_fill(t, items, n);
    bx_page_job j = bx_page_job_make(t->setting, t->issue, &page, t->fixed, &t->ads);
    return !t->ads.too_large && bx_page_job_can_solve(&j, blocks, n, white);
}
