#include "makeup/score.h"

#include <glib.h>
#include <stdlib.h>

#include "makeup/measure.h"

enum {
    LEAD_OVER_OTHERS = 12 * BX_PT, /* rule 8 */
    UNLIKE_SIZE = 8 * BX_PT,       /* heads this far apart in size are not alike */
    UNLIKE_WIDTH_PERCENT = 50,     /* so much of their likeness is left to heads of */
                                   /* unlike width */
    LEAST_BETWEEN_HEADS = 3,       /* lines: rule 12, 叠题 */
    GUTTER_PERCENT = 60,           /* rule 20 */
    MOST_CLASH = 6,                /* lines of overlap that count */
};

int bx_score_bottom(const bx_sheet *sheet)
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

/* Rule 12, 碰题: lines by which two heads with only a gutter between them overlap, times
 * their likeness in size and width, in hundredths. A vertical head is unlike a horizontal
 * one. */
static int clash(const bx_head_side *a, const bx_head_side *b)
{
    if (a->is_vertical != b->is_vertical)
        return 0;
    int lines = overlap(a->row, a->lines, b->row, b->lines);
    int apart = abs(a->size - b->size);
    int likeness = 100 - MIN(apart, UNLIKE_SIZE) * 100 / UNLIKE_SIZE;
    if (a->columns != b->columns)
        likeness = likeness * UNLIKE_WIDTH_PERCENT / 100;
    return MIN(lines, MOST_CLASH) * likeness;
}

int bx_score_clash(const bx_layout *layout, const bx_head_side *a, const bx_head_side *b)
{
    return clash(a, b) * layout->weights[BX_WEIGHT_TOMBSTONE] / 100;
}

bx_head_side bx_head_side_of(const bx_placed *p)
{
    return (bx_head_side){p->head.row,     p->head.lines,
                          p->head.columns, p->at.columns,
                          main_size(p),    p->shape->head.mode == BX_VERTICAL};
}

static int64_t pair_tombstone(const bx_placed *a, const bx_placed *b)
{
    bool are_beside = a->head.column + a->head.columns == b->head.column ||
                      b->head.column + b->head.columns == a->head.column;
    bx_head_side x = bx_head_side_of(a), y = bx_head_side_of(b);
    return are_beside ? clash(&x, &y) : 0;
}

/* Rule 12, 叠题: heads one over the other with under three lines between. */
static int64_t pair_stacked(const bx_placed *over, const bx_placed *under)
{
    bx_region a = over->head, b = under->head;
    int between = b.row - (a.row + a.lines);
    return a.lines && b.lines && between >= 0 && between < LEAST_BETWEEN_HEADS &&
           overlap(a.column, a.columns, b.column, b.columns);
}

/* Rule 10: type does not grow down the page among heads of one width that stand over each
 * other; in UNLIKE_SIZE, by the weight. */
static int64_t grown_head(bx_len over, bx_len under, int weight)
{
    return over && over < under ? (int64_t)weight * (under - over) / UNLIKE_SIZE : 0;
}

static int64_t pair_head_order(const bx_placed *over, const bx_placed *under, int weight)
{
    bool is_above =
        over->at.row < under->at.row && over->at.columns == under->at.columns &&
        overlap(over->at.column, over->at.columns, under->at.column, under->at.columns);
    return is_above ? grown_head(main_size(over), main_size(under), weight) : 0;
}

int bx_score_head_order(const bx_layout *layout, const bx_head_side *over,
                        const bx_head_side *under)
{
    return over->block_columns == under->block_columns
               ? (int)grown_head(over->size, under->size,
                                 layout->weights[BX_WEIGHT_HEAD_ORDER])
               : 0;
}

bx_len bx_score_lead_size(bx_len other)
{
    return other + LEAD_OVER_OTHERS;
}

int bx_score_louder_head(const bx_layout *layout)
{
    return layout->weights[BX_WEIGHT_LEAD_HEAD] / 2;
}

int64_t bx_score_lead_head(const bx_layout *layout, bx_len lead, bx_len other)
{
    bx_len lacks = lead && other ? other + LEAD_OVER_OTHERS - lead : 0;
    return (int64_t)MAX(lacks, 0) * layout->weights[BX_WEIGHT_LEAD_HEAD] /
           LEAD_OVER_OTHERS;
}

static int cells(bx_region at)
{
    return at.columns * at.lines;
}

/* Rule 18: of two items with pictures one has the larger, by twice. What it lacks of
 * that, in parts of the weight: all of it where they are of one size. */
static int64_t lacks_twice(int larger, int other, int weight)
{
    return 2 * other > larger
               ? (int64_t)weight * (2 * other - larger) / MAX(larger, other)
               : 0;
}

