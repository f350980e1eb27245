#include "makeup/search_region.h"

#include "makeup/search_pass.h"

/* What stands round the region, as the search would have placed it. */
static void place_surroundings(bx_searcher *s, bx_search_frame *f, bx_page_state *now)
{
    const bx_surroundings *around = s->in->around;
    now->least += around->cost;
    for (int i = 0; i < around->n_cuts; i++) {
        const bx_cut *cut = &around->cuts[i];
        if (cut->kind == BX_NODE_BESIDE)
            bx_searcher_open_cut(s, f, now, cut->at.column, cut->at.row, cut->at.lines);
    }
    for (int i = 0; i < around->n_placed; i++)
        bx_searcher_add_placed(s, f, now, &around->placed[i], BX_NOT_OURS);
}

/* Begins with the page round the region. Returns what that costs at least. */
static int64_t begin_region(bx_searcher *s, const bx_open_region *whole,
                            bx_page_state *now)
{
    bx_search_frame *f = s->frames[0];
    *now = (bx_page_state){0};
    bx_searcher_begin(f, whole, 0);
    f->rows = f->foot = s->in->around->page_lines;
    place_surroundings(s, f, now);
    return bx_searcher_bound(s, now);
}

/* The region below a limit over its least, `slack`; false: no higher one matters. */
static bool pass_region(bx_searcher *s, const bx_open_region *whole, int64_t slack)
{
    int64_t most = s->in->around->limit;
    bx_search_frame *f = s->frames[0];
    bx_page_state now;
    int64_t around = begin_region(s, whole, &now), bound = around + whole->least;
    now.least += whole->least;
    f->limit = f->left_out = MIN(bound + slack, most);
    if (bound < f->limit) {
        if (!s->is_narrow && !bx_pass_reach(s, f->limit - around))
            return false;
        bx_searcher_expand(s, f, &now);
    }
    return bound + slack < most;
}

/* Whatever it costs, a region that must be filled is: straight down by what is cheapest.
 */
static void fill_region(bx_searcher *s, const bx_open_region *whole)
{
    s->is_over = false;
    s->states_left = s->in->most_states;
    s->is_narrow = s->must_find = true;
    s->slack = 0;
    pass_region(s, whole, BX_NO_LIMIT);
}

static bx_set_region whole_region(const bx_searcher *s)
{
    const bx_surroundings *around = s->in->around;
    return bx_set_region_of(s->in->sets->n - 1, around->at.columns, around->at.lines,
                            around->filter);
}

static int64_t least_of_whole(const bx_searcher *s)
{
    int cost = bx_cheapest_cost(s->in->cheapest, whole_region(s));
    return cost >= BX_NO_TREE ? BX_NO_LIMIT : cost;
}

void bx_search_region(bx_searcher *s)
{
    const bx_surroundings *around = s->in->around;
    bx_region at = around->at;
    bx_open_region whole = {.region = whole_region(s),
                            .column = at.column,
                            .row = at.row,
                            .is_at_foot = at.row + at.lines == around->page_lines,
                            .parent = -1};
    bx_page_state now;
    int64_t most = around->limit - begin_region(s, &whole, &now);
    int64_t least = bx_pass_find_least(s, least_of_whole, most);
    if (least >= BX_NO_LIMIT)
        return;
    whole.least = (int)least;
    bool goes_on = true;
    for (int64_t slack = BX_FIRST_SLACK; goes_on && !s->out->n_steps && !s->is_over;
         slack += slack * BX_SLACK_PERCENT / 100) {
        s->slack = (int)MIN(slack, BX_NO_TREE);
        goes_on = pass_region(s, &whole, slack);
    }
    if (!s->out->n_steps && around->limit >= BX_NO_LIMIT)
        fill_region(s, &whole);
}
