#include "makeup/page.h"

#include <assert.h>
#include <glib.h>
#include <string.h>

#include "makeup/box.h"
#include "makeup/filler.h"
#include "makeup/framed.h"
#include "makeup/measure.h"
#include "makeup/proof.h"
#include "makeup/wheel.h"
#include "model/advertisement.h"

/* A page to be solved. */
typedef struct {
    const bx_setting *setting;
    const bx_issue *issue;
    const bx_page *page;
    int fixed, lines;           /* of furniture over it; of its own */
    const bx_fixed_list *among; /* its copy */
    const bx_wish *const *wishes;
    int n_wishes;
    const bx_home *homes; /* of a page that is locked */
    int n_homes;
    bool is_trial; /* another way is tried where this one fails */
} job;

static void tell_shaped(bx_watch *watch, int n_shaped, int n_items)
{
    if (!watch)
        return;
    watch->now.n_shaped = n_shaped;
    watch->now.n_items = n_items;
    watch->now.n_states = watch->now.cost = watch->now.bound = 0;
    bx_watch_look(watch);
}

static const bx_block **make_blocks(const job *j, int n, bx_fit fit)
{
    const bx_setting *s = j->setting;
    const bx_block **blocks = BX_NEW_ARRAY(s->arena, n, const bx_block *);
    for (int i = 0; i < n; i++) {
        tell_shaped(s->watch, i, n);
        blocks[i] = bx_block_make(s, &j->issue->items[j->page->items[i]],
                                  j->page->items[i], i == 0, j->lines, fit);
    }
    tell_shaped(s->watch, n, n);
    return blocks;
}

/* The first n items of the page, and what stands among them. */
static const int *list_items(const job *j, bx_arena *arena, int n)
{
    int *items = BX_NEW_ARRAY(arena, n + j->among->n, int);
    memcpy(items, j->page->items, (size_t)n * sizeof *items);
    for (int i = 0; i < j->among->n; i++)
        items[n + i] = j->among->blocks[i]->index;
    return items;
}

/* The same as blocks. */
static const bx_block **list_blocks(const job *j, bx_arena *arena,
                                    const bx_block *const *blocks, int n)
{
    const bx_block **all = BX_NEW_ARRAY(arena, n + j->among->n, const bx_block *);
    memcpy(all, blocks, (size_t)n * sizeof *all);
    memcpy(all + n, j->among->blocks, (size_t)j->among->n * sizeof *all);
    return all;
}

/* The blocks with the shapes that the pins leave them. */
static const bx_block **pin_blocks(bx_arena *arena, const bx_block *const *blocks, int n,
                                   const bx_pins *pins)
{
    const bx_block **pinned = BX_NEW_ARRAY(arena, n, const bx_block *);
    for (int i = 0; i < n; i++)
        pinned[i] = bx_pins_block(arena, pins, i, blocks[i]);
    return pinned;
}

static bx_pins pins_of(const job *j, bx_arena *arena, int n)
{
    bx_pins pins = bx_pins_make(arena, j->setting->layout, j->wishes, j->n_wishes,
                                list_items(j, arena, n), n + j->among->n, j->fixed);
    pins.homes = j->homes;
    pins.n_homes = j->n_homes;
    return pins;
}

/* Can the blocks share the page at all, by their least cells? */
static bool may_fit(const job *j, const bx_block *const *blocks, int n)
{
    int cells = 0;
    for (int i = 0; i < n; i++) {
        if (!blocks[i]->n_shapes)
            return false;
        cells += blocks[i]->least_cells;
    }
    return cells <= j->setting->layout->columns * j->lines;
}

/* A page of advertisements across it alone. */
static bool solve_empty(const job *j, bx_solution *solution)
{
    const bx_layout *l = j->setting->layout;
    *solution = (bx_solution){
        .root = bx_node_fixed(j->setting->arena, BX_NODE_WHITE, l->columns, j->lines),
        .white = j->lines,
        .lines = j->lines,
        .is_optimal = true};
    return true;
}

