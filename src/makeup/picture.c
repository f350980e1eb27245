#include "makeup/picture.h"

#include <glib.h>
#include <stdlib.h>

#include "makeup/measure.h"

enum {
    SLOT_WIDTH = 3, /* an empty slot has the shape of most photos, 3 : 2 */
    SLOT_HEIGHT = 2,
    ONE_COLUMN_COST = 2500, /* a photo of one column is a stamp */
    FULL_WIDTH_COST = 500,  /* wider than the text beside it can carry */
    TOO_WIDE_COST = 4000,   /* wider than the layout wants pictures */
    LEFT_COST = 300,        /* text wraps to the right only (rule 13) */
    ABOVE_COST = 250,       /* the headline is what readers look for first */
    LEAD_SMALL_COST = 500,  /* the lead's photo should dominate (rule 18) */
    NOTE_SIZE = 9 * BX_PT,
    LEAST_SIDE = 16 * BX_PT,
    TALL_PERCENT = 60, /* of the page: no picture needs more to be shown */
};

typedef struct {
    int image; /* asset id; -1: an empty slot */
    int width, height;
    const bx_picture *facts;
    const bx_part *caption, *credit; /* NULL: none */
} photo;

struct bx_pictures {
    int n;
    photo *photos;
};

const bx_pictures *bx_pictures_open(const bx_setting *s, const bx_item *item)
{
    if (!item->n_pictures)
        return NULL;
    bx_pictures *p = BX_NEW(s->arena, bx_pictures);
    p->n = item->n_pictures;
    p->photos = BX_NEW_ARRAY(s->arena, p->n, photo);
    for (int i = 0; i < p->n; i++) {
        const bx_picture *facts = &item->pictures[i];
        photo *ph = &p->photos[i];
        *ph = (photo){
            .image = -1, .width = SLOT_WIDTH, .height = SLOT_HEIGHT, .facts = facts};
        ph->caption = bx_item_find_of_picture(item, BX_PART_CAPTION, i);
        ph->credit = bx_item_find_of_picture(item, BX_PART_CREDIT, i);
        if (facts->file)
            ph->image =
                bx_assets_open_image(s->assets, facts->file, facts->span, s->diags);
        if (ph->image >= 0) {
            ph->width = bx_assets_image(s->assets, ph->image)->width;
            ph->height = bx_assets_image(s->assets, ph->image)->height;
        }
    }
    return p;
}

/* A band's inner measures. */
typedef struct {
    int across, down;    /* pictures in a row, rows of pictures */
    bx_len width;        /* of one picture */
    bx_len caption_room; /* below each picture of a row, the tallest caption */
    bx_len picture_height;
} grid;

static const bx_paragraph *compose_line(const bx_setting *s, const bx_part *part,
                                        bx_style_id id, bx_len measure)
{
    bx_paragraph_style style = {
        .type = s->layout->styles[id], .measure = measure, .profile = s->profile};
    return bx_paragraph_compose(s->assets, s->arena, part->text, &style, s->diags);
}

static int lines_of(const bx_paragraph *p)
{
    return p && p->n_breakings ? p->breakings[p->best].n_lines : 0;
}

static bx_len last_width_of(const bx_paragraph *p)
{
    return p->breakings[p->best].last_width;
}

typedef struct {
    const bx_paragraph *caption, *credit; /* NULL: none */
    int rows;
    bool is_run_in; /* the credit ends the caption's last line */
} legend;

static legend compose_legend(const bx_setting *s, const photo *ph, bx_len width)
{
    legend l = {0};
    if (ph->caption)
        l.caption = compose_line(s, ph->caption, BX_STYLE_CAPTION, width);
    if (ph->credit)
        l.credit = compose_line(s, ph->credit, BX_STYLE_CREDIT, width);
    int above = lines_of(l.caption), below = lines_of(l.credit);
    if (above && below == 1) {
        bx_len em = s->layout->styles[BX_STYLE_CAPTION].size;
        l.is_run_in = last_width_of(l.caption) + em + last_width_of(l.credit) <= width;
    }
    l.rows = above + (l.is_run_in ? 0 : below);
    return l;
}

