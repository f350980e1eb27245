/* What holds on every page, whatever the case: the rules of page-rules.md, read off the
 * display list. Lines are put together again from their runs; a run knows by its
 * characters' numbers what part of which item it is. */
#ifndef TESTS_PAGE_RULES_H
#define TESTS_PAGE_RULES_H

#include <glib.h>
#include <string.h>

#include "makeup/box.h"
#include "makeup/edition.h"
#include "makeup/framed.h"
#include "makeup/leg.h"
#include "makeup/measure.h"

/* A line of type of an item, as it stands. */
typedef struct {
    const bx_part *part; /* of its last character */
    bx_placed at;        /* its item, on the grid … */
    const bx_layout *l;  /* … it stands on: the page's, or one in a frame */
    bx_rect box;
    bx_point from; /* baseline of the first glyph */
    bx_writing_mode mode;
    bx_len start, end; /* of the em boxes of the first and last glyph, along the line */
    bx_len size;
    uint32_t first, last; /* characters, spaces aside */
    bool ends_wide;       /* its last character was widened for its ruby */
    int op;               /* its first operation */
} rule_line;

/* ---- the grid ---- */

static void count_cells(const bx_layout *l, bx_region at, uint8_t *cells)
{
    for (int row = at.row; row < at.row + at.lines; row++)
        for (int k = at.column; k < at.column + at.columns; k++)
            cells[row * l->columns + k]++;
}

/* Rule 22: every cell of the grid belongs to exactly one block, the masthead or the one
 * rectangle of white over the advertisements at the foot. Rule 13: blocks are rectangles.
 */
static void check_cells(const bx_made_page *made)
{
    const bx_layout *l = made->layout;
    g_autofree uint8_t *cells = g_malloc0((gsize)(l->columns * l->lines));
    const bx_sheet *sheet = &made->sheet, *strip = made->ads.strip;
    count_cells(l, sheet->fixed, cells);
    count_cells(l, sheet->white, cells);
    for (int i = 0; i < sheet->n_placed; i++)
        count_cells(l, sheet->placed[i].at, cells);
    for (int i = 0; strip && i < strip->n_placed; i++)
        count_cells(l, strip->placed[i].at, cells);
    for (int i = 0; i < l->columns * l->lines; i++)
        g_assert_cmpint(cells[i], ==, 1);
    if (sheet->white.lines) {
        g_assert_cmpint(sheet->white.columns, ==, l->columns);
        g_assert_cmpint(sheet->white.row + sheet->white.lines, ==,
                        l->lines - made->ads.strip_lines);
    }
}

/* Rows of a leg that are not its text's. */
static int rows_of_asides(const bx_shape *shape, int leg)
{
    int rows = 0;
    for (int i = 0; i < BX_ASIDE_COUNT; i++) {
        const bx_aside *a = &shape->asides[i];
        rows += leg >= a->leg && leg < a->leg + a->n_legs ? a->rows : 0;
    }
    return rows;
}

/* Vertical legs: whole 字 deep, a gap between, the foot of the last level with its
 * neighbours'; the lines at least as far apart as horizontal ones, the last one flush
 * with the left edge. */
static void check_tiers(const bx_layout *l, const bx_placed *p)
{
    const bx_shape *shape = p->shape;
    bx_len size = l->styles[BX_STYLE_BODY].size, measure = shape->flow->measure;
    bx_len foot = bx_row_top(l, p->at.row + p->at.lines) - (l->leading - size) / 2;
    bx_point first = bx_leg_frame(l, p, 0).start;
    bx_point last = bx_leg_frame(l, p, shape->n_legs - 1).start;
    int rows = shape->rooms[0] + rows_of_asides(shape, 0) +
               (shape->overset && shape->n_legs == 1);
    bx_len left =
        bx_column_left(l, p->at.column + (shape->is_beside ? shape->band.columns : 0));
    g_assert_cmpint(measure % size, ==, 0);
    g_assert_cmpint(ABS(last.y + measure - foot), <=, shape->n_legs);
    g_assert_cmpint(first.y, >=, bx_row_top(l, p->at.row));
    if (shape->n_legs > 1)
        g_assert_cmpint(shape->leg_gap, >=, l->gap);
    g_assert_cmpint(shape->pitch, >=, l->leading);
    g_assert_cmpint(first.x - (rows - 1) * shape->pitch - size - left, >=, 0);
    g_assert_cmpint(first.x - (rows - 1) * shape->pitch - size - left, <, rows);
}

/* A block on the grid it stands on, with the setting there: what stands in a frame has
 * its own, and begins with the first column. */
