/* variant: an edition 版本 of an issue: the same paper with some pages or items of its
 * own.
 *
 * In: an issue with the editions that its file names. Out: the issue as one of them has
 * it. All that is equal is shared: items keep their indices, and an item that takes the
 * place of another has that one's index, rank and wishes by page; briefs with another one
 * among them have those of the briefs that they were. Pages that hold the same as in the
 * issue are marked as such (bx_page.is_own is false), so that they need be made but once.
 * Not done here: making the others near to what they replace (makeup/hold.h).
 */
#ifndef BX_MODEL_VARIANT_H
#define BX_MODEL_VARIANT_H

#include "model/issue.h"

/* Another item where one of the issue stood. */
typedef struct {
    int item;   /* of the issue */
    int brief;  /* of its briefs that one, from 1; 0: the item itself */
    bx_item by; /* the same copy, with the priority of its file, where a page of the
                   edition lists an item of the issue */
    bool is_same;
} bx_exchange;

/* A page of its own: what it does not say is as in the issue. */
typedef struct {
    bx_page page; /* NULL: not said. Its items are as they were listed; from `first` on
                     those of the edition */
    bool has_items, has_ads;
} bx_variant_page;

typedef struct bx_variant {
    const char *name;
    bx_imprint imprint; /* over that of the issue */
    bx_guide guide;     /* in place of the issue's; n 0: that one */
    const bx_exchange *exchanges;
    int n_exchanges;
    const bx_variant_page *pages;
    int n_pages;
    const bx_variant_page *centres; /* in the gutters between two pages (中缝) */
    int n_centres;
    const bx_item *items; /* that the issue does not have … */
    int n_items, first;   /* … in the pages, and columns, from this index on */
    bx_span span;         /* of its name */
} bx_variant;

/* The issue as edition `i` of it, when its pages have their items. The first one is the
 * issue as it stands, but for its name and imprint. In the arena. */
const bx_issue *bx_variant_issue(bx_arena *arena, const bx_issue *issue, int i,
                                 bx_diags *diags);

/* The edition of this name; -1: there is none. */
int bx_variant_find(const bx_issue *issue, const char *name);
/* Their names but that of edition `but`, parted by commas; -1: all. In the arena. */
const char *bx_variant_list(bx_arena *arena, const bx_issue *issue, int but);

#endif
