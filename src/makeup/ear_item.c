#include "makeup/ear_item.h"

#include "makeup/ear.h"
#include "makeup/masthead.h"

static bool is_asked(const bx_issue *issue, const bx_page *page)
{
    return issue->ear.has_item && page->number == 1;
}

static bool has_room(const bx_layout *l, const bx_issue *issue, const bx_page *page)
{
    return bx_masthead_lines(l, issue, page) && bx_layout_has_ear(l) &&
           !bx_ear_holds_guide(l, issue);
}

/* The item in the frame that the layout has round what stands in its ear. */
static bx_item *in_frame(const bx_setting *s, const bx_item *item)
{
    bx_item *own = bx_copy(s->arena, item, sizeof *own);
    own->box = s->layout->box_rule.width ? BX_BOX_RULE : BX_BOX_NONE;
    return own;
}

typedef struct {
    const bx_block *block;
    const bx_shape *shape;
} fitted;

/* The cheapest of the highest shapes in that frame, so wide and at least so high; NULL:
 * there is none. */
static const bx_shape *find_shape(const bx_block *block, int columns, int least_lines)
{
    const bx_shape *found = NULL;
    for (int i = 0; i < block->n_shapes; i++) {
        const bx_shape *shape = &block->shapes[i];
        bool is_framed = shape->box == block->item->box;
        if (shape->columns == columns && shape->lines >= least_lines && is_framed &&
            (!found || shape->lines > found->lines))
            found = shape;
    }
    return found;
}

/* False: no way. Some items have no lines in the setting that they ask for. */
static bool try_fit(const bx_setting *s, bx_item *item, int index, bx_fit fit,
                    int least_lines, fitted *out)
{
    const bx_layout *l = s->layout;
    bx_item_setting asked = item->setting;
    for (int i = 0; i < (asked ? 2 : 1); i++) {
        item->setting = i ? BX_SETTING_HORIZONTAL : asked;
        out->block = bx_block_make(s, item, index, false, l->masthead.lines, fit);
        out->shape =
            find_shape(out->block, l->columns - l->masthead.columns, least_lines);
        if (out->shape)
            break;
    }
    item->setting = asked;
    return out->shape;
}

/* Full to the last line, or with white there, or too long. */
static bool fit_item(const bx_setting *s, bx_item *item, int index, fitted *out)
{
    int lines = s->layout->masthead.lines;
    return try_fit(s, item, index, BX_FIT_EXACT, lines, out) ||
           try_fit(s, item, index, BX_FIT_RAGGED, 1, out) ||
           try_fit(s, item, index, BX_FIT_OVERSET, lines, out);
}

/* Where a frame stands, the ear draws it. */
static const bx_shape *without_box(bx_arena *arena, const bx_shape *shape)
{
    bx_shape *own = bx_copy(arena, shape, sizeof *own);
    own->box = BX_BOX_NONE;
    return own;
}

static const bx_sheet *lay(bx_arena *arena, const bx_block *block, const bx_shape *shape,
                           int column)
{
    bx_sheet sheet =
        bx_sheet_lay(arena, bx_node_leaf(arena, block, without_box(arena, shape)));
    sheet = bx_sheet_shift(arena, &sheet, column, 0);
    return bx_copy(arena, &sheet, sizeof sheet);
}

const bx_sheet *bx_ear_item_make(const bx_setting *s, const bx_issue *issue,
                                 const bx_page *page)
{
    if (!is_asked(issue, page) || !has_room(s->layout, issue, page))
        return NULL;
    fitted found;
    bx_item *item = in_frame(s, &issue->items[issue->ear.item]);
    bool fits = fit_item(s, item, issue->ear.item, &found);
    item->box = BX_BOX_NONE;
    return fits ? lay(s->arena, found.block, found.shape, s->layout->masthead.columns)
                : NULL;
}

void bx_ear_item_report(const bx_setting *s, const bx_issue *issue, const bx_page *page,
                        const bx_sheet *made)
{
    if (!is_asked(issue, page))
        return;
    const bx_item *item = &issue->items[issue->ear.item];
    if (!made) {
        bx_diag(s->diags, BX_D_E_EAR_ITEM, issue->ear.span, item->name, s->layout->name);
        return;
    }
    const bx_shape *shape = made->placed[0].shape;
    int under = s->layout->masthead.lines - shape->lines;
    int rows = shape->filling.spare + under * shape->n_legs;
    int em = s->layout->styles[BX_STYLE_BODY].size;
    if (rows)
        bx_diag(s->diags, BX_D_W_EAR_SHORT, item->span, item->name, BX_INT(rows),
                BX_INT(rows * (shape->flow->measure / em)));
}