/* The lead's is the one to be larger: what one that is larger still costs counts twice.
 */
static int64_t pair_rivals(const bx_placed *a, const bx_placed *b, int weight)
{
    int of_a = cells(a->band), of_b = cells(b->band);
    if (!of_a || !of_b)
        return 0;
    if (a->block->is_lead == b->block->is_lead)
        return lacks_twice(MAX(of_a, of_b), MIN(of_a, of_b), weight);
    int lead = a->block->is_lead ? of_a : of_b, other = a->block->is_lead ? of_b : of_a;
    return lacks_twice(lead, other, weight) +
           (int64_t)weight * MAX(0, other - lead) / other;
}

static bool is_boxed(const bx_placed *p)
{
    return p->shape->box || p->shape->framed;
}

/* Rule 21: two boxes, items or groups, that share part of an edge. */
static bool are_touching_boxes(const bx_placed *a, const bx_placed *b)
{
    bool is_beside = a->at.column + a->at.columns == b->at.column ||
                     b->at.column + b->at.columns == a->at.column;
    bool is_over =
        a->at.row + a->at.lines == b->at.row || b->at.row + b->at.lines == a->at.row;
    return is_boxed(a) && is_boxed(b) &&
           ((is_beside && overlap(a->at.row, a->at.lines, b->at.row, b->at.lines)) ||
            (is_over &&
             overlap(a->at.column, a->at.columns, b->at.column, b->at.columns)));
}

/* Rule 8, and a head that takes more room than the lead's: as if it lacked half of the
 * 12 pt. */
static int64_t pair_with_lead(const bx_layout *layout, const bx_placed *lead,
                              const bx_placed *other)
{
    bool is_louder = main_size(lead) && cells(other->head) > cells(lead->head);
    return bx_score_lead_head(layout, main_size(lead), main_size(other)) +
           (is_louder ? bx_score_louder_head(layout) : 0);
}

static int64_t pair_lead_head(const bx_layout *layout, const bx_placed *a,
                              const bx_placed *b)
{
    if (a->block->is_lead == b->block->is_lead)
        return 0;
    return a->block->is_lead ? pair_with_lead(layout, a, b)
                             : pair_with_lead(layout, b, a);
}

static void add_heads(const bx_layout *layout, bx_pair_sums *sums, const bx_placed *a,
                      const bx_placed *b)
{
    int order = layout->weights[BX_WEIGHT_HEAD_ORDER];
    sums->tombstones += pair_tombstone(a, b);
    sums->stacked_heads += pair_stacked(a, b) + pair_stacked(b, a);
    sums->head_order += pair_head_order(a, b, order) + pair_head_order(b, a, order);
    sums->lead_head += pair_lead_head(layout, a, b);
    sums->rivals += pair_rivals(a, b, layout->weights[BX_WEIGHT_RIVAL]);
}

/* Every head of one with every head of the other. */
static void add_parts(const bx_layout *layout, bx_pair_sums *sums, const bx_placed *a,
                      const bx_placed *b)
{
    for (int i = 0; i < bx_placed_parts(a); i++)
        for (int k = 0; k < bx_placed_parts(b); k++) {
            bx_placed of_a = bx_placed_part(a, i), of_b = bx_placed_part(b, k);
            add_heads(layout, sums, &of_a, &of_b);
        }
}

static void add_pair(const bx_layout *layout, bx_pair_sums *sums, const bx_placed *a,
                     const bx_placed *b)
{
    sums->boxes += are_touching_boxes(a, b);
    if (a->shape->framed || b->shape->framed)
        add_parts(layout, sums, a, b);
    else
        add_heads(layout, sums, a, b);
}

void bx_score_add(const bx_layout *layout, bx_pair_sums *sums, const bx_placed *others,
                  int n, const bx_placed *p)
{
    for (int i = 0; i < n; i++)
        add_pair(layout, sums, &others[i], p);
}

bool bx_score_is_cut_through(const bx_layout *layout, const bx_sheet *sheet,
                             const bx_cut *cut)
{
    bool is_under_fixed = sheet->fixed.lines && cut->at.row == sheet->fixed.lines;
    bool is_over_white = sheet->white.lines && cut->at.row == sheet->white.row;
    return cut->kind == BX_NODE_STACK && cut->at.columns == layout->columns &&
           !is_under_fixed && !is_over_white;
}

static bool holds(bx_region region, const bx_placed *p)
{
    return p->at.column >= region.column && p->at.row >= region.row &&
           p->at.column < region.column + region.columns &&
           p->at.row < region.row + region.lines;
}

