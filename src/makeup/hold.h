/* hold: pages that were made, as a lock (model/lock.h) that holds them where they are:
 * what a change of one item is tried against. In: made pages. Out: the lock, in memory;
 * the file is desk/lock_text.h's. */
#ifndef BX_MAKEUP_HOLD_H
#define BX_MAKEUP_HOLD_H

#include "makeup/edition.h"

bx_lock bx_hold_edition(bx_arena *arena, const bx_issue *issue,
                        const bx_edition *edition);

#endif