static bx_setting stand_on(const bx_setting *s, const bx_sheet *sheet, int item,
                           bx_placed *out)
{
    bx_setting none = {0};
    for (int i = 0; i < sheet->n_placed; i++) {
        const bx_placed *p = &sheet->placed[i];
        bool is_it = p->block->index == item;
        *out = *p;
        if (!p->shape->framed && !is_it)
            continue;
        const bx_setting *inside = p->shape->framed ? bx_framed_enter(s, p, out) : s;
        if (is_it)
            return *inside;
        if (!p->shape->framed->items)
            continue;
        bx_sheet items = bx_sheet_shift(s->arena, p->shape->framed->items, 0, p->at.row);
        bx_setting found = stand_on(inside, &items, item, out);
        if (found.layout)
            return found;
    }
    return none;
}

/* What a page was made with: enough to enter frames. */
static bx_setting setting_of(const bx_made_page *made, bx_arena *arena)
{
    return (bx_setting){.layout = made->layout, .arena = arena};
}

/* A framed block lies on its lines: white at its foot, narrower legs of whole 字, and the
 * items of a column in the order they are listed, over all of the room and nothing else.
 */
static void check_framed(const bx_layout *l, const bx_placed *p)
{
    const bx_framed *framed = p->shape->framed;
    bx_len em = l->styles[BX_STYLE_BODY].size;
    bx_len right = framed->inset + bx_span_width(framed->layout, p->at.columns);
    g_assert_cmpint(framed->layout->columns, ==, p->at.columns);
    g_assert_cmpint(framed->layout->measure % em, ==, 0);
    g_assert_cmpint(framed->inset, >=, l->group.inset);
    g_assert_cmpint(ABS(bx_span_width(l, p->at.columns) - framed->inset - right), <,
                    p->at.columns);
    if (!framed->items)
        return;
    const bx_sheet *items = framed->items;
    int cells = 0;
    for (int i = 0; i < items->n_placed; i++) {
        bx_region at = items->placed[i].at;
        g_assert_cmpint(items->placed[i].block->index, ==,
                        p->block->item->group->first + i);
        g_assert_cmpint(at.row, >=, p->shape->head.rows);
        g_assert_cmpint(at.row + at.lines, <=, p->at.lines - BX_FRAME_FOOT);
        cells += at.columns * at.lines;
    }
    g_assert_cmpint(items->n_placed, ==, p->block->item->group->n_items);
    g_assert_cmpint(cells, ==,
                    p->at.columns * (p->at.lines - p->shape->head.rows - BX_FRAME_FOOT));
}

/* Rule 14: the legs hold all rows; only the last legs are short, by one row each, and
 * their feet are level, but where a draft keeps a row for its mark. White in a leg stands
 * only on a page that lacks copy. Rule 16: text under a picture is at least 25 mm deep.
 */
static void check_legs(const bx_layout *l, const bx_placed *p)
{
    const bx_shape *shape = p->shape;
    const bx_flow *flow = p->shape->flow;
    int rows = 0, room = 0;
    int foot = shape->framed ? BX_FRAME_FOOT : 0;
    if (!flow || !flow->n)
        return;
    for (int e = 0; e < flow->n; e++)
        rows += flow->elements[e].choices[shape->filling.choice[e]].rows.n;
    for (int leg = 0; leg < shape->n_legs; leg++) {
        room += shape->rooms[leg];
        if (bx_shape_is_under_band(shape, leg))
            g_assert_cmpfloat(shape->rooms[leg] * bx_mm_from_len(l->leading), >=, 25);
        int mark = shape->overset && leg == shape->n_legs - 1;
        if (shape->mode == BX_HORIZONTAL)
            g_assert_cmpint(bx_leg_top(p, leg) + shape->rooms[leg] +
                                rows_of_asides(shape, leg) + mark + shape->foot,
                            ==, p->at.row + p->at.lines - foot);
    }
    if (shape->mode == BX_VERTICAL)
        check_tiers(l, p);
    g_assert_cmpint(shape->filling.short_legs, <, shape->n_legs);
    if (shape->overset) /* a crosshead may leave more room than there is copy for */
        g_assert_cmpint(rows - shape->overset, <=, room);
    else
        g_assert_cmpint(rows, ==,
                        room - shape->filling.short_legs - shape->filling.spare);
}

/* Rule 15: a leg ends only where the rows say that one may. */
static void check_widows(const bx_placed *p)
{
    const bx_flow *flow = p->shape->flow;
    const bx_shape *shape = p->shape;
    int from = 0;
    for (int e = 0; flow && e < flow->n; e++) {
        const bx_rows *rows = &flow->elements[e].choices[shape->filling.choice[e]].rows;
        int end = 0;
        for (int leg = 0; leg < shape->n_legs - 1; leg++) {
            end += shape->rooms[leg] - (leg >= shape->n_legs - shape->filling.short_legs);
            int before = end - from;
            if (before > 0 && before <= rows->n)
                g_assert_cmpint(rows->breaks[before - 1], ==, BX_BREAK_GOOD);
        }
        from += rows->n;
    }
}

