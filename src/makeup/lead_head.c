#include "makeup/lead_head.h"

#include <glib.h>
#include <stdlib.h>

#include "makeup/score.h"

static bx_len size_of(const bx_shape *shape)
{
    return shape->head.grade ? shape->head.grade->main.size : 0;
}

bx_lead_head bx_lead_head_make(const bx_layout *layout, const bx_block *const *blocks,
                               int n)
{
    bx_lead_head made = {.layout = layout, .blocks = blocks, .lead = -1, .n = n};
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

int bx_lead_head_more(const bx_lead_head *l, int block, const bx_shape *shape)
{
    return l->told ? l->told->more[block][shape - l->blocks[block]->shapes] : 0;
}

int bx_lead_head_least_more(const bx_lead_head *l, const bx_lead_head *other, int block)
{
    const bx_block *b = l->blocks[block];
    int least = b->n_shapes ? INT32_MAX : 0;
    for (int k = 0; k < b->n_shapes; k++)
        least = MIN(least, bx_lead_head_more(l, block, &b->shapes[k]) -
                               bx_lead_head_more(other, block, &b->shapes[k]));
    return least;
}

int bx_lead_head_sure_of_two(const bx_lead_head *l, const bx_shape *lead, int other,
                             const bx_shape *shape)
{
    return cost_of_lead(l, size_of(lead), other) + cost(l, l->most, size_of(shape)) +
           bx_lead_head_more(l, other, shape);
}

/* ---- what a search is told ---- */

/* The size from which on no larger one of the lead matters. */
static bx_len most_that_matters(const bx_lead_head *l)
{
    bx_len most = 0;
    for (int i = 0; i < l->n; i++)
        for (int k = 0; k < l->blocks[i]->n_shapes && i != l->lead; k++)
            most = MAX(most, size_of(&l->blocks[i]->shapes[k]));
    return bx_score_lead_size(most);
}

static bx_len told_size(const bx_shape *lead, bx_len most)
{
    return MIN(size_of(lead), most);
}

bool bx_lead_head_may_be(const bx_lead_head *l, int block, const bx_shape *shape)
{
    if (!l->told || block != l->lead)
        return true;
    return size_of(shape) == l->told->size ||
           (size_of(shape) > l->told->size && l->told->is_most);
}

static int head_cells(const bx_block *block, const bx_shape *shape)
{
    bx_region head = bx_placed_at(block, shape, 0, 0).head;
    return head.columns * head.lines;
}

static int most_cells(const bx_lead_head *l)
{
    const bx_block *lead = l->blocks[l->lead];
    int most = 0;
    for (int k = 0; k < lead->n_shapes; k++)
        if (bx_lead_head_may_be(l, l->lead, &lead->shapes[k]))
            most = MAX(most, head_cells(lead, &lead->shapes[k]));
    return most;
}

/* The heads of a group stand in its frame: of them nothing more is sure. */
static int louder(const bx_lead_head *l, const bx_block *block, const bx_shape *shape)
{
    bool is_louder = !shape->framed && head_cells(block, shape) > l->told->cells;
    return is_louder ? bx_score_louder_head(l->layout) : 0;
}

/* All that rule 8 says of the shape next to this lead, less what is sure already. */
static int more_of(const bx_lead_head *l, int block, const bx_shape *shape)
{
    bx_len size = l->told->size;
    return cost(l, size, size_of(shape)) + louder(l, l->blocks[block], shape) -
           cost_of_lead(l, size, block) - cost(l, l->most, size_of(shape));
}

static const int *list_more(bx_arena *arena, const bx_lead_head *l, int block)
{
    const bx_block *b = l->blocks[block];
    int *more = BX_NEW_ARRAY(arena, b->n_shapes, int);
    for (int k = 0; k < b->n_shapes && block != l->lead; k++)
        more[k] = more_of(l, block, &b->shapes[k]);
    return more;
}

static int64_t least_of(const bx_lead_head *l, int block)
{
    const bx_block *b = l->blocks[block];
    int64_t least = BX_SHAPE_COST_MOST;
    for (int k = 0; k < b->n_shapes; k++) {
        const bx_shape *shape = &b->shapes[k];
        if (bx_lead_head_may_be(l, block, shape))
            least = MIN(least, (int64_t)shape->cost + bx_lead_head_sure(l, block, shape) +
                                   bx_lead_head_more(l, block, shape));
    }
    return least;
}

static bx_lead_head tell(bx_arena *arena, const bx_lead_head *l, bx_len size,
                         bool is_most)
{
    bx_lead_head told = *l;
    bx_lead_told *t = BX_NEW(arena, bx_lead_told);
    told.told = t;
    t->size = size;
    t->is_most = is_most;
    t->cells = most_cells(&told);
    for (int i = 0; i < l->n; i++)
        t->more[i] = list_more(arena, &told, i);
    for (int i = 0; i < l->n; i++)
        t->least += least_of(&told, i);
    return told;
}

static bool is_group(const bx_block *block)
{
    for (int k = 0; k < block->n_shapes; k++)
        if (block->shapes[k].framed)
            return true;
    return false;
}

static int compare_largest_first(const void *p, const void *q)
{
    const bx_len *a = p, *b = q;
    return (*b > *a) - (*b < *a);
}

/* The sizes of the lead's head that matter, each once, largest first. Returns how many.
 */
static int list_sizes(const bx_lead_head *l, bx_len most, bx_len *out)
{
    const bx_block *lead = l->blocks[l->lead];
    int n = 0;
    for (int k = 0; k < lead->n_shapes; k++)
        out[k] = told_size(&lead->shapes[k], most);
    qsort(out, (size_t)lead->n_shapes, sizeof *out, compare_largest_first);
    for (int k = 0; k < lead->n_shapes; k++)
        if (!n || out[n - 1] != out[k])
            out[n++] = out[k];
    return n;
}

bx_lead_heads bx_lead_heads_told(bx_arena *arena, const bx_lead_head *l)
{
    if (l->lead < 0 || is_group(l->blocks[l->lead]))
        return (bx_lead_heads){0};
    bx_len most = most_that_matters(l);
    g_autofree bx_len *sizes = g_new(bx_len, l->blocks[l->lead]->n_shapes);
    int n = list_sizes(l, most, sizes);
    bx_lead_head *all = BX_NEW_ARRAY(arena, n, bx_lead_head);
    for (int i = 0; i < n; i++)
        all[i] = tell(arena, l, sizes[i], sizes[i] == most);
    return (bx_lead_heads){all, n};
}
