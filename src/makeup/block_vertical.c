#include "makeup/block_builder.h"

#include <glib.h>

#include "makeup/measure.h"

enum {
    LEAST_TIER = 8, /* 字 a line */
    GOOD_TIER_LEAST = 12,
    GOOD_TIER_MOST = 22,   /* the eye finds the next line */
    SHORT_TIER_COST = 250, /* per 字 less */
    LONG_TIER_COST = 250,  /* per 字 more */
    MORE_TIERS_COST = 150, /* each: the eye goes back to the right */
    LEAST_LINES = 4,       /* in a tier */
    PITCH_PERCENT = 130,   /* of the leading: lines further apart fall asunder */
    OPEN_PITCH_COST = 25,  /* per percent over the leading */
    MOST_TIERS = 6,        /* one over the other */
    WHITE_ROWS = 1,        /* above text that has no picture over it */
    HEAD_SHARE = 60,       /* percent of the width that a head takes at most */
};

/* Where vertical text goes. */
typedef struct {
    bx_block_builder *b;
    bx_shape shape; /* as far as it is settled */
    int rows;       /* grid lines of the room */
    int columns;
} room;

/* How far apart the lines stand when n of them, flush with both edges, fill a width. */
static bx_len pitch_of(bx_len width, bx_len size, int n)
{
    return n > 1 ? (width - size) / (n - 1) : 0;
}

static bx_len size_of(const room *r)
{
    return r->b->setting->layout->styles[BX_STYLE_BODY].size;
}

/* Tiers one over the other, whole 字 deep; what is over goes between them or, where there
 * is one, above it: the foot is level. False where they would be too short. */
static bool set_tiers(room *r, int n)
{
    const bx_layout *l = r->b->setting->layout;
    bx_len size = size_of(r), depth = bx_block_depth(l, r->rows);
    int chars = (depth - (n - 1) * l->gap) / (n * size);
    if (chars < LEAST_TIER || chars > BX_MOST_CHARS)
        return false;
    bx_len spare = depth - n * chars * size - (n - 1) * l->gap;
    r->shape.flow = bx_block_flow_by_chars(r->b, chars);
    r->shape.n_legs = n;
    r->shape.leg_gap = n > 1 ? l->gap + spare / (n - 1) : 0;
    r->shape.leg_start = (l->leading - size) / 2 + (n > 1 ? spare % (n - 1) : spare);
    return true;
}

static bx_len text_width(const room *r)
{
    return bx_span_width(r->b->setting->layout, r->columns) - r->shape.head.breadth;
}

static int64_t form_cost(const room *r)
{
    const bx_layout *l = r->b->setting->layout;
    int chars = r->shape.flow->measure / size_of(r);
    int open = (int)((int64_t)r->shape.pitch * 100 / l->leading) - 100;
    int64_t cost = MAX(0, GOOD_TIER_LEAST - chars) * SHORT_TIER_COST +
                   MAX(0, chars - GOOD_TIER_MOST) * LONG_TIER_COST +
                   (r->shape.n_legs - 1) * MORE_TIERS_COST + open * OPEN_PITCH_COST;
    return cost * l->weights[BX_WEIGHT_SHAPE] / 1000 +
           bx_block_emphasis_cost(r->b, r->shape.columns);
}

static void set_lines(room *r, int n)
{
    r->shape.pitch = pitch_of(text_width(r), size_of(r), n);
    for (int leg = 0; leg < r->shape.n_legs; leg++)
        r->shape.rooms[leg] = n;
}

/* Every number of lines that stands well and holds the copy. */
static void add_lines(room *r)
{
    const bx_layout *l = r->b->setting->layout;
    bx_len width = text_width(r), size = size_of(r);
    int most = (width - size) / l->leading + 1, tiers = r->shape.n_legs;
    bx_row_range copy = bx_block_rows(r->b, &r->shape);
    for (int n = most; n >= LEAST_LINES; n--) {
        if (pitch_of(width, size, n) > bx_len_scale(l->leading, PITCH_PERCENT, 100))
            break;
        if (n * tiers < copy.least)
            break;
        if ((n - 1) * tiers + 1 > copy.most && r->b->fit != BX_FIT_RAGGED)
            continue;
        set_lines(r, n);
        if (bx_block_fill(r->b, &r->shape))
            bx_block_offer(r->b, &r->shape,
                           r->shape.filling.cost + r->shape.head.cost +
                               r->shape.band.cost + form_cost(r));
    }
}

static bool head_fits(const room *r, const bx_head *head)
{
    bx_len width = bx_span_width(r->b->setting->layout, r->columns);
    return head->breadth <= bx_len_scale(width, HEAD_SHARE, 100);
}

static void set_head(room *r, const bx_head *head)
{
    r->shape.head = *head;
    r->shape.head_columns =
        head->breadth ? bx_columns_for(r->b->setting->layout, head->breadth) : 0;
}

/* What of the copy goes in, with the smallest head; one line is the mark's. */
static void add_overset(room *r)
{
    const bx_layout *l = r->b->setting->layout;
    bx_head head = bx_block_smallest_head(bx_block_side_heads(r->b, r->rows));
    if (!head_fits(r, &head))
        return;
    set_head(r, &head);
    int most = (text_width(r) - size_of(r)) / l->leading + 1;
    if (most < LEAST_LINES)
        return;
    set_lines(r, most);
    bx_block_offer_overset(r->b, &r->shape);
}

static void add_room(room *r)
{
    bx_head_list heads = bx_block_side_heads(r->b, r->rows);
    for (int tiers = 1; tiers <= MOST_TIERS; tiers++) {
        if (!set_tiers(r, tiers))
            continue;
        for (int i = 0; i < heads.n; i++) {
            if (!head_fits(r, &heads.heads[i]))
                continue;
            set_head(r, &heads.heads[i]);
            add_lines(r);
        }
        if (r->b->fit == BX_FIT_OVERSET)
            add_overset(r);
    }
}

/* The picture over the text, or to its left and as deep. */
static void add_band(bx_block_builder *b, int columns, const bx_band *band)
{
    bool is_above = band->place == BX_BAND_ABOVE, is_left = band->place == BX_BAND_LEFT;
    int white = is_above ? 0 : WHITE_ROWS, above = white + (is_above ? band->rows : 0);
    room r = {.b = b,
              .columns = columns - (is_left ? band->columns : 0),
              .shape = {.columns = columns,
                        .band = *band,
                        .grid = bx_page_grid(b->setting->layout),
                        .cells = columns,
                        .is_beside = is_left,
                        .white = white,
                        .mode = BX_VERTICAL}};
    int least = is_left ? band->rows : 1, most = is_left ? band->rows : b->max_lines;
    for (r.rows = least; r.rows + above <= MIN(most + above, b->max_lines); r.rows++) {
        r.shape.lines = r.rows + above;
        add_room(&r);
    }
}

void bx_block_add_vertical(bx_block_builder *b, int columns)
{
    bx_band bands[BX_MAX_BANDS];
    bx_band_room place = bx_band_room_of(b->setting->layout, columns, b->block->is_lead);
    int n = bx_block_keep_bands(bands, bx_block_bands(b, &place, bands), BX_BAND_LEFT);
    for (int i = 0; i < n; i++)
        add_band(b, columns, &bands[i]);
}
