/* sequence: —— and …… → one cluster of two em.
 *
 * In: a run of either. Out: its cluster: dashes joined, dots evenly spread, in both
 * writing modes and in every face; turned where a face has no vertical form. Sources:
 * GB/T 15834 §4.13, §4.14 and §5.1.4, CLREQ §3.1.2. */
#ifndef BX_TEXT_SEQUENCE_H
#define BX_TEXT_SEQUENCE_H

#include "text/shaper.h"

void bx_shape_sequence(bx_shaper *s, const bx_run *run);

#endif
