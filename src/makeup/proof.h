/* proof: nothing is lost. In: the items and the display lists made from them. Each
 * character of an item that is no space must stand in exactly one cluster, in order; what
 * no source holds must be flagged as generated. An item that jumps may leave out one text
 * of it where it begins: that follows whole and in order on a later page. Checked at
 * every build, on character ids. */
#ifndef BX_MAKEUP_PROOF_H
#define BX_MAKEUP_PROOF_H

#include "base/diag.h"
#include "display/display.h"
#include "model/item.h"

/* False after reporting, item by item, the text that is missing, doubled or out of order.
 * may_be_over[i] != 0: that much of the item's end may be missing (drafts). */
bool bx_proof(const bx_item *items, int n_items, const int *may_be_over,
              const bx_display *pages, int n_pages, bx_diags *diags);

/* Characters of items[i], spaces aside, that stand nowhere on the page: of the rest of an
 * item that jumps those of the rest alone. */
int bx_proof_missing(const bx_item *items, int i, const bx_display *page);

#endif
