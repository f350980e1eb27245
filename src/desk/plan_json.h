/* plan_json: plans and budgets as JSON: what plan_text.h says, for programs. Costs in
 * thousandths; columns and lines count from 1. */
#ifndef BX_DESK_PLAN_JSON_H
#define BX_DESK_PLAN_JSON_H

#include <glib.h>

#include "desk/budget.h"
#include "desk/plan.h"

/* The caller frees them. */
GString *bx_plan_json(const bx_plan *plan);
GString *bx_budget_json(const bx_budget *budgets, int n);

#endif
