/* upright: runs of vertical setting (竖排) → clusters.
 *
 * In: a run of Han and marks, or of letters and digits. Out: its clusters: characters
 * upright on the centre line, marks in their vertical forms, made by turning where a face
 * has none; the quotes of the mainland as 『』「」; single letters,
 * short acronyms and numbers of two digits upright, other words on their side. Sources:
 * GB/T 15834 §5.2, CLREQ §2.2 and §3.1.4, UAX #50; vertical.tsv says what a newspaper
 * does with numbers. */
#ifndef BX_TEXT_UPRIGHT_H
#define BX_TEXT_UPRIGHT_H

#include "text/shaper.h"

void bx_shape_upright_cjk(bx_shaper *s, const bx_run *run);
/* False, and nothing done, where the word lies on its side. */
bool bx_shape_upright_word(bx_shaper *s, const bx_run *run);

#endif
