#include "makeup/score.h"

#include <glib.h>
#include <stdlib.h>

#include "makeup/measure.h"

enum {
    LEAD_OVER_OTHERS = 12 * BX_PT, /* rule 8 */
    UNLIKE_SIZE = 8 * BX_PT,       /* heads this far apart in size are not alike */
    LEAST_BETWEEN_HEADS = 3,       /* lines: rule 12, 叠题 */
    GUTTER_PERCENT = 60,           /* rule 20 */
    MOST_CLASH = 6,                /* lines of overlap that count */
};

static int area_bottom(const bx_sheet *sheet)
{
    int bottom = 0;
    for (int i = 0; i < sheet->n_placed; i++)
        bottom = MAX(bottom, sheet->placed[i].at.row + sheet->placed[i].at.lines);
    return bottom;
}

static int overlap(int a, int n_a, int b, int n_b)
{
    return MAX(0, MIN(a + n_a, b + n_b) - MAX(a, b));
}

static bx_len main_size(const bx_placed *p)
{
    return p->shape->head.grade ? p->shape->head.grade->main.size : 0;
}

/* How prominent a place is, 0 (upper left) … 3000: rule 19, and rows before columns. */
static int place_of(const bx_layout *layout, const bx_placed *p)
{
    return p->at.row * 2000 / layout->lines + p->at.column * 1000 / layout->columns;
}

/* Rule 19: items by rank from upper left to lower right. */
static int64_t score_place(const bx_layout *layout, const bx_sheet *sheet)
{
    int64_t sum = 0;
    for (int i = 0; i < sheet->n_placed; i++)
        for (int k = 0; k < sheet->n_placed; k++) {
            const bx_placed *a = &sheet->placed[i], *b = &sheet->placed[k];
            if (a->block->item->priority >= b->block->item->priority)
                continue; /* only pairs in order of rank */
            sum += MAX(0, place_of(layout, a) - place_of(layout, b));
        }
    return sum / 1000;
}

/* Rule 12, 碰题: lines by which two heads with only a gutter between them overlap, times
 * their likeness in size, in hundredths. */
static int64_t score_tombstones(const bx_sheet *sheet)
{
    int64_t sum = 0;
    for (int i = 0; i < sheet->n_placed; i++)
        for (int k = 0; k < sheet->n_placed; k++) {
            const bx_placed *left = &sheet->placed[i], *right = &sheet->placed[k];
            bx_region a = left->head, b = right->head;
            bool are_alike = left->shape->head.mode == right->shape->head.mode;
            if (a.column + a.columns != b.column || !are_alike)
                continue;
            int lines = MIN(overlap(a.row, a.lines, b.row, b.lines), MOST_CLASH);
            int apart = abs(main_size(left) - main_size(right));
            int likeness = 100 - MIN(apart, UNLIKE_SIZE) * 60 / UNLIKE_SIZE;
            sum += lines * likeness;
        }
    return sum / 100;
}

/* Rule 12, 叠题: heads one over the other with under three lines between. */
static int64_t score_stacked_heads(const bx_sheet *sheet)
{
    int64_t n = 0;
    for (int i = 0; i < sheet->n_placed; i++)
        for (int k = 0; k < sheet->n_placed; k++) {
            bx_region a = sheet->placed[i].head, b = sheet->placed[k].head;
            int between = b.row - (a.row + a.lines);
            n += i != k && a.lines && b.lines && between >= 0 &&
                 between < LEAST_BETWEEN_HEADS &&
                 overlap(a.column, a.columns, b.column, b.columns);
        }
    return n;
}

/* Rule 20, 断版: cuts from edge to edge, but for the one under a masthead. */
static int64_t score_cuts_through(const bx_layout *layout, const bx_sheet *sheet)
{
    int64_t n = 0;
    for (int i = 0; i < sheet->n_cuts; i++) {
        const bx_cut *cut = &sheet->cuts[i];
        bool is_under_fixed = sheet->fixed.lines && cut->at.row == sheet->fixed.lines;
        bool is_over_white = sheet->white.lines && cut->at.row == sheet->white.row;
        n += cut->kind == BX_NODE_STACK && cut->at.columns == layout->columns &&
             !is_under_fixed && !is_over_white;
    }
    return n;
}

static void mark_rows(bx_region r, int column, bool *is_crossed)
{
    if (r.column < column && r.column + r.columns > column)
        for (int row = r.row; row < r.row + r.lines; row++)
            is_crossed[row] = true;
}

static int longest_open(const bool *is_crossed, int from, int to)
{
    int open = 0, longest = 0;
    for (int row = from; row < to; row++) {
        open = is_crossed[row] ? 0 : open + 1;
        longest = MAX(longest, open);
    }
    return longest;
}

/* Rule 20, 通线: gutters that no head, picture or vertical text crosses for most of the
 * height. */
