#include "makeup/pins.h"

#include <glib.h>

enum {
    LINE_MOVED = 60,    /* up or down, longer or shorter: a few lines are little … */
    COLUMN_MOVED = 900, /* … against a column; much of it outweighs a rule of the page */
};

/* ---- from wishes ---- */

typedef struct {
    bx_arena *arena;
    const int *items;
    int n;
    bx_rank_set named; /* in the tree */
} maker;

static bx_rank_set bit_of(const maker *m, int item)
{
    for (int rank = 0; rank < m->n; rank++)
        if (m->items[rank] == item)
            return (bx_rank_set)1 << rank;
    return 0;
}

static bx_rank_set named_in(const maker *m, const bx_tree_note *note)
{
    if (note->kind == BX_TREE_ITEM)
        return bit_of(m, note->item);
    bx_rank_set named = 0;
    for (int i = 0; i < bx_tree_note_parts(note); i++)
        named |= named_in(m, note->parts[i]);
    return named;
}

static const bx_pin_tree *make_tree(const maker *m, const bx_tree_note *note);

/* A cut of which one part is left is no cut; what turned and lacks a part may stand as it
 * likes. */
static const bx_pin_tree *make_parts(const maker *m, const bx_tree_note *note)
{
    bx_pin_tree tree = {.kind = note->kind, .n_parts = bx_tree_note_parts(note)};
    int n = 0;
    for (int i = 0; i < tree.n_parts; i++) {
        tree.parts[i] = make_tree(m, note->parts[i]);
        tree.items |= tree.parts[i] ? tree.parts[i]->items : 0;
        n += tree.parts[i] != NULL;
    }
    if (tree.n_parts == 2 && n < 2)
        return tree.first ? tree.first : tree.second;
    if (n < tree.n_parts)
        tree = (bx_pin_tree){.kind = BX_TREE_AUTO, .items = tree.items};
    return n ? bx_copy(m->arena, &tree, sizeof tree) : NULL;
}

/* NULL: none of its items is there. */
static const bx_pin_tree *make_tree(const maker *m, const bx_tree_note *note)
{
    bx_pin_tree tree = {
        .kind = note->kind, .columns = note->columns, .lines = note->lines};
    if (note->kind == BX_TREE_ITEM) {
        tree.items = bit_of(m, note->item);
    } else if (note->kind == BX_TREE_AUTO) {
        tree.items = (((bx_rank_set)1 << m->n) - 1) & ~m->named;
    } else {
        return make_parts(m, note);
    }
    return tree.items ? bx_copy(m->arena, &tree, sizeof tree) : NULL;
}

/* What the tree does not name stands under it: advertisements. */
static const bx_pin_tree *make_whole_tree(const maker *m, const bx_tree_note *note)
{
    const bx_pin_tree *tree = make_tree(m, note);
    bx_rank_set others = (((bx_rank_set)1 << m->n) - 1) & ~(tree ? tree->items : 0);
    bx_pin_tree rest = {.kind = BX_TREE_AUTO, .items = others};
    if (!tree || !others)
        return tree;
    bx_pin_tree whole = {.kind = BX_TREE_STACK,
                         .items = tree->items | others,
                         .first = tree,
                         .second = bx_copy(m->arena, &rest, sizeof rest)};
    return bx_copy(m->arena, &whole, sizeof whole);
}

static void set_edges(bx_pins *pins, int edges, bx_rank_set item)
{
    pins->top |= edges & BX_EDGE_TOP ? item : 0;
    pins->foot |= edges & BX_EDGE_FOOT ? item : 0;
    pins->left |= edges & BX_EDGE_LEFT ? item : 0;
    pins->right |= edges & BX_EDGE_RIGHT ? item : 0;
}

static void set_fold(bx_pins *pins, const bx_layout *layout, int fixed)
{
    bx_len fold = layout->paper_height / 2 - layout->type_area.y;
    pins->has_fold = true;
    pins->fold_from = fold / layout->leading - fixed;
    pins->fold_to = (fold + layout->leading - 1) / layout->leading - fixed;
}

static void add_pin(const maker *m, bx_pins *pins, bx_pin *into, const bx_wish *wish,
                    int fixed)
{
    bx_pin pin = {.kind = wish->kind,
                  .item = wish->item,
                  .other = wish->other,
                  .item_bit = bit_of(m, wish->item),
                  .column = wish->first - 1,
                  .columns = wish->last - wish->first + 1,
                  .size = wish->size};
    pin.other_bit = bx_wish_is_of_two(wish->kind) ? bit_of(m, wish->other) : 0;
    if (!pin.item_bit || (bx_wish_is_of_two(wish->kind) && !pin.other_bit))
        return;
    if (wish->kind == BX_WISH_PLACE)
        set_edges(pins, wish->edges, pin.item_bit);
    if (wish->kind == BX_WISH_PLACE && wish->edges & BX_EDGE_MASTHEAD && !fixed)
        pins->nowhere |= pin.item_bit;
    if (wish->kind != BX_WISH_PLACE || wish->edges & BX_EDGE_SIDE)
        into[pins->n++] = pin;
}

