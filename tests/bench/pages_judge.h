/* pages_judge: what an editor asks of a finished page, as numbers.
 *
 * In: a made page and its display list. Out: is every item whole and the page full; where
 * heads clash, whether the lead stands upper left, whether the foot is level. What the
 * page costs and why is makeup/score.h's to say. */
#ifndef BX_BENCH_PAGES_JUDGE_H
#define BX_BENCH_PAGES_JUDGE_H

#include "makeup/page.h"

typedef struct {
    bool is_made;  /* with every item whole */
    bool is_exact; /* and no white but the one line that a leg may be short (rule 14) */
    int over;      /* rows of copy without a place */
    int under;     /* rows of white */
    int clashes;   /* pairs of heads side by side, of one face and one size (对题) */
    int stacked;   /* pairs of heads with under three lines between (叠题) */
    bool is_lead_first; /* upper left */
    int foot;           /* lines by which the lowest legs end apart */
} page_verdict;

page_verdict page_judge(const bx_made_page *made, const bx_display *display);

#endif
