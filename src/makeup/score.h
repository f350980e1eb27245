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

/* What blocks cost by pairs, added up: rules 8, 10, 12 and 19. Adding a block never makes
 * it cheaper, so that the sums of some blocks of a page bound those of all. */
typedef struct {
    int64_t place, tombstones, stacked_heads, head_order;
    bx_len lead_size, other_size; /* of the largest heads; 0: none yet */
} bx_pair_sums;

/* Adds a block, after `n` others of its page. */
void bx_score_add(const bx_layout *layout, bx_pair_sums *sums, const bx_placed *others,
                  int n, const bx_placed *placed);
int64_t bx_score_pairs(const bx_layout *layout, const bx_pair_sums *sums);
/* What two blocks cost each other by these rules, but for rule 8, which asks for all:
 * the same wherever on the page they stand so. */
int64_t bx_score_pair(const bx_layout *layout, const bx_placed *a, const bx_placed *b);

/* Rule 20, 通线: rows of a placed block in which no head, picture or vertical text
 * crosses the gutter left of a column of the page that runs through the block. */
bx_row_set bx_score_open_rows(const bx_placed *placed, int column);
/* Is a gutter too long open when so many of the page's rows follow each other so? */
bool bx_score_is_gutter(int open_rows, int page_rows);

/* Rule 14: legs of a block that end short of the foot of the page, its last row `bottom`
 * - 1. */
int bx_score_foot(const bx_placed *placed, int bottom);

/* ---- and the places, for those who are told why ---- */

/* The size of a block's main head; of a column the largest in it. */
bx_len bx_score_head_size(const bx_placed *placed);
/* One past the last row that holds a block. */
int bx_score_bottom(const bx_sheet *sheet);
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
