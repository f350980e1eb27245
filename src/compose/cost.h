/* cost: what each fault of a line costs, one table (cost.def) with the reasons. */
#ifndef BX_COMPOSE_COST_H
#define BX_COMPOSE_COST_H

enum {
#define BX_COST(id, value, reason) BX_COST_##id = (value),
#include "compose/cost.def"
#undef BX_COST
};

#endif
