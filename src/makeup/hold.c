#include "makeup/hold.h"

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
    return (bx_lock){pages};
}
