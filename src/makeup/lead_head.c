#include "makeup/lead_head.h"

#include <glib.h>

#include "makeup/score.h"

static bx_len size_of(const bx_shape *shape)
{
    return shape->head.grade ? shape->head.grade->main.size : 0;
}

bx_lead_head bx_lead_head_make(const bx_layout *layout, const bx_block *const *blocks,
                               int n)
{
    bx_lead_head made = {.layout = layout, .lead = -1, .n = n};
    for (int i = 0; i < n; i++) {
        bx_len most = 0, least = blocks[i]->n_shapes ? INT32_MAX : 0;
        for (int k = 0; k < blocks[i]->n_shapes; k++) {
            most = MAX(most, size_of(&blocks[i]->shapes[k]));
            least = MIN(least, size_of(&blocks[i]->shapes[k]));
        }
        made.least[i] = least;
        if (blocks[i]->is_lead && least) {
            made.lead = i;
            made.most = most;
        }
    }
    return made;
}

static int cost(const bx_lead_head *l, bx_len lead, bx_len other)
{
    return (int)bx_score_lead_head(l->layout, lead, other);
}

/* What the lead's head of this size costs over its largest, next to the other's least:
 * next to a larger one it is no less, but for what is rounded. */
static int cost_of_lead(const bx_lead_head *l, bx_len lead, int other)
{
    int more = cost(l, lead, l->least[other]) - cost(l, l->most, l->least[other]);
    return MAX(more - 1, 0);
}

int bx_lead_head_sure(const bx_lead_head *l, int block, const bx_shape *shape)
{
    if (l->lead < 0)
        return 0;
    if (block != l->lead)
        return cost(l, l->most, size_of(shape));
    int sum = 0;
    for (int i = 0; i < l->n; i++)
        sum += i == l->lead ? 0 : cost_of_lead(l, size_of(shape), i);
    return sum;
}

int bx_lead_head_sure_of_two(const bx_lead_head *l, const bx_shape *lead, int other,
                             const bx_shape *shape)
{
    return cost_of_lead(l, size_of(lead), other) + cost(l, l->most, size_of(shape));
}
