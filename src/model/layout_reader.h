/* layout_reader: a layout while it is read, for those that read a part of it each:
 * layout_grid.c paper and grid, layout_style.c the type, layout_head.c grades and fit of
 * headlines, layout_rules.c rules and frames; layout.c the rest, in their order. */
#ifndef BX_MODEL_LAYOUT_READER_H
#define BX_MODEL_LAYOUT_READER_H

#include "model/keys.h"
#include "model/layout.h"

typedef struct {
    bx_arena *arena;
    bx_diags *diags;
    bx_layout *layout;
} bx_layout_reader;

enum {
    BX_SMALLEST_TYPE = 4 * BX_PT,
    BX_LARGEST_TYPE = 400 * BX_PT,
    BX_MAX_COST = 1000000, /* thousandths */
    BX_HEAD_LEADING = 120, /* percent of the size, where none is given: Chinese heads are
                              set close */
};

/* What 字 and 行 mean in it. */
bx_len_rule bx_layout_lengths(const bx_layout_reader *r, bx_len min, bx_len max);
/* The mapping under a key, its own keys checked; NULL when it is not there, which is
 * reported where it is needed. */
const bx_yaml *bx_layout_section(const bx_layout_reader *r, const bx_yaml *map,
                                 bx_key key, bx_key_map inside);
const bx_yaml *bx_layout_needed(const bx_layout_reader *r, const bx_yaml *map, bx_key key,
                                bx_key_map inside);
/* A value that has to be there. */
void bx_layout_need_len(const bx_layout_reader *r, const bx_yaml *map, bx_key key,
                        const bx_len_rule *rule, bx_len *out);
void bx_layout_need_int(const bx_layout_reader *r, const bx_yaml *map, bx_key key,
                        int min, int max, int *out);

/* First of all: 字 in every other length is the size of the body. `styles` may be NULL.
 */
void bx_layout_read_body(const bx_layout_reader *r, const bx_yaml *styles);
void bx_layout_read_styles(const bx_layout_reader *r, const bx_yaml *styles);
void bx_layout_read_face(const bx_layout_reader *r, const bx_yaml *map, bx_key key,
                         bx_role *out);
/* A line of a headline, over what *style holds already. */
void bx_layout_read_head_style(const bx_layout_reader *r, const bx_yaml *map, bx_key key,
                               bx_style *style);

void bx_layout_read_paper(const bx_layout_reader *r, const bx_yaml *root);
void bx_layout_read_grid(const bx_layout_reader *r, const bx_yaml *root);
void bx_layout_read_headlines(const bx_layout_reader *r, const bx_yaml *root);
void bx_layout_read_head_fit(const bx_layout_reader *r, const bx_yaml *root);
void bx_layout_read_rules(const bx_layout_reader *r, const bx_yaml *root);
void bx_layout_read_groups(const bx_layout_reader *r, const bx_yaml *root);

#endif
