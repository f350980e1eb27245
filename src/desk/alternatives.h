/* alternatives: the pages that a page could be, and what sets them apart.
 *
 * In: an edition made with pages to choose from (makeup/likeness.h says when two differ).
 * Out: for each page of it the plans of these, how much of each stands as on the first,
 * and which items stand elsewhere; as text for people, as JSON for programs. Not done
 * here: finding them (makeup/solve.h), drawing them (render/). */
#ifndef BX_DESK_ALTERNATIVES_H
#define BX_DESK_ALTERNATIVES_H

#include <glib.h>

#include "desk/plan.h"

typedef struct {
    const bx_plan_page *plan;
    int number;             /* from 1: the one that build makes */
    int likeness;           /* to the first, in thousandths */
    const bx_placed *lead;  /* NULL: none leads */
    const char **elsewhere; /* names of items of which less than half stands as on it */
    int n_elsewhere;
} bx_alternative;

typedef struct {
    const bx_made_page *made; /* the page of the edition */
    const bx_alternative *all;
    int n;
    bx_edition edition; /* of them: a page each */
} bx_alternative_set;

/* Of page i of the edition. In the arena; borrows from the edition. */
bx_alternative_set bx_alternatives_tell(bx_arena *arena, const bx_issue *issue,
                                        const bx_edition *edition, int i);

/* What stands under a small picture of one. */
const char *bx_alternative_caption(bx_arena *arena, const bx_alternative *alternative,
                                   bx_tongue tongue);

/* Of n pages. The caller frees them. */
GString *bx_alternatives_text(const bx_alternative_set *sets, int n, bx_tongue tongue);
GString *bx_alternatives_json(const bx_alternative_set *sets, int n);

#endif
