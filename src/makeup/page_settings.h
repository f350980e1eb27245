/* page_settings: the layout that each page is made on, and the words of the houses. */
#ifndef BX_MAKEUP_PAGE_SETTINGS_H
#define BX_MAKEUP_PAGE_SETTINGS_H

#include "makeup/setting.h"
#include "model/lock.h"

typedef struct {
    const char *const *paths; /* folders of layouts, closed by NULL */
    const char *layout;       /* a name or path that overrides the issue's; or NULL */
    const bx_lock *lock;      /* NULL: nothing is locked */
} bx_layout_wishes;

/* The layout of pages that name none: the one wished for, the issue's, that of the first
 * page which names one, that of a locked page; NULL: it is to be chosen. */
const char *bx_common_layout(const bx_issue *issue, const bx_layout_wishes *wishes);

/* The setting on a layout, with the words of both houses: the issue's, which it has, and
 * the layout's. Reports into diags from then on. */
bx_setting bx_setting_on(const bx_setting *base, const bx_layout *layout,
                         bx_diags *diags);

/* A setting for each of n pages of the issue, every layout read once; `common` for those
 * that name none. NULL after reporting. In the arena of `base`. */
const bx_setting *bx_page_settings(const bx_setting *base, const bx_issue *issue,
                                   const int *pages, int n, const char *common,
                                   const bx_layout_wishes *wishes);

/* The layout as a page has it: where it is mirrored, left-hand pages, which have even
 * numbers, are its image; a spread has it as the layout says of spreads. NULL after
 * reporting: it says nothing of them, or what is wrong. In the arena. */
const bx_layout *bx_layout_on_page(bx_arena *arena, const bx_layout *layout,
                                   const bx_page *page, bx_diags *diags);

#endif
