/* jump: items that go on on another page (转版; page-rules 24).
 *
 * In: an issue whose items may ask for it, and the layouts of its pages. Out: the same
 * issue with those items in two pieces, for the edition to make: the item, which ends
 * where it is cut, and its rest, on a later page.
 *
 * An item that its page holds whole stands whole. Else it is cut where both pages are
 * filled to the last line (jump_cut.h); of the pages that it may go on on that one is
 * taken with which the issue costs least. Without such a cut it stands whole, as if it
 * had not asked, with the reason. Of several items of a page the others stand whole or,
 * where the page is full without any way so, are cut, too. The cut is found anew at every
 * build: a lock is kept by the pages as they are then. Of several editions both pages are
 * the same in all, so that none has one piece alone. Not done here: the pages for print.
 */
#ifndef BX_MAKEUP_JUMP_H
#define BX_MAKEUP_JUMP_H

#include "makeup/page_settings.h"

typedef struct {
    bx_layout_wishes layouts;
    const bx_lexicon *lexicon; /* NULL: headlines turn by rule alone */
} bx_jump_wishes;

/* The issue itself where no item jumps. Pages that flow are not filled yet: they may take
 * a rest, but no item jumps from them. In the arena. */
const bx_issue *bx_jumps_make(bx_arena *arena, bx_assets *assets, const bx_issue *issue,
                              const bx_jump_wishes *wishes, bx_diags *diags);

#endif
