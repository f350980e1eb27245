/* lint_area: the figures of the quality office (proof: rules on the quality of papers,
 * 2020, annex on errors of proof-reading).
 *
 * A page counts the characters of the body that its type area would hold: characters in a
 * line across it × lines, whatever stands there; photos count four fifths of their place,
 * items of other scripts three tenths more. Errors may be three in ten thousand of that.
 * Not done here: finding errors. */
#ifndef BX_DESK_LINT_AREA_H
#define BX_DESK_LINT_AREA_H

#include "makeup/edition.h"

typedef struct {
    int number, last_number;    /* 第N版: the same, but of a spread */
    char label[16];             /* the same for people: of a spread 2-3 */
    int line_characters, lines; /* of the type area */
    int photos;                 /* characters their place counts less */
    int scripts;                /* characters that items of other scripts count more */
    int characters;             /* 版面字数: what the page counts */
} bx_lint_page_area;

typedef struct {
    const bx_lint_page_area *pages; /* that were made, then what stands between them */
    int n_pages;
    int characters;
    int allowed; /* errors [1/10], rounded down */
} bx_lint_area;

/* Of the pages that were made and are asked for (bx_page_is_asked). */
bx_lint_area bx_lint_area_of(bx_arena *arena, const bx_edition *edition, int page,
                             int other_page);

#endif
