#include "makeup/block_builder.h"

#include <glib.h>

#include "makeup/measure.h"

enum {
    LEAST_LEG = 3, /* rows; rule 14 wants six */
    GOOD_LEG = 6,
    SHORT_LEG = 4,        /* legs that would be under so many rows may be merged */
    LONG_LEG = 40,        /* rows after which a leg tires the eye */
    SHORT_LEG_COST = 800, /* per row under GOOD_LEG */
    TOP_HEAVY_COST = 500, /* per row by which a head is higher than its legs */
    LONG_LEG_COST = 60,   /* per row over LONG_LEG */
    LEG_UNDER_PICTURE = 71 * BX_PT, /* 25 mm: rule 16 */
    MAX_WHITE = 2,           /* lines of white a headline may take beyond its own */
    MAX_WHITE_IN_FRAME = 1,  /* under a column head, which is tied to the frame */
    NARROW_PERCENT = 35,     /* width of a block under so much of its height is a strip */
    STRIP_COST = 25,         /* per percent */
    LONG_MEASURE = 20,       /* 字 a line: the eye finds the next one */
    LONG_MEASURE_COST = 400, /* per 字 more */
    MOST_MEASURE = 36,       /* 字 a line: where nothing else fits, there are more */
    TIRING_COST = 2500,      /* per 字 more */
    LEAST_CHARS = 9,         /* 字 a line of a leg in a box */
    BOX_INSET_PERCENT = 75,  /* of a 字: white at a frame at least */
    BOX_FOOT = 1,            /* line of white over a frame's foot */
    DRAFT_LEG = 3,           /* rows of text an overset block shows at least */
};

/* The columns that a block's legs stand on, and the heads over them. */
typedef struct {
    bx_block_builder *b;
    int columns;
    bx_grid grid;
    int cells;
    bx_len inset; /* on both sides, in a frame */
    bx_head_list heads;
} leg_task;

static int leg_rows_under_picture(const bx_layout *layout)
{
    return bx_rows_for(layout, LEG_UNDER_PICTURE);
}

/* What it costs to read lines of so many 字. */
static int64_t measure_cost(int chars)
{
    return (int64_t)MAX(0, chars - LONG_MEASURE) * LONG_MEASURE_COST +
           (int64_t)MAX(0, chars - MOST_MEASURE) * TIRING_COST;
}

/* What the proportions of a block cost. */
static int64_t proportion_cost(const bx_layout *layout, const bx_shape *shape)
{
    int64_t width = bx_span_width(layout, shape->columns);
    int64_t height = (int64_t)shape->lines * layout->leading;
    int percent = (int)(width * 100 / MAX(height, 1));
    int64_t cost = MAX(0, NARROW_PERCENT - percent) * STRIP_COST;
    int longest = 0;
    for (int i = 0; i < shape->n_legs; i++) {
        int rows = shape->rooms[i];
        longest = MAX(longest, rows);
        cost += rows && rows < GOOD_LEG ? (GOOD_LEG - rows) * SHORT_LEG_COST : 0;
        cost += MAX(0, rows - LONG_LEG) * LONG_LEG_COST;
    }
    if (shape->flow->n)
        cost += MAX(0, shape->head.rows - longest) * TOP_HEAVY_COST;
    int chars = shape->flow->measure / layout->styles[BX_STYLE_BODY].size;
    cost += shape->flow->n ? measure_cost(chars) : 0;
    return cost * layout->weights[BX_WEIGHT_SHAPE] / 1000;
}

/* What its proportions, its emphasis and its form cost a shape. */
static int64_t form_cost(const bx_block_builder *b, const bx_shape *shape)
{
    const int *weights = b->setting->layout->weights;
    bool has_own_legs = shape->cells != shape->columns && !shape->inset;
    return proportion_cost(b->setting->layout, shape) +
           bx_block_emphasis_cost(b, shape->columns) +
           (has_own_legs ? weights[BX_WEIGHT_OWN_LEGS] : 0) +
           (shape->head_span ? weights[BX_WEIGHT_PART_HEAD] : 0);
}

/* Lines of white a head may have. A block without one over it keeps one, where its text
 * would touch the cut-off rule above. */
