/* found_tree: what a search found, as a tree. */
#ifndef BX_MAKEUP_FOUND_TREE_H
#define BX_MAKEUP_FOUND_TREE_H

#include "makeup/search.h"

/* The page without its white, or the region that was searched. In the arena. */
const bx_node *bx_found_tree(bx_arena *arena, const bx_search *search,
                             const bx_found_page *found);

#endif
