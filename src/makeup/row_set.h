/* row_set: a set of a page's grid lines. */
#ifndef BX_MAKEUP_ROW_SET_H
#define BX_MAKEUP_ROW_SET_H

#include "makeup/measure.h"

enum { BX_ROW_WORDS = (BX_MAX_LINES + 63) / 64 };

typedef struct {
    uint64_t words[BX_ROW_WORDS];
} bx_row_set;

/* Rows from, from + 1 … from + n - 1. */
void bx_row_set_add(bx_row_set *set, int from, int n);
void bx_row_set_remove(bx_row_set *set, int from, int n);
void bx_row_set_join(bx_row_set *set, const bx_row_set *other);
/* How many rows follow each other at most. */
int bx_row_set_longest(const bx_row_set *set);
/* How many of the first `lines` rows follow each other from the first on, and how many up
 * to the last. */
int bx_row_set_from_first(const bx_row_set *set, int lines);
int bx_row_set_to_last(const bx_row_set *set, int lines);

#endif
