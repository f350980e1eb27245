#include "makeup/search.h"

#include <glib.h>
#include <string.h>

#include "makeup/wheel.h"
#include "makeup/wheels.h"

enum {
    MOST_STEPS = 2 * BX_MAX_BLOCKS - 1,
    FIRST_SLACK = 2000, /* thousandths over the least, for the first limit … */
    SLACK_PERCENT =
        50, /* … and by how much it grows when nothing was found below it, … */
    SHORT_PERCENT = 12, /* … or where the states left would not last for that: … */
    PASS_GROWS = 10,    /* … so many times those of the last limit, … */
    SHORT_GROWS = 2, /* … or so many: where there are less, the next is the last … */
    LAST_SHARE = 2,  /* … and has this share of all at least */
    NARROW_SLACK = 125, /* where there are too many pages, for the second round … */
    NARROW_SHARE = 4,   /* … and the share of all states that each round may expand */
    STATES_A_LOOK = 1024,
    MOST_SLACK = 256000, /* a page that costs more over the least is no page, where pins,
                            or pages that are known, leave none that costs less */
    ITEM_OVER_LEAST = 500, /* what an item costs over its least on a common page: so far
                              the table reaches at first, … */
    REACH_GROWS = 2,       /* … so many times as far next, and then as far as it goes */
    NEAR_REACH = 1000, /* a limit so little before where the table ends is put there */
    NOT_OURS = -1,     /* the number of a block that stood there before */
};

typedef struct {
    bx_set_region region;
    int column, row;
    bool is_at_foot; /* of the page */
    int least;       /* what it costs at least by itself */
    int parent;      /* the step that cut it off; -1: the whole */
    int part;        /* of it */
} open_region;

/* A page in the making, or a region of it. */
typedef struct {
    int64_t least; /* what blocks, cuts and white cost at least */
    bx_pair_sums pairs;
    bx_row_set open_rows[BX_MAX_COLUMNS]; /* of the gutter left of each column */
    uint32_t gutters;                     /* that are too long open … */
    uint32_t paid; /* … and those that cost their cut alone, which is in `least` */
} state;

/* What is searched: the whole page, or a region by itself. */
typedef struct {
    int64_t limit;    /* only what costs less matters */
    int64_t left_out; /* the least bound of what the limit or the end left out */
    int rows;         /* of the page, for its gutters */
    int foot;         /* the row that is the page's foot; 0: not in this region */
    bool is_page;
    bool is_found;

    open_region open[BX_MAX_BLOCKS + 1];
    int n_open;
    bx_placed placed[BX_MAX_BLOCKS];
    int items[BX_MAX_BLOCKS]; /* their blocks' numbers */
    int n_placed;
    bx_page_step steps[MOST_STEPS]; /* of the page */
    int n_steps;
} frame;

/* What was found out about a region by itself: Russian dolls (Verfaillie 1996). */
typedef struct {
    int least;
    bool is_exact;
} doll;

typedef struct {
    const bx_search *in;
    bx_wheels *wheels; /* NULL: the page does not turn */
    int slack;         /* what a region may cost over its least and still matter */
    int64_t n_states;
    int64_t proven;      /* no page costs less, so far */
    int64_t states_left; /* to expand … */
    bool is_narrow;      /* only what is within the slack is looked at … */
    bool must_find;      /* … and a page found first, whatever it costs */
    bool may_fail;       /* there may be no page that meets the pins and is new */
    bool is_last;        /* nothing else is tried where this finds no page */
    bool is_over;        /* no state is left, or there was enough */
    frame *frames[BX_MAX_BLOCKS + 1]; /* by depth, the page first */
    int depth;
    GHashTable *dolls; /* by region; looked up only */

    bx_found_page *out;
    bx_page_step best[MOST_STEPS];
} searcher;

/* ---- bounds ---- */

