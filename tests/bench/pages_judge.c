#include "pages_judge.h"

#include <glib.h>

/* ---- heads ---- */

/* The face and size in which an item's headline begins; face -1: it has none. */
typedef struct {
    int face;
    bx_len size;
} head_type;

static bool holds(const bx_glyph_run *run, int id)
{
    for (int i = 0; i < run->n_clusters; i++)
        if (run->clusters[i].id == id)
            return true;
    return false;
}

static head_type head_type_of(const bx_placed *p, const bx_display *display)
{
    const bx_part *head = bx_item_find(p->block->item, BX_PART_HEADLINE);
    int item = -1;
    for (int i = 0; i < display->n_ops && head; i++) {
        const bx_op *op = &display->ops[i];
        if (op->kind == BX_OP_GROUP_BEGIN)
            item = op->group.item;
        if (op->kind == BX_OP_GLYPHS && item == p->block->index &&
            holds(&op->glyphs, head->text.chars[0].id))
            return (head_type){op->glyphs.face, op->glyphs.size};
    }
    return (head_type){.face = -1};
}

static bool overlap(int a, int n_a, int b, int n_b)
{
    return a < b + n_b && b < a + n_a;
}

static int count_clashes(const bx_sheet *sheet, const bx_display *display)
{
    int n = 0;
    for (int i = 0; i < sheet->n_placed; i++)
        for (int k = 0; k < sheet->n_placed; k++) {
            const bx_placed *left = &sheet->placed[i], *right = &sheet->placed[k];
            bx_region a = left->head, b = right->head;
            if (a.column + a.columns != b.column ||
                !overlap(a.row, a.lines, b.row, b.lines))
                continue;
            head_type s = head_type_of(left, display), t = head_type_of(right, display);
            n += s.face >= 0 && s.face == t.face && s.size == t.size;
        }
    return n;
}

enum { LEAST_BETWEEN_HEADS = 3 };

static int count_stacked(const bx_sheet *sheet)
{
    int n = 0;
    for (int i = 0; i < sheet->n_placed; i++)
        for (int k = 0; k < sheet->n_placed; k++) {
            bx_region a = sheet->placed[i].head, b = sheet->placed[k].head;
            int between = b.row - a.row - a.lines;
            n += i != k && a.lines && b.lines && between >= 0 &&
                 between < LEAST_BETWEEN_HEADS &&
                 overlap(a.column, a.columns, b.column, b.columns);
        }
    return n;
}

/* ---- the whole page ---- */

static bool is_lead_first(const bx_sheet *sheet)
{
    for (int i = 0; i < sheet->n_placed; i++) {
        const bx_placed *p = &sheet->placed[i];
        if (p->block->is_lead)
            return p->at.column == 0 && p->at.row == sheet->fixed.lines;
    }
    return false;
}

/* White at the end of the block's last legs, the deepest. */
static int unevenness(const bx_shape *shape)
{
    int last = shape->n_legs - 1;
    bool is_short = shape->filling.short_legs > 0;
    return last < 0 ? 0 : shape->filling.spare + is_short;
}

static int foot_of(const bx_made_page *made)
{
    int uneven = made->solution.white;
    for (int i = 0; i < made->sheet.n_placed; i++) {
        const bx_placed *p = &made->sheet.placed[i];
        if (p->at.row + p->at.lines == made->layout->lines)
            uneven = MAX(uneven, unevenness(p->shape));
    }
    return uneven;
}

page_verdict page_judge(const bx_made_page *made, const bx_display *display)
{
    page_verdict v = {.over = made->over_lines};
    if (!made->solution.root)
        return v;
    v.is_made = !made->over_lines;
    v.under = bx_made_page_white(made);
    v.is_exact = v.is_made && !v.under;
    v.clashes = count_clashes(&made->sheet, display);
    v.stacked = count_stacked(&made->sheet);
    v.is_lead_first = is_lead_first(&made->sheet);
    v.foot = foot_of(made);
    return v;
}
