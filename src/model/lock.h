/* lock: pages as they were made, to be made so again: the file that `plan --lock` writes
 * beside an issue (issue.lock, news.lock).
 *
 * In: the file, an issue. Out: for each page it holds the tree with sizes and the heads
 * of its items, and which of them are other copy now, came to the page or left it. A
 * lock may be old: that is no mistake; what it says of a page that is gone, or once more
 * of the same page, is left out with a warning. Which items of the issue's pool stand on
 * which page that flows it holds, too. Not done here: making the page
 * (makeup/page.h), writing the file (desk/lock_text.h). */
#ifndef BX_MODEL_LOCK_H
#define BX_MODEL_LOCK_H

#include "model/issue.h"

typedef struct {
    int item;        /* of the issue; -1: it is not on the page any more */
    bx_len size;     /* of its main head; 0: none */
    bool is_changed; /* its copy is other copy than was locked */
} bx_locked_item;

typedef struct {
    const char *layout;
    const bx_tree_note *tree; /* every ITEM with its size; -1 as above */
    const bx_locked_item *items;
    int n_items;
    int n_changed;       /* items changed, gone or new */
    const char *changed; /* their names, for messages; "": none */
    bool has_new;        /* an item of the page has no place in the tree */
    bool has_other_ads;  /* those across its foot are not as they were locked */
    bool is_held;        /* it is of no lock, but of the pages before a change that is
                            tried: that a page stands as it stood is no news */
    const char *edition; /* it is of no lock: the page is to be near to that of this
                            edition; or NULL */
    bx_span span;
} bx_locked_page;

typedef struct {
    const bx_locked_page *const *pages; /* by the issue's pages; NULL: not locked */
    int last; /* the highest number of a page in the file; 0: none is in it */
} bx_lock;

/* The lock file of an issue, or no lock at all where there is none. False after
 * reporting: it cannot be read. */
bool bx_lock_load(bx_arena *arena, const bx_issue *issue, bx_lock *out, bx_diags *diags);

/* The same before pages that flow have their items, which are found in the issue's pool:
 * the trees are of no use then. Nothing is reported; a file with errors locks nothing. */
bx_lock bx_lock_of_pool(bx_arena *arena, const bx_issue *issue);

/* 16 digits that other copy, other pictures or another setting would change. */
const char *bx_item_digest(bx_arena *arena, const bx_item *item);

/* The tree without the sizes of its items. */
const bx_tree_note *bx_tree_note_loosen(bx_arena *arena, const bx_tree_note *note);

#endif
