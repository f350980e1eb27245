#include "makeup/block.h"

#include <glib.h>
#include <string.h>

#include "makeup/block_builder.h"
#include "makeup/framed.h"

enum {
    MOST_ALIKE_SIZE = 2, /* shapes of one size */
    OVERSET_ROWS = 1, /* rows that one more item cut short is worth: few are cut, and the
                         lead last */
};

/* The lists of one size, BX_CROSSING_COUNT of them. */
static bx_shape_list *cell(const bx_block_builder *b, int columns, int lines)
{
    return &b->cells[(columns * (b->max_lines + 1) + lines) * BX_CROSSING_COUNT];
}

/* Do the rules of the page see no difference? */
static bool are_alike(const bx_shape *a, const bx_shape *b)
{
    bx_len size_a = a->head.grade ? a->head.grade->main.size : 0;
    bx_len size_b = b->head.grade ? b->head.grade->main.size : 0;
    return size_a == size_b && a->head.mode == b->head.mode &&
           a->head.rows + a->white == b->head.rows + b->white &&
           a->head_columns == b->head_columns && a->head_span == b->head_span &&
           a->band.place == b->band.place && a->band.columns == b->band.columns &&
           a->band.rows == b->band.rows && a->filling.short_legs == b->filling.short_legs;
}

/* The index of the shape that looks like this one; n: there is none. */
static int find_alike(const bx_shape_list *list, const bx_shape *shape)
{
    int i = 0;
    while (i < list->n && !are_alike(&list->shapes[i], shape))
        i++;
    return i;
}

/* Do all legs end on its last row? */
static bool is_level(const bx_shape *shape)
{
    return !shape->filling.short_legs;
}

static int count_level(const bx_shape_list *list)
{
    int n = 0;
    for (int i = 0; i < list->n; i++)
        n += is_level(&list->shapes[i]);
    return n;
}

/* Which gives way in a list that is full: the dearest, but the only level one to no
 * other, for the foot of the page. */
static int weakest(const bx_shape_list *list, const bx_shape *shape)
{
    int last = list->n - 1;
    bool is_needed = count_level(list) == 1 && is_level(&list->shapes[last]);
    return is_needed && !is_level(shape) ? last - 1 : last;
}

static void insert(bx_block_builder *b, bx_shape_list *list, const bx_shape *shape)
{
    int at = find_alike(list, shape);
    bool is_new = at == list->n;
    bool is_first_level = is_new && is_level(shape) && !count_level(list);
    if (is_new && list->n == MOST_ALIKE_SIZE)
        at = weakest(list, shape);
    else if (is_new) {
        if (!list->shapes)
            list->shapes = BX_NEW_ARRAY(b->work, MOST_ALIKE_SIZE, bx_shape);
        list->shapes[list->n++].cost = INT_MAX;
    }
    if (list->shapes[at].cost <= shape->cost && !is_first_level)
        return;
    for (; at > 0 && list->shapes[at - 1].cost > shape->cost; at--)
        list->shapes[at] = list->shapes[at - 1];
    list->shapes[at] = *shape;
}

void bx_block_offer(bx_block_builder *b, bx_shape *shape, int64_t cost)
{
    bx_shape offered = *shape;
    offered.framed = b->framed;
    offered.lines += b->framed ? BX_FRAME_FOOT : 0;
    if (offered.lines < 1 || offered.lines > b->max_lines)
        return;
    offered.cost = (int)MIN(cost, BX_SHAPE_COST_MOST);
    b->n_offered++;
    const bx_layout *l = b->block->layout;
    bx_crossing_kind kind = BX_CROSSING_FREE;
    if (l->is_spread) {
        offered.starts = bx_crossing_starts(l, b->block->item, &offered);
        kind = bx_crossing_kind_of(l, &offered);
    }
    insert(b, &cell(b, offered.columns, offered.lines)[kind], &offered);
}

bool bx_block_stretches(const bx_block_builder *b)
{
    return b->fit == BX_FIT_EXACT || b->fit == BX_FIT_OVERSET;
}

int64_t bx_block_emphasis_cost(const bx_block_builder *b, int columns)
{
    const bx_layout *layout = b->setting->layout;
    bool is_emphasis = !b->block->is_lead && columns == b->columns && b->columns > 2;
    return is_emphasis ? layout->weights[BX_WEIGHT_FULL_WIDTH] : 0;
}

bool bx_block_fill_legs(const bx_block_builder *b, bx_shape *shape)
{
    const bx_setting *s = b->setting;
    return bx_flow_fill(shape->flow, shape->rooms, shape->n_legs, s->layout, s->arena,
                        &shape->filling) ||
           (b->fit == BX_FIT_RAGGED &&
            bx_flow_fill_ragged(shape->flow, shape->rooms, shape->n_legs, s->layout,
                                s->arena, &shape->filling));
}

bool bx_block_fill(const bx_block_builder *b, bx_shape *shape)
{
    return b->aside_sizes ? bx_block_fill_round(b, shape) : bx_block_fill_legs(b, shape);
}

