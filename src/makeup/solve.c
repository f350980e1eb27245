#include "makeup/solve.h"

#include <glib.h>

#include "makeup/found_tree.h"
#include "makeup/improve.h"
#include "makeup/zones.h"

enum {
    FURTHER_STATES = 1000000,      /* for each page that is shown beside the best */
    MOST_STATES = 1000000,         /* until the best found will do */
    STATES_NEAR = 250000,          /* of a page nearly in order */
    STATES_WIDER = 80000,          /* … and of one that is less like the best */
    STATES_TO_BEGIN = 100000,      /* of pages made for a first limit */
    FEW_STATES = 200000,           /* of a page that is only asked for by the way */
    MOST_STATES_OF_HEIGHT = 2000,  /* of a column, which has many heights */
    MOST_STATES_OF_REGION = 20000, /* when one region is filled anew */
    LOOK_AHEAD = 10,               /* items: fewer are soon searched */
    SOON_PROVEN = 12,              /* items: more want a good page first, … */
    SHARPEN = 14,                  /* … and so many a table that knows more, … */
    MOST_LIKE = 20,  /* … and of more, pages like the best are too many: */
    LIKE = 2,        /* its regions hold other items, but for so many … */
    NEARLY_LIKE = 3, /* … or, where there are none better, so many */
    MOST_ZONED = 40, /* … the best of so many */
};

static int64_t block_costs(const bx_sheet *sheet)
{
    int64_t cost = 0;
    for (int i = 0; i < sheet->n_placed; i++)
        cost += sheet->placed[i].shape->cost;
    return cost;
}

static int64_t move_costs(const bx_pins *pins, const bx_sheet *sheet)
{
    int64_t cost = 0;
    for (int i = 0; i < sheet->n_placed; i++)
        cost += bx_pins_move_cost(pins, &sheet->placed[i]);
    return cost;
}

/* A page of blocks, and the white under it. */
static bx_solution solution_of(bx_arena *arena, const bx_search *search,
                               const bx_node *blocks)
{
    int white = search->lines - blocks->lines;
    const bx_node *root = blocks;
    if (white)
        root = bx_node_cut(
            arena, BX_NODE_STACK, root,
            bx_node_fixed(arena, BX_NODE_WHITE, search->layout->columns, white));
    bx_sheet sheet = bx_sheet_lay(arena, root);
    int64_t moves = move_costs(search->sets->pins, &sheet);
    int64_t cost = block_costs(&sheet) + bx_score_sheet(search->layout, &sheet) + moves +
                   (int64_t)white * search->layout->weights[BX_WEIGHT_WHITE];
    return (bx_solution){.root = root,
                         .cost = cost,
                         .moves = moves,
                         .white = white,
                         .blocks = search->blocks,
                         .n_blocks = search->n_blocks,
                         .lines = search->lines,
                         .pins = search->sets->pins};
}

/* Makes a page better as far as that is soon done. */
static void improve(bx_arena *arena, const bx_search *search, bx_solution *solution)
{
    bx_improvement improvement = {.layout = search->layout,
                                  .blocks = search->blocks,
                                  .n_blocks = search->n_blocks,
                                  .lines = search->lines,
                                  .most_states = MOST_STATES_OF_REGION};
    solution->root = bx_improve(arena, &improvement, solution->root, &solution->cost,
                                &solution->n_states);
}

/* How high the blocks stand on the page that costs least; 0: there is none. */
static int best_lines(const bx_search *search)
{
    int best = 0;
    int64_t least = BX_NO_LIMIT;
    for (int lines = search->lines; lines > 0; lines--) {
        bx_set_region page = bx_set_region_of(
            search->sets->n - 1, search->layout->columns, lines, BX_ANY_ROOT);
        int64_t cost = bx_cheapest_cost(search->cheapest, page);
        if (cost >= BX_NO_TREE)
            continue;
        cost +=
            (int64_t)(search->lines - lines) * search->layout->weights[BX_WEIGHT_WHITE];
        if (cost < least) {
            least = cost;
            best = lines;
        }
    }
    return best;
}

/* What blocks cost at least, however they stand. */
static int64_t least_of_blocks(const bx_block *const *blocks, int n)
{
    int64_t sum = 0;
    for (int i = 0; i < n; i++) {
        int least = BX_SHAPE_COST_MOST;
        for (int k = 0; k < blocks[i]->n_shapes; k++)
            least = MIN(least, blocks[i]->shapes[k].cost);
        sum += least;
    }
    return sum;
}