/* ---- lines ---- */

static bool is_closing(uint32_t c)
{
    for (const char *p = "，。、；：？！”’」』》〉）】·%％"; *p;)
        if (bx_utf8_next(&p) == c)
            return true;
    return false;
}

/* A coordinate along lines of a mode. */
static bx_len along(bx_writing_mode mode, bx_point p)
{
    return mode == BX_VERTICAL ? p.y : p.x;
}

static bx_len across(bx_writing_mode mode, bx_point p)
{
    return mode == BX_VERTICAL ? p.x : p.y;
}

static bx_len em_end(const bx_assets *assets, const bx_glyph_run *run)
{
    bx_len start = along(run->mode, run->origin);
    if (!run->n_glyphs)
        return start;
    const bx_glyph *last = &run->glyphs[run->n_glyphs - 1];
    if (run->mode == BX_VERTICAL && !run->is_rotated)
        return start + last->y + bx_len_scale(run->size, 12, 100);
    int advance = hb_font_get_glyph_h_advance(bx_assets_face(assets, run->face)->font,
                                              (hb_codepoint_t)last->gid);
    bx_point at = {last->x, last->y};
    return start + along(run->mode, at) + bx_len_scale(run->size, advance, BX_EM);
}

static const bx_part *part_of(const bx_item *item, const bx_glyph_run *run)
{
    const bx_part *part = NULL;
    for (int i = 0; i < run->n_clusters; i++)
        if (run->clusters[i].id >= 0)
            part = bx_item_part_of(item, run->clusters[i].id);
    return part;
}

static bool is_body(const bx_part *part)
{
    return part->kind == BX_PART_PARAGRAPH || part->kind == BX_PART_DATELINE ||
           part->kind == BX_PART_RUN_IN;
}

/* The leg of its block that a place on the page stands in. */
static int leg_at(const bx_layout *l, const bx_placed *p, bx_point at)
{
    bx_writing_mode mode = p->shape->mode;
    bx_len half = l->styles[BX_STYLE_BODY].size / 2; /* a bracket may stand out */
    int leg = p->shape->n_legs - 1;
    while (leg > 0 && along(mode, at) < along(mode, bx_leg_frame(l, p, leg).start) - half)
        leg--;
    return leg;
}

/* The run goes on with the line before it: same baseline, same leg, same text. */
static bool goes_on(const bx_layout *l, const rule_line *line, const bx_glyph_run *run,
                    const bx_part *part)
{
    bool is_same = line->part == part || (is_body(line->part) && is_body(part));
    return is_same && run->mode == line->mode &&
           across(run->mode, run->origin) == across(line->mode, line->from) &&
           (!is_body(part) ||
            leg_at(l, &line->at, run->origin) == leg_at(l, &line->at, line->from));
}

/* The properties of the last character of a run that the item holds. */
static bx_markup markup_of(const bx_item *item, const bx_glyph_run *run)
{
    bx_markup markup = BX_MARKUP_PLAIN;
    for (int i = 0; i < run->n_clusters; i++) {
        int id = run->clusters[i].id;
        const bx_part *part = id < 0 ? NULL : bx_item_part_of(item, id);
        if (part)
            markup = part->text.chars[id - part->text.chars[0].id].markup;
    }
    return markup;
}

static void add_run(GArray *lines, const bx_assets *assets, const bx_layout *l,
                    const bx_placed *placed, bx_rect box, const bx_op *op, int at)
{
    const bx_glyph_run *run = &op->glyphs;
    const bx_part *part = part_of(placed->block->item, run);
    bx_markup markup = markup_of(placed->block->item, run);
    if (!part || markup & BX_MARKUP_RUBY)
        return;
    rule_line *line =
        lines->len ? &g_array_index(lines, rule_line, lines->len - 1) : NULL;
    if (!line || !goes_on(l, line, run, part)) {
        g_array_append_val(lines, ((rule_line){.at = *placed,
                                               .l = l,
                                               .box = box,
                                               .from = run->origin,
                                               .mode = run->mode,
                                               .start = along(run->mode, run->origin)}));
        line = &g_array_index(lines, rule_line, lines->len - 1);
        line->op = at;
    }
    line->part = part;
    line->ends_wide = markup & BX_MARKUP_BASE;
    line->size = MAX(line->size, run->size);
    for (const char *p = run->text; *p;) {
        uint32_t c = bx_utf8_next(&p);
        if (bx_is_space(c))
            continue;
        line->first = line->first ? line->first : c;
        line->last = c;
    }
    line->end = run->n_glyphs ? em_end(assets, run) : line->end;
}