static int64_t bound_of(const searcher *s, const state *now)
{
    const bx_layout *layout = s->in->layout;
    return now->least + bx_score_pairs(layout, &now->pairs) +
           (int64_t)__builtin_popcount(now->gutters) * layout->weights[BX_WEIGHT_GUTTER];
}

/* The rows of a gutter are open there for good. */
static void open_rows(const frame *f, state *now, int column, const bx_row_set *rows)
{
    if ((now->gutters | now->paid) >> column & 1)
        return;
    bx_row_set *open = &now->open_rows[column];
    bx_row_set_join(open, rows);
    if (bx_score_is_gutter(bx_row_set_longest(open), f->rows))
        now->gutters |= (uint32_t)1 << column;
}

static void open_cut(const searcher *s, const frame *f, state *now, int column, int row,
                     int lines)
{
    bx_row_set rows = {{0}};
    bx_row_set_add(&rows, row, lines);
    if (bx_score_is_gutter(lines, bx_cheapest_lines(s->in->cheapest)))
        now->paid |= (uint32_t)1 << column;
    open_rows(f, now, column, &rows);
}

/* ---- steps ---- */

/* What was sure of the last block placed with the others: now it is known. */
static int sure_of_rule_8(const searcher *s, const frame *f)
{
    const bx_lead_head *l = s->in->lead_head;
    const bx_placed *all = f->placed;
    int last = f->n_placed, sum = 0;
    for (int i = 0; i < last && l->lead >= 0 && f->items[last] != NOT_OURS; i++) {
        if (f->items[i] == NOT_OURS)
            continue;
        if (f->items[last] == l->lead)
            sum +=
                bx_lead_head_sure_of_two(l, all[last].shape, f->items[i], all[i].shape);
        else if (f->items[i] == l->lead)
            sum += bx_lead_head_sure_of_two(l, all[i].shape, f->items[last],
                                            all[last].shape);
    }
    return sum;
}

/* Places a block, whose own cost is known. */
static void add_placed(searcher *s, frame *f, state *now, const bx_placed *placed,
                       int item)
{
    f->placed[f->n_placed] = *placed;
    f->items[f->n_placed] = item;
    bx_score_add(s->in->layout, &now->pairs, f->placed, f->n_placed, placed);
    now->least -= sure_of_rule_8(s, f);
    if (f->is_page)
        now->least += bx_pins_move_cost(s->in->sets->pins, placed);
    now->least +=
        (int64_t)bx_score_foot(placed, f->foot) * s->in->layout->weights[BX_WEIGHT_FOOT];
    f->n_placed++;
    bx_region at = placed->at;
    for (int c = at.column + 1; c < at.column + at.columns; c++) {
        bx_row_set rows = bx_score_open_rows(placed, c);
        open_rows(f, now, c, &rows);
    }
}

static void place_block(searcher *s, frame *f, state *now, const open_region *r,
                        const bx_shape *shape)
{
    int item = s->in->sets->sets[r->region.set].item;
    bx_placed placed = bx_placed_at(s->in->blocks[item], shape, r->column, r->row);
    add_placed(s, f, now, &placed, item);
}

static void place_parts(const open_region *r, const bx_derivation *d,
                        bx_region out[BX_WHEEL_PARTS])
{
    int n = bx_node_parts(d->kind);
    for (int i = 0; i < n; i++) {
        const bx_set_region *part = bx_derivation_part(d, i);
        out[i] = (bx_region){r->column, r->row, part->columns, part->lines};
    }
    if (n == BX_WHEEL_PARTS)
        bx_wheel_place(d->kind, out, r->column, r->row);
    else if (d->kind == BX_NODE_STACK)
        out[1].row += d->first.lines;
    else
        out[1].column += d->first.columns;
}

