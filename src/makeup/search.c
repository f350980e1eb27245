#include "makeup/search.h"

#include "makeup/search_pass.h"
#include "makeup/search_region.h"

enum {
    SHORT_PERCENT = 12, /* by so little a limit grows where the states left would not last
                           for more: … */
    AHEAD_PERCENT = 25, /* with facades: where they said at once that there is none, */
    REACH_AHEAD_PERCENT = 140, /* … how far the table is filled for the next ones, … */
    REACH_GOOD_PERCENT = 108,  /* … or, where a page is known that tells where they end,
                                  for one, … */
    REACH_LEAST_PERCENT = 150, /* … but so far at first, of what a page costs at least */
    AHEAD_OF_STATE = 16,       /* for each state so much work may go into facades */
    PASS_GROWS = 10,           /* … so many times those of the last limit, … */
    SHORT_GROWS = 2, /* … or so many: where there are less, the next is the last … */
    LAST_SHARE = 2,  /* … and has this share of all at least */
    NARROW_SLACK = 125,  /* where there are too many pages, for the second round … */
    NARROW_SHARE = 4,    /* … and the share of all states that each round may expand */
    MOST_SLACK = 256000, /* a page that costs more over the least is no page, where pins,
                            or pages that are known, leave none that costs less */
    SHARP_FROM = 3,      /* sets of so many items … */
    SHARP_TO = 4,        /* … to so many … */
    SHARP_SLACK = 1500, /* … are asked of facades, so far over what the table says, … */
    SHARP_TIMES = 2, /* … where a page may cost so many times the least of its items */
    NEAR_REACH = 1000, /* a limit so little before where the table ends is put there */

    DIVE_SHARE = 160,       /* a pass takes such a part of all work: a page is wanted, for
                               a limit: */
    MOST_DIVES = 12,        /* for one, each below a higher limit … */
    DIVE_GROWS = 15,        /* … by so many percent over the least, */
    DIVE_STATES = 20000,    /* of so many states … */
    DIVE_WORK = 1500000,    /* … and so much work, … */
    DIVES_WORK = 3000000,   /* … where a page is known so much for all; … */
    LAST_DIVE = 150,        /* … in the end up to so many percent of the slack */
    BEAM_WAYS = 20,         /* of a region, … */
    BEAM_LARGE_WAYS = 1000, /* … of a large one, … */
    BEAM_FACADES = 2,       /* … and of all its ways */
    WORK_GROWS = 2,         /* so many times the work of a pass the next one takes, … */
    WORK_GROWS_MOST = 8     /* … to so many */
};

/* A slack over the least; where the table ends little further, so does the slack. */
static int64_t as_far_as_reached(const bx_searcher *s, int64_t least, int64_t slack)
{
    int64_t reached = bx_cheapest_reached(s->in->cheapest) - least;
    return reached > slack && reached < slack + NEAR_REACH ? reached : slack;
}

/* That may go into facades. */
static int64_t most_work(const bx_searcher *s)
{
    return s->in->most_states * AHEAD_OF_STATE;
}

static bool looks_ahead(const bx_searcher *s)
{
    return s->n_cases > 0;
}

/* What the best page costs that is known, here or to who asks. */
static int64_t best_cost(const bx_searcher *s)
{
    return s->out->n_steps ? s->out->cost : s->in->limit;
}

/* How far the table is to reach for the pages below a limit, and the next ones. */
static int64_t reach_for(const bx_searcher *s, int64_t least, int64_t slack)
{
    if (!looks_ahead(s))
        return least + slack;
    int64_t reach = least + slack * REACH_AHEAD_PERCENT / 100;
    if (s->in->has_good)
        reach = MAX(least + slack * REACH_GOOD_PERCENT / 100,
                    least * REACH_LEAST_PERCENT / 100);
    return MIN(reach, best_cost(s));
}

/* The pages below a limit, of all cases or as beams see them. */
static void pass_below(bx_searcher *s, bx_lead_case *cases, int64_t least, int64_t slack)
{
    bx_search_frame *f = s->frames[0];
    s->slack = (int)slack;
    f->limit = least + slack;
    if (bx_cheapest_reached(s->in->cheapest) < f->limit &&
        !bx_pass_reach(s, reach_for(s, least, slack)))
        return;
    f->left_out = f->limit; /* what costs more than the slack is not even listed */
    for (int i = 0; i < s->n_cases; i++)
        bx_pass_case(s, &cases[i]);
    if (!looks_ahead(s))
        bx_pass(s);
}

/* ---- to find a page soon ---- */

static bool is_stopped(const bx_searcher *s)
{
    return s->in->watch && s->in->watch->is_stopped;
}

/* A page that beams see, below a limit that is raised so far, until there is one. What
 * they leave out proves nothing. */
