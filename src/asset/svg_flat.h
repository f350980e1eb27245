/* svg_flat: is an SVG drawn in flat colours alone? Then each of them becomes an ink, and
 * the drawing stays lines; else a press gets it as pixels. By the words of the file: one
 * that names an effect and does not use it is taken for one that does. */
#ifndef BX_ASSET_SVG_FLAT_H
#define BX_ASSET_SVG_FLAT_H

#include <stdbool.h>
#include <stddef.h>

bool bx_svg_is_flat(const unsigned char *bytes, size_t n);
/* Does it set type? */
bool bx_svg_has_text(const unsigned char *bytes, size_t n);

#endif
