/* masthead: the head of page one (报头): the name of the paper, in type or as a picture,
 * the lines under it, the ear (报眼) beside it, and the guide (导读) under or in that.
 *
 * All of it takes whole lines over the copy of the page, as wide as the page. */
#ifndef BX_MAKEUP_MASTHEAD_H
#define BX_MAKEUP_MASTHEAD_H

#include "makeup/setting.h"

/* Grid lines that it takes; 0 on pages without one. */
int bx_masthead_lines(const bx_layout *layout, const bx_issue *issue,
                      const bx_page *page);

void bx_masthead_draw(const bx_setting *setting, const bx_issue *issue,
                      const bx_page *page, bx_display_builder *out);

/* What of it cannot be as the issue has it: lines too wide for it; an ear that does not
 * hold its words, or is not there, or holds nothing; entries of the guide that stand on
 * no page. */
void bx_masthead_report(const bx_setting *setting, const bx_issue *issue,
                        const bx_page *page);

#endif
