/* intent: the output intent of a PDF/X: what the file was made to be printed on.
 *
 * In: a press profile, whose ICC file is opened here. Out: the intent in the document's
 * catalog, the colour profile inside. A file that is no CMYK output profile, is cut short
 * or newer than the flavour knows is refused. Not done here: using the profile. */
#ifndef BX_PRESS_INTENT_H
#define BX_PRESS_INTENT_H

#include "model/press_profile.h"
#include "press/document.h"

/* False after reporting. */
bool bx_intent_add(bx_document *d, const bx_press_profile *profile, bx_diags *diags);

#endif
