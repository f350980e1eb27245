#include "makeup/searcher.h"

#include <string.h>

#include "makeup/wheel.h"

enum { STATES_A_LOOK = 1024 };

/* ---- bounds ---- */

int64_t bx_searcher_bound(const bx_searcher *s, const bx_page_state *now)
{
    const bx_layout *layout = s->in->layout;
    return now->least + bx_score_pairs(layout, &now->pairs) +
           (int64_t)__builtin_popcount(now->gutters) * layout->weights[BX_WEIGHT_GUTTER];
}

/* The rows of a gutter are open there for good. */
static void open_rows(const bx_search_frame *f, bx_page_state *now, int column,
                      const bx_row_set *rows)
{
    if ((now->gutters | now->paid) >> column & 1)
        return;
    bx_row_set *open = &now->open_rows[column];
    bx_row_set_join(open, rows);
    if (bx_score_is_gutter(bx_row_set_longest(open), f->rows))
        now->gutters |= (uint32_t)1 << column;
}

void bx_searcher_open_cut(const bx_searcher *s, const bx_search_frame *f,
                          bx_page_state *now, int column, int row, int lines)
{
    bx_row_set rows = {{0}};
    bx_row_set_add(&rows, row, lines);
    if (bx_score_is_gutter(lines, bx_cheapest_lines(s->in->cheapest)))
        now->paid |= (uint32_t)1 << column;
    open_rows(f, now, column, &rows);
}

/* ---- steps ---- */

