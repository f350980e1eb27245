#include "makeup/block.h"

#include <glib.h>
#include <string.h>

#include "makeup/measure.h"

enum {
    LEAST_LEG = 3, /* rows; rule 14 wants six */
    GOOD_LEG = 6,
    SHORT_LEG = 4,        /* legs that would be under so many rows may be merged */
    LONG_LEG = 40,        /* rows after which a leg tires the eye */
    SHORT_LEG_COST = 120, /* per row under GOOD_LEG */
    LONG_LEG_COST = 60,   /* per row over LONG_LEG */
    LEG_UNDER_PICTURE = 71 * BX_PT, /* 25 mm: rule 16 */
    MAX_WHITE = 2,       /* lines of white a headline may take beyond its own */
    NARROW_PERCENT = 35, /* width of a block under so much of its height is a strip */
    STRIP_COST = 25,     /* per percent */
    OVERSET_ROWS = 1,    /* rows that one more item cut short is worth: few are cut, and
                            the lead last */
    LONG_MEASURE = 20,   /* 字 a line: the eye finds the next one */
    LONG_MEASURE_COST = 400, /* per 字 more */
    DRAFT_LEG = 3,           /* rows of text an overset block shows at least */
};

/* The cheapest shape of each (columns, lines) so far. */
typedef struct {
    const bx_setting *setting;
    bx_block *block;
    int max_lines;
    bx_fit fit;
    bx_shape *cells; /* [columns][lines]; cost -1: none */
    /* The copy by merged columns, once needed. */
    const bx_flow *flows[BX_MAX_COLUMNS + 1];
} builder;

static bx_shape *cell(const builder *b, int columns, int lines)
{
    return &b->cells[columns * (b->max_lines + 1) + lines];
}

static int leg_rows_under_picture(const bx_layout *layout)
{
    return bx_rows_for(layout, LEG_UNDER_PICTURE);
}

/* What the proportions of a block cost. */
static int64_t proportion_cost(const bx_layout *layout, const bx_shape *shape)
{
    int64_t width = bx_span_width(layout, shape->columns);
    int64_t height = (int64_t)shape->lines * layout->leading;
    int percent = (int)(width * 100 / MAX(height, 1));
    int64_t cost = MAX(0, NARROW_PERCENT - percent) * STRIP_COST;
    for (int i = 0; i < shape->n_legs; i++) {
        int rows = shape->rooms[i];
        cost += rows && rows < GOOD_LEG ? (GOOD_LEG - rows) * SHORT_LEG_COST : 0;
        cost += MAX(0, rows - LONG_LEG) * LONG_LEG_COST;
    }
    int characters = (int)(bx_span_width(layout, shape->leg_columns) /
                           layout->styles[BX_STYLE_BODY].size);
    cost += shape->flow->n ? MAX(0, characters - LONG_MEASURE) * LONG_MEASURE_COST : 0;
    return cost * layout->weights[BX_WEIGHT_SHAPE] / 1000;
}

static void offer(builder *b, const bx_shape *shape)
{
    if (shape->lines < 1 || shape->lines > b->max_lines)
        return;
    bx_shape *best = cell(b, shape->columns, shape->lines);
    if (best->cost < 0 || shape->cost < best->cost)
        *best = *shape;
}

/* What its proportions and its emphasis cost a shape. */
static int64_t form_cost(const builder *b, const bx_shape *shape)
{
    const bx_layout *layout = b->setting->layout;
    bool is_emphasis =
        !b->block->is_lead && shape->columns == layout->columns && layout->columns > 2;
    return proportion_cost(layout, shape) +
           (is_emphasis ? layout->weights[BX_WEIGHT_FULL_WIDTH] : 0);
}

static int band_rows_above_legs(const bx_band *band)
{
    return band->place == BX_BAND_ABOVE || band->place == BX_BAND_UNDER ? band->rows : 0;
}

int bx_shape_top_rows(const bx_shape *shape)
{
    return shape->head.rows + shape->white + band_rows_above_legs(&shape->band);
}

/* Lines of white a head may have. A block without head keeps one, where its text would
 * touch the cut-off rule above. */
static void white_range(const builder *b, const bx_shape *shape, int *least, int *most)
{
    bool stretches = b->fit == BX_FIT_EXACT || b->fit == BX_FIT_OVERSET;
    *least = !shape->head.rows && !band_rows_above_legs(&shape->band);
    *most = *least + (shape->head.rows && stretches ? MAX_WHITE : 0);
}

