/* edition: all pages of an issue, each made by itself, on as many threads as are wished.
 *
 * A page has its own layout where it names one. Where none is named at all, every sheet
 * at hand is tried and the one with the best pages taken: the least white, then the lower
 * cost, then the smaller sheet; where none holds the copy, the largest.
 *
 * The pages come out the same on any number of threads: each is made in an arena of its
 * own, with fonts and pictures opened for its thread, and what is found is gathered in
 * the order of the pages. */
#ifndef BX_MAKEUP_EDITION_H
#define BX_MAKEUP_EDITION_H

#include "makeup/page.h"

/* The pages that a page could be, cheapest first; more than one where asked for. */
typedef struct {
    const bx_made_page *pages;
    int n;
} bx_alternatives;

typedef struct {
    bx_arena *arena;
    bx_assets *assets;       /* that the ids of faces and pictures in its pages are of */
    const bx_layout *layout; /* of its first page */
    const bx_display *pages;
    const bx_made_page *made;            /* NULL where it is lean */
    const bx_alternatives *alternatives; /* of each page, which is one of them */
    int n_pages;
    const bx_made_page *centres; /* what stands between pages (中缝) that were made … */
    const bx_display *centre_pages; /* … each by itself, from the left of its sheet */
    int n_centres;
    const bx_display *sheets; /* the pages as they are printed: where a centre column
                                 stands between two, both as one */
    int n_sheets;
    int n_shared; /* of them as in the first edition of the issue */
} bx_edition;

typedef struct {
    const char *const *layout_paths; /* folders of layouts, closed by NULL */
    const bx_lexicon *lexicon;       /* NULL: headlines turn by rule alone */
    const char *layout;              /* a name or path that overrides the issue's */
    const bx_lock *lock;             /* NULL: nothing is locked */
    const bx_edition *first; /* of the issue: pages that hold the same are taken from it,
                                drawn with this one's furniture; NULL, or lean: none is */
    bx_lock_use from;        /* the closest way to keep it that is allowed; 0: all */
    bool is_draft;
    bool is_lean;       /* keep of each page what it shows, not how it was made */
    int n_threads;      /* 0: as many as there are processors */
    int only_page;      /* 0: all */
    int other_page;     /* with that one, and what stands between the two; 0: none */
    int n_alternatives; /* pages to choose from, of each page at most; 0: one */
    bx_watch *watch;    /* NULL: nobody looks on; else in its first state */
    int alternative;    /* the one that is made, from 1; 0: the first */
} bx_edition_wishes;

/* False after reporting: no layout, no such page, or copy left over where no draft was
 * asked for, or text lost, or fewer pages to choose from than the one wished. */
bool bx_edition_make(bx_arena *arena, bx_assets *assets, const bx_issue *issue,
                     const bx_edition_wishes *wishes, bx_diags *diags, bx_edition *out);

/* Page i; behind the pages, what stands between them. Not of a lean one. */
const bx_made_page *bx_edition_made(const bx_edition *edition, int i);
const bx_display *bx_edition_shown(const bx_edition *edition, int i);
/* What is drawn over it, in the edition's own ids. */
bx_setting bx_edition_setting(const bx_edition *edition, int i);
/* The sheets as they are printed, where all of these show something else. *n of them, in
 * the edition's arena. */
const bx_display *bx_edition_sheets(const bx_edition *edition, const bx_display *shown,
                                    int *n);
/* One of the pages to choose from, in the same ids; what there is to say of it has been
 * said. */
bx_display bx_edition_display(const bx_edition *edition, const bx_issue *issue,
                              const bx_made_page *made);

#endif