/* Blocks of copy; what stands among them is added here. */
static bool solve(const job *j, const bx_block *const *blocks, int n,
                  bx_solution *solution)
{
    const bx_setting *s = j->setting;
    int n_all = n + j->among->n;
    if (!n_all)
        return solve_empty(j, solution);
    bx_pins *pins = BX_NEW(s->arena, bx_pins); /* the solution refers to them */
    *pins = pins_of(j, s->arena, n);
    const bx_block *const *all = list_blocks(j, s->arena, blocks, n);
    const bx_block *const *pinned = pin_blocks(s->arena, all, n_all, pins);
    return may_fit(j, pinned, n_all) &&
           bx_solve_watched(s->arena, s->layout, pinned, n_all, j->lines, pins, s->watch,
                            solution);
}

/* ---- wishes that cannot be met ---- */

/* The blocks of a page that was tried. */
typedef struct {
    const bx_block *const *blocks;
    int n;
    bx_fit fit;
} tried_blocks;

/* The column with those of the job's wishes that are for its items. */
static bx_item wished_column(const job *j, bx_arena *arena, const bx_item *item)
{
    bx_item own = *item;
    bx_group *column = bx_copy(arena, item->group, sizeof *column);
    bx_wish *wishes = BX_NEW_ARRAY(arena, j->n_wishes, bx_wish);
    column->n_wishes = 0;
    for (int i = 0; i < j->n_wishes; i++)
        if (j->wishes[i]->column == item->group)
            wishes[column->n_wishes++] = *j->wishes[i];
    column->wishes = wishes;
    own.group = column;
    return own;
}

/* The blocks as the job's wishes would have them: columns of which it leaves out wishes
 * are made anew. */
static const bx_block *const *wished_blocks(const job *j, bx_arena *arena,
                                            const tried_blocks *t)
{
    const bx_block **blocks = BX_NEW_ARRAY(arena, t->n, const bx_block *);
    bx_setting s = *j->setting;
    s.arena = arena;
    s.diags = NULL;
    for (int i = 0; i < t->n; i++) {
        int index = t->blocks[i]->index;
        const bx_item *item = &j->issue->items[index];
        const bx_group *column = bx_item_column(item);
        blocks[i] = t->blocks[i];
        if (!column || !column->n_wishes)
            continue;
        bx_item own = wished_column(j, arena, item);
        if (own.group->n_wishes < column->n_wishes)
            blocks[i] = bx_block_make(&s, bx_copy(arena, &own, sizeof own), index, i == 0,
                                      j->lines, t->fit);
    }
    return blocks;
}

static bool can_solve(const job *j, const tried_blocks *t)
{
    bx_arena *work = bx_arena_new();
    int n = t->n;
    bx_pins pins = pins_of(j, work, n);
    int n_all = n + j->among->n;
    const bx_block *const *all = list_blocks(j, work, wished_blocks(j, work, t), n);
    const bx_block *const *pinned = pin_blocks(work, all, n_all, &pins);
    bool can = may_fit(j, pinned, n_all) &&
               bx_can_solve(j->setting->layout, pinned, n_all, j->lines, &pins);
    bx_arena_free(work);
    return can;
}

/* Of wishes that are too many those that are left when one after the other was dropped
 * without which there still is no page. */
static void find_unmet(const job *j, const tried_blocks *t, bx_made_page *made)
{
    const bx_wish **kept = BX_NEW_ARRAY(j->setting->arena, j->n_wishes, const bx_wish *);
    const bx_wish **tried = BX_NEW_ARRAY(j->setting->arena, j->n_wishes, const bx_wish *);
    int n_kept = j->n_wishes;
    memcpy(kept, j->wishes, (size_t)n_kept * sizeof *kept);
    for (int i = 0; i < n_kept;) {
        job without = *j;
        without.wishes = tried;
        without.n_wishes = 0;
        for (int k = 0; k < n_kept; k++)
            if (k != i)
                tried[without.n_wishes++] = kept[k];
        if (can_solve(&without, t)) {
            i++;
            continue;
        }
        n_kept--;
        memmove(kept + i, kept + i + 1, (size_t)(n_kept - i) * sizeof *kept);
    }
    made->unmet = kept;
    made->n_unmet = n_kept;
}

