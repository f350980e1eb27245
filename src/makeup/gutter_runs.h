/* gutter_runs: how far the gutters in a region lie open from its top and from its foot.
 *
 * A gutter too long open (rule 20, 通线) may run through regions that stand over each
 * other: a region is told from others by what of its gutters such a run could still use.
 * In: shapes of blocks, and regions put over each other and side by side. Out: a number
 * for what is open, equal ones for the same, and what gutters cost that have become too
 * long. */
#ifndef BX_MAKEUP_GUTTER_RUNS_H
#define BX_MAKEUP_GUTTER_RUNS_H

#include "makeup/block.h"

typedef struct bx_gutter_runs bx_gutter_runs;

typedef int bx_gutter_run; /* 0: no run can go on */
enum {
    BX_GUTTERS_PAID = 1, /* nothing is known: no gutter costs anything, or any more */
    BX_MOST_GUTTER_RUNS = 1 << 20
};

/* Does anything of the page stand above the region, or below it? */
typedef struct {
    bool above, below;
} bx_run_goes_on;

/* lines: of the page. The layout must outlive it. */
bx_gutter_runs *bx_gutter_runs_new(const bx_layout *layout, int lines);
void bx_gutter_runs_free(bx_gutter_runs *runs);

/* In a block by itself. *cost: of gutters that are too long there. */
bx_gutter_run bx_gutter_run_of_shape(bx_gutter_runs *runs, const bx_block *block,
                                     const bx_shape *shape, bx_run_goes_on goes_on,
                                     int *cost);
/* In two regions of so many lines each, one over the other. *cost: of gutters that are
 * too long now. */
bx_gutter_run bx_gutter_run_over(bx_gutter_runs *runs, bx_gutter_run over,
                                 bx_gutter_run under, int columns, const int lines[2],
                                 bx_run_goes_on goes_on, int *cost);
/* In two regions of so many columns each, side by side. What the cut between them costs
 * by itself is with the cut. */
bx_gutter_run bx_gutter_run_beside(bx_gutter_runs *runs, bx_gutter_run left,
                                   bx_gutter_run right, const int columns[2], int lines,
                                   bx_run_goes_on goes_on);

/* Of two regions of one size: can no run through the one become dearer than through the
 * other? */
bool bx_gutter_run_is_within(const bx_gutter_runs *runs, bx_gutter_run part,
                             bx_gutter_run whole);

#endif
