/* pages_judge: what an editor asks of a finished page, as numbers.
 *
 * In: a made page and its display list. Out: is every item whole and the page full, and
 * how often it has each fault of pages_fault.def. What the page costs and why is
 * makeup/score.h's to say: faults are counted anew here, so that a rule that is wrong
 * there is seen. */
#ifndef BX_BENCH_PAGES_JUDGE_H
#define BX_BENCH_PAGES_JUDGE_H

#include "makeup/page.h"

typedef enum {
#define PAGE_FAULT(id, name, what) PAGE_FAULT_##id,
#include "pages_fault.def"
#undef PAGE_FAULT
    PAGE_FAULT_COUNT
} page_fault;

extern const char *const page_fault_names[PAGE_FAULT_COUNT];

typedef struct {
    bool is_made;  /* with every item whole */
    bool is_exact; /* and no white but the one line that a leg may be short (rule 14) */
    int over;      /* rows of copy without a place */
    int under;     /* rows of white */
    int faults[PAGE_FAULT_COUNT];
} page_verdict;

page_verdict page_judge(const bx_made_page *made, const bx_display *display);

#endif
