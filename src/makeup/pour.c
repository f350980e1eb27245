#include "makeup/pour.h"

#include <assert.h>
#include <glib.h>
#include <stdlib.h>

#include "makeup/measure.h"

/* The pen in a block's legs: which row comes next. */
typedef struct {
    const bx_setting *setting;
    const bx_placed *placed;
    int leg, row; /* row in the leg */
    bx_display_builder *out;
} leg_pen;

int bx_leg_top(const bx_placed *p, int leg)
{
    return p->at.row + bx_shape_top_rows(p->shape) +
           (bx_shape_is_under_band(p->shape, leg) ? p->shape->band.rows : 0);
}

static int leg_room(const bx_shape *shape, int leg)
{
    return shape->rooms[leg] - (leg >= shape->n_legs - shape->filling.short_legs);
}

/* Moves to a row that has room; false when the legs are full. */
static bool find_row(leg_pen *pen)
{
    const bx_shape *shape = pen->placed->shape;
    while (pen->leg < shape->n_legs && pen->row >= leg_room(shape, pen->leg)) {
        pen->leg++;
        pen->row = 0;
    }
    return pen->leg < shape->n_legs;
}

static bx_len leg_left(const leg_pen *pen)
{
    const bx_shape *shape = pen->placed->shape;
    int column =
        pen->placed->at.column + shape->first_column + pen->leg * shape->leg_columns;
    return bx_column_left(pen->setting->layout, column);
}

static bx_len row_top(const leg_pen *pen, int row)
{
    return bx_row_top(pen->setting->layout, bx_leg_top(pen->placed, pen->leg) + row);
}

static void draw_line(const leg_pen *pen, const bx_paragraph *p,
                      const bx_breaking *breaking, int i, bx_len top)
{
    const bx_setting *s = pen->setting;
    bx_len baseline = top + bx_baseline_in(s->layout->leading, p->style.type.size);
    bx_set_line(s, p, breaking, i, (bx_point){leg_left(pen), baseline}, pen->out);
}

/* Lines of a paragraph or tail on rows of their own; false when the legs are full. */
static bool draw_lines(leg_pen *pen, const bx_paragraph *p, const bx_breaking *breaking)
{
    for (int i = 0; i < breaking->n_lines; i++, pen->row++) {
        if (!find_row(pen))
            return false;
        draw_line(pen, p, breaking, i, row_top(pen, pen->row));
    }
    return true;
}

static bool draw_crosshead(leg_pen *pen, const bx_flow_element *e,
                           const bx_flow_choice *choice)
{
    while (find_row(pen) &&
           pen->row + choice->rows > leg_room(pen->placed->shape, pen->leg))
        pen->row = leg_room(pen->placed->shape, pen->leg);
    if (!find_row(pen))
        return false;
    bx_len leading = pen->setting->layout->leading;
    bx_len top =
        row_top(pen, pen->row) + (choice->rows - choice->breaking->n_lines) * leading / 2;
    for (int i = 0; i < choice->breaking->n_lines; i++, top += leading)
        draw_line(pen, e->paragraph, choice->breaking, i, top);
    pen->row += choice->rows;
    return true;
}

static bool draw_tails(leg_pen *pen, const bx_flow *flow, bool is_run_in)
{
    pen->row -= is_run_in; /* back on the last line of text */
    for (int i = 0; i < flow->n_tails; i++) {
        const bx_paragraph *tail = flow->tails[i];
        if (tail->n_breakings && !draw_lines(pen, tail, &tail->breakings[tail->best]))
            return false;
    }
    return true;
}

static bool draw_element(leg_pen *pen, const bx_flow *flow, int i,
                         const bx_flow_choice *choice)
{
    const bx_flow_element *e = &flow->elements[i];
    if (e->kind == BX_FLOW_CROSSHEAD)
        return draw_crosshead(pen, e, choice);
    if (e->kind == BX_FLOW_PARAGRAPH && !draw_lines(pen, e->paragraph, choice->breaking))
        return false;
    return i < flow->n - 1 || draw_tails(pen, flow, choice->is_run_in);
}

