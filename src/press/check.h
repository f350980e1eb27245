/* check: is a PDF fit for the newspaper press? Preflight: findings, each with its rule,
 * page, place, value and limit.
 *
 * In: a path, and the limits of a press profile. Out: findings of the file, then page by
 * page; the total ink where Ghostscript is there to draw the plates. Any file is taken:
 * one that cannot be opened is a finding. Nothing is mended. Not done here: how it is
 * told (check_text.h). */
#ifndef BX_PRESS_CHECK_H
#define BX_PRESS_CHECK_H

#include "base/diag.h"
#include "model/press_profile.h"
#include "pdf/document.h"
#include "press/plates.h"

typedef enum { BX_CHECK_OFF, BX_CHECK_WARNING, BX_CHECK_ERROR } bx_check_severity;

typedef enum {
#define BX_CHECK(id, x4, x1a, plain, en, hint_en, zh, hint_zh) BX_CHECK_RULE_##id,
#include "press/check.def"
#undef BX_CHECK
    BX_CHECK_RULE_COUNT
} bx_check_rule;

typedef struct {
    const char *name; /* of the press profile */
    bx_flavour flavour;
    bool is_by_file; /* X-1a instead of X-4 where the file itself says it is one */
    const char
        *condition; /* of print, by the name a registry has for it; NULL: unasked */
    double total_ink, total_ink_warning;        /* [%] mean over 15 mm²; 0: unasked */
    double ppi, ppi_warning, line_art_ppi;      /* at least */
    double rule, reversed_rule;                 /* [pt] at least */
    double text, reversed_text, multi_ink_text; /* [pt] at least */
    double black_text;      /* [pt] black type below this must overprint */
    double black_rule;      /* [pt] and so black rules */
    const int *black_pages; /* those that are printed in black alone, from 1 */
    int n_black_pages;
} bx_check_limits;

enum { BX_CHECK_ARGS = 3, BX_CHECK_MOST = 5 };

typedef struct {
    bx_check_rule rule;
    int page; /* from 1; 0: the file */
    bool has_place;
    double x, y;                     /* [mm] from the upper left corner of the trim */
    const char *args[BX_CHECK_ARGS]; /* value, limit, what else; or NULL */
    int n; /* how often on the page, the place is that of the first */
} bx_check_finding;

typedef struct {
    const bx_check_limits *limits;
    const bx_check_finding *findings;
    int n;
    int n_left_out; /* of a rule on a page no more than BX_CHECK_MOST are told apart */
    const char *version; /* "1.6"; NULL where the file could not be opened */
    int n_pages;
    double width, height;     /* [mm] of page one, trimmed; 0: not known */
    const char *const *spots; /* names of spot inks, in order of appearance */
    int n_spots;
    bx_plates_end ink;       /* was ink measured? */
    bx_plates_most most_ink; /* where there is most of it on any page */
} bx_check_report;

/* Those of a press profile. is_by_file: a PDF that says it is X-1a is looked at as one.
 */
bx_check_limits bx_check_limits_of(const bx_press_profile *profile, bool is_by_file);

/* Everything is in the arena; limits are copied. */
bx_check_report bx_check_make(bx_arena *arena, const char *path,
                              const bx_check_limits *limits);

int bx_check_count(const bx_check_report *report, bx_check_severity severity);

/* Of a finding: "no-trim", how grave it is, its words; hint NULL where there is none. */
const char *bx_check_name(bx_arena *arena, bx_check_rule rule);
bx_check_severity bx_check_severity_of(const bx_check_report *report, bx_check_rule rule);
const char *bx_check_words(bx_arena *arena, const bx_check_finding *f, bx_tongue tongue);
const char *bx_check_hint(bx_check_rule rule, bx_tongue tongue);

#endif
