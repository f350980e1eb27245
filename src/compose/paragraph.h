/* paragraph: text + style + measure → every good way to break it into lines.
 *
 * In: characters of an item. Out: one breaking for each line count that can be reached,
 * cheapest for that count, with its cost (optimum fit: Knuth and Plass 1981, state break
 * × line count; cost of a line = what the justification ladder had to do). Not
 * done here: the lines themselves (line.c), anything about pages. */
#ifndef BX_COMPOSE_PARAGRAPH_H
#define BX_COMPOSE_PARAGRAPH_H

#include "asset/assets.h"
#include "base/chars.h"
#include "base/geom.h"
#include "compose/breaker.h"
#include "display/display.h"
#include "model/house.h"
#include "model/layout.h"

typedef struct {
    bx_style type;   /* leading: of it, only how much white there is for dots
                      and ruby */
    bx_len measure;  /* line length; INT32_MAX / 4 never breaks */
    bx_len indent;   /* of the first line */
    bx_len tracking; /* added behind every character but the last of a line */
    int stretch;     /* percent of their width that glyphs have along the line (长体,
                        扁体); 0: all of it */
    bx_writing_mode mode;
    const struct bx_profile *profile; /* text/profile.h; NULL: mainland Chinese */
    bool has_figures;                 /* digits half an em wide whatever the usage, for
                                         tables */
    const struct bx_lexicon *lexicon; /* lines rather end between its words and those of
                                         `house`, for cells; NULL: anywhere */
    const bx_house_words *house;      /* may be NULL */
    bool is_display;      /* few words in large type: with a lexicon, lines turn
                             where the voice pauses, however uneven */
    bx_break_mode breaks; /* every line count; else one breaking is made */
} bx_paragraph_style;

typedef struct {
    int n_lines;
    int64_t cost;      /* thousandths; 0: every line at its natural width */
    const int *ends;   /* n_lines cluster indices, each one past a line's last cluster */
    const int *joints; /* the same as indices of atoms->joints */
    bx_len last_width; /* natural width of the last line, indent included */
} bx_breaking;

typedef struct bx_paragraph {
    bx_paragraph_style style;
    bx_chars text;                  /* without ruby */
    const struct bx_rubies *rubies; /* and what stands over it: compose/ruby.h */
    const bx_breaking *breakings; /* by rising n_lines; consecutive counts; at least one,
                                     but none for a text without a printing character */
    int n_breakings;
    int best;                       /* the cheapest */
    const struct bx_shaped *shaped; /* text/shape.h */
    const struct bx_atoms *atoms;   /* compose/atoms.h */
} bx_paragraph;

/* Composes one paragraph. Everything lives in arena. A character that no face of the
 * role has is reported once a character and set as an empty box of one em. A text too
 * long to fit any line in an acceptable way still gets a breaking (a token wider than the
 * measure is broken anywhere). diags NULL: silent, for trials. */
const bx_paragraph *bx_paragraph_compose(bx_assets *assets, bx_arena *arena,
                                         bx_chars text, const bx_paragraph_style *style,
                                         bx_diags *diags);

/* The same text at another measure and indent: nothing is shaped again. */
const bx_paragraph *bx_paragraph_rebreak(bx_arena *arena, const bx_paragraph *paragraph,
                                         bx_len measure, bx_len indent);

/* Reports what the lines of a breaking had to split, each token once, and the first place
 * where they had to break a rule. For the breaking that is set: others are trials. diags
 * NULL: nothing. */
void bx_paragraph_report_splits(bx_arena *arena, const bx_paragraph *paragraph,
                                const bx_breaking *breaking, bx_diags *diags);

/* How a line of a breaking is weighed and set: its sums, its ladder, its cost. */
bx_fitted bx_paragraph_fit(const bx_paragraph *paragraph, const bx_breaking *breaking,
                           int line);

#endif