static void dive(bx_searcher *s, int64_t least, int64_t slack, int64_t most)
{
    int64_t states = s->states_left, work = s->ahead_left, best = best_cost(s);
    int64_t work_left = best < BX_NO_LIMIT ? DIVES_WORK : INT64_MAX;
    most = MIN(most, best - least);
    for (int i = 0; i < MOST_DIVES && best_cost(s) >= best && work_left > 0; i++) {
        s->states_left = DIVE_STATES;
        s->ahead_left = DIVE_WORK;
        s->is_over = false;
        pass_below(s, s->beams, least, MIN(slack, most));
        work_left -= DIVE_WORK - s->ahead_left;
        if (slack >= most || is_stopped(s))
            break;
        slack += slack * DIVE_GROWS / 100;
    }
    s->frames[0]->left_out = 0;
    s->states_left = states;
    s->ahead_left = work;
    s->is_over = is_stopped(s);
    s->dived = bx_cheapest_reached(s->in->cheapest);
}

/* No further than the table reaches, and not twice so far: where a pass took long. */
static void dive_near(bx_searcher *s, int64_t least, int64_t slack, int64_t work)
{
    int64_t reached = bx_cheapest_reached(s->in->cheapest);
    if (!s->in->has_good && s->dived < reached && work > most_work(s) / DIVE_SHARE)
        dive(s, least, slack + slack * SHORT_PERCENT / 100, reached - least);
}

/* A page that costs a little more than what is proven. Where a good one is known, no
 * further than the table reaches: one that costs hardly less is not worth filling it
 * again. */
static void dive_last(bx_searcher *s, int64_t least, int64_t slack)
{
    int64_t most = MIN(slack * LAST_DIVE / 100, best_cost(s) - least);
    if (s->in->has_good)
        most = MIN(most, bx_cheapest_reached(s->in->cheapest) - least);
    s->is_over = false;
    if (bx_pass_reach(s, least + most))
        dive(s, least, slack, most);
    s->is_over = true;
}

/* ---- to know more of small sets ---- */

static int least_by_facades(void *facades, bx_set_region region, int most)
{
    return bx_facades_of(facades, region, 0, most).least;
}

/* What few items cost by their facades goes into the table, so that larger sets know of
 * it: of many items, most work would go into regions that could have been known to be too
 * dear. */
static void sharpen(const bx_searcher *s)
{
    bx_cheapest *cheapest = s->in->cheapest;
    bx_facades *untold = bx_facades_new(&s->facade_page, s->in->lead_head);
    bx_facades_allow(untold, INT64_MAX, s->in->watch);
    bx_raise raise = {.from = SHARP_FROM,
                      .to = SHARP_TO,
                      .slack = SHARP_SLACK,
                      .limit = SHARP_TIMES * bx_cheapest_least(cheapest),
                      .known = least_by_facades,
                      .asked = untold};
    bx_cheapest_raise(cheapest, &raise);
    bx_facades_free(untold);
}

/* ---- the best page ---- */

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
    return is_short ? SHORT_PERCENT : BX_SLACK_PERCENT;
}

/* By how much the slack grows after a pass, or that it was the last: where the states
 * left would not last for more, it grows by little; where they do not even last for that,
 * there is one more, to find a page. */
static void raise_limit(bx_searcher *s, int64_t n_states, int64_t *slack)
{
    s->is_over = s->is_over || s->has_last;
    s->has_last = !lasts(s, n_states, SHORT_GROWS);
    bool is_short = !s->has_last && !lasts(s, n_states, PASS_GROWS);
    *slack += *slack * growth(s, is_short, n_states) / 100;
    if (s->has_last)
        s->states_left = MAX(s->states_left, s->in->most_states / LAST_SHARE);
}

/* A pass below a limit, and what it took. */
typedef struct {
    int64_t slack, work;
} past;

/* Does the work left last for the next pass, which takes so many times the last one as
 * that took the one before it? Less, where a page that is known is a lower limit. */
static bool work_lasts(const bx_searcher *s, past before, past last, int64_t slack,
                       int64_t most)
{
    int64_t times = CLAMP(last.work / MAX(before.work, 1), WORK_GROWS, WORK_GROWS_MOST);
    int64_t more = last.work * (times - 1);
    if (most < slack)
        more = more * MAX(most - last.slack, 0) / (slack - last.slack);
    return !looks_ahead(s) || last.work + more <= s->ahead_left;
}

/* Everything below a limit that is raised until there is a page below it, or the best
 * that is known. Where pins ask for places, or pages are known, there may be none: then
 * not for ever. */
