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

/* ---- places ---- */

typedef struct {
    const bx_setting *setting;
    const bx_page *page;
    int lines;
    const bx_block **blocks; /* of its advertisements */
    bool *is_placed;
    int n;
    bx_ads ads;
    const bx_node *strip; /* NULL: none yet */
} placer;

static const bx_shape *shape_of(const placer *p, int i)
{
    return &p->blocks[i]->shapes[0];
}

static bool is_foot(const bx_wish *wish)
{
    return wish->kind == BX_WISH_PLACE && wish->edges == BX_EDGE_FOOT;
}

static bool is_about(const bx_wish *wish, int item)
{
    return wish->item == item || (bx_wish_is_of_two(wish->kind) && wish->other == item);
}

/* Is something wished for it but the foot of the page? */
static bool is_wished(const placer *p, int i)
{
    for (int k = 0; k < p->page->n_wishes; k++)
        if (is_about(&p->page->wishes[k], p->blocks[i]->index) &&
            !is_foot(&p->page->wishes[k]))
            return true;
    return false;
}

static bool is_told_where(const placer *p, int i)
{
    for (int k = 0; k < p->page->n_wishes; k++) {
        const bx_wish *wish = &p->page->wishes[k];
        if (wish->item == p->blocks[i]->index &&
            (wish->kind == BX_WISH_PLACE || wish->kind == BX_WISH_COLUMNS))
            return true;
    }
    return false;
}

static void add_row(placer *p, const bx_node *row)
{
    bx_arena *arena = p->setting->arena;
    p->strip = p->strip ? bx_node_cut(arena, BX_NODE_STACK, p->strip, row) : row;
}

/* Blocks [from …) of one height whose columns add up to `columns`, as listed; NULL: there
 * are none. Those taken are placed. */
static const bx_node *find_row(placer *p, int from, int columns, int lines)
{
    for (int i = from; i < p->n; i++) {
        const bx_shape *shape = shape_of(p, i);
        if (p->is_placed[i] || shape->lines != lines || shape->columns > columns)
            continue;
        bool is_last = shape->columns == columns;
        bx_arena *arena = p->setting->arena;
        const bx_node *rest =
            is_last ? NULL : find_row(p, i + 1, columns - shape->columns, lines);
        if (!is_last && !rest)
            continue;
        p->is_placed[i] = true;
        const bx_node *leaf = bx_node_leaf(arena, p->blocks[i], shape);
        return is_last ? leaf : bx_node_cut(arena, BX_NODE_BESIDE, leaf, rest);
    }
    return NULL;
}

/* The blocks of a row are to be placed otherwise. */
static void give_back(placer *p, const bx_node *row)
{
    if (row->kind != BX_NODE_BLOCK) {
        give_back(p, row->first);
        give_back(p, row->second);
        return;
    }
    for (int i = 0; i < p->n; i++)
        if (p->blocks[i] == row->block)
            p->is_placed[i] = false;
}

/* A row over the whole page; on a spread as wide as the sheet, or one on each side of the
 * fold. */
static const bx_node *find_whole_row(placer *p, int from)
{
    const bx_layout *l = p->setting->layout;
    int lines = shape_of(p, from)->lines, columns = l->columns / 2;
    if (!l->is_spread || shape_of(p, from)->columns == l->columns)
        return find_row(p, from, l->columns, lines);
    const bx_node *left = find_row(p, from, columns, lines);
    if (!left)
        return NULL;
    const bx_node *right = find_row(p, from, columns, lines);
    if (right)
        return bx_node_cut(p->setting->arena, BX_NODE_BESIDE, left, right);
    give_back(p, left);
    return NULL;
}

/* Rows over the whole width, from those that nothing else is wished for. */
static void place_rows(placer *p)
{
    bool *is_wished_elsewhere = BX_NEW_ARRAY(p->setting->arena, p->n, bool);
    for (int i = 0; i < p->n; i++)
        p->is_placed[i] = is_wished_elsewhere[i] = is_wished(p, i);
    for (int i = 0; i < p->n; i++) {
        const bx_node *row;
        while (!p->is_placed[i] && (row = find_whole_row(p, i)))
            add_row(p, row);
    }
    for (int i = 0; i < p->n; i++)
        p->is_placed[i] = p->is_placed[i] && !is_wished_elsewhere[i];
}

/* The others stand among the copy; at its foot, as far as they go side by side. */
static void place_among(placer *p)
{
    int columns = p->setting->layout->columns;
    for (int i = 0; i < p->n; i++) {
        if (p->is_placed[i])
            continue;
        bool is_at_foot = !is_told_where(p, i) && shape_of(p, i)->columns <= columns;
        columns -= is_at_foot ? shape_of(p, i)->columns : 0;
        bx_fixed_list_add(p->setting->arena, &p->ads.among, p->blocks[i],
                          is_at_foot ? BX_EDGE_FOOT : 0);
    }
}

/* The rows, down at the foot of the page, with a cut to the copy over them. */
static const bx_sheet *lay_strip(const placer *p)
{
    const bx_layout *l = p->setting->layout;
    bx_arena *arena = p->setting->arena;
    int row = l->lines - p->strip->lines;
    bx_sheet laid = bx_sheet_lay(arena, p->strip);
    bx_sheet *sheet = BX_NEW(arena, bx_sheet);
    *sheet = bx_sheet_shift(arena, &laid, 0, row);
    bx_cut *cuts = BX_NEW_ARRAY(arena, sheet->n_cuts + 1, bx_cut);
    for (int i = 0; i < sheet->n_cuts; i++)
        cuts[i] = sheet->cuts[i];
    if (p->strip->lines < p->lines)
        cuts[sheet->n_cuts++] =
            (bx_cut){.kind = BX_NODE_STACK, .at = {.row = row, .columns = l->columns}};
    sheet->cuts = cuts;
    return sheet;
}

static bool is_too_large(const bx_layout *l, const bx_shape *shape, int lines)
{
    return shape->columns > l->columns || shape->lines > lines;
}

bx_ads bx_ads_make(const bx_setting *s, const bx_issue *issue, const bx_page *page,
                   int lines)
{
    int n = page->n_ads;
    placer p = {.setting = s,
                .page = page,
                .lines = lines,
                .blocks = BX_NEW_ARRAY(s->arena, n, const bx_block *),
                .is_placed = BX_NEW_ARRAY(s->arena, n, bool),
                .n = n};
    for (int i = 0; i < n; i++) {
        p.blocks[i] = bx_ad_block(s, &issue->items[page->ads[i]], page->ads[i], lines);
        if (is_too_large(s->layout, shape_of(&p, i), lines))
            return (bx_ads){.too_large = p.blocks[i]};
    }
    place_rows(&p);
    place_among(&p);
    if (p.strip) {
        p.ads.strip = lay_strip(&p);
        p.ads.strip_lines = p.strip->lines;
    }
    return p.ads;
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
    bx_diag(s->diags, BX_D_W_AD_SHAPE, item->pictures[0].span, item->name,
            mm(s->arena, room.w), mm(s->arena, room.h), mm(s->arena, box.w),
            mm(s->arena, box.h));
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
