#include "makeup/head_edge.h"

#include <glib.h>
#include <string.h>

#include "base/arena.h"
#include "base/packed.h"
#include "base/recent.h"
#include "makeup/score.h"

enum { RECENT_BITS = 13 }; /* of what is kept of pairs of edges */

/* Heads from the top down. */
typedef struct {
    int n;
    uint64_t marks; /* one bit for each head, which others may share */
    bx_head_side *heads;
} edge;

struct bx_head_edges {
    const bx_layout *layout;
    const bx_block *const *blocks;
    bx_head_edge *of_block[BX_MAX_BLOCKS][2]; /* [block][is right][shape] */
    GArray *all;                              /* of edge */
    GHashTable *numbers;                      /* by what an edge shows */
    bx_recent over;                           /* edges by two and the upper one's lines */
    bx_recent clashes;                        /* costs by two edges */
    bx_recent orders;                         /* costs by two edges and columns */
    bx_arena *arena;
};

static bool is_same(const bx_head_side *x, const bx_head_side *y)
{
    return x->row == y->row && x->lines == y->lines && x->columns == y->columns &&
           x->block_columns == y->block_columns && x->size == y->size &&
           x->is_vertical == y->is_vertical;
}

static uint64_t mixed(const bx_head_side *h)
{
    return bx_packed_mix((uint64_t)h->row << 48 ^ (uint64_t)h->lines << 40 ^
                         (uint64_t)h->columns << 36 ^ (uint64_t)h->is_vertical << 35 ^
                         (uint64_t)h->block_columns << 30 ^ (uint64_t)h->size);
}

static guint hash_edge(gconstpointer p)
{
    const edge *e = p;
    uint64_t hash = 0;
    for (int i = 0; i < e->n; i++)
        hash = bx_packed_mix(hash ^ mixed(&e->heads[i]));
    return (guint)hash;
}

static uint64_t marks_of(const bx_head_side *heads, int n)
{
    uint64_t marks = 0;
    for (int i = 0; i < n; i++)
        marks |= (uint64_t)1 << (mixed(&heads[i]) & 63);
    return marks;
}

static gboolean equal_edges(gconstpointer p, gconstpointer q)
{
    const edge *a = p, *b = q;
    for (int i = 0; a->n == b->n && i < a->n; i++)
        if (!is_same(&a->heads[i], &b->heads[i]))
            return FALSE;
    return a->n == b->n;
}

/* Its number. Of more edges than can have one nothing is known. */
static bx_head_edge number_of(bx_head_edges *e, const bx_head_side *heads, int n)
{
    edge sought = {n, 0, (bx_head_side *)heads};
    gpointer known = n ? g_hash_table_lookup(e->numbers, &sought) : NULL;
    if (known || !n || e->all->len >= BX_MOST_HEAD_EDGES)
        return GPOINTER_TO_INT(known);
    edge *made = BX_NEW(e->arena, edge);
    *made = (edge){n, marks_of(heads, n),
                   bx_copy(e->arena, heads, (size_t)n * sizeof *heads)};
    g_array_append_val(e->all, *made);
    bx_head_edge number = (int)e->all->len - 1;
    g_hash_table_insert(e->numbers, made, GINT_TO_POINTER(number));
    return number;
}

/* The head of a group's frame stands alone there: what stands in it is left out. */
static bx_head_edge edge_of_shape(bx_head_edges *e, const bx_block *block,
                                  const bx_shape *shape, bool is_right)
{
    bx_placed p = bx_placed_at(block, shape, 0, 0);
    bool is_there =
        is_right ? p.head.column + p.head.columns == p.at.columns : p.head.column == 0;
    if (shape->framed || !is_there || !p.head.lines || !shape->head.grade)
        return 0;
    bx_head_side head = bx_head_side_of(&p);
    return number_of(e, &head, 1);
}

bx_head_edges *bx_head_edges_new(const bx_layout *layout, const bx_block *const *blocks,
                                 int n_blocks)
{
    bx_head_edges *e = g_new0(bx_head_edges, 1);
    e->layout = layout;
    e->blocks = blocks;
    e->all = g_array_sized_new(FALSE, TRUE, sizeof(edge), 1);
    g_array_set_size(e->all, 1);
    e->numbers = g_hash_table_new(hash_edge, equal_edges);
    e->over = bx_recent_new(RECENT_BITS);
    e->clashes = bx_recent_new(RECENT_BITS);
    e->orders = bx_recent_new(RECENT_BITS);
    e->arena = bx_arena_new();
    for (int i = 0; i < n_blocks; i++)
        for (int side = 0; side < 2; side++) {
            int n = blocks[i]->n_shapes;
            e->of_block[i][side] = BX_NEW_ARRAY(e->arena, n, bx_head_edge);
            for (int k = 0; k < n; k++)
                e->of_block[i][side][k] =
                    edge_of_shape(e, blocks[i], &blocks[i]->shapes[k], side == 1);
        }
    return e;
}

