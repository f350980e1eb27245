/* svg_flat: is an SVG drawn in flat colours alone? Then each of them becomes an ink, and
 * the drawing stays lines and type; else a press gets it as pixels.
 *
 * In: the PDF that cairo wrote of it. Not its own words: there are too many ways to write
 * that something shines through, and files are full of what they do not use. */
#ifndef BX_ASSET_SVG_FLAT_H
#define BX_ASSET_SVG_FLAT_H

#include <stdbool.h>
#include <stddef.h>

/* No shades, tints that shine through, masks, groups, pixels; no type of these. */
bool bx_svg_is_flat(const void *pdf, size_t n);

#endif
