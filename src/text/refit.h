/* refit: shaped clusters that are set otherwise than their face draws them: superscripts
 * and note labels smaller and raised, figures half an em wide.
 *
 * In: clusters at full size. Out: the same clusters, their glyphs scaled and moved. A
 * superscript is of class CO: it stays with what stands before it, without a gap. Not
 * done here: ruby, which is a line of its own (compose/ruby.c). */
#ifndef BX_TEXT_REFIT_H
#define BX_TEXT_REFIT_H

#include "text/shape.h"

/* No type is smaller on newsprint: what is set smaller than its text, labels and ruby,
 * keeps to it where the text does. The press profiles' limit for type in black is the
 * same. */
enum { BX_LEAST_TYPE = 6 * BX_PT };

void bx_refit(bx_assets *assets, const bx_shape_style *style, bx_chars text,
              bx_shaped_cluster *clusters, int n, bx_shaped_glyph *glyphs);

#endif