static GArray *lines_of(bx_arena *arena, const bx_assets *assets,
                        const bx_made_page *made, const bx_display *page)
{
    GArray *lines = g_array_new(FALSE, TRUE, sizeof(rule_line));
    bx_rect box = {0};
    int item = -1;
    bx_setting page_setting = setting_of(made, arena), at = page_setting;
    bx_placed placed = {0};
    for (int i = 0; i < page->n_ops; i++) {
        const bx_op *op = &page->ops[i];
        if (op->kind == BX_OP_GROUP_BEGIN) {
            item = op->group.item;
            box = op->group.box;
            if (item >= 0)
                at = stand_on(&page_setting, &made->sheet, item, &placed);
            if (item >= 0 && !at.layout && made->ear)
                at = stand_on(&page_setting, made->ear, item, &placed);
        }
        if (op->kind == BX_OP_GLYPHS && item >= 0 && !op->is_note)
            add_run(lines, assets, at.layout, &placed, box, op, i);
    }
    return lines;
}

/* Where the leg ends that a line of body stands in. */
static bx_len leg_end(const bx_layout *l, const rule_line *line)
{
    const bx_placed *p = &line->at;
    bx_frame leg = bx_leg_frame(l, p, leg_at(l, p, line->from));
    return along(leg.mode, leg.start) + p->shape->flow->measure;
}

/* Rule 6: horizontal lines stand on the page's grid, vertical ones on their block's. */
static void check_grid(const bx_layout *l, const rule_line *line)
{
    bx_len first = l->type_area.y + bx_baseline_in(l->leading, line->size);
    const bx_placed *p = &line->at;
    if (line->mode == BX_HORIZONTAL) {
        g_assert_cmpint((line->from.y - first) % l->leading, ==, 0);
        return;
    }
    bx_len axis = bx_leg_frame(l, p, 0).start.x - line->size / 2 - line->from.x;
    g_assert_cmpint((axis + 1) % p->shape->pitch, <=, 2);
}

/* How far the em box of a line's last mark may stand outside: it keeps only half of it,
 * or hangs where the house has it so. */
static bx_len mark_outside(const bx_layout *l, const rule_line *line)
{
    bool hangs =
        l->styles[BX_STYLE_BODY].usage.uses[BX_USAGE_HANGING] == BX_USE_HANGING_YES;
    return hangs ? line->size : (line->size + 1) / 2;
}

static bool ends_at(const bx_layout *l, const rule_line *line)
{
    bx_len right = leg_end(l, line);
    return line->end == right || line->ends_wide ||
           (is_closing(line->last) && line->end >= right &&
            line->end <= right + mark_outside(l, line));
}

/* Rule 6: the body's baselines lie on the page grid; a line that its paragraph goes on
 * from is set to both edges; bylines end flush right. */
static void check_measure(const bx_layout *l, const rule_line *line,
                          const rule_line *next)
{
    bool is_tail =
        line->part->kind == BX_PART_BYLINE || line->part->kind == BX_PART_ORIGIN;
    bool is_end = !next || next->part != line->part || next->box.x != line->box.x ||
                  next->box.y != line->box.y;
    if (is_body(line->part) || is_tail)
        check_grid(l, line);
    if ((is_body(line->part) && !is_end) || is_tail) {
        if (!ends_at(l, line))
            g_test_message("a line of %u…%u", line->first, line->last);
        g_assert_true(ends_at(l, line));
    }
}

/* Nothing of an item stands outside its block, and blocks do not overlap. */
static void check_inside(const bx_layout *l, const rule_line *line)
{
    bx_len half = line->size / 2 + 1; /* a bracket at an edge keeps half its em box */
    bx_rect box = line->box;
    bool is_vertical = line->mode == BX_VERTICAL;
    bx_len least = is_vertical ? box.y : box.x;
    g_assert_cmpint(line->start, >=, least - half);
    g_assert_cmpint(line->end, <=,
                    least + (is_vertical ? box.h : box.w) + mark_outside(l, line) + 1);
    if (is_vertical) {
        g_assert_cmpint(line->from.x - line->size / 2, >=, box.x - 1);
        g_assert_cmpint(line->from.x + line->size / 2, <=, box.x + box.w + 1);
        return;
    }
    g_assert_cmpint(line->from.y - bx_len_scale(line->size, 80, 100), >=, box.y);
    g_assert_cmpint(line->from.y + bx_len_scale(line->size, 12, 100), <=, box.y + box.h);
}