/* Offers a filling under every head, with up to MAX_WHITE lines of white. */
static void offer_heads(builder *b, bx_shape shape, int leg_rows, const bx_head *heads,
                        int n_heads)
{
    const bx_layout *layout = b->setting->layout;
    int64_t body_cost = shape.filling.cost + shape.band.cost;
    for (int i = 0; i < n_heads; i++) {
        shape.head = heads[i];
        int least, most;
        white_range(b, &shape, &least, &most);
        for (shape.white = least; shape.white <= most; shape.white++) {
            shape.lines = bx_shape_top_rows(&shape) + leg_rows;
            int added = shape.white - least, white_cost = added * (added + 1) / 2;
            int64_t cost = body_cost + heads[i].cost + form_cost(b, &shape) +
                           (int64_t)white_cost * layout->weights[BX_WEIGHT_HEAD_WHITE];
            shape.cost = (int)MIN(cost, BX_SHAPE_COST_MOST);
            offer(b, &shape);
        }
    }
}

bool bx_shape_is_under_band(const bx_shape *shape, int leg)
{
    if (shape->is_beside)
        return false;
    int from = leg * shape->leg_columns, to = from + shape->leg_columns;
    return (shape->band.place == BX_BAND_LEFT && from < shape->band.columns) ||
           (shape->band.place == BX_BAND_RIGHT &&
            to > shape->columns - shape->band.columns);
}

static bool is_partial(const bx_band *band)
{
    return band->place == BX_BAND_LEFT || band->place == BX_BAND_RIGHT;
}

static const bx_flow *flow_of(builder *b, int leg_columns)
{
    if (!b->flows[leg_columns])
        b->flows[leg_columns] = bx_flow_make(b->setting, b->block->item, leg_columns);
    return b->flows[leg_columns];
}

