/* trial: what becomes of made pages when an item is replaced, two are swapped, or one is
 * taken out. In: an edition, the change. Out: the issue as it would be, the pages held
 * where they are (makeup/hold.h), and the words for an editor. Nothing is written here,
 * and the issue that was read is not changed. Items that have a block are meant by name
 * (bx_item_is_named) or by number, where one page alone has that (bx_page_number_of). */
#ifndef BX_DESK_TRIAL_H
#define BX_DESK_TRIAL_H

#include <glib.h>

#include "makeup/hold.h"

typedef struct {
    bx_arena *arena;
    const bx_issue *issue;
    const bx_edition *edition;
    bx_diags *diags;
    bx_tongue tongue;
} bx_trial;

/* The issue after the change, and its pages held; fits: every item that was changed fills
 * its block. */
typedef struct {
    const bx_issue *issue;
    bx_lock lock;
    bool fits;
} bx_trial_result;

/* Item `name` gives its block to another one; NULL after reporting. The caller frees the
 * words. */
GString *bx_trial_replace(const bx_trial *trial, const char *name, const bx_item *by,
                          bx_trial_result *out);
/* Two items give each other their blocks. */
GString *bx_trial_swap(const bx_trial *trial, const char *one, const char *other,
                       bx_trial_result *out);
/* Pages without an item, or without one of its pictures ("b3:2", or the picture's file),
 * a line each with its tree: every block kept, the cuts kept, with the least movement,
 * made anew; those that differ. */
GString *bx_trial_without(const bx_trial *trial, const char *name);

#endif
