/* decor: lines and dots beside the text of a line: 着重号, underline, 专名号, 书名号.
 *
 * In: where the clusters of a line stand. Out: marks in inline/block coordinates; pour
 * maps them to the page. A dot keeps within the white between two lines, as the style's
 * leading has it. Sizes and reasons: decor.def. Not done here: ruby, which is text. */
#ifndef BX_COMPOSE_DECOR_H
#define BX_COMPOSE_DECOR_H

#include "compose/paragraph.h"
#include "compose/reorder.h"

typedef enum { BX_DECOR_DOT, BX_DECOR_LINE, BX_DECOR_WAVE } bx_decor_kind;

typedef struct {
    bx_decor_kind kind;
    bx_len from, to;       /* inline; of a dot both are its centre */
    bx_len block;          /* of its middle, from the baseline */
    bx_len size;           /* a dot's diameter, a line's width */
    bx_len height, length; /* WAVE: crest to trough, crest to crest */
    bx_ink ink;
} bx_decor;

/* From where to where something reaches along a line. */
typedef struct {
    bx_len from, to;
} bx_extent;

/* Of clusters [from, to), their gaps between but none behind; places[0] belongs to the
 * first. */
bx_extent bx_extent_of(const bx_paragraph *paragraph, int from, int to,
                       const bx_place *places);

/* The marks of clusters [from, to); *out is set where there are any. */
int bx_decor_make(bx_arena *arena, const bx_paragraph *paragraph, int from, int to,
                  const bx_place *places, bx_decor **out);

#endif