static bx_shape shape_of(builder *b, int columns, const bx_band *band, int leg_columns)
{
    return (bx_shape){.columns = columns,
                      .band = *band,
                      .flow = flow_of(b, leg_columns),
                      .leg_columns = leg_columns,
                      .n_legs = columns / leg_columns};
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

static bool fill(const builder *b, bx_shape *shape)
{
    const bx_setting *s = b->setting;
    return bx_flow_fill(shape->flow, shape->rooms, shape->n_legs, s->layout, s->arena,
                        &shape->filling) ||
           (b->fit == BX_FIT_RAGGED &&
            bx_flow_fill_ragged(shape->flow, shape->rooms, shape->n_legs, s->layout,
                                s->arena, &shape->filling));
}

/* Every depth of legs that holds the copy beside one band. */
static void add_band_shapes(builder *b, bx_shape shape, const bx_head *heads, int n_heads)
{
    const bx_flow *flow = shape.flow;
    int n = shape.n_legs;
    int taken = is_partial(&shape.band)
                    ? shape.band.columns / shape.leg_columns * shape.band.rows
                    : 0;
    int least = (flow->min_rows + taken + n - 1) / n;
    int most = b->fit == BX_FIT_RAGGED ? flow->max_rows + shape.band.rows
                                       : (flow->max_rows + taken + n - 1) / n;
    least = MAX(least, n > 1 ? LEAST_LEG : 1);
    for (int rows = least; rows <= MIN(most, b->max_lines); rows++)
        if (set_rooms(b->setting->layout, &shape, rows) && fill(b, &shape))
            offer_heads(b, shape, rows, heads, n_heads);
}

/* The band at the block's side, the legs beside it and just as deep. */
static void add_beside_shapes(builder *b, int columns, const bx_band *band, int merged,
                              const bx_head *heads, int n_heads)
{
    bx_shape shape = shape_of(b, columns, band, merged);
    shape.is_beside = true;
    shape.n_legs = (columns - band->columns) / merged;
    shape.first_column = band->place == BX_BAND_LEFT ? band->columns : 0;
    if (set_rooms(b->setting->layout, &shape, band->rows) && fill(b, &shape))
        offer_heads(b, shape, band->rows, heads, n_heads);
}

/* Legs of one column, and where the copy is too short for so many, of merged columns. */
static void add_leg_shapes(builder *b, int columns, const bx_band *band,
                           const bx_head *heads, int n_heads)
{
    bool is_short = b->block->flow->min_rows < SHORT_LEG * columns;
    int beside = is_partial(band) ? columns - band->columns : 0;
    for (int merged = 1; merged <= (is_short ? columns : 1); merged++) {
        bool fits_band = !is_partial(band) || band->columns % merged == 0;
        if (columns % merged == 0 && fits_band)
            add_band_shapes(b, shape_of(b, columns, band, merged), heads, n_heads);
        if (beside && beside % merged == 0)
            add_beside_shapes(b, columns, band, merged, heads, n_heads);
    }
}

/* No copy at all: a head, a picture, or both (图片新闻). */
static void add_bare_shape(builder *b, int columns, const bx_band *band,
                           const bx_head *heads, int n_heads)
{
    if (!is_partial(band))
        offer_heads(b, shape_of(b, columns, band, 1), 0, heads, n_heads);
}

static bx_head lowest(const bx_head *heads, int n)
{
    bx_head low = heads[0];
    for (int i = 1; i < n; i++)
        if (heads[i].rows < low.rows)
            low = heads[i];
    return low;
}

static bx_band smallest(const bx_band *bands, int n)
{
    bx_band small = bands[0];
    for (int i = 1; i < n; i++)
        if (bands[i].columns * bands[i].rows < small.columns * small.rows)
            small = bands[i];
    return small;
}

/* Shapes that are too small: the smallest head and picture, what fits of the copy. */
static void add_overset_shapes(builder *b, int columns, bx_band band, bx_head head)
{
    const bx_layout *layout = b->setting->layout;
    bx_shape shape = shape_of(b, columns, &band, 1);
    shape.head = head;
    int most;
    white_range(b, &shape, &shape.white, &most);
    int least =
        DRAFT_LEG + (is_partial(&band) ? band.rows + leg_rows_under_picture(layout) : 0);
    for (int rows = least; rows <= b->max_lines; rows++) {
        if (!set_rooms(layout, &shape, rows))
            continue;
        shape.rooms[columns - 1]--; /* the mark stands there */
        shape.overset = bx_flow_overset(b->block->flow, shape.rooms, columns,
                                        b->setting->arena, &shape.filling);
        if (shape.overset < 1)
            return;
        shape.lines = bx_shape_top_rows(&shape) + rows;
        int64_t cost =
            (int64_t)(shape.overset + (b->block->is_lead ? 3 : 1) * OVERSET_ROWS) *
            layout->weights[BX_WEIGHT_OVERSET];
        shape.cost = (int)MIN(cost + head.cost + band.cost, BX_SHAPE_COST_MOST);
        offer(b, &shape);
    }
}

static void add_shapes(builder *b, int columns)
{
    bx_head heads[BX_MAX_HEADS];
    bx_band bands[BX_MAX_BANDS] = {{.place = BX_BAND_NONE}};
    const bx_block *block = b->block;
    int n_heads = bx_heads_make(b->setting, block->item, block->head_text, block->is_lead,
                                columns, heads);
    int n_bands = block->pictures ? bx_bands_make(b->setting, block->pictures, columns,
                                                  block->is_lead, bands)
                                  : 1;
    for (int i = 0; i < n_bands; i++) {
        if (block->flow->n)
            add_leg_shapes(b, columns, &bands[i], heads, n_heads);
        else
            add_bare_shape(b, columns, &bands[i], heads, n_heads);
    }
    if (b->fit == BX_FIT_OVERSET && block->flow->n && n_bands)
        add_overset_shapes(b, columns, smallest(bands, n_bands), lowest(heads, n_heads));
}

static void collect(const builder *b, bx_block *block)
{
    int columns = b->setting->layout->columns, n = 0;
    for (int k = 1; k <= columns; k++)
        for (int h = 1; h <= b->max_lines; h++)
            n += cell(b, k, h)->cost >= 0;
    bx_shape *shapes = BX_NEW_ARRAY(b->setting->arena, n, bx_shape);
    for (int k = 1; k <= columns; k++)
        for (int h = 1; h <= b->max_lines; h++) {
            if (cell(b, k, h)->cost < 0)
                continue;
            shapes[block->n_shapes++] = *cell(b, k, h);
            if (!block->least_cells || k * h < block->least_cells)
                block->least_cells = k * h;
        }
    block->shapes = shapes;
}

const bx_block *bx_block_make(const bx_setting *setting, const bx_item *item, int index,
                              bool is_lead, int max_lines, bx_fit fit)
{
    const bx_setting *s = bx_setting_for(setting, item);
    bx_block *block = BX_NEW(s->arena, bx_block);
    *block = (bx_block){.item = item, .index = index, .is_lead = is_lead};
    block->flow = bx_flow_make(s, item, 1);
    block->head_text = bx_head_text_make(s, item);
    block->pictures = bx_pictures_open(s, item);
    int n_cells = (s->layout->columns + 1) * (max_lines + 1);
    builder b = {.setting = s,
                 .block = block,
                 .max_lines = max_lines,
                 .fit = fit,
                 .cells = g_malloc0_n((gsize)n_cells, sizeof(bx_shape))};
    b.flows[1] = block->flow;
    for (int i = 0; i < n_cells; i++)
        b.cells[i].cost = -1;
    for (int k = 1; k <= s->layout->columns; k++)
        add_shapes(&b, k);
    collect(&b, block);
    g_free(b.cells);
    return block;
}
