#include "makeup/block_builder.h"

#include <glib.h>

#include "makeup/measure.h"

/* The head is as wide as it needs; the legs, whole 字 wide, share the rest (变栏,
 * page-rules 5). */

enum {
    LEAST_CHARS = 9, /* a line of a leg */
    GOOD_CHARS_LEAST = 11,
    GOOD_CHARS_MOST = 20,
    CHARS_COST = 250, /* per 字 less or more */
    LEAST_LEG = 3,    /* rows */
    GOOD_LEG = 6,     /* rule 14 */
    SHORT_LEG_COST = 120,
    WHITE_ROWS = 1,      /* above legs that have no picture over them */
    LOOSE_PERCENT = 150, /* of its breadth: in more room a head floats */
    LOOSE_COST = 15,     /* per percent over its breadth */
    /* Unasked: */
    MOST_LINES = 2,        /* of the head */
    HIGH_PERCENT = 160,    /* of its width: a narrow and high block, or … */
    SHALLOW_PERCENT = 300, /* … width of its height: a wide and shallow one */
};

/* Legs beside a head. */
typedef struct {
    bx_block_builder *b;
    bx_shape shape;
    bx_len width;     /* of head and legs */
    bx_len head_room; /* without the gap behind it */
} side;

static const bx_layout *layout_of(const side *t)
{
    return t->b->setting->layout;
}

static bool is_asked(const side *t)
{
    return t->b->block->item->setting == BX_SETTING_SIDE_HEAD;
}

static int64_t form_cost(const side *t, int chars, int rows)
{
    int loose = (int)((int64_t)t->head_room * 100 / t->shape.head.breadth) - 100;
    int64_t cost = MAX(0, GOOD_CHARS_LEAST - chars) * CHARS_COST +
                   MAX(0, chars - GOOD_CHARS_MOST) * CHARS_COST +
                   MAX(0, GOOD_LEG - rows) * t->shape.n_legs * SHORT_LEG_COST +
                   MAX(0, loose) * LOOSE_COST;
    const int *weights = layout_of(t)->weights;
    return cost * weights[BX_WEIGHT_SHAPE] / 1000 +
           bx_block_emphasis_cost(t->b, t->shape.columns) +
           (is_asked(t) ? 0 : weights[BX_WEIGHT_SIDE_HEAD]);
}

/* Unasked a head stands so where it is short, beside legs that read well, in a block that
 * is narrow and high or wide and shallow. */
static bool is_offered(const side *t, int chars, int rows)
{
    const bx_layout *l = layout_of(t);
    const bx_head *head = &t->shape.head;
    int64_t width = bx_span_width(l, t->shape.columns);
    int64_t height = (int64_t)t->shape.lines * l->leading;
    bool is_short = head->n_lines <= MOST_LINES && !head->kicker_lines &&
                    !head->deck_lines && !head->summary.n_lines;
    bool reads_well =
        chars >= GOOD_CHARS_LEAST && chars <= GOOD_CHARS_MOST && rows >= GOOD_LEG;
    return is_asked(t) || (is_short && reads_well &&
                           (height * 100 >= width * HIGH_PERCENT ||
                            width * 100 >= height * SHALLOW_PERCENT));
}

/* Sets a head in the room before the legs; false where it has none, or is lost there. */
static bool set_head(side *t, const bx_head *head)
{
    if (!head->breadth || head->breadth > t->head_room ||
        t->head_room > bx_len_scale(head->breadth, LOOSE_PERCENT, 100))
        return false;
    t->shape.head = *head;
    t->shape.head_columns = bx_columns_for(layout_of(t), t->head_room);
    return true;
}

static void set_rooms(side *t, int rows)
{
    int above = t->shape.band.place == BX_BAND_ABOVE ? t->shape.band.rows : 0;
    for (int leg = 0; leg < t->shape.n_legs; leg++)
        t->shape.rooms[leg] = rows;
    t->shape.white = above ? 0 : WHITE_ROWS;
    t->shape.lines = t->shape.white + above + rows;
}

/* The heads that stand along so many rows of filled legs. */
static void add_heads(side *t, int chars, int rows)
{
    bx_head_list list = bx_block_side_heads(t->b, rows);
    for (int i = 0; i < list.n; i++)
        if (set_head(t, &list.heads[i]) && is_offered(t, chars, rows))
            bx_block_offer(t->b, &t->shape,
                           t->shape.filling.cost + t->shape.head.cost +
                               t->shape.band.cost + form_cost(t, chars, rows));
}

/* What of the copy goes in, with the smallest head that stands there. */
static void add_overset(side *t, int rows)
{
    bx_head head = bx_block_smallest_head(bx_block_side_heads(t->b, rows));
    if (!set_head(t, &head))
        return;
    set_rooms(t, rows);
    bx_block_offer_overset(t->b, &t->shape);
}

/* Every depth of legs of so many 字 that holds the copy, or as deep as the picture. */
static void add_legs(side *t, int chars)
{
    t->shape.flow = bx_block_flow_by_chars(t->b, chars);
    bx_row_range copy = bx_block_rows(t->b, &t->shape);
    int n = t->shape.n_legs;
    int least = MAX((copy.least + n - 1) / n, LEAST_LEG);
    int most = t->b->fit == BX_FIT_RAGGED ? copy.most : (copy.most + n - 1) / n;
    if (t->shape.is_beside) {
        least = MAX(least, t->shape.band.rows);
        most = MIN(most, t->shape.band.rows);
    }
    for (int rows = least; rows <= MIN(most, t->b->max_lines); rows++) {
        set_rooms(t, rows);
        if (bx_block_fill(t->b, &t->shape))
            add_heads(t, chars, rows);
    }
    for (int rows = LEAST_LEG; t->b->fit == BX_FIT_OVERSET && rows < least; rows++)
        if (!t->shape.is_beside || rows == t->shape.band.rows)
            add_overset(t, rows);
}

/* Legs of every width that leaves the head room at their left. */
static void add_widths(side *t)
{
    const bx_layout *l = layout_of(t);
    bx_len size = l->styles[BX_STYLE_BODY].size;
    for (int chars = LEAST_CHARS; chars <= BX_MOST_CHARS; chars++) {
        t->head_room = t->width - t->shape.n_legs * (chars * size + l->gap);
        if (t->head_room < size || t->head_room > t->width / 2)
            continue;
        t->shape.leg_start = t->head_room + l->gap;
        add_legs(t, chars);
    }
}

void bx_block_add_side_head(bx_block_builder *b, int columns)
{
    const bx_layout *l = b->setting->layout;
    bx_band bands[BX_MAX_BANDS];
    bx_band_room room = bx_band_room_of(l, columns, b->block->is_lead);
    int n = bx_block_keep_bands(bands, bx_block_bands(b, &room, bands), BX_BAND_RIGHT);
    for (int i = 0; i < n; i++) {
        bool is_beside = bands[i].place == BX_BAND_RIGHT;
        int text_columns = columns - (is_beside ? bands[i].columns : 0);
        side t = {.b = b,
                  .width = bx_span_width(l, text_columns),
                  .shape = {.columns = columns,
                            .band = bands[i],
                            .grid = bx_page_grid(l),
                            .cells = columns,
                            .is_beside = is_beside,
                            .leg_gap = l->gap,
                            .pitch = l->leading}};
        for (t.shape.n_legs = 1; t.shape.n_legs <= text_columns; t.shape.n_legs++)
            add_widths(&t);
    }
}
