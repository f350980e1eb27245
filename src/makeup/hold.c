#include "makeup/hold.h"

#include "model/variant.h"

/* NULL: furniture and white, which no one asks for. */
static const bx_tree_note *note_of(bx_arena *arena, const bx_node *node);

static const bx_tree_note *note_of_parts(bx_arena *arena, const bx_node *node,
                                         bx_tree_note_kind kind)
{
    bx_tree_note *note = BX_NEW(arena, bx_tree_note);
    note->kind = kind;
    for (int i = 0; i < bx_node_parts(node->kind); i++)
        note->parts[i] = note_of(arena, node->parts[i]);
    if (!note->first || !note->second)
        return note->first ? note->first : note->second;
    return note;
}

static const bx_tree_note *note_of(bx_arena *arena, const bx_node *node)
{
    bx_tree_note note = {.columns = node->columns, .lines = node->lines};
    switch (node->kind) {
    case BX_NODE_BLOCK:
        note.item = node->block->index;
        return bx_copy(arena, &note, sizeof note);
    case BX_NODE_FIXED:
    case BX_NODE_WHITE:
        return NULL;
    case BX_NODE_STACK:
        return note_of_parts(arena, node, BX_TREE_STACK);
    case BX_NODE_BESIDE:
        return note_of_parts(arena, node, BX_TREE_BESIDE);
    case BX_NODE_WHEEL_WIDE:
        return note_of_parts(arena, node, BX_TREE_WHEEL_WIDE);
    case BX_NODE_WHEEL_HIGH:
        break;
    }
    return note_of_parts(arena, node, BX_TREE_WHEEL_HIGH);
}

static const bx_locked_page *hold_page(bx_arena *arena, const bx_made_page *made)
{
    bx_locked_page *locked = BX_NEW(arena, bx_locked_page);
    const bx_sheet *sheet = &made->sheet;
    bx_locked_item *items = BX_NEW_ARRAY(arena, sheet->n_placed, bx_locked_item);
    for (int i = 0; i < sheet->n_placed; i++) {
        const bx_grade *grade = sheet->placed[i].shape->head.grade;
        items[i] = (bx_locked_item){.item = sheet->placed[i].block->index,
                                    .size = grade ? grade->main.size : 0};
    }
    *locked = (bx_locked_page){.layout = made->layout->name,
                               .tree = note_of(arena, made->solution.root),
                               .items = items,
                               .n_items = sheet->n_placed,
                               .changed = "",
                               .is_held = true,
                               .span = made->page->span};
    return locked;
}

bx_lock bx_hold_edition(bx_arena *arena, const bx_issue *issue, const bx_edition *edition)
{
    const bx_locked_page **pages =
        BX_NEW_ARRAY(arena, issue->n_pages, const bx_locked_page *);
    for (int i = 0; i < edition->n_pages; i++)
        for (int k = 0; k < issue->n_pages; k++)
            if (&issue->pages[k] == edition->made[i].page)
                pages[k] = hold_page(arena, &edition->made[i]);
    return (bx_lock){.pages = pages};
}

/* ---- … for pages that hold other things ---- */

static bool is_listed(const int *items, int n, int item)
{
    for (int i = 0; i < n; i++)
        if (items[i] == item)
            return true;
    return false;
}

static bool stays(const bx_issue *issue, const bx_page *page, int item)
{
    return is_listed(page->items, page->n_items, item) ||
           is_listed(page->ads, page->n_ads, item) ||
           issue->items[item].kind == BX_ITEM_FILLER;
}

static void note_change(bx_arena *arena, bx_locked_page *locked, const bx_item *item)
{
    locked->changed = bx_format(arena, "%s%s%s", locked->changed,
                                locked->n_changed++ ? ", " : "", item->name);
}

/* Items that have left the page, and those that are other copy now; returns how many are
 * what they were. */
static int note_held(bx_arena *arena, const bx_issue *issue, const bx_page *page,
                     bx_locked_page *locked)
{
    int kept = 0;
    for (int i = 0; i < locked->n_items; i++) {
        bx_locked_item *held = (bx_locked_item *)&locked->items[i];
        const bx_item *item = &issue->items[held->item];
        bool is_there = stays(issue, page, held->item);
        held->is_changed = !is_there || item->stands_for;
        if (held->is_changed)
            note_change(arena, locked, item);
        if (!is_there)
            held->item = -1;
        kept += !held->is_changed;
    }
    return kept;
}

static void note_new(bx_arena *arena, const bx_issue *issue, const bx_page *page,
                     bx_locked_page *locked)
{
    for (int i = 0; i < page->n_items; i++) {
        bool is_held = false;
        for (int k = 0; k < locked->n_items; k++)
            is_held |= locked->items[k].item == page->items[i];
        if (is_held)
            continue;
        locked->has_new = true;
        note_change(arena, locked, &issue->items[page->items[i]]);
    }
}

/* The tree, where items that have left it are -1. */
static const bx_tree_note *without_gone(bx_arena *arena, const bx_issue *issue,
                                        const bx_page *page, const bx_tree_note *note)
{
    bx_tree_note *own = bx_copy(arena, note, sizeof *note);
    if (note->kind == BX_TREE_ITEM && !stays(issue, page, note->item))
        own->item = -1;
    for (int i = 0; i < bx_tree_note_parts(note); i++)
        own->parts[i] = without_gone(arena, issue, page, note->parts[i]);
    return own;
}

static const bx_locked_page *hold_near(bx_arena *arena, const bx_issue *issue,
                                       const bx_page *page, const bx_made_page *made)
{
    bx_locked_page *locked = (bx_locked_page *)hold_page(arena, made);
    locked->span = page->span;
    locked->edition = issue->variants[0].name;
    if (!locked->tree || !note_held(arena, issue, page, locked))
        return NULL;
    note_new(arena, issue, page, locked);
    locked->tree = without_gone(arena, issue, page, locked->tree);
    return locked;
}

static const bx_made_page *numbered(const bx_edition *edition, int number)
{
    for (int i = 0; i < edition->n_pages; i++)
        if (edition->made[i].page->number == number && edition->made[i].solution.root)
            return &edition->made[i];
    return NULL;
}

bx_lock bx_hold_first(bx_arena *arena, const bx_issue *issue, const bx_edition *first,
                      const bx_lock *over)
{
    const bx_locked_page **pages =
        BX_NEW_ARRAY(arena, issue->n_pages, const bx_locked_page *);
    for (int i = 0; i < issue->n_pages; i++) {
        const bx_page *page = &issue->pages[i];
        const bx_made_page *made = numbered(first, page->number);
        pages[i] = over->pages[i];
        if (!pages[i] && page->is_own && made)
            pages[i] = hold_near(arena, issue, page, made);
    }
    return (bx_lock){.pages = pages};
}
