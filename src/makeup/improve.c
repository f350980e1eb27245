#include "makeup/improve.h"

#include <glib.h>

#include "makeup/region_fill.h"

enum {
    LEAST_ITEMS = 2,
    MOST_ITEMS = 9, /* of a region: every subset of so many is soon listed */
    MOST_ROUNDS = 4,
};

typedef struct {
    const bx_improvement *in;
    bx_arena *arena;
    const bx_node *root;
    int64_t cost, n_states;
    bool is_better; /* something was, in this round */
} improver;

static int count_items(const bx_node *node)
{
    if (node->kind == BX_NODE_STACK || node->kind == BX_NODE_BESIDE)
        return count_items(node->first) + count_items(node->second);
    return node->kind == BX_NODE_BLOCK;
}

static bool is_in(bx_region outer, bx_region inner)
{
    return inner.column >= outer.column && inner.row >= outer.row &&
           inner.column + inner.columns <= outer.column + outer.columns &&
           inner.row + inner.lines <= outer.row + outer.lines;
}

/* Blocks by rank that stand in the region. */
static int blocks_in(const improver *m, const bx_sheet *sheet, bx_region at,
                     const bx_block **blocks)
{
    int n = 0;
    for (int i = 0; i < m->in->n_blocks; i++)
        for (int k = 0; k < sheet->n_placed; k++)
            if (sheet->placed[k].block == m->in->blocks[i] &&
                is_in(at, sheet->placed[k].at))
                blocks[n++] = m->in->blocks[i];
    return n;
}

/* A cut in the region parts nothing but it. */
static bool is_cut_in(bx_region at, const bx_cut *cut)
{
    return is_in(at, cut->first) && is_in(at, cut->second);
}

/* The page round the region. */
static bx_surroundings surroundings_of(const improver *m, bx_arena *work,
                                       const bx_sheet *sheet, bx_region at)
{
    const bx_layout *layout = m->in->layout;
    bx_placed *placed = BX_NEW_ARRAY(work, sheet->n_placed, bx_placed);
    bx_cut *cuts = BX_NEW_ARRAY(work, sheet->n_cuts, bx_cut);
    bx_surroundings around = {.at = at,
                              .page_lines = m->in->lines - sheet->white.lines,
                              .placed = placed,
                              .cuts = cuts,
                              .limit = m->cost};
    around.cost = (int64_t)sheet->white.lines * layout->weights[BX_WEIGHT_WHITE];
    for (int i = 0; i < sheet->n_placed; i++) {
        const bx_placed *p = &sheet->placed[i];
        if (is_in(at, p->at))
            continue;
        placed[around.n_placed++] = *p;
        around.cost += p->shape->cost;
    }
    for (int i = 0; i < sheet->n_cuts; i++) {
        const bx_cut *cut = &sheet->cuts[i];
        bool is_over_white = sheet->white.lines && cut->at.row == sheet->white.row;
        if (is_cut_in(at, cut) || is_over_white)
            continue;
        cuts[around.n_cuts++] = *cut;
        around.cost +=
            bx_score_cut(layout, cut, bx_score_inversions(sheet, cut), m->in->lines);
    }
    return around;
}

/* The tree with one node in another's stead. */
static const bx_node *replaced(bx_arena *arena, const bx_node *root, const bx_node *old,
                               const bx_node *new)
{
    if (root == old)
        return new;
    if (root->kind != BX_NODE_STACK && root->kind != BX_NODE_BESIDE)
        return root;
    const bx_node *first = replaced(arena, root->first, old, new);
    const bx_node *second = replaced(arena, root->second, old, new);
    return first == root->first && second == root->second
               ? root
               : bx_node_cut(arena, root->kind, first, second);
}

static void improve_region(improver *m, const bx_node *node, bx_region at,
                           bx_root_filter filter)
{
    bx_arena *work = bx_arena_new();
    bx_sheet sheet = bx_sheet_lay(work, m->root);
    const bx_block *blocks[BX_MAX_BLOCKS];
    int n = blocks_in(m, &sheet, at, blocks);
    bx_surroundings around = surroundings_of(m, work, &sheet, at);
    around.filter = filter;
    bx_region_fill fill = {.layout = m->in->layout,
                           .blocks = blocks,
                           .n_blocks = n,
                           .lines = m->in->lines,
                           .around = around,
                           .most_states = m->in->most_states};
    const bx_node *better = bx_region_fill_best(m->arena, &fill, &m->cost, &m->n_states);
    if (better) {
        m->root = replaced(m->arena, m->root, node, better);
        m->is_better = true;
    }
    bx_arena_free(work);
}

/* Improves the first of the regions under a node that can be, larger ones first. */
static void improve_under(improver *m, const bx_node *node, bx_region at,
                          bx_root_filter filter)
{
    if (node->kind != BX_NODE_STACK && node->kind != BX_NODE_BESIDE)
        return;
    int n = count_items(node);
    const bx_node *root = m->root;
    if (n >= LEAST_ITEMS && n <= MOST_ITEMS)
        improve_region(m, node, at, filter);
    if (m->root != root)
        return;
    bx_region first = {at.column, at.row, node->first->columns, node->first->lines};
    bx_region second = {at.column, at.row, node->second->columns, node->second->lines};
    bool is_stack = node->kind == BX_NODE_STACK;
    if (is_stack)
        second.row += first.lines;
    else
        second.column += first.columns;
    improve_under(m, node->first, first, is_stack ? BX_NO_STACK : BX_NO_BESIDE);
    if (m->root == root)
        improve_under(m, node->second, second, BX_ANY_ROOT);
}

const bx_node *bx_improve(bx_arena *arena, const bx_improvement *in, const bx_node *root,
                          int64_t *cost, int64_t *n_states)
{
    improver m = {.in = in, .arena = arena, .root = root, .cost = *cost};
    bx_region page = {0, 0, root->columns, root->lines};
    for (int round = 0; !round || (m.is_better && round < MOST_ROUNDS); round++) {
        m.is_better = false;
        improve_under(&m, m.root, page, BX_ANY_ROOT);
    }
    *cost = m.cost;
    *n_states += m.n_states;
    return m.root;
}
