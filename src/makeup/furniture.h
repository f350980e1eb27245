/* furniture: what stands on a page beside the copy: masthead, folio and foot line, rules.
 * All of it is generated text and strokes; the layout file says how it looks. */
#ifndef BX_MAKEUP_FURNITURE_H
#define BX_MAKEUP_FURNITURE_H

#include "makeup/masthead.h"
#include "makeup/tree.h"

/* Masthead or folio line, as the page asks for, and foot line. */
void bx_furniture_draw(const bx_setting *setting, const bx_issue *issue,
                       const bx_page *page, bx_display_builder *out);

/* What of it cannot be as the layout and the issue have it. */
void bx_furniture_report(const bx_setting *setting, const bx_issue *issue,
                         const bx_page *page);

/* Column rules in the gutters and cut-off rules between blocks; they meet in the middle
 * of the gutters. */
void bx_rules_draw(const bx_layout *layout, const bx_sheet *sheet,
                   bx_display_builder *out);

#endif
