/* pins: the wishes for a page as the search asks for them.
 *
 * In: wishes (model/wish.h), the items on the page. Out: answers, all of them cheap: may
 * a cut part these items so, may a region hold them there, may a block stand where it was
 * placed, which shapes may a block take. A page that no answer forbids meets every wish.
 * Not done here: which wishes cannot be met together (page.h). */
#ifndef BX_MAKEUP_PINS_H
#define BX_MAKEUP_PINS_H

#include "makeup/tree.h"
#include "model/wish.h"

/* Blocks of a page by rank, one bit each. */
typedef uint64_t bx_rank_set;

/* One wish. Items by their index in the issue, and by rank. */
typedef struct {
    bx_wish_kind kind;
    int item, other;
    bx_rank_set item_bit, other_bit;
    int column, columns; /* COLUMNS: from 0; WIDTH: columns */
    bx_len size;         /* SIZE */
} bx_pin;

/* Where a block stood on a page that should change little; lines 0: nowhere. */
typedef struct {
    int item; /* of the issue */
    bx_region at;
} bx_home;

/* The tree that was asked for. */
typedef struct bx_pin_tree {
    bx_tree_note_kind kind;
    bx_rank_set items;
    int columns, lines; /* ITEM; 0: any */
    union {
        struct {
            const struct bx_pin_tree *first, *second; /* of a cut; NULL: not cut */
        };
        const struct bx_pin_tree *parts[BX_WHEEL_PARTS]; /* and of those that turn */
    };
    int n_parts; /* 0, 2 or 5 */
} bx_pin_tree;

typedef struct {
    bx_rank_set top, foot, left, right; /* blocks that touch these edges */
    bx_rank_set nowhere;                /* blocks that ask for what the page has not */
    const bx_pin *pins; /* COLUMNS, WIDTH, SIZE, PLACE at a side, those of two items */
    int n;
    int columns;             /* of the page */
    const bx_pin_tree *tree; /* NULL: free */
    const bx_home *homes;    /* NULL: blocks may stand anywhere for the same price */
    int n_homes;
    bool has_fold;
    bool is_spread; /* blocks start where their shapes may for the fold between columns */
    int fold_from, fold_to; /* rows: what starts before fold_to and ends after fold_from
                               stands across the fold */
} bx_pins;

/* The pins of the first n items of a page, whose blocks start `fixed` lines below the
 * type area's top; what is wished of other items is left out. In the arena. */
bx_pins bx_pins_make(bx_arena *arena, const bx_layout *layout,
                     const bx_wish *const *wishes, int n_wishes, const int *items, int n,
                     int fixed);

/* The block with the shapes that it may have: itself where that is all of them. */
const bx_block *bx_pins_block(bx_arena *arena, const bx_pins *pins, int rank,
                              const bx_block *block);

/* pins NULL: everything may be. */

/* Do they ask for nothing? */
bool bx_pins_are_free(const bx_pins *pins);
/* May a cut put these items over, or left of, those? */
bool bx_pins_allow_cut(const bx_pins *pins, bx_node_kind kind, bx_rank_set first,
                       bx_rank_set second);
/* Do they ask where on the page a region stands? Else all is in the cuts and shapes. */
bool bx_pins_need_places(const bx_pins *pins);
/* May a region stand there that holds these items, with n blocks placed already? */
bool bx_pins_allow_region(const bx_pins *pins, bx_rank_set items, bx_region at,
                          const bx_placed *placed, int n);
/* May the last of n placed blocks stand where it is? */
bool bx_pins_allow_block(const bx_pins *pins, const bx_placed *placed, int n);
/* What it costs that a block stands elsewhere than at home, or is larger or smaller than
 * it was, in thousandths. */
int64_t bx_pins_move_cost(const bx_pins *pins, const bx_placed *placed);
/* May two blocks stand so, wherever on the page? */
bool bx_pins_allow_pair(const bx_pins *pins, const bx_placed *a, const bx_placed *b);

#endif
