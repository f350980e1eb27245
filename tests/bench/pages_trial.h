/* pages_trial: a page of invented copy, made up, with what it took.
 *
 * In: a plan (pages_copy.h), a layout, faces. Out: the items as the readers make them,
 * the page that make-up finds, how long its parts took, and what an editor would say of
 * it. */
#ifndef BX_BENCH_PAGES_TRIAL_H
#define BX_BENCH_PAGES_TRIAL_H

#include "pages_copy.h"
#include "pages_judge.h"

/* What all trials share. */
typedef struct {
    bx_assets *assets;
    const bx_lexicon *lexicon; /* NULL: headlines turn by rule alone */
    const bx_layout *layout;
    bx_diags *diags;
    copy_store *store;
    const char *pictures; /* the folder they are in */
    guint32 seed;
    bool is_tight; /* content is that of the smallest shapes, and less is wished */
} trial_ground;

typedef struct {
    const trial_ground *ground;
    int n, draw;
    copy_plan plan;
    int factor;  /* of all lengths, in thousandths; the last item's is fitted by itself */
    int content; /* cells of the cheapest shapes, in thousandths of the page */
    int tightest; /* cells of the smallest shapes, likewise */
    bx_arena *arena;
    bx_setting setting;
    bx_item *items;
    bx_page page;
    bx_issue issue;
} trial;

/* The first page of n items after draw number *draw that can be fitted to what its plan
 * wishes; *draw becomes its number. NULL: none of the next hundred. */
trial *trial_next(const trial_ground *ground, int n, int *draw);
/* The same page with the lengths that were found before. */
trial *trial_repeated(const trial_ground *ground, int n, int draw, int factor,
                      int last_length);
void trial_free(trial *t); /* NULL is fine */

typedef struct {
    double block_ms, solve_ms; /* all items' shapes; the search alone */
    double page_ms;            /* bx_page_make, which may do both more than once */
    bx_made_page made;
    bx_display display;
    page_verdict verdict;
    bool is_proven;
    double gap_percent; /* the page may cost so much less; 0 where it is proven */
    const char *tree;   /* "-": no page */
} trial_result;

/* Lives as long as the trial. Times are those of a program that makes one page: memory
 * comes fresh from the kernel. */
trial_result trial_run(trial *t);

/* The page as a folder that the program builds; its pictures are expected beside it.
 * False: not written. */
bool trial_write(const trial *t, const char *folder);

#endif