static grid grid_of(const bx_setting *s, const bx_pictures *p, int columns)
{
    grid g = {.across = MIN(p->n, columns)};
    g.down = (p->n + g.across - 1) / g.across;
    bx_len whole = bx_span_width(s->layout, columns);
    g.width = (whole - (g.across - 1) * s->layout->picture.gap) / g.across;
    int rows = 0;
    for (int i = 0; i < p->n; i++)
        rows = MAX(rows, compose_legend(s, &p->photos[i], g.width).rows);
    bx_len leading = s->layout->styles[BX_STYLE_CAPTION].leading;
    g.caption_room = rows ? s->layout->picture.gap + rows * leading : 0;
    return g;
}

/* What rows of the grid leave for each picture's height: all that captions and the gap
 * below the band do not take. */
static bx_len height_in(const bx_setting *s, const grid *g, int rows)
{
    bx_len room = rows * s->layout->leading - s->layout->picture.gap;
    return room / g->down - g->caption_room;
}

/* Percent of the width or height that is cut off to fill width × height. */
static int crop_percent(const photo *ph, bx_len width, bx_len height)
{
    int64_t a = (int64_t)ph->width * height, b = (int64_t)ph->height * width;
    return (int)(100 - MIN(a, b) * 100 / MAX(MAX(a, b), 1));
}

static int worst_crop(const bx_pictures *p, const grid *g, bx_len height)
{
    int worst = 0;
    for (int i = 0; i < p->n; i++)
        worst = MAX(worst, crop_percent(&p->photos[i], g->width, height));
    return worst;
}

/* Rows at which the first picture would stand uncropped. */
static int natural_rows(const bx_setting *s, const bx_pictures *p, const grid *g)
{
    bx_len height = bx_len_scale(g->width, p->photos[0].height, p->photos[0].width);
    bx_len whole = g->down * (height + g->caption_room) + s->layout->picture.gap;
    return bx_rows_for(s->layout, whole);
}

static int place_cost(bx_band_place place, int band_columns, int columns, bool is_lead)
{
    int cost = band_columns == 1 && columns > 1 ? ONE_COLUMN_COST : 0;
    if (is_lead && columns > 2 && band_columns < 2)
        cost += LEAD_SMALL_COST;
    switch (place) {
    case BX_BAND_ABOVE:
        return cost + ABOVE_COST + (columns > 2 ? FULL_WIDTH_COST : 0);
    case BX_BAND_UNDER:
        return cost + (columns > 2 ? FULL_WIDTH_COST : 0);
    case BX_BAND_LEFT:
        return cost + LEFT_COST;
    case BX_BAND_RIGHT:
    case BX_BAND_NONE:
        break;
    }
    return cost;
}

static int add_band(bx_band *bands, int n, bx_band band)
{
    if (n == BX_MAX_BANDS)
        return n;
    bands[n] = band;
    return n + 1;
}

static int add_places(bx_band *bands, int n, bx_band band, int columns, bool is_lead)
{
    static const bx_band_place full[] = {BX_BAND_UNDER, BX_BAND_ABOVE};
    static const bx_band_place part[] = {BX_BAND_RIGHT, BX_BAND_LEFT};
    const bx_band_place *places = band.columns == columns ? full : part;
    int crop_cost = band.cost;
    for (int i = 0; i < 2; i++) {
        band.place = places[i];
        band.cost = crop_cost + place_cost(band.place, band.columns, columns, is_lead);
        n = add_band(bands, n, band);
    }
    return n;
}

/* Row counts round the natural one whose crop stays in the limit; where none does (a
 * panorama, a totem), the one that cuts least. */
