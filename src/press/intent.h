/* intent: the output intent of a PDF/X: what the file was made to be printed on.
 *
 * In: a press profile, and its colour profile, which is one of a press. Out: the intent
 * in the document's catalog, the colour profile inside unless the name of the condition
 * is enough. One newer than the flavour knows is refused. */
#ifndef BX_PRESS_INTENT_H
#define BX_PRESS_INTENT_H

#include "asset/icc.h"
#include "model/press_profile.h"
#include "pdf/document.h"

/* False after reporting. */
bool bx_intent_add(bx_document *d, const bx_press_profile *profile, const bx_icc *icc,
                   bx_diags *diags);

#endif
