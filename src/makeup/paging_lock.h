/* paging_lock: the pages that flow as a lock (model/lock.h) fills them.
 *
 * In: a pager with nothing placed. Out: pages that are held, each with the items that it
 * is locked with; what is on none of them waits for the others, as ever. A page whose
 * copy changed is held if it still has room for its items; else one of them goes to
 * another page that is held, or changes places with one of it: what leaves the least
 * white. Where that does not help, the pages from there on are let go. Items that no page
 * was locked with go to a held page that has room where there are no others.
 * Not done here: blocks in their places (page.h). */
#ifndef BX_MAKEUP_PAGING_LOCK_H
#define BX_MAKEUP_PAGING_LOCK_H

#include "makeup/page_window.h"

/* Every page that is locked has the items that it is locked with. */
void bx_paging_hold(bx_pager *p);
/* Is that all there is to do: nothing changed, and nothing is new? */
bool bx_paging_is_settled(const bx_pager *p);
/* Moves what has no room any more; what is new gets some. p->good is asked. */
void bx_paging_mend(bx_pager *p);

/* Lets go of held pages, from the last one on; as many as are let go already, but at
 * least one. False: none is held. */
bool bx_paging_let_go(bx_pager *p);

/* Which items moved from the pages they are locked on, and why; which pages are filled
 * anew. */
void bx_paging_lock_report(const bx_pager *p, bx_diags *diags);

#endif