void bx_head_edges_free(bx_head_edges *e)
{
    g_hash_table_destroy(e->numbers);
    bx_recent_free(&e->over);
    bx_recent_free(&e->clashes);
    bx_recent_free(&e->orders);
    g_array_free(e->all, TRUE);
    bx_arena_free(e->arena);
    g_free(e);
}

bx_head_edge bx_head_edge_of_block(const bx_head_edges *e, int block,
                                   const bx_shape *shape, bool is_right)
{
    return e->of_block[block][is_right][shape - e->blocks[block]->shapes];
}

static const edge *edge_at(const bx_head_edges *e, bx_head_edge number)
{
    return &g_array_index(e->all, edge, number);
}

static bx_head_edge join(bx_head_edges *e, const edge *over, const edge *under, int lines)
{
    bx_head_side heads[BX_MAX_BLOCKS];
    int n = 0;
    for (int i = 0; i < over->n; i++)
        heads[n++] = over->heads[i];
    for (int i = 0; i < under->n; i++) {
        heads[n] = under->heads[i];
        heads[n++].row += lines;
    }
    return number_of(e, heads, n);
}

bx_head_edge bx_head_edge_over(bx_head_edges *e, bx_head_edge over, bx_head_edge under,
                               int lines)
{
    if (!under)
        return over;
    uint64_t key = (uint64_t)over << 40 | (uint64_t)under << 16 | (uint64_t)lines, known;
    if (bx_recent_get(&e->over, key, &known))
        return (bx_head_edge)known;
    bx_head_edge joined = join(e, edge_at(e, over), edge_at(e, under), lines);
    bx_recent_put(&e->over, key, (uint64_t)joined);
    return joined;
}

bool bx_head_edge_is_within(const bx_head_edges *e, bx_head_edge part, bx_head_edge whole)
{
    if (!part || part == whole)
        return true;
    const edge *a = edge_at(e, part), *b = edge_at(e, whole);
    if (a->marks & ~b->marks)
        return false;
    int i = 0;
    for (int k = 0; k < b->n && i < a->n; k++)
        i += is_same(&a->heads[i], &b->heads[k]);
    return i == a->n;
}

/* Heads of one edge stand one under the other. */
static int clash_of(const bx_head_edges *e, const edge *a, const edge *b)
{
    int cost = 0;
    for (int i = 0, k = 0; i < a->n && k < b->n;) {
        const bx_head_side *x = &a->heads[i], *y = &b->heads[k];
        int foot = x->row + x->lines, other_foot = y->row + y->lines;
        if (foot > y->row && other_foot > x->row)
            cost += bx_score_clash(e->layout, x, y);
        i += foot <= other_foot;
        k += other_foot <= foot;
    }
    return cost;
}

int bx_head_edge_clash(bx_head_edges *e, bx_head_edge right, bx_head_edge left)
{
    if (!right || !left)
        return 0;
    uint64_t key = (uint64_t)right << 32 | (uint64_t)left, known;
    if (bx_recent_get(&e->clashes, key, &known))
        return (int)known;
    int cost = clash_of(e, edge_at(e, right), edge_at(e, left));
    bx_recent_put(&e->clashes, key, (uint64_t)cost);
    return cost;
}

static int order_of(const bx_head_edges *e, const edge *over, const edge *under,
                    int columns)
{
    int cost = 0;
    for (int i = 0; i < over->n; i++)
        for (int k = 0; k < under->n && over->heads[i].block_columns <= columns; k++)
            cost += bx_score_head_order(e->layout, &over->heads[i], &under->heads[k]);
    return cost;
}

int bx_head_edge_order(bx_head_edges *e, bx_head_edge over, bx_head_edge under,
                       int columns)
{
    if (!over || !under)
        return 0;
    uint64_t key = (uint64_t)over << 40 | (uint64_t)under << 16 | (uint64_t)columns,
             known;
    if (bx_recent_get(&e->orders, key, &known))
        return (int)known;
    int cost = order_of(e, edge_at(e, over), edge_at(e, under), columns);
    bx_recent_put(&e->orders, key, (uint64_t)cost);
    return cost;
}
