/* walk: what the parts of the walker share, and nobody else sees. */
#ifndef BX_PRESS_WALK_H
#define BX_PRESS_WALK_H

#include <glib.h>

#include "pdf/token.h"
#include "press/walker.h"

enum {
    BX_WALK_OPERANDS = 40, /* a colour of 32 inks and its pattern, and some */
    BX_WALK_CORNERS = 5    /* of a rectangle by its sides, the first once more */
};

/* What is one for the page and all it draws. */
typedef struct {
    bx_document *d;
    bx_walk_visit *visit;
    void *data;
    int page;
    GHashTable *seen; /* fonts and patterns, by number of the object */
    GArray *open;     /* of int: the forms that are being drawn, by number */
    size_t content;   /* [bytes] read so far */
    unsigned told;    /* faults told already, as bits */
} bx_walk_page_state;

/* The path that is being built, its points on the page. */
typedef struct {
    double box[4];
    double x, y;     /* where it is, before the ctm */
    double thinnest; /* of its rectangles, the lesser side [pt] */
    bool is_empty, is_rules;
    double points[BX_WALK_CORNERS][2]; /* the first that are not of rectangles, on the
                                          page */
    int n_points;
} bx_walk_path;

/* One content stream: of the page, a form, a pattern, a glyph. */
typedef struct {
    bx_walk_page_state *page;
    bx_walk_place place;
    bx_object resources;
    bx_matrix base; /* the ctm it begins with */
    bx_walk_state state;
    GArray *saved;     /* of bx_walk_state */
    GHashTable *known; /* resources by "Kind/name" */
    bx_tokens tokens;
    bx_token operands[BX_WALK_OPERANDS];
    int n_operands;
    int nesting;            /* open brackets among the operands */
    bool has_text, has_ink; /* strings among them: not empty; not blank */
    GByteArray *codes;      /* the bytes of these strings */
    bool is_in_text;        /* between BT and ET */
    int compatible;         /* BX that are open */
    bx_matrix text, line;   /* of the text object */
    bx_walk_path path;
} bx_walk;

/* A resource as it was found, with what was made of it. */
typedef struct {
    bx_object object; /* 0: it is not there */
    const bx_space *space;
    void *made;
} bx_walk_resource;

/* Looked up once a stream; *is_new (or NULL): now. A missing one is told as a fault. */
bx_walk_resource *bx_walk_find(bx_walk *w, const char *kind, const char *name,
                               bool *is_new);
void bx_walk_tell_fault(bx_walk *w, bx_walk_fault fault, const char *words);
void bx_walk_tell(bx_walk *w, bx_walk_event event);
/* The first time a page that this object is met? */
bool bx_walk_is_first(bx_walk *w, bx_object object);

/* The i-th of the n operands an operator has. */
double bx_walk_number(const bx_walk *w, int n, int i);
/* The last operand as a name; NULL: it is none. */
const char *bx_walk_name(bx_walk *w);

/* ---- walk_path.c ---- */
void bx_walk_path_clear(bx_walk_path *path);
void bx_walk_path_add(bx_walk *w, double x, double y);
void bx_walk_path_curve(bx_walk *w, double x, double y); /* one of its points */
void bx_walk_path_rectangle(bx_walk *w, double x, double y, double width, double height);
void bx_walk_paint_path(bx_walk *w, bool fills, bool strokes);

/* ---- walk_image.c ---- */
void bx_walk_image(bx_walk *w, bx_object image);
/* Behind BI: reads up to ID, the data is next. */
void bx_walk_inline_image(bx_walk *w);

/* ---- walk_form.c ---- */
/* What a stream draws, from a state of its own. */
void bx_walk_form(bx_walk *w, bx_object form);
/* What colours that are patterns draw, where they paint the box. */
void bx_walk_pattern(bx_walk *w, const bx_colour *colour, const double box[4]);
void bx_walk_tell_shading(bx_walk *w, bx_object shading, const double box[4]);
void bx_walk_glyphs(bx_walk *w, bx_object font);
/* What the soft mask of an ExtGState is drawn with. */
void bx_walk_mask(bx_walk *w, bx_object state);
void bx_walk_annotations(bx_walk *w, bx_object page);

/* ---- walker.c ---- */
/* Tells of an ExtGState that holds for what is drawn next, and no longer. */
void bx_walk_state_of(bx_walk *w, bx_object state);
void bx_walk_content(bx_walk *w, const GByteArray *content);
bx_walk bx_walk_begin(bx_walk_page_state *page, bx_walk_place place, bx_object resources,
                      bx_matrix base);
void bx_walk_end(bx_walk *w);

/* ---- of matrices ---- */
/* How long a unit along x, and along y, comes out. */
double bx_matrix_along_x(bx_matrix m);
double bx_matrix_along_y(bx_matrix m);
/* What undoes it; false where nothing does. */
bool bx_matrix_inverse(bx_matrix m, bx_matrix *out);
/* The least a unit in any direction comes out as. */
double bx_matrix_least(bx_matrix m);
/* How far apart lines one unit of y apart come out. */
double bx_matrix_across(bx_matrix m);
/* The box round a box's image. */
void bx_matrix_box(bx_matrix m, const double box[4], double out[4]);
bx_matrix bx_matrix_read(bx_document *d, bx_object array);
#define BX_MATRIX_UNIT ((bx_matrix){1, 0, 0, 1, 0, 0})

#endif
