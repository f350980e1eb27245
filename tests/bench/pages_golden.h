/* pages_golden: pages as they were made once, and whether they are still as good.
 *
 * In: a file with a row a page: what draws it (layout, seed, items, draw, factor, last)
 * and what it was (exact, proven, cost, tree). The copy is drawn again by what the row
 * says, not fitted anew: the same page whatever composition has become. */
#ifndef BX_BENCH_PAGES_GOLDEN_H
#define BX_BENCH_PAGES_GOLDEN_H

#include "pages_trial.h"

/* Finds the layout of a row; its copy is of the ground's store, in the ground's faces. */
typedef const bx_layout *golden_layout_fn(const char *name, void *data);

/* Worse: a page no longer exact, no longer proven, or proven at a higher cost. Prints
 * each page that is worse, better or merely another; returns how many are worse. */
int golden_check(const trial_ground *ground, const char *path, golden_layout_fn *layout,
                 void *data);

/* Writes the file anew from a fixed sample of pages. False: not written. */
bool golden_accept(const trial_ground *ground, const char *path, golden_layout_fn *layout,
                   void *data);

#endif