/* Is it the wishes that leave no page? Then those that do are named. */
static bool fails_by_wishes(const job *j, const bx_block *const *blocks, int n,
                            bx_fit fit, bx_made_page *made)
{
    tried_blocks t = {blocks, n, fit};
    job unwished = *j;
    unwished.n_wishes = 0;
    if (j->is_trial || !j->n_wishes || !can_solve(&unwished, &t))
        return false;
    find_unmet(j, &t, made);
    return true;
}

/* ---- copy that is too much ---- */

/* How many of the first blocks can share the page at all, by their least cells. */
static int count_that_may_fit(const bx_block *const *blocks, int n, int cells)
{
    int used = 0, i = 0;
    while (i < n && blocks[i]->n_shapes && used + blocks[i]->least_cells <= cells)
        used += blocks[i++]->least_cells;
    return MAX(i, MIN(n, 1));
}

/* The best page with copy left over: overset shapes, then fewer items from the end. */
static void solve_overset(const job *j, bx_made_page *made)
{
    int n = MIN(j->page->n_items, BX_MAX_BLOCKS);
    const bx_block **blocks = make_blocks(j, n, BX_FIT_OVERSET);
    int cells = j->setting->layout->columns * j->lines;
    for (int i = 0; i < j->among->n; i++)
        cells -= j->among->blocks[i]->least_cells;
    n = count_that_may_fit(blocks, n, cells);
    while (n && !solve(j, blocks, n, &made->solution) &&
           !fails_by_wishes(j, blocks, n, BX_FIT_OVERSET, made))
        n--;
}

/* Rows of one column that an item would take: what a page lacks when it is left out. */
static int rows_of_item(const bx_setting *s, const bx_item *item)
{
    return bx_flow_make(s, item, s->layout->measure)->min_rows;
}

static void add_over(bx_made_page *made, int item, int rows)
{
    made->over[item] = rows;
    made->over_lines += rows;
}

static void add_left_out(const bx_setting *s, const bx_issue *issue, bx_made_page *made,
                         int item)
{
    const bx_group *column = bx_item_column(&issue->items[item]);
    add_over(made, item, MAX(1, rows_of_item(s, &issue->items[item])));
    for (int i = 0; column && i < column->n_items; i++)
        add_left_out(s, issue, made, column->first + i);
}

/* Items of copy on the page. */
static int count_solved(const bx_solution *solution)
{
    int n = 0;
    for (int i = 0; i < solution->n_blocks; i++)
        n += solution->blocks[i]->item->kind == BX_ITEM_COPY;
    return n;
}

static void count_over(const bx_setting *s, const bx_issue *issue, bx_made_page *made,
                       int n_solved)
{
    made->over = BX_NEW_ARRAY(s->arena, issue->n_items + 1, int);
    for (int i = 0; i < made->n_parts; i++)
        if (made->parts[i].shape->overset)
            add_over(made, made->parts[i].block->index, made->parts[i].shape->overset);
    for (int i = n_solved; i < made->page->n_items; i++)
        add_left_out(s, issue, made, made->page->items[i]);
}

/* Blocks, and those inside them. */
static void list_parts(const bx_setting *s, bx_made_page *made)
{
    const bx_sheet *sheet = &made->sheet, *strip = made->ads.strip;
    int n = strip ? strip->n_placed : 0;
    for (int i = 0; i < sheet->n_placed; i++)
        n += bx_placed_parts(&sheet->placed[i]);
    bx_placed *parts = BX_NEW_ARRAY(s->arena, n, bx_placed);
    for (int i = 0; i < sheet->n_placed; i++)
        for (int k = 0; k < bx_placed_parts(&sheet->placed[i]); k++)
            parts[made->n_parts++] = bx_placed_part(&sheet->placed[i], k);
    for (int i = 0; strip && i < strip->n_placed; i++)
        parts[made->n_parts++] = strip->placed[i];
    made->parts = parts;
}

