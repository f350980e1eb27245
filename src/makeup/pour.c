#include "makeup/pour.h"

#include <assert.h>
#include <glib.h>
#include <stdlib.h>

#include "makeup/block_fixed.h"
#include "makeup/box.h"
#include "makeup/framed.h"
#include "makeup/leg.h"
#include "makeup/measure.h"

static void draw_rule(const bx_setting *s, const bx_row_line *rule, bx_frame at,
                      bx_display_builder *out)
{
    bx_ink ink = s->layout->styles[BX_STYLE_BODY].ink;
    bx_point to = bx_frame_point(at, rule->width, 0);
    bx_display_add(
        out, (bx_op){.kind = BX_OP_STROKE, .stroke = {at.start, to, rule->thick, ink}});
}

/* A line or rule of an element whose rows stand at `places`. A rule under the last row
 * stands at its foot. */
static void draw_row_line(const bx_setting *s, const bx_placed *p,
                          const bx_row_line *line, const bx_leg_place *places, int n,
                          bx_display_builder *out)
{
    const bx_layout *l = s->layout;
    const bx_shape *shape = p->shape;
    bx_leg_place place = places[MIN(line->row, n - 1)];
    bx_frame at = bx_leg_frame(l, p, place.leg);
    int row = bx_shape_row_of(shape, place.leg, place.row) + (line->row >= n);
    bx_len block = bx_leg_row_at(l, shape, row) + line->drop;
    if (line->paragraph)
        block += bx_axis_in(shape->mode, shape->pitch, l->styles[BX_STYLE_BODY].size);
    at.start = bx_frame_point(at, line->left, block);
    if (line->cramped)
        bx_diag(s->diags, BX_D_W_TABLE_WIDE, bx_chars_span(line->paragraph->text),
                BX_INT(line->cramped));
    if (line->paragraph)
        bx_set_line(s, line->paragraph, line->breaking, line->line, at.start, out);
    else
        draw_rule(s, line, at, out);
}

/* Draws the rows of an element that found a place; false when some did not. */
static bool draw_element(const bx_setting *s, const bx_placed *p, const bx_rows *rows,
                         bx_leg_pen *pen, bx_display_builder *out)
{
    bx_leg_place *places = BX_NEW_ARRAY(s->arena, rows->n, bx_leg_place);
    int n = bx_leg_pen_set(pen, rows, places);
    for (int i = 0; i < rows->n_lines; i++)
        if (rows->lines[i].row < n || n == rows->n)
            draw_row_line(s, p, &rows->lines[i], places, n, out);
    return n == rows->n;
}

/* Draws the body; a difference between shape and pour is our own mistake. */
static void draw_body(const bx_setting *s, const bx_placed *p, bx_display_builder *out)
{
    const bx_shape *shape = p->shape;
    const bx_flow *flow = shape->flow;
    int rooms[BX_MAX_COLUMNS], room = 0, rows = 0;
    for (int leg = 0; leg < shape->n_legs; leg++)
        room += rooms[leg] = bx_shape_room(shape, leg);
    bx_leg_pen pen = {.rooms = rooms, .n_legs = shape->n_legs};
    bool is_whole = true;
    for (int i = 0; i < bx_flow_n_shown(flow, &shape->filling) && is_whole; i++) {
        bx_rows shown = bx_flow_shown(flow, &shape->filling, i);
        is_whole = draw_element(s, p, &shown, &pen, out);
        rows += shown.n;
    }
    assert(is_whole || shape->overset);
    assert(!flow->n || shape->overset || rows + shape->filling.spare == room);
}

static int characters_over(const bx_placed *p, const bx_display_builder *out, int from_op)
{
    int last = -1;
    for (int i = from_op; i < out->n; i++) {
        const bx_glyph_run *run = &out->ops[i].glyphs;
        for (int k = 0; out->ops[i].kind == BX_OP_GLYPHS && k < run->n_clusters; k++)
            last = MAX(last, run->clusters[k].id + run->clusters[k].n_chars - 1);
    }
    int n = 0;
    for (int i = 0; i < p->block->item->n_parts; i++) {
        const bx_part *part = &p->block->item->parts[i];
        if (part->kind >= BX_PART_PULL_QUOTE)
            break;
        for (int k = 0; k < part->text.n; k++)
            n += part->text.chars[k].id > last && !bx_is_space(part->text.chars[k].c);
    }
    return n;
}

