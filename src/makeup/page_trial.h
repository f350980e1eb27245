/* page_trial: whether a page that flows holds these items or those, before it has any.
 *
 * In: a page with what is sure to stand on it, items with their blocks. Out: is there a
 * page of them, every one whole, with its advertisements, as is wished of it then? Not
 * done here: which page that is (page.h), which items come into question
 * (page_options.h, paging_lock.h). */
#ifndef BX_MAKEUP_PAGE_TRIAL_H
#define BX_MAKEUP_PAGE_TRIAL_H

#include "makeup/page_job.h"

typedef struct {
    const bx_setting *setting;
    const bx_issue *issue;
    const bx_page *page;
    bx_ads ads;
    int fixed, lines; /* of furniture over its copy; for the copy and what is among it */
} bx_page_trial;

/* Setting and page are borrowed; all else is in the setting's arena, wishes that are read
 * too: columns refer to them until they are read again. */
bx_page_trial bx_page_trial_make(const bx_setting *setting, const bx_issue *issue,
                                 const bx_page *page);

/* The cells that its copy may fill. */
int bx_page_trial_cells(const bx_page_trial *trial);

/* The page with these items, by rank, and what is wished of it then. What is wrong with
 * wishes is not reported. */
bx_page bx_page_trial_fill(const bx_page_trial *trial, const int *items, int n);

/* Does it hold them, with these blocks? No is "none was found". *white (may be NULL): the
 * lines under the first such page. */
bool bx_page_trial_holds(const bx_page_trial *trial, const int *items,
                         const bx_block *const *blocks, int n, int *white);

#endif
