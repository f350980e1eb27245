/* svg_flat: is an SVG drawn in flat colours alone? Then each of them becomes an ink, and
 * the drawing stays lines; else a press gets it as pixels. And does it set type?
 *
 * In: the PDF that cairo wrote of it. Not its own words: there are too many ways to write
 * that something shines through, and files are full of what they do not use. */
#ifndef BX_ASSET_SVG_FLAT_H
#define BX_ASSET_SVG_FLAT_H

#include <stdbool.h>
#include <stddef.h>

typedef struct {
    bool is_flat;   /* no shades, tints that shine through, masks, groups, pixels */
    bool has_fonts; /* type that is no outlines */
} bx_svg_look;

bx_svg_look bx_svg_look_at(const void *pdf, size_t n);

#endif