/* What was sure of the last block placed with the others: now it is known. */
static int sure_of_rule_8(const bx_searcher *s, const bx_search_frame *f)
{
    const bx_lead_head *l = s->now->lead_head;
    const bx_placed *all = f->placed;
    int last = f->n_placed, sum = 0;
    for (int i = 0; i < last && l->lead >= 0 && f->items[last] != BX_NOT_OURS; i++) {
        if (f->items[i] == BX_NOT_OURS)
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

void bx_searcher_add_placed(bx_searcher *s, bx_search_frame *f, bx_page_state *now,
                            const bx_placed *placed, int item)
{
    f->placed[f->n_placed] = *placed;
    f->items[f->n_placed] = item;
    if (item != BX_NOT_OURS)
        now->least += bx_lead_head_more(s->now->lead_head, item, placed->shape);
    bx_score_add(s->in->layout, &now->pairs, f->placed, f->n_placed, placed);
    int64_t apart = -sure_of_rule_8(s, f);
    if (f->is_page)
        apart += bx_pins_move_cost(s->in->sets->pins, placed);
    now->least += apart;
    now->apart += apart;
    now->least +=
        (int64_t)bx_score_foot(placed, f->foot) * s->in->layout->weights[BX_WEIGHT_FOOT];
    f->n_placed++;
    bx_region at = placed->at;
    for (int c = at.column + 1; c < at.column + at.columns; c++) {
        bx_row_set rows = bx_score_open_rows(placed, c);
        open_rows(f, now, c, &rows);
    }
}

static void place_block(bx_searcher *s, bx_search_frame *f, bx_page_state *now,
                        const bx_open_region *r, const bx_shape *shape)
{
    int item = s->in->sets->sets[r->region.set].item;
    bx_placed placed = bx_placed_at(s->in->blocks[item], shape, r->column, r->row);
    bx_searcher_add_placed(s, f, now, &placed, item);
}

static void place_parts(const bx_open_region *r, const bx_derivation *d,
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
static int part(const bx_searcher *s, const bx_open_region *r, const bx_derivation *d,
                int step, bx_open_region out[BX_WHEEL_PARTS])
{
    bx_region places[BX_WHEEL_PARTS];
    int n = bx_node_parts(d->kind);
    place_parts(r, d, places);
    for (int i = 0; i < n; i++) {
        int foot = places[i].row + places[i].lines;
        out[i] = (bx_open_region){.region = *bx_derivation_part(d, i),
                                  .column = places[i].column,
                                  .row = places[i].row,
                                  .is_at_foot =
                                      r->is_at_foot && foot == r->row + r->region.lines,
                                  .parent = step,
                                  .part = i};
        out[i].least = bx_cheapest_cost(s->in->cheapest, out[i].region);
    }
    return n;
}

/* A page is whole, and the best so far. */
static void finish_page(bx_searcher *s, bx_search_frame *f)
{
    s->out->cost = f->limit;
    s->out->lines = f->rows;
    s->out->n_steps = f->n_steps;
    memcpy(s->best, f->steps, (size_t)f->n_steps * sizeof *s->best);
    if (s->in->takes_any)
        f->limit = 0;
}

static void finish(bx_searcher *s, bx_search_frame *f, const bx_page_state *now)
{
    const bx_layout *layout = s->in->layout;
    bx_sheet sheet = {.placed = f->placed, .n_placed = f->n_placed};
    int64_t cost = bx_searcher_bound(s, now);
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
static bool meets_pins(const bx_searcher *s, const bx_search_frame *f,
                       const bx_derivation *d)
{
    const bx_item_sets *sets = s->in->sets;
    if (d->kind == BX_NODE_BLOCK)
        return bx_pins_allow_block(sets->pins, f->placed, f->n_placed);
    for (int i = f->n_open - bx_node_parts(d->kind); i < f->n_open; i++) {
        const bx_open_region *r = &f->open[i];
        bx_region at = {r->column, r->row, r->region.columns, r->region.lines};
        if (!bx_pins_allow_region(sets->pins, sets->sets[r->region.set].items, at,
                                  f->placed, f->n_placed))
            return false;
    }
    return true;
}

/* Regions by themselves stand nowhere yet. */
static bool is_wanted(const bx_searcher *s, const bx_search_frame *f,
                      const bx_derivation *d)
{
    return !f->is_page || (meets_pins(s, f, d) &&
                           !bx_looks_known(&s->in->known, f->placed, f->n_placed));
}

/* All but the least cost, and no more columns than there are. */
static void copy_state(const bx_searcher *s, const bx_page_state *now,
                       bx_page_state *next)
{
    next->apart = now->apart;
    next->pairs = now->pairs;
    next->gutters = now->gutters;
    next->paid = now->paid;
    memcpy(next->open_rows, now->open_rows,
           (size_t)s->in->layout->columns * sizeof *now->open_rows);
}

/* ---- facades ---- */

/* How a region of the frame stands on the page. */
static bx_view view_of(const bx_searcher *s, const bx_open_region *r)
{
    const bx_search_frame *f = s->frames[s->depth];
    const bx_region *whole = &f->whole;
    bx_view view = f->view & ~(bx_view)BX_AT_FOOT;
    view |= r->column > whole->column ? BX_SEEN_LEFT : 0;
    view |= r->row > whole->row ? BX_SEEN_ABOVE : 0;
    view |= r->column + r->region.columns < whole->column + whole->columns ? BX_SEEN_RIGHT
                                                                           : 0;
    view |= r->row + r->region.lines < whole->row + whole->lines ? BX_SEEN_BELOW : 0;
    return view | (r->is_at_foot ? BX_AT_FOOT : 0);
}

bx_region_facades bx_searcher_facades_below(const bx_searcher *s, const bx_open_region *r,
                                            int64_t limit)
{
    if (!s->now->facades)
        return (bx_region_facades){.least = bx_cheapest_cost(s->in->cheapest, r->region)};
    return bx_facades_of(s->now->facades, r->region, view_of(s, r),
                         (int)CLAMP(limit - 1, -1, BX_NO_TREE - 1));
}

/* ---- regions by themselves ---- */

void bx_searcher_begin(bx_search_frame *f, const bx_open_region *whole, bx_view view)
{
    f->open[0] = *whole;
    f->whole = (bx_region){whole->column, whole->row, whole->region.columns,
                           whole->region.lines};
    f->view = view;
    f->n_open = 1;
    f->n_placed = f->n_steps = 0;
    f->has_tree = false;
}

/* Beams know too little of what regions can show. */
static bool is_beam(const bx_searcher *s)
{
    return s->n_cases && s->now >= s->beams && s->now < s->beams + s->n_cases;
}

void bx_searcher_put_together(const bx_searcher *s, bx_search_frame *f)
{
    f->has_tree = s->now->facades && !is_beam(s);
    if (f->has_tree && !f->tree)
        f->tree = bx_facade_tree_new();
    if (f->has_tree)
        bx_facade_tree_begin(f->tree);
}

/* The cheapest way to fill a region by itself, by all rules but those of whole pages. */
static void search_doll(bx_searcher *s, const bx_open_region *r, bx_doll *known,
                        int64_t limit)
{
    bx_view view = view_of(s, r);
    bx_search_frame **f = &s->frames[++s->depth];
    if (!*f)
        *f = g_new0(bx_search_frame, 1);
    (*f)->limit = (*f)->left_out = limit;
    (*f)->rows = s->in->lines;
    (*f)->foot = r->is_at_foot ? r->region.lines : 0;
    (*f)->is_page = (*f)->is_found = false;
    bx_open_region whole = {
        .region = r->region, .is_at_foot = r->is_at_foot, .parent = -1};
    whole.least = known->least;
    bx_page_state now = {.least = known->least};
    bx_searcher_begin(*f, &whole, view);
    bx_searcher_put_together(s, *f);
    bx_searcher_expand(s, *f, &now);
    known->least = (int)MIN((*f)->is_found ? (*f)->limit : limit, (*f)->left_out);
    known->is_exact = (*f)->is_found && (*f)->left_out >= (*f)->limit;
    s->depth--;
}

static bx_doll *find_doll(const bx_searcher *s, const bx_open_region *r)
{
    bx_set_region at = r->region;
    gint64 key = ((((gint64)at.set * BX_MAX_COLUMNS + at.columns) * (BX_MAX_LINES + 1) +
                   at.lines) *
                      BX_ROOT_FILTERS +
                  at.filter) *
                     2 +
                 r->is_at_foot;
    bx_doll *known = g_hash_table_lookup(s->now->dolls, &key);
    if (!known) {
        known = g_new0(bx_doll, 1);
        known->least = bx_cheapest_cost(s->in->cheapest, at);
        g_hash_table_insert(s->now->dolls, g_memdup2(&key, sizeof key), known);
    }
    return known;
}

/* What a region costs at least by itself; found out as far as `limit`. */
static int least_of_region(bx_searcher *s, const bx_open_region *r, int64_t limit)
{
    int n_items = s->in->sets->sets[r->region.set].n_items;
    int least = bx_cheapest_cost(s->in->cheapest, r->region);
    if (least < limit)
        least = bx_searcher_facades_below(s, r, limit).least;
    if (least >= limit || (n_items <= 2 && (s->now->facades || !r->is_at_foot)))
        return least;
    bx_doll *known = find_doll(s, r);
    known->least = MAX(known->least, least);
    if (!known->is_exact && known->least < limit && !s->is_narrow && !s->is_over)
        search_doll(s, r, known, limit);
    return known->least;
}

/* ---- the search ---- */

void bx_searcher_leave_out(bx_search_frame *f, int64_t bound)
{
    f->left_out = MIN(f->left_out, bound);
}

/* The cuts down between the parts of a region. */
static void open_cuts(const bx_searcher *s, const bx_search_frame *f, bx_page_state *now,
                      const bx_open_region *r, const bx_derivation *d)
{
    bx_region places[BX_WHEEL_PARTS];
    bx_cut cuts[BX_WHEEL_CUTS];
    if (d->kind == BX_NODE_BESIDE)
        bx_searcher_open_cut(s, f, now, r->column + d->first.columns, r->row,
                             r->region.lines);
    if (bx_node_parts(d->kind) != BX_WHEEL_PARTS)
        return;
    place_parts(r, d, places);
    bx_wheel_cuts(d->kind, places, cuts);
    for (int i = 0; i < BX_WHEEL_CUTS; i++)
        if (cuts[i].kind == BX_NODE_BESIDE)
            bx_searcher_open_cut(s, f, now, cuts[i].at.column, cuts[i].at.row,
                                 cuts[i].at.lines);
}

/* Cuts a region, unless its parts are too dear; `rest` is what all else costs. */
static bool open_parts(bx_searcher *s, bx_search_frame *f, bx_page_state *now,
                       const bx_open_region *r, const bx_derivation *d, int64_t rest)
{
    bx_open_region parts[BX_WHEEL_PARTS];
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
        bx_searcher_leave_out(f, rest + sum);
        return false;
    }
    for (int i = n - 1; i >= 0; i--)
        f->open[f->n_open++] = parts[i];
    open_cuts(s, f, now, r, d);
    return true;
}

/* ---- regions together ---- */

/* The number of a region in the tree. */
static int number_of(int parent, int part)
{
    return parent < 0 ? 0 : 1 + 2 * parent + part;
}

static void tell_block(const bx_searcher *s, bx_search_frame *f, const bx_open_region *r,
                       const bx_derivation *d)
{
    int item = s->in->sets->sets[r->region.set].item;
    bx_facade facade =
        bx_facades_of_block(s->now->facades, item, d->shape, view_of(s, r), d->cost);
    bx_facade_tree_block(f->tree, number_of(r->parent, r->part), &facade);
}

/* The parts were opened last, the first one after the second. */
static void tell_cut(const bx_searcher *s, bx_search_frame *f, const bx_open_region *r,
                     const bx_derivation *d)
{
    const bx_set_region *a = &d->first, *b = &d->second;
    bx_facade_cut cut = {
        d->kind, view_of(s, r), d->cut, {a->columns, b->columns}, {a->lines, b->lines}};
    bx_facade_part parts[2];
    for (int i = 0; i < 2; i++) {
        const bx_open_region *part = &f->open[f->n_open - 1 - i];
        bx_region_facades known =
            bx_searcher_facades_below(s, part, (int64_t)part->least + 1);
        parts[i] = (bx_facade_part){{known.all, known.n}, part->least};
    }
    bx_facade_tree_cut(f->tree, number_of(r->parent, r->part), &cut,
                       number_of(f->n_steps - 1, 0), parts);
}

/* What the page in the making costs at least by what its regions show, one of which has
 * just been cut or become a block; by other rules only what blocks cost that stand there.
 */
static int64_t least_together(const bx_searcher *s, bx_search_frame *f,
                              const bx_page_state *now, const bx_open_region *r,
                              const bx_derivation *d)
{
    if (d->kind == BX_NODE_BLOCK)
        tell_block(s, f, r, d);
    else
        tell_cut(s, f, r, d);
    int64_t apart = now->apart + bx_score_unseen_pairs(s->in->layout, &now->pairs);
    int64_t most = CLAMP(f->limit - 1 - apart, -1, BX_NO_TREE - 1);
    return apart + bx_facade_tree_least(f->tree, s->now->facades,
                                        number_of(r->parent, r->part), (int)most);
}

/* Goes on where what is left can cost less than the limit. */
static void go_on(bx_searcher *s, bx_search_frame *f, const bx_page_state *now,
                  const bx_open_region *r, const bx_derivation *d)
{
    int64_t bound = bx_searcher_bound(s, now);
    bool is_below = bound < f->limit;
    if (is_below && !is_wanted(s, f, d))
        return;
    bx_facade_mark mark = {0};
    if (f->has_tree)
        mark = bx_facade_tree_mark(f->tree);
    if (is_below && f->has_tree)
        bound = MAX(bound, least_together(s, f, now, r, d));
    if (bound < f->limit)
        bx_searcher_expand(s, f, now);
    else
        bx_searcher_leave_out(f, bound);
    if (f->has_tree)
        bx_facade_tree_back(f->tree, mark);
}

/* Goes on with one derivation of a region that was taken off the open ones. */
static void take(bx_searcher *s, bx_search_frame *f, const bx_page_state *now,
                 const bx_open_region *r, const bx_derivation *d, int64_t rules)
{
    bx_page_state next;
    copy_state(s, now, &next);
    int n_open = f->n_open, n_placed = f->n_placed, n_steps = f->n_steps;
    bool goes_on = true;
    next.least = now->least - r->least;
    f->steps[f->n_steps++] = (bx_page_step){r->region, *d, r->parent, r->part};
    if (d->kind == BX_NODE_BLOCK) {
        int item = s->in->sets->sets[r->region.set].item;
        goes_on = bx_lead_head_may_be(s->now->lead_head, item, d->shape);
        next.least += d->cost;
        place_block(s, f, &next, r, d->shape);
    } else {
        goes_on = open_parts(s, f, &next, r, d, next.least + rules);
    }
    if (goes_on)
        go_on(s, f, &next, r, d);
    f->n_open = n_open;
    f->n_placed = n_placed;
    f->n_steps = n_steps;
}

/* The open region to go on with: the highest, then the one most to the left. Clashes of
 * heads show before what stands below them is tried. */
static int choose(const bx_search_frame *f)
{
    int best = 0;
    for (int i = 1; i < f->n_open; i++) {
        const bx_open_region *a = &f->open[i], *b = &f->open[best];
        if (a->row < b->row || (a->row == b->row && a->column < b->column))
            best = i;
    }
    return best;
}

void bx_searcher_tell(const bx_searcher *s, int64_t n_states)
{
    bx_watch *watch = s->in->watch;
    if (!watch)
        return;
    watch->now.n_states = n_states;
    watch->now.cost = s->out->n_steps ? s->out->cost : 0;
    watch->now.bound = s->in->sets->is_complete ? s->proven : 0;
}

void bx_searcher_count_state(bx_searcher *s)
{
    bx_watch *watch = s->in->watch;
    bool is_page = s->out->n_steps > 0;
    if (++s->n_states % STATES_A_LOOK == 0) {
        bx_searcher_tell(s, s->n_states);
        bx_watch_look(watch);
    }
    bool has_page = is_page || s->in->limit < BX_NO_LIMIT; /* or one was there */
    bool is_stopped = watch && watch->is_stopped && (has_page || !s->is_last);
    bool is_spent = (--s->states_left < 0 && (is_page || !s->must_find)) ||
                    (s->now->facades && !bx_facades_left(s->now->facades));
    s->is_over = is_stopped || is_spent;
}

void bx_searcher_go_through(bx_searcher *s, bx_search_frame *f, const bx_page_state *now,
                            const bx_open_region *r, bx_derivations all, int dearest)
{
    int64_t rules = bx_searcher_bound(s, now) - now->least;
    for (int i = 0; i < all.n; i++) {
        int64_t next = now->least - r->least + all.all[i].cost + rules;
        if (next >= f->limit || s->is_over ||
            (s->is_narrow && all.all[i].cost > dearest)) {
            bx_searcher_leave_out(f, next);
            break;
        }
        take(s, f, now, r, &all.all[i], rules);
    }
}

/* The same, what costs least by its facades first. Others than those could not matter. */
static void go_by_facades(bx_searcher *s, bx_search_frame *f, const bx_page_state *now,
                          const bx_open_region *r, bx_derivations all,
                          const bx_region_facades *facades)
{
    int64_t rules = bx_searcher_bound(s, now) - now->least;
    int64_t rest = now->least - r->least + rules;
    for (int i = 0; i < facades->n_ways; i++) {
        int way = facades->order[i];
        int64_t next = rest + facades->ways[way];
        if (next >= f->limit || s->is_over) {
            bx_searcher_leave_out(f, next);
            break;
        }
        take(s, f, now, r, &all.all[way], rules);
    }
    if (all.n > facades->n_ways)
        bx_searcher_leave_out(f, rest + all.all[facades->n_ways].cost);
}

void bx_searcher_expand(bx_searcher *s, bx_search_frame *f, const bx_page_state *now)
{
    if (!f->n_open) {
        finish(s, f, now);
        return;
    }
    int next_open = choose(f);
    bx_open_region r = f->open[next_open];
    f->open[next_open] = f->open[--f->n_open];
    int64_t rest = bx_searcher_bound(s, now) - r.least;
    bx_region_facades facades = bx_searcher_facades_below(s, &r, f->limit - rest);
    bx_searcher_count_state(s);
    if (rest + facades.least < f->limit) {
        bx_derivations all = bx_cheapest_derive(s->in->cheapest, r.region, s->slack);
        int dearest = bx_cheapest_cost(s->in->cheapest, r.region) + s->slack;
        if (facades.n_ways)
            go_by_facades(s, f, now, &r, all, &facades);
        else
            bx_searcher_go_through(s, f, now, &r, all, dearest);
    } else {
        bx_searcher_leave_out(f, rest + facades.least);
    }
    f->open[f->n_open++] = f->open[next_open];
    f->open[next_open] = r;
}