/* The pull quote and the fact box. */
static void draw_asides(const bx_setting *s, const bx_placed *p, bx_display_builder *out)
{
    const bx_shape *shape = p->shape;
    bool on_tint = shape->box == BX_BOX_TINT || shape->box == BX_BOX_BOTH;
    for (int i = 0; i < BX_ASIDE_COUNT; i++) {
        const bx_aside *a = &shape->asides[i];
        if (!a->rows)
            continue;
        bx_frame at = bx_leg_frame(s->layout, p, a->leg);
        at.start = bx_frame_point(at, 0, bx_leg_row_at(s->layout, shape, a->at));
        bx_aside_draw(s, p->block->item, (bx_aside_kind)i, a,
                      bx_shape_legs_width(shape, a->n_legs), a->rows * shape->pitch,
                      on_tint, at, out);
    }
}

/* The tail that does not fit, marked red in the last row of the last leg with its lines
 * and 字. */
static void draw_overset(const bx_setting *s, const bx_placed *p, int characters,
                         bx_display_builder *out)
{
    const bx_layout *l = s->layout;
    const bx_shape *shape = p->shape;
    int leg = shape->n_legs - 1;
    int row = bx_shape_row_of(shape, leg, shape->rooms[leg]);
    bx_frame frame = bx_leg_frame(l, p, leg);
    bx_len block = bx_leg_row_at(l, shape, row);
    bx_rect bar = {0, block, shape->flow->measure, shape->pitch};
    bx_display_add(out, (bx_op){.kind = BX_OP_FILL,
                                .is_note = true,
                                .fill = {bx_frame_rect(frame, bar), BX_INK_NOTE}});
    char *words = bx_format(s->arena, "＋ 余%d行 %d字", shape->overset, characters);
    bx_style type = {.role = BX_ROLE_HEI,
                     .size = l->styles[BX_STYLE_BODY].size,
                     .ink = BX_INK_WHITE,
                     .align = BX_ALIGN_CENTRE};
    block += bx_axis_in(shape->mode, shape->pitch, type.size);
    frame.start = bx_frame_point(frame, 0, block);
    bx_set_note(s, words, &type, bar.w, frame, out);
}

static const char *title_of(bx_arena *arena, const bx_item *item)
{
    const bx_part *part = bx_item_find(item, BX_PART_HEADLINE);
    if (!part)
        part = item->n_parts ? &item->parts[0] : NULL;
    return part ? bx_chars_utf8(arena, part->text) : item->name;
}

static bx_point head_corner(const bx_layout *l, const bx_placed *p)
{
    bx_point corner = bx_head_corner(l, p);
    if (p->shape->framed)
        corner.y = bx_framed_head_top(l, p);
    return corner;
}

/* Its head, legs and pictures. */
static void draw_inside(const bx_setting *setting, const bx_placed *p, bx_role role,
                        bx_display_builder *out)
{
    const bx_layout *l = setting->layout;
    const bx_item *item = p->block->item;
    const bx_setting *s = bx_setting_for(setting, item);
    int from = out->n;
    bx_head_draw(s, item, &p->shape->head, role, head_corner(l, p),
                 bx_head_room(l, p->shape), out);
    if (p->shape->flow)
        draw_body(s, p, out);
    if (p->shape->overset)
        draw_overset(s, p, characters_over(p, out, from), out);
    draw_asides(s, p, out);
    if (p->shape->band.place != BX_BAND_NONE)
        bx_band_draw(s, p->block->pictures, &p->shape->band, bx_band_corner(l, p), out);
}

/* On the grid inside its frame; the items of a column behind it. */
static void draw_framed(const bx_setting *page, const bx_placed *p, bx_role role,
                        bx_display_builder *out)
{
    bx_placed inside;
    const bx_setting *s = bx_framed_enter(page, p, &inside);
    bx_framed_draw(page, p, out);
    draw_inside(s, &inside, role, out);
    bx_display_add(out, (bx_op){.kind = BX_OP_GROUP_END});
    if (!p->shape->framed->items)
        return;
    bx_sheet items = bx_sheet_shift(s->arena, p->shape->framed->items, 0, p->at.row);
    bx_pour_sheet(s, &items, out);
}

