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
    int n = node->kind == BX_NODE_BLOCK;
    for (int i = 0; i < bx_node_parts(node->kind); i++)
        n += count_items(node->parts[i]);
    return n;
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
    const bx_node *parts[BX_WHEEL_PARTS];
    int n = bx_node_parts(root->kind);
    bool is_same = true;
    for (int i = 0; i < n; i++) {
        parts[i] = replaced(arena, root->parts[i], old, new);
        is_same = is_same && parts[i] == root->parts[i];
    }
    if (is_same)
        return root;
    return n == BX_WHEEL_PARTS ? bx_node_wheel(arena, root->kind, parts)
                               : bx_node_cut(arena, root->kind, parts[0], parts[1]);
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
    bx_region places[BX_WHEEL_PARTS];
    int n = count_items(node);
    const bx_node *root = m->root;
    if (n >= LEAST_ITEMS && n <= MOST_ITEMS)
        improve_region(m, node, at, filter);
    if (m->root != root)
        return;
    bx_node_places(node, at.column, at.row, places);
    for (int i = 0; i < bx_node_parts(node->kind) && m->root == root; i++)
        improve_under(m, node->parts[i], places[i], bx_part_filter(node->kind, i));
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