/* Does the page fail for want of a shape, and not for want of room? */
static bool lacks_shapes(const bx_layout *layout, const bx_block *const *blocks, int n)
{
    for (int i = 0; i < n; i++) {
        const bx_block *b = blocks[i]; /* of copy */
        if (!b->n_shapes || b->shapes[b->n_shapes - 1].columns < layout->columns)
            return true;
    }
    return false;
}

/* The wishes for the page: its own, those of make-up, and the layout's fold. */
static const bx_wish *const *wishes_for(const job *j, int *n)
{
    bx_arena *arena = j->setting->arena;
    const bx_page *page = j->page;
    const bx_layout *layout = j->setting->layout;
    const bx_wish **wishes =
        BX_NEW_ARRAY(arena, page->n_wishes + j->among->n_wishes + 1, const bx_wish *);
    for (*n = 0; *n < page->n_wishes; ++*n)
        wishes[*n] = &page->wishes[*n];
    for (int i = 0; i < j->among->n_wishes; i++)
        wishes[(*n)++] = j->among->wishes[i];
    if (layout->fold.source) {
        bx_wish *fold = BX_NEW(arena, bx_wish);
        *fold = (bx_wish){.kind = BX_WISH_FOLD, .text = "fold", .span = layout->fold};
        wishes[(*n)++] = fold;
    }
    return wishes;
}

/* ---- copy that is too little ---- */

/* The page with a filler at its foot, where that leaves less of it empty. */
static void try_filler(const job *j, const bx_block *const *blocks,
                       const bx_block *filler, bx_made_page *made)
{
    job own = *j;
    bx_fixed_list *among = bx_copy(j->setting->arena, j->among, sizeof *among);
    bx_solution filled;
    own.among = among;
    if (!bx_fixed_list_add(j->setting->arena, among, filler, BX_EDGE_FOOT))
        return;
    own.wishes = wishes_for(&own, &own.n_wishes);
    if (solve(&own, blocks, j->page->n_items, &filled) &&
        filled.white < made->solution.white)
        made->solution = filled;
}

static void close_gap(const job *j, const bx_block *const *blocks, bx_made_page *made)
{
    const bx_block *fillers[BX_MOST_FILLERS];
    int empty = made->solution.white * j->setting->layout->columns;
    int n = bx_fillers_for(j->setting, j->issue, j->page, j->lines, empty, fillers);
    for (int i = 0; i < n && made->solution.white; i++)
        try_filler(j, blocks, fillers[i], made);
}

/* Makes the page with every item whole; false when that cannot be. Heads stretch to fill
 * a page, not to hide that it lacks copy; and an item that fills no rectangle exactly
 * still has its place. */
static bool solve_whole(const job *j, bx_made_page *made)
{
    int n = j->page->n_items;
    if (n + j->among->n > BX_MAX_BLOCKS)
        return false;
    const bx_block **blocks = make_blocks(j, n, BX_FIT_EXACT);
    if (!solve(j, blocks, n, &made->solution)) {
        if (fails_by_wishes(j, blocks, n, BX_FIT_EXACT, made) ||
            !lacks_shapes(j->setting->layout, blocks, n))
            return false;
        blocks = make_blocks(j, n, BX_FIT_RAGGED);
        return solve(j, blocks, n, &made->solution) ||
               (fails_by_wishes(j, blocks, n, BX_FIT_RAGGED, made), false);
    }
    bx_solution close;
    if (made->solution.white) {
        blocks = make_blocks(j, n, BX_FIT_CLOSE);
        if (solve(j, blocks, n, &close))
            made->solution = close;
    }
    if (made->solution.white && j->issue->n_fillers)
        close_gap(j, make_blocks(j, n, BX_FIT_EXACT), made);
    return true;
}

/* Sets the page out as it was solved: under its masthead, with what is left over. */
static void lay(const bx_setting *s, const bx_issue *issue, bx_made_page *made)
{
    int fixed = s->layout->lines - made->ads.strip_lines - made->solution.lines;
    if (fixed)
        made->solution.root =
            bx_node_cut(s->arena, BX_NODE_STACK,
                        bx_node_fixed(s->arena, BX_NODE_FIXED, s->layout->columns, fixed),
                        made->solution.root);
    made->sheet = bx_sheet_lay(s->arena, made->solution.root);
    list_parts(s, made);
    count_over(s, issue, made, count_solved(&made->solution));
}