/* Its lines of the grid; of a framed block what its frame goes round. */
static bx_rect block_box(const bx_layout *l, const bx_placed *p)
{
    if (p->shape->framed)
        return bx_box_of(l, p);
    return (bx_rect){bx_column_left(l, p->at.column), bx_row_top(l, p->at.row),
                     bx_span_width(l, p->at.columns), p->at.lines * l->leading};
}

/* Under which its text is proved; -1: under none. */
static int item_of(const bx_block *block)
{
    const bx_piece *piece = block->item->piece;
    return piece ? piece->item : MAX(block->index, -1);
}

static void draw_block(const bx_setting *s, const bx_placed *p, bx_role role,
                       bx_display_builder *out)
{
    const bx_layout *l = s->layout;
    const bx_item *item = p->block->item;
    const bx_fixed *fixed = p->shape->fixed;
    if (fixed && fixed->inside) {
        bx_sheet inside =
            bx_sheet_shift(s->arena, fixed->inside, p->at.column, p->at.row);
        bx_pour_sheet(s, &inside, out);
        return;
    }
    bx_rect box = block_box(l, p);
    bx_display_add(out, (bx_op){.kind = BX_OP_GROUP_BEGIN,
                                .group = {.item = item_of(p->block),
                                          .title = title_of(s->arena, item),
                                          .name = item->name,
                                          .box = box}});
    if (p->shape->framed) {
        draw_framed(s, p, role, out);
    } else if (fixed) {
        fixed->draw(s, fixed->what, box, out);
        bx_display_add(out, (bx_op){.kind = BX_OP_GROUP_END});
    } else {
        draw_inside(s, p, role, out);
        bx_display_add(out, (bx_op){.kind = BX_OP_GROUP_END});
    }
}

static bool are_beside(bx_region a, bx_region b)
{
    bool touch = a.column + a.columns == b.column || b.column + b.columns == a.column;
    return touch && a.row < b.row + b.lines && b.row < a.row + a.lines;
}

/* Rule 10a: of its grade's two faces a head takes the one fewer neighbours have. */
static void choose_faces(const bx_sheet *sheet, bx_role *roles)
{
    for (int i = 0; i < sheet->n_placed; i++) {
        const bx_placed *p = &sheet->placed[i];
        const bx_grade *grade = p->shape->head.grade;
        int alike = 0, unlike = 0;
        if (!grade)
            continue;
        for (int k = 0; k < i; k++) {
            if (!sheet->placed[k].shape->head.grade ||
                !are_beside(p->at, sheet->placed[k].at))
                continue;
            alike += roles[k] == grade->main.role;
            unlike += roles[k] == grade->alternate;
        }
        roles[i] = alike > unlike ? grade->alternate : grade->main.role;
    }
}

void bx_pour_sheet(const bx_setting *s, const bx_sheet *sheet, bx_display_builder *out)
{
    bx_role *roles = BX_NEW_ARRAY(s->arena, sheet->n_placed, bx_role);
    choose_faces(sheet, roles);
    bx_boxes_draw(s->layout, sheet, out);
    for (int i = 0; i < sheet->n_placed; i++)
        draw_block(s, &sheet->placed[i], roles[i], out);
    bx_display_add(out, (bx_op){.kind = BX_OP_GROUP_BEGIN,
                                .group = {.item = -1, .box = s->layout->type_area}});
    bx_rules_draw(s->layout, sheet, out);
    bx_display_add(out, (bx_op){.kind = BX_OP_GROUP_END});
}

void bx_pour(const bx_setting *s, const bx_issue *issue, const bx_page *page,
             const bx_sheet *sheet, const bx_sheet *strip, bx_display_builder *out)
{
    bx_display_add(out, (bx_op){.kind = BX_OP_GROUP_BEGIN,
                                .group = {.item = -1, .box = s->layout->type_area}});
    bx_furniture_draw(s, issue, page, out);
    bx_display_add(out, (bx_op){.kind = BX_OP_GROUP_END});
    bx_pour_sheet(s, sheet, out);
    if (strip)
        bx_pour_sheet(s, strip, out);
}
