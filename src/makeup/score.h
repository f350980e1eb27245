/* score: what a finished arrangement costs by the rules of the page (page-rules.md) that
 * concern more than one block. One function a rule; every cost ≥ 0, in thousandths, by
 * the layout's weights. What a block costs by itself is in its shape. */
#ifndef BX_MAKEUP_SCORE_H
#define BX_MAKEUP_SCORE_H

#include "makeup/row_set.h"
#include "makeup/tree.h"

int64_t bx_score_sheet(const bx_layout *layout, const bx_sheet *sheet);

/* The same, rule by rule. Returns how many rules there are. */
typedef struct {
    bx_weight rule;
    int64_t cost;
} bx_rule_cost;
int bx_score_rules(const bx_layout *layout, const bx_sheet *sheet,
                   bx_rule_cost out[BX_WEIGHT_COUNT]);

/* ---- parts of it, for the search ---- */

/* What blocks cost by pairs, added up: rules 8, 10, 12, 18 and 21. Adding a block never
 * makes it cheaper, so that the sums of some blocks of a page bound those of all. */
typedef struct {
    int64_t tombstones, stacked_heads, head_order, lead_head, rivals, boxes;
} bx_pair_sums;

/* Adds a block, after `n` others of its page. */
void bx_score_add(const bx_layout *layout, bx_pair_sums *sums, const bx_placed *others,
                  int n, const bx_placed *placed);
int64_t bx_score_pairs(const bx_layout *layout, const bx_pair_sums *sums);
/* Of it, what facades do not tell (facades.h): rules 8, 12 (叠题), 18 and 21. */
int64_t bx_score_unseen_pairs(const bx_layout *layout, const bx_pair_sums *sums);
/* What two blocks cost each other by these rules: the same wherever on the page they
 * stand so. */
int64_t bx_score_pair(const bx_layout *layout, const bx_placed *a, const bx_placed *b);

/* A head as its neighbours see it: rows by the first of its region, or of the page. */
typedef struct {
    int row, lines, columns;
    int block_columns; /* of what it is the head of */
    bx_len size;       /* of its main line; 0: there is none */
    bool is_vertical;
} bx_head_side;
bx_head_side bx_head_side_of(const bx_placed *placed);
/* Rule 12, 碰题: what two heads cost with only a gutter between them. */
int bx_score_clash(const bx_layout *layout, const bx_head_side *a, const bx_head_side *b);
/* Rule 10: what two heads cost at one edge of a region, one under the other. */
int bx_score_head_order(const bx_layout *layout, const bx_head_side *over,
                        const bx_head_side *under);

/* Rule 8: points by which the lead's head is not 12 pt above another's, in twelfths of
 * the weight; 0 where one has none. */
int64_t bx_score_lead_head(const bx_layout *layout, bx_len lead, bx_len other);
/* So large the lead's head should be next to that of another, and what a head costs that
 * takes more room than the lead's. */
bx_len bx_score_lead_size(bx_len other);
int bx_score_louder_head(const bx_layout *layout);

/* Rule 19: what a cut costs for each pair of items of which the one lower in rank is in
 * the first part: the more, the larger a share of the page's lines (of a cut across) or
 * columns (of one down) that part takes. */
int bx_score_place(const bx_layout *layout, const bx_cut *cut, int inversions);
/* And with what it costs by its length, on a page of so many lines. Rule 20: a cut from
 * edge to edge (断版), and one down so long that its gutter is too long open (通线). */
int bx_score_cut(const bx_layout *layout, const bx_cut *cut, int inversions,
                 int page_lines);

/* Rule 20, 通线: rows of a placed block in which no head, picture or vertical text
 * crosses the gutter left of a column of the page that runs through the block. */
bx_row_set bx_score_open_rows(const bx_placed *placed, int column);
/* Is a gutter too long open when so many of the page's rows follow each other so? */
bool bx_score_is_gutter(int open_rows, int page_rows);

/* Rule 14: legs of a block that end short of the foot of the page, its last row `bottom`
 * - 1. */
int bx_score_foot(const bx_placed *placed, int bottom);

/* ---- and the places, for those who are told why ---- */

/* One past the last row that holds a block. */
int bx_score_bottom(const bx_sheet *sheet);
/* Rule 19: does the cut put `a` before the more important `b`? And how many pairs does it
 * put so? */
bool bx_score_is_inverted(const bx_cut *cut, const bx_placed *a, const bx_placed *b);
int bx_score_inversions(const bx_sheet *sheet, const bx_cut *cut);
/* Rule 20, 断版: a cut from edge to edge, but for the one under a masthead. */
bool bx_score_is_cut_through(const bx_layout *layout, const bx_sheet *sheet,
                             const bx_cut *cut);
/* Rule 20, 通线: no head, picture or vertical text crosses the gutter left of a column
 * for most of the height. */
bool bx_score_is_open(const bx_sheet *sheet, int column);

/* A quarter of the page by number: upper left, upper right, lower left, lower right. */
enum { BX_QUARTERS = 4 };
bx_region bx_score_quarter(const bx_layout *layout, const bx_sheet *sheet, int quarter);
/* Rule 20b: a quarter that shows neither head nor picture; and how many do. */
bool bx_score_is_gray(const bx_sheet *sheet, bx_region quarter);
int64_t bx_score_gray(const bx_layout *layout, const bx_sheet *sheet);

#endif