/* ---- locked pages ---- */

typedef struct {
    bx_home *homes;
    int n;
} home_list;

static bx_region find_homes(home_list *list, const bx_tree_note *note, int column,
                            int row);

/* Of parts that turn; where they stand their sizes say. */
static bx_region find_wheel_homes(home_list *list, const bx_tree_note *note, int column,
                                  int row)
{
    bx_region at[BX_WHEEL_PARTS];
    int first = list->n;
    for (int i = 0; i < BX_WHEEL_PARTS; i++)
        at[i] = find_homes(list, note->parts[i], 0, 0);
    bx_region whole = bx_wheel_place(
        note->kind == BX_TREE_WHEEL_WIDE ? BX_NODE_WHEEL_WIDE : BX_NODE_WHEEL_HIGH, at,
        column, row);
    list->n = first;
    for (int i = 0; i < BX_WHEEL_PARTS; i++)
        find_homes(list, note->parts[i], at[i].column, at[i].row);
    return whole;
}

/* Where the items of a tree with sizes stand; returns the size of its page. */
static bx_region find_homes(home_list *list, const bx_tree_note *note, int column,
                            int row)
{
    bx_region at = {column, row, note->columns, note->lines};
    if (note->kind == BX_TREE_ITEM)
        list->homes[list->n++] = (bx_home){note->item, at};
    int n = bx_tree_note_parts(note);
    if (n == BX_WHEEL_PARTS)
        return find_wheel_homes(list, note, column, row);
    if (!n)
        return at;
    bx_region first = find_homes(list, note->first, column, row);
    bool is_stack = note->kind == BX_TREE_STACK;
    bx_region second =
        find_homes(list, note->second, is_stack ? column : column + first.columns,
                   is_stack ? row + first.lines : row);
    at.columns = first.columns + (is_stack ? 0 : second.columns);
    at.lines = first.lines + (is_stack ? second.lines : 0);
    return at;
}

static bx_wish *tree_wish(bx_arena *arena, const bx_tree_note *tree)
{
    bx_wish *wish = BX_NEW(arena, bx_wish);
    *wish = (bx_wish){.kind = BX_WISH_TREE, .tree = tree, .text = "tree"};
    return wish;
}

/* The page's own wishes behind those of the lock, which they outweigh: the tree and, in
 * their slots, the heads of items whose copy has not changed. */
static void add_lock_wishes(job *j, const bx_locked_page *locked, bx_lock_use use)
{
    bx_arena *arena = j->setting->arena;
    const bx_wish **wishes =
        BX_NEW_ARRAY(arena, j->n_wishes + locked->n_items + 1, const bx_wish *);
    int n = 0;
    wishes[n++] =
        tree_wish(arena, use == BX_LOCK_KEPT ? locked->tree
                                             : bx_tree_note_loosen(arena, locked->tree));
    for (int i = 0; use == BX_LOCK_KEPT && i < locked->n_items; i++) {
        const bx_locked_item *item = &locked->items[i];
        if (item->is_changed)
            continue;
        bx_wish *size = BX_NEW(arena, bx_wish);
        *size = (bx_wish){.kind = BX_WISH_SIZE, .item = item->item, .size = item->size};
        wishes[n++] = size;
    }
    memcpy(wishes + n, j->wishes, (size_t)j->n_wishes * sizeof *wishes);
    j->wishes = wishes;
    j->n_wishes += n;
}

static bool solve_as_locked(const job *j, const bx_locked_page *locked, bx_lock_use use,
                            bx_made_page *made)
{
    job own = *j;
    own.is_trial = true;
    if (use != BX_LOCK_MOVED && locked->has_new)
        return false;
    if (use != BX_LOCK_KEPT) {
        home_list list = {BX_NEW_ARRAY(j->setting->arena, locked->n_items, bx_home), 0};
        find_homes(&list, locked->tree, 0, 0);
        own.homes = list.homes;
        own.n_homes = list.n;
    }
    if (use != BX_LOCK_MOVED)
        add_lock_wishes(&own, locked, use);
    if (!solve_whole(&own, made))
        return false;
    made->lock_use = use;
    return true;
}

