#include "makeup/search.h"

#include <glib.h>
#include <string.h>

enum {
    MOST_STEPS = 2 * BX_MAX_BLOCKS - 1,
    FIRST_SLACK = 2000, /* thousandths over the least, for the first limit … */
    SLACK_PERCENT = 50, /* … and by how much it grows when nothing was found below it */
    NARROW_SLACK = 125, /* where there are too many pages, for the second round … */
    NARROW_SHARE = 4,   /* … and the share of all states that each round may expand */
    STATES_A_LOOK = 1024,
    MOST_SLACK = 256000, /* a page that costs more over the least is no page, where pins,
                            or pages that are known, leave none that costs less */
};

typedef struct {
    bx_set_region region;
    int column, row;
    int parent; /* the step that cut it off; -1: the whole page */
    bool is_second;
} open_region;

/* A page in the making. */
typedef struct {
    int64_t least; /* what blocks, cuts and white cost at least */
    bx_pair_sums pairs;
    bx_row_set open_rows[BX_MAX_COLUMNS]; /* of the gutter left of each column */
    uint32_t gutters;                     /* that are too long open */
} state;

typedef struct {
    const bx_search *in;
    int64_t limit; /* only pages below it matter */
    int slack;     /* what a region may cost over its least and still matter */
    int64_t n_states;
    int64_t proven;      /* no page costs less, so far */
    int64_t left_out;    /* the least bound of what the limit or the end left out */
    int64_t states_left; /* to expand … */
    bool must_find;      /* a page first, whatever it costs */
    bool may_fail;       /* there may be no page that meets the pins and is new */
    bool is_last;        /* nothing else is tried where this finds no page */
    bool is_over;        /* no state is left, or there was enough */
    bx_len least_other;  /* the largest head but the lead's is at least so large */
    int rows;            /* of the page that blocks fill */

    open_region open[BX_MAX_BLOCKS + 1];
    int n_open;
    bx_placed placed[BX_MAX_BLOCKS];
    int n_placed;
    bx_page_step steps[MOST_STEPS];
    int n_steps;

    bx_found_page *out;
    bx_page_step best[MOST_STEPS];
} searcher;

/* ---- bounds ---- */

static int64_t bound_of(const searcher *s, const state *now)
{
    const bx_layout *layout = s->in->layout;
    bx_pair_sums pairs = now->pairs;
    pairs.other_size = MAX(pairs.other_size, s->least_other);
    return now->least + bx_score_pairs(layout, &pairs) +
           (int64_t)__builtin_popcount(now->gutters) * layout->weights[BX_WEIGHT_GUTTER];
}

/* The rows of a gutter are open there for good. */
static void open_rows(const searcher *s, state *now, int column, const bx_row_set *rows)
{
    if (now->gutters >> column & 1)
        return;
    bx_row_set *open = &now->open_rows[column];
    bx_row_set_join(open, rows);
    if (bx_score_is_gutter(bx_row_set_longest(open), s->rows))
        now->gutters |= (uint32_t)1 << column;
}

static void open_cut(const searcher *s, state *now, int column, int row, int lines)
{
    bx_row_set rows = {{0}};
    bx_row_set_add(&rows, row, lines);
    open_rows(s, now, column, &rows);
}

/* ---- steps ---- */

static void place_block(searcher *s, state *now, const open_region *r,
                        const bx_shape *shape)
{
    const bx_block *block = s->in->blocks[s->in->sets->sets[r->region.set].item];
    bx_placed *p = &s->placed[s->n_placed];
    *p = bx_placed_at(block, shape, r->column, r->row);
    bx_score_add(s->in->layout, &now->pairs, s->placed, s->n_placed, p);
    now->least +=
        (int64_t)bx_score_foot(p, s->rows) * s->in->layout->weights[BX_WEIGHT_FOOT];
    s->n_placed++;
    for (int c = r->column + 1; c < r->column + r->region.columns; c++) {
        bx_row_set rows = bx_score_open_rows(p, c);
        open_rows(s, now, c, &rows);
    }
}

static void open_parts(searcher *s, state *now, const open_region *r,
                       const bx_derivation *d)
{
    int step = s->n_steps - 1;
    open_region first = {d->first, r->column, r->row, step, false};
    open_region second = {d->second, r->column, r->row, step, true};
    if (d->kind == BX_NODE_STACK) {
        second.row += d->first.lines;
    } else {
        second.column += d->first.columns;
        open_cut(s, now, second.column, r->row, r->region.lines);
    }
    s->open[s->n_open++] = second;
    s->open[s->n_open++] = first;
}

