/* cheapest: what a set of items costs at least in a region so many columns wide and lines
 * high, over all ways to cut it, on a newspaper's grid.
 *
 * In: blocks with their shapes. Out: for each set, width and height the least cost of its
 * blocks, what of rule 8 is sure of them, and of the cuts themselves (page-rules 19 and
 * 20); for any region its derivations, cheapest first. Trees are canonical: the upper
 * part of a stack is no stack, the left part of a beside is no beside. What two blocks
 * cost each other by where they stand is not in here, but of regions of two: these are
 * lower bounds (search.h).
 *
 * Where every subset is listed, large sets are the most of the work and of little use: of
 * those only what a page below a limit can hold is found out, and more as the limit is
 * raised. */
#ifndef BX_MAKEUP_CHEAPEST_H
#define BX_MAKEUP_CHEAPEST_H

#include "makeup/cost_table.h"
#include "makeup/watch.h"

/* A region and what is in it. Small: a search lists millions. */
typedef struct {
    int set;
    short lines;
    signed char columns, filter; /* bx_root_filter */
} bx_set_region;

static inline bx_set_region bx_set_region_of(int set, int columns, int lines,
                                             bx_root_filter filter)
{
    return (bx_set_region){set, (short)lines, (signed char)columns, (signed char)filter};
}

/* A number of its own for each region; not 0. */
static inline uint64_t bx_set_region_key(bx_set_region r)
{
    return (uint64_t)r.set << 32 | (uint64_t)r.lines << 16 | (uint64_t)r.columns << 8 |
           (uint64_t)r.filter;
}

/* Of a part of a node of that kind, in canonical trees. */
bx_root_filter bx_part_filter(bx_node_kind kind, int part);

/* One way to build a region: its one block, a cut into two regions, or five that turn. */
typedef struct {
    int cost; /* with the least of its parts */
    int cut;  /* what its cuts cost by themselves */
    bx_node_kind kind;
    union {
        struct {
            bx_set_region first, second; /* of a cut */
        };
        const bx_shape *shape;      /* BLOCK */
        const bx_set_region *parts; /* of those that turn: BX_WHEEL_PARTS */
    };
} bx_derivation;

/* A part of what is cut, or turns. */
const bx_set_region *bx_derivation_part(const bx_derivation *derivation, int part);

typedef struct {
    const bx_derivation *all; /* by cost; ties by kind, set, columns, lines */
    int n;
} bx_derivations;

typedef struct bx_cheapest bx_cheapest;

/* lines: of the page; largest: as large as the region that all items fill together;
 * white: what each line costs that they leave white at its foot, BX_NO_TREE where they
 * must fill it; limit: what costs as much, with the least of the items that are not in
 * it, is of no use and may be left out. All of it must outlive the table. */
bx_cheapest *bx_cheapest_make(const bx_layout *layout, const bx_block *const *blocks,
                              const bx_item_sets *sets, const bx_lead_head *lead_head,
                              int lines, bx_region largest, int white, int64_t limit);
void bx_cheapest_free(bx_cheapest *cheapest);

/* From now on all is known that is in a page which costs less than `limit`, white at the
 * foot counted; what is only in dearer ones may be BX_NO_TREE. Until it was asked for
 * once, all may be. True: there may be more than before, or less; what was derived is
 * derived anew. Who looks on may stop it: then it reaches nowhere, and what is
 * BX_NO_TREE can be all the same. watch: NULL: nobody does. */
bool bx_cheapest_reach(bx_cheapest *cheapest, int64_t limit, bx_watch *watch);
int64_t bx_cheapest_reached(const bx_cheapest *cheapest); /* 0: nowhere */

/* What is known of a region by other means: it costs at least so much, which is asked as
 * far as `most`. */
typedef int (*bx_least_known)(void *asked, bx_set_region region, int most);

typedef struct {
    int from, to;  /* sets of so many items … */
    int slack;     /* … may cost so much more than the table says, … */
    int64_t limit; /* … if they leave the other items anything of this */
    bx_least_known known;
    void *asked;
} bx_raise;

/* Where more is known of some sets than the table says, they cost that from now on, and
 * larger ones with them. Only where every subset is listed, of no more than half of all
 * items, and before the table is first reached. */
bool bx_cheapest_can_raise(const bx_cheapest *cheapest, int to);
void bx_cheapest_raise(bx_cheapest *cheapest, const bx_raise *raise);

/* The least that all items cost, each by itself. */
int64_t bx_cheapest_least(const bx_cheapest *cheapest);

/* Of the page it was made for. */
int bx_cheapest_lines(const bx_cheapest *cheapest);

/* The heights in which there is a way, or at least none outside of them; high < low: none
 * at all. */
typedef struct {
    int low, high;
} bx_heights;
bx_heights bx_cheapest_heights(const bx_cheapest *cheapest, int set, int columns);

/* BX_NO_TREE: no way. lines may be any number from 0 to the page's. */
int bx_cheapest_cost(const bx_cheapest *cheapest, bx_set_region region);

/* The derivations that cost at most `slack` over the region's least. Kept for the next
 * time: a slack should not shrink. */
bx_derivations bx_cheapest_derive(bx_cheapest *cheapest, bx_set_region region, int slack);

#endif