static int64_t score_gutters(const bx_layout *layout, const bx_sheet *sheet)
{
    int bottom = area_bottom(sheet), top = sheet->fixed.lines;
    int64_t n = 0;
    for (int column = 1; column < layout->columns; column++) {
        bool is_crossed[BX_MAX_LINES + 1] = {false};
        for (int i = 0; i < sheet->n_placed; i++) {
            mark_rows(sheet->placed[i].head, column, is_crossed);
            mark_rows(sheet->placed[i].band, column, is_crossed);
            if (sheet->placed[i].shape->mode == BX_VERTICAL)
                mark_rows(sheet->placed[i].at, column, is_crossed);
        }
        int open = longest_open(is_crossed, top, bottom);
        n += open * 100 > (bottom - top) * GUTTER_PERCENT;
    }
    return n;
}

/* Rule 8: points by which the lead's head is not 12 pt above the others', in twelfths. */
static int64_t score_lead_head(const bx_sheet *sheet, int weight)
{
    bx_len lead = 0, other = 0;
    for (int i = 0; i < sheet->n_placed; i++) {
        const bx_placed *p = &sheet->placed[i];
        if (p->block->is_lead)
            lead = main_size(p);
        else
            other = MAX(other, main_size(p));
    }
    bx_len lacks = lead && other ? other + LEAD_OVER_OTHERS - lead : 0;
    return (int64_t)MAX(lacks, 0) * weight / LEAD_OVER_OTHERS;
}

/* Rule 10: type does not grow down the page among heads of one width, nor by rank. */
static int64_t score_head_order(const bx_sheet *sheet, int weight)
{
    int64_t sum = 0;
    for (int i = 0; i < sheet->n_placed; i++)
        for (int k = 0; k < sheet->n_placed; k++) {
            const bx_placed *a = &sheet->placed[i], *b = &sheet->placed[k];
            bool is_above = a->at.row < b->at.row && a->at.columns == b->at.columns;
            if (is_above && main_size(a) && main_size(a) < main_size(b))
                sum += (int64_t)weight * (main_size(b) - main_size(a)) / UNLIKE_SIZE;
        }
    return sum;
}

/* Rule 20b: each quarter of the page shows a head or a picture. */
static int64_t score_gray(const bx_layout *layout, const bx_sheet *sheet)
{
    int64_t n = 0;
    int bottom = area_bottom(sheet), top = sheet->fixed.lines;
    for (int quarter = 0; quarter < 4; quarter++) {
        int row = top + (quarter / 2) * (bottom - top) / 2, rows = (bottom - top) / 2;
        int column = (quarter % 2) * layout->columns / 2;
        int columns = layout->columns - layout->columns / 2;
        bool is_gray = true;
        for (int i = 0; i < sheet->n_placed; i++) {
            bx_region parts[] = {sheet->placed[i].head, sheet->placed[i].band};
            for (int p = 0; p < 2; p++)
                if (overlap(parts[p].row, parts[p].lines, row, rows) &&
                    overlap(parts[p].column, parts[p].columns, column, columns))
                    is_gray = false;
        }
        n += is_gray;
    }
    return n;
}

int bx_score_rules(const bx_layout *layout, const bx_sheet *sheet,
                   bx_rule_cost out[BX_WEIGHT_COUNT])
{
    const int *w = layout->weights;
    const bx_rule_cost rules[] = {
        {BX_WEIGHT_PLACE, score_place(layout, sheet) * w[BX_WEIGHT_PLACE]},
        {BX_WEIGHT_TOMBSTONE, score_tombstones(sheet) * w[BX_WEIGHT_TOMBSTONE]},
        {BX_WEIGHT_STACKED_HEADS,
         score_stacked_heads(sheet) * w[BX_WEIGHT_STACKED_HEADS]},
        {BX_WEIGHT_CUT_THROUGH,
         score_cuts_through(layout, sheet) * w[BX_WEIGHT_CUT_THROUGH]},
        {BX_WEIGHT_GUTTER, score_gutters(layout, sheet) * w[BX_WEIGHT_GUTTER]},
        {BX_WEIGHT_LEAD_HEAD, score_lead_head(sheet, w[BX_WEIGHT_LEAD_HEAD])},
        {BX_WEIGHT_HEAD_ORDER, score_head_order(sheet, w[BX_WEIGHT_HEAD_ORDER])},
        {BX_WEIGHT_GRAY, score_gray(layout, sheet) * w[BX_WEIGHT_GRAY]},
    };
    int n = (int)G_N_ELEMENTS(rules);
    for (int i = 0; i < n; i++)
        out[i] = rules[i];
    return n;
}

int64_t bx_score_sheet(const bx_layout *layout, const bx_sheet *sheet)
{
    bx_rule_cost rules[BX_WEIGHT_COUNT];
    int64_t sum = 0;
    for (int i = bx_score_rules(layout, sheet, rules) - 1; i >= 0; i--)
        sum += rules[i].cost;
    return sum;
}