/* The parts of a region that is cut. Returns how many there are. */
static int part(const searcher *s, const open_region *r, const bx_derivation *d, int step,
                open_region out[BX_WHEEL_PARTS])
{
    bx_region places[BX_WHEEL_PARTS];
    int n = bx_node_parts(d->kind);
    place_parts(r, d, places);
    for (int i = 0; i < n; i++) {
        int foot = places[i].row + places[i].lines;
        out[i] =
            (open_region){.region = *bx_derivation_part(d, i),
                          .column = places[i].column,
                          .row = places[i].row,
                          .is_at_foot = r->is_at_foot && foot == r->row + r->region.lines,
                          .parent = step,
                          .part = i};
        out[i].least = bx_cheapest_cost(s->in->cheapest, out[i].region);
    }
    return n;
}

/* A page is whole, and the best so far. */
static void finish_page(searcher *s, frame *f)
{
    s->out->cost = f->limit;
    s->out->lines = f->rows;
    s->out->n_steps = f->n_steps;
    memcpy(s->best, f->steps, (size_t)f->n_steps * sizeof *s->best);
    if (s->in->takes_any)
        f->limit = 0;
}

static void finish(searcher *s, frame *f, const state *now)
{
    const bx_layout *layout = s->in->layout;
    bx_sheet sheet = {.placed = f->placed, .n_placed = f->n_placed};
    int64_t cost = bound_of(s, now);
    if (f->is_page)
        cost += bx_score_gray(layout, &sheet) * layout->weights[BX_WEIGHT_GRAY];
    if (cost >= f->limit) {
        f->left_out = MIN(f->left_out, cost);
        return;
    }
    f->limit = cost;
    f->is_found = true;
    if (f->is_page)
        finish_page(s, f);
}

/* May the block that was placed, or the parts that were opened last, stand there? */
static bool meets_pins(const searcher *s, const frame *f, const bx_derivation *d)
{
    const bx_item_sets *sets = s->in->sets;
    if (d->kind == BX_NODE_BLOCK)
        return bx_pins_allow_block(sets->pins, f->placed, f->n_placed);
    for (int i = f->n_open - bx_node_parts(d->kind); i < f->n_open; i++) {
        const open_region *r = &f->open[i];
        bx_region at = {r->column, r->row, r->region.columns, r->region.lines};
        if (!bx_pins_allow_region(sets->pins, sets->sets[r->region.set].items, at,
                                  f->placed, f->n_placed))
            return false;
    }
    return true;
}

/* Regions by themselves stand nowhere yet. */
static bool is_wanted(const searcher *s, const frame *f, const bx_derivation *d)
{
    return !f->is_page || (meets_pins(s, f, d) &&
                           !bx_looks_known(&s->in->known, f->placed, f->n_placed));
}

static void expand(searcher *s, frame *f, const state *now);

/* All but the least cost, and no more columns than there are. */
static void copy_state(const searcher *s, const state *now, state *next)
{
    next->pairs = now->pairs;
    next->gutters = now->gutters;
    next->paid = now->paid;
    memcpy(next->open_rows, now->open_rows,
           (size_t)s->in->layout->columns * sizeof *now->open_rows);
}

/* ---- regions by themselves ---- */

static void begin(frame *f, const open_region *whole)
{
    f->open[0] = *whole;
    f->n_open = 1;
    f->n_placed = f->n_steps = 0;
}

/* The cheapest way to fill a region by itself, by all rules but those of whole pages. */
static void search_doll(searcher *s, const open_region *r, doll *known, int64_t limit)
{
    frame **f = &s->frames[++s->depth];
    if (!*f)
        *f = g_new(frame, 1);
    (*f)->limit = (*f)->left_out = limit;
    (*f)->rows = s->in->lines;
    (*f)->foot = r->is_at_foot ? r->region.lines : 0;
    (*f)->is_page = (*f)->is_found = false;
    open_region whole = {.region = r->region, .is_at_foot = r->is_at_foot, .parent = -1};
    whole.least = known->least;
    state now = {.least = known->least};
    begin(*f, &whole);
    expand(s, *f, &now);
    known->least = (int)MIN((*f)->is_found ? (*f)->limit : limit, (*f)->left_out);
    known->is_exact = (*f)->is_found && (*f)->left_out >= (*f)->limit;
    s->depth--;
}

