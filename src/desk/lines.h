/* lines: plain paragraphs set at one or several measures, and what became of each line.
 *
 * In: a source, a paragraph a line, and how it is to be set. Out: for each measure the
 * lines with their reports, and the figures by which a setting is judged. The paragraphs
 * themselves are gone by then; a line keeps its text and its glyph runs. Not done here:
 * how all this is shown (lines_text.h, lines_json.h, specimen.h). */
#ifndef BX_DESK_LINES_H
#define BX_DESK_LINES_H

#include "asset/assets.h"
#include "compose/line.h"
#include "compose/report.h"

typedef struct {
    bx_role role;
    bx_len size, indent;
    const bx_len *measures; /* each ≥ 1 */
    int n_measures;
    bx_writing_mode mode;
    const struct bx_profile *profile; /* not NULL; the usage in it already */
    bx_usage usage;                   /* of which composition asks for the digits */
    bool is_first_fit;
} bx_lines_style;

typedef struct {
    const char *text; /* UTF-8 */
    bx_line_report report;
    bx_line set;
} bx_lines_line;

typedef struct {
    int line, column; /* where it starts in the source, from 1 */
    const bx_lines_line *lines;
    int n_lines;
    int64_t cost; /* of its lines [thousandths] */
} bx_lines_paragraph;

/* untouched … too_short: of the lines that are no paragraph's last. */
typedef struct {
    int lines, last; /* all; of them the last of a paragraph */
    int untouched, compressed, stretched, overfull, too_short; /* by bx_line_state */
    int widened;     /* of the untouched: with a run of Latin half an em wider */
    int too_loose;   /* over 0.1 em a gap */
    int lone, stops; /* lone-character endings; lines with a full stop squeezed */
    int bad_starts, bad_ends;
    int64_t cost;
} bx_lines_figures;

typedef struct {
    bx_len measure;
    const bx_lines_paragraph *paragraphs; /* without empty ones */
    int n_paragraphs;
    bx_lines_figures figures;
} bx_lines_column;

typedef struct {
    const bx_source *source;
    bx_lines_style style;
    const bx_lines_column *columns; /* one a measure, in their order */
} bx_lines;

/* Everything is in arena but the assets. Reported: characters no face has, tokens that
 * had to be split, a measure no character fits into, paragraphs with overfull lines. */
bx_lines bx_lines_make(bx_arena *arena, bx_assets *assets, const bx_source *source,
                       const bx_lines_style *style, bx_diags *diags);

/* A length in thousandths of the type's size. */
int bx_lines_mil(const bx_lines *lines, int64_t len);

#endif