/* The page as it is locked, or near to it. */
static bool solve_locked(const job *j, bx_lock_use from, bx_made_page *made)
{
    const bx_locked_page *locked = made->locked;
    const char *layout = j->setting->layout->name;
    if (!locked || strcmp(locked->layout ? locked->layout : layout, layout) != 0)
        return false;
    for (int use = from; use <= BX_LOCK_MOVED; use++)
        if (solve_as_locked(j, locked, (bx_lock_use)use, made))
            return true;
    return false;
}

/* Do the advertisements leave the copy a line at all? */
static bool lacks_room(const job *j, const bx_made_page *made)
{
    bool has_blocks = j->page->n_items || j->among->n;
    return made->ads.too_large || j->lines < (has_blocks ? 1 : 0);
}

bx_made_page bx_page_make(const bx_setting *s, const bx_issue *issue, const bx_page *page,
                          const bx_locked_page *locked, bx_lock_use from,
                          bool may_be_over)
{
    bx_made_page made = {
        .setting = s, .layout = s->layout, .page = page, .locked = locked};
    int fixed = bx_masthead_lines(s->layout, issue, page);
    made.ads = bx_ads_make(s, issue, page, s->layout->lines - fixed);
    job j = {.setting = s,
             .issue = issue,
             .page = page,
             .fixed = fixed,
             .lines = s->layout->lines - fixed - made.ads.strip_lines,
             .among = &made.ads.among};
    j.wishes = wishes_for(&j, &j.n_wishes);
    assert(page->n_items > 0 || page->n_ads > 0);
    made.lacks_room = lacks_room(&j, &made);
    if (made.lacks_room) {
        if (may_be_over)
            count_over(s, issue, &made, 0);
        return made;
    }
    if (!solve_locked(&j, from, &made) && !solve_whole(&j, &made) && !made.n_unmet &&
        may_be_over)
        solve_overset(&j, &made);
    if (!made.solution.root) {
        if (may_be_over)
            count_over(s, issue, &made, 0);
        return made;
    }
    lay(s, issue, &made);
    return made;
}

int bx_page_alternatives(const bx_setting *s, const bx_issue *issue,
                         const bx_made_page *best, int most, bx_made_page *out)
{
    bx_solution own = best->solution;
    bx_solution *further = BX_NEW_ARRAY(s->arena, most, bx_solution);
    out[0] = *best;
    if (!own.n_blocks)
        return 1;
    own.root = bx_node_under_fixed(own.root);
    int n = 1 + bx_solve_further(s->arena, s->layout, &own, most - 1, s->watch, further);
    for (int i = 1; i < n; i++) {
        out[i] = (bx_made_page){.setting = s,
                                .layout = best->layout,
                                .page = best->page,
                                .solution = further[i - 1],
                                .ads = best->ads};
        lay(s, issue, &out[i]);
    }
    return n;
}

static void report_over(const bx_issue *issue, const bx_made_page *made,
                        const bx_display *page, bool is_draft, bx_diags *diags)
{
    int missing = 0;
    for (int i = 0; i < made->page->n_every; i++)
        missing += bx_proof_missing(issue->items, made->page->every[i], page);
    bx_diag(diags, is_draft ? BX_D_W_PAGE_OVER : BX_D_E_PAGE_OVER, made->page->span,
            BX_INT(made->page->number), made->layout->name, BX_INT(made->over_lines),
            BX_INT(missing));
    for (int i = 0; i < made->page->n_every; i++) {
        int item = made->page->every[i];
        if (made->over[item])
            bx_diag(diags, BX_D_N_ITEM_OVER, issue->items[item].span,
                    issue->items[item].name, BX_INT(made->over[item]),
                    BX_INT(bx_proof_missing(issue->items, item, page)));
    }
}

