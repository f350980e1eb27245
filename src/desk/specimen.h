/* specimen: lines that were set two ways → pages to look at: the optimum beside first
 * fit, each line tinted by what was done to it, at every measure, with the figures below.
 *
 * In: the same source set with the same style but for is_first_fit. Out: display lists of
 * A3 pages: measures side by side as far as they fit, each going on where the next page
 * has its place; vertical text makes upright pages that are read from the right. Blue is
 * compressed, orange stretched, deeper by amount; the amount stands behind the line [em
 * of the whole line; em a gap]. Not done here: files (render/). */
#ifndef BX_DESK_SPECIMEN_H
#define BX_DESK_SPECIMEN_H

#include "base/diag.h"
#include "desk/lines.h"
#include "display/display.h"

/* The pages, in arena; *n of them. NULL after reporting: two columns of a measure do not
 * fit on the paper. */
const bx_display *bx_specimen_make(bx_arena *arena, bx_assets *assets,
                                   const bx_lines *optimum, const bx_lines *first_fit,
                                   bx_tongue tongue, bx_diags *diags, int *n);

#endif
