/* locked: what a page that is locked asks of the one that is made: the same tree and
 * slots, or blocks near to where they stood. */
#ifndef BX_MAKEUP_LOCKED_H
#define BX_MAKEUP_LOCKED_H

#include "makeup/page.h"
#include "makeup/page_job.h"
#include "model/lock.h"

/* The page's own wishes behind those of the lock, which they outweigh: the tree and, in
 * their slots, the heads of items whose copy has not changed. */
void bx_lock_wishes(bx_page_job *job, const bx_locked_page *locked, bx_lock_use use);

/* Blocks near to where the lock has them: each row that one moves costs. */
void bx_lock_homes(bx_page_job *job, const bx_locked_page *locked);

#endif
