/* lock_text: made pages as the text of a lock file (model/lock.h). */
#ifndef BX_DESK_LOCK_TEXT_H
#define BX_DESK_LOCK_TEXT_H

#include <glib.h>

#include "makeup/edition.h"

/* The caller frees it. */
GString *bx_lock_text(const bx_edition *edition);

#endif
