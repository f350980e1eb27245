/* cut_list: the cuts of the regions of one set and one width that can be of use, by what
 * they cost at least at any height.
 *
 * A region is asked for at many heights, each time below some cost: so only the cuts that
 * can cost so little are looked at, of all that part the set. */
#ifndef BX_MAKEUP_CUT_LIST_H
#define BX_MAKEUP_CUT_LIST_H

#include "makeup/cost_table.h"

/* Small: there are millions. */
typedef struct {
    int least;         /* at any height, but for rule 19 */
    short low, high;   /* the region's heights at which both parts can be */
    signed char left;  /* columns of the left part; 0: one part over the other */
    bool is_given;     /* as bx_split has it */
    int first, second; /* sets */
} bx_listed_cut;

/* The way to part the set that it is of. */
static inline bx_split bx_listed_split(const bx_listed_cut *cut)
{
    return (bx_split){.first = cut->first,
                      .second = cut->second,
                      .is_stack = !cut->left,
                      .is_beside = cut->left,
                      .is_given = cut->is_given};
}

typedef struct {
    const bx_listed_cut *all;
    int n;
} bx_cut_list;

/* In the arena. */
bx_cut_list bx_cut_list_make(bx_arena *arena, const bx_cost_table *table, int set,
                             int columns);

#endif