/* What became of the lock. */
static void report_lock(const bx_made_page *made, bx_diags *diags)
{
    const bx_locked_page *locked = made->locked;
    const char *number = BX_INT(made->page->number);
    if (!locked)
        return;
    switch (made->lock_use) {
    case BX_LOCK_UNUSED:
        bx_diag(diags, BX_D_W_LOCK_UNUSED, locked->span, number,
                locked->layout ? locked->layout : "", made->layout->name);
        break;
    case BX_LOCK_KEPT:
        if (locked->n_changed)
            bx_diag(diags, BX_D_N_LOCK_SLOTS, locked->span, number, locked->changed);
        else
            bx_diag(diags, BX_D_N_LOCK_KEPT, locked->span, number);
        break;
    case BX_LOCK_TREE:
    case BX_LOCK_MOVED:
        if (!locked->n_changed)
            bx_diag(diags, BX_D_N_LOCK_OTHERWISE, locked->span, number);
        else if (made->lock_use == BX_LOCK_TREE)
            bx_diag(diags, BX_D_N_LOCK_TREE, locked->span, number, locked->changed);
        else
            bx_diag(diags, BX_D_N_LOCK_MOVED, locked->span, number, locked->changed);
        break;
    }
}

/* The wishes that cannot be met together, each in its place. */
static void report_unmet(const bx_made_page *made, bool has_masthead, bx_diags *diags)
{
    const bx_wish *first = made->unmet[0];
    if (first->edges & BX_EDGE_MASTHEAD && !has_masthead) {
        bx_diag(diags, BX_D_E_WISH_MASTHEAD, first->span, BX_INT(made->page->number),
                first->text);
        return;
    }
    bx_diag(diags, made->n_unmet > 1 ? BX_D_E_WISHES_UNMET : BX_D_E_WISH_UNMET,
            first->span, BX_INT(made->page->number), made->layout->name, first->text,
            BX_INT(made->n_unmet));
    for (int i = 1; i < made->n_unmet; i++)
        bx_diag(diags, BX_D_E_WISH_UNMET_TOO, made->unmet[i]->span, made->unmet[i]->text);
}

/* Items that ask for vertical lines and could not have them. */
static void report_settings(const bx_setting *s, const bx_made_page *made)
{
    for (int i = 0; i < made->n_parts; i++) {
        const bx_item *item = made->parts[i].block->item;
        const bx_shape *shape = made->parts[i].shape;
        bool is_vertical = shape->mode == BX_VERTICAL || shape->head.mode == BX_VERTICAL;
        if (item->setting && !is_vertical)
            bx_diag(s->diags, BX_D_W_SETTING_UNMET, item->span, item->name);
    }
}

static void report_boxes(const bx_setting *s, const bx_made_page *made)
{
    int n = 0;
    for (int i = 0; i < made->sheet.n_placed; i++) {
        const bx_item *item = made->sheet.placed[i].block->item;
        bx_item_box box = made->sheet.placed[i].shape->box;
        n += box != BX_BOX_NONE;
        if (item->box && !box)
            bx_diag(s->diags, BX_D_W_BOX_UNMET, item->span, item->name);
    }
    if (n > BX_MOST_BOXES)
        bx_diag(s->diags, BX_D_W_BOXES_MANY, made->page->span, BX_INT(made->page->number),
                BX_INT(n), BX_INT(BX_MOST_BOXES));
}

static void report_ads(const bx_setting *s, const bx_made_page *made)
{
    for (int i = 0; i < made->n_parts; i++)
        if (made->parts[i].block->item->ad)
            bx_ad_report(s, &made->parts[i]);
}

static void report_filler(const bx_made_page *made, bx_diags *diags)
{
    for (int i = 0; i < made->n_parts; i++) {
        const bx_placed *p = &made->parts[i];
        if (p->block->item->kind == BX_ITEM_FILLER)
            bx_diag(diags, BX_D_N_FILLER, made->page->span, BX_INT(made->page->number),
                    p->block->item->name, BX_INT(p->at.columns), BX_INT(p->at.lines));
    }
}