/* Tells who looks on; false where that is enough. */
static bool goes_on(bx_watch *watch, const bx_solution *best, int64_t n_states)
{
    if (!watch)
        return true;
    watch->now.n_states = n_states;
    watch->now.cost = best->cost;
    watch->now.bound = 0;
    bx_watch_look(watch);
    return !watch->is_stopped;
}

/* The best of some pages made zone by zone, of so many states; no root where there is
 * none. */
static bx_solution zoned(bx_arena *arena, const bx_search *search, int lines,
                         int64_t most_states)
{
    bx_solution best = {.cost = BX_NO_LIMIT};
    int64_t n_states = 0;
    for (int which = 0; which < MOST_ZONED; which++) {
        const bx_node *blocks = bx_zones_page(arena, search, lines, which);
        if (!blocks)
            break;
        bx_solution page = solution_of(arena, search, blocks);
        improve(arena, search, &page);
        n_states += page.n_states;
        if (page.cost < best.cost)
            best = page;
        if (n_states > most_states || !goes_on(search->watch, &best, n_states))
            break;
    }
    best.n_states = n_states;
    return best;
}

/* The cheapest page, where it costs less than the one that is there. */
static void search_below(bx_arena *arena, bx_search *search, bx_solution *best)
{
    bx_arena *work = bx_arena_new();
    int64_t least = best->bound;
    bx_found_page page;
    int64_t n_states = best->n_states;
    if (bx_search_page(work, search, &page))
        *best = solution_of(arena, search, bx_found_tree(arena, search, &page));
    int64_t bound = MIN(page.bound, best->cost);
    best->n_states = n_states + page.n_states;
    if (best->root && bound < best->cost && !search->sets->pins)
        improve(arena, search, best);
    best->bound = search->sets->is_complete ? MIN(bound, best->cost) : least;
    best->is_optimal = best->bound == best->cost;
    bx_arena_free(work);
}

/* The whole page, whatever it costs. */
static bx_search search_of(const bx_layout *layout, const bx_block *const *blocks, int n,
                           int lines, int64_t most_states)
{
    return (bx_search){.layout = layout,
                       .blocks = blocks,
                       .n_blocks = n,
                       .lines = lines,
                       .limit = BX_NO_LIMIT,
                       .most_states = most_states};
}

/* What a search below its limit needs; its table is to be freed. */
static void prepare(bx_arena *work, bx_search *search, bx_item_sets sets)
{
    bx_region page = {.columns = search->layout->columns, .lines = search->lines};
    bx_lead_head lead_head =
        bx_lead_head_make(search->layout, search->blocks, search->n_blocks);
    search->sets = bx_copy(work, &sets, sizeof sets);
    search->lead_head = bx_copy(work, &lead_head, sizeof lead_head);
    search->cheapest = bx_cheapest_make(
        search->layout, search->blocks, search->sets, search->lead_head, search->lines,
        page, search->layout->weights[BX_WEIGHT_WHITE], search->limit);
}

/* Zone by zone, where that is better than the page that is there, which is not the best
 * for sure. */
static void zone(bx_arena *arena, const bx_search *search, int64_t most_states,
                 bx_solution *best)
{
    int filled = best_lines(search);
    bx_solution page = {.cost = BX_NO_LIMIT};
    if (filled)
        page = zoned(arena, search, filled, most_states);
    page.n_states += best->n_states;
    page.bound = best->bound;
    page.is_optimal = page.bound == page.cost;
    if (page.cost < best->cost)
        *best = page;
    best->n_states = page.n_states;
}

/* A good page of many items, by runs of them alone; no root where none is found. */
static bx_solution begin(bx_arena *arena, bx_search search, int64_t most_states)
{
    bx_arena *work = bx_arena_new();
    bx_solution begun = {.cost = BX_NO_LIMIT};
    prepare(work, &search,
            bx_item_sets_in_order(work, search.blocks, search.n_blocks, NULL));
    zone(arena, &search, most_states, &begun);
    bx_cheapest_free(search.cheapest);
    bx_arena_free(work);
    return begun;
}

static bool is_stopped(const bx_search *search)
{
    return search->watch && search->watch->is_stopped;
}