/* Draws the body; a difference between shape and pour is our own mistake. */
static void draw_body(const bx_setting *s, const bx_placed *p, bx_display_builder *out)
{
    const bx_flow *flow = p->shape->flow;
    leg_pen pen = {.setting = s, .placed = p, .out = out};
    bool is_whole = true;
    for (int i = 0; i < flow->n && is_whole; i++) {
        const bx_flow_choice *choice =
            &flow->elements[i].choices[p->shape->filling.choice[i]];
        is_whole = draw_element(&pen, flow, i, choice);
    }
    assert(is_whole || p->shape->overset);
    assert(!flow->n || p->shape->overset || p->shape->filling.spare || !find_row(&pen));
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
        if (part->kind == BX_PART_CAPTION || part->kind == BX_PART_CREDIT)
            break;
        for (int k = 0; k < part->text.n; k++)
            n += part->text.chars[k].id > last && !bx_is_space(part->text.chars[k].c);
    }
    return n;
}

/* The tail that does not fit, marked red at the block's foot with its lines and 字. */
static void draw_overset(const bx_setting *s, const bx_placed *p, int characters,
                         bx_display_builder *out)
{
    const bx_layout *l = s->layout;
    int leg = p->at.column + p->at.columns - 1;
    bx_rect bar = {bx_column_left(l, leg), bx_row_top(l, p->at.row + p->at.lines - 1),
                   l->measure, l->leading};
    bx_display_add(
        out, (bx_op){.kind = BX_OP_FILL, .is_note = true, .fill = {bar, BX_INK_NOTE}});
    char *words = bx_format(s->arena, "＋ 余%d行 %d字", p->shape->overset, characters);
    bx_style type = {.role = BX_ROLE_HEI,
                     .size = l->styles[BX_STYLE_BODY].size,
                     .ink = BX_INK_WHITE,
                     .align = BX_ALIGN_CENTRE};
    bx_point at = {bar.x, bar.y + bx_baseline_in(l->leading, type.size)};
    bx_set_note(s, words, &type, bar.w, at, out);
}

static const char *title_of(bx_arena *arena, const bx_item *item)
{
    const bx_part *part = bx_item_find(item, BX_PART_HEADLINE);
    if (!part)
        part = item->n_parts ? &item->parts[0] : NULL;
    return part ? bx_chars_utf8(arena, part->text) : item->name;
}

static void draw_block(const bx_setting *s, const bx_placed *p, bx_role role,
                       bx_display_builder *out)
{
    const bx_layout *l = s->layout;
    const bx_item *item = p->block->item;
    bx_len x = bx_column_left(l, p->at.column), y = bx_row_top(l, p->at.row);
    bx_rect box = {x, y, bx_span_width(l, p->at.columns), p->at.lines * l->leading};
    int from = out->n;
    bx_display_add(out, (bx_op){.kind = BX_OP_GROUP_BEGIN,
                                .group = {.item = p->block->index,
                                          .title = title_of(s->arena, item),
                                          .name = item->name,
                                          .box = box}});
    bx_point head = {x, bx_row_top(l, p->head.row)};
    bx_head_draw(s, item, &p->shape->head, role, head, p->shape->white, out);
    draw_body(s, p, out);
    if (p->shape->overset)
        draw_overset(s, p, characters_over(p, out, from), out);
    if (p->shape->band.place != BX_BAND_NONE) {
        bx_region at = p->band;
        bx_band_draw(s, p->block->pictures, &p->shape->band,
                     (bx_point){bx_column_left(l, at.column), bx_row_top(l, at.row)},
                     out);
    }
    bx_display_add(out, (bx_op){.kind = BX_OP_GROUP_END});
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

void bx_pour(const bx_setting *s, const bx_issue *issue, const bx_page *page,
             const bx_sheet *sheet, bx_display_builder *out)
{
    bx_role *roles = BX_NEW_ARRAY(s->arena, sheet->n_placed, bx_role);
    choose_faces(sheet, roles);
    bx_display_add(out, (bx_op){.kind = BX_OP_GROUP_BEGIN,
                                .group = {.item = -1, .box = s->layout->type_area}});
    bx_furniture_draw(s, issue, page, out);
    bx_display_add(out, (bx_op){.kind = BX_OP_GROUP_END});
    for (int i = 0; i < sheet->n_placed; i++)
        draw_block(s, &sheet->placed[i], roles[i], out);
    bx_display_add(out, (bx_op){.kind = BX_OP_GROUP_BEGIN,
                                .group = {.item = -1, .box = s->layout->type_area}});
    bx_rules_draw(s->layout, sheet, out);
    bx_display_add(out, (bx_op){.kind = BX_OP_GROUP_END});
}
