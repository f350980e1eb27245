#include "makeup/picture.h"

#include <assert.h>
#include <glib.h>
#include <stdlib.h>

#include "makeup/measure.h"

enum {
    SLOT_WIDTH = 3, /* an empty slot has the shape of most photos, 3 : 2 */
    SLOT_HEIGHT = 2,
    FULL_WIDTH_COST = 500, /* wider than the text beside it can carry */
    TOO_WIDE_COST = 4000,  /* wider than the layout wants pictures */
    LEFT_COST = 300,       /* text wraps to the right only (rule 13) */
    ABOVE_COST = 250,      /* the headline is what readers look for first */
    LEAD_SMALL_COST = 500, /* the lead's photo should dominate (rule 18) */
    HOLE_COST = 4000,      /* a row of pictures that is not full */
    AIR = 4,               /* lines over a caption beside its picture; each more … */
    HOLE_FACTOR = 2,       /* … costs so much more */
    FREE_CROP = 10,        /* percent that nobody misses; each beyond counts twice */
    OVER_CROP = 5,         /* each percent that must not be cut counts so often */
    FOCUS_CROP = 35, /* percent that may be cut off where a focus box says what stays */
    NOTE_SIZE = 9 * BX_PT,
    LEAST_SIDE = 16 * BX_PT,
    TALL_PERCENT = 60, /* of the page: no picture needs more to be shown */
};

struct bx_pictures {
    int n;
    bx_photo *photos;
    bool shares_legend; /* 组照: one caption for several photos */
    bool is_headless;   /* the item has no head: nothing stands over the band */
};

static bx_photo open_photo(const bx_setting *s, const bx_item *item, int i)
{
    const bx_picture *facts = &item->pictures[i];
    bx_photo p = {
        .image = -1, .width = SLOT_WIDTH, .height = SLOT_HEIGHT, .facts = facts};
    p.caption = bx_item_find_of_picture(item, BX_PART_CAPTION, i);
    p.credit = bx_item_find_of_picture(item, BX_PART_CREDIT, i);
    if (facts->file)
        p.image = bx_assets_open_image(s->assets, facts->file, facts->span, s->diags);
    if (p.image >= 0) {
        p.width = bx_assets_image(s->assets, p.image)->width;
        p.height = bx_assets_image(s->assets, p.image)->height;
    }
    return p;
}

/* Has the first or the last of several photos the only words said of them? */
static bool share_legend(const bx_photo *photos, int n)
{
    int speaks = photos[0].caption ? 0 : n - 1;
    for (int i = 0; i < n; i++)
        if (i != speaks && (photos[i].caption || photos[i].credit))
            return false;
    return n > 1 && photos[speaks].caption;
}

const bx_pictures *bx_pictures_open(const bx_setting *s, const bx_item *item)
{
    if (!item->n_pictures)
        return NULL;
    bx_pictures *p = BX_NEW(s->arena, bx_pictures);
    p->n = item->n_pictures;
    p->photos = BX_NEW_ARRAY(s->arena, p->n, bx_photo);
    for (int i = 0; i < p->n; i++)
        p->photos[i] = open_photo(s, item, i);
    p->shares_legend = share_legend(p->photos, p->n);
    p->is_headless =
        !bx_item_find(item, BX_PART_HEADLINE) && !bx_item_find(item, BX_PART_KICKER) &&
        !bx_item_find(item, BX_PART_DECK) && !bx_item_find(item, BX_PART_SUMMARY);
    return p;
}

/* ---- what is cut off ---- */

/* Percent of the width or height that is cut off to fill a box. */
static int crop_percent(const bx_photo *ph, const bx_rect *box)
{
    int64_t a = (int64_t)ph->width * box->h, b = (int64_t)ph->height * box->w;
    return (int)(100 - MIN(a, b) * 100 / MAX(MAX(a, b), 1));
}

static bool has_focus_box(const bx_focus *f)
{
    return f->left != f->right || f->top != f->bottom;
}

/* Percent that may be cut off to fill a box: what the layout says, or with a focus box
 * what is outside it. */
