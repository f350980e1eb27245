/* layout_check: what the numbers of a layout must be to each other. In: a layout whose
 * values are each right by themselves, and its YAML for the places. Out: reports. */
#ifndef BX_MODEL_LAYOUT_CHECK_H
#define BX_MODEL_LAYOUT_CHECK_H

#include "model/keys.h"
#include "model/layout.h"

/* Type area inside the paper, folio and masthead in their room, a grade for the lead and
 * one of a single column for the others, a lead that can stand out (page-rules 8). */
void bx_layout_check(const bx_layout *layout, const bx_yaml *root, bx_diags *diags);

#endif
