/* element: the parts of an item's body → elements: what runs through legs in order.
 *
 * In: an item and a measure. Out: for each part, or for those that belong together (the
 * lines of a stanza, the cells of a table), every number of rows it can take, with its
 * cost and what stands on them: a paragraph's line counts; one way for the others, but
 * the rows of a table, which have its head over them where they begin a leg. Byline and
 * origin stand at the end of the last paragraph, run in or on rows of their own; notes
 * follow them. The rest of an item that jumps begins with the line that says where it
 * comes from. Not done here: legs (flow.c). */
#ifndef BX_MAKEUP_ELEMENT_H
#define BX_MAKEUP_ELEMENT_H

#include "makeup/rows.h"
#include "model/item.h"

/* Where a choice may stand. */
typedef enum {
    BX_STAND_ANYWHERE,
    BX_STAND_BELOW,  /* not where a leg begins */
    BX_STAND_AT_TOP, /* there alone, but not in the first leg */
} bx_stand;

typedef struct {
    bx_rows rows;
    int cost;      /* thousandths */
    uint8_t stand; /* bx_stand */
} bx_choice;

enum { BX_MAX_CHOICES = 18 };

typedef struct {
    bx_choice choices[BX_MAX_CHOICES];
    int n_choices; /* at least one */
    bool is_prose; /* a paragraph of running text */
} bx_element;

/* *n of them, none empty. */
const bx_element *bx_elements_make(const bx_setting *setting, const bx_item *item,
                                   bx_len measure, int *n);

#endif
