/* wish: what an editor asks of a page: where an item stands, how wide, how large its
 * head, beside or after which others; or the tree of the page, whole or in part.
 *
 * In: the `wishes` (要求) of issue.yaml and of the front matter of items, and `tree`
 * (版树). Out: wishes with their items found, each with its place in the file. Wishes are
 * hard: make-up meets them all or reports those that cannot be met together. What can be
 * seen without a layout to be wrong is reported here.
 *
 * Items of a column 专栏, which keeps their order, may be wished so wide, with a head of
 * a size, never beside and not after each other. An item that never stands beside one of
 * another page is no matter of one page: makeup/leaf.h looks at both. */
#ifndef BX_MODEL_WISH_H
#define BX_MODEL_WISH_H

#include "base/diag.h"
#include "model/item.h"
#include "model/tree_note.h"
#include "model/yaml.h"

typedef enum {
#define BX_WISH(id) BX_WISH_##id,
#include "model/wish.def"
#undef BX_WISH
    BX_WISH_TREE,  /* of the page: the tree as it is written */
    BX_WISH_FOLD,  /* of the layout: no head and no picture on the fold line, rule 20a */
    BX_WISH_SPINE, /* of a spread: what is read stands on one side of the fold */
} bx_wish_kind;

enum {
    BX_EDGE_TOP = 1,
    BX_EDGE_FOOT = 2,
    BX_EDGE_LEFT = 4,
    BX_EDGE_RIGHT = 8,
    BX_EDGE_SIDE = 16,     /* left or right */
    BX_EDGE_MASTHEAD = 32, /* the top is one under a masthead */
}; /* of the type area; a masthead and white at the foot stand outside */

typedef struct {
    bx_wish_kind kind;
    int item;                 /* of the issue; TREE, FOLD, SPINE: none */
    int other;                /* NEXT_TO, NEVER_BESIDE, NOT_AFTER; -1 while it is only
                                 a word */
    const char *other_word;   /* … which may be an item of another page */
    const bx_group *column;   /* that both items stand in, or NULL: on the page */
    int edges;                /* PLACE */
    int first, last;          /* COLUMNS, from 1; WIDTH: 1 and the width */
    bx_len size;              /* SIZE */
    const bx_tree_note *tree; /* TREE */
    const char *text;         /* for messages, by the names that the file has for it:
                                 "b3: place upper-left", "b3: 位置 左上" */
    bx_span span;
} bx_wish;

/* Is `other` an item too? */
bool bx_wish_is_of_two(bx_wish_kind kind);

/* Where a page's mapping says what is wished. NULL: it does not. */
typedef struct {
    const bx_yaml *wishes, *tree;
    const char *tree_key; /* its name in the file */
} bx_page_wishes;

/* The wishes for a page: of its items, then those of its mapping. *n of them, in the
 * arena of the names. */
const bx_wish *bx_wishes_read(const bx_item_names *names, const bx_page_wishes *page,
                              int *n);
/* Finds the items of other pages among those of all; wishes for one that is nowhere are
 * left out: reported, or of a rest that may still come, without a word. Returns how many
 * stay. */
int bx_wishes_settle(const bx_item_names *all, bx_wish *wishes, int n);

#endif