bool bx_block_offer_overset(bx_block_builder *b, const bx_shape *given)
{
    const bx_setting *s = b->setting;
    bx_shape cut = *given, *shape = &cut;
    if (shape->flow->cut)
        return false; /* what goes on elsewhere is not over */
    shape->rooms[shape->n_legs - 1]--;
    if (b->aside_sizes)
        bx_block_stand_asides(b, shape);
    int rows = bx_flow_overset(shape->flow, shape->rooms, shape->n_legs, s->arena,
                               &shape->filling);
    if (rows < 1)
        return false;
    int64_t over = rows + (b->block->is_lead ? 3 : 1) * OVERSET_ROWS;
    shape->overset = rows;
    bx_block_offer(b, shape,
                   over * s->layout->weights[BX_WEIGHT_OVERSET] + shape->head.cost +
                       shape->band.cost);
    return true;
}

/* ---- vertical heads ---- */

bx_len bx_block_depth(const bx_layout *layout, int rows)
{
    return (rows - 1) * layout->leading + layout->styles[BX_STYLE_BODY].size;
}

bx_head_list bx_block_side_heads(bx_block_builder *b, int rows)
{
    bx_head_list *list = &b->side_heads[rows];
    if (list->n)
        return *list;
    bx_head heads[BX_MAX_HEADS];
    const bx_setting *s = b->setting;
    list->n = bx_heads_make_vertical(s, b->block->item, b->head_text, b->block->is_lead,
                                     bx_block_depth(s->layout, rows), heads);
    list->heads = bx_copy(s->arena, heads, (size_t)list->n * sizeof *heads);
    return *list;
}

bx_head bx_block_smallest_head(bx_head_list list)
{
    bx_head small = {0};
    for (int i = 0; i < list.n; i++) {
        const bx_head *head = &list.heads[i];
        bool is_smaller = head->mode == BX_VERTICAL ? head->breadth < small.breadth
                                                    : head->rows < small.rows;
        if (!i || is_smaller)
            small = *head;
    }
    return small;
}

/* ---- bands ---- */

bool bx_band_is_partial(const bx_band *band)
{
    return band->place == BX_BAND_LEFT || band->place == BX_BAND_RIGHT;
}

int bx_block_bands(const bx_block_builder *b, const bx_band_room *room, bx_band *bands)
{
    bands[0] = (bx_band){.place = BX_BAND_NONE};
    return b->block->pictures ? bx_bands_make(b->setting, b->block->pictures, room, bands)
                              : 1;
}

bx_band bx_block_smallest_band(const bx_band *bands, int n)
{
    bx_band small = bands[0];
    for (int i = 1; i < n; i++)
        if (bands[i].columns * bands[i].rows < small.columns * small.rows)
            small = bands[i];
    return small;
}

int bx_block_keep_bands(bx_band *bands, int n, bx_band_place side)
{
    int kept = 0;
    for (int i = 0; i < n; i++) {
        bx_band_place place = bands[i].place;
        if (place == BX_BAND_NONE || place == BX_BAND_ABOVE || place == side)
            bands[kept++] = bands[i];
    }
    return kept;
}

/* ---- shapes ---- */

const bx_flow *bx_block_flow_by_chars(bx_block_builder *b, int chars)
{
    const bx_setting *s = b->setting;
    const bx_flow **flow = &b->flows_by_chars[chars];
    if (!*flow)
        *flow = bx_flow_make(s, b->block->item,
                             chars * s->layout->styles[BX_STYLE_BODY].size);
    return *flow;
}

static int band_rows_above_legs(const bx_band *band)
{
    return band->place == BX_BAND_ABOVE || band->place == BX_BAND_UNDER ? band->rows : 0;
}

int bx_shape_top_rows(const bx_shape *shape)
{
    return shape->head.rows + shape->white + band_rows_above_legs(&shape->band);
}

int bx_shape_room(const bx_shape *shape, int leg)
{
    return shape->rooms[leg] - (leg >= shape->n_legs - shape->filling.short_legs);
}

int bx_shape_row_of(const bx_shape *shape, int leg, int text_row)
{
    const bx_aside *first = &shape->asides[BX_ASIDE_QUOTE],
                   *second = &shape->asides[BX_ASIDE_FACTS];
    if (second->at < first->at) {
        const bx_aside *upper = second;
        second = first;
        first = upper;
    }
    const bx_aside *const asides[] = {first, second};
    for (int i = 0; i < BX_ASIDE_COUNT; i++) {
        const bx_aside *a = asides[i];
        if (leg >= a->leg && leg < a->leg + a->n_legs && text_row >= a->at)
            text_row += a->rows;
    }
    return text_row;
}

bx_len bx_shape_legs_width(const bx_shape *shape, int n)
{
    return n * shape->flow->measure + (n - 1) * shape->leg_gap;
}

bool bx_shape_is_under_band(const bx_shape *shape, int leg)
{
    if (shape->is_beside)
        return false;
    int from = shape->first_cell + leg * shape->leg_cells, to = from + shape->leg_cells;
    return (shape->band.place == BX_BAND_LEFT && from < shape->band.cells) ||
           (shape->band.place == BX_BAND_RIGHT && to > shape->cells - shape->band.cells);
}

