/* budget: how many 字 fill a block, before there is any copy.
 *
 * In: a layout. Out: for each width in columns, under the head grade that is wanted there
 * and a main head of one line, the cells of text in blocks of several heights. A
 * paragraph fills fewer 字 than cells: its indent and half a line at its end are white.
 * Kicker, deck, pictures and vertical setting are left out. */
#ifndef BX_DESK_BUDGET_H
#define BX_DESK_BUDGET_H

#include "makeup/headline.h"
#include "makeup/measure.h"

enum { BX_BUDGET_STEP = 10, BX_BUDGET_HEIGHTS = BX_MAX_LINES / BX_BUDGET_STEP };

typedef struct {
    int columns;
    bool is_lead;
    const bx_grade *grade;             /* the cheapest there */
    int head_lines;                    /* of the grid */
    int head_characters;               /* of the grade in one line of that width */
    int characters[BX_BUDGET_HEIGHTS]; /* by height; 0: hardly more than the head */
} bx_budget_row;

typedef struct {
    const bx_layout *layout;
    int heights[BX_BUDGET_HEIGHTS]; /* of blocks, head included [grid lines] */
    int n_heights;
    const bx_budget_row *rows; /* by columns, the lead's first */
    int n_rows;
} bx_budget;

bx_budget bx_budget_make(bx_arena *arena, const bx_layout *layout);

#endif
