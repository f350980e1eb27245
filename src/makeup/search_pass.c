#include "makeup/search_pass.h"

enum {
    ITEM_OVER_LEAST = 500, /* what an item costs over its least on a common page: so far
                              the table reaches at first, … */
    REACH_GROWS = 2        /* … so many times as far next, and then as far as it goes */
};

/* ---- how far the table reaches ---- */

/* Where a page is there, who looks on may stop it. */
static bx_watch *may_stop(const bx_searcher *s)
{
    bool has_page = s->out->n_steps || s->in->limit < BX_NO_LIMIT || s->in->known.n;
    return has_page ? s->in->watch : NULL;
}

/* What the table held bounds what was found out of regions by themselves. */
static void forget(bx_searcher *s)
{
    g_hash_table_remove_all(s->all.dolls);
    for (int i = 0; i < s->n_cases; i++) {
        g_hash_table_remove_all(s->cases[i].dolls);
        g_hash_table_remove_all(s->beams[i].dolls);
        bx_facades_reach(s->cases[i].facades);
        bx_facades_reach(s->beams[i].facades);
    }
}

bool bx_pass_reach(bx_searcher *s, int64_t limit)
{
    bx_searcher_tell(s, s->n_states + 1); /* the one that comes */
    if (bx_cheapest_reach(s->in->cheapest, limit, may_stop(s)))
        forget(s);
    if (bx_cheapest_reached(s->in->cheapest) >= MIN(limit, BX_NO_TREE))
        return true;
    s->is_over = true;
    bx_searcher_leave_out(s->frames[0], bx_cheapest_least(s->in->cheapest));
    return false;
}

/* What `least` says once the table reaches so far that there is any way, below `most`. */
int64_t bx_pass_find_least(bx_searcher *s, int64_t (*least)(const bx_searcher *s),
                           int64_t most)
{
    int n = s->in->sets->sets[s->in->sets->n - 1].n_items;
    int64_t more = (int64_t)n * ITEM_OVER_LEAST;
    int64_t least_of_items = bx_cheapest_least(s->in->cheapest);
    int64_t wide[] = {least_of_items + more, least_of_items + more * REACH_GROWS,
                      BX_NO_TREE};
    int64_t found = BX_NO_LIMIT;
    for (size_t i = 0; i < G_N_ELEMENTS(wide) && found >= BX_NO_LIMIT && !s->is_over; i++)
        if (bx_pass_reach(s, MIN(wide[i], most)))
            found = least(s);
    return found;
}

/* ---- the page ---- */

static bx_set_region whole_page(const bx_searcher *s, int lines)
{
    return bx_set_region_of(s->in->sets->n - 1, s->in->layout->columns, lines,
                            BX_ANY_ROOT);
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

int64_t bx_pass_least(const bx_searcher *s)
{
    int64_t least = BX_NO_LIMIT;
    for (int lines = 1; lines <= s->in->lines; lines++)
        least = MIN(least, least_of(s, lines));
    return least;
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
    bx_searcher_go_through(s, f, &now, &whole, all, BX_NO_TREE);
    bx_searcher_leave_out(f, white + left_out);
    bx_arena_free(work);
}

/* All pages below the limit, those without white first. */
void bx_pass(bx_searcher *s)
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
        now.apart = white;
        bx_searcher_put_together(s, f);
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
void bx_pass_case(bx_searcher *s, bx_lead_case *c)
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
    bx_pass(s);
    s->ahead_left = bx_facades_left(c->facades);
    s->is_over = s->is_over || !s->ahead_left;
    s->now = &s->all;
}
