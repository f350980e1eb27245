#include "render/bleed.h"

#include <glib.h>

/* How far each side of a box goes beyond where it ends now. */
typedef struct {
    bx_len left, top, right, bottom;
} growth;

/* A side at the trim, or past it already, is to end at the bleed. */
static growth wanted(const bx_display *page, bx_rect box, bx_len bleed)
{
    bx_len right = page->width - box.x - box.w, bottom = page->height - box.y - box.h;
    return (growth){
        box.x <= 0 ? MAX(0, bleed + box.x) : 0, box.y <= 0 ? MAX(0, bleed + box.y) : 0,
        right <= 0 ? MAX(0, bleed + right) : 0, bottom <= 0 ? MAX(0, bleed + bottom) : 0};
}

static bool reaches_trim(const bx_display *page, bx_rect box)
{
    return box.x <= 0 || box.y <= 0 || box.x + box.w >= page->width ||
           box.y + box.h >= page->height;
}

static bx_rect grown(bx_rect box, growth g)
{
    return (bx_rect){box.x - g.left, box.y - g.top, box.w + g.left + g.right,
                     box.h + g.top + g.bottom};
}

/* Pixels that show a length, at most those that are left; the length that they show. */
static int take_pixels(bx_len *length, int pixels, bx_len side, int left)
{
    int wanted_pixels = (int)(((int64_t)*length * pixels + side - 1) / side);
    int taken = CLAMP(left, 0, wanted_pixels);
    if (taken < wanted_pixels)
        *length = (bx_len)((int64_t)taken * side / pixels);
    else /* whole pixels, a part of one past the bleed */
        *length = (bx_len)(((int64_t)taken * side + pixels - 1) / pixels);
    return taken;
}

static void grow_image(bx_op *op, growth g, const bx_image *image)
{
    int w = op->image.crop_w, h = op->image.crop_h;
    bx_rect box = op->image.box;
    int x = op->image.crop_x, y = op->image.crop_y;
    int left = take_pixels(&g.left, w, box.w, x);
    int top = take_pixels(&g.top, h, box.h, y);
    int right = take_pixels(&g.right, w, box.w, image->width - x - w);
    int bottom = take_pixels(&g.bottom, h, box.h, image->height - y - h);
    op->image.box = grown(box, g);
    op->image.crop_x = x - left;
    op->image.crop_y = y - top;
    op->image.crop_w = w + left + right;
    op->image.crop_h = h + top + bottom;
}

bx_display bx_bleed_make(bx_arena *arena, const bx_assets *assets, const bx_display *page,
                         bx_len bleed, bool *bleeds)
{
    bx_display out = *page;
    bx_op *ops = BX_NEW_ARRAY(arena, page->n_ops, bx_op);
    *bleeds = false;
    for (int i = 0; i < page->n_ops; i++) {
        ops[i] = page->ops[i];
        bool is_box = ops[i].kind == BX_OP_FILL;
        if (!is_box && ops[i].kind != BX_OP_IMAGE)
            continue;
        bx_rect box = is_box ? ops[i].fill.box : ops[i].image.box;
        if (!reaches_trim(page, box) || box.w <= 0 || box.h <= 0)
            continue;
        growth g = wanted(page, box, bleed);
        *bleeds = true;
        if (is_box)
            ops[i].fill.box = grown(box, g);
        else
            grow_image(&ops[i], g, bx_assets_image(assets, ops[i].image.image));
    }
    out.ops = ops;
    return out;
}
