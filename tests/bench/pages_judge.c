#include "pages_judge.h"

#include <glib.h>
#include <limits.h>

const char *const page_fault_names[PAGE_FAULT_COUNT] = {
#define PAGE_FAULT(id, name, what) name,
#include "pages_fault.def"
#undef PAGE_FAULT
};

enum {
    LEAST_BETWEEN_HEADS = 3, /* lines */
    LEAST_LEG = 6,           /* lines */
    OPEN_PERCENT = 60,       /* of the page's height */
};

static bool overlap(int a, int n_a, int b, int n_b)
{
    return a < b + n_b && b < a + n_a;
}

/* Is b right of a with a gutter between? */
static bool are_neighbours(bx_region a, bx_region b)
{
    return a.lines && b.lines && a.column + a.columns == b.column &&
           overlap(a.row, a.lines, b.row, b.lines);
}

static int area(bx_region r)
{
    return r.columns * r.lines;
}

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

static bool do_clash(const bx_placed *a, const bx_placed *b, const bx_display *display)
{
    if (!are_neighbours(a->head, b->head))
        return false;
    head_type s = head_type_of(a, display), t = head_type_of(b, display);
    return s.face >= 0 && s.face == t.face && s.size == t.size;
}

static bool are_stacked(bx_region a, bx_region b)
{
    int between = b.row - a.row - a.lines;
    return a.lines && b.lines && between >= 0 && between < LEAST_BETWEEN_HEADS &&
           overlap(a.column, a.columns, b.column, b.columns);
}

static void judge_pairs(const bx_sheet *sheet, const bx_display *display, int *faults)
{
    for (int i = 0; i < sheet->n_placed; i++)
        for (int k = 0; k < sheet->n_placed; k++) {
            const bx_placed *a = &sheet->placed[i], *b = &sheet->placed[k];
            faults[PAGE_FAULT_CLASH] += do_clash(a, b, display);
            faults[PAGE_FAULT_STACKED] += i != k && are_stacked(a->head, b->head);
            faults[PAGE_FAULT_TOUCHING] += are_neighbours(a->band, b->band);
        }
}

/* ---- items ---- */

static int shallowest_leg(const bx_shape *shape)
{
    int least = INT_MAX;
    for (int i = 0; i < shape->n_legs && shape->mode == BX_HORIZONTAL; i++)
        least = MIN(least, shape->rooms[i]);
    return least;
}

/* Lines by which the last legs of a block end above the others. */
static int unevenness(const bx_shape *shape)
{
    return shape->filling.spare + (shape->filling.short_legs > 0);
}

static void judge_item(const bx_made_page *made, const bx_placed *p, bx_region lead_head,
                       int *faults)
{
    const bx_sheet *sheet = &made->sheet;
    if (p->block->is_lead)
        faults[PAGE_FAULT_LEAD] = p->at.column > 0 || p->at.row > sheet->fixed.lines;
    else
        faults[PAGE_FAULT_BANNER] += p->at.columns == made->layout->columns;
    faults[PAGE_FAULT_LOUD] += area(p->head) > area(lead_head);
    faults[PAGE_FAULT_SHALLOW] +=
        p->shape->n_legs > 1 && shallowest_leg(p->shape) < LEAST_LEG;
    faults[PAGE_FAULT_STAMP] += p->band.lines && p->band.columns == 1;
    if (p->at.row + p->at.lines == made->layout->lines)
        faults[PAGE_FAULT_FOOT] = MAX(faults[PAGE_FAULT_FOOT], unevenness(p->shape));
}

/* ---- the whole page ---- */

static bool is_crossed(const bx_sheet *sheet, int column, int row)
{
    for (int i = 0; i < sheet->n_placed; i++) {
        const bx_placed *p = &sheet->placed[i];
        bx_region parts[] = {p->head, p->band, p->at};
        int n = p->shape->mode == BX_VERTICAL ? 3 : 2;
        for (int k = 0; k < n; k++)
            if (parts[k].column < column && parts[k].column + parts[k].columns > column &&
                overlap(parts[k].row, parts[k].lines, row, 1))
                return true;
    }
    return false;
}

static int count_open_gutters(const bx_made_page *made)
{
    int top = made->sheet.fixed.lines, bottom = made->layout->lines, n = 0;
    for (int column = 1; column < made->layout->columns; column++) {
        int open = 0, longest = 0;
        for (int row = top; row < bottom; row++) {
            open = is_crossed(&made->sheet, column, row) ? 0 : open + 1;
            longest = MAX(longest, open);
        }
        n += longest * 100 > (bottom - top) * OPEN_PERCENT;
    }
    return n;
}

static int count_cuts(const bx_made_page *made)
{
    const bx_sheet *sheet = &made->sheet;
    int n = 0;
    for (int i = 0; i < sheet->n_cuts; i++) {
        bx_region at = sheet->cuts[i].at;
        bool is_over_white = sheet->white.lines && at.row == sheet->white.row;
        n += sheet->cuts[i].kind == BX_NODE_STACK &&
             at.columns == made->layout->columns && at.row > sheet->fixed.lines &&
             !is_over_white;
    }
    return n;
}

static bool has_rival(const bx_sheet *sheet)
{
    int largest = 0, next = 0;
    for (int i = 0; i < sheet->n_placed; i++) {
        int now = area(sheet->placed[i].band);
        next = MAX(next, MIN(now, largest));
        largest = MAX(largest, now);
    }
    return next && largest < 2 * next;
}

page_verdict page_judge(const bx_made_page *made, const bx_display *display)
{
    page_verdict v = {.over = made->over_lines};
    const bx_sheet *sheet = &made->sheet;
    if (!made->solution.root)
        return v;
    v.is_made = !made->over_lines;
    v.under = bx_made_page_white(made);
    v.is_exact = v.is_made && !v.under;
    bx_region lead_head = {0};
    for (int i = 0; i < sheet->n_placed; i++)
        if (sheet->placed[i].block->is_lead)
            lead_head = sheet->placed[i].head;
    for (int i = 0; i < sheet->n_placed; i++)
        judge_item(made, &sheet->placed[i], lead_head, v.faults);
    judge_pairs(sheet, display, v.faults);
    v.faults[PAGE_FAULT_GUTTER] = count_open_gutters(made);
    v.faults[PAGE_FAULT_CUT] = count_cuts(made);
    v.faults[PAGE_FAULT_RIVAL] = has_rival(sheet);
    v.faults[PAGE_FAULT_FOOT] = MAX(v.faults[PAGE_FAULT_FOOT], made->solution.white);
    return v;
}