static void white_range(const bx_block_builder *b, const bx_shape *shape, int *least,
                        int *most)
{
    int more = b->framed ? MAX_WHITE_IN_FRAME : MAX_WHITE;
    *least = !shape->head.rows && shape->band.place != BX_BAND_ABOVE &&
             (shape->inset || shape->band.place != BX_BAND_UNDER);
    *most = *least + (shape->head.rows && bx_block_stretches(b) ? more : 0);
}

/* Offers a filling with every head, with up to MAX_WHITE lines of white. */
static void offer_heads(const leg_task *task, bx_shape shape, int leg_rows)
{
    bx_block_builder *b = task->b;
    const bx_layout *layout = b->setting->layout;
    int64_t body_cost = shape.filling.cost + shape.band.cost;
    for (int i = 0; i < task->heads.n; i++) {
        shape.head = task->heads.heads[i];
        int least, most;
        white_range(b, &shape, &least, &most);
        for (shape.white = least; shape.white <= most; shape.white++) {
            shape.lines = bx_shape_top_rows(&shape) + leg_rows + shape.foot;
            int added = shape.white - least, white_cost = added * (added + 1) / 2;
            bx_block_offer(b, &shape,
                           body_cost + shape.head.cost + form_cost(b, &shape) +
                               (int64_t)white_cost *
                                   layout->weights[BX_WEIGHT_HEAD_WHITE]);
        }
    }
}

/* Is the grid the page's? */
static bool is_on_page_grid(const leg_task *task)
{
    return task->cells == task->columns && !task->inset;
}

static const bx_flow *flow_of(const leg_task *task, int merged)
{
    bx_block_builder *b = task->b;
    const bx_layout *l = b->setting->layout;
    if (!is_on_page_grid(task))
        return bx_block_flow_by_chars(b,
                                      task->grid.measure / l->styles[BX_STYLE_BODY].size);
    if (!b->flows[merged])
        b->flows[merged] =
            bx_flow_make(b->setting, b->block->item, bx_span_width(l, merged));
    return b->flows[merged];
}

static bx_shape shape_of(const leg_task *task, const bx_band *band, int merged)
{
    return (bx_shape){.columns = task->columns,
                      .box = task->inset ? task->b->block->item->box : BX_BOX_NONE,
                      .inset = task->inset,
                      .foot = task->inset ? BOX_FOOT : 0,
                      .band = *band,
                      .flow = flow_of(task, merged),
                      .grid = task->grid,
                      .cells = task->cells,
                      .leg_cells = merged,
                      .n_legs = task->cells / merged,
                      .leg_start = task->inset,
                      .leg_gap = task->grid.gap,
                      .pitch = task->b->setting->layout->leading};
}

/* Rooms of the legs when the longest has leg_rows; false where a leg would be too short.
 */
static bool set_rooms(const bx_layout *layout, bx_shape *shape, int leg_rows)
{
    int under = leg_rows - shape->band.rows;
    for (int i = 0; i < shape->n_legs; i++) {
        bool has_picture = bx_shape_is_under_band(shape, i);
        shape->rooms[i] = has_picture ? under : leg_rows;
        if (has_picture && under < leg_rows_under_picture(layout))
            return false;
    }
    return true;
}

/* Every depth of legs that holds the copy beside one band. */
static void add_band_shapes(const leg_task *task, bx_shape shape)
{
    bx_block_builder *b = task->b;
    int n = shape.n_legs;
    int taken = bx_band_is_partial(&shape.band)
                    ? shape.band.cells / shape.leg_cells * shape.band.rows
                    : 0;
    bx_row_range copy = bx_block_rows(b, &shape);
    int least = (copy.least + taken + n - 1) / n;
    int most = b->fit == BX_FIT_RAGGED ? copy.most + shape.band.rows
                                       : (copy.most + taken + n - 1) / n;
    least = MAX(least, n > 1 ? LEAST_LEG : 1);
    for (int rows = least; rows <= MIN(most, b->max_lines); rows++)
        if (set_rooms(b->setting->layout, &shape, rows) && bx_block_fill(b, &shape))
            offer_heads(task, shape, rows);
}

static void set_first_cell(bx_shape *shape, int cell)
{
    shape->first_cell = cell;
    shape->leg_start += cell * (shape->grid.measure + shape->grid.gap);
}