static doll *find_doll(const searcher *s, const open_region *r)
{
    bx_set_region at = r->region;
    gint64 key = ((((gint64)at.set * BX_MAX_COLUMNS + at.columns) * (BX_MAX_LINES + 1) +
                   at.lines) *
                      BX_ROOT_FILTERS +
                  at.filter) *
                     2 +
                 r->is_at_foot;
    doll *known = g_hash_table_lookup(s->dolls, &key);
    if (!known) {
        known = g_new0(doll, 1);
        known->least = bx_cheapest_cost(s->in->cheapest, at);
        g_hash_table_insert(s->dolls, g_memdup2(&key, sizeof key), known);
    }
    return known;
}

/* What a region costs at least by itself; found out as far as `limit`. */
static int least_of_region(searcher *s, const open_region *r, int64_t limit)
{
    int n_items = s->in->sets->sets[r->region.set].n_items;
    int least = bx_cheapest_cost(s->in->cheapest, r->region);
    if (least >= limit || (n_items <= 2 && !r->is_at_foot))
        return least; /* exact */
    doll *known = find_doll(s, r);
    if (!known->is_exact && known->least < limit && !s->is_narrow && !s->is_over)
        search_doll(s, r, known, limit);
    return known->least;
}

/* ---- the search ---- */

static void leave_out(frame *f, int64_t bound)
{
    f->left_out = MIN(f->left_out, bound);
}

/* The cuts down between the parts of a region. */
static void open_cuts(const searcher *s, const frame *f, state *now, const open_region *r,
                      const bx_derivation *d)
{
    bx_region places[BX_WHEEL_PARTS];
    bx_cut cuts[BX_WHEEL_CUTS];
    if (d->kind == BX_NODE_BESIDE)
        open_cut(s, f, now, r->column + d->first.columns, r->row, r->region.lines);
    if (bx_node_parts(d->kind) != BX_WHEEL_PARTS)
        return;
    place_parts(r, d, places);
    bx_wheel_cuts(d->kind, places, cuts);
    for (int i = 0; i < BX_WHEEL_CUTS; i++)
        if (cuts[i].kind == BX_NODE_BESIDE)
            open_cut(s, f, now, cuts[i].at.column, cuts[i].at.row, cuts[i].at.lines);
}

/* Cuts a region, unless its parts are too dear; `rest` is what all else costs. */
static bool open_parts(searcher *s, frame *f, state *now, const open_region *r,
                       const bx_derivation *d, int64_t rest)
{
    open_region parts[BX_WHEEL_PARTS];
    int n = part(s, r, d, f->n_steps - 1, parts), sum = 0;
    rest += d->cut;
    for (int i = 0; i < n; i++)
        sum += parts[i].least;
    for (int i = 0; i < n; i++) {
        sum -= parts[i].least;
        parts[i].least = least_of_region(s, &parts[i], f->limit - rest - sum);
        sum += parts[i].least;
    }
    now->least += sum + d->cut;
    if (rest + sum >= f->limit) {
        leave_out(f, rest + sum);
        return false;
    }
    for (int i = n - 1; i >= 0; i--)
        f->open[f->n_open++] = parts[i];
    open_cuts(s, f, now, r, d);
    return true;
}

