/* page_job: a page to be solved: its copy, what make-up sets among it, the rows they
 * have, and what is wished. */
#ifndef BX_MAKEUP_PAGE_JOB_H
#define BX_MAKEUP_PAGE_JOB_H

#include "makeup/ad_place.h"
#include "makeup/solve.h"

typedef struct {
    const bx_setting *setting;
    const bx_issue *issue;
    const bx_page *page;
    int fixed, lines;           /* of furniture over it; of its own */
    const bx_fixed_list *among; /* its copy */
    const bx_wish *const *wishes;
    int n_wishes;
    const bx_home *homes; /* of a page that is locked */
    int n_homes;
    bool is_trial; /* another way is tried where this one fails */
} bx_page_job;

/* The page under furniture of so many rows, with its advertisements; these are borrowed.
 */
bx_page_job bx_page_job_make(const bx_setting *setting, const bx_issue *issue,
                             const bx_page *page, int fixed, const bx_ads *ads);

/* The wishes for the page: its own, those of make-up, and the layout's fold. */
const bx_wish *const *bx_page_job_wishes(const bx_page_job *job, int *n);

/* The first n items of the page as blocks, in the setting's arena. */
const bx_block **bx_page_job_blocks(const bx_page_job *job, int n, bx_fit fit);

/* Blocks of copy, n of them, with what stands among them. */
const bx_block **bx_page_job_list(const bx_page_job *job, bx_arena *arena,
                                  const bx_block *const *blocks, int n);
/* What the wishes ask of those. */
bx_pins bx_page_job_pins(const bx_page_job *job, bx_arena *arena, int n);
/* The blocks with the shapes that the pins leave them. */
const bx_block **bx_pins_blocks(bx_arena *arena, const bx_block *const *blocks, int n,
                                const bx_pins *pins);
/* Can the blocks share the page at all, by their least cells? */
bool bx_page_job_may_fit(const bx_page_job *job, const bx_block *const *blocks, int n);

/* The cheapest page of these blocks of copy and what stands among them. False: there is
 * none. */
bool bx_page_job_solve(const bx_page_job *job, const bx_block *const *blocks, int n,
                       bx_solution *solution);
/* Is there any page of them? Soon answered: no is "none was found". *white (may be NULL):
 * lines under the first one. */
bool bx_page_job_can_solve(const bx_page_job *job, const bx_block *const *blocks, int n,
                           int *white);

#endif
