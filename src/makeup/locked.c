#include "makeup/locked.h"

#include <string.h>

#include "makeup/wheel.h"

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

void bx_lock_wishes(bx_page_job *j, const bx_locked_page *locked, bx_lock_use use)
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

void bx_lock_homes(bx_page_job *j, const bx_locked_page *locked)
{
    home_list list = {BX_NEW_ARRAY(j->setting->arena, locked->n_items, bx_home), 0};
    find_homes(&list, locked->tree, 0, 0);
    j->homes = list.homes;
    j->n_homes = list.n;
}
