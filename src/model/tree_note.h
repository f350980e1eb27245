/* tree_note: the tree of a page as people write it: (lead / (b2 | auto)). A stack of
 * parts is written with /, parts side by side with |; several parts may follow each other
 * with one of them. Five parts that turn round a middle one, which no cut parts from edge
 * to edge, are written with @| where the second stands beside the first, (a @| b @| c @|
 * d @| e), and with @/ where it stands under it: from the upper left one on round the
 * page, the middle one last; they are the whole page. A part is an item by its name, its
 * file or its number on the page, in quotes where the name holds marks of the notation,
 * and may have a size, columns x lines (b2:2x30); or auto, once, for all items that are
 * not named. masthead and white are read over, so that a tree can be written as it was
 * printed.
 *
 * In: the text, the items of the page. Out: the tree, all but the five in binary cuts. */
#ifndef BX_MODEL_TREE_NOTE_H
#define BX_MODEL_TREE_NOTE_H

#include "base/diag.h"
#include "model/item.h"

/* The items of a page, by which files may name them. */
typedef struct {
    bx_arena *arena;
    const bx_item *items; /* of the issue so far */
    const int *listed;    /* those of the page, as they were listed */
    int n;
    const char *page; /* its number, for messages; NULL: of no page */
    bx_diags *diags;
    const int *rests; /* items of other pages whose rests may come to it (转版), by whose
                         names files may name them … */
    int n_rests;
    bool tells_rests; /* … and those that did not come are told */
} bx_item_names;

/* The item of a page by name (bx_item_is_named), or by its number (bx_page_number_of); -1
 * after reporting, and of a rest that is not there, or not yet. */
int bx_item_named(const bx_item_names *names, const char *word, bx_span at);

/* Does the word name a rest that is not there, or not yet? */
bool bx_item_is_rest(const bx_item_names *names, const char *word);

/* How many of the items the word names, numbers aside; *item: the first of them. */
int bx_items_named(const bx_item_names *names, const char *word, int *item);

typedef enum {
    BX_TREE_ITEM,
    BX_TREE_AUTO,
    BX_TREE_STACK,      /* first above second */
    BX_TREE_BESIDE,     /* first left of second */
    BX_TREE_WHEEL_WIDE, /* five that turn, the second beside the first … */
    BX_TREE_WHEEL_HIGH, /* … or under it */
} bx_tree_note_kind;

enum { BX_WHEEL_PARTS = 5 };

typedef struct bx_tree_note {
    bx_tree_note_kind kind;
    int item;           /* ITEM: of the issue; -1: a rest that is not there */
    int columns, lines; /* ITEM; 0: not said */
    union {
        struct {
            const struct bx_tree_note *first, *second; /* of a cut */
        };
        const struct bx_tree_note *parts[BX_WHEEL_PARTS]; /* and of those that turn */
    };
} bx_tree_note;

/* How many parts it has: 0, 2 or 5. */
int bx_tree_note_parts(const bx_tree_note *note);

/* Of a text that stands at `whole`. NULL after reporting: what cannot be read, an item
 * named twice, one that is missing where there is no auto. */
const bx_tree_note *bx_tree_note_read(const bx_item_names *names, bx_chars text,
                                      bx_span whole);

/* The items that a tree names by name, whatever else is in it; one may be there twice. In
 * the arena of the names. */
const int *bx_tree_note_named(const bx_item_names *names, bx_chars text, int *n);

#endif
