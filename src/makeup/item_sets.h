/* item_sets: which items of a page may stand together in one region, and the ways to part
 * them by a cut.
 *
 * In: blocks by rank, pins. Out: sets, small ones first, the last is the whole page; of
 * each its splits into two earlier sets, the part with the most important item first:
 * that one goes on top or left, but where a pin forbids it the other one does. Every
 * subset where there are few items, else runs that follow each other in rank. Of a tree
 * that was asked for only the sets and splits that it has, and those of its auto; where
 * it turns, its five sets. */
#ifndef BX_MAKEUP_ITEM_SETS_H
#define BX_MAKEUP_ITEM_SETS_H

#include "makeup/pins.h"

/* So many have every subset listed: of a page that is asked for, or by the way. */
enum { BX_EXACT_ITEMS = 16, BX_SOON_LISTED = 12 };

typedef struct {
    bx_rank_set items;
    int item; /* its only item, or -1 */
    int n_items;
    int least_cells; /* of its blocks together */
    bool is_free;    /* parted in every way: its number less `base` is a mask, */
    int base;        /* and so are those of its parts; else parted … */
    int first_split, n_splits; /* … as listed */
} bx_item_set;

typedef struct {
    int first, second;        /* sets */
    bool is_stack, is_beside; /* the cuts that may part them so */
    bool is_given;            /* by the tree asked for, which need not be canonical */
} bx_split;

/* The parts of a page that was asked to turn (wheel.h). */
typedef struct {
    bx_node_kind kind;
    int parts[BX_WHEEL_PARTS]; /* sets */
} bx_wheel_sets;

typedef struct {
    const bx_item_set *sets;
    int n;
    const bx_split *splits;
    const bx_wheel_sets *wheel; /* NULL: none */
    const bx_pins *pins;        /* that they were listed for */
    const bx_rank_set *lower;   /* by rank: the items of lower priority than each */
    bool is_complete;           /* every subset is there, that the pins do not forbid */
    bool is_window; /* every subset that has room: the last is no more than others */
} bx_item_sets;

/* n_blocks ≥ 1; pins may be NULL; every subset of at most so many items. In the arena. In
 * order: runs alone, so that no item stands before one that is listed before it. */
bx_item_sets bx_item_sets_list(bx_arena *arena, const bx_block *const *blocks,
                               int n_blocks, const bx_pins *pins, int most_free);
bx_item_sets bx_item_sets_in_order(bx_arena *arena, const bx_block *const *blocks,
                                   int n_blocks, const bx_pins *pins);

/* The same, but of more items also runs that lack some, few, of theirs: of pages that
 * stand nearly in order. */
bx_item_sets bx_item_sets_near(bx_arena *arena, const bx_block *const *blocks,
                               int n_blocks, const bx_pins *pins, int most_free);

/* Those of the regions of a page, and all that differ from one of them by at most so many
 * items; the page's own and those of each block must be among them. */
bx_item_sets bx_item_sets_like(bx_arena *arena, const bx_block *const *blocks,
                               int n_blocks, const bx_rank_set *regions, int n_regions,
                               int most_unlike);

/* The ways to part a set, one after the other. */
typedef struct {
    const bx_item_sets *sets;
    int set;
    int next;        /* of those listed; of a free set the mask of the second part */
    bx_split turned; /* the other order of the last one, where the pins ask for both */
    bool has_turned;
    bool is_any; /* a free set without pins: each split is of two masks … */
    int base;    /* … over this number */
    int all;     /* the mask of the set … */
    int rest;    /* … but for its most important item */
} bx_splits;
bx_splits bx_item_sets_splits(const bx_item_sets *sets, int set);
bool bx_splits_next_listed(bx_splits *splits, bx_split *out);

static inline bool bx_splits_next(bx_splits *splits, bx_split *out)
{
    int second = splits->next;
    if (!splits->is_any)
        return bx_splits_next_listed(splits, out);
    if (!second)
        return false;
    *out = (bx_split){.first = splits->base + (splits->all ^ second),
                      .second = splits->base + second,
                      .is_stack = true,
                      .is_beside = true};
    splits->next = (second - 1) & splits->rest;
    return true;
}

/* The ways to part two sets, `first` with the most important item. Returns how many there
 * are in out[2]. */
int bx_item_sets_part(const bx_item_sets *sets, int first, int second, bx_split out[2]);

/* Every subset whose least cells are no more than so many, of at most BX_WINDOW_ITEMS. */
enum { BX_WINDOW_ITEMS = 14 };
bx_item_sets bx_item_sets_within(bx_arena *arena, const bx_block *const *blocks,
                                 int n_blocks, int cells);

/* Is it every subset of all items, set number i the mask i + 1? */
bool bx_item_sets_are_free(const bx_item_sets *sets);

/* Pairs of which the one in second has the higher rank. */
int bx_item_sets_inversions(const bx_item_sets *sets, bx_rank_set first,
                            bx_rank_set second);

#endif
