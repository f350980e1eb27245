/* facade_tree: what a page in the making costs at least, by the facades of its regions
 * put together as they stand.
 *
 * In: a region and how it is cut, part by part; of parts that are not, what they can show
 * (facades.h), of blocks what they do show. Out: what the whole costs at least, with all
 * that its regions cost each other by what they show. The sum of what each costs by
 * itself knows nothing of that, and what the whole cost before it was cut so knew of
 * every other cut, too. What was cut last is taken back first. */
#ifndef BX_MAKEUP_FACADE_TREE_H
#define BX_MAKEUP_FACADE_TREE_H

#include "makeup/facades.h"

/* Regions by number: the whole is 0, the parts of a region follow each other. */
enum { BX_FACADE_REGIONS = 4 * BX_MAX_BLOCKS };

typedef struct bx_facade_tree bx_facade_tree;

bx_facade_tree *bx_facade_tree_new(void);
void bx_facade_tree_free(bx_facade_tree *tree); /* NULL is fine */

/* One region that is not cut yet. What is there is forgotten. */
void bx_facade_tree_begin(bx_facade_tree *tree);

/* Takes back what was done after a mark. */
typedef struct {
    int n_changes;
    bx_arena_mark spans;
} bx_facade_mark;
bx_facade_mark bx_facade_tree_mark(const bx_facade_tree *tree);
void bx_facade_tree_back(bx_facade_tree *tree, bx_facade_mark mark);

/* A region is a block. */
void bx_facade_tree_block(bx_facade_tree *tree, int region, const bx_facade *facade);

/* What a part can show. It costs `least`, however that was found out. The facades stay
 * where they are as long as the tree. */
typedef struct {
    bx_facade_span span;
    int least;
} bx_facade_part;
/* A region is cut into regions number `first` and the next. */
void bx_facade_tree_cut(bx_facade_tree *tree, int region, const bx_facade_cut *cut,
                        int first, const bx_facade_part parts[2]);

/* What the whole costs at least now that a region was cut or became a block; over `most`
 * where it is no less. */
int bx_facade_tree_least(bx_facade_tree *tree, bx_facades *facades, int region, int most);

#endif
