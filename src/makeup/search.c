#include "makeup/search.h"

#include "makeup/searcher.h"

enum {
    FIRST_SLACK = 2000, /* thousandths over the least, for the first limit … */
    SLACK_PERCENT =
        50, /* … and by how much it grows when nothing was found below it, … */
    SHORT_PERCENT = 12, /* … or where the states left would not last for that: … */
    AHEAD_PERCENT = 25, /* with facades: where they said at once that there is none, */
    REACH_AHEAD_PERCENT = 140, /* and how far the table is filled for the next passes */
    AHEAD_OF_STATE = 16,       /* for each state so much work may go into facades */
    PASS_GROWS = 10,           /* … so many times those of the last limit, … */
    SHORT_GROWS = 2, /* … or so many: where there are less, the next is the last … */
    LAST_SHARE = 2,  /* … and has this share of all at least */
    NARROW_SLACK = 125,  /* where there are too many pages, for the second round … */
    NARROW_SHARE = 4,    /* … and the share of all states that each round may expand */
    MOST_SLACK = 256000, /* a page that costs more over the least is no page, where pins,
                            or pages that are known, leave none that costs less */
    ITEM_OVER_LEAST = 500, /* what an item costs over its least on a common page: so far
                              the table reaches at first, … */
    REACH_GROWS = 2,       /* … so many times as far next, and then as far as it goes */
    NEAR_REACH = 1000, /* a limit so little before where the table ends is put there */
};

/* ---- how far the table reaches ---- */

/* What was found out is no more than what the table held. */
static void reach(bx_searcher *s, int64_t limit)
{
    if (!bx_cheapest_reach(s->in->cheapest, limit))
        return;
    g_hash_table_remove_all(s->all.dolls);
    for (int i = 0; i < s->n_cases; i++) {
        g_hash_table_remove_all(s->cases[i].dolls);
        bx_facades_forget(s->cases[i].facades);
    }
}

/* A slack over the least; where the table ends little further, so does the slack. */
static int64_t as_far_as_reached(const bx_searcher *s, int64_t least, int64_t slack)
{
    int64_t reached = bx_cheapest_reached(s->in->cheapest) - least;
    return reached > slack && reached < slack + NEAR_REACH ? reached : slack;
}

/* What `least` says once the table reaches so far that there is any way, below `most`. */
static int64_t find_least(bx_searcher *s, int64_t (*least)(const bx_searcher *s),
                          int64_t most)
{
    int n = s->in->sets->sets[s->in->sets->n - 1].n_items;
    int64_t more = (int64_t)n * ITEM_OVER_LEAST;
    int64_t wide[] = {bx_cheapest_least(s->in->cheapest) + more,
                      bx_cheapest_least(s->in->cheapest) + more * REACH_GROWS,
                      BX_NO_TREE};
    int64_t found = BX_NO_LIMIT;
    for (size_t i = 0; i < G_N_ELEMENTS(wide) && found >= BX_NO_LIMIT; i++) {
        reach(s, MIN(wide[i], most));
        found = least(s);
    }
    return found;
}

/* ---- the page ---- */

static bx_set_region whole_page(const bx_searcher *s, int lines)
{
    return (bx_set_region){s->in->sets->n - 1, s->in->layout->columns, lines,
                           BX_ANY_ROOT};
}

/* What a page costs at least whose blocks fill so many lines. */
static int64_t least_of(const bx_searcher *s, int lines)
{
    int cost = bx_cheapest_cost(s->in->cheapest, whole_page(s, lines));
    int white = s->in->lines - lines;
    return cost >= BX_NO_TREE
               ? BX_NO_LIMIT
               : cost + (int64_t)white * s->in->layout->weights[BX_WEIGHT_WHITE];
}

/* The pages that turn and whose blocks fill so many lines, below the limit. Where there
 * are too many pages, only those are looked at that were asked for. */
static void turn(bx_searcher *s, int lines)
{
    bx_search_frame *f = s->frames[0];
    int64_t white =
        (int64_t)(s->in->lines - lines) * s->in->layout->weights[BX_WEIGHT_WHITE];
    int64_t least = white + bx_wheels_least(s->wheels);
    if (least >= f->limit || s->is_over || (s->is_narrow && !s->in->sets->wheel)) {
        bx_searcher_leave_out(f, least);
        return;
    }
    bx_arena *work = bx_arena_new();
    bx_open_region whole = {
        .region = whole_page(s, lines), .is_at_foot = true, .parent = -1};
    bx_page_state now = {.least = white};
    int left_out = BX_NO_TREE;
    bx_derivations all = bx_wheels_list(
        work, s->wheels, lines, (int)MIN(f->limit - white, BX_NO_TREE), &left_out);
    f->rows = f->foot = lines;
    bx_searcher_begin(f, &whole, BX_AT_FOOT);
    f->n_open = 0;
    bx_searcher_count_state(s);
    bx_searcher_go_through(s, f, &now, &whole, all, BX_NO_TREE, &(bx_region_facades){0});
    bx_searcher_leave_out(f, white + left_out);
    bx_arena_free(work);
}

