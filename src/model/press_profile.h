/* press_profile: what a printing plant wants of a PDF: a press profile 印刷规格.
 *
 * In: a file of layouts/press, laid over those it extends. Out: the profile, whole: what
 * no file says has the defaults of a newspaper on newsprint. Paths are ready to be
 * opened. Not done here: the colour profile itself; whether a page keeps to the limits.
 */
#ifndef BX_MODEL_PRESS_PROFILE_H
#define BX_MODEL_PRESS_PROFILE_H

#include "base/brand.h"
#include "base/diag.h"
#include "base/ink.h"
#include "base/len.h"

/* The registry whose names of conditions every plant knows. */
#define BX_ICC_REGISTRY "http://www.color.org"

typedef enum {
    BX_FLAVOUR_PLAIN, /* RGB, for screens and office printers: no press at all */
    BX_FLAVOUR_X4,    /* PDF/X-4, ISO 15930-7 */
    BX_FLAVOUR_X1A,   /* PDF/X-1a:2003, ISO 15930-4 */
} bx_flavour;

/* An ink as plates: a process colour, or a spot ink whose solid looks like it. */
typedef struct {
    int c, m, y, k;   /* [%] */
    const char *spot; /* its name on the plate; NULL: process colours */
} bx_plate;

typedef enum {
    BX_MARK_CROP,       /* where the sheet is cut */
    BX_MARK_REGISTER,   /* crosses that fall together when the plates do */
    BX_MARK_COLOUR_BAR, /* solids and halves of each ink */
    BX_MARK_SLUG,       /* a line of words: paper, date, page, inks */
    BX_MARK_COUNT
} bx_press_mark;

typedef struct {
    const char *name;  /* newsprint, as it was asked for */
    const char *title; /* for people, or NULL */
    bx_flavour flavour;
    struct {
        const char *name;     /* of the registry, or of the house's own */
        const char *words;    /* what it is, for people */
        const char *registry; /* URL of the registry that has the name; NULL: none */
        bx_span not_embedded; /* where it says that the name alone goes into the file, not
                                 the colour profile; source NULL: it does not */
    } condition;
    const char *icc;               /* path of the CMYK profile; NULL: plain */
    bx_plate plates[BX_INK_COUNT]; /* what each ink is printed with */
    struct {
        bx_len rules; /* thinner black ones overprint whatever is below */
        bx_len heads; /* black type of this size and more knocks out colours below */
    } black;
    struct {
        int ppi;       /* [pixels an inch] finer ones are made as fine as this */
        int total_ink; /* [%] that conversion keeps to */
    } pictures;
    struct {
        int total_ink, total_ink_warning;           /* [%] mean over 15 mm² */
        int ppi, ppi_warning, line_art_ppi;         /* at least */
        bx_len rule, reversed_rule;                 /* at least, their width */
        bx_len text, reversed_text, multi_ink_text; /* at least, its size */
    } limits;
    bool marks[BX_MARK_COUNT];
    bool shows_paper; /* previews have the colour of the paper */
    bx_len bleed;     /* beyond the trim, where something reaches it */
    bx_span span;     /* the file */
} bx_press_profile;

/* By path, or by name: folder/NAME.yaml, then in each of `paths` (closed by NULL); one
 * that it extends likewise, from the folder of its own file. NULL after reporting. */
const bx_press_profile *bx_press_profile_find(bx_arena *arena, const char *name,
                                              const char *folder,
                                              const char *const *paths, bx_span asked_at,
                                              bx_diags *diags);

/* Brand colours with what this press prints the house's inks in: all of them mixed. A
 * spot ink as what it looks like. */
bx_brands bx_press_profile_mix(const bx_press_profile *profile, const bx_brands *brands);

/* What holds where no file says otherwise. */
bx_press_profile bx_press_profile_default(void);

#endif