bool bx_score_is_inverted(const bx_cut *cut, const bx_placed *a, const bx_placed *b)
{
    return holds(cut->first, a) && holds(cut->second, b) &&
           bx_item_outranks(b->block->item, a->block->item);
}

int bx_score_inversions(const bx_sheet *sheet, const bx_cut *cut)
{
    int n = 0;
    for (int i = 0; i < sheet->n_placed; i++)
        for (int k = 0; k < sheet->n_placed; k++)
            n += bx_score_is_inverted(cut, &sheet->placed[i], &sheet->placed[k]);
    return n;
}

int bx_score_place(const bx_layout *layout, const bx_cut *cut, int inversions)
{
    bool is_stack = cut->kind == BX_NODE_STACK;
    int64_t weight = layout->weights[BX_WEIGHT_PLACE];
    int part = is_stack ? cut->first.lines : cut->first.columns;
    return (int)(inversions * weight * part /
                 (is_stack ? layout->lines : layout->columns));
}

int bx_score_cut(const bx_layout *layout, const bx_cut *cut, int inversions,
                 int page_lines)
{
    int cost = bx_score_place(layout, cut, inversions);
    if (cut->kind == BX_NODE_BESIDE)
        return cost + (bx_score_is_gutter(cut->at.lines, page_lines)
                           ? layout->weights[BX_WEIGHT_GUTTER]
                           : 0);
    return cost + (cut->at.columns == layout->columns
                       ? layout->weights[BX_WEIGHT_CUT_THROUGH]
                       : 0);
}

static int64_t score_places(const bx_layout *layout, const bx_sheet *sheet)
{
    int64_t cost = 0;
    for (int i = 0; i < sheet->n_cuts; i++)
        cost += bx_score_place(layout, &sheet->cuts[i],
                               bx_score_inversions(sheet, &sheet->cuts[i]));
    return cost;
}

static int64_t score_cuts_through(const bx_layout *layout, const bx_sheet *sheet)
{
    int64_t n = 0;
    for (int i = 0; i < sheet->n_cuts; i++)
        n += bx_score_is_cut_through(layout, sheet, &sheet->cuts[i]);
    return n;
}

static void close_rows(bx_row_set *open, bx_region r, int column)
{
    if (r.column < column && r.column + r.columns > column)
        bx_row_set_remove(open, r.row, r.lines);
}

bx_row_set bx_score_open_rows(const bx_placed *p, int column)
{
    bx_row_set open = {{0}};
    bx_row_set_add(&open, p->at.row, p->at.lines);
    for (int i = 0; i < bx_placed_parts(p); i++) {
        bx_placed part = bx_placed_part(p, i);
        close_rows(&open, part.head, column);
        close_rows(&open, part.band, column);
    }
    if (p->shape->mode == BX_VERTICAL || p->shape->fixed)
        close_rows(&open, p->at, column);
    return open;
}

bool bx_score_is_gutter(int open_rows, int page_rows)
{
    return open_rows * 100 > page_rows * GUTTER_PERCENT;
}

bool bx_score_is_open(const bx_sheet *sheet, int column)
{
    int rows_of_page = bx_score_bottom(sheet) - sheet->fixed.lines;
    bx_row_set open = {{0}};
    for (int i = 0; i < sheet->n_placed; i++) {
        bx_row_set rows = bx_score_open_rows(&sheet->placed[i], column);
        bx_region at = sheet->placed[i].at;
        if (at.column <= column && at.column + at.columns >= column)
            bx_row_set_join(&open, &rows);
    }
    return bx_score_is_gutter(bx_row_set_longest(&open), rows_of_page);
}

static int64_t score_gutters(const bx_layout *layout, const bx_sheet *sheet)
{
    int64_t n = 0;
    for (int column = 1; column < layout->columns; column++)
        n += bx_score_is_open(sheet, column);
    return n;
}

int bx_score_foot(const bx_placed *p, int bottom)
{
    bool is_at_foot = p->at.row + p->at.lines == bottom;
    return is_at_foot && !p->shape->framed ? p->shape->filling.short_legs : 0;
}

static int64_t score_foot(const bx_sheet *sheet)
{
    int64_t n = 0;
    for (int i = 0; i < sheet->n_placed; i++)
        n += bx_score_foot(&sheet->placed[i], bx_score_bottom(sheet));
    return n;
}

bx_region bx_score_quarter(const bx_layout *layout, const bx_sheet *sheet, int quarter)
{
    int bottom = bx_score_bottom(sheet), top = sheet->fixed.lines;
    return (bx_region){.column = (quarter % 2) * layout->columns / 2,
                       .row = top + (quarter / 2) * (bottom - top) / 2,
                       .columns = layout->columns - layout->columns / 2,
                       .lines = (bottom - top) / 2};
}