/* The band at the block's side, the legs beside it and just as deep. */
static void add_beside_shapes(const leg_task *task, const bx_band *band, int merged)
{
    bx_block_builder *b = task->b;
    bx_shape shape = shape_of(task, band, merged);
    shape.is_beside = true;
    shape.n_legs = (task->cells - band->cells) / merged;
    set_first_cell(&shape, band->place == BX_BAND_LEFT ? band->cells : 0);
    if (set_rooms(b->setting->layout, &shape, band->rows) && bx_block_fill(b, &shape))
        offer_heads(task, shape, band->rows);
}

/* Legs of one column, and where the copy is too short for so many, of merged columns. */
static void add_leg_shapes(const leg_task *task, const bx_band *band)
{
    int cells = task->cells;
    bool is_short = task->b->block->flow->min_rows < SHORT_LEG * cells;
    int beside = bx_band_is_partial(band) ? cells - band->cells : 0;
    int most = is_short && is_on_page_grid(task) ? cells : 1;
    for (int merged = 1; merged <= most; merged++) {
        bool fits_band = !bx_band_is_partial(band) || band->cells % merged == 0;
        if (cells % merged == 0 && fits_band)
            add_band_shapes(task, shape_of(task, band, merged));
        if (beside && beside % merged == 0)
            add_beside_shapes(task, band, merged);
    }
}

/* No copy at all: a head, a picture, or both (图片新闻). */
static void add_bare_shape(const leg_task *task, const bx_band *band)
{
    if (!bx_band_is_partial(band))
        offer_heads(task, shape_of(task, band, 1), 0);
}

/* Shapes that are too small: the smallest head and picture, what fits of the copy. */
static void add_overset_shapes(const leg_task *task, bx_band band)
{
    bx_block_builder *b = task->b;
    const bx_layout *layout = b->setting->layout;
    bx_shape shape = shape_of(task, &band, 1);
    shape.head = bx_block_smallest_head(task->heads);
    int most;
    white_range(b, &shape, &shape.white, &most);
    int least =
        DRAFT_LEG +
        (bx_band_is_partial(&band) ? band.rows + leg_rows_under_picture(layout) : 0);
    for (int rows = least; rows <= b->max_lines; rows++) {
        if (!set_rooms(layout, &shape, rows))
            continue;
        shape.lines = bx_shape_top_rows(&shape) + rows + shape.foot;
        if (!bx_block_offer_overset(b, &shape))
            return;
    }
}

static void add_shapes(const leg_task *task)
{
    bx_block_builder *b = task->b;
    bx_band bands[BX_MAX_BANDS];
    bx_band_room room = {.grid = task->grid,
                         .cells = task->cells,
                         .columns = task->columns,
                         .is_lead = b->block->is_lead,
                         .is_boxed = task->inset > 0};
    int n_bands = bx_block_bands(b, &room, bands);
    for (int i = 0; i < n_bands; i++) {
        if (b->framed && bands[i].place == BX_BAND_ABOVE)
            continue; /* the head is the frame's */
        if (!b->block->flow->n)
            add_bare_shape(task, &bands[i]);
        else
            add_leg_shapes(task, &bands[i]);
    }
    if (b->fit == BX_FIT_OVERSET && b->block->flow->n && n_bands)
        add_overset_shapes(task, bx_block_smallest_band(bands, n_bands));
}

/* ---- a head over some columns (盖文题, 串文题) ---- */

static void set_rooms_beside(bx_shape *shape, int rows)
{
    int beside = rows + shape->head.rows - BX_WHITE_BESIDE_HEAD;
    for (int leg = 0; leg < shape->n_legs; leg++)
        shape->rooms[leg] = leg < shape->head_span ? rows : beside;
    shape->lines = shape->head.rows + rows;
}

/* Every depth of legs that holds the copy: those under the head so many rows deep. */
static void add_part_head(bx_block_builder *b, bx_shape shape)
{
    int n = shape.n_legs, more = shape.head.rows - BX_WHITE_BESIDE_HEAD;
    int gained = (n - shape.head_span) * more;
    bx_row_range copy = bx_block_rows(b, &shape);
    int least = MAX((copy.least - gained + n - 1) / n, GOOD_LEG);
    int most = (copy.most - gained + n - 1) / n;
    for (int rows = least; rows <= MIN(most, b->max_lines); rows++) {
        set_rooms_beside(&shape, rows);
        if (bx_block_fill(b, &shape))
            bx_block_offer(b, &shape,
                           shape.filling.cost + shape.head.cost + form_cost(b, &shape));
    }
}

