/* layout_furniture: what a layout says of masthead, folio and foot line. In: the root of
 * the file, and a layout whose grid and styles are read. Out: that part of it. */
#ifndef BX_MODEL_LAYOUT_FURNITURE_H
#define BX_MODEL_LAYOUT_FURNITURE_H

#include "model/layout.h"
#include "model/yaml.h"

void bx_layout_read_furniture(bx_arena *arena, const bx_yaml *root, bx_layout *layout,
                              bx_diags *diags);

#endif
