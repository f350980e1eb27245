/* lead_head: what rule 8 costs at least, before it is known who stands with whom.
 *
 * Rule 8 is a matter between the lead and each other item (score.h). But the lead's head
 * is never larger than its largest, nor another's smaller than its smallest: so much of
 * the cost is sure of each shape alone, and what is sure of two adds up. */
#ifndef BX_MAKEUP_LEAD_HEAD_H
#define BX_MAKEUP_LEAD_HEAD_H

#include "makeup/block.h"

typedef struct {
    const bx_layout *layout;
    int lead;                    /* number of the lead's block; -1: none with a head */
    bx_len most;                 /* the lead's largest head */
    bx_len least[BX_MAX_BLOCKS]; /* the smallest of each block */
    int n;
} bx_lead_head;

bx_lead_head bx_lead_head_make(const bx_layout *layout, const bx_block *const *blocks,
                               int n);

/* What is sure of block number `block` in this shape; of the lead's, what is sure by it
 * of all others. */
int bx_lead_head_sure(const bx_lead_head *lead_head, int block, const bx_shape *shape);
/* So much of it is between the lead in one shape and another block in another. */
int bx_lead_head_sure_of_two(const bx_lead_head *lead_head, const bx_shape *lead,
                             int other, const bx_shape *shape);

#endif