/* Goes on with one derivation of a region that was taken off the open ones. */
static void take(searcher *s, frame *f, const state *now, const open_region *r,
                 const bx_derivation *d, int64_t rules)
{
    state next;
    copy_state(s, now, &next);
    int n_open = f->n_open, n_placed = f->n_placed, n_steps = f->n_steps;
    bool goes_on = true;
    next.least = now->least - r->least;
    f->steps[f->n_steps++] = (bx_page_step){r->region, *d, r->parent, r->part};
    if (d->kind == BX_NODE_BLOCK) {
        next.least += d->cost;
        place_block(s, f, &next, r, d->shape);
    } else {
        goes_on = open_parts(s, f, &next, r, d, next.least + rules);
    }
    if (goes_on) {
        int64_t bound = bound_of(s, &next);
        if (bound >= f->limit)
            leave_out(f, bound);
        else if (is_wanted(s, f, d))
            expand(s, f, &next);
    }
    f->n_open = n_open;
    f->n_placed = n_placed;
    f->n_steps = n_steps;
}

/* The open region to go on with: the highest, then the one most to the left. Clashes of
 * heads show before what stands below them is tried. */
static int choose(const frame *f)
{
    int best = 0;
    for (int i = 1; i < f->n_open; i++) {
        const open_region *a = &f->open[i], *b = &f->open[best];
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
        watch->now.bound = s->in->sets->is_complete ? s->proven : 0;
        bx_watch_look(watch);
    }
    bool is_stopped = watch && watch->is_stopped && (is_page || !s->is_last);
    bool is_spent = --s->states_left < 0 && (is_page || !s->must_find);
    s->is_over = is_stopped || is_spent;
}

/* Goes on with each derivation of a region that costs no more than `dearest`. */
static void go_through(searcher *s, frame *f, const state *now, const open_region *r,
                       bx_derivations all, int dearest)
{
    int64_t rules = bound_of(s, now) - now->least;
    for (int i = 0; i < all.n; i++) {
        int64_t next = now->least - r->least + all.all[i].cost;
        if (next + rules >= f->limit || s->is_over ||
            (s->is_narrow && all.all[i].cost > dearest)) {
            leave_out(f, next + rules);
            break;
        }
        take(s, f, now, r, &all.all[i], rules);
    }
}

static void expand(searcher *s, frame *f, const state *now)
{
    if (!f->n_open) {
        finish(s, f, now);
        return;
    }
    int next_open = choose(f);
    open_region r = f->open[next_open];
    f->open[next_open] = f->open[--f->n_open];
    bx_derivations all = bx_cheapest_derive(s->in->cheapest, r.region, s->slack);
    int dearest = bx_cheapest_cost(s->in->cheapest, r.region) + s->slack;
    count_state(s);
    go_through(s, f, now, &r, all, dearest);
    f->open[f->n_open++] = f->open[next_open];
    f->open[next_open] = r;
}

/* ---- how far the table reaches ---- */

/* What was found out is no more than what the table held. */
static void reach(searcher *s, int64_t limit)
{
    if (bx_cheapest_reach(s->in->cheapest, limit))
        g_hash_table_remove_all(s->dolls);
}

/* A slack over the least; where the table ends little further, so does the slack. */
static int64_t as_far_as_reached(const searcher *s, int64_t least, int64_t slack)
{
    int64_t reached = bx_cheapest_reached(s->in->cheapest) - least;
    return reached > slack && reached < slack + NEAR_REACH ? reached : slack;
}

/* What `least` says once the table reaches so far that there is any way, below `most`. */
static int64_t find_least(searcher *s, int64_t (*least)(const searcher *s), int64_t most)
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
               ? BX_NO_LIMIT
               : cost + (int64_t)white * s->in->layout->weights[BX_WEIGHT_WHITE];
}

/* The pages that turn and whose blocks fill so many lines, below the limit. Where there
 * are too many pages, only those are looked at that were asked for. */
