/* page_window: the items that may stand on a page that flows, with their shapes: the best
 * ones that no page before it has, as far as there could be room for them. */
#ifndef BX_MAKEUP_PAGE_WINDOW_H
#define BX_MAKEUP_PAGE_WINDOW_H

#include "base/parallel.h"
#include "makeup/fillings.h"
#include "makeup/page_trial.h"
#include "makeup/paging.h"
#include "model/claim.h"

/* The shapes of an item on one layout, in an arena of their own. */
typedef struct {
    bx_arena *arena; /* NULL: it is not bx_window_block */
    const bx_block *block;
    const bx_layout *layout;
    int lines;
    bool is_lead;
} bx_window_block;

/* Which page each item of the issue is on, of those that flow; how good that is. */
typedef struct {
    int *page_of; /* by item; -1: on none of them */
    int left;     /* cells of what is left over */
    int unmet;    /* pages that cannot meet what is wished */
    int white;    /* lines under pages, in cells */
    int64_t cost;
} bx_allotment;

typedef struct {
    bx_arena *arena, *work;
    bx_assets *assets;
    const bx_issue *issue;
    bx_claims claims; /* which of its items belong together */
    const bx_paging_wishes *wishes;
    const int *pages; /* those that flow */
    int n;
    const bx_setting *on; /* of each */
    const bx_page_trial *trials;
    bx_lock lock;    /* of the issue before its pages have their items */
    bool *is_held;   /* of each: it has its items already, as they are locked */
    bool *is_other;  /* … but for one that goes where another one is */
    bool *is_misfit; /* of each: it holds those it is locked with no more */
    int *locked_on;  /* by item: of those that flow, the page that has it; -1: none */
    bx_window_block *blocks; /* by item */
    const int *measured;     /* the items that are to be placed, and those that are */
    int n_measured;
    int *good; /* by item: cells it likes to have */
    bx_allotment now, best;
    bool has_best;
    bool is_even;   /* each page takes its share of the copy, which does not fill them */
    bool is_wary;   /* a page that is white by what is wished is no full one */
    bool has_asked; /* pages were held against wishes */
    int windows_left;
} bx_pager;

/* The i-th of those that flow. */
static inline const bx_page *bx_pager_page(const bx_pager *p, int i)
{
    return &p->issue->pages[p->pages[i]];
}

/* Puts an item of the issue among n others, in the order of their priorities. */
void bx_pager_put(const bx_pager *p, int *items, int *n, int item);
/* The items that a page has by now, in that order; *n of them, in the arena. */
int *bx_pager_list(const bx_pager *p, bx_arena *arena, int page, int *n);

/* A job for each of n items, on the pager's threads; nothing is reported. */
void bx_pager_run(const bx_pager *p, int n, bx_job *job, void *data);

/* What was composed is freed. */
void bx_pager_forget(bx_window_block *composed);

/* Cells of the shape that costs least. */
int bx_good_cells(const bx_block *block);

/* The items that may stand on a page, by rank, with their shapes. */
typedef struct {
    bx_pager *p;
    int page; /* of those that flow */
    int lines;
    const bx_layout *layout;
    int items[BX_MAX_BLOCKS];
    const bx_block *blocks[BX_MAX_BLOCKS];
    int n;
    bx_rank_set sure;
    bx_rank_set with[BX_MAX_BLOCKS]; /* of each: those that have to be on its page, too */
    int ad_cells;                    /* of advertisements among the copy */
    bool is_all;                     /* nothing that the page may take is left out */
    bool asks;                       /* something is wished of the page or of an item */
} bx_window;

/* Behind the first `skipped` candidates. Only so many are composed as may come into
 * question: a page of a window's items is rarely made of more. */
bx_window bx_window_make(bx_pager *p, int page, int skipped);

/* Candidates as far as there are so many, each with those that belong together with it;
 * and then their shapes. */
void bx_window_list(const bx_pager *p, bx_window *w, int skipped, int most);
void bx_window_compose(bx_window *w);

/* Leaves those that come into question, `most` of them and about as many as these cells
 * hold; what is sure to stand there among them, and what belongs together. */
void bx_window_narrow(bx_window *w, int most, int cells);

/* Has the set no item without those that belong together with it? */
bool bx_window_is_whole(const bx_window *w, bx_rank_set items);

/* Of the page; and of its items, each as small as can be. */
int bx_window_page_cells(const bx_window *w);
int bx_window_cells(const bx_window *w);

#endif