/* The room of a pull quote or fact box on the page. */
static bx_rect aside_room(const bx_layout *l, const bx_placed *p, bx_aside_kind kind)
{
    const bx_aside *a = &p->shape->asides[kind];
    bx_rect room = {0, bx_leg_row_at(l, p->shape, a->at),
                    bx_shape_legs_width(p->shape, a->n_legs), a->rows * p->shape->pitch};
    return bx_frame_rect(bx_leg_frame(l, p, a->leg), room);
}

/* A pull quote and a fact box stand in their rooms whole, and no other text does; text
 * stands over and under a quote, and a box at the foot or top of the last legs. */
static void check_aside(const rule_line *line, bx_aside_kind kind)
{
    const bx_part_kind of = line->part->kind;
    const bx_shape *shape = line->at.shape;
    const bx_aside *a = &shape->asides[kind];
    bool is_its = kind == BX_ASIDE_QUOTE ? of == BX_PART_PULL_QUOTE
                                         : of == BX_PART_FACTS_HEAD || of == BX_PART_FACT;
    if (!a->rows) {
        g_assert_false(is_its);
        return;
    }
    bx_rect room = aside_room(line->l, &line->at, kind);
    bool is_vertical = line->mode == BX_VERTICAL;
    bx_len x = line->from.x + (is_vertical ? 0 : line->size / 2);
    bx_len y = line->from.y + (is_vertical ? line->size / 2 : 0);
    bool is_in = x > room.x && x < room.x + room.w && y > room.y && y < room.y + room.h;
    g_assert_true(is_in == is_its);
    int rows = shape->rooms[a->leg] + rows_of_asides(shape, a->leg);
    if (kind == BX_ASIDE_QUOTE) {
        g_assert_cmpint(a->at, >, 1);
        g_assert_cmpint(a->at + a->rows, <, rows - 1);
    } else {
        g_assert_true(a->at == 0 || a->at + a->rows == rows);
        g_assert_cmpint(a->leg + a->n_legs, ==, shape->n_legs);
    }
}

static void check_lines(bx_arena *arena, bx_assets *assets, const bx_made_page *made,
                        const bx_display *page)
{
    g_autoptr(GArray) lines = lines_of(arena, assets, made, page);
    for (guint i = 0; i < lines->len; i++) {
        const rule_line *line = &g_array_index(lines, rule_line, i);
        check_measure(line->l, line, i + 1 < lines->len ? line + 1 : NULL);
        check_inside(line->l, line);
        check_aside(line, BX_ASIDE_QUOTE);
        check_aside(line, BX_ASIDE_FACTS);
        g_assert_false(is_closing(line->first));
    }
}

/* ---- pictures, marks, rules ---- */

/* The box of a picture, or of the stroke across a slot; false: the op is of neither. */
static bool picture_box(const bx_op *op, bx_rect *out)
{
    bool is_stroke =
        op->kind == BX_OP_STROKE && op->is_note && op->stroke.from.y == op->stroke.to.y;
    if (op->kind == BX_OP_IMAGE)
        *out = op->image.box;
    else if (is_stroke)
        *out = (bx_rect){MIN(op->stroke.from.x, op->stroke.to.x), op->stroke.from.y,
                         ABS(op->stroke.to.x - op->stroke.from.x), 0};
    return op->kind == BX_OP_IMAGE || is_stroke;
}

/* The pictures that were drawn last before op `at`: one, or all that share a caption. */
static bx_rect pictures_before(const bx_display *page, int at)
{
    bx_rect all = {0}, box;
    while (at >= 0 && !picture_box(&page->ops[at], &all))
        at--;
    g_assert_cmpint(at, >=, 0);
    for (; at >= 0 && page->ops[at].kind == BX_OP_IMAGE; at--) {
        box = page->ops[at].image.box;
        bx_len right = MAX(all.x + all.w, box.x + box.w);
        bx_len foot = MAX(all.y + all.h, box.y + box.h);
        all.x = MIN(all.x, box.x);
        all.y = MIN(all.y, box.y);
        all.w = right - all.x;
        all.h = foot - all.y;
    }
    return all;
}

/* Rule 16: a caption stands within its picture's edges, right below it; or beside it, at
 * its foot. */
static void check_captions(bx_arena *arena, bx_assets *assets, const bx_made_page *made,
                           const bx_display *page)
{
    g_autoptr(GArray) lines = lines_of(arena, assets, made, page);
    for (guint i = 0; i < lines->len; i++) {
        const rule_line *line = &g_array_index(lines, rule_line, i);
        if (line->part->kind != BX_PART_CAPTION && line->part->kind != BX_PART_CREDIT)
            continue;
        bx_rect box = pictures_before(page, line->op);
        if (line->from.x > box.x + box.w) {
            g_assert_cmpint(line->from.y, <=, box.y + box.h);
            continue;
        }
        g_assert_cmpint(line->from.x, >=, box.x - line->size / 2);
        g_assert_cmpint(line->end, <=, box.x + box.w + line->size / 2 + 1);
        g_assert_cmpint(line->from.y, >, box.y + box.h);
    }
}

