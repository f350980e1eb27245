/* paging: which items of the pool stand on which of the pages that flow.
 *
 * In: an issue with pages that flow, and their layouts. Out: the same issue with its
 * pages filled, for the edition to make. Page by page the best item left leads; of a
 * window of the next ones, by priority, those are taken with it that fill the page line
 * for line, with the least disorder; where a page cannot be filled so, the one before it
 * tries the next best. Where copy is lacking, so that a page would have less than half of
 * what the others have, each takes its share instead and is white below. Exact in the
 * window, which one table answers for (fillings.h); how many windows are tried is
 * limited, and the best that was found is taken then.
 *
 * Items that are sure to stand on such a page (its own, those that name it, those that
 * its wishes name; claim.h) are in every set. Of items that belong together none is taken
 * without the others, and only sets are taken that some page holds as is wished. Pages of
 * more items than a window has, or with advertisements among their copy, are filled by
 * room alone. */
#ifndef BX_MAKEUP_PAGING_H
#define BX_MAKEUP_PAGING_H

#include "makeup/page_settings.h"

typedef struct {
    bx_layout_wishes layouts;
    const bx_lexicon *lexicon; /* NULL: headlines turn by rule alone */
    bool is_draft;             /* what is left over goes to the last page */
    int n_threads;             /* that compose; 0: one a processor */
} bx_paging_wishes;

/* The issue itself where no page flows. NULL after reporting: copy is left over, or a
 * page stays empty, or its layout is not named. In the arena. */
const bx_issue *bx_paging_make(bx_arena *arena, bx_assets *assets, const bx_issue *issue,
                               const bx_paging_wishes *wishes, bx_diags *diags);

#endif
