/* field: what furniture can name in its texts between braces.
 *
 * In: a word, English or Chinese. Out: which field of the page or of the imprint it is.
 * Not done here: what stands there on a page (makeup/field_text.h). */
#ifndef BX_MODEL_FIELD_H
#define BX_MODEL_FIELD_H

#include "model/imprint.h"

typedef enum {
#define BX_FIELD(id, name, zh) BX_FIELD_##id,
#include "model/field.def"
#undef BX_FIELD
    BX_FIELD_COUNT,                    /* and behind these … */
    BX_FIELD_IMPRINT = BX_FIELD_COUNT, /* … those of the imprint, in its order */
    BX_FIELD_NONE = BX_FIELD_IMPRINT + BX_IMPRINT_COUNT
} bx_field;

/* Of n bytes; BX_FIELD_NONE where no field has that name. */
bx_field bx_field_named(const char *name, size_t n);

/* "paper} {date} … {colophon": all of them, in English, for between braces. In the arena.
 */
const char *bx_field_list(bx_arena *arena);

#endif