/* A picture fills its box without being bent: its crop has the box's shape. */
static void check_pictures(const bx_display *page)
{
    bx_rect box = {0};
    for (int i = 0; i < page->n_ops; i++) {
        const bx_op *op = &page->ops[i];
        if (op->kind == BX_OP_GROUP_BEGIN)
            box = op->group.box;
        if (op->kind != BX_OP_IMAGE)
            continue;
        double drawn = (double)op->image.box.w / op->image.box.h;
        double shown = (double)op->image.crop_w / op->image.crop_h;
        g_assert_cmpfloat(ABS(drawn / shown - 1), <, 0.02);
        g_assert_cmpint(op->image.box.x, >=, box.x);
        g_assert_cmpint(op->image.box.y, >=, box.y);
        g_assert_cmpint(op->image.box.x + op->image.box.w, <=, box.x + box.w);
        g_assert_cmpint(op->image.box.y + op->image.box.h, <=, box.y + box.h);
    }
}

/* Copy that is left over is marked red in its block, and nothing else is. */
static void check_marks(const bx_made_page *made, const bx_display *page)
{
    int marks = 0, overset = 0;
    for (int i = 0; i < made->n_parts; i++)
        overset += made->parts[i].shape->overset > 0;
    for (int i = 0; i < page->n_ops; i++) {
        const bx_op *op = &page->ops[i];
        bool is_tint = !op->is_note && (op->fill.ink == made->layout->group.tint ||
                                        op->fill.ink == BX_INK_TINT);
        if (op->kind != BX_OP_FILL || is_tint)
            continue; /* a tint lies under type */
        marks++;
        g_assert_true(op->is_note);
        g_assert_cmpint(op->fill.ink, ==, BX_INK_NOTE);
        for (int k = 0; k < page->n_ops; k++) { /* it hides no type */
            const bx_op *other = &page->ops[k];
            if (other->kind != BX_OP_GLYPHS || other->is_note)
                continue;
            bx_point at = other->glyphs.origin;
            g_assert_false(
                at.x >= op->fill.box.x && at.x < op->fill.box.x + op->fill.box.w &&
                at.y > op->fill.box.y && at.y < op->fill.box.y + op->fill.box.h);
        }
    }
    g_assert_cmpint(marks, ==, overset);
}

/* Does a rule lie along the frame of a box? */
static bool is_of_frame(const bx_layout *l, const bx_sheet *sheet, bx_point a, bx_point b)
{
    for (int i = 0; i < sheet->n_placed; i++) {
        const bx_placed *p = &sheet->placed[i];
        bx_rect box = bx_box_of(l, p);
        bx_len near = l->box_rule.width;
        bool is_inside = MIN(a.x, b.x) >= box.x && MAX(a.x, b.x) <= box.x + box.w &&
                         MIN(a.y, b.y) >= box.y && MAX(a.y, b.y) <= box.y + box.h;
        bool is_at_side = a.x == b.x ? a.x - box.x < near || box.x + box.w - a.x < near
                                     : a.y - box.y < near || box.y + box.h - a.y < near;
        if (p->shape->box && is_inside && is_at_side)
            return true;
    }
    return false;
}

/* What stands in a box keeps clear of its frame on all sides. */
static void check_boxes(bx_arena *arena, bx_assets *assets, const bx_made_page *made,
                        const bx_display *page)
{
    g_autoptr(GArray) lines = lines_of(arena, assets, made, page);
    for (guint i = 0; i < lines->len; i++) {
        const rule_line *line = &g_array_index(lines, rule_line, i);
        if (!line->at.shape->box)
            continue;
        bx_rect box = bx_box_of(line->l, &line->at);
        bx_len least = line->l->leading / 3;
        g_assert_cmpint(line->start - line->size / 2, >=, box.x);
        g_assert_cmpint(line->end, <=, box.x + box.w - least);
        g_assert_cmpint(line->from.y - bx_len_scale(line->size, 88, 100), >=,
                        box.y + least);
        g_assert_cmpint(line->from.y + bx_len_scale(line->size, 12, 100), <=,
                        box.y + box.h - least);
    }
}

