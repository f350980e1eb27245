/* centre: the column in the gutter between two pages that are printed side by side
 * (中缝).
 *
 * In: pages that were made, and what the issue has for the gutters between them. Out:
 * what stands there, made up as a page of one column on the layout's `centre-column`,
 * with rules at its sides; and each sheet as it is printed, both pages with it. */
#ifndef BX_MAKEUP_CENTRE_H
#define BX_MAKEUP_CENTRE_H

#include "makeup/page.h"

typedef struct {
    const bx_made_page *made; /* pages … */
    const bx_display *pages;  /* … and what they show */
    int n;
} bx_made_pages;

typedef struct {
    const bx_made_page *made; /* of both pages of which were made */
    const bx_display *shown;  /* each by itself, from the left of its sheet */
    int n;
    bool is_whole; /* all of it has a place */
    const bx_display *sheets;
    int n_sheets; /* no more than there are pages */
} bx_centres;

/* Each sheet as it is printed, in the order of their first pages: of the pages, of which
 * `shown` is of each centre, by itself. In the arena. */
const bx_display *bx_centres_sheets(bx_arena *arena, const bx_made_pages *pages,
                                    const bx_made_page *centres, const bx_display *shown,
                                    int n_centres, int *n);

/* The setting is without a layout; what is wrong is reported there. */
bx_centres bx_centres_make(const bx_setting *setting, const bx_issue *issue,
                           const bx_made_pages *pages, bool is_draft);

#endif