/* All pages below the limit, those without white first. */
static void pass(bx_searcher *s)
{
    bx_search_frame *f = s->frames[0];
    for (int lines = s->in->lines; lines > 0; lines--) {
        bx_page_state now = {.least = least_of(s, lines)};
        if (now.least >= f->limit) {
            bx_searcher_leave_out(f, now.least);
            continue;
        }
        bx_open_region whole = {
            .region = whole_page(s, lines), .is_at_foot = true, .parent = -1};
        int64_t white = now.least - bx_cheapest_cost(s->in->cheapest, whole.region);
        f->rows = f->foot = lines;
        bx_searcher_begin(f, &whole, BX_AT_FOOT);
        whole.least = bx_searcher_facades_below(s, &whole, f->limit - white).least;
        f->open[0].least = whole.least;
        now.least = white + whole.least;
        if (now.least < f->limit)
            bx_searcher_expand(s, f, &now);
        else
            bx_searcher_leave_out(f, f->limit);
    }
    for (int lines = s->in->lines; s->wheels && lines > 0; lines--)
        turn(s, lines);
}

/* The pages of one case, unless all of them cost too much. */
static void pass_case(bx_searcher *s, bx_lead_case *c)
{
    const bx_lead_told *told = c->lead_head->told;
    bx_search_frame *f = s->frames[0];
    int64_t least = MAX(s->proven, told ? told->least : 0);
    if (least >= f->limit || s->is_over) {
        bx_searcher_leave_out(f, least);
        return;
    }
    s->now = c;
    bx_searcher_tell(s, s->n_states + 1); /* the one that comes */
    bx_facades_allow(c->facades, s->ahead_left, s->in->watch);
    pass(s);
    s->ahead_left = bx_facades_left(c->facades);
    s->is_over = s->is_over || !s->ahead_left;
    s->now = &s->all;
}

static bool looks_ahead(const bx_searcher *s)
{
    return s->n_cases > 0;
}

/* The pages below a limit. */
static void pass_below(bx_searcher *s, int64_t least, int64_t slack)
{
    bx_search_frame *f = s->frames[0];
    s->slack = (int)slack;
    f->limit = least + slack;
    if (bx_cheapest_reached(s->in->cheapest) < f->limit)
        reach(s, looks_ahead(s) ? least + slack * REACH_AHEAD_PERCENT / 100 : f->limit);
    f->left_out = f->limit; /* what costs more than the slack is not even listed */
    for (int i = 0; i < s->n_cases; i++)
        pass_case(s, &s->cases[i]);
    if (!looks_ahead(s))
        pass(s);
}

/* Do the states left last for a pass that takes so many times those of the last one? */
static bool lasts(const bx_searcher *s, int64_t n_states, int times)
{
    return s->in->takes_any || n_states * times <= s->states_left;
}

/* By how much the slack grows, in percent, after a pass that expanded so many states. */
static int growth(const bx_searcher *s, bool is_short, int64_t n_states)
{
    if (looks_ahead(s))
        return n_states ? SHORT_PERCENT : AHEAD_PERCENT;
    return is_short ? SHORT_PERCENT : SLACK_PERCENT;
}

/* Everything below a limit that is raised until there is a page below it, by little where
 * the states would not last for more; where they do not even last for that, once more, to
 * find a page. Where pins ask for places, or pages are known, there may be none: then not
 * for ever. */
static void search_all(bx_searcher *s, int64_t least)
{
    int64_t most = s->in->limit - least, slack = FIRST_SLACK;
    bool is_last = false;
    s->proven = least;
    if (s->may_fail)
        most = MIN(most, MOST_SLACK + least / 2);
    while (most > 0 && !s->out->n_steps && !s->is_over) {
        int64_t before = s->n_states;
        if (!looks_ahead(s))
            slack = as_far_as_reached(s, least, slack);
        pass_below(s, least, MIN(slack, most));
        if (slack >= most || s->is_over || s->out->n_steps)
            break;
        s->proven = s->frames[0]->limit;
        s->is_over = is_last;
        is_last = !lasts(s, s->n_states - before, SHORT_GROWS);
        bool is_short = !is_last && !lasts(s, s->n_states - before, PASS_GROWS);
        slack += slack * growth(s, is_short, s->n_states - before) / 100;
        if (is_last)
            s->states_left = MAX(s->states_left, s->in->most_states / LAST_SHARE);
    }
}

/* There are too many pages for that: of each region only what costs little over its
 * least, then a little more. The first round ends with a page whatever it costs. */
static void search_some(bx_searcher *s)
{
    bx_search_frame *f = s->frames[0];
    int64_t left_out = f->left_out;
    s->is_narrow = true;
    s->must_find = !s->may_fail && s->in->limit >= BX_NO_LIMIT;
    s->is_last = true;
    f->limit = s->out->n_steps ? s->out->cost : s->in->limit;
    for (int slack = 0; slack < FIRST_SLACK; slack += slack ? slack : NARROW_SLACK) {
        s->is_over = false;
        s->states_left = s->in->most_states / NARROW_SHARE;
        s->slack = slack;
        pass(s);
    }
    f->left_out = left_out;
}

