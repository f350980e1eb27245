/* page: one page of an issue on one layout: blocks, the solved tree, the display list.
 *
 * Too little copy leaves white at the foot and says how much; too much is an error that
 * says how much, and in a draft the page is made all the same with the rest marked. */
#ifndef BX_MAKEUP_PAGE_H
#define BX_MAKEUP_PAGE_H

#include "makeup/ad_place.h"
#include "makeup/pour.h"
#include "makeup/solve.h"
#include "model/lock.h"

/* How much of a lock a page could keep. */
typedef enum {
    BX_LOCK_UNUSED, /* there is none, or it is of another layout */
    BX_LOCK_KEPT,   /* every block has its slot */
    BX_LOCK_TREE,   /* the cuts are the same, blocks grew and shrank */
    BX_LOCK_MOVED,  /* other cuts; blocks moved as little as could be */
} bx_lock_use;

typedef struct {
    const bx_setting *setting; /* as it was made */
    const bx_layout *layout;
    const bx_page *page;
    bx_solution solution;
    bx_sheet sheet;
    bx_ads ads;
    bool lacks_room;        /* its advertisements leave the copy none, or find none */
    const bx_sheet *ear;    /* the item in the ear; NULL: none */
    const bx_placed *parts; /* of the sheet: blocks, behind each column its items; then of
                               the advertisements across the foot, and of the ear */
    int n_parts;
    int over_lines;               /* rows of copy without a place; 0: all is placed */
    int *over;                    /* per item of the issue: rows without a place */
    const bx_locked_page *locked; /* or NULL */
    bx_lock_use lock_use;
    const bx_wish *const *unmet; /* wishes that no page was found to meet together: none
                                    of them is to spare. The page is not made then */
    int n_unmet;
} bx_made_page;

/* Solves the page, by its wishes and the layout's, and as it is locked where it is
 * (NULL: it is not): slot by slot, else in the same tree, else with the least movement;
 * at least the first of these that `from` allows. Copy that does not fit gives no
 * solution.root, or where may_be_over is true the best draft, with over_lines > 0.
 * Reports nothing about white or overset: bx_page_report does (page_report.h), for the
 * layout that is taken. */
bx_made_page bx_page_make(const bx_setting *setting, const bx_issue *issue,
                          const bx_page *page, const bx_locked_page *locked,
                          bx_lock_use from, bool may_be_over);

/* The page, which has a solution, and further ones that do not look like it or each other
 * (likeness.h), by cost. Fills out[0 … most - 1]; returns how many there are. */
int bx_page_alternatives(const bx_setting *setting, const bx_issue *issue,
                         const bx_made_page *best, int most, bx_made_page *out);

/* Rows of the page that hold nothing: at its foot, and at the end of legs; of the ear
 * none. */
int bx_made_page_white(const bx_made_page *made);

/* A page without a solution is empty. */
bx_display bx_page_display(const bx_setting *setting, const bx_issue *issue,
                           const bx_made_page *made);

#endif
