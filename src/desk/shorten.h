/* shorten: copy that is too long → what might be cut, cheapest first.
 *
 * In: an item and its copy in legs. Out: suggestions; the words themselves are for people
 * to choose, and nothing is changed here. */
#ifndef BX_DESK_SHORTEN_H
#define BX_DESK_SHORTEN_H

#include "makeup/block.h"

typedef enum {
    BX_SHORTEN_LINE,       /* the last line of a paragraph */
    BX_SHORTEN_PARAGRAPHS, /* a paragraph and all that follow */
} bx_shortening_kind;

typedef struct {
    bx_shortening_kind kind;
    int paragraph;  /* of the item, from 1 */
    int n;          /* LINE: 字 on it; PARAGRAPHS: how many */
    int characters; /* 字 to be cut */
    int lines;      /* that saves */
} bx_shortening;

/* The paragraph of the item that an element of its copy is, from 1; 0: none. */
int bx_shorten_paragraph(const bx_item *item, const bx_element *element);
/* The lines a choice for such a paragraph has, without what stands below it. */
int bx_shorten_lines(const bx_choice *choice);

/* Suggestions that save so many lines, where there are enough: single lines, the one that
 * takes the fewest 字 first, as many as are needed; then as many paragraphs from the end,
 * but never the first. *n of them, in arena. */
const bx_shortening *bx_shorten(bx_arena *arena, const bx_item *item,
                                const bx_shape *shape, int lines, int *n);

#endif
