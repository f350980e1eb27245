#include "makeup/zones.h"

#include <glib.h>

#include "makeup/region_fill.h"

enum {
    MOST_ITEMS = 8,    /* of a zone */
    MOST_SLACK = 4000, /* thousandths: cuts of the whole page that cost more are no use */
    MOST_STATES = 4000, /* of a zone */
};

typedef struct {
    const bx_search *search;
    bx_arena *arena;
    int lines;
    bx_placed placed[BX_MAX_BLOCKS];
    int n_placed;
} zoner;

/* The region as the table has it, where it is cut at all. */
static const bx_node *zone(zoner *z, bx_set_region region, int column, int row);

static const bx_node *cut(zoner *z, const bx_derivation *d, int column, int row)
{
    bool is_stack = d->kind == BX_NODE_STACK;
    const bx_node *first = zone(z, d->first, column, row);
    const bx_node *second =
        first ? zone(z, d->second, is_stack ? column : column + d->first.columns,
                     is_stack ? row + d->first.lines : row)
              : NULL;
    return second ? bx_node_cut(z->arena, d->kind, first, second) : NULL;
}

static const bx_block **blocks_of(const zoner *z, bx_arena *work, int set, int *n)
{
    const bx_item_set *is = &z->search->sets->sets[set];
    const bx_block **blocks = BX_NEW_ARRAY(work, is->n_items, const bx_block *);
    *n = 0;
    for (int i = 0; i < z->search->n_blocks; i++)
        if (is->items >> i & 1)
            blocks[(*n)++] = z->search->blocks[i];
    return blocks;
}

static const bx_node *fill(zoner *z, bx_set_region region, int column, int row)
{
    bx_arena *work = bx_arena_new();
    int n;
    bx_region_fill in = {.layout = z->search->layout,
                         .lines = z->search->lines,
                         .most_states = MOST_STATES};
    in.blocks = blocks_of(z, work, region.set, &n);
    in.n_blocks = n;
    in.around = (bx_surroundings){
        .at = {column, row, region.columns, region.lines},
        .filter = region.filter,
        .page_lines = z->lines,
        .placed = z->placed,
        .n_placed = z->n_placed,
        .limit = BX_NO_LIMIT,
    };
    const bx_node *node = bx_region_fill_best(z->arena, &in, NULL, NULL);
    if (node) {
        bx_sheet sheet = bx_sheet_lay(work, node);
        for (int i = 0; i < sheet.n_placed; i++)
            z->placed[z->n_placed++] = bx_placed_at(
                sheet.placed[i].block, sheet.placed[i].shape,
                column + sheet.placed[i].at.column, row + sheet.placed[i].at.row);
    }
    bx_arena_free(work);
    return node;
}

static const bx_node *zone(zoner *z, bx_set_region region, int column, int row)
{
    if (z->search->sets->sets[region.set].n_items <= MOST_ITEMS)
        return fill(z, region, column, row);
    bx_derivations all = bx_cheapest_derive(z->search->cheapest, region, 0);
    return cut(z, &all.all[0], column, row);
}

const bx_node *bx_zones_page(bx_arena *arena, const bx_search *search, int lines,
                             int which)
{
    zoner *z = g_new0(zoner, 1);
    *z = (zoner){.search = search, .arena = arena, .lines = lines};
    bx_set_region page = bx_set_region_of(search->sets->n - 1, search->layout->columns,
                                          lines, BX_ANY_ROOT);
    bx_derivations all = bx_cheapest_derive(search->cheapest, page, MOST_SLACK);
    const bx_node *node = which < all.n && all.all[which].kind != BX_NODE_BLOCK
                              ? cut(z, &all.all[which], 0, 0)
                              : NULL;
    g_free(z);
    return node;
}
