/* caption: a line of words as wide as a page, to stand under it where pages are shown
 * small. */
#ifndef BX_DESK_CAPTION_H
#define BX_DESK_CAPTION_H

#include "makeup/setting.h"

/* In the setting's arena. Words wider than the page run out of it. */
bx_display bx_caption_make(const bx_setting *setting, const char *words, bx_len width);

#endif