static void check_rule_at(const bx_layout *l, bx_region at, bx_point a, bx_point b)
{
    bx_len left = bx_column_left(l, at.column), top = bx_row_top(l, at.row);
    bx_len right = left + bx_span_width(l, at.columns);
    bx_len foot = bx_row_top(l, at.row + at.lines), drop = l->leading / 4;
    bool is_down = a.x == b.x;
    bool meets = is_down
                     ? MIN(a.y, b.y) < foot - drop && MAX(a.y, b.y) > top + drop
                     : MIN(a.x, b.x) < right - l->gap && MAX(a.x, b.x) > left + l->gap;
    if (meets && is_down)
        g_assert_true(a.x < left || a.x > right);
    else if (meets)
        g_assert_true(a.y <= top + drop || a.y >= foot);
}

/* A rule runs through no block: in the gutters, and between one block and the next. */
static void check_rule(const bx_layout *l, const bx_sheet *sheet, const bx_op *op)
{
    bx_point a = op->stroke.from, b = op->stroke.to;
    bool is_down = a.x == b.x;
    bool is_over_copy = MAX(a.y, b.y) <= bx_row_top(l, sheet->fixed.lines);
    bool is_under_copy = MIN(a.y, b.y) > l->type_area.y + l->type_area.h;
    if (is_of_frame(l, sheet, a, b) || is_over_copy || is_under_copy)
        return; /* furniture has frames and rules of its own */
    g_assert_true(is_down || a.y == b.y);
    g_assert_cmpint(MIN(a.x, b.x), >=, l->type_area.x);
    g_assert_cmpint(MAX(a.x, b.x), <=, l->type_area.x + l->type_area.w);
    if (is_down)
        g_assert_cmpint((a.x - l->type_area.x + l->gap / 2) % (l->measure + l->gap), ==,
                        0);
    for (int i = 0; i < sheet->n_placed; i++) {
        const bx_placed *p = &sheet->placed[i];
        bool is_stack = p->shape->fixed && p->shape->fixed->inside;
        for (int k = 0; k < (is_stack ? bx_placed_parts(p) : 1); k++)
            check_rule_at(l, is_stack ? bx_placed_part(p, k).at : p->at, a, b);
    }
}

/* Where the type of a line may have ink: across it all of the em but its first 8 %; of
 * vertical lines a closing mark at the end has it in the em's upper half. */
static bx_rect ink_of(const rule_line *line)
{
    bx_len size = line->size, length = line->end - line->start;
    bx_len aside = bx_len_scale(size, 8, 100);
    if (line->mode == BX_HORIZONTAL)
        return (bx_rect){line->start, line->from.y - bx_len_scale(size, 80, 100), length,
                         bx_len_scale(size, 92, 100)};
    length -= aside + (is_closing(line->last) ? size / 2 : 0);
    return (bx_rect){line->from.x - size / 2, line->start + aside, size, length};
}

/* Type keeps clear of the rules between blocks. */
static void check_clear(bx_arena *arena, bx_assets *assets, const bx_made_page *made,
                        const bx_display *page)
{
    g_autoptr(GArray) lines = lines_of(arena, assets, made, page);
    for (int i = 0; i < page->n_ops; i++) {
        const bx_op *op = &page->ops[i];
        if (op->kind != BX_OP_STROKE || op->is_note ||
            op->stroke.from.y != op->stroke.to.y)
            continue;
        bx_len y = op->stroke.from.y;
        for (guint k = 0; k < lines->len; k++) {
            const rule_line *line = &g_array_index(lines, rule_line, k);
            bx_rect ink = ink_of(line);
            if (ink.x < op->stroke.to.x && ink.x + ink.w > op->stroke.from.x)
                g_assert_false(y > ink.y && y < ink.y + ink.h);
        }
    }
}

/* Does the box around a line or dot stand in another one? */
static bool is_inside(bx_point a, bx_point b, bx_len around, bx_rect box)
{
    return MIN(a.x, b.x) - around >= box.x && MAX(a.x, b.x) + around <= box.x + box.w &&
           MIN(a.y, b.y) - around >= box.y && MAX(a.y, b.y) + around <= box.y + box.h;
}

/* Lines and dots beside an item's text keep inside its block; strokes along its edges may
 * stand half over them. */
static void check_beside(const bx_display *page)
{
    bx_rect box = {0};
    int item = -1;
    for (int i = 0; i < page->n_ops; i++) {
        const bx_op *op = &page->ops[i];
        if (op->kind == BX_OP_GROUP_BEGIN) {
            item = op->group.item;
            box = op->group.box;
        }
        if (item < 0)
            continue;
        if (op->kind == BX_OP_STROKE)
            g_assert_true(is_inside(op->stroke.from, op->stroke.to, 0, box));
        if (op->kind == BX_OP_WAVE)
            g_assert_true(is_inside(op->wave.from, op->wave.to, 0, box));
        if (op->kind == BX_OP_DISC)
            g_assert_true(
                is_inside(op->disc.centre, op->disc.centre, op->disc.diameter / 2, box));
    }
}

