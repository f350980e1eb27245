#include "makeup/box.h"

#include "makeup/measure.h"
#include "makeup/rule.h"

bx_rect bx_box_of(const bx_layout *l, const bx_placed *p)
{
    bx_len top = bx_rule_at(l, p->at.row), foot = bx_rule_at(l, p->at.row + p->at.lines);
    return (bx_rect){bx_column_left(l, p->at.column), top,
                     bx_span_width(l, p->at.columns), foot - top};
}

static void draw_box(const bx_layout *l, const bx_placed *p, bx_display_builder *out)
{
    bx_rect box = bx_box_of(l, p);
    bx_item_box kind = p->shape->box;
    if (kind == BX_BOX_TINT || kind == BX_BOX_BOTH)
        bx_display_add(out, (bx_op){.kind = BX_OP_FILL, .fill = {box, BX_INK_TINT}});
    if (kind == BX_BOX_RULE || kind == BX_BOX_BOTH)
        bx_frame_draw(l->box_rule, box, out);
}

static bool has_boxes(const bx_sheet *sheet)
{
    for (int i = 0; i < sheet->n_placed; i++)
        if (sheet->placed[i].shape->box)
            return true;
    return false;
}

void bx_boxes_draw(const bx_layout *l, const bx_sheet *sheet, bx_display_builder *out)
{
    if (!has_boxes(sheet))
        return;
    bx_display_add(out, (bx_op){.kind = BX_OP_GROUP_BEGIN,
                                .group = {.item = -1, .box = l->type_area}});
    for (int i = 0; i < sheet->n_placed; i++)
        draw_box(l, &sheet->placed[i], out);
    bx_display_add(out, (bx_op){.kind = BX_OP_GROUP_END});
}
