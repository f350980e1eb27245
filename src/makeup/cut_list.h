/* cut_list: the cuts of the regions of one set and one width that can be of use, by what
 * they cost at least at any height.
 *
 * A region is asked for at many heights, each time below some cost: so only the cuts that
 * can cost so little are looked at, of all that part the set. */
#ifndef BX_MAKEUP_CUT_LIST_H
#define BX_MAKEUP_CUT_LIST_H

#include "makeup/cost_table.h"

typedef struct {
    int least;     /* at any height, but for rule 19 */
    int left;      /* columns of the left part; 0: one part over the other */
    int low, high; /* the region's heights at which both parts can be */
    bx_split split;
} bx_listed_cut;

typedef struct {
    const bx_listed_cut *all;
    int n;
} bx_cut_list;

/* In the arena. */
bx_cut_list bx_cut_list_make(bx_arena *arena, const bx_cost_table *table, int set,
                             int columns);

#endif
