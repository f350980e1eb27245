/* word: runs of letters and digits, and of other scripts → clusters.
 *
 * In: a run. Out: its clusters, shaped by HarfBuzz in pieces of one face, script and
 * direction. Not done here: what stands upright in vertical setting (upright.c). */
#ifndef BX_TEXT_WORD_H
#define BX_TEXT_WORD_H

#include "text/shaper.h"

void bx_shape_word(bx_shaper *s, const bx_run *run);

#endif