/* Is it the cheapest of those so many lines high, the first of them? */
static bool is_best_of_height(const bx_head *heads, int n, int i)
{
    for (int k = 0; k < n; k++)
        if (heads[k].rows == heads[i].rows &&
            (heads[k].cost < heads[i].cost || (heads[k].cost == heads[i].cost && k < i)))
            return false;
    return true;
}

/* Heads over the first `span` columns of a block without pictures, text running on beside
 * them. The lead keeps the whole width. */
static void add_part_heads(const leg_task *task, int span)
{
    bx_block_builder *b = task->b;
    bx_band none = {.place = BX_BAND_NONE};
    bx_head heads[BX_MAX_HEADS];
    int n = bx_heads_make(b->setting, b->block->item, b->head_text, false, span,
                          bx_span_width(b->setting->layout, span), heads);
    for (int i = 0; i < n; i++) {
        bx_shape shape = shape_of(task, &none, 1);
        shape.head = heads[i];
        shape.head_span = span;
        if (shape.head.rows > BX_WHITE_BESIDE_HEAD && is_best_of_height(heads, n, i))
            add_part_head(b, shape);
    }
}

/* ---- grids ---- */

static bx_head_list heads_of(const bx_block_builder *b, int columns, bx_len measure,
                             bx_head *heads)
{
    return (bx_head_list){heads,
                          bx_heads_make(b->setting, b->block->item, b->head_text,
                                        b->block->is_lead, columns, measure, heads)};
}

/* 围框: as many legs as are good to read, whole 字 wide, and as much white at the frame
 * as between them. */
static void add_boxed(bx_block_builder *b, int columns)
{
    const bx_layout *l = b->setting->layout;
    bx_len em = l->styles[BX_STYLE_BODY].size, width = bx_span_width(l, columns);
    bx_len least = bx_len_scale(em, BOX_INSET_PERCENT, 100);
    for (int n = 1; n <= columns + 1; n++) {
        int chars = (width - (n + 1) * least) / n / em;
        if (chars < LEAST_CHARS || chars > BX_MOST_CHARS)
            continue;
        bx_len white = (width - n * chars * em) / (n + 1);
        bx_grid grid = {chars * em, white};
        bx_head heads[BX_MAX_HEADS];
        add_shapes(&(leg_task){b, columns, grid, n, white,
                               heads_of(b, columns, bx_grid_width(grid, n), heads)});
    }
}

/* 变栏: legs that are not the page's columns, whole 字 wide, flush with the block on both
 * sides (rule 5). */
static void add_own_legs(const leg_task *page)
{
    const bx_layout *l = page->b->setting->layout;
    bx_len em = l->styles[BX_STYLE_BODY].size, width = bx_span_width(l, page->columns);
    for (int n = 2; n <= page->columns + 1; n++) {
        int chars = (width - (n - 1) * l->gap) / n / em;
        if (n == page->columns || chars < LEAST_CHARS || chars > LONG_MEASURE)
            continue;
        leg_task own = *page;
        own.cells = n;
        own.grid = (bx_grid){chars * em, (width - n * chars * em) / (n - 1)};
        add_shapes(&own);
    }
}

void bx_block_add_legs(bx_block_builder *b, int columns)
{
    if (b->block->item->box) {
        add_boxed(b, columns);
        return;
    }
    bx_head heads[BX_MAX_HEADS];
    bx_len width = bx_span_width(b->setting->layout, columns);
    leg_task page = {b,       columns, bx_page_grid(b->setting->layout),
                     columns, 0,       heads_of(b, columns, width, heads)};
    add_shapes(&page);
    if (!b->block->flow->n || b->framed || b->fit == BX_FIT_OVERSET)
        return;
    add_own_legs(&page);
    bool has_whole_head = b->block->is_lead || b->block->pictures || !heads[0].grade;
    for (int span = 1; span < columns && !has_whole_head; span++)
        add_part_heads(&page, span);
}
