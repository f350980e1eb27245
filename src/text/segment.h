/* segment: a paragraph's characters → their classes in this text, and runs to be shaped
 * in one way.
 *
 * In: characters. Out: one class a character, with what neighbours decide settled
 * (quotes, dashes and dots that Chinese and Latin share), and runs of one kind and one
 * role. Not done here: faces (shape.c), breaks (compose/atoms.c). */
#ifndef BX_TEXT_SEGMENT_H
#define BX_TEXT_SEGMENT_H

#include "base/chars.h"
#include "base/role.h"
#include "text/cjk.h"

typedef enum {
    BX_RUN_CJK,      /* Han and marks: a glyph a character, no shaping needed */
    BX_RUN_SEQUENCE, /* —— or ……: one unit */
    BX_RUN_WORD,     /* Latin, Greek, Cyrillic letters, digits and their marks */
    BX_RUN_OTHER,    /* one script that HarfBuzz must shape as a whole */
    BX_RUN_SPACE,
} bx_run_kind;

typedef struct {
    int from, to; /* characters */
    bx_run_kind kind;
    bx_role role;
} bx_run;

typedef struct {
    const uint8_t *classes; /* bx_class a character */
    const bx_run *runs;     /* cover the text in order */
    int n_runs;
    unsigned kinds;   /* those of the runs, a bit a bx_run_kind */
    bx_markup markup; /* that of all characters together */
} bx_segments;

/* role: of characters without markup; strong ones are set in HEI, kai ones in KAI. */
bx_segments bx_segment(bx_arena *arena, bx_chars text, bx_role role);

#endif
