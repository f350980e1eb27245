/* issue: everything that goes to press together. Made by a reader from an issue.yaml, a
 * folder holding one, or one bulletin text; owned by the arena given to the reader. */
#ifndef BX_MODEL_ISSUE_H
#define BX_MODEL_ISSUE_H

#include "base/diag.h"
#include "model/date.h"
#include "model/guide.h"
#include "model/imprint.h"
#include "model/page.h"

typedef struct {
    const char *paper; /* name of the paper, or NULL: no masthead */
    bx_date date;
    const char *number; /* issue number as text (总第1280期), or NULL */
    bx_status status;
    bx_imprint imprint;  /* what masthead and colophon say */
    bx_guide guide;      /* to the pages inside, on page one */
    bx_ear ear;          /* beside its masthead */
    const char *layout;  /* or NULL */
    bx_span layout_span; /* where it is named */
    const char *press;   /* press profile, by name or path; or NULL: a plain PDF */
    bx_span press_span;  /* where it is named */
    const char *folder;  /* pictures and layouts are looked up from here */
    const char *lock;    /* the file that would lock its pages, there or not */
    const char *words;   /* words.txt in that folder, or NULL: the house's own words */
    const bx_item *items;
    int n_items;
    const bx_page *pages;
    int n_pages;
    const bx_page *centres; /* what stands between two pages printed side by side (中缝):
                               of the left one, `facing` the right one */
    int n_centres;
    const int *fillers; /* items that may close a gap at the foot of a page */
    int n_fillers;
    const int *pool; /* items that wait for the pages that flow, by priority */
    int n_pool;
    int multiple;            /* of so many pages; 0: of any number */
    const int *colour_pages; /* numbers of those in colour, the others are in black; NULL:
                                all are in colour, but those that say otherwise */
    int n_colour_pages;
    bool may_grow; /* by so many pages that flow, where the copy asks for them */
    const struct bx_variant *variants; /* its editions (variant.h); 0: it has but one */
    int n_variants;
    const char *edition; /* name of the one that this is, or NULL */
} bx_issue;

/* How many pages it has as readers count: a spread is two. */
int bx_issue_n_pages(const bx_issue *issue);
/* Is it printed in black alone? A spread is in colour where both its pages are. */
bool bx_issue_is_black(const bx_issue *issue, const bx_page *page);

/* What the command line says over the files. NULL and 0: not given. */
typedef struct {
    const char *paper, *layout, *number, *press;
    bx_date date;
    const char *const *photos; /* --photo FILE …, closed by NULL; may be NULL */
} bx_issue_wishes;

/* Opens an issue.yaml (by its ending), a folder that holds one, an item file (.md with a
 * front matter) as an issue of one item, or any other file as bulletin text. Items
 * without a priority of their own follow the others, each one rank lower. A layout wished
 * for is the layout of every page. NULL after reporting when nothing could be read;
 * errors in parts of it are reported and the rest is returned. */
const bx_issue *bx_issue_load(bx_arena *arena, const char *path,
                              const bx_issue_wishes *wishes, bx_diags *diags);

#endif
