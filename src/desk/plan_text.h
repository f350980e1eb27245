/* plan_text: plans and budgets as text for people. A row a fact; costs with three
 * decimals; columns and lines count from 1. The same input gives the same bytes. */
#ifndef BX_DESK_PLAN_TEXT_H
#define BX_DESK_PLAN_TEXT_H

#include <glib.h>

#include "desk/budget.h"
#include "desk/plan.h"

/* The words for a rule of the page; NULL where score.c does not weigh it. */
const char *bx_plan_rule_words(bx_weight rule, bx_tongue tongue);

/* Thousandths of a cost, which is never negative, with their three decimals. */
const char *bx_plan_cost_text(bx_arena *arena, int64_t cost);

/* The caller frees them. */
GString *bx_plan_text(const bx_plan *plan, bx_tongue tongue);
GString *bx_budget_text(const bx_budget *budget, bx_tongue tongue);

#endif
