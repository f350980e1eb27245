/* rule: rules and frames 花线 in their forms. In: from where to where, level or upright,
 * and the rule of the layout; nothing is drawn where it has no width. Out: strokes, waves
 * and dots. */
#ifndef BX_MAKEUP_RULE_H
#define BX_MAKEUP_RULE_H

#include "display/display.h"
#include "model/layout.h"

/* Along the middle of the rule; of a thick and a thin one the thick one is above, or at
 * the left. */
void bx_rule_draw(bx_rule rule, bx_point from, bx_point to, bx_display_builder *out);

/* Inside the box: the rule's outer edge is the box's. The thick one is outside. */
void bx_frame_draw(bx_rule rule, bx_rect box, bx_display_builder *out);

#endif
