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

static inline bx_len bx_column_left(const bx_layout *layout, int column)
{
    return layout->type_area.x + column * (layout->measure + layout->gap);
}

static inline bx_len bx_row_top(const bx_layout *layout, int row)
{
    return layout->type_area.y + row * layout->leading;
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

/* Whole grid lines that hold a length. */
static inline int bx_rows_for(const bx_layout *layout, bx_len length)
{
    return (length + layout->leading - 1) / layout->leading;
}

#endif