/* A page is whole: the best so far, unless its gray areas are too dear. */
static void finish(searcher *s, const state *now)
{
    const bx_layout *layout = s->in->layout;
    bx_sheet sheet = {.placed = s->placed, .n_placed = s->n_placed};
    int64_t cost = bound_of(s, now) +
                   bx_score_gray(layout, &sheet) * layout->weights[BX_WEIGHT_GRAY];
    if (cost >= s->limit) {
        s->left_out = MIN(s->left_out, cost);
        return;
    }
    s->limit = s->in->takes_any ? 0 : cost;
    s->out->cost = cost;
    s->out->lines = s->rows;
    s->out->n_steps = s->n_steps;
    memcpy(s->best, s->steps, (size_t)s->n_steps * sizeof *s->best);
}

/* May the block that was placed, or the parts that were opened last, stand there? */
static bool meets_wishes(const searcher *s, const bx_derivation *d)
{
    const bx_item_sets *sets = s->in->sets;
    if (d->kind == BX_NODE_BLOCK)
        return bx_pins_allow_block(sets->pins, s->placed, s->n_placed);
    for (int i = s->n_open - 2; i < s->n_open; i++) {
        const open_region *r = &s->open[i];
        bx_region at = {r->column, r->row, r->region.columns, r->region.lines};
        if (!bx_pins_allow_region(sets->pins, sets->sets[r->region.set].items, at,
                                  s->placed, s->n_placed))
            return false;
    }
    return true;
}

static void expand(searcher *s, const state *now);

/* All but the least cost, and no more columns than there are. */
static void copy_state(const searcher *s, const state *now, state *next)
{
    next->pairs = now->pairs;
    next->gutters = now->gutters;
    memcpy(next->open_rows, now->open_rows,
           (size_t)s->in->layout->columns * sizeof *now->open_rows);
}

/* Goes on with one derivation of a region that was taken off the open ones. */
static void take(searcher *s, const state *now, const open_region *r,
                 const bx_derivation *d, int64_t least)
{
    state next;
    copy_state(s, now, &next);
    int n_open = s->n_open, n_placed = s->n_placed, n_steps = s->n_steps;
    next.least = least;
    s->steps[s->n_steps++] = (bx_page_step){r->region, *d, r->parent, r->is_second};
    if (d->kind == BX_NODE_BLOCK)
        place_block(s, &next, r, d->shape);
    else
        open_parts(s, &next, r, d);
    int64_t bound = bound_of(s, &next);
    if (bound >= s->limit)
        s->left_out = MIN(s->left_out, bound);
    else if (meets_wishes(s, d) && !bx_looks_known(&s->in->known, s->placed, s->n_placed))
        expand(s, &next);
    s->n_open = n_open;
    s->n_placed = n_placed;
    s->n_steps = n_steps;
}

/* The open region to go on with: the highest, then the one most to the left. Clashes of
 * heads show before what stands below them is tried. */
static int choose(const searcher *s)
{
    int best = 0;
    for (int i = 1; i < s->n_open; i++) {
        const open_region *a = &s->open[i], *b = &s->open[best];
        if (a->row < b->row || (a->row == b->row && a->column < b->column))
            best = i;
    }
    return best;
}

/* Counts a state; the search is over where none is left, or who looks on has enough. */
static void count_state(searcher *s)
{
    bx_watch *watch = s->in->watch;
    bool is_page = s->out->n_steps > 0;
    if (++s->n_states % STATES_A_LOOK == 0 && watch) {
        watch->now.n_states = s->n_states;
        watch->now.cost = is_page ? s->out->cost : 0;
        watch->now.bound = s->proven;
        bx_watch_look(watch);
    }
    bool is_stopped = watch && watch->is_stopped && (is_page || !s->is_last);
    bool is_spent = --s->states_left < 0 && (is_page || !s->must_find);
    s->is_over = is_stopped || is_spent;
}

