/* lead_head: what rule 8 costs at least, before it is known who stands with whom.
 *
 * Rule 8 is a matter between the lead and each other item (score.h). But the lead's head
 * is never larger than its largest, nor another's smaller than its smallest: so much of
 * the cost is sure of each shape alone, and what is sure of two adds up. Where a search
 * is told how large the lead's head is, all of it is, of each other shape. */
#ifndef BX_MAKEUP_LEAD_HEAD_H
#define BX_MAKEUP_LEAD_HEAD_H

#include "makeup/block.h"

typedef struct {
    const bx_layout *layout;
    const bx_block *const *blocks;
    int lead;                    /* number of the lead's block; -1: none with a head */
    bx_len most;                 /* the lead's largest head */
    bx_len least[BX_MAX_BLOCKS]; /* the smallest of each block */
    int n;
    const struct bx_lead_told *told; /* NULL: nothing */
} bx_lead_head;

/* How large the lead's head is, and what that makes sure. */
typedef struct bx_lead_told {
    bx_len size;
    bool is_most;                   /* so large, or larger: that does not matter */
    int cells;                      /* it takes no more room */
    const int *more[BX_MAX_BLOCKS]; /* [block][shape]: bx_lead_head_more */
    int64_t least;                  /* all blocks, each by itself, cost no less */
} bx_lead_told;

/* The blocks must outlive it. */
bx_lead_head bx_lead_head_make(const bx_layout *layout, const bx_block *const *blocks,
                               int n);

/* What is sure of block number `block` in this shape; of the lead's, what is sure by it
 * of all others. */
int bx_lead_head_sure(const bx_lead_head *lead_head, int block, const bx_shape *shape);
/* So much of it is between the lead in one shape and another block in another. */
int bx_lead_head_sure_of_two(const bx_lead_head *lead_head, const bx_shape *lead,
                             int other, const bx_shape *shape);

/* All that a search can be told of the lead's head, largest first: each page is of just
 * one. Larger heads than rule 8 asks for are told as one size. n 0: there is no lead, or
 * it is a group. In the arena. */
typedef struct {
    const bx_lead_head *all;
    int n;
} bx_lead_heads;
bx_lead_heads bx_lead_heads_told(bx_arena *arena, const bx_lead_head *lead_head);

/* Is block number `block` in this shape as was told? */
bool bx_lead_head_may_be(const bx_lead_head *lead_head, int block, const bx_shape *shape);
/* What is sure of it by what was told, over bx_lead_head_sure. */
int bx_lead_head_more(const bx_lead_head *lead_head, int block, const bx_shape *shape);
/* By how much that is more than by what was told to another, of any shape of the block at
 * least; it may be below 0. */
int bx_lead_head_least_more(const bx_lead_head *lead_head, const bx_lead_head *other,
                            int block);

#endif