static int most_crop(const bx_layout *l, const bx_photo *ph, const bx_rect *box)
{
    const bx_focus *f = &ph->facts->focus;
    bool cuts_width = (int64_t)ph->width * box->h > (int64_t)ph->height * box->w;
    int kept = cuts_width ? f->right - f->left : f->bottom - f->top;
    return has_focus_box(f) ? MIN(FOCUS_CROP, 100 - kept) : l->picture.crop_percent;
}

/* The part of its box that a picture fills: all of it, but where that would cut into its
 * focus box. Then it is shown whole, with white at its sides or over it. */
static bx_rect shown_box(const bx_layout *l, const bx_photo *ph, bx_rect box)
{
    int most = most_crop(l, ph, &box), kept = 100 - most;
    if (!has_focus_box(&ph->facts->focus) || crop_percent(ph, &box) <= most)
        return box;
    bool cuts_width = (int64_t)ph->width * box.h > (int64_t)ph->height * box.w;
    if (cuts_width) {
        int64_t h = (int64_t)box.w * ph->height * 100 / ((int64_t)ph->width * kept);
        box.y += box.h - (bx_len)h;
        box.h = (bx_len)h;
    } else {
        int64_t w = (int64_t)box.h * ph->width * 100 / ((int64_t)ph->height * kept);
        box.x += (box.w - (bx_len)w) / 2;
        box.w = (bx_len)w;
    }
    return box;
}

/* Where a stretch that must show [from, to] of `whole` begins, `shown` long. */
static int64_t begin_crop(int64_t whole, int64_t shown, int from, int to)
{
    int64_t middle = whole * (from + to) / 200;
    return CLAMP(middle - shown / 2, 0, whole - shown);
}

/* The part of the picture that is shown: as large as the box's shape allows, around the
 * focus. */
static void set_crop(bx_op *op, const bx_photo *ph)
{
    int64_t w = ph->width, h = ph->height, bw = op->image.box.w, bh = op->image.box.h;
    const bx_focus *f = &ph->facts->focus;
    int64_t crop_w = MAX(MIN(w, h * bw / MAX(bh, 1)), 1);
    int64_t crop_h = MAX(MIN(h, w * bh / MAX(bw, 1)), 1);
    op->image.crop_x = (int)begin_crop(w, crop_w, f->left, f->right);
    op->image.crop_y = (int)begin_crop(h, crop_h, f->top, f->bottom);
    op->image.crop_w = (int)crop_w;
    op->image.crop_h = (int)crop_h;
}

/* ---- bands ---- */