static void expand(searcher *s, const state *now)
{
    if (!s->n_open) {
        finish(s, now);
        return;
    }
    int next_open = choose(s);
    open_region r = s->open[next_open];
    s->open[next_open] = s->open[--s->n_open];
    int64_t rules = bound_of(s, now) - now->least;
    int least = bx_cheapest_cost(s->in->cheapest, r.region);
    bx_derivations all = bx_cheapest_derive(s->in->cheapest, r.region, s->slack);
    count_state(s);
    for (int i = 0; i < all.n; i++) {
        int64_t next = now->least - least + all.all[i].cost;
        if (next + rules >= s->limit || s->is_over) {
            s->left_out = MIN(s->left_out, next + rules);
            break;
        }
        take(s, now, &r, &all.all[i], next);
    }
    s->open[s->n_open++] = s->open[next_open];
    s->open[next_open] = r;
}

/* ---- the page ---- */

static bx_set_region whole_page(const searcher *s, int lines)
{
    return (bx_set_region){s->in->sets->n - 1, s->in->layout->columns, lines,
                           BX_ANY_ROOT};
}

/* What a page costs at least whose blocks fill so many lines. */
static int64_t least_of(const searcher *s, int lines)
{
    int cost = bx_cheapest_cost(s->in->cheapest, whole_page(s, lines));
    int white = s->in->lines - lines;
    return cost >= BX_NO_TREE
               ? INT64_MAX / 2
               : cost + (int64_t)white * s->in->layout->weights[BX_WEIGHT_WHITE];
}

/* All pages below the limit, those without white first. */
static void pass(searcher *s)
{
    for (int lines = s->in->lines; lines > 0; lines--) {
        state now = {.least = least_of(s, lines)};
        if (now.least >= s->limit) {
            s->left_out = MIN(s->left_out, now.least);
            continue;
        }
        s->rows = lines;
        s->open[0] = (open_region){.region = whole_page(s, lines), .parent = -1};
        s->n_open = 1;
        expand(s, &now);
    }
}

static bx_len least_other_size(const bx_search *in)
{
    bx_len size = 0;
    for (int i = 0; i < in->n_blocks; i++) {
        bx_len least = INT32_MAX;
        for (int k = 0; k < in->blocks[i]->n_shapes; k++) {
            const bx_grade *grade = in->blocks[i]->shapes[k].head.grade;
            least = MIN(least, grade ? grade->main.size : 0);
        }
        if (!in->blocks[i]->is_lead && in->blocks[i]->n_shapes)
            size = MAX(size, least);
    }
    return size;
}

/* Everything below a limit that is raised until there is a page below it. Where pins ask
 * for places, or pages are known, there may be none: then not for ever. */
static void search_all(searcher *s, int64_t least)
{
    int64_t most = s->may_fail ? MOST_SLACK + least / 2 : INT64_MAX;
    for (int slack = FIRST_SLACK; !s->out->n_steps && !s->is_over && slack <= most;
         slack += (int)((int64_t)slack * SLACK_PERCENT / 100)) {
        s->proven = least + (s->limit ? s->slack : 0);
        s->slack = slack;
        s->limit = least + slack;
        s->left_out = s->limit; /* what costs more than the slack is not even listed */
        pass(s);
    }
}

/* There are too many pages for that: of each region only what costs little over its
 * least, then a little more. The first round ends with a page whatever it costs. */
static void search_some(searcher *s)
{
    int64_t left_out = s->left_out;
    s->must_find = !s->may_fail;
    s->is_last = true;
    s->limit = s->out->n_steps ? s->out->cost : INT64_MAX / 2;
    for (int slack = 0; slack < FIRST_SLACK; slack += slack ? slack : NARROW_SLACK) {
        s->is_over = false;
        s->states_left = s->in->most_states / NARROW_SHARE;
        s->slack = slack;
        pass(s);
    }
    s->left_out = left_out;
}

bool bx_search_page(bx_arena *arena, const bx_search *in, bx_found_page *out)
{
    g_autofree searcher *s = g_new0(searcher, 1);
    int64_t least = INT64_MAX / 2;
    s->in = in;
    s->out = out;
    s->states_left = in->most_states;
    s->least_other = least_other_size(in);
    *out = (bx_found_page){0};
    for (int lines = 1; lines <= in->lines; lines++)
        least = MIN(least, least_of(s, lines));
    if (least >= INT64_MAX / 2)
        return false;
    s->may_fail = in->known.n > 0 || bx_pins_need_places(in->sets->pins);
    search_all(s, least);
    if (s->is_over && !in->takes_any)
        search_some(s);
    if (!out->n_steps)
        return false;
    out->bound = MIN(out->cost, s->left_out);
    out->n_states = s->n_states;
    out->steps = bx_copy(arena, s->best, (size_t)out->n_steps * sizeof *s->best);
    return true;
}
