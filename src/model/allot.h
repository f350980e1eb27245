/* allot: the page of each item that is listed for the issue and not for a page.
 *
 * In: the pool (its own `items` and `copy`), the pages as they were read. Out: an
 * item goes to the page whose number it names, else to the one that has its section; what
 * is left in the pool waits for the pages that flow, which make-up fills
 * (makeup/paging.h). Nothing is lost: an item that no page takes is an error. */
#ifndef BX_MODEL_ALLOT_H
#define BX_MODEL_ALLOT_H

#include <glib.h>

#include "model/issue.h"
#include "model/yaml.h"

/* A page before its items are known. */
typedef struct {
    bx_page page;
    GArray *listed;  /* of int: its items, as they were listed */
    GArray *ads;     /* and its advertisements */
    bool names_copy; /* it lists some, which may not be there */
} bx_page_draft;

/* pool: of int, items of the issue; drafts: of bx_page_draft. */
void bx_allot(const bx_item *items, GArray *pool, GArray *drafts, bx_diags *diags);

#endif