static bool reaches(bx_region part, bx_region at)
{
    return overlap(part.row, part.lines, at.row, at.lines) &&
           overlap(part.column, part.columns, at.column, at.columns);
}

/* Does a head or picture of the block? */
static bool shows_in(const bx_placed *p, bx_region at)
{
    if (p->shape->fixed && reaches(p->at, at))
        return true;
    for (int i = 0; i < bx_placed_parts(p); i++) {
        bx_placed part = bx_placed_part(p, i);
        if (reaches(part.head, at) || reaches(part.band, at))
            return true;
    }
    return false;
}

bool bx_score_is_gray(const bx_sheet *sheet, bx_region at)
{
    for (int i = 0; i < sheet->n_placed; i++)
        if (shows_in(&sheet->placed[i], at))
            return false;
    return sheet->n_placed > 0;
}

int64_t bx_score_gray(const bx_layout *layout, const bx_sheet *sheet)
{
    int64_t n = 0;
    for (int quarter = 0; quarter < BX_QUARTERS; quarter++)
        n += bx_score_is_gray(sheet, bx_score_quarter(layout, sheet, quarter));
    return n;
}

static int pair_costs(const bx_layout *layout, const bx_pair_sums *sums,
                      bx_rule_cost *out)
{
    const int *w = layout->weights;
    const bx_rule_cost rules[] = {
        {BX_WEIGHT_TOMBSTONE, sums->tombstones * w[BX_WEIGHT_TOMBSTONE] / 100},
        {BX_WEIGHT_STACKED_HEADS, sums->stacked_heads * w[BX_WEIGHT_STACKED_HEADS]},
        {BX_WEIGHT_LEAD_HEAD, sums->lead_head},
        {BX_WEIGHT_HEAD_ORDER, sums->head_order},
        {BX_WEIGHT_RIVAL, sums->rivals},
        {BX_WEIGHT_BOXES, sums->boxes * w[BX_WEIGHT_BOXES]},
    };
    int n = (int)G_N_ELEMENTS(rules);
    for (int i = 0; i < n; i++)
        out[i] = rules[i];
    return n;
}

static int64_t sum_of(const bx_rule_cost *rules, int n)
{
    int64_t sum = 0;
    for (int i = 0; i < n; i++)
        sum += rules[i].cost;
    return sum;
}

int64_t bx_score_pairs(const bx_layout *layout, const bx_pair_sums *sums)
{
    bx_rule_cost rules[BX_WEIGHT_COUNT];
    return sum_of(rules, pair_costs(layout, sums, rules));
}

int64_t bx_score_unseen_pairs(const bx_layout *layout, const bx_pair_sums *sums)
{
    const int *w = layout->weights;
    return sums->stacked_heads * w[BX_WEIGHT_STACKED_HEADS] + sums->lead_head +
           sums->rivals + sums->boxes * w[BX_WEIGHT_BOXES];
}

int64_t bx_score_pair(const bx_layout *layout, const bx_placed *a, const bx_placed *b)
{
    bx_pair_sums sums = {0};
    add_pair(layout, &sums, a, b);
    return bx_score_pairs(layout, &sums);
}

int bx_score_rules(const bx_layout *layout, const bx_sheet *sheet,
                   bx_rule_cost out[BX_WEIGHT_COUNT])
{
    const int *w = layout->weights;
    bx_pair_sums sums = {0};
    for (int i = 0; i < sheet->n_placed; i++)
        bx_score_add(layout, &sums, sheet->placed, i, &sheet->placed[i]);
    int n = pair_costs(layout, &sums, out);
    const bx_rule_cost rules[] = {
        {BX_WEIGHT_PLACE, score_places(layout, sheet)},
        {BX_WEIGHT_CUT_THROUGH,
         score_cuts_through(layout, sheet) * w[BX_WEIGHT_CUT_THROUGH]},
        {BX_WEIGHT_GUTTER, score_gutters(layout, sheet) * w[BX_WEIGHT_GUTTER]},
        {BX_WEIGHT_FOOT, score_foot(sheet) * w[BX_WEIGHT_FOOT]},
        {BX_WEIGHT_GRAY, bx_score_gray(layout, sheet) * w[BX_WEIGHT_GRAY]},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rules); i++)
        out[n++] = rules[i];
    return n;
}

int64_t bx_score_sheet(const bx_layout *layout, const bx_sheet *sheet)
{
    bx_rule_cost rules[BX_WEIGHT_COUNT];
    return sum_of(rules, bx_score_rules(layout, sheet, rules));
}
