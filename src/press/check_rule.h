/* check_rule: what the functions that look for findings work with. */
#ifndef BX_PRESS_CHECK_RULE_H
#define BX_PRESS_CHECK_RULE_H

#include <glib.h>

#include "press/check.h"
#include "press/walker.h"

/* The area that is painted in the colour of most ink. */
typedef struct {
    double ink; /* [%] of all plates together */
    double box[4];
} bx_check_deepest;

typedef struct bx_check_charset bx_check_charset; /* check_glyph.c */

typedef struct {
    bx_arena *arena;
    bx_document *d;
    const bx_check_limits *limits;
    GArray *found;     /* of bx_check_finding */
    GHashTable *known; /* findings of this page, and how many of a rule, by words */
    int n_left_out;
    GPtrArray *spots;          /* names of spot inks */
    GHashTable *described;     /* spaces of them that were looked at */
    GHashTable *descriptions;  /* a digest of the first, by name */
    GHashTable *charsets;      /* of bx_check_charset, by number of the font */
    GHashTable *seen;          /* streams and fonts that were looked at, by number */
    int page;                  /* from 1 that is looked at; 0: the file */
    double media[4];           /* of the page [pt]; */
    double trim[4];            /* where it has none, the media */
    double bleed[4];           /* likewise */
    bx_check_deepest *deepest; /* of each page */
    bool *has_spots;           /* spot inks are named on it; likewise */
    bool is_in_attributes;     /* those of a space of several inks */
    bool is_black;             /* the page is printed in black alone */
    bool is_broken;            /* content was found that cannot be followed */
    bool is_blank;             /* nothing was drawn on the page so far */
} bx_check;

/* A finding of the rule, at a box of the page (NULL: of the page, or the file). The
 * arguments fill its words and are borrowed: value, limit, what else. */
#define BX_CHECK_FIND(c, rule, box, ...)                                                 \
    bx_check_find((c), BX_CHECK_RULE_##rule, (box),                                      \
                  (const char *const[BX_CHECK_ARGS]){__VA_ARGS__})
void bx_check_find(bx_check *c, bx_check_rule rule, const double *box,
                   const char *const args[BX_CHECK_ARGS]);

/* A name or what else a file says, as UTF-8, in the arena; NULL stays NULL. */
const char *bx_check_copy(bx_check *c, const char *text);
/* 0.25, 6, 10.5: as many decimals as say something. */
const char *bx_check_number(bx_check *c, double number);
/* A space that this press forbids, in it or below it; or NULL. Spot inks on the way are
 * noted, and what is wrong with their descriptions found. */
const bx_space *bx_check_space(bx_check *c, const bx_space *space, const double *box);
/* Notes the inks of such a space, and finds what is wrong with them. */
void bx_check_spots(bx_check *c, const bx_space *space, const double *box);
/* Is something inside the bleed painted in white that overprints, or on every plate? */
void bx_check_inks(bx_check *c, const bx_colour *colour, bool overprints,
                   const double *box);
/* The same of every plate, for what is painted in all colours of a space. */
void bx_check_registration(bx_check *c, const bx_space *space, const double *box);
/* The first time that this object is met in the file? */
bool bx_check_is_first(bx_check *c, bx_object object);

/* Is it the name of a rendering intent? NULL is fine. */
void bx_check_rendering(bx_check *c, const char *name);

/* Notes an area inside the bleed that is painted in the inks. */
void bx_check_depth(bx_check *c, const bx_inks *inks, const double *box);
/* Measures the ink of all pages, and judges it. check_ink.c */
void bx_check_total_ink(bx_check *c, const char *path, const bx_plates_box *boxes,
                        bx_check_report *report);

void bx_check_file(bx_check *c);            /* check_file.c */
void bx_check_objects(bx_check *c);         /* check_objects.c */
void bx_check_intent(bx_check *c);          /* check_intent.c */
void bx_check_boxes(bx_check *c, int page); /* check_page.c; sets media, trim, bleed */
void bx_check_group(bx_check *c, bx_object owner, bx_object resources,
                    const double *box);                               /* check_page.c */
void bx_check_annotation(bx_check *c, const bx_walk_event *event);    /* check_page.c */
bool bx_check_is_seen(const bx_check *c, const bx_walk_event *event); /* check_paint.c */
void bx_check_text(bx_check *c, const bx_walk_event *event);          /* check_paint.c */
void bx_check_path(bx_check *c, const bx_walk_event *event);          /* check_paint.c */
void bx_check_shading(bx_check *c, const bx_walk_event *event);       /* check_paint.c */
void bx_check_state(bx_check *c, const bx_walk_event *event);         /* check_paint.c */
void bx_check_black(bx_check *c, const bx_walk_event *event);         /* check_paint.c */
void bx_check_mask(bx_check *c, const bx_walk_event *event);          /* check_paint.c */
void bx_check_picture(bx_check *c, const bx_walk_event *event); /* check_picture.c */
void bx_check_font(bx_check *c, const bx_walk_event *event);    /* check_font.c */
void bx_check_glyphs(bx_check *c, const bx_walk_event *event);  /* check_glyph.c */

#endif
