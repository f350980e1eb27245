/* office_style: how paragraphs of a word processor's file stand.
 *
 * In: the parts of the file that have styles, as XML. Out: what a style says, or those it
 * is made from. Not done here: what a paragraph says of itself (office_text.c). */
#ifndef BX_BASE_OFFICE_STYLE_H
#define BX_BASE_OFFICE_STYLE_H

#include <glib.h>
#include <stdbool.h>

typedef enum {
    BX_OFFICE_OTHER,
#define BX_OFFICE_KIND(id) BX_OFFICE_##id,
#include "base/office_kind.def"
#undef BX_OFFICE_KIND
} bx_office_kind;

/* BX_OFFICE_OTHER: of no element that is understood. */
bx_office_kind bx_office_kind_of(const char *element);

/* The value of an attribute; NULL: there is none. Of GMarkup's lists. */
const char *bx_office_attribute(const char **names, const char **values,
                                const char *name);

typedef enum { BX_OFFICE_UNSAID, BX_OFFICE_NO, BX_OFFICE_YES } bx_office_answer;

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

#endif
