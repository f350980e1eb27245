/* cost_table: what sets of items cost at least, by width and height of their region and
 * by the kind of its root: the rows that cheapest.h fills, and what cuts cost between
 * them.
 *
 * A row holds the heights of one set, width and filter that can be, and nothing of the
 * others. */
#ifndef BX_MAKEUP_COST_TABLE_H
#define BX_MAKEUP_COST_TABLE_H

#include "makeup/item_sets.h"
#include "makeup/lead_head.h"
#include "makeup/tree.h"

enum { BX_NO_TREE = 1 << 29 }; /* cost of what cannot be; two of them still add up */

/* Which roots a region may have, for canonical trees. */
typedef enum { BX_ANY_ROOT, BX_NO_STACK, BX_NO_BESIDE, BX_ROOT_FILTERS } bx_root_filter;

/* Costs by height, from `low` to `high`; n 0: there is none. */
typedef struct {
    short low, n;
    int least;        /* of the costs */
    const int *costs; /* [height - low] */
} bx_cost_row;

/* Ways to part a set. */
typedef struct {
    const bx_split *all; /* NULL: any way there is */
    int n;
} bx_split_list;

typedef struct {
    const bx_layout *layout;
    const bx_block *const *blocks;
    const bx_item_sets *sets;
    const bx_lead_head *lead_head;
    int lines;                       /* of the page */
    int columns, most_high;          /* of the largest region */
    int64_t limit;                   /* of what all items cost together … */
    int *least;                      /* … and the items of each set at least */
    bx_cost_row *rows;               /* [set][columns - 1][filter] */
    int *lowest;                     /* [set][columns]: the least in its rows so wide; */
                                     /* of 0 columns: in any */
    bx_split_list *of_use;           /* [set]: all that pages below the limit can have */
    int *stack_place, *beside_place; /* rule 19: [inversions][lines or columns of the
                                        first part] */
    int *gutter;                     /* rule 20, of a cut down: [lines] */
    bx_arena *arena;
} bx_cost_table;

bx_cost_table bx_cost_table_make(const bx_layout *layout, const bx_block *const *blocks,
                                 const bx_item_sets *sets, const bx_lead_head *lead_head,
                                 int lines, bx_region largest, int64_t limit);
void bx_cost_table_free(bx_cost_table *table);

static inline bx_cost_row *bx_cost_row_of(const bx_cost_table *t, bx_root_filter filter,
                                          int set, int columns)
{
    return &t->rows[(set * t->columns + columns - 1) * BX_ROOT_FILTERS + (int)filter];
}

static inline int *bx_cost_lowest(const bx_cost_table *t, int set)
{
    return &t->lowest[set * (t->columns + 1)];
}

static inline int bx_cost_at(const bx_cost_row *row, int lines)
{
    int i = lines - row->low;
    return i < 0 || i >= row->n ? BX_NO_TREE : row->costs[i];
}

/* The last height of a row that is not empty. */
static inline int bx_cost_row_high(const bx_cost_row *row)
{
    return row->low + row->n - 1;
}

/* A row of those of the heights 0 … most that cost less than `useless`. In the arena. */
bx_cost_row bx_cost_row_make(bx_arena *arena, const int *costs, int most, int useless);

/* ---- what bounds a region ---- */

/* Higher, it would leave too little room to the other items. */
int bx_cost_table_most_lines(const bx_cost_table *table, int set, int columns);
/* What the items that are not in a set cost at least. */
int bx_cost_table_least_of_others(const bx_cost_table *table, int set);
/* What is sure of a shape of a block. */
int bx_cost_of_shape(const bx_cost_table *table, int item, const bx_shape *shape);

/* ---- what cuts cost by themselves ---- */

/* Rule 19: pairs that a split turns round, and what they cost … */
int bx_cost_table_inversions(const bx_cost_table *table, const bx_split *split);
/* … by the lines above a cut across a region, or the columns left of one down. */
const int *bx_stack_places(const bx_cost_table *table, int inversions);
const int *bx_beside_places(const bx_cost_table *table, int inversions);
/* Rule 20, of a cut across so many columns; of one down `gutter` has it. */
int bx_cut_through(const bx_cost_table *table, int columns);

/* The roots that the first part of a cut may have: of canonical trees, but for cuts that
 * were asked for. */
bx_root_filter bx_first_filter(const bx_split *split, bx_root_filter canonical);

#endif
