/* walker: goes through what a page draws, and tells of each thing drawn.
 *
 * In: an opened document. Out: calls of a visitor, in the order of drawing: texts, paths,
 * pictures, shadings, with the graphics state they are drawn in, where they stand and how
 * large they come out. It goes into forms, patterns, the glyphs of Type 3 fonts and what
 * annotations show, and soft masks; each pattern, font and mask once a page. Depth and
 * amount are bounded. Not done here: what of this is good for print. */
#ifndef BX_PRESS_WALKER_H
#define BX_PRESS_WALKER_H

#include "press/space.h"

enum { BX_WALK_FILTERS = 8 }; /* of an inline image */

/* [x y 1] × it; lengths in points. */
typedef struct {
    double a, b, c, d, e, f;
} bx_matrix;

typedef struct {
    bx_matrix ctm; /* to the page's own points */
    bx_colour fill, stroke;
    double line_width; /* before the ctm */
    bool fill_overprints, stroke_overprints;
    int overprint_mode;
    double fill_alpha, stroke_alpha;
    const char *blend; /* NULL: Normal */
    bool has_soft_mask;
    bx_object font; /* 0: none yet */
    double font_size, text_scale, rise, leading;
    int render_mode;
} bx_walk_state;

typedef enum {
    BX_WALK_TEXT,       /* a string, that is not empty */
    BX_WALK_FILL,       /* a path */
    BX_WALK_STROKE,     /* a path */
    BX_WALK_IMAGE,      /* object: 0 of an inline image */
    BX_WALK_SHADING,    /* object: its dictionary; by sh, or of a pattern that paints */
    BX_WALK_FORM,       /* object; what it draws comes next */
    BX_WALK_FONT,       /* object; once a page each */
    BX_WALK_STATE,      /* object: the ExtGState that was just set */
    BX_WALK_INTENT,     /* words: the rendering intent that was just set */
    BX_WALK_ANNOTATION, /* object; what it shows comes next */
    BX_WALK_FAULT       /* fault, words: what cannot be followed */
} bx_walk_kind;

typedef enum {
    BX_WALK_DAMAGED,     /* the content breaks off, or cannot be unpacked */
    BX_WALK_LARGE,       /* more content than may be */
    BX_WALK_DEEP,        /* forms in forms, or saved states, without end */
    BX_WALK_LOOP,        /* a form draws itself */
    BX_WALK_OPERATOR,    /* that is none, or lacks operands */
    BX_WALK_RESOURCE,    /* that is named, but not there */
    BX_WALK_UNBALANCED,  /* Q without q, or q without Q; BT and ET, and what must stand
                            between them, or must not */
    BX_WALK_MANY_STATES, /* more are saved than a reader need keep */
    BX_WALK_NUMBER,      /* that is larger than a reader need take */
    BX_WALK_FAULT_COUNT
} bx_walk_fault;

/* The data of an inline image, as it stands in the content. */
typedef struct {
    const void *bytes;
    size_t n;
    bx_filter filters[BX_WALK_FILTERS];
    int n_filters;
} bx_walk_inline;

typedef enum {
    BX_WALK_IN_PAGE,
    BX_WALK_IN_PATTERN,
    BX_WALK_IN_GLYPH,
    BX_WALK_IN_MASK, /* of softness: what is drawn reaches no plate */
    BX_WALK_IN_ANNOTATION
} bx_walk_place;

typedef struct {
    bx_walk_kind kind;
    bx_walk_place place;
    int page; /* from 0 */
    const bx_walk_state *state;
    bx_object object, resources;
    double box[4];       /* [pt] of the page: left, bottom, right, top; of a text all
                            where it begins */
    double size;         /* of a text: its em, across the line [pt] */
    double width;        /* of a stroke, the outlines of a text too, or of the
                            thinnest rule a fill draws [pt] */
    bool is_rule;        /* a fill that draws nothing but rules */
    bool is_white_space; /* of a text: blanks alone, as far as can be seen */
    const unsigned char *codes;    /* of a text: the bytes of its strings, joined; */
    size_t n_codes;                /* borrowed for the call */
    const bx_space *space;         /* of IMAGE (NULL: a mask or JPX) and SHADING */
    int columns, rows, bits;       /* of an image */
    bool is_mask;                  /* an image of one bit, painted with the fill colour */
    bool is_turned;                /* of an image: its Decode begins with 1 */
    const bx_walk_inline *in_line; /* of an image that stands in the content; else NULL */
    double ppi;                    /* of an image: the lesser of both ways */
    bx_walk_fault fault;
    const char *words; /* of a FAULT: the operator, the resource, the number; or "" */
} bx_walk_event;

typedef void bx_walk_visit(void *data, const bx_walk_event *event);

/* A page of the document, from 0. */
void bx_walk_page(bx_document *d, int page, bx_walk_visit *visit, void *data);

bx_matrix bx_matrix_times(bx_matrix m, bx_matrix by); /* m first */
void bx_matrix_apply(bx_matrix m, double *x, double *y);

#endif
