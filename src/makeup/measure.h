/* measure: the page grid as numbers: where a column starts, how wide n columns are, where
 * a line of the grid has its top and its baseline. */
#ifndef BX_MAKEUP_MEASURE_H
#define BX_MAKEUP_MEASURE_H

#include "model/layout.h"

enum { BX_MAX_COLUMNS = 12, BX_MAX_LINES = 400 };

/* The fewest columns whose span holds a width. */
static inline int bx_columns_for(const bx_layout *layout, bx_len width)
{
    bx_len step = layout->measure + layout->gap;
    return (width + layout->gap + step - 1) / step;
}

/* n columns and the gaps between them: n·u + (n−1)·g (page-rules 2). */
static inline bx_len bx_span_width(const bx_layout *layout, int columns)
{
    return columns * layout->measure + (columns - 1) * layout->gap;
}

/* Columns side by side: the page's, or those of a block that has its own (变栏, rule 5;
 * 围框). */
typedef struct {
    bx_len measure, gap;
} bx_grid;

static inline bx_grid bx_page_grid(const bx_layout *layout)
{
    return (bx_grid){layout->measure, layout->gap};
}

/* n columns and the gaps between them. */
static inline bx_len bx_grid_width(bx_grid grid, int n)
{
    return n * grid.measure + (n - 1) * grid.gap;
}

static inline bx_len bx_column_left(const bx_layout *layout, int column)
{
    return layout->type_area.x + column * (layout->measure + layout->gap);
}

static inline bx_len bx_row_top(const bx_layout *layout, int row)
{
    return layout->type_area.y + row * layout->leading;
}

/* Cut-off rules lie so far below their grid line: clear of descenders above. */
static inline bx_len bx_rule_drop(const bx_layout *layout)
{
    return bx_len_scale(layout->leading, 20, 100);
}

/* Where a rule at a grid line lies: a little below it, but at the page's edges. */
static inline bx_len bx_rule_at(const bx_layout *layout, int row)
{
    bool is_edge = row <= 0 || row >= layout->lines;
    return bx_row_top(layout, row) + (is_edge ? 0 : bx_rule_drop(layout));
}

/* How far below the top of its room the baseline of type of a size lies, with the em box
 * (0.88 above, 0.12 below: CLREQ §2.2) centred in that room. */
static inline bx_len bx_baseline_in(bx_len room, bx_len size)
{
    return (room - size) / 2 + bx_len_scale(size, 88, 100);
}

/* The same in either mode: in vertical setting glyphs stand on the line's centre. */
static inline bx_len bx_axis_in(bx_writing_mode mode, bx_len room, bx_len size)
{
    return mode == BX_VERTICAL ? room / 2 : bx_baseline_in(room, size);
}

/* Where what leaves so much of a line free begins in it. */
static inline bx_len bx_align_start(bx_align align, bx_len slack)
{
    switch (align) {
    case BX_ALIGN_CENTRE:
        return slack / 2;
    case BX_ALIGN_RIGHT:
        return slack;
    case BX_ALIGN_JUSTIFY:
    case BX_ALIGN_LEFT:
        break;
    }
    return 0;
}

/* Whole grid lines that hold a length. */
static inline int bx_rows_for(const bx_layout *layout, bx_len length)
{
    return (length + layout->leading - 1) / layout->leading;
}

#endif
