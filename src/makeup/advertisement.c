#include "makeup/advertisement.h"

#include <glib.h>
#include <stdlib.h>

#include "model/advertisement.h"

enum {
    MARK_ROOM_PERCENT = 130,  /* of the mark's size, over the picture */
    LEAST_WHITE_PERCENT = 50, /* of a grid line, over one that is not marked */
    SHAPE_PERCENT = 3,        /* of width or height: so much white nobody sees */
    NOTE_SIZE = 9 * BX_PT,
};

/* What a fixed block holds. */
typedef struct {
    const bx_item *item;
    int image;     /* asset id; -1: the file cannot be used */
    bx_len height; /* of the picture's room; 0: what the mark leaves */
} ad_content;

/* ---- sizes ---- */

/* White over the picture: clear of the rule above, with room for the mark. */
static bx_len head_room(const bx_layout *l, const bx_item *item)
{
    bx_len size = l->styles[BX_STYLE_AD_MARK].size;
    return bx_rule_drop(l) + (item->ad->is_marked
                                  ? bx_len_scale(size, MARK_ROOM_PERCENT, 100)
                                  : bx_len_scale(l->leading, LEAST_WHITE_PERCENT, 100));
}

/* An odd number of columns has no half: what was half as wide is half as high. */
static void set_size(const bx_layout *l, const bx_item *item, int lines, bx_fixed *out)
{
    const bx_ad *ad = item->ad;
    bool has_half = l->columns % 2 == 0;
    int across = ad->across > 1 && !has_half ? 1 : ad->across;
    int down = ad->across > 1 && !has_half ? ad->down * ad->across : ad->down;
    out->columns = across ? l->columns / across : ad->columns;
    out->lines = ad->height ? bx_rows_for(l, ad->height + head_room(l, item))
                            : MIN((l->lines + down - 1) / down, lines);
}

/* Where the picture may stand in the block's box: at its foot. */
static bx_rect picture_room(const bx_layout *l, const ad_content *ad, bx_rect box)
{
    bx_len height = ad->height ? ad->height : box.h - head_room(l, ad->item);
    return (bx_rect){box.x, box.y + box.h - height, box.w, height};
}

/* As large as the room allows, in its middle. */
static bx_rect fit(bx_rect room, const bx_image *image)
{
    int64_t w = image->width, h = image->height;
    bx_rect box = room;
    if (w * room.h > h * room.w)
        box.h = (bx_len)MAX(room.w * h / w, 1);
    else
        box.w = (bx_len)MAX(room.h * w / h, 1);
    box.x += (room.w - box.w) / 2;
    box.y += (room.h - box.h) / 2;
    return box;
}

/* ---- drawing ---- */

static void draw_mark(const bx_setting *s, bx_rect room, bx_rect box,
                      bx_display_builder *out)
{
    const bx_style *type = &s->layout->styles[BX_STYLE_AD_MARK];
    bx_len above = room.y - box.y - bx_rule_drop(s->layout);
    bx_len over = MIN(above, bx_len_scale(type->size, MARK_ROOM_PERCENT, 100));
    bx_set_words(s, "广告", type, 0, box.w,
                 (bx_point){box.x, room.y - over + bx_baseline_in(over, type->size)},
                 out);
}

/* Drafts show the place of a file that cannot be used. */
static void draw_empty(const bx_setting *s, const ad_content *ad, bx_rect room,
                       bx_display_builder *out)
{
    bx_point upper = {room.x, room.y}, lower = {room.x + room.w, room.y + room.h};
    const bx_point corner[] = {upper, {lower.x, upper.y}, lower, {upper.x, lower.y}};
    for (int i = 0; i < 4; i++)
        bx_display_add(out, (bx_op){.kind = BX_OP_STROKE,
                                    .is_note = true,
                                    .stroke = {corner[i], corner[(i + 1) % 4], BX_PT / 2,
                                               BX_INK_NOTE}});
    bx_style type = {.role = BX_ROLE_HEI,
                     .size = NOTE_SIZE,
                     .ink = BX_INK_NOTE,
                     .align = BX_ALIGN_CENTRE};
    bx_frame at = {{room.x, room.y + room.h / 2 + NOTE_SIZE / 3}, BX_HORIZONTAL};
    bx_set_note(s, ad->item->name, &type, room.w, at, out);
}

static void draw_ad(const bx_setting *s, const void *what, bx_rect box,
                    bx_display_builder *out)
{
    const ad_content *ad = what;
    bx_rect room = picture_room(s->layout, ad, box);
    if (ad->item->ad->is_marked)
        draw_mark(s, room, box, out);
    if (ad->image < 0) {
        draw_empty(s, ad, room, out);
        return;
    }
    const bx_image *image = bx_assets_image(s->assets, ad->image);
    bx_display_add(out, (bx_op){.kind = BX_OP_IMAGE,
                                .image = {.image = ad->image,
                                          .box = fit(room, image),
                                          .crop_w = image->width,
                                          .crop_h = image->height}});
}

/* ---- blocks ---- */

const bx_block *bx_ad_block(const bx_setting *s, const bx_item *item, int index,
                            int lines)
{
    const bx_picture *file = &item->pictures[0];
    ad_content *ad = BX_NEW(s->arena, ad_content);
    *ad = (ad_content){.item = item, .height = item->ad->height};
    ad->image = bx_assets_open_image(s->assets, file->file, file->span, s->diags);
    bx_fixed *fixed = BX_NEW(s->arena, bx_fixed);
    *fixed = (bx_fixed){.draw = draw_ad, .what = ad};
    set_size(s->layout, item, lines, fixed);
    return bx_block_fixed(s->arena, s->layout, item, index, fixed);
}

/* ---- what is said of them ---- */

static const char *mm(bx_arena *arena, bx_len length)
{
    return bx_format(arena, "%d", (int)(bx_mm_from_len(length) + 0.5));
}

static void report_shape(const bx_setting *s, const bx_item *item, bx_rect room,
                         bx_rect box)
{
    if ((room.w - box.w) * 100LL <= (int64_t)room.w * SHAPE_PERCENT &&
        (room.h - box.h) * 100LL <= (int64_t)room.h * SHAPE_PERCENT)
        return;
    bool is_ad = item->kind == BX_ITEM_ADVERTISEMENT;
    bx_diag(s->diags, is_ad ? BX_D_W_AD_SHAPE : BX_D_W_FILLER_SHAPE,
            item->pictures[0].span, item->name, mm(s->arena, room.w),
            mm(s->arena, room.h), mm(s->arena, box.w), mm(s->arena, box.h));
}

void bx_ad_report(const bx_setting *s, const bx_placed *p, int in_black)
{
    const ad_content *ad = p->shape->fixed->what;
    const bx_layout *l = s->layout;
    if (ad->image < 0)
        return;
    const bx_image *image = bx_assets_image(s->assets, ad->image);
    bx_rect whole = {0, 0, bx_span_width(l, p->at.columns), p->at.lines * l->leading};
    bx_rect room = picture_room(l, ad, whole), box = fit(room, image);
    report_shape(s, ad->item, room, box);
    int ppi = (int)((int64_t)image->width * 72 * BX_PT / box.w);
    if (in_black && image->channels > 1)
        bx_diag(s->diags, BX_D_W_AD_GRAY, ad->item->pictures[0].span, ad->item->name,
                BX_INT(in_black));
    if (!bx_image_is_vector(image) && ppi < l->picture.min_ppi)
        bx_diag(s->diags, BX_D_W_PICTURE_COARSE, ad->item->pictures[0].span,
                ad->item->name, BX_INT(ppi), BX_INT(l->picture.min_ppi));
}
