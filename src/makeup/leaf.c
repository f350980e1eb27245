#include "makeup/leaf.h"

#include <glib.h>

/* An item on its page. */
typedef struct {
    const bx_made_page *made;
    const bx_placed *placed;
} stand;

/* False: the item is on none of the pages. */
static bool find_stand(const bx_made_page *made, int n, int item, stand *out)
{
    for (int i = 0; i < n; i++)
        for (int k = 0; k < made[i].n_parts; k++)
            if (made[i].parts[k].block->index == item) {
                *out = (stand){&made[i], &made[i].parts[k]};
                return true;
            }
    return false;
}

static bool share_rows(bx_region a, bx_region b)
{
    return a.row < b.row + b.lines && b.row < a.row + a.lines;
}

/* Of two pages side by side: does each block stand at the fold? */
static bool is_facing(const stand *left, const stand *right)
{
    bx_region a = left->placed->at, b = right->placed->at;
    return a.column + a.columns == left->made->layout->columns && !b.column &&
           share_rows(a, b);
}

/* What of an item stands on the right or left page of a spread, as on a page of its own;
 * on a single page all of it. No columns: nothing. */
static bx_region part_on(const stand *s, bool is_right)
{
    bx_region at = s->placed->at;
    int columns = s->made->layout->columns / 2;
    if (!s->made->page->is_spread)
        return at;
    int from = at.column - (is_right ? columns : 0), end = from + at.columns;
    at.column = MAX(from, 0);
    at.columns = MAX(MIN(end, columns) - at.column, 0);
    return at;
}

static int columns_of_page(const stand *s)
{
    return s->made->layout->columns / (s->made->page->is_spread ? 2 : 1);
}

/* Of two sides of a leaf: seen from behind, columns run the other way. */
static bool is_backing(const stand *front, const stand *back)
{
    bx_region a = part_on(front, true), b = part_on(back, false);
    int column = columns_of_page(back) - b.column - b.columns;
    return a.column < column + b.columns && column < a.column + a.columns &&
           share_rows(a, b);
}

static bx_leaf_meeting meet(const stand *a, const stand *b)
{
    int number = bx_page_last(a->made->page);
    if (b->made->page->number != number + 1)
        return BX_LEAF_APART;
    if (number % 2 == 0)
        return is_facing(a, b) ? BX_LEAF_FACING : BX_LEAF_APART;
    return is_backing(a, b) ? BX_LEAF_BACKING : BX_LEAF_APART;
}

bx_leaf_meeting bx_leaf_meet(const bx_made_page *made, const bx_placed *placed,
                             const bx_made_page *next, const bx_placed *other)
{
    return meet(&(stand){made, placed}, &(stand){next, other});
}

static void check_two(const bx_wish *wish, const stand *a, const stand *b,
                      bx_diags *diags)
{
    int number = bx_page_last(a->made->page), next = b->made->page->number;
    if (number > next) {
        if (a->made != b->made)
            check_two(wish, b, a, diags);
        return;
    }
    bx_leaf_meeting how = meet(a, b);
    if (how)
        bx_diag(diags, how == BX_LEAF_FACING ? BX_D_W_WISH_FACING : BX_D_W_WISH_BACKING,
                wish->span, a->placed->block->item->name, BX_INT(number),
                b->placed->block->item->name, BX_INT(next), wish->text);
}

void bx_leaves_check(const bx_made_page *made, int n, bx_diags *diags)
{
    for (int i = 0; i < n; i++)
        for (int k = 0; k < made[i].page->n_wishes; k++) {
            const bx_wish *wish = &made[i].page->wishes[k];
            stand item, other;
            if (wish->kind == BX_WISH_NEVER_BESIDE &&
                find_stand(made, n, wish->item, &item) &&
                find_stand(made, n, wish->other, &other))
                check_two(wish, &item, &other, diags);
        }
}