static int place_cost(bx_band_place place, int band_columns, int columns, bool is_lead)
{
    int cost = 0;
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

/* A photo one column wide beside more of them is a stamp; beside one, half a stamp. */
static int stamp_cost(const bx_layout *l, const bx_band *band, int columns)
{
    bool is_narrow = bx_grid_width(band->grid, band->cells) < l->measure * 3 / 2;
    int share = is_narrow ? MIN(columns - 1, 2) : 0;
    return share * l->weights[BX_WEIGHT_STAMP] / 2;
}

/* `over`: percent more than may be. */
static int crop_cost(const bx_layout *l, int percent, int over)
{
    return (percent + MAX(0, percent - FREE_CROP) + over * OVER_CROP) *
           l->weights[BX_WEIGHT_CROP];
}

/* The bands of a block. */
typedef struct {
    const bx_setting *setting;
    const bx_pictures *pictures;
    const bx_band_room *room;
    bx_band *bands;
    int n;
} band_list;

/* Do legend and pictures have the room they need? */
static bool has_room(const bx_setting *s, const bx_arrangement *a, int rows)
{
    for (int i = 0; i < a->n; i++)
        if (bx_arranged_box(s->layout, a, i, rows).h < LEAST_SIDE)
            return false;
    return bx_arrangement_white(s, a, rows) >= 0;
}

/* The most that is cut off a picture, in percent; *over: by how much that is more than
 * may be. */
static int worst_crop(const bx_layout *l, const bx_pictures *p, const bx_arrangement *a,
                      int rows, int *over)
{
    int worst = 0;
    *over = 0;
    for (int i = 0; i < a->n; i++) {
        bx_rect box = bx_arranged_box(l, a, i, rows);
        int crop = crop_percent(&p->photos[i], &box);
        *over = MAX(*over, crop - most_crop(l, &p->photos[i], &box));
        worst = MAX(worst, crop);
    }
    return worst;
}

/* White over a caption beside its picture (rule 22): a few lines are its air, any more is
 * a hole, dearer than a column of white at the page's foot. */
static int64_t white_cost(const bx_layout *l, int white)
{
    int columns = l->is_spread ? l->columns / 2 : l->columns;
    int hole = MAX(0, white - AIR) * HOLE_FACTOR;
    return (int64_t)(white + hole) * l->weights[BX_WEIGHT_WHITE] / columns;
}

static int own_cost(const band_list *list, const bx_arrangement *a, const bx_band *band,
                    int crop, int over)
{
    const bx_setting *s = list->setting;
    return crop_cost(s->layout, crop, over) +
           (int)white_cost(s->layout, bx_arrangement_white(s, a, band->rows)) +
           (a->has_hole ? HOLE_COST : 0) +
           stamp_cost(s->layout, band, list->room->columns) +
           place_cost(band->place, band->columns, list->room->columns,
                      list->room->is_lead);
}

static void add_band(band_list *list, const bx_band *band)
{
    if (list->n < BX_MAX_BANDS)
        list->bands[list->n++] = *band;
}

/* The heights at which the pictures are cut no more than may be; where there are none (a
 * panorama, a totem), the one that cuts least. */
static void add_heights(band_list *list, const bx_arrangement *a, bx_band band)
{
    const bx_setting *s = list->setting;
    const bx_layout *l = s->layout;
    bx_band best = {0};
    int n_before = list->n;
    int tall = MAX(l->picture.min_lines, l->lines * TALL_PERCENT / 100);
    for (band.rows = l->picture.min_lines; band.rows <= l->lines; band.rows++) {
        if (!has_room(s, a, band.rows))
            continue;
        int over, crop = worst_crop(l, list->pictures, a, band.rows, &over);
        band.cost = own_cost(list, a, &band, crop, over);
        if (!over)
            add_band(list, &band);
        if (band.rows <= tall && (!best.rows || band.cost < best.cost))
            best = band;
    }
    if (list->n == n_before && best.rows && a->kind == BX_ARRANGE_ROWS)
        add_band(list, &best);
}

/* The pictures as they stand in such a band; false when that is no good. */
static bool arrange(const bx_setting *s, const bx_pictures *p, const bx_band *band,
                    bx_arrangement *out)
{
    bool is_good = bx_arrange(s, p->photos, p->n, p->shares_legend, band->grid,
                              band->cells, band->arrangement, out);
    if (is_good && band->place == BX_BAND_ABOVE)
        bx_arrangement_open(s->layout, out);
    return is_good;
}

/* Columns of the page that so many of the block's own touch. */
static int columns_of(const bx_band_room *room, int cells)
{
    return (cells * room->columns + room->cells - 1) / room->cells;
}

static void add_place(band_list *list, int cells, bx_band_place place)
{
    for (int kind = 0; kind < BX_ARRANGE_COUNT; kind++) {
        bx_band band = {.place = place,
                        .columns = columns_of(list->room, cells),
                        .grid = list->room->grid,
                        .cells = cells,
                        .arrangement = (bx_arrangement_kind)kind};
        bx_arrangement a;
        if (arrange(list->setting, list->pictures, &band, &a))
            add_heights(list, &a, band);
    }
}

static void add_width(band_list *list, int cells)
{
    if (cells < list->room->cells) {
        add_place(list, cells, BX_BAND_RIGHT);
        add_place(list, cells, BX_BAND_LEFT);
        return;
    }
    bool is_boxed = list->room->is_boxed;
    if (is_boxed || !list->pictures->is_headless)
        add_place(list, cells, BX_BAND_UNDER);
    if (!is_boxed)
        add_place(list, cells, BX_BAND_ABOVE);
}

bx_band_room bx_band_room_of(const bx_layout *layout, int columns, bool is_lead)
{
    return (bx_band_room){.grid = bx_page_grid(layout),
                          .cells = columns,
                          .columns = columns,
                          .is_lead = is_lead};
}

int bx_bands_make(const bx_setting *s, const bx_pictures *p, const bx_band_room *room,
                  bx_band *bands)
{
    band_list list = {s, p, room, bands, 0};
    const bx_layout *l = s->layout;
    bx_len widest = bx_span_width(l, l->picture.max_columns);
    int cells = 1;
    for (; cells <= room->cells && bx_grid_width(room->grid, cells) <= widest; cells++)
        add_width(&list, cells);
    /* The page's full width must be open to every picture, at a price. */
    if (room->columns == l->columns && cells <= room->cells) {
        int before = list.n;
        add_width(&list, room->cells);
        for (int i = before; i < list.n; i++)
            bands[i].cost += TOO_WIDE_COST;
    }
    return list.n;
}

/* ---- drawing ---- */

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

static void draw_photo(const bx_setting *s, const bx_photo *ph, bx_rect box,
                       bx_display_builder *out)
{
    if (ph->image < 0) {
        draw_slot(s, box, out);
        return;
    }
    bx_op op = {.kind = BX_OP_IMAGE, .image = {.image = ph->image, .box = box}};
    set_crop(&op, ph);
    bx_display_add(out, op);
}

/* The arrangement that the band was made with. */
static bx_arrangement arrangement_of(const bx_setting *s, const bx_pictures *p,
                                     const bx_band *band)
{
    bx_arrangement a;
    bool is_good = arrange(s, p, band, &a);
    assert(is_good);
    (void)is_good;
    return a;
}

void bx_band_draw(const bx_setting *s, const bx_pictures *p, const bx_band *band,
                  bx_point at, bx_display_builder *out)
{
    bx_arrangement a = arrangement_of(s, p, band);
    for (int i = 0; i < p->n; i++) {
        bx_rect box = bx_arranged_box(s->layout, &a, i, band->rows);
        box = shown_box(s->layout, &p->photos[i], box);
        box.x += at.x;
        box.y += at.y;
        draw_photo(s, &p->photos[i], box, out);
        bx_arranged_draw_legend(s, &a, i, band->rows, at, out);
    }
    bx_arrangement_draw_legend(s, &a, band->rows, at, out);
}

int bx_band_ppi(const bx_setting *s, const bx_pictures *p, const bx_band *band)
{
    bx_arrangement a = arrangement_of(s, p, band);
    int least = 0;
    for (int i = 0; i < p->n; i++) {
        const bx_photo *ph = &p->photos[i];
        if (ph->image < 0 || bx_image_is_vector(bx_assets_image(s->assets, ph->image)))
            continue;
        bx_rect box = bx_arranged_box(s->layout, &a, i, band->rows);
        box = shown_box(s->layout, ph, box);
        bx_op op = {.image = {.box = box}};
        set_crop(&op, ph);
        int ppi = (int)MAX((int64_t)op.image.crop_w * 72 * BX_PT / box.w, 1);
        least = least ? MIN(least, ppi) : ppi;
    }
    return least;
}

int bx_band_crop(const bx_setting *s, const bx_pictures *p, const bx_band *band,
                 bool *is_over)
{
    bx_arrangement a = arrangement_of(s, p, band);
    int worst = 0;
    *is_over = false;
    for (int i = 0; i < a.n; i++) {
        const bx_photo *ph = &p->photos[i];
        bx_rect box = bx_arranged_box(s->layout, &a, i, band->rows);
        box = shown_box(s->layout, ph, box);
        int crop = crop_percent(ph, &box);
        *is_over |=
            crop > most_crop(s->layout, ph, &box) && !has_focus_box(&ph->facts->focus);
        worst = MAX(worst, crop);
    }
    return worst;
}

void bx_picture_fit(const bx_setting *s, const char *file, bx_span at, bx_rect box,
                    bx_display_builder *out)
{
    int image = bx_assets_open_image(s->assets, file, at, s->diags);
    if (image < 0)
        return;
    int64_t w = bx_assets_image(s->assets, image)->width;
    int64_t h = bx_assets_image(s->assets, image)->height;
    bool is_wide = w * box.h > h * box.w;
    bx_rect own = {.w = is_wide ? box.w : bx_len_scale(box.h, w, h),
                   .h = is_wide ? bx_len_scale(box.w, h, w) : box.h};
    own.x = box.x + (box.w - own.w) / 2;
    own.y = box.y + (box.h - own.h) / 2;
    bx_display_add(
        out,
        (bx_op){
            .kind = BX_OP_IMAGE,
            .image = {.image = image, .box = own, .crop_w = (int)w, .crop_h = (int)h}});
}
