/* score: what a finished arrangement costs by the rules of the page (page-rules.md) that
 * concern more than one block. One function a rule; every cost ≥ 0, in thousandths, by
 * the layout's weights. What a block costs by itself is in its shape. */
#ifndef BX_MAKEUP_SCORE_H
#define BX_MAKEUP_SCORE_H

#include "makeup/tree.h"

int64_t bx_score_sheet(const bx_layout *layout, const bx_sheet *sheet);

/* The same, rule by rule. Returns how many rules there are. */
typedef struct {
    bx_weight rule;
    int64_t cost;
} bx_rule_cost;
int bx_score_rules(const bx_layout *layout, const bx_sheet *sheet,
                   bx_rule_cost out[BX_WEIGHT_COUNT]);

#endif
