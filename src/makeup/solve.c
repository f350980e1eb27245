#include "makeup/solve.h"

#include <glib.h>

#include "makeup/search.h"

enum {
    MOST_STATES = 1000000,
    FEW_STATES = 200000,          /* of a page that is only asked for by the way */
    MOST_STATES_OF_HEIGHT = 2000, /* of a column, which has many heights */
};

static int part_of(const bx_found_page *page, int step, bool is_second)
{
    int i = step + 1;
    while (page->steps[i].parent != step || page->steps[i].is_second != is_second)
        i++;
    return i;
}

/* The tree that a step begins. */
static const bx_node *build(const bx_search *search, const bx_found_page *page, int i,
                            bx_arena *arena)
{
    const bx_page_step *step = &page->steps[i];
    if (step->derivation.kind == BX_NODE_BLOCK) {
        const bx_block *block = search->blocks[search->sets->sets[step->region.set].item];
        return bx_node_leaf(arena, block, step->derivation.shape);
    }
    return bx_node_cut(arena, step->derivation.kind,
                       build(search, page, part_of(page, i, false), arena),
                       build(search, page, part_of(page, i, true), arena));
}

static void set_solution(const bx_search *search, const bx_found_page *page,
                         bx_arena *arena, bx_solution *out)
{
    const bx_node *root = build(search, page, 0, arena);
    int white = search->lines - page->lines;
    if (white)
        root = bx_node_cut(
            arena, BX_NODE_STACK, root,
            bx_node_fixed(arena, BX_NODE_WHITE, search->layout->columns, white));
    *out = (bx_solution){.root = root,
                         .cost = page->cost,
                         .bound = page->bound,
                         .white = white,
                         .is_optimal =
                             page->bound == page->cost && search->sets->is_complete,
                         .n_states = page->n_states};
}

/* out NULL: only whether there is a page. */
static bool find_page(bx_arena *arena, bx_search *search, const bx_pins *pins,
                      bx_solution *out)
{
    bx_arena *work = bx_arena_new();
    bx_item_sets sets = bx_item_sets_list(work, search->blocks, search->n_blocks, pins);
    bx_found_page page;
    search->sets = &sets;
    search->cheapest =
        bx_cheapest_make(search->layout, search->blocks, &sets, search->lines);
    bool is_found = bx_search_page(work, search, &page);
    if (is_found && out)
        set_solution(search, &page, arena, out);
    bx_cheapest_free(search->cheapest);
    bx_arena_free(work);
    return is_found;
}

bool bx_solve(bx_arena *arena, const bx_layout *layout, const bx_block *const *blocks,
              int n, int lines, const bx_pins *pins, bx_solution *out)
{
    g_assert(n >= 1 && n <= BX_MAX_BLOCKS);
    bx_search search = {.layout = layout,
                        .blocks = blocks,
                        .n_blocks = n,
                        .lines = lines,
                        .most_states = MOST_STATES};
    *out = (bx_solution){0};
    return find_page(arena, &search, pins, out);
}

bool bx_can_solve(const bx_layout *layout, const bx_block *const *blocks, int n,
                  int lines, const bx_pins *pins)
{
    bx_search search = {.layout = layout,
                        .blocks = blocks,
                        .n_blocks = n,
                        .lines = lines,
                        .most_states = FEW_STATES,
                        .takes_any = true};
    return find_page(NULL, &search, pins, NULL);
}

void bx_solve_heights(bx_arena *arena, const bx_layout *layout,
                      const bx_block *const *blocks, int n, int lines, bx_solution *out)
{
    bx_arena *work = bx_arena_new();
    bx_item_sets sets = bx_item_sets_in_order(work, blocks, n);
    bx_search search = {.layout = layout,
                        .blocks = blocks,
                        .n_blocks = n,
                        .sets = &sets,
                        .cheapest = bx_cheapest_make(layout, blocks, &sets, lines),
                        .most_states = MOST_STATES_OF_HEIGHT};
    for (int h = 1; h <= lines; h++) {
        bx_set_region whole = {sets.n - 1, layout->columns, h, BX_ANY_ROOT};
        bx_found_page page;
        out[h] = (bx_solution){0};
        search.lines = h;
        bool can_be = bx_cheapest_cost(search.cheapest, whole) < BX_NO_TREE;
        if (can_be && bx_search_page(work, &search, &page) && page.lines == h)
            set_solution(&search, &page, arena, &out[h]);
    }
    bx_cheapest_free(search.cheapest);
    bx_arena_free(work);
}
