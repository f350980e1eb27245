/* legend: what stands with a picture: its caption, and the credit behind it or below.
 *
 * In: the two texts and a width. Out: the lines they take, at the caption's own leading,
 * and their display operations. Where the legend stands is arrangement.h's to say. */
#ifndef BX_MAKEUP_LEGEND_H
#define BX_MAKEUP_LEGEND_H

#include "makeup/setting.h"

typedef struct {
    const bx_paragraph *caption, *credit; /* NULL: none */
    bx_len width;
    int lines;
    bool is_run_in; /* the credit ends the caption's last line */
} bx_legend;

/* Either text may be NULL. */
bx_legend bx_legend_compose(const bx_setting *setting, const bx_part *caption,
                            const bx_part *credit, bx_len width);

/* How high it is; 0: there is none. */
bx_len bx_legend_height(const bx_setting *setting, const bx_legend *legend);

/* Draws it with its upper left corner at `at`. */
void bx_legend_draw(const bx_setting *setting, const bx_legend *legend, bx_point at,
                    bx_display_builder *out);

#endif