/* The rules between the items of a column; false: the box is none's. */
static bool check_inner_rule(bx_arena *arena, const bx_made_page *made, bx_rect box,
                             const bx_op *op)
{
    bx_setting s = setting_of(made, arena);
    for (int i = 0; i < made->sheet.n_placed; i++) {
        const bx_placed *p = &made->sheet.placed[i];
        bx_placed inside;
        if (!p->shape->framed || !p->shape->framed->items)
            continue;
        const bx_setting *in = bx_framed_enter(&s, p, &inside);
        if (in->layout->type_area.x != box.x || in->layout->type_area.w != box.w)
            continue;
        bx_sheet items = bx_sheet_shift(arena, p->shape->framed->items, 0, p->at.row);
        check_rule(in->layout, &items, op);
        return true;
    }
    return false;
}

static bool is_in_foot_line(const bx_layout *l, const bx_op *op)
{
    bx_len from = l->type_area.y + l->type_area.h + l->foot.distance;
    bx_len top = op->glyphs.origin.y - bx_len_scale(op->glyphs.size, 88, 100);
    return l->foot.is_on && top >= from + 3 * BX_PT &&
           top < from + l->styles[BX_STYLE_FOLIO].leading;
}

/* Furniture stands in the type area or, folio and foot line, just outside. */
static void check_furniture(bx_arena *arena, const bx_made_page *made,
                            const bx_display *page)
{
    const bx_layout *l = made->layout;
    bool is_furniture = false;
    bx_rect box = {0};
    for (int i = 0; i < page->n_ops; i++) {
        const bx_op *op = &page->ops[i];
        if (op->kind == BX_OP_GROUP_BEGIN) {
            is_furniture = op->group.item < 0;
            box = op->group.box;
        }
        if (op->kind == BX_OP_STROKE && !op->is_note && is_furniture &&
            !check_inner_rule(arena, made, box, op))
            check_rule(l, &made->sheet, op);
        if (op->kind != BX_OP_GLYPHS || !is_furniture)
            continue;
        bx_len fixed = made->sheet.fixed.lines * l->leading;
        bx_len top = fixed ? l->type_area.y
                           : l->type_area.y - l->folio.distance -
                                 2 * l->styles[BX_STYLE_FOLIO].size;
        bx_len foot = l->type_area.y + (fixed ? fixed : -l->folio.distance);
        if (is_in_foot_line(l, op))
            continue;
        g_assert_cmpint(op->glyphs.origin.y - op->glyphs.size * 8 / 10, >=, top);
        g_assert_cmpint(op->glyphs.origin.y, <, foot);
        g_assert_cmpint(op->glyphs.origin.x, >=, l->type_area.x);
        g_assert_cmpint(op->glyphs.origin.x, <, l->type_area.x + l->type_area.w);
    }
}

/* On a spread the fold parts no character (rule 20a). */
static void check_spine(const bx_assets *assets, const bx_made_page *made,
                        const bx_display *page)
{
    for (int i = 0; made->layout->is_spread && i < page->n_ops; i++) {
        const bx_glyph_run *run = &page->ops[i].glyphs;
        if (page->ops[i].kind != BX_OP_GLYPHS || page->ops[i].is_note)
            continue;
        for (int k = 0; k < run->n_glyphs; k++) {
            int advance =
                hb_font_get_glyph_h_advance(bx_assets_face(assets, run->face)->font,
                                            (hb_codepoint_t)run->glyphs[k].gid);
            bx_len from = run->origin.x + run->glyphs[k].x;
            bx_len to = from + bx_len_scale(run->size, advance, BX_EM);
            g_assert_false(from < page->width / 2 && to > page->width / 2 + 1);
        }
    }
}

static void check_page(bx_assets *assets, const bx_made_page *made,
                       const bx_display *page)
{
    bx_arena *arena = bx_arena_new();
    check_cells(made);
    for (int k = 0; k < made->n_parts; k++) {
        const bx_placed *p = &made->parts[k];
        check_legs(made->layout, p);
        if (!p->shape->overset)
            check_widows(p);
        if (p->shape->framed)
            check_framed(made->layout, p);
    }
    check_lines(arena, assets, made, page);
    check_captions(arena, assets, made, page);
    check_pictures(page);
    check_marks(made, page);
    check_furniture(arena, made, page);
    check_boxes(arena, assets, made, page);
    check_beside(page);
    check_clear(arena, assets, made, page);
    check_spine(assets, made, page);
    bx_arena_free(arena);
}

#endif