static int count_cells(const bx_block_builder *b)
{
    return (b->columns + 1) * (b->max_lines + 1) * BX_CROSSING_COUNT;
}

/* The shapes of the lists, by cost, but those that cost more than one that may stand
 * anywhere; returns how many there are. */
static int merge(const bx_shape_list lists[BX_CROSSING_COUNT], bx_shape *out)
{
    const bx_shape_list *free = &lists[BX_CROSSING_FREE];
    int n = 0, most = free->n ? free->shapes[0].cost : INT_MAX;
    for (int kind = 0; kind < BX_CROSSING_COUNT; kind++)
        for (int i = 0; i < lists[kind].n; i++) {
            if (kind != BX_CROSSING_FREE && lists[kind].shapes[i].cost > most)
                break;
            int at = n++;
            for (; at > 0 && out[at - 1].cost > lists[kind].shapes[i].cost; at--)
                out[at] = out[at - 1];
            out[at] = lists[kind].shapes[i];
        }
    return n;
}

static void collect(const bx_block_builder *b, bx_block *block)
{
    int n = 0;
    for (int i = 0; i < count_cells(b); i++)
        n += b->cells[i].n;
    bx_shape *shapes = BX_NEW_ARRAY(b->setting->arena, n, bx_shape);
    for (int k = 1; k <= b->columns; k++)
        for (int h = 1; h <= b->max_lines; h++) {
            int more = merge(cell(b, k, h), shapes + block->n_shapes);
            block->n_shapes += more;
            if (more && (!block->least_cells || k * h < block->least_cells))
                block->least_cells = k * h;
        }
    block->shapes = shapes;
}

static void set_mode(bx_block_builder *b, bx_writing_mode mode)
{
    bx_setting *own = bx_copy(b->setting->arena, b->setting, sizeof *own);
    own->mode = mode;
    own->composed = bx_composed_new(own->arena);
    b->setting = own;
}

void bx_block_measure_copy(bx_block_builder *b)
{
    const bx_setting *s = b->setting;
    b->flows[1] = b->block->flow = bx_flow_make(s, b->block->item, s->layout->measure);
}

/* The shapes of an item that asks for vertical lines; false: there are none. */
static bool add_asked_shapes(bx_block_builder *b)
{
    const bx_item *item = b->block->item;
    b->head_text = bx_head_text_make(b->setting, item, BX_VERTICAL);
    for (int k = 1; k <= b->setting->layout->columns; k++)
        if (item->setting == BX_SETTING_VERTICAL)
            bx_block_add_vertical(b, k);
        else
            bx_block_add_side_head(b, k);
    return b->n_offered > 0;
}

/* A vertical head for an item that asks for nothing: never the lead, nor beside
 * pictures. */
static bool may_have_side_head(const bx_block_builder *b)
{
    const bx_block *block = b->block;
    bool is_plain = !block->item->setting && !block->item->box && !block->pictures;
    return b->setting->layout->weights[BX_WEIGHT_SIDE_HEAD] && is_plain &&
           !block->is_lead && block->flow->n && b->fit != BX_FIT_OVERSET;
}

static void add_shapes(bx_block_builder *b)
{
    const bx_item *item = b->block->item;
    if (item->group) {
        b->head_text = bx_head_text_make(b->setting, item, BX_HORIZONTAL);
        bx_block_add_group(b);
        return;
    }
    bx_block_measure_copy(b);
    if (item->setting && b->block->flow->n && add_asked_shapes(b))
        return;
    if (b->setting->mode == BX_VERTICAL) {
        set_mode(b, BX_HORIZONTAL);
        bx_block_measure_copy(b);
    }
    b->head_text = bx_head_text_make(b->setting, item, BX_HORIZONTAL);
    for (int k = 1; k <= b->setting->layout->columns; k++)
        bx_block_add_legs(b, k);
    if (!may_have_side_head(b))
        return;
    b->head_text = bx_head_text_make(b->setting, item, BX_VERTICAL);
    for (int k = 1; k <= b->setting->layout->columns; k++)
        bx_block_add_side_head(b, k);
}

const bx_block *bx_block_make(const bx_setting *setting, const bx_item *item, int index,
                              bool is_lead, int max_lines, bx_fit fit)
{
    bx_setting own = *bx_setting_for(setting, item);
    own.composed = bx_composed_new(own.arena);
    const bx_setting *s = bx_copy(own.arena, &own, sizeof own);
    bx_block *block = BX_NEW(s->arena, bx_block);
    *block = (bx_block){
        .item = item, .index = index, .is_lead = is_lead, .layout = setting->layout};
    block->pictures = bx_pictures_open(s, item);
    bx_block_builder b = {.setting = s,
                          .block = block,
                          .columns = s->layout->columns,
                          .max_lines = max_lines,
                          .fit = fit,
                          .work = bx_arena_new()};
    b.aside_sizes = bx_aside_sizes_new(s->arena, item);
    b.cells = BX_NEW_ARRAY(b.work, count_cells(&b), bx_shape_list);
    add_shapes(&b);
    collect(&b, block);
    bx_arena_free(b.work);
    return block;
}
