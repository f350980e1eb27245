/* inside: what a set of items costs at least in a region of each width and height, over
 * all ways to cut it: Gange, Marriott and Stuckey's dynamic program (DocEng 2012).
 *
 * In: a table whose smaller sets are filled. Out: the rows of one set more. Two blocks
 * count with all that they cost each other, which no larger region escapes. */
#ifndef BX_MAKEUP_INSIDE_H
#define BX_MAKEUP_INSIDE_H

#include "makeup/outside.h"

void bx_inside_fill(bx_cost_table *table, int set);

/* Of a set of three items or more only what, with the rest of the page, costs less than
 * the limit that the rest was found for. */
void bx_inside_fill_within(bx_cost_table *table, const bx_outside *outside, int set);

#endif
