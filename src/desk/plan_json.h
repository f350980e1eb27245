/* plan_json: plans and budgets as JSON: what plan_text.h says, for programs. Costs in
 * thousandths; columns and lines count from 1. */
#ifndef BX_DESK_PLAN_JSON_H
#define BX_DESK_PLAN_JSON_H

#include <glib.h>

#include "base/json.h"
#include "desk/budget.h"
#include "desk/plan.h"

/* The caller frees them. */
GString *bx_plan_json(const bx_plan *plan);
GString *bx_budget_json(const bx_budget *budgets, int n);

/* Parts of a plan: the tree of a page with what it costs, and a region. */
void bx_plan_json_costs(bx_json *json, const bx_plan_page *page);
void bx_plan_json_region(bx_json *json, const char *key, bx_region at);

#endif
