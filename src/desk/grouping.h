/* grouping: what could be grouped on a page (page-rules 22b): items that share a kicker
 * or the name of a campaign, and items so short that they look better as briefs.
 *
 * In: a page of an issue. Out: suggestions, with the lines to write in issue.yaml.
 * Nothing is grouped unasked. */
#ifndef BX_DESK_GROUPING_H
#define BX_DESK_GROUPING_H

#include "model/issue.h"

typedef struct {
    bx_group_kind kind;
    const char *head;            /* what they share; of briefs 简讯 */
    const bx_item *const *items; /* in the order of the page; none in two groupings */
    int n_items;
    const char *lines; /* of issue.yaml; NULL: an item has no file of its own */
} bx_grouping;

/* *n of them, in the arena. */
const bx_grouping *bx_groupings_find(bx_arena *arena, const bx_issue *issue,
                                     const bx_page *page, int *n);

#endif