static void turn(searcher *s, int lines)
{
    frame *f = s->frames[0];
    int64_t white =
        (int64_t)(s->in->lines - lines) * s->in->layout->weights[BX_WEIGHT_WHITE];
    int64_t least = white + bx_wheels_least(s->wheels);
    if (least >= f->limit || s->is_over || (s->is_narrow && !s->in->sets->wheel)) {
        leave_out(f, least);
        return;
    }
    bx_arena *work = bx_arena_new();
    open_region whole = {
        .region = whole_page(s, lines), .is_at_foot = true, .parent = -1};
    state now = {.least = white};
    int left_out = BX_NO_TREE;
    bx_derivations all = bx_wheels_list(
        work, s->wheels, lines, (int)MIN(f->limit - white, BX_NO_TREE), &left_out);
    f->rows = f->foot = lines;
    begin(f, &whole);
    f->n_open = 0;
    count_state(s);
    go_through(s, f, &now, &whole, all, BX_NO_TREE);
    leave_out(f, white + left_out);
    bx_arena_free(work);
}

/* All pages below the limit, those without white first. */
static void pass(searcher *s)
{
    frame *f = s->frames[0];
    for (int lines = s->in->lines; lines > 0; lines--) {
        state now = {.least = least_of(s, lines)};
        if (now.least >= f->limit) {
            leave_out(f, now.least);
            continue;
        }
        open_region whole = {
            .region = whole_page(s, lines), .is_at_foot = true, .parent = -1};
        whole.least = bx_cheapest_cost(s->in->cheapest, whole.region);
        f->rows = f->foot = lines;
        begin(f, &whole);
        expand(s, f, &now);
    }
    for (int lines = s->in->lines; s->wheels && lines > 0; lines--)
        turn(s, lines);
}

static void pass_below(searcher *s, int64_t least, int64_t slack)
{
    frame *f = s->frames[0];
    s->slack = (int)slack;
    f->limit = least + slack;
    reach(s, f->limit);
    f->left_out = f->limit; /* what costs more than the slack is not even listed */
    pass(s);
}

/* Do the states left last for a pass that takes so many times those of the last one? */
static bool lasts(const searcher *s, int64_t n_states, int times)
{
    return s->in->takes_any || n_states * times <= s->states_left;
}

/* Everything below a limit that is raised until there is a page below it, by little where
 * the states would not last for more; where they do not even last for that, once more, to
 * find a page. Where pins ask for places, or pages are known, there may be none: then not
 * for ever. */
static void search_all(searcher *s, int64_t least)
{
    int64_t most = s->in->limit - least, slack = FIRST_SLACK;
    bool is_last = false;
    s->proven = least;
    if (s->may_fail)
        most = MIN(most, MOST_SLACK + least / 2);
    while (most > 0 && !s->out->n_steps && !s->is_over) {
        int64_t before = s->n_states;
        slack = as_far_as_reached(s, least, slack);
        pass_below(s, least, MIN(slack, most));
        if (slack >= most || s->is_over || s->out->n_steps)
            break;
        s->proven = s->frames[0]->limit;
        s->is_over = is_last;
        is_last = !lasts(s, s->n_states - before, SHORT_GROWS);
        bool is_short = !is_last && !lasts(s, s->n_states - before, PASS_GROWS);
        slack += slack * (is_short ? SHORT_PERCENT : SLACK_PERCENT) / 100;
        if (is_last)
            s->states_left = MAX(s->states_left, s->in->most_states / LAST_SHARE);
    }
}

/* There are too many pages for that: of each region only what costs little over its
 * least, then a little more. The first round ends with a page whatever it costs. */