/* Advertisements that leave the page no room, or find none. */
static void report_no_room(const bx_made_page *made, bx_diags *diags)
{
    const bx_layout *l = made->layout;
    const bx_block *ad = made->ads.too_large;
    const char *number = BX_INT(made->page->number);
    if (ad)
        bx_diag(diags, BX_D_E_AD_LARGE, ad->item->ad->size_at, ad->item->name,
                BX_INT(ad->shapes[0].columns), BX_INT(ad->shapes[0].lines), number,
                l->name, BX_INT(l->columns), BX_INT(l->lines));
    else
        bx_diag(diags, BX_D_E_ADS_HIGH, made->page->span, number, l->name,
                BX_INT(made->ads.strip_lines), BX_INT(l->lines));
}

static void report_pictures(const bx_setting *s, const bx_made_page *made)
{
    for (int i = 0; i < made->n_parts; i++) {
        const bx_placed *p = &made->parts[i];
        if (!p->block->pictures || p->shape->band.place == BX_BAND_NONE)
            continue;
        bool is_over;
        bx_setting own = bx_framed_setting(s, p);
        int crop = bx_band_crop(&own, p->block->pictures, &p->shape->band, &is_over);
        if (is_over)
            bx_diag(s->diags, BX_D_W_PICTURE_CUT, p->block->item->pictures[0].span,
                    p->block->item->name, BX_INT(crop),
                    BX_INT(made->layout->picture.crop_percent));
        int ppi = bx_band_ppi(&own, p->block->pictures, &p->shape->band);
        if (ppi && ppi < made->layout->picture.min_ppi)
            bx_diag(s->diags, BX_D_W_PICTURE_COARSE, p->block->item->pictures[0].span,
                    p->block->item->name, BX_INT(ppi),
                    BX_INT(made->layout->picture.min_ppi));
    }
}

int bx_made_page_white(const bx_made_page *made)
{
    int rows = made->solution.white * made->layout->columns;
    for (int i = 0; i < made->n_parts; i++)
        rows += made->parts[i].shape->filling.spare;
    return rows;
}

void bx_page_report(const bx_setting *s, const bx_issue *issue, const bx_made_page *made,
                    const bx_display *page, bool is_draft)
{
    const bx_layout *l = made->layout;
    int white = bx_made_page_white(made);
    if (made->page->n_items > BX_MAX_BLOCKS)
        bx_diag(s->diags, BX_D_E_ITEMS_MANY, made->page->span, BX_INT(made->page->number),
                BX_INT(made->page->n_items), BX_INT(BX_MAX_BLOCKS));
    else if (made->lacks_room)
        report_no_room(made, s->diags);
    else if (made->n_unmet)
        report_unmet(made, bx_masthead_lines(l, issue, made->page) > 0, s->diags);
    else if (!made->solution.root)
        bx_diag(s->diags, BX_D_E_PAGE_IMPOSSIBLE, made->page->span,
                BX_INT(made->page->number), l->name);
    else if (made->over_lines) {
        report_over(issue, made, page, is_draft, s->diags);
    } else if (white) {
        bx_diag(s->diags, BX_D_W_PAGE_SHORT, made->page->span, BX_INT(made->page->number),
                l->name, BX_INT(white), BX_INT(white * l->measure_chars));
    }
    report_lock(made, s->diags);
    report_settings(s, made);
    report_boxes(s, made);
    report_ads(s, made);
    report_filler(made, s->diags);
    report_pictures(s, made);
    bx_masthead_report(s, issue, made->page);
}

bx_display bx_page_display(const bx_setting *s, const bx_issue *issue,
                           const bx_made_page *made)
{
    bx_display_builder out = {.arena = s->arena};
    if (made->solution.root)
        bx_pour(s, issue, made->page, &made->sheet, made->ads.strip, &out);
    return (bx_display){.width = made->layout->paper_width,
                        .height = made->layout->paper_height,
                        .number = made->page->number,
                        .label = bx_format(s->arena, "%d", made->page->number),
                        .ops = out.ops,
                        .n_ops = out.n};
}
