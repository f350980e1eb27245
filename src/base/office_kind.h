/* office_kind: the elements of a word processor's file that are understood, and their
 * attributes. In: names, and GMarkup's lists. Out: what they are (office.def). */
#ifndef BX_BASE_OFFICE_KIND_H
#define BX_BASE_OFFICE_KIND_H

#include <stdbool.h>

typedef enum {
    BX_OFFICE_OTHER,
#define BX_OFFICE_KIND(id) BX_OFFICE_##id,
#include "base/office_kind.def"
#undef BX_OFFICE_KIND
} bx_office_kind;

typedef enum { BX_OFFICE_UNSAID, BX_OFFICE_NO, BX_OFFICE_YES } bx_office_answer;

/* BX_OFFICE_OTHER: of no element that is understood. */
bx_office_kind bx_office_kind_of(const char *element);

/* The value of an attribute; NULL: there is none. */
const char *bx_office_attribute(const char **names, const char **values,
                                const char *name);

/* Of an element that switches something on, as w:b does, unless it says w:val="0". */
bool bx_office_is_on(const char **names, const char **values);

#endif