/* The cheapest page of these sets, where it costs less than the one that is there; zone
 * by zone, too, where that is not proven. */
static void search_on(bx_arena *arena, bx_search *search, bx_item_sets sets,
                      bool in_zones, bx_solution *best)
{
    bx_arena *work = bx_arena_new();
    search->limit = best->cost;
    prepare(work, search, sets);
    search_below(arena, search, best);
    if (in_zones && !best->is_optimal && !search->sets->pins && !is_stopped(search))
        zone(arena, search, MOST_STATES, best);
    bx_cheapest_free(search->cheapest);
    bx_arena_free(work);
}

/* A good page of many items among what nearly are runs, where that is better. */
static void search_near(bx_arena *arena, bx_search search, bool in_zones,
                        bx_solution *best)
{
    bx_arena *work = bx_arena_new();
    search.most_states = STATES_NEAR;
    search_on(arena, &search,
              bx_item_sets_near(work, search.blocks, search.n_blocks, NULL, 0), in_zones,
              best);
    bx_arena_free(work);
}

/* The items under a node, and before them those of each node under it. */
static bx_rank_set list_regions(const bx_search *search, const bx_node *node, GArray *all)
{
    bx_rank_set items = 0;
    for (int i = 0; i < search->n_blocks && node->kind == BX_NODE_BLOCK; i++)
        if (search->blocks[i] == node->block)
            items = (bx_rank_set)1 << i;
    for (int i = 0; i < bx_node_parts(node->kind); i++)
        items |= list_regions(search, node->parts[i], all);
    if (items)
        g_array_append_val(all, items);
    return items;
}

/* Pages whose regions hold what those of the best one do, but for so many items. */
static void search_like(bx_arena *arena, bx_search *search, int most_unlike,
                        bx_solution *best)
{
    bx_arena *work = bx_arena_new();
    g_autoptr(GArray) regions = g_array_new(FALSE, FALSE, sizeof(bx_rank_set));
    list_regions(search, best->root, regions);
    const bx_rank_set *all = (const bx_rank_set *)(const void *)regions->data;
    search_on(arena, search,
              bx_item_sets_like(work, search->blocks, search->n_blocks, all,
                                (int)regions->len, most_unlike),
              false, best);
    bx_arena_free(work);
}

/* Pages like the best one, as long as that is made better so: local search, as Fischetti
 * and Lodi (Local branching, 2003) have it. */
static void search_round(bx_arena *arena, bx_search search, bx_solution *best)
{
    int64_t cost = BX_NO_LIMIT;
    search.most_states = STATES_NEAR;
    while (best->root && best->cost < cost && !best->is_optimal && !is_stopped(&search)) {
        cost = best->cost;
        search_like(arena, &search, LIKE, best);
    }
}

/* Where no page like it is better, one that is less like it may be, and those like that
 * one: variable neighbourhoods (Mladenović and Hansen 1997). */
static void search_wider(bx_arena *arena, bx_search search, bx_solution *best)
{
    int64_t cost = BX_NO_LIMIT;
    search.most_states = STATES_WIDER;
    while (best->root && best->cost < cost && !best->is_optimal && !is_stopped(&search)) {
        cost = best->cost;
        search_like(arena, &search, NEARLY_LIKE, best);
        if (best->cost < cost)
            search_round(arena, search, best);
    }
}

/* How many items have every subset listed: of more than are soon listed only where the
 * table leaves out what no page below a limit holds (cheapest.h). */
static int most_listed(const bx_layout *layout, const bx_pins *pins)
{
    bool is_whole = layout->interlocks || (pins && pins->tree);
    return is_whole ? BX_SOON_LISTED : BX_EXACT_ITEMS;
}

