/* likeness: do two pages of the same items look the same to an editor?
 *
 * In: pages that are known, and blocks of another, which may still be in the making. Out:
 * whether it looks like one of them. It does when the lead is as many columns wide and
 * starts in the same column, and BX_ALIKE of the page stands as it stands there: of each
 * item the cells that both its blocks cover, over those that either covers, counted by
 * the item's rank: the last item of a page once, the lead as often as there are items.
 * So a page with a line moved, or with two short items exchanged, is the same page; one
 * with the lead narrower, or with half of the page elsewhere, is another. */
#ifndef BX_MAKEUP_LIKENESS_H
#define BX_MAKEUP_LIKENESS_H

#include "makeup/tree.h"

enum { BX_ALIKE = 600 }; /* thousandths */

typedef struct {
    const bx_placed *placed;
    int n;
} bx_known_page;

typedef struct {
    const bx_known_page *pages;
    int n;
} bx_known_pages;

/* How much of a page stands as on another, in thousandths; 1000: all of it. A block more
 * never makes it less. Both borrow blocks of the same items, by their index. */
int bx_likeness(const bx_known_page *known, const bx_placed *placed, int n);

/* How much of an item stands as its other block does, in thousandths. */
int bx_likeness_of_item(bx_region a, bx_region b);

/* Whatever blocks join these: the page looks like one of those known. */
bool bx_looks_known(const bx_known_pages *known, const bx_placed *placed, int n);

#endif
