#include "makeup/page.h"

#include <assert.h>
#include <string.h>

#include "makeup/ear_item.h"
#include "makeup/filler.h"
#include "makeup/framed.h"
#include "makeup/locked.h"
#include "makeup/overset.h"
#include "makeup/page_job.h"
#include "makeup/unmet.h"

/* What is wished so far, of a lock too, and that the filler added last stands at the
 * foot. */
static void wish_for_filler(bx_page_job *own)
{
    const bx_fixed_list *among = own->among;
    const bx_wish **wishes =
        BX_NEW_ARRAY(own->setting->arena, own->n_wishes + 1, const bx_wish *);
    memcpy(wishes, own->wishes, (size_t)own->n_wishes * sizeof *wishes);
    wishes[own->n_wishes++] = among->wishes[among->n_wishes - 1];
    own->wishes = wishes;
}

/* The page with a filler at its foot, where that leaves less of it empty. */
static void try_filler(const bx_page_job *j, const bx_block *const *blocks,
                       const bx_block *filler, bx_made_page *made)
{
    bx_page_job own = *j;
    bx_fixed_list *among = bx_copy(j->setting->arena, j->among, sizeof *among);
    bx_solution filled;
    own.among = among;
    if (!bx_fixed_list_add(j->setting->arena, among, filler, BX_EDGE_FOOT))
        return;
    wish_for_filler(&own);
    if (bx_page_job_solve(&own, blocks, j->page->n_items, &filled) &&
        filled.white < made->solution.white)
        made->solution = filled;
}