static int64_t least_of_page(const bx_searcher *s)
{
    int64_t least = BX_NO_LIMIT;
    for (int lines = 1; lines <= s->in->lines; lines++)
        least = MIN(least, least_of(s, lines));
    return least;
}

static void search_whole(bx_searcher *s)
{
    int64_t least = find_least(s, least_of_page, s->in->limit);
    if (least >= BX_NO_LIMIT) {
        least = s->wheels ? bx_wheels_least(s->wheels) : BX_NO_TREE;
        s->may_fail = true;
    }
    if (least >= BX_NO_TREE)
        return;
    search_all(s, least);
    if (s->is_over && !s->in->takes_any)
        search_some(s);
}

/* ---- a region of a page that is made ---- */

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
        if (!s->is_narrow)
            reach(s, f->limit - around);
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
    return (bx_set_region){s->in->sets->n - 1, around->at.columns, around->at.lines,
                           around->filter};
}

static int64_t least_of_whole(const bx_searcher *s)
{
    int cost = bx_cheapest_cost(s->in->cheapest, whole_region(s));
    return cost >= BX_NO_TREE ? BX_NO_LIMIT : cost;
}

static void search_region(bx_searcher *s)
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
    int64_t least = find_least(s, least_of_whole, most);
    if (least >= BX_NO_LIMIT)
        return;
    whole.least = (int)least;
    bool goes_on = true;
    for (int64_t slack = FIRST_SLACK; goes_on && !s->out->n_steps && !s->is_over;
         slack += slack * SLACK_PERCENT / 100) {
        s->slack = (int)MIN(slack, BX_NO_TREE);
        goes_on = pass_region(s, &whole, slack);
    }
    if (!s->out->n_steps && around->limit >= BX_NO_LIMIT)
        fill_region(s, &whole);
}

static bx_lead_case case_new(const bx_lead_head *lead_head)
{
    return (bx_lead_case){
        .lead_head = lead_head,
        .dolls = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, g_free)};
}

static void case_end(bx_lead_case *c)
{
    bx_facades_free(c->facades);
    g_hash_table_destroy(c->dolls);
}

/* Parts the pages by the lead's head, each part with facades of its own. */
static void part_by_lead(bx_searcher *s, bx_arena *work)
{
    const bx_search *in = s->in;
    bx_lead_heads heads = bx_lead_heads_told(work, in->lead_head);
    if (!heads.n)
        heads = (bx_lead_heads){in->lead_head, 1};
    s->cases = BX_NEW_ARRAY(work, heads.n, bx_lead_case);
    s->n_cases = heads.n;
    s->ahead_left = in->most_states * AHEAD_OF_STATE;
    for (int i = 0; i < heads.n; i++) {
        s->cases[i] = case_new(&heads.all[i]);
        s->cases[i].facades = bx_facades_new(in->layout, in->blocks, in->n_blocks,
                                             in->sets, &heads.all[i], in->cheapest);
    }
}

static void begin_search(bx_searcher *s, bx_arena *work)
{
    const bx_search *in = s->in;
    s->frames[0] = g_new(bx_search_frame, 1);
    s->frames[0]->is_page = true;
    s->frames[0]->limit = s->frames[0]->left_out = in->limit;
    s->all = case_new(in->lead_head);
    s->now = &s->all;
    if (!in->around && bx_wheels_can_be(in->layout, in->sets))
        s->wheels = bx_wheels_new(in->layout, in->sets, in->cheapest);
    if (in->looks_ahead && !in->around)
        part_by_lead(s, work);
}

static void end_search(bx_searcher *s)
{
    for (int i = 0; i < s->n_cases; i++)
        case_end(&s->cases[i]);
    case_end(&s->all);
    if (s->wheels)
        bx_wheels_free(s->wheels);
    for (int i = 0; i <= BX_MAX_BLOCKS; i++)
        g_free(s->frames[i]);
}

static void search(bx_searcher *s)
{
    bx_arena *work = bx_arena_new();
    begin_search(s, work);
    if (s->in->around)
        search_region(s);
    else
        search_whole(s);
    s->out->bound = MAX(s->frames[0]->left_out, s->proven);
    if (s->out->n_steps)
        s->out->bound = MIN(s->out->bound, s->out->cost);
    s->out->n_states = s->n_states;
    end_search(s);
    bx_arena_free(work);
}

bool bx_search_page(bx_arena *arena, const bx_search *in, bx_found_page *out)
{
    g_autofree bx_searcher *s = g_new0(bx_searcher, 1);
    s->in = in;
    s->out = out;
    s->states_left = in->most_states;
    s->may_fail = in->known.n > 0 || bx_pins_need_places(in->sets->pins);
    *out = (bx_found_page){0};
    search(s);
    out->steps = bx_copy(arena, s->best, (size_t)out->n_steps * sizeof *s->best);
    return out->n_steps > 0;
}