static int bands_of_width(const bx_setting *s, const bx_pictures *p, int band_columns,
                          int columns, bool is_lead, bx_band *bands, int n)
{
    grid g = grid_of(s, p, band_columns);
    int natural = natural_rows(s, p, &g), best = 0, best_crop = 101, n_before = n;
    int least = s->layout->picture.min_lines, lines = s->layout->lines;
    int tall = MAX(least, lines * TALL_PERCENT / 100);
    int from = MIN(MAX(least, natural / 2), tall);
    int to = (int)MIN(MAX(from, (int64_t)natural * 3 / 2 + 1), lines);
    for (int rows = from; rows <= to; rows++) {
        bx_len height = height_in(s, &g, rows);
        if (height < LEAST_SIDE)
            continue;
        int crop = worst_crop(p, &g, height);
        if (crop < best_crop && rows <= tall) {
            best_crop = crop;
            best = rows;
        }
        bx_band band = {.columns = band_columns,
                        .rows = rows,
                        .cost = crop * s->layout->weights[BX_WEIGHT_CROP]};
        if (crop <= s->layout->picture.crop_percent)
            n = add_places(bands, n, band, columns, is_lead);
    }
    if (n == n_before && best) {
        bx_band band = {.columns = band_columns,
                        .rows = best,
                        .cost = best_crop * s->layout->weights[BX_WEIGHT_CROP]};
        n = add_places(bands, n, band, columns, is_lead);
    }
    return n;
}

int bx_bands_make(const bx_setting *s, const bx_pictures *p, int columns, bool is_lead,
                  bx_band *bands)
{
    int n = 0;
    int widest = MIN(columns, s->layout->picture.max_columns);
    for (int w = 1; w <= widest; w++)
        n = bands_of_width(s, p, w, columns, is_lead, bands, n);
    /* The page's full width must be open to every picture, at a price. */
    if (columns == s->layout->columns && widest < columns) {
        int before = n;
        n = bands_of_width(s, p, columns, columns, is_lead, bands, n);
        for (int i = before; i < n; i++)
            bands[i].cost += TOO_WIDE_COST;
    }
    return n;
}

/* The part of the picture that is shown: as large as the box's shape allows, around the
 * focus. */
static void set_crop(bx_op *op, const photo *ph)
{
    int64_t w = ph->width, h = ph->height, bw = op->image.box.w, bh = op->image.box.h;
    int64_t crop_w = MIN(w, h * bw / MAX(bh, 1)), crop_h = MIN(h, w * bh / MAX(bw, 1));
    crop_w = MAX(crop_w, 1);
    crop_h = MAX(crop_h, 1);
    int64_t x = w * ph->facts->focus_x / 100 - crop_w / 2;
    int64_t y = h * ph->facts->focus_y / 100 - crop_h / 2;
    op->image.crop_x = (int)CLAMP(x, 0, w - crop_w);
    op->image.crop_y = (int)CLAMP(y, 0, h - crop_h);
    op->image.crop_w = (int)crop_w;
    op->image.crop_h = (int)crop_h;
}

static void draw_frame(bx_rect b, bx_ink ink, bx_display_builder *out)
{
    const bx_point corner[] = {{b.x, b.y},
                               {b.x + b.w, b.y},
                               {b.x + b.w, b.y + b.h},
                               {b.x, b.y + b.h},
                               {b.x, b.y}};
    for (int i = 0; i < 4; i++)
        bx_display_add(out,
                       (bx_op){.kind = BX_OP_STROKE,
                               .is_note = true,
                               .stroke = {corner[i], corner[i + 1], BX_PT / 2, ink}});
    bx_display_add(out, (bx_op){.kind = BX_OP_STROKE,
                                .is_note = true,
                                .stroke = {corner[0], corner[2], BX_PT / 4, ink}});
    bx_display_add(out, (bx_op){.kind = BX_OP_STROKE,
                                .is_note = true,
                                .stroke = {corner[1], corner[3], BX_PT / 4, ink}});
}

