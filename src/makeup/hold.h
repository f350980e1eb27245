/* hold: pages that were made, as a lock (model/lock.h) that holds them where they are:
 * what a change of one item is tried against, and what other editions keep near to. In:
 * made pages. Out: the lock, in memory; the file is desk/lock_text.h's. */
#ifndef BX_MAKEUP_HOLD_H
#define BX_MAKEUP_HOLD_H

#include "makeup/edition.h"

bx_lock bx_hold_edition(bx_arena *arena, const bx_issue *issue,
                        const bx_edition *edition);

/* What the issue's own pages (bx_page.is_own) keep of those of the first edition that
 * have their numbers; a page without any of the same items keeps nothing. `over`: pages
 * that are locked themselves, which stay so. */
bx_lock bx_hold_first(bx_arena *arena, const bx_issue *issue, const bx_edition *first,
                      const bx_lock *over);

#endif
