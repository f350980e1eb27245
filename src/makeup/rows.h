/* rows: what a leg is made of. A row is so many lines of the grid, with the lines of type
 * and the rules that stand on them; behind it a leg may end, or not.
 *
 * In: composed paragraphs, placed one after the other. Out: a plain description that
 * flow.c fits into legs and pour.c draws; neither knows what kind of copy it is. */
#ifndef BX_MAKEUP_ROWS_H
#define BX_MAKEUP_ROWS_H

#include "makeup/setting.h"

/* May a leg end here? */
typedef enum {
    BX_BREAK_NEVER, /* inside a row; between a head and what it heads */
    BX_BREAK_POOR,  /* a lone line at the foot or top: only where copy is cut short */
    BX_BREAK_GOOD,
} bx_row_break;

/* A line of type, or a rule. */
typedef struct {
    const bx_paragraph *paragraph; /* NULL: a rule */
    const bx_breaking *breaking;
    int line;     /* of the breaking */
    int row;      /* grid line it stands on, from 0; a rule stands on the line's top */
    bx_len left;  /* of its measure or its beginning, from the leg's left edge */
    bx_len drop;  /* below the grid's baseline, of a rule below the line's top */
    bx_len width; /* of a rule */
    bx_len thick;
    int cramped; /* the first line of a table that is too wide: its columns; else 0 */
} bx_row_line;

typedef struct {
    int n;                    /* grid lines */
    const bx_row_line *lines; /* in reading order */
    int n_lines;
    const uint8_t *breaks; /* bx_row_break behind each grid line; of the last: behind it
                              all */
} bx_rows;

/* Rows that are being put together. */
typedef struct {
    const bx_setting *setting;
    bx_row_line *lines;
    int n_lines, line_room;
    uint8_t *breaks;
    int n, break_room;
} bx_rows_builder;

/* Texts of one item that were composed at some measure: at another, in the same style,
 * they are only broken anew. */
typedef struct bx_composed bx_composed;
bx_composed *bx_composed_new(bx_arena *arena);

/* A text of the body over a measure, on the grid whatever its style's leading. */
const bx_paragraph *bx_rows_compose(const bx_setting *setting, bx_chars text,
                                    bx_style_id style, bx_len measure, bx_len indent);
/* The same for what stands in columns: figures are half an em wide, and lines rather end
 * between words. */
const bx_paragraph *bx_rows_compose_cell(const bx_setting *setting, bx_chars text,
                                         bx_style_id style, bx_len measure,
                                         bx_align align);
/* How wide that is on one line. */
bx_len bx_rows_cell_width(const bx_setting *setting, bx_chars text, bx_style_id style);

/* Grid lines, with nothing on them yet: one row, good to break behind. */
void bx_rows_add(bx_rows_builder *b, int grid_lines);

/* Each line of a breaking as a row of its own, ruby included: such a line is two grid
 * lines high where the leading has no room for it (compose/ruby.h). */
void bx_rows_add_lines(bx_rows_builder *b, const bx_paragraph *paragraph,
                       const bx_breaking *breaking, bx_len left);

/* The same on grid lines that are there already, from `row` on. */
void bx_rows_set_lines(bx_rows_builder *b, const bx_paragraph *paragraph,
                       const bx_breaking *breaking, bx_len left, int row);
/* How many grid lines that takes. */
int bx_rows_height(const bx_setting *setting, const bx_paragraph *paragraph,
                   const bx_breaking *breaking);

void bx_rows_add_rule(bx_rows_builder *b, int row, bx_len left, bx_len width,
                      bx_len thick);

/* Keeps the rows since grid line `from` together so that no leg begins or ends with a
 * single one of them (rule 15). */
void bx_rows_keep_edges(bx_rows_builder *b, int from);
/* No leg ends behind grid line `row`. */
void bx_rows_keep(bx_rows_builder *b, int row);

/* Finished rows once more, below what is there. */
void bx_rows_append(bx_rows_builder *b, const bx_rows *rows);

bx_rows bx_rows_finish(bx_rows_builder *b);

#endif