/* An empty slot says so, in previews and drafts only. */
static void draw_slot(const bx_setting *s, bx_rect box, bx_display_builder *out)
{
    draw_frame(box, BX_INK_NOTE, out);
    bx_style type = {.role = BX_ROLE_HEI,
                     .size = NOTE_SIZE,
                     .ink = BX_INK_NOTE,
                     .align = BX_ALIGN_CENTRE};
    bx_frame at = {{box.x, box.y + box.h / 2 + NOTE_SIZE / 3}, BX_HORIZONTAL};
    bx_set_note(s, "缺图", &type, box.w, at, out);
}

static bx_len draw_lines(const bx_setting *s, const bx_paragraph *p, bx_len left,
                         bx_len top, bx_style_id id, bx_display_builder *out)
{
    bx_len leading = s->layout->styles[BX_STYLE_CAPTION].leading;
    for (int i = 0; i < lines_of(p); i++, top += leading) {
        bx_len baseline = top + bx_baseline_in(leading, s->layout->styles[id].size);
        bx_set_line(s, p, &p->breakings[p->best], i, (bx_point){left, baseline}, out);
    }
    return top;
}

static void draw_legend(const bx_setting *s, const photo *ph, bx_point at, bx_len width,
                        bx_display_builder *out)
{
    legend l = compose_legend(s, ph, width);
    bx_len leading = s->layout->styles[BX_STYLE_CAPTION].leading;
    bx_len top = draw_lines(s, l.caption, at.x, at.y, BX_STYLE_CAPTION, out);
    if (!l.credit)
        return;
    top -= l.is_run_in ? leading : 0;
    bx_len left = at.x + MAX(0, width - last_width_of(l.credit));
    bool is_single = lines_of(l.credit) == 1;
    bx_align align = s->layout->styles[BX_STYLE_CREDIT].align;
    bool is_flush_already = align == BX_ALIGN_RIGHT || align == BX_ALIGN_CENTRE;
    draw_lines(s, l.credit, is_single && !is_flush_already ? left : at.x, top,
               BX_STYLE_CREDIT, out);
}

void bx_band_draw(const bx_setting *s, const bx_pictures *p, const bx_band *band,
                  bx_point at, bx_display_builder *out)
{
    grid g = grid_of(s, p, band->columns);
    bx_len height = height_in(s, &g, band->rows);
    bx_len top = at.y + s->layout->picture.gap / 2; /* the other half below the caption */
    for (int i = 0; i < p->n; i++) {
        const photo *ph = &p->photos[i];
        bx_rect box = {at.x + i % g.across * (g.width + s->layout->picture.gap),
                       top + i / g.across * (height + g.caption_room), g.width, height};
        if (ph->image >= 0) {
            bx_op op = {.kind = BX_OP_IMAGE, .image = {.image = ph->image, .box = box}};
            set_crop(&op, ph);
            bx_display_add(out, op);
        } else {
            draw_slot(s, box, out);
        }
        bx_point legend_at = {box.x, box.y + height + s->layout->picture.gap / 2};
        draw_legend(s, ph, legend_at, g.width, out);
    }
}

int bx_band_ppi(const bx_setting *s, const bx_pictures *p, const bx_band *band)
{
    grid g = grid_of(s, p, band->columns);
    bx_len height = height_in(s, &g, band->rows);
    int least = 0;
    for (int i = 0; i < p->n; i++) {
        const photo *ph = &p->photos[i];
        if (ph->image < 0)
            continue;
        bx_op op = {.image = {.box = {0, 0, g.width, height}}};
        set_crop(&op, ph);
        int ppi = (int)MAX((int64_t)op.image.crop_w * 72 * BX_PT / g.width, 1);
        least = least ? MIN(least, ppi) : ppi;
    }
    return least;
}

int bx_band_crop(const bx_setting *s, const bx_pictures *p, const bx_band *band)
{
    grid g = grid_of(s, p, band->columns);
    bx_len height = height_in(s, &g, band->rows);
    int most = 0;
    for (int i = 0; i < p->n; i++)
        if (p->photos[i].image >= 0)
            most = MAX(most, crop_percent(&p->photos[i], g.width, height));
    return most;
}
