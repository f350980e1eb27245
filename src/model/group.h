/* group: several items under one head and in one frame (page-rules 22b). To everybody
 * else it is an item, whose headline is the column head 栏头.
 *
 * A column 专栏 keeps its items, each with a headline of its own. Briefs 简讯 are one
 * text: the parts of all their items, with their heads run in. Not done here: which items
 * an issue groups (issue.c). */
#ifndef BX_MODEL_GROUP_H
#define BX_MODEL_GROUP_H

#include "base/diag.h"
#include "model/wish.h"

typedef enum { BX_GROUP_COLUMN, BX_GROUP_BRIEFS } bx_group_kind;

enum {
    BX_MAX_COLUMN_ITEMS = 8,
    BX_LEAST_BRIEFS = 3,   /* fewer make no 简讯, where nobody says so */
    BX_BRIEF_LENGTH = 120, /* 字 of one of them with its head, at most */
};

struct bx_group {
    bx_group_kind kind;
    const bx_item *items; /* in the order they were listed */
    int n_items;
    int first; /* COLUMN: index of the first of them in the issue, where the others follow
                  it */
    const bx_wish *wishes; /* COLUMN: for its items, among each other; n_wishes */
    int n_wishes;
    const int *starts; /* BRIEFS: the part that each of them begins with, and where the
                          last ends; captions and credits of all stand behind that */
};

/* A column or briefs with this head; the items as they were read. Of a column `items` and
 * `first` are still to be set. Items of briefs are set horizontally: others are reported.
 */
bx_item bx_group_column(bx_arena *arena, bx_chars head, int n);
bx_item bx_group_briefs(bx_arena *arena, bx_chars head, const bx_item *items, int n,
                        bx_diags *diags);

/* NULL: the item is no column. */
const bx_group *bx_item_column(const bx_item *item);
const bx_group *bx_item_briefs(const bx_item *item);

#endif
