/* imprint: what a paper says of itself in masthead and colophon (出版信息), and whether
 * it is published or 内部资料.
 *
 * In: the keys `imprint` and `status` of an issue.yaml. Out: each item as the text
 * that is printed, with its place. Not done here: which of them a paper must print
 * (desk/lint_find_imprint.c), and where they stand (the layout's furniture, by name). */
#ifndef BX_MODEL_IMPRINT_H
#define BX_MODEL_IMPRINT_H

#include "model/date.h"
#include "model/keys.h"

typedef enum {
    BX_STATUS_UNKNOWN,  /* not said */
    BX_STATUS_PUBLIC,   /* 公开: with a CN number */
    BX_STATUS_INTERNAL, /* 内部资料: with a permit (准印证) */
} bx_status;

typedef enum {
#define BX_IMPRINT(id, form) BX_IMPRINT_##id,
#include "model/imprint.def"
#undef BX_IMPRINT
    BX_IMPRINT_COUNT
} bx_imprint_field;

typedef struct {
    const char *text; /* as printed, on one line; NULL: not given */
    int n;            /* texts it was made of: of a list several */
    bx_span span;     /* of the value */
} bx_imprint_value;

typedef struct {
    bx_imprint_value values[BX_IMPRINT_COUNT];
    bx_span span; /* of the mapping; of no place where there is none */
} bx_imprint;

/* Fills *out from the mapping. What is wrong is reported and counts as not given. */
void bx_imprint_read(bx_arena *arena, const bx_yaml *map, bx_imprint *out,
                     bx_diags *diags);

/* The status an issue names, or BX_STATUS_UNKNOWN. */
bx_status bx_status_read(const bx_yaml *issue, bx_diags *diags);

/* Its key in files, and that one's name: "cn", "total-number". */
bx_key bx_imprint_key(bx_imprint_field field);
const char *bx_imprint_name(bx_imprint_field field);

/* The field of this name, n bytes of English, as layouts write it in {…};
 * BX_IMPRINT_COUNT when there is none. */
bx_imprint_field bx_imprint_named(const char *name, size_t n);

#endif
