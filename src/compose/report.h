/* report: what was done to a line of a broken paragraph: for those who judge lines.
 *
 * In: a justified paragraph, one of its breakings. Out: for each line its natural width,
 * the steps of the ladder it took, what each mark lost, what its end cost. The numbers
 * are those the breaker weighed and the line setter sets. Not done here: the glyphs
 * (line.h), figures over many lines (desk/lines.h). */
#ifndef BX_COMPOSE_REPORT_H
#define BX_COMPOSE_REPORT_H

#include "compose/justify.h"
#include "compose/paragraph.h"

typedef enum {
    BX_LINE_UNTOUCHED, /* no step, after what line ends and neighbours take by rule, and
                          with the Han–Latin gaps that keep Han on their grid (atoms.h) */
    BX_LINE_COMPRESSED,
    BX_LINE_STRETCHED,
    BX_LINE_OVERFULL, /* still too wide */
    BX_LINE_SHORT,    /* nothing in it can be stretched */
} bx_line_state;

/* One step of the ladder in one line. */
typedef struct {
    bx_step step;
    bx_len total; /* taken or given, > 0 */
    int places;   /* that shared it */
} bx_step_use;

/* What a mark lost of its em [len]: by rule (edges of the line, neighbours), and to the
 * ladder. */
typedef struct {
    int position; /* of the character in the line's text, from 0 */
    bx_len front, back;
    bx_len squeezed_front, squeezed_back;
} bx_trim;

typedef struct {
    bx_chars text;   /* without the spaces at its edges */
    bx_len measure;  /* without the indent */
    bx_len natural;  /* after what rules take off */
    bx_len loose;    /* what STRETCH_ALL adds to a gap; of a SHORT line, what it lacks */
    bx_len over;     /* of an OVERFULL line */
    uint8_t state;   /* bx_line_state */
    int n_wide;      /* runs of Latin that stand half an em wider, for the grid */
    bool is_last;    /* of its paragraph: not stretched */
    bool is_lone;    /* the last, with fewer letters than it should have */
    bool has_hyphen; /* set at its end, not in text */
    bool hangs;      /* its last mark stands outside the measure */
    bool starts_bad; /* with what no line may start with, by the profile's level */
    bool ends_bad;
    const bx_step_use *steps; /* in the order of the ladder */
    int n_steps;
    const bx_trim *trims; /* in the order of the text */
    int n_trims;
    int penalty;  /* of the place where it ends [thousandths] */
    int64_t cost; /* the whole line's, penalty included [thousandths] */
} bx_line_report;

bx_line_report bx_paragraph_report(bx_arena *arena, const bx_paragraph *paragraph,
                                   const bx_breaking *breaking, int i);

#endif
