/* facades: what regions cost at least, by what the rest of the page sees of them.
 *
 * What cheapest.h says of a region knows nothing of heads that clash across its cuts down
 * (rule 12), nor of gutters that are open through regions over each other (rule 20). Here
 * the ways to fill a region are told apart by just that: by the heads at its edges and by
 * how far its gutters are open, where anything stands that sees them. So all of it is
 * counted as regions are put together, and legs that are short of the page's foot (rule
 * 14) with it. Of a table of millions only the thousands of regions are looked at that a
 * page can have which costs less than it may; and what was once found out of a region is
 * never asked again, whatever sees it: no view makes it cheaper. What it says is never
 * under what cheapest.h says, and never over what a region really costs (as in the
 * coarse-to-fine parsing of Charniak and others 2006). */
#ifndef BX_MAKEUP_FACADES_H
#define BX_MAKEUP_FACADES_H

#include "makeup/cheapest.h"
#include "makeup/facade_list.h"
#include "makeup/watch.h"

typedef struct bx_facades bx_facades;

/* Where a region stands: what it has beside it, and whether the page's foot is its own.
 */
enum {
    BX_SEEN_LEFT = 1,
    BX_SEEN_RIGHT = 2,
    BX_SEEN_ABOVE = 4,
    BX_SEEN_BELOW = 8,
    BX_AT_FOOT = 16,
    BX_VIEWS = 32 /* so many ways to view */
};
typedef unsigned bx_view;

/* Of a part of a cut region. */
bx_view bx_part_view(bx_node_kind kind, int part, bx_view whole);

typedef struct {
    const bx_facade *all; /* the least of each, by cost; n 0: none costs so little */
    int n;
    int least;        /* of all; over what was asked for where there is none */
    const int *ways;  /* what its derivations cost at least, in their order … */
    const int *order; /* … and their numbers, what costs least first: … */
    int n_ways;       /* … so many as could matter */
} bx_region_facades;

/* What all facades of a page have in common; all of it must outlive them. */
typedef struct {
    const bx_layout *layout;
    const bx_block *const *blocks;
    int n_blocks;
    const bx_item_sets *sets;
    bx_cheapest *cheapest;
    bx_head_edges *edges;
    bx_gutter_runs *runs;
} bx_facade_page;

/* Of the pages whose lead's head is as lead_head was told. */
bx_facades *bx_facades_new(const bx_facade_page *page, const bx_lead_head *lead_head);

/* To find a page soon: of each region only some of the ways are looked at, those that
 * seem to cost least, and of these only some facades kept (a beam; Lowerre 1976). What
 * they say to be dear may not be. What is known for sure is asked of `sure`, of the same
 * page and lead, which must outlive them. */
typedef struct {
    int ways, facades; /* so many of a region, … */
    int large_ways; /* … of one with more than three quarters of all items so many, as */
                    /* of those little is known */
} bx_beam;
bx_facades *bx_facades_new_beam(bx_facades *sure, bx_beam beam);
/* What is known of regions without the lead is asked of those of another lead's head, of
 * the same page, which must outlive them. */
void bx_facades_ask(bx_facades *facades, bx_facades *near);
void bx_facades_free(bx_facades *facades); /* NULL is fine */

/* The table reaches further: what was found out holds, but there may be more. */
void bx_facades_reach(bx_facades *facades);

/* How much work there may yet be: pairs of facades that are put together. Where none is
 * left, the table's word is taken; nor is there any once who looks on has enough. watch
 * NULL: nobody does. */
void bx_facades_allow(bx_facades *facades, int64_t n, bx_watch *watch);
int64_t bx_facades_left(const bx_facades *facades);

/* The facades that cost no more than `most`. Valid until it is asked again. */
bx_region_facades bx_facades_of(bx_facades *facades, bx_set_region region, bx_view view,
                                int most);

/* ---- regions that are cut, put together again ---- */

typedef struct {
    const bx_facade *all; /* by cost */
    int n;
} bx_facade_span;

typedef struct {
    bx_node_kind kind;
    bx_view view; /* of the whole */
    int cut;      /* what the cut costs by itself */
    int columns[2], lines[2];
} bx_facade_cut;

/* What shows of two parts together, that costs no more than `most`. Valid until anything
 * is asked. */
bx_facade_span bx_facades_join(bx_facades *facades, const bx_facade_cut *cut,
                               bx_facade_span first, bx_facade_span second, int most);
/* What a block shows in a shape; cost: by the table. */
bx_facade bx_facades_of_block(bx_facades *facades, int item, const bx_shape *shape,
                              bx_view view, int cost);

#endif
