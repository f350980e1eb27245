/* ear: the place beside a masthead of part of the width (报眼): the guide, a picture, or
 * lines of text, in a frame of the layout's box rule; or the frame alone, round an item
 * (ear_item.h). */
#ifndef BX_MAKEUP_EAR_H
#define BX_MAKEUP_EAR_H

#include "makeup/setting.h"

/* Is there one on the layout? */
bool bx_layout_has_ear(const bx_layout *layout);
/* Does the guide stand in it? */
bool bx_ear_holds_guide(const bx_layout *layout, const bx_issue *issue);

void bx_ear_draw(const bx_setting *setting, const bx_issue *issue, const bx_page *page,
                 bx_rect box, bx_display_builder *out);

/* An ear whose words need more room, that holds nothing, or is wanted and not there. */
void bx_ear_report(const bx_setting *setting, const bx_issue *issue, const bx_page *page,
                   bx_rect box);

#endif