static void close_gap(const bx_page_job *j, const bx_block *const *blocks,
                      bx_made_page *made)
{
    const bx_block *fillers[BX_MOST_FILLERS];
    int empty = made->solution.white * j->setting->layout->columns;
    int n = bx_fillers_for(j->setting, j->issue, j->page, j->lines, empty, fillers);
    for (int i = 0; i < n && made->solution.white; i++)
        try_filler(j, blocks, fillers[i], made);
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

/* Makes the page with every item whole; false when that cannot be. Heads stretch to fill
 * a page, not to hide that it lacks copy; and an item that fills no rectangle exactly
 * still has its place. */
static bool solve_whole(const bx_page_job *j, bx_made_page *made)
{
    int n = j->page->n_items;
    if (n + j->among->n > BX_MAX_BLOCKS)
        return false;
    const bx_block **blocks = bx_page_job_blocks(j, n, BX_FIT_EXACT);
    if (!bx_page_job_solve(j, blocks, n, &made->solution)) {
        if (bx_fails_by_wishes(j, blocks, n, BX_FIT_EXACT, made) ||
            !lacks_shapes(j->setting->layout, blocks, n))
            return false;
        blocks = bx_page_job_blocks(j, n, BX_FIT_RAGGED);
        return bx_page_job_solve(j, blocks, n, &made->solution) ||
               (bx_fails_by_wishes(j, blocks, n, BX_FIT_RAGGED, made), false);
    }
    bx_solution close;
    if (made->solution.white) {
        blocks = bx_page_job_blocks(j, n, BX_FIT_CLOSE);
        if (bx_page_job_solve(j, blocks, n, &close))
            made->solution = close;
    }
    if (made->solution.white && j->issue->n_fillers)
        close_gap(j, bx_page_job_blocks(j, n, BX_FIT_EXACT), made);
    return true;
}

/* Blocks, and those inside them. */
static void list_parts(const bx_setting *s, bx_made_page *made)
{
    const bx_sheet *sheet = &made->sheet, *strip = made->ads.strip;
    int n = (strip ? strip->n_placed : 0) + (made->ear ? made->ear->n_placed : 0);
    for (int i = 0; i < sheet->n_placed; i++)
        n += bx_placed_parts(&sheet->placed[i]);
    bx_placed *parts = BX_NEW_ARRAY(s->arena, n, bx_placed);
    for (int i = 0; i < sheet->n_placed; i++)
        for (int k = 0; k < bx_placed_parts(&sheet->placed[i]); k++)
            parts[made->n_parts++] = bx_placed_part(&sheet->placed[i], k);
    for (int i = 0; strip && i < strip->n_placed; i++)
        parts[made->n_parts++] = strip->placed[i];
    for (int i = 0; made->ear && i < made->ear->n_placed; i++)
        parts[made->n_parts++] = made->ear->placed[i];
    made->parts = parts;
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
    bx_count_over(s, issue, made);
}

/* Where the advertisements at its foot are what leaves no page, as it is with them
 * anywhere. */
static bool solve_without_foot(const bx_page_job *j, bx_made_page *made)
{
    bx_page_job own = *j;
    bx_fixed_list *among = bx_copy(j->setting->arena, j->among, sizeof *among);
    bx_made_page other = *made;
    if (!made->n_unmet || !among->n_wishes)
        return false;
    among->n_wishes = 0;
    own.among = among;
    own.wishes = bx_page_job_wishes(&own, &own.n_wishes);
    own.is_trial = true;
    other.unmet = NULL;
    other.n_unmet = 0;
    if (!solve_whole(&own, &other))
        return false;
    *made = other;
    return true;
}

static bool is_placed(const bx_sheet *sheet, int item)
{
    for (int i = 0; i < sheet->n_placed; i++)
        if (sheet->placed[i].block->index == item)
            return true;
    return false;
}

/* A filler of the locked page that has another size now finds no place in its slot; where
 * copy fills that, it needs none. */
static bool lacks_filler(const bx_page_job *j, const bx_locked_page *locked,
                         const bx_node *root)
{
    bx_sheet sheet = bx_sheet_lay(j->setting->arena, root);
    for (int i = 0; i < locked->n_items; i++)
        for (int k = 0; k < j->issue->n_fillers; k++)
            if (locked->items[i].item == j->issue->fillers[k] &&
                !is_placed(&sheet, j->issue->fillers[k]))
                return true;
    return false;
}

static bool solve_as_locked(const bx_page_job *j, const bx_locked_page *locked,
                            bx_lock_use use, bx_made_page *made)
{
    bx_page_job own = *j;
    own.is_trial = true;
    if (use != BX_LOCK_MOVED && locked->has_new)
        return false;
    if (use != BX_LOCK_KEPT)
        bx_lock_homes(&own, locked);
    if (use != BX_LOCK_MOVED)
        bx_lock_wishes(&own, locked, use);
    if (!solve_whole(&own, made))
        return false;
    if (use != BX_LOCK_MOVED && made->solution.white &&
        lacks_filler(j, locked, made->solution.root))
        return false;
    made->lock_use = use;
    return true;
}

/* The page as it is locked, or near to it: the nearest that can be. Where an
 * advertisement across the foot went or shrank blocks grow, if that closes more of the
 * hole. */
static bool solve_locked(const bx_page_job *j, bx_lock_use from, bx_made_page *made)
{
    const bx_locked_page *locked = made->locked;
    const char *layout = j->setting->layout->name;
    bool has_any = false;
    if (!locked || strcmp(locked->layout ? locked->layout : layout, layout) != 0)
        return false;
    for (int use = from; use <= (has_any ? BX_LOCK_TREE : BX_LOCK_MOVED); use++) {
        bx_made_page near = *made;
        if (!solve_as_locked(j, locked, (bx_lock_use)use, &near) ||
            (has_any && near.solution.white >= made->solution.white))
            continue;
        *made = near;
        has_any = true;
        if (!made->solution.white || !locked->has_other_ads)
            break;
    }
    return has_any;
}

/* Do the advertisements leave the copy a line at all? */
static bool lacks_room(const bx_page_job *j, const bx_made_page *made)
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
    made.ear = bx_ear_item_make(s, issue, page);
    bx_page_job j = bx_page_job_make(s, issue, page, fixed, &made.ads);
    assert(page->n_items > 0 || page->n_ads > 0);
    made.lacks_room = lacks_room(&j, &made);
    if (made.lacks_room) {
        if (may_be_over)
            bx_count_over(s, issue, &made);
        return made;
    }
    if (!solve_locked(&j, from, &made) && !solve_whole(&j, &made) &&
        !solve_without_foot(&j, &made) && !made.n_unmet && may_be_over)
        bx_page_job_overset(&j, &made);
    if (!made.solution.root) {
        if (may_be_over)
            bx_count_over(s, issue, &made);
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
                                .ads = best->ads,
                                .ear = best->ear};
        lay(s, issue, &out[i]);
    }
    return n;
}

int bx_made_page_white(const bx_made_page *made)
{
    int rows = made->solution.white * made->layout->columns;
    for (int i = 0; i < made->n_parts - (made->ear ? made->ear->n_placed : 0); i++)
        rows += made->parts[i].shape->filling.spare;
    return rows;
}

bx_display bx_page_display(const bx_setting *s, const bx_issue *issue,
                           const bx_made_page *made)
{
    bx_display_builder out = {.arena = s->arena};
    if (made->solution.root)
        bx_pour(s, issue, made->page, &made->sheet, made->ads.strip, &out);
    if (made->solution.root && made->ear)
        bx_pour_sheet(s, made->ear, &out);
    bool is_black = bx_issue_is_black(issue, made->page);
    if (is_black)
        bx_ops_in_black(out.ops, out.n);
    return (bx_display){.width = made->layout->paper_width,
                        .height = made->layout->paper_height,
                        .number = made->page->number,
                        .label = bx_format(s->arena, "%s", BX_PAGE(made->page)),
                        .is_black = is_black,
                        .ops = out.ops,
                        .n_ops = out.n,
                        .brands = made->layout->brands};
}
