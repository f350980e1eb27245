/* flow_cut: where the copy of an item that jumps may be cut (page-rules 24).
 *
 * In: the elements of its body. Out: for each number of rows of each choice the character
 * that its rest would begin with, or that it may not be cut there: only behind a line of
 * a paragraph, inside a sentence but no word, with two of its lines or more on either
 * side; as much of a column left, and as much carried, as the layout wants. And the line
 * that stands at the end then. Not done here: which cut fills the legs (flow.c). */
#ifndef BX_MAKEUP_FLOW_CUT_H
#define BX_MAKEUP_FLOW_CUT_H

#include "makeup/element.h"
#include "model/jump.h"

typedef struct {
    const int *const *rests; /* [element × BX_MAX_CHOICES + choice], NULL: none; there
                                behind so many rows, from 0: a character, -1: no cut */
    int leave, carry;        /* rows of the copy, at least */
    bx_rows line;
} bx_flow_cut;

/* Of n elements in legs of that measure. */
const bx_flow_cut *bx_flow_cut_make(const bx_setting *setting, const bx_item *item,
                                    const bx_element *elements, int n, bx_len measure);

/* The character that the rest begins with where so many rows of a choice stay; -1: it may
 * not be cut there. */
int bx_flow_cut_rest(const bx_flow_cut *cut, int element, int choice, int rows);

#endif