bool bx_solve_watched(bx_arena *arena, const bx_layout *layout,
                      const bx_block *const *blocks, int n, int lines,
                      const bx_pins *pins, bx_watch *watch, bx_solution *out)
{
    g_assert(n >= 1 && n <= BX_MAX_BLOCKS);
    bx_arena *work = bx_arena_new();
    if (bx_pins_are_free(pins))
        pins = NULL;
    bx_search search = search_of(layout, blocks, n, lines, MOST_STATES);
    search.watch = watch;
    search.looks_ahead = n >= LOOK_AHEAD;
    search.sharpens = n >= SHARPEN;
    int most = most_listed(layout, pins);
    bool is_begun = n > SOON_PROVEN && !pins;
    *out = (bx_solution){.cost = BX_NO_LIMIT};
    if (is_begun)
        *out = begin(arena, search, n > most ? MOST_STATES : STATES_TO_BEGIN);
    out->bound = least_of_blocks(blocks, n);
    if (is_begun && n <= most)
        search_round(arena, search, out);
    int64_t begun = out->cost;
    search.has_good = out->root != NULL;
    if (!is_begun || n <= most)
        search_on(arena, &search, bx_item_sets_near(work, blocks, n, pins, most),
                  !is_begun, out);
    search.has_good = false;
    if (is_begun && !out->is_optimal) {
        search_near(arena, search, n > most, out);
        if (n <= MOST_LIKE && (n > most || out->cost < begun))
            search_round(arena, search, out);
        if (n <= MOST_LIKE)
            search_wider(arena, search, out);
    }
    if (!out->root && is_begun)
        search_on(arena, &search, bx_item_sets_near(work, blocks, n, pins, 0), false,
                  out);
    bx_arena_free(work);
    return out->root != NULL;
}

bool bx_solve(bx_arena *arena, const bx_layout *layout, const bx_block *const *blocks,
              int n, int lines, const bx_pins *pins, bx_solution *out)
{
    return bx_solve_watched(arena, layout, blocks, n, lines, pins, NULL, out);
}

bool bx_can_solve(const bx_layout *layout, const bx_block *const *blocks, int n,
                  int lines, const bx_pins *pins, int *white)
{
    bx_arena *work = bx_arena_new();
    bx_search search = search_of(layout, blocks, n, lines, FEW_STATES);
    search.takes_any = true;
    prepare(work, &search, bx_item_sets_list(work, blocks, n, pins, BX_SOON_LISTED));
    bx_found_page page;
    bool is_found = bx_search_page(work, &search, &page);
    if (is_found && white)
        *white = lines - page.lines;
    bx_cheapest_free(search.cheapest);
    bx_arena_free(work);
    return is_found;
}

void bx_solve_heights(bx_arena *arena, const bx_layout *layout,
                      const bx_block *const *blocks, int n, int lines,
                      const bx_pins *pins, bx_solution *out)
{
    bx_arena *work = bx_arena_new();
    bx_search search = search_of(layout, blocks, n, lines, MOST_STATES_OF_HEIGHT);
    prepare(work, &search,
            bx_item_sets_in_order(work, blocks, n, bx_pins_are_free(pins) ? NULL : pins));
    for (int h = 1; h <= lines; h++) {
        bx_set_region whole =
            bx_set_region_of(search.sets->n - 1, layout->columns, h, BX_ANY_ROOT);
        bx_found_page page;
        out[h] = (bx_solution){0};
        search.lines = h;
        bool can_be = bx_cheapest_cost(search.cheapest, whole) < BX_NO_TREE;
        if (!can_be || !bx_search_page(work, &search, &page) || page.lines != h)
            continue;
        out[h] = solution_of(arena, &search, bx_found_tree(arena, &search, &page));
        out[h].bound = page.bound;
        out[h].is_optimal = page.bound == page.cost;
        out[h].n_states = page.n_states;
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
    bx_search search =
        search_of(layout, best->blocks, best->n_blocks, best->lines, FURTHER_STATES);
    search.watch = watch;
    search.known = (bx_known_pages){known, 1};
    bx_found_page page;
    int n_found = 0;
    known[0] = known_page(work, best->root);
    prepare(work, &search,
            bx_item_sets_near(work, best->blocks, best->n_blocks, best->pins,
                              most_listed(layout, best->pins)));
    while (n_found < most && !(watch && watch->is_stopped) &&
           bx_search_page(work, &search, &page)) {
        out[n_found] = solution_of(arena, &search, bx_found_tree(arena, &search, &page));
        out[n_found].bound = MIN(page.bound, out[n_found].cost);
        out[n_found].is_optimal =
            search.sets->is_complete && out[n_found].bound == out[n_found].cost;
        out[n_found].n_states = page.n_states;
        known[search.known.n++] = known_page(work, out[n_found++].root);
    }
    sort(out, n_found);
    bx_cheapest_free(search.cheapest);
    bx_arena_free(work);
    return n_found;
}