bx_pins bx_pins_make(bx_arena *arena, const bx_layout *layout,
                     const bx_wish *const *wishes, int n_wishes, const int *items, int n,
                     int fixed)
{
    maker m = {arena, items, n, 0};
    bx_pins pins = {.columns = layout->columns};
    bx_pin *list = BX_NEW_ARRAY(arena, n_wishes, bx_pin);
    pins.pins = list;
    for (int i = 0; i < n_wishes; i++)
        if (wishes[i]->kind == BX_WISH_FOLD) {
            set_fold(&pins, layout, fixed);
        } else if (wishes[i]->kind == BX_WISH_SPINE) {
            pins.is_spread = true;
        } else if (wishes[i]->kind == BX_WISH_TREE) {
            m.named = named_in(&m, wishes[i]->tree);
            pins.tree = make_whole_tree(&m, wishes[i]->tree);
        } else {
            add_pin(&m, &pins, list, wishes[i], fixed);
        }
    return pins;
}

/* ---- shapes ---- */

static bx_len main_size(const bx_shape *shape)
{
    return shape->head.grade ? shape->head.grade->main.size : 0;
}

static const bx_pin_tree *leaf_of(const bx_pin_tree *tree, bx_rank_set item)
{
    while (tree && tree->n_parts) {
        int i = 0;
        while (i + 1 < tree->n_parts && !(tree->parts[i]->items & item))
            i++;
        tree = tree->parts[i];
    }
    return tree && tree->kind == BX_TREE_ITEM && tree->items == item ? tree : NULL;
}

static bool allows_shape(const bx_pins *pins, bx_rank_set item, const bx_shape *shape)
{
    const bx_pin_tree *leaf = leaf_of(pins->tree, item);
    if (pins->nowhere & item)
        return false;
    if (leaf && leaf->columns &&
        (shape->columns != leaf->columns || shape->lines != leaf->lines))
        return false;
    for (int i = 0; i < pins->n; i++) {
        const bx_pin *pin = &pins->pins[i];
        bool is_wide = pin->kind == BX_WISH_COLUMNS || pin->kind == BX_WISH_WIDTH;
        if (pin->item_bit != item)
            continue;
        if ((is_wide && shape->columns != pin->columns) ||
            (pin->kind == BX_WISH_SIZE && main_size(shape) != pin->size))
            return false;
    }
    return true;
}

const bx_block *bx_pins_block(bx_arena *arena, const bx_pins *pins, int rank,
                              const bx_block *block)
{
    bx_shape *shapes = BX_NEW_ROOM(arena, block->n_shapes, bx_shape);
    bx_block *out = bx_copy(arena, block, sizeof *block);
    out->shapes = shapes;
    out->n_shapes = out->least_cells = 0;
    for (int i = 0; i < block->n_shapes; i++) {
        const bx_shape *shape = &block->shapes[i];
        int cells = shape->columns * shape->lines;
        if (!allows_shape(pins, (bx_rank_set)1 << rank, shape))
            continue;
        shapes[out->n_shapes++] = *shape;
        out->least_cells = out->least_cells ? MIN(out->least_cells, cells) : cells;
    }
    return out->n_shapes == block->n_shapes ? block : out;
}

/* ---- cuts ---- */

static bool allows_parts(const bx_pin *pin, bx_rank_set first, bx_rank_set second)
{
    bx_rank_set both = pin->item_bit | pin->other_bit;
    if (pin->kind == BX_WISH_NOT_AFTER)
        return !(first & pin->other_bit && second & pin->item_bit);
    return pin->kind != BX_WISH_NEVER_BESIDE || (first | second) != both;
}

bool bx_pins_allow_cut(const bx_pins *pins, bx_node_kind kind, bx_rank_set first,
                       bx_rank_set second)
{
    if (!pins)
        return true;
    bool is_stack = kind == BX_NODE_STACK;
    if (first & (is_stack ? pins->foot : pins->right) ||
        second & (is_stack ? pins->top : pins->left))
        return false;
    for (int i = 0; i < pins->n; i++)
        if (!allows_parts(&pins->pins[i], first, second))
            return false;
    return true;
}

/* ---- places ---- */

bool bx_pins_are_free(const bx_pins *p)
{
    return !p || (!(p->top | p->foot | p->left | p->right | p->nowhere) && !p->n &&
                  !p->tree && !p->has_fold && !p->is_spread);
}

bool bx_pins_need_places(const bx_pins *pins)
{
    for (int i = 0; pins && i < pins->n; i++)
        if (pins->pins[i].kind == BX_WISH_COLUMNS ||
            pins->pins[i].kind == BX_WISH_PLACE || pins->pins[i].other_bit)
            return true;
    return pins && (pins->has_fold || pins->is_spread);
}

static bool overlap(int a, int n_a, int b, int n_b)
{
    return a < b + n_b && b < a + n_a;
}

