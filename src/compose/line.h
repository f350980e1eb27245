/* line: a line of a broken paragraph → glyph runs, justified.
 *
 * In: a paragraph and one of its breakings. Out: runs in inline/block coordinates, on a
 * baseline at block 0; pour maps them to the page. The ladder of justify.h says what each
 * step takes or gives; here it is dealt out place by place, to the last unit. Not done
 * here: anything about pages. */
#ifndef BX_COMPOSE_LINE_H
#define BX_COMPOSE_LINE_H

#include "compose/decor.h"
#include "compose/paragraph.h"

/* run.origin is (inline, block) whatever the mode; block is 0 but for ruby, whose runs
 * follow their base. Spaces are clusters too, with no glyph. */
typedef struct {
    const bx_glyph_run *runs;
    int n_runs;
    const bx_decor *decors; /* lines and dots beside the text */
    int n_decors;
    bx_len width; /* from the measure's start to the end of the last glyph's em box */
} bx_line;

/* Line i of a breaking. Justified but for the last line; LEFT, CENTRE and RIGHT lines
 * stand at natural width inside the measure. Everything lives in arena. */
bx_line bx_paragraph_line(bx_arena *arena, const bx_paragraph *paragraph,
                          const bx_breaking *breaking, int i);

/* Has line i ruby over it? */
bool bx_paragraph_has_ruby(const bx_paragraph *paragraph, const bx_breaking *breaking,
                           int i);

#endif