static void search_all(bx_searcher *s, int64_t least)
{
    int64_t most = best_cost(s) - least, slack = BX_FIRST_SLACK;
    past before, last = {0};
    s->proven = least;
    if (s->may_fail)
        most = MIN(most, MOST_SLACK + least / 2);
    while (most > 0 && !s->is_over) {
        int64_t n_states = s->n_states, work = s->ahead_left, best = best_cost(s);
        if (!looks_ahead(s))
            slack = as_far_as_reached(s, least, slack);
        pass_below(s, s->cases, least, MIN(slack, most));
        if (slack >= most || s->is_over || best_cost(s) < best)
            break;
        s->proven = s->frames[0]->limit;
        n_states = s->n_states - n_states;
        dive_near(s, least, slack, work - s->ahead_left);
        most = MIN(most, best_cost(s) - least);
        before = last;
        last = (past){slack, work - s->ahead_left};
        raise_limit(s, n_states, &slack);
        s->is_over = s->is_over || !work_lasts(s, before, last, slack, most);
    }
    if (looks_ahead(s) && s->is_over && !is_stopped(s))
        dive_last(s, least, slack);
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
    for (int slack = 0; slack < BX_FIRST_SLACK; slack += slack ? slack : NARROW_SLACK) {
        s->is_over = false;
        s->states_left = s->in->most_states / NARROW_SHARE;
        s->slack = slack;
        bx_pass(s);
    }
    f->left_out = left_out;
}

static void search_whole(bx_searcher *s)
{
    int64_t least = bx_pass_find_least(s, bx_pass_least, s->in->limit);
    if (s->is_over)
        return;
    if (least >= BX_NO_LIMIT) {
        least = s->wheels ? bx_wheels_least(s->wheels) : BX_NO_TREE;
        s->may_fail = true;
    }
    if (least >= BX_NO_TREE)
        return;
    search_all(s, least);
    bool is_wanted = !looks_ahead(s) || best_cost(s) >= BX_NO_LIMIT;
    if (s->is_over && !s->in->takes_any && is_wanted)
        search_some(s);
}

/* ---- of what is asked ---- */

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
    s->beams = BX_NEW_ARRAY(work, heads.n, bx_lead_case);
    s->n_cases = heads.n;
    s->ahead_left = most_work(s);
    s->facade_page = (bx_facade_page){
        .layout = in->layout,
        .blocks = in->blocks,
        .n_blocks = in->n_blocks,
        .sets = in->sets,
        .cheapest = in->cheapest,
        .edges = bx_head_edges_new(in->layout, in->blocks, in->n_blocks),
        .runs = bx_gutter_runs_new(in->layout, bx_cheapest_lines(in->cheapest))};
    if (in->sharpens && bx_cheapest_can_raise(in->cheapest, SHARP_TO))
        sharpen(s);
    for (int i = 0; i < heads.n; i++) {
        s->cases[i] = case_new(&heads.all[i]);
        s->cases[i].facades = bx_facades_new(&s->facade_page, &heads.all[i]);
        if (i > 0)
            bx_facades_ask(s->cases[i].facades, s->cases[i - 1].facades);
        s->beams[i] = case_new(&heads.all[i]);
        s->beams[i].facades = bx_facades_new_beam(
            s->cases[i].facades, (bx_beam){BEAM_WAYS, BEAM_FACADES, BEAM_LARGE_WAYS});
    }
}

static void begin_search(bx_searcher *s, bx_arena *work)
{
    const bx_search *in = s->in;
    s->frames[0] = g_new0(bx_search_frame, 1);
    s->frames[0]->is_page = true;
    s->frames[0]->limit = s->frames[0]->left_out = in->limit;
    s->all = case_new(in->lead_head);
    s->now = &s->all;
    if (!in->around && bx_wheels_can_be(in->layout, in->sets))
        s->wheels = bx_wheels_new(in->layout, in->sets, in->cheapest);
    if (in->looks_ahead && !in->around)
        part_by_lead(s, work);
}

static void frame_end(bx_search_frame *f)
{
    if (f)
        bx_facade_tree_free(f->tree);
    g_free(f);
}

static void end_search(bx_searcher *s)
{
    for (int i = 0; i < s->n_cases; i++) {
        case_end(&s->beams[i]);
        case_end(&s->cases[i]);
    }
    case_end(&s->all);
    if (s->facade_page.edges) {
        bx_head_edges_free(s->facade_page.edges);
        bx_gutter_runs_free(s->facade_page.runs);
    }
    if (s->wheels)
        bx_wheels_free(s->wheels);
    for (int i = 0; i <= BX_MAX_BLOCKS; i++)
        frame_end(s->frames[i]);
}

static void search(bx_searcher *s)
{
    bx_arena *work = bx_arena_new();
    begin_search(s, work);
    if (s->in->around)
        bx_search_region(s);
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