static void search_some(searcher *s)
{
    frame *f = s->frames[0];
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

static int64_t least_of_page(const searcher *s)
{
    int64_t least = BX_NO_LIMIT;
    for (int lines = 1; lines <= s->in->lines; lines++)
        least = MIN(least, least_of(s, lines));
    return least;
}

static void search_whole(searcher *s)
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
static void place_surroundings(searcher *s, frame *f, state *now)
{
    const bx_surroundings *around = s->in->around;
    now->least += around->cost;
    for (int i = 0; i < around->n_cuts; i++) {
        const bx_cut *cut = &around->cuts[i];
        if (cut->kind == BX_NODE_BESIDE)
            open_cut(s, f, now, cut->at.column, cut->at.row, cut->at.lines);
    }
    for (int i = 0; i < around->n_placed; i++)
        add_placed(s, f, now, &around->placed[i], NOT_OURS);
}

/* Begins with the page round the region. Returns what that costs at least. */
static int64_t begin_region(searcher *s, const open_region *whole, state *now)
{
    frame *f = s->frames[0];
    *now = (state){0};
    begin(f, whole);
    f->rows = f->foot = s->in->around->page_lines;
    place_surroundings(s, f, now);
    return bound_of(s, now);
}

/* The region below a limit over its least, `slack`; false: no higher one matters. */
static bool pass_region(searcher *s, const open_region *whole, int64_t slack)
{
    int64_t most = s->in->around->limit;
    frame *f = s->frames[0];
    state now;
    int64_t around = begin_region(s, whole, &now), bound = around + whole->least;
    now.least += whole->least;
    f->limit = f->left_out = MIN(bound + slack, most);
    if (bound < f->limit) {
        if (!s->is_narrow)
            reach(s, f->limit - around);
        expand(s, f, &now);
    }
    return bound + slack < most;
}

/* Whatever it costs, a region that must be filled is: straight down by what is cheapest.
 */
static void fill_region(searcher *s, const open_region *whole)
{
    s->is_over = false;
    s->states_left = s->in->most_states;
    s->is_narrow = s->must_find = true;
    s->slack = 0;
    pass_region(s, whole, BX_NO_LIMIT);
}

static bx_set_region whole_region(const searcher *s)
{
    const bx_surroundings *around = s->in->around;
    return (bx_set_region){s->in->sets->n - 1, around->at.columns, around->at.lines,
                           around->filter};
}

static int64_t least_of_whole(const searcher *s)
{
    int cost = bx_cheapest_cost(s->in->cheapest, whole_region(s));
    return cost >= BX_NO_TREE ? BX_NO_LIMIT : cost;
}

static void search_region(searcher *s)
{
    const bx_surroundings *around = s->in->around;
    bx_region at = around->at;
    open_region whole = {.region = whole_region(s),
                         .column = at.column,
                         .row = at.row,
                         .is_at_foot = at.row + at.lines == around->page_lines,
                         .parent = -1};
    state now;
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

static void search(searcher *s)
{
    s->frames[0] = g_new(frame, 1);
    s->frames[0]->is_page = true;
    s->frames[0]->limit = s->frames[0]->left_out = s->in->limit;
    s->dolls = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, g_free);
    if (!s->in->around && bx_wheels_can_be(s->in->layout, s->in->sets))
        s->wheels = bx_wheels_new(s->in->layout, s->in->sets, s->in->cheapest);
    if (s->in->around)
        search_region(s);
    else
        search_whole(s);
    if (s->wheels)
        bx_wheels_free(s->wheels);
    s->out->bound = MAX(s->frames[0]->left_out, s->proven);
    if (s->out->n_steps)
        s->out->bound = MIN(s->out->bound, s->out->cost);
    s->out->n_states = s->n_states;
    g_hash_table_destroy(s->dolls);
    for (int i = 0; i <= BX_MAX_BLOCKS; i++)
        g_free(s->frames[i]);
}

bool bx_search_page(bx_arena *arena, const bx_search *in, bx_found_page *out)
{
    g_autofree searcher *s = g_new0(searcher, 1);
    s->in = in;
    s->out = out;
    s->states_left = in->most_states;
    s->may_fail = in->known.n > 0 || bx_pins_need_places(in->sets->pins);
    *out = (bx_found_page){0};
    search(s);
    out->steps = bx_copy(arena, s->best, (size_t)out->n_steps * sizeof *s->best);
    return out->n_steps > 0;
}
