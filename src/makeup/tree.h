/* tree: a page as cuts. A region is one item's block, or is cut across (stack) or down
 * (beside) into two regions: the slicing layout of Gange, Marriott and Stuckey (DocEng
 * 2012). Five regions that turn round a middle one (wheel.h) may be a whole page. Also
 * the same page laid flat: where each block, white and cut stands. */
#ifndef BX_MAKEUP_TREE_H
#define BX_MAKEUP_TREE_H

#include "makeup/block.h"
#include "model/tree_note.h"

typedef enum {
    BX_NODE_BLOCK,
    BX_NODE_FIXED,      /* furniture of full width: the masthead */
    BX_NODE_WHITE,      /* white at the foot of a page that lacks copy */
    BX_NODE_STACK,      /* first above second */
    BX_NODE_BESIDE,     /* first left of second */
    BX_NODE_WHEEL_WIDE, /* five that turn, the second beside the first … */
    BX_NODE_WHEEL_HIGH, /* … or under it */
} bx_node_kind;

typedef struct bx_node {
    bx_node_kind kind;
    int columns, lines;
    union {
        struct {
            const struct bx_node *first, *second; /* STACK and BESIDE */
        };
        const struct bx_node *parts[BX_WHEEL_PARTS]; /* and of those that turn */
    };
    const bx_block *block; /* BLOCK */
    const bx_shape *shape;
} bx_node;

const bx_node *bx_node_leaf(bx_arena *arena, const bx_block *block,
                            const bx_shape *shape);
const bx_node *bx_node_fixed(bx_arena *arena, bx_node_kind kind, int columns, int lines);
const bx_node *bx_node_cut(bx_arena *arena, bx_node_kind kind, const bx_node *first,
                           const bx_node *second);
const bx_node *bx_node_wheel(bx_arena *arena, bx_node_kind kind,
                             const bx_node *const parts[BX_WHEEL_PARTS]);

/* How many parts it has: 0, 2 or 5. */
int bx_node_parts(bx_node_kind kind);

/* The page as it was searched for: what stands under the masthead. */
const bx_node *bx_node_under_fixed(const bx_node *root);

/* A region of the page in columns and grid lines from the type area's upper left. */
typedef struct {
    int column, row, columns, lines;
} bx_region;

typedef struct {
    bx_region at;
    bx_region head; /* the rows its head stands on; lines 0 when it has none */
    bx_region band; /* and its pictures */
    const bx_block *block;
    const bx_shape *shape;
} bx_placed;

typedef struct {
    bx_node_kind kind; /* STACK: a cut across at at.row; BESIDE: down at at.column */
    bx_region at;      /* lines 0 for a cut across, columns 0 for one down */
    bx_region first, second; /* what it parts */
} bx_cut;

/* The cut between two regions, as long as they touch. */
bx_cut bx_cut_between(bx_node_kind kind, bx_region first, bx_region second);

typedef struct {
    const bx_placed *placed; /* reading order of the tree */
    int n_placed;
    const bx_cut *cuts;
    int n_cuts;
    bx_region fixed, white; /* lines 0: none */
} bx_sheet;

/* What stands in the frame of a group's block, on a grid of its own. */
typedef struct bx_framed {
    const bx_layout *layout; /* that grid: as many columns as the block has, the first
                                of them `inset` from its left edge */
    bx_len inset;
    const bx_sheet *items; /* of a column: where its items stand, in the columns and lines
                              of the block; NULL: legs */
} bx_framed;

/* Where the parts of a node stand whose upper left corner does at a column and row. */
void bx_node_places(const bx_node *node, int column, int row,
                    bx_region out[BX_WHEEL_PARTS]);

/* A block with its upper left corner at a column and row. */
bx_placed bx_placed_at(const bx_block *block, const bx_shape *shape, int column, int row);

/* Blocks of their own that stand in a placed one: itself, 0, and behind it the items of a
 * column; of blocks that were put together as one these alone. */
int bx_placed_parts(const bx_placed *placed);
bx_placed bx_placed_part(const bx_placed *placed, int i);

bx_sheet bx_sheet_lay(bx_arena *arena, const bx_node *root);
/* The same, further to the right and down. */
bx_sheet bx_sheet_shift(bx_arena *arena, const bx_sheet *sheet, int columns, int rows);

/* "(lead / (b2 | b3))" as model/tree_note.h has it, leaves by name and size. */
char *bx_tree_text(bx_arena *arena, const bx_node *root);

#endif
