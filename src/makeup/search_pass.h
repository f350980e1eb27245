/* search_pass: all pages below one limit, as a searcher walks through them, and how far
 * the table of least costs must reach for that. */
#ifndef BX_MAKEUP_SEARCH_PASS_H
#define BX_MAKEUP_SEARCH_PASS_H

#include "makeup/searcher.h"

enum {
    BX_FIRST_SLACK = 2000, /* thousandths over the least, for the first limit … */
    BX_SLACK_PERCENT = 50 /* … and by how much it grows when nothing was found below it */
};

/* From now on the table knows all that a page below the limit can have. False: who looks
 * on stopped it, and nothing is known: the search is over, and any page is left out. */
bool bx_pass_reach(bx_searcher *searcher, int64_t limit);
/* What `least` says once the table reaches so far that there is any way, below `most`;
 * BX_NO_LIMIT: there is none, or the search is over. */
int64_t bx_pass_find_least(bx_searcher *searcher,
                           int64_t (*least)(const bx_searcher *searcher), int64_t most);

/* What any page costs at least, by the table; BX_NO_LIMIT: there is none. */
int64_t bx_pass_least(const bx_searcher *searcher);
/* All pages below the limit of the searcher's first frame. */
void bx_pass(bx_searcher *searcher);
/* Those of them that are of one case. */
void bx_pass_case(bx_searcher *searcher, bx_lead_case *of);

#endif
