/* pages_table: what came of many pages, as tables for people: figures by number of items,
 * and how many of a hundred pages have a fault; or a row a page for programs (TSV). */
#ifndef BX_BENCH_PAGES_TABLE_H
#define BX_BENCH_PAGES_TABLE_H

#include "pages_trial.h"

/* Of all pages of one number of items. */
typedef struct {
    int n;
    int pages, made, exact, proven;
    int faulty[PAGE_FAULT_COUNT];                         /* pages that have the fault */
    GArray *block_ms, *solve_ms, *page_ms, *gap, *states; /* double */
} tally;

tally tally_new(int n);
void tally_free(tally *t);
void tally_add(tally *t, const trial_result *r);

/* Of several numbers of items. */
void tally_print(const tally *tallies, int n);

void page_row_print_head(void);
void page_row_print(const trial *t, const trial_result *r);

#endif
