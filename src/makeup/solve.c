#include "makeup/solve.h"

#include <glib.h>

#include "makeup/search.h"

enum {
    MOST_STATES = 1000000,
    FEW_STATES = 200000,          /* of a page that is only asked for by the way */
    MOST_STATES_OF_HEIGHT = 2000, /* of a column, which has many heights */
    FURTHER_STATES = 1000000,     /* for each page that is shown beside the best */
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
                         .n_states = page->n_states,
                         .blocks = search->blocks,
                         .n_blocks = search->n_blocks,
                         .lines = search->lines,
                         .pins = search->sets->pins};
}

/* The regions of a page, in a memory of their own. */
static void prepare(bx_arena *work, bx_search *search, const bx_pins *pins)
{
    bx_item_sets *sets = BX_NEW(work, bx_item_sets);
    *sets = bx_item_sets_list(work, search->blocks, search->n_blocks, pins);
    search->sets = sets;
    search->cheapest =
        bx_cheapest_make(search->layout, search->blocks, sets, search->lines);
}

/* out NULL: only whether there is a page. */
static bool find_page(bx_arena *arena, bx_search *search, const bx_pins *pins,
                      bx_solution *out)
{
    bx_arena *work = bx_arena_new();
    bx_found_page page;
    prepare(work, search, pins);
    bool is_found = bx_search_page(work, search, &page);
    if (is_found && out)
        set_solution(search, &page, arena, out);
    bx_cheapest_free(search->cheapest);
    bx_arena_free(work);
    return is_found;
}

bool bx_solve_watched(bx_arena *arena, const bx_layout *layout,
                      const bx_block *const *blocks, int n, int lines,
                      const bx_pins *pins, bx_watch *watch, bx_solution *out)
{
    g_assert(n >= 1 && n <= BX_MAX_BLOCKS);
    bx_search search = {.layout = layout,
                        .blocks = blocks,
                        .n_blocks = n,
                        .lines = lines,
                        .most_states = MOST_STATES,
                        .watch = watch};
    *out = (bx_solution){0};
    return find_page(arena, &search, pins, out);
}

bool bx_solve(bx_arena *arena, const bx_layout *layout, const bx_block *const *blocks,
              int n, int lines, const bx_pins *pins, bx_solution *out)
{
    return bx_solve_watched(arena, layout, blocks, n, lines, pins, NULL, out);
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

/* ---- further pages ---- */

static bx_known_page known_page(bx_arena *arena, const bx_node *root)
{
    bx_sheet sheet = bx_sheet_lay(arena, root);
    return (bx_known_page){sheet.placed, sheet.n_placed};
}

/* A search that was not proven may find a cheaper page later on. */
static void sort(bx_solution *all, int n)
{
    for (int i = 1; i < n; i++)
        for (int k = i; k > 0 && all[k].cost < all[k - 1].cost; k--) {
            bx_solution cheaper = all[k];
            all[k] = all[k - 1];
            all[k - 1] = cheaper;
        }
}

int bx_solve_further(bx_arena *arena, const bx_layout *layout, const bx_solution *best,
                     int most, bx_watch *watch, bx_solution *out)
{
    bx_arena *work = bx_arena_new();
    bx_known_page *known = BX_NEW_ARRAY(work, most + 1, bx_known_page);
    bx_search search = {.layout = layout,
                        .blocks = best->blocks,
                        .n_blocks = best->n_blocks,
                        .lines = best->lines,
                        .most_states = FURTHER_STATES,
                        .watch = watch,
                        .known = {known, 1}};
    bx_found_page page;
    int n_found = 0;
    known[0] = known_page(work, best->root);
    prepare(work, &search, best->pins);
    while (n_found < most && !(watch && watch->is_stopped) &&
           bx_search_page(work, &search, &page)) {
        set_solution(&search, &page, arena, &out[n_found]);
        known[search.known.n++] = known_page(work, out[n_found++].root);
    }
    sort(out, n_found);
    bx_cheapest_free(search.cheapest);
    bx_arena_free(work);
    return n_found;
}