static bool share_edge(bx_region a, bx_region b)
{
    bool are_beside =
        a.column + a.columns == b.column || b.column + b.columns == a.column;
    bool are_stacked = a.row + a.lines == b.row || b.row + b.lines == a.row;
    return (are_beside && overlap(a.row, a.lines, b.row, b.lines)) ||
           (are_stacked && overlap(a.column, a.columns, b.column, b.columns));
}

static const bx_placed *find_placed(const bx_placed *placed, int n, int item)
{
    for (int i = 0; i < n; i++)
        if (placed[i].block->index == item)
            return &placed[i];
    return NULL;
}

static bool allows_two(const bx_pin *pin, const bx_placed *item, const bx_placed *other)
{
    switch (pin->kind) {
    case BX_WISH_NEXT_TO:
        return share_edge(item->at, other->at);
    case BX_WISH_NEVER_BESIDE:
        return !share_edge(item->at, other->at);
    case BX_WISH_NOT_AFTER:
        return item->at.row <= other->at.row &&
               main_size(item->shape) >= main_size(other->shape);
    case BX_WISH_PLACE:
    case BX_WISH_COLUMNS:
    case BX_WISH_WIDTH:
    case BX_WISH_SIZE:
    case BX_WISH_TREE:
    case BX_WISH_FOLD:
    case BX_WISH_SPINE:
        break;
    }
    return true;
}

/* May a block stand so beside the one, placed before, that the pin is about, too? */
static bool allows_last(const bx_pin *pin, const bx_placed *placed, int n)
{
    const bx_placed *last = &placed[n - 1];
    int index = last->block->index;
    if (!pin->other_bit || (index != pin->item && index != pin->other))
        return true;
    const bx_placed *before =
        find_placed(placed, n - 1, index == pin->item ? pin->other : pin->item);
    return !before || (index == pin->item ? allows_two(pin, last, before)
                                          : allows_two(pin, before, last));
}

static bool is_across_fold(const bx_pins *pins, bx_region at)
{
    return at.lines && at.row < pins->fold_to && at.row + at.lines > pins->fold_from;
}

/* May the item of a pin that asks for a place stand there, or in a region there? */
static bool allows_place(const bx_pins *pins, const bx_pin *pin, bx_region at)
{
    int end = at.column + at.columns;
    if (pin->kind == BX_WISH_COLUMNS)
        return at.column <= pin->column && end >= pin->column + pin->columns;
    return pin->kind != BX_WISH_PLACE || !at.column || end == pins->columns;
}

bool bx_pins_allow_block(const bx_pins *pins, const bx_placed *placed, int n)
{
    const bx_placed *last = &placed[n - 1];
    if (!pins)
        return true;
    if (pins->has_fold &&
        (is_across_fold(pins, last->head) || is_across_fold(pins, last->band)))
        return false;
    if (pins->is_spread && !(last->shape->starts >> last->at.column & 1))
        return false;
    for (int i = 0; i < pins->n; i++) {
        const bx_pin *pin = &pins->pins[i];
        if (pin->item == last->block->index && !allows_place(pins, pin, last->at))
            return false;
        if (!allows_last(pin, placed, n))
            return false;
    }
    return true;
}

bool bx_pins_allow_pair(const bx_pins *pins, const bx_placed *a, const bx_placed *b)
{
    const bx_placed both[] = {*a, *b};
    for (int i = 0; pins && i < pins->n; i++)
        if (!allows_last(&pins->pins[i], both, 2))
            return false;
    return true;
}

/* Can an item in a region still touch the other, where that one is placed? */
static bool can_touch(const bx_pin *pin, bx_rank_set items, bx_region at,
                      const bx_placed *placed, int n)
{
    bool has_item = items & pin->item_bit, has_other = items & pin->other_bit;
    if (pin->kind != BX_WISH_NEXT_TO || has_item == has_other)
        return true;
    const bx_placed *other = find_placed(placed, n, has_item ? pin->other : pin->item);
    return !other || share_edge(at, other->at);
}

bool bx_pins_allow_region(const bx_pins *pins, bx_rank_set items, bx_region at,
                          const bx_placed *placed, int n)
{
    for (int i = 0; pins && i < pins->n; i++) {
        const bx_pin *pin = &pins->pins[i];
        if (items & pin->item_bit && !allows_place(pins, pin, at))
            return false;
        if (!can_touch(pin, items, at, placed, n))
            return false;
    }
    return true;
}

int64_t bx_pins_move_cost(const bx_pins *pins, const bx_placed *placed)
{
    bx_region at = placed->at;
    for (int i = 0; pins && i < pins->n_homes; i++) {
        bx_region home = pins->homes[i].at;
        if (pins->homes[i].item == placed->block->index)
            return (int64_t)LINE_MOVED *
                       (ABS(at.row - home.row) + ABS(at.lines - home.lines)) +
                   (int64_t)COLUMN_MOVED *
                       (ABS(at.column - home.column) + ABS(at.columns - home.columns));
    }
    return 0;
}
