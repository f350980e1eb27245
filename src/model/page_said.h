/* page_said: what is said of the copy of an issue, less what is of other pages.
 *
 * In: the issue, when its pages have their items; the pages that are asked for. Notes and
 * warnings of the copy of others, and notes of those pages, are left out. Errors stay,
 * and so does what is said of the issue itself and of copy without a page. */
#ifndef BX_MODEL_PAGE_SAID_H
#define BX_MODEL_PAGE_SAID_H

#include "base/diag.h"
#include "model/issue.h"

/* page, other: as of bx_page_is_asked. */
void bx_page_said_alone(const bx_issue *issue, int page, int other, bx_diags *diags);

#endif
