/* claim: what the wishes ask before pages that flow have their items: which items are
 * sure to stand on a page, and which have to be on one page, whichever that is.
 *
 * In: an issue with pages that flow and its pool. Out: the issue, where a page that flows
 * has the items that its `wishes` and `tree` name, and page 1 those that want to stand
 * beside its masthead; items that are wished next to or not after each other belong
 * together. Numbers name no items here: they are those of the finished page. Not done
 * here: what else is wished of a page (wish.h), which page the others go to
 * (makeup/paging.h). Nothing is reported: wishes are read again when pages have their
 * items, and names that lead nowhere are mistakes then. */
#ifndef BX_MODEL_CLAIM_H
#define BX_MODEL_CLAIM_H

#include "model/issue.h"

typedef struct {
    const bx_issue *issue;
    const int *group; /* by item: the first of those that belong together with it; itself
                         where it is alone */
} bx_claims;

/* In the arena. */
bx_claims bx_claims_find(bx_arena *arena, const bx_issue *issue);

/* Are they two items of one group? */
static inline bool bx_claims_bind(const bx_claims *claims, int item, int other)
{
    return item != other && claims->group[item] == claims->group[other];
}

#endif
