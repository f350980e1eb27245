/* search: the cheapest page, by blocks and rules together, and how sure that is; or the
 * cheapest way to fill one region of a page that is made.
 *
 * In: what sets of items cost at least (cheapest.h). Out: the page, as the derivations of
 * its regions in reading order. Branch and bound from the whole page down: a region is
 * cut or becomes a block, the blocks that stand are scored by the rules as they come, and
 * a page in the making is given up when what it costs already, with the least the rest
 * can cost, reaches the limit. What a region costs at least is found out the same way, by
 * searching it alone, and kept: Russian dolls (Verfaillie 1996). The limit grows until a
 * page is found below it, and then falls with each better one (Korf 1985; Land and Doig
 * 1960): what is left is the best there is. Where that takes long, a good page is looked
 * for meanwhile (beams, facades.h), so that no limit is higher than it need be. */
#ifndef BX_MAKEUP_SEARCH_H
#define BX_MAKEUP_SEARCH_H

#include "makeup/cheapest.h"
#include "makeup/likeness.h"
#include "makeup/score.h"
#include "makeup/watch.h"

#define BX_NO_LIMIT (INT64_MAX / 2) /* whatever it costs */

/* A page but for one region, which is searched anew. */
typedef struct {
    bx_region at;            /* of the region */
    bx_root_filter filter;   /* of its root */
    int page_lines;          /* that blocks fill */
    const bx_placed *placed; /* all blocks but the region's */
    int n_placed;
    const bx_cut *cuts; /* all cuts but those in the region */
    int n_cuts;
    int64_t cost;  /* of these blocks and cuts by themselves */
    int64_t limit; /* only what makes the page cost less matters */
} bx_surroundings;

typedef struct {
    const bx_layout *layout;
    const bx_block *const *blocks;
    int n_blocks;
    int lines; /* of the page */
    const bx_item_sets *sets;
    const bx_lead_head *lead_head;
    bx_cheapest *cheapest;
    const bx_surroundings *around; /* NULL: the whole page is searched */
    int64_t limit;                 /* only pages that cost less matter */
    int64_t most_states; /* expanded before the search settles for the best found, but for
                            those of beams */
    bool takes_any;      /* the first page found will do */
    bool looks_ahead;    /* by facades.h: where the best page is to be proven, … */
    bool sharpens;   /* … and the table, too, by the facades of small sets: that takes
                        its time, and is of use to pages of many items */
    bool has_good;   /* a page is known that is hard to better: it is to be proven, and
                        another looked for only in the end */
    bx_watch *watch; /* asked every so many states; NULL: nobody looks on */
    bx_known_pages known; /* the page looks like none of these; n 0: there are none */
} bx_search;

typedef struct {
    bx_set_region region;
    bx_derivation derivation;
    int parent; /* the step that cut it off; -1: none, the whole page */
    int part;   /* of it */
} bx_page_step;

typedef struct {
    const bx_page_step *steps; /* each behind its parent */
    int n_steps;
    int lines;     /* of the page that blocks fill; the rest is white at the foot */
    int64_t cost;  /* blocks, white and rules */
    int64_t bound; /* no page costs less; cost, where that is proven; set also where no
                      page is found below the limit */
    int64_t n_states;
} bx_found_page;

/* False when no page is found below the limit that meets the pins; of a region, by
 * itself: pins are not asked. In the arena. */
bool bx_search_page(bx_arena *arena, const bx_search *search, bx_found_page *out);

#endif
