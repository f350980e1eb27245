/* thumbnail: a layout to look at before there is copy: page one and the page behind it
 * side by side, with the layout's furniture, and gray bars where type will stand. */
#ifndef BX_DESK_THUMBNAIL_H
#define BX_DESK_THUMBNAIL_H

#include "makeup/setting.h"

/* Of the setting's layout, in its arena. */
bx_display bx_thumbnail_make(const bx_setting *setting);

#endif
