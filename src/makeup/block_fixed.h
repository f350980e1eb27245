/* block_fixed: a block of exactly one shape, drawn by what it holds: advertisements,
 * fillers, furniture of part of the page's width.
 *
 * In: its size in columns and grid lines, and who draws it. Out: a block as any other to
 * the search, without head, picture, rank or cost. Its item may be wished to a place as
 * any other; furniture, which no file names, takes an item index below zero. */
#ifndef BX_MAKEUP_BLOCK_FIXED_H
#define BX_MAKEUP_BLOCK_FIXED_H

#include "makeup/tree.h"
#include "model/wish.h"

/* Draws what it holds into the block's box, which is whole columns and grid lines: what
 * white it wants to the rule above it, it leaves itself. */
typedef struct bx_fixed {
    int columns, lines;
    void (*draw)(const bx_setting *setting, const void *what, bx_rect box,
                 bx_display_builder *out);
    const void *what;
    const bx_sheet *inside; /* blocks that it is made of, in its own columns and lines, in
                               place of what is drawn; NULL: none */
} bx_fixed;

/* Item and fixed are borrowed. */
const bx_block *bx_block_fixed(bx_arena *arena, const bx_layout *layout,
                               const bx_item *item, int index, const bx_fixed *fixed);

/* Furniture as an item, for its block: `name` is what plans and messages call it. */
const bx_item *bx_item_furniture(bx_arena *arena, const char *name);

/* Fixed blocks that stand among the copy of a page. */
enum { BX_MAX_FIXED = 24 };
typedef struct {
    const bx_block *blocks[BX_MAX_FIXED];
    int n;
    const bx_wish *wishes[BX_MAX_FIXED]; /* where make-up wants them */
    int n_wishes;
} bx_fixed_list;

/* Adds a block that must touch these edges of the type area (BX_EDGE_…; 0: any place).
 * False when there are too many. */
bool bx_fixed_list_add(bx_arena *arena, bx_fixed_list *list, const bx_block *block,
                       int edges);

#endif
