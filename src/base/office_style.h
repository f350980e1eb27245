/* office_style: how paragraphs of a word processor's file stand, and their type.
 *
 * In: the parts of the file that have styles, as XML. Out: what a style says, or those it
 * is made from. Not done here: what a paragraph says of itself (office_text.c). */
#ifndef BX_BASE_OFFICE_STYLE_H
#define BX_BASE_OFFICE_STYLE_H

#include "base/office_kind.h"
#include "base/office_type.h"

typedef struct {
    bx_office_answer is_indented; /* its first line */
    bx_office_answer is_right;    /* set right, as who signs */
    bx_office_answer is_numbered; /* the word processor counts it */
    bx_office_answer is_heading;  /* of the first level */
} bx_office_place;

/* What an element says of the paragraph or style that it stands in. */
void bx_office_place_read(bx_office_place *place, bx_office_kind kind, const char **names,
                          const char **values);

typedef struct bx_office_styles bx_office_styles;

bx_office_styles *bx_office_styles_new(void);
void bx_office_styles_free(bx_office_styles *styles); /* NULL is fine */

/* False: it is not well-formed. */
bool bx_office_styles_add(bx_office_styles *styles, const char *xml, size_t n);

/* Of a style by its name, or of paragraphs that name none (NULL), with what its own
 * says over it. */
bx_office_place bx_office_styles_resolve(const bx_office_styles *styles, const char *name,
                                         bx_office_place own);

/* What a run leaves unsaid of its type, as a style of runs by its name says, or those
 * that is made from. */
void bx_office_styles_inherit(const bx_office_styles *styles, bx_office_type *type,
                              const char *name);
/* The rest as the style of the paragraph says, and what holds for all. */
bx_line_type bx_office_styles_settle(const bx_office_styles *styles, bx_office_type type,
                                     const char *paragraph);

#endif
