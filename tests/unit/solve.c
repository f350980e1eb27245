#include "makeup/solve.h"
#include "makeup/item_sets.h"
#include "makeup/likeness.h"
#include "makeup/search.h"

#include <glib.h>

/* A layout of 4 columns in which every rule costs something. */
static bx_layout plain_layout(void)
{
    bx_layout layout = {.columns = 4, .lines = 20, .measure = 100, .leading = 10};
    layout.weights[BX_WEIGHT_WHITE] = 1000;
    layout.weights[BX_WEIGHT_PLACE] = 30;
    layout.weights[BX_WEIGHT_CUT_THROUGH] = 70;
    layout.weights[BX_WEIGHT_TOMBSTONE] = 60;
    layout.weights[BX_WEIGHT_STACKED_HEADS] = 150;
    layout.weights[BX_WEIGHT_GUTTER] = 400;
    layout.weights[BX_WEIGHT_LEAD_HEAD] = 900;
    layout.weights[BX_WEIGHT_HEAD_ORDER] = 80;
    layout.weights[BX_WEIGHT_GRAY] = 150;
    layout.weights[BX_WEIGHT_FOOT] = 60;
    layout.weights[BX_WEIGHT_RIVAL] = 120;
    return layout;
}

static const bx_grade grades[] = {{.main = {.size = 16 * BX_PT}},
                                  {.main = {.size = 24 * BX_PT}},
                                  {.main = {.size = 36 * BX_PT}}};

static bx_item items[BX_MAX_BLOCKS];
static bx_shape shapes[BX_MAX_BLOCKS][64];

/* A head, and now and then a picture or vertical lines. */
static void dress(GRand *random, bx_shape *shape)
{
    shape->filling.short_legs = g_rand_int_range(random, 0, 2);
    int kind = g_rand_int_range(random, 0, 8), grade = g_rand_int_range(random, 0, 4);
    if (grade < 3)
        shape->head = (bx_head){.grade = &grades[grade], .rows = 1 + grade};
    if (kind < 2 && shape->columns > 1)
        shape->band = (bx_band){.place = kind ? BX_BAND_RIGHT : BX_BAND_LEFT,
                                .columns = 1,
                                .rows = shape->lines - shape->head.rows};
    else if (kind == 2)
        shape->band =
            (bx_band){.place = BX_BAND_ABOVE, .columns = shape->columns, .rows = 1};
    else if (kind == 3 && grade < 3) {
        shape->mode = shape->head.mode = BX_VERTICAL;
        shape->head.rows = 0;
        shape->head_columns = 1;
    }
}

static bx_block random_block(GRand *random, int i, int n_shapes)
{
    items[i] = (bx_item){.name = "x", .priority = i + 1};
    bx_block block = {
        .item = &items[i], .index = i, .is_lead = i == 0, .shapes = shapes[i]};
    for (int k = 1; k <= 4; k++) {
        int area = g_rand_int_range(random, 8, 22), h = area / k + 1;
        for (int s = 0; s < n_shapes && block.n_shapes < 64; s++, h++) {
            bx_shape shape = {.columns = k, .lines = h};
            shape.cost = g_rand_int_range(random, 0, 400);
            dress(random, &shape);
            shapes[i][block.n_shapes++] = shape;
            if (!block.least_cells || k * h < block.least_cells)
                block.least_cells = k * h;
        }
    }
    return block;
}

/* ---- brute force: every canonical slicing tree of every shape, and every five that turn
 * ---- */

typedef struct {
    const bx_layout *layout;
    const bx_block *blocks;
    int lines;
    const bx_wish *wishes;
    int n_wishes;
    bx_arena *arena;
    const bx_pins *pins; /* what movement costs */
} brute;

/* ---- wishes, as an editor would check them ---- */

static bool has(int mask, int item)
{
    return mask >> item & 1;
}

/* A cut that breaks a wish whatever becomes of its parts. */
static bool cut_breaks(const bx_wish *w, bool is_stack, int first, int second)
{
    int low = is_stack ? BX_EDGE_FOOT : BX_EDGE_RIGHT;
    int high = is_stack ? BX_EDGE_TOP : BX_EDGE_LEFT;
    switch (w->kind) {
    case BX_WISH_PLACE:
        return (has(first, w->item) && w->edges & low) ||
               (has(second, w->item) && w->edges & high);
    case BX_WISH_NOT_AFTER:
        return has(first, w->other) && has(second, w->item);
    case BX_WISH_NEVER_BESIDE:
        return (first | second) == (1 << w->item | 1 << w->other);
    case BX_WISH_COLUMNS:
    case BX_WISH_WIDTH:
    case BX_WISH_SIZE:
    case BX_WISH_NEXT_TO:
    case BX_WISH_TREE:
    case BX_WISH_FOLD:
    case BX_WISH_SPINE: /* none of its layouts is a spread */
        break;
    }
    return false;
}

static bool may_cut(const brute *b, bx_node_kind kind, int first, int second)
{
    for (int i = 0; i < b->n_wishes; i++)
        if (cut_breaks(&b->wishes[i], kind == BX_NODE_STACK, first, second))
            return false;
    return true;
}

static const bx_placed *find(const bx_sheet *sheet, int item)
{
    for (int i = 0; i < sheet->n_placed; i++)
        if (sheet->placed[i].block->index == item)
            return &sheet->placed[i];
    g_assert_not_reached();
}

/* Do they have cells that are neighbours? */
static bool are_neighbours(bx_region a, bx_region b)
{
    for (int x = a.column; x < a.column + a.columns; x++)
        for (int y = a.row; y < a.row + a.lines; y++) {
            bool is_in_rows = y >= b.row && y < b.row + b.lines;
            bool is_in_columns = x >= b.column && x < b.column + b.columns;
            if ((is_in_rows && (x + 1 == b.column || x == b.column + b.columns)) ||
                (is_in_columns && (y + 1 == b.row || y == b.row + b.lines)))
                return true;
        }
    return false;
}

static bx_len size_of(const bx_placed *p)
{
    return p->shape->head.grade ? p->shape->head.grade->main.size : 0;
}

static bool is_on_fold(const bx_layout *layout, bx_region at)
{
    int fold = layout->paper_height / 2;
    return at.lines && at.row * layout->leading < fold &&
           (at.row + at.lines) * layout->leading > fold;
}

static int foot_of(const bx_sheet *sheet)
{
    return sheet->white.lines ? sheet->white.row : bx_score_bottom(sheet);
}

static bool is_on_edges(const bx_layout *layout, const bx_sheet *sheet, bx_region at,
                        int edges)
{
    return !(edges & BX_EDGE_TOP && at.row) && !(edges & BX_EDGE_LEFT && at.column) &&
           !(edges & BX_EDGE_FOOT && at.row + at.lines != foot_of(sheet)) &&
           !(edges & BX_EDGE_RIGHT && at.column + at.columns != layout->columns) &&
           !(edges & BX_EDGE_SIDE && at.column &&
             at.column + at.columns != layout->columns);
}

static bool is_met(const bx_layout *layout, const bx_sheet *sheet, const bx_wish *w)
{
    const bx_placed *p = find(sheet, w->item), *other = find(sheet, w->other);
    switch (w->kind) {
    case BX_WISH_PLACE:
        return is_on_edges(layout, sheet, p->at, w->edges);
    case BX_WISH_COLUMNS:
        return p->at.column == w->first - 1 && p->at.column + p->at.columns == w->last;
    case BX_WISH_WIDTH:
        return p->at.columns == w->last;
    case BX_WISH_SIZE:
        return size_of(p) == w->size;
    case BX_WISH_NEXT_TO:
        return are_neighbours(p->at, other->at);
    case BX_WISH_NEVER_BESIDE:
        return !are_neighbours(p->at, other->at);
    case BX_WISH_NOT_AFTER:
        return p->at.row <= other->at.row && size_of(p) >= size_of(other);
    case BX_WISH_TREE:
    case BX_WISH_SPINE:
        break; /* only such trees are visited; none of its layouts is a spread */
    case BX_WISH_FOLD:
        for (int i = 0; i < sheet->n_placed; i++)
            if (is_on_fold(layout, sheet->placed[i].head) ||
                is_on_fold(layout, sheet->placed[i].band))
                return false;
    }
    return true;
}

typedef void visit_fn(const bx_node *node, void *data);

/* Calls visit with each tree for the set `mask` that is columns wide and lines high. */
static void each_tree(const brute *b, int mask, int columns, int lines, visit_fn *visit,
                      void *data);

/* The same, in the form that a note gives; NULL: any. */
static void each_part(const brute *b, const bx_tree_note *note, int mask, int columns,
                      int lines, visit_fn *visit, void *data);

typedef struct {
    const brute *b;
    bx_node_kind kind;
    const bx_node *first;
    const bx_tree_note *second; /* as it was asked for */
    int mask, columns, lines;   /* of the second part */
    visit_fn *visit;
    void *data;
} half;

static void with_second(const bx_node *second, void *data)
{
    const half *h = data;
    h->visit(bx_node_cut(h->b->arena, h->kind, h->first, second), h->data);
}

static void with_first(const bx_node *first, void *data)
{
    half h = *(const half *)data;
    if (first->kind == h.kind && !h.second)
        return;
    h.first = first;
    each_part(h.b, h.second, h.mask, h.columns, h.lines, with_second, &h);
}

/* Every height or width of the first part of a cut; the notes are NULL in free trees. */
static void each_cut(const brute *b, half h, const bx_tree_note *first, int part,
                     int columns, int lines)
{
    if (!may_cut(b, h.kind, part, h.mask))
        return;
    for (int top = 1; h.kind == BX_NODE_STACK && top < lines; top++) {
        h.columns = columns;
        h.lines = lines - top;
        each_part(b, first, part, columns, top, with_first, &h);
    }
    for (int left = 1; h.kind == BX_NODE_BESIDE && left < columns; left++) {
        h.columns = columns - left;
        h.lines = lines;
        each_part(b, first, part, left, lines, with_first, &h);
    }
}

static void each_tree(const brute *b, int mask, int columns, int lines, visit_fn *visit,
                      void *data)
{
    if (!(mask & (mask - 1))) {
        const bx_block *block = &b->blocks[g_bit_nth_lsf((gulong)mask, -1)];
        for (int i = 0; i < block->n_shapes; i++)
            if (block->shapes[i].columns == columns && block->shapes[i].lines == lines)
                visit(bx_node_leaf(b->arena, block, &block->shapes[i]), data);
        return;
    }
    int lowest = mask & -mask;
    for (int part = (mask - 1) & mask; part; part = (part - 1) & mask) {
        if (!(part & lowest))
            continue; /* the most important item goes on top or left … */
        for (int kind = BX_NODE_STACK; kind <= BX_NODE_BESIDE; kind++) {
            int first = part; /* … but where a wish forbids it */
            if (!may_cut(b, (bx_node_kind)kind, part, mask ^ part))
                first = mask ^ part;
            half h = {.b = b,
                      .kind = (bx_node_kind)kind,
                      .mask = mask ^ first,
                      .visit = visit,
                      .data = data};
            each_cut(b, h, NULL, first, columns, lines);
        }
    }
}

static int mask_of(const bx_tree_note *note, int all)
{
    if (note->kind == BX_TREE_ITEM)
        return 1 << note->item;
    if (note->kind == BX_TREE_AUTO)
        return all;
    int mask = 0;
    for (int i = 0; i < bx_tree_note_parts(note); i++)
        mask |= mask_of(note->parts[i], 0);
    return mask;
}

static bool holds_auto(const bx_tree_note *note)
{
    bool found = note->kind == BX_TREE_AUTO;
    for (int i = 0; i < bx_tree_note_parts(note); i++)
        found = found || holds_auto(note->parts[i]);
    return found;
}

/* ---- five that turn: drawn cell by cell, not as the engine has them ---- */

typedef struct {
    const brute *b;
    bx_node_kind kind;
    int masks[BX_WHEEL_PARTS], columns[BX_WHEEL_PARTS], lines[BX_WHEEL_PARTS];
    const bx_tree_note *const *notes; /* NULL: free */
    const bx_node *parts[BX_WHEEL_PARTS];
    int n; /* parts that are there */
    visit_fn *visit;
    void *data;
} turning;

static void with_part(const bx_node *part, void *data)
{
    turning t = *(const turning *)data;
    if (part)
        t.parts[t.n++] = part;
    if (t.n == BX_WHEEL_PARTS)
        t.visit(bx_node_wheel(t.b->arena, t.kind, t.parts), t.data);
    else
        each_part(t.b, t.notes ? t.notes[t.n] : NULL, t.masks[t.n], t.columns[t.n],
                  t.lines[t.n], with_part, &t);
}

/* Parts of a page that touch, as WIDE has them: which is left of which, and over which.
 */
static const int beside[][2] = {{0, 1}, {4, 1}, {3, 2}, {3, 4}};
static const int over[][2] = {{1, 2}, {4, 2}, {0, 3}, {0, 4}};

static bool may_turn(const turning *t)
{
    bool is_wide = t->kind == BX_NODE_WHEEL_WIDE;
    for (int i = 0; i < 4; i++)
        if (!may_cut(t->b, is_wide ? BX_NODE_BESIDE : BX_NODE_STACK,
                     t->masks[beside[i][0]], t->masks[beside[i][1]]) ||
            !may_cut(t->b, is_wide ? BX_NODE_STACK : BX_NODE_BESIDE, t->masks[over[i][0]],
                     t->masks[over[i][1]]))
            return false;
    return true;
}

/* Every place of the four lines; `along` and `across` are columns and lines, or the other
 * way round. */
static void each_turn(turning t, int along, int across)
{
    int *a = t.kind == BX_NODE_WHEEL_WIDE ? t.columns : t.lines;
    int *b = t.kind == BX_NODE_WHEEL_WIDE ? t.lines : t.columns;
    for (int x = 1; x < along; x++)
        for (int to_x = x + 1; to_x < along; to_x++)
            for (int y = 1; y < across; y++)
                for (int to_y = y + 1; to_y < across; to_y++) {
                    int as[] = {to_x, along - to_x, along - x, x, to_x - x};
                    int bs[] = {y, to_y, across - to_y, across - y, to_y - y};
                    memcpy(a, as, sizeof as);
                    memcpy(b, bs, sizeof bs);
                    with_part(NULL, &t);
                }
}

/* Is the most important item bound to the foot or the right edge? */
static bool is_lead_free(const brute *b)
{
    for (int i = 0; i < b->n_wishes; i++)
        if (b->wishes[i].kind == BX_WISH_PLACE && b->wishes[i].item == 0 &&
            b->wishes[i].edges & (BX_EDGE_FOOT | BX_EDGE_RIGHT))
            return true;
    return false;
}

/* Every way to give the items, from number `item` on, to the parts. */
static void each_deal(turning *t, int item, int n, int columns, int lines)
{
    bool is_wide = t->kind == BX_NODE_WHEEL_WIDE, is_all = true;
    for (int part = 0; item < n && part < BX_WHEEL_PARTS; part++) {
        if (item == 0 && part && !is_lead_free(t->b))
            continue;
        t->masks[part] ^= 1 << item;
        each_deal(t, item + 1, n, columns, lines);
        t->masks[part] ^= 1 << item;
    }
    for (int part = 0; part < BX_WHEEL_PARTS; part++)
        is_all = is_all && t->masks[part];
    if (item == n && is_all && may_turn(t))
        each_turn(*t, is_wide ? columns : lines, is_wide ? lines : columns);
}

static void each_wheel(const brute *b, int n, int columns, int lines, visit_fn *visit,
                       void *data)
{
    for (int high = 0; high < 2; high++) {
        turning t = {.b = b,
                     .kind = high ? BX_NODE_WHEEL_HIGH : BX_NODE_WHEEL_WIDE,
                     .visit = visit,
                     .data = data};
        each_deal(&t, 0, n, columns, lines);
    }
}

/* As a note has it. */
static void each_given_wheel(const brute *b, const bx_tree_note *note, int mask,
                             int columns, int lines, visit_fn *visit, void *data)
{
    bool is_wide = note->kind == BX_TREE_WHEEL_WIDE;
    turning t = {.b = b,
                 .kind = is_wide ? BX_NODE_WHEEL_WIDE : BX_NODE_WHEEL_HIGH,
                 .notes = note->parts,
                 .visit = visit,
                 .data = data};
    int named = mask_of(note, 0);
    for (int i = 0; i < BX_WHEEL_PARTS; i++)
        t.masks[i] =
            mask_of(note->parts[i], 0) | (holds_auto(note->parts[i]) ? mask & ~named : 0);
    if (may_turn(&t))
        each_turn(t, is_wide ? columns : lines, is_wide ? lines : columns);
}

static void each_part(const brute *b, const bx_tree_note *note, int mask, int columns,
                      int lines, visit_fn *visit, void *data)
{
    bool is_wrong =
        note && note->columns && (note->columns != columns || note->lines != lines);
    if (is_wrong)
        return;
    if (!note || !note->first) {
        each_tree(b, mask, columns, lines, visit, data);
        return;
    }
    if (bx_tree_note_parts(note) == BX_WHEEL_PARTS) {
        each_given_wheel(b, note, mask, columns, lines, visit, data);
        return;
    }
    int first = holds_auto(note->first) ? mask & ~mask_of(note->second, 0)
                                        : mask_of(note->first, 0);
    half h = {.b = b,
              .kind = note->kind == BX_TREE_STACK ? BX_NODE_STACK : BX_NODE_BESIDE,
              .second = note->second,
              .mask = mask ^ first,
              .visit = visit,
              .data = data};
    each_cut(b, h, note->first, first, columns, lines);
}

typedef struct {
    const brute *b;
    bx_known_pages known; /* that count for nothing, nor what looks like them */
    int64_t best;
} search;

static int64_t block_cost(const bx_node *node)
{
    if (node->kind == BX_NODE_BLOCK)
        return node->shape->cost;
    int64_t cost = 0;
    for (int i = 0; i < bx_node_parts(node->kind); i++)
        cost += block_cost(node->parts[i]);
    return cost;
}

static void try_tree(const bx_node *node, void *data)
{
    search *s = data;
    bx_arena *arena = s->b->arena;
    int white = s->b->lines - node->lines;
    int64_t cost = block_cost(node) + white * s->b->layout->weights[BX_WEIGHT_WHITE];
    if (white)
        node = bx_node_cut(arena, BX_NODE_STACK, node,
                           bx_node_fixed(arena, BX_NODE_WHITE, node->columns, white));
    bx_sheet sheet = bx_sheet_lay(arena, node);
    for (int i = 0; i < s->b->n_wishes; i++)
        if (!is_met(s->b->layout, &sheet, &s->b->wishes[i]))
            return;
    if (bx_looks_known(&s->known, sheet.placed, sheet.n_placed))
        return;
    cost += bx_score_sheet(s->b->layout, &sheet);
    for (int i = 0; i < sheet.n_placed; i++)
        cost += bx_pins_move_cost(s->b->pins, &sheet.placed[i]);
    s->best = s->best < 0 ? cost : MIN(s->best, cost);
}

static int64_t brute_force(const bx_layout *layout, const bx_block *blocks, int n,
                           int lines, const bx_wish *wishes, int n_wishes,
                           bx_known_pages known, const bx_pins *pins)
{
    brute b = {layout, blocks, lines, wishes, n_wishes, NULL, pins};
    search s = {&b, known, -1};
    const bx_tree_note *tree = NULL;
    for (int i = 0; i < n_wishes; i++)
        if (wishes[i].kind == BX_WISH_TREE)
            tree = wishes[i].tree;
    for (int h = 1; h <= lines; h++) {
        b.arena = bx_arena_new();
        each_part(&b, tree, (1 << n) - 1, layout->columns, h, try_tree, &s);
        if (layout->interlocks && !(tree && tree->first))
            each_wheel(&b, n, layout->columns, h, try_tree, &s);
        bx_arena_free(b.arena);
    }
    return s.best;
}

/* ---- columns: in order, every height ---- */

static void leaves(const bx_node *node, int *next)
{
    if (node->kind == BX_NODE_BLOCK)
        g_assert_cmpint(node->block->index, ==, (*next)++);
    if (!node->first)
        return;
    leaves(node->first, next);
    leaves(node->second, next);
}

static bool is_in_order(const bx_node *node, int *next)
{
    if (node->kind == BX_NODE_BLOCK)
        return node->block->index == (*next)++;
    return is_in_order(node->first, next) && is_in_order(node->second, next);
}

static void try_in_order(const bx_node *node, void *data)
{
    int next = 0;
    if (is_in_order(node, &next))
        try_tree(node, data);
}

/* What may be wished of items in a column. */
static bx_wish random_wish_inside(GRand *random, int n)
{
    static const bx_wish_kind kinds[] = {BX_WISH_WIDTH, BX_WISH_SIZE,
                                         BX_WISH_NEVER_BESIDE, BX_WISH_NOT_AFTER};
    bx_wish w = {.kind = kinds[g_rand_int_range(random, 0, n > 1 ? 4 : 2)],
                 .first = 1,
                 .last = g_rand_int_range(random, 1, 4),
                 .size = grades[g_rand_int_range(random, 0, 3)].main.size};
    if (n > 1) {
        w.item = g_rand_int_range(random, 0, n - 1);
        w.other = g_rand_int_range(random, w.item + 1, n);
    }
    return w;
}

/* Each height has the cheapest of the trees that keep the order, and the wishes. */
static void test_heights(void)
{
    bx_layout layout = plain_layout();
    layout.weights[BX_WEIGHT_WHITE] = 1000000;
    g_autoptr(GRand) random = g_rand_new_with_seed(11);
    int solved = 0, solved_wished = 0;
    for (int round = 0; round < 80; round++) {
        enum { LINES = 16, PLAIN = 30 };
        int n = 1 + round % 4, n_wishes = round < PLAIN ? 0 : 1 + round % 2;
        int order[] = {0, 1, 2, 3};
        bx_block blocks[4];
        const bx_block *list[4];
        bx_arena *arena = bx_arena_new();
        bx_wish wishes[2];
        const bx_wish *wish_list[] = {&wishes[0], &wishes[1]};
        for (int i = 0; i < n; i++)
            blocks[i] = random_block(random, i, 3);
        for (int i = 0; i < n_wishes; i++)
            wishes[i] = random_wish_inside(random, n);
        bx_pins pins = bx_pins_make(arena, &layout, wish_list, n_wishes, order, n, 0);
        for (int i = 0; i < n; i++)
            list[i] = bx_pins_block(arena, &pins, i, &blocks[i]);
        bx_solution found[LINES + 1];
        bx_solve_heights(arena, &layout, list, n, LINES, &pins, found);
        for (int h = 1; h <= LINES; h++) {
            brute b = {&layout, blocks, h, wishes, n_wishes, arena, NULL};
            search s = {&b, {0}, -1};
            int next = 0;
            each_tree(&b, (1 << n) - 1, layout.columns, h, try_in_order, &s);
            g_assert_cmpint(found[h].root != NULL, ==, s.best >= 0);
            if (!found[h].root)
                continue;
            g_assert_cmpint(found[h].cost, ==, s.best);
            g_assert_cmpint(found[h].bound, ==, s.best);
            g_assert_true(found[h].is_optimal);
            g_assert_cmpint(found[h].root->lines, ==, h);
            leaves(found[h].root, &next);
            solved++;
            solved_wished += n_wishes > 0;
        }
        bx_arena_free(arena);
    }
    g_assert_cmpint(solved - solved_wished, >, 50);
    g_assert_cmpint(solved_wished, >, 20);
}

/* Beside the masthead there is no place where there is no masthead. */
static void test_masthead(void)
{
    bx_layout layout = plain_layout();
    g_autoptr(GRand) random = g_rand_new_with_seed(3);
    bx_block block = random_block(random, 0, 3);
    bx_wish wish = {.kind = BX_WISH_PLACE,
                    .edges = BX_EDGE_TOP | BX_EDGE_SIDE | BX_EDGE_MASTHEAD};
    const bx_wish *wishes[] = {&wish};
    int listed[] = {0};
    bx_arena *arena = bx_arena_new();
    bx_pins without = bx_pins_make(arena, &layout, wishes, 1, listed, 1, 0);
    bx_pins with = bx_pins_make(arena, &layout, wishes, 1, listed, 1, 6);
    g_assert_cmpint(bx_pins_block(arena, &without, 0, &block)->n_shapes, ==, 0);
    g_assert_true(bx_pins_block(arena, &with, 0, &block) == &block);
    bx_arena_free(arena);
}

static void test_agrees_with_brute_force(void)
{
    bx_layout layout = plain_layout();
    g_autoptr(GRand) random = g_rand_new_with_seed(7);
    int solved = 0;
    for (int round = 0; round < 60; round++) {
        int n = 1 + round % 5, lines = 6 + 3 * n;
        bx_block blocks[5];
        const bx_block *list[5];
        for (int i = 0; i < n; i++) {
            blocks[i] = random_block(random, i, n < 5 ? 3 : 2);
            list[i] = &blocks[i];
        }
        bx_arena *arena = bx_arena_new();
        bx_solution solution;
        bool is_solved = bx_solve(arena, &layout, list, n, lines, NULL, &solution);
        int64_t best =
            brute_force(&layout, blocks, n, lines, NULL, 0, (bx_known_pages){0}, NULL);
        g_assert_cmpint(is_solved, ==, best >= 0);
        if (is_solved) {
            g_assert_cmpint(solution.cost, ==, best);
            g_assert_true(solution.is_optimal);
            bx_sheet sheet = bx_sheet_lay(arena, solution.root);
            g_assert_cmpint(solution.cost, ==,
                            block_cost(solution.root) +
                                solution.white * layout.weights[BX_WEIGHT_WHITE] +
                                bx_score_sheet(&layout, &sheet));
            g_assert_cmpint(solution.root->lines, ==, lines);
            g_assert_cmpint(solution.root->columns, ==, layout.columns);
            solved++;
        }
        bx_arena_free(arena);
    }
    g_assert_cmpint(solved, >, 20);
}

/* Cells of the page, each covered exactly once. */
static void check_cover(const bx_layout *layout, const bx_solution *solution,
                        bx_arena *arena);

static bool turns(const bx_node *root)
{
    bool is_over_white =
        root->kind == BX_NODE_STACK && root->second->kind == BX_NODE_WHITE;
    const bx_node *blocks = is_over_white ? root->first : root;
    return bx_node_parts(blocks->kind) == BX_WHEEL_PARTS;
}

/* Blocks of which one each could fill a part of a page that turns, somewhere on it. */
static void fit_wheel(GRand *random, bx_block *blocks, int n, int lines)
{
    int left = g_rand_int_range(random, 1, 3),
        right = g_rand_int_range(random, left + 1, 4);
    int y = g_rand_int_range(random, 3, lines / 2),
        to_y = g_rand_int_range(random, y + 2, lines - 3);
    bool is_wide = g_rand_boolean(random);
    int p = is_wide ? y : to_y, q = is_wide ? to_y : y;
    int columns[] = {is_wide ? right : left, is_wide ? 4 - right : right,
                     4 - (is_wide ? left : right), is_wide ? left : 4 - left,
                     right - left};
    int heights[] = {p, is_wide ? q : lines - p, lines - q, is_wide ? lines - p : q,
                     to_y - y};
    for (int i = 0; i < MIN(n, BX_WHEEL_PARTS); i++) {
        bx_shape *shape = &shapes[i][blocks[i].n_shapes++];
        *shape = (bx_shape){.columns = columns[i], .lines = heights[i]};
        for (int k = blocks[i].n_shapes - 1;
             k > 0 && shapes[i][k - 1].columns > shapes[i][k].columns; k--) {
            bx_shape wider = shapes[i][k - 1];
            shapes[i][k - 1] = shapes[i][k];
            shapes[i][k] = wider;
        }
        blocks[i].least_cells = MIN(blocks[i].least_cells, columns[i] * heights[i]);
    }
}

/* Where the layout interlocks, pages that turn are found as soon as they cost less. */
static void test_interlocked(void)
{
    bx_layout layout = plain_layout();
    g_autoptr(GRand) random = g_rand_new_with_seed(41);
    int by_kind[BX_NODE_WHEEL_HIGH + 1] = {0}, n_cut = 0;
    layout.interlocks = true;
    for (int round = 0; round < 24; round++) {
        int n = round % 24 == 23 ? 6 : 5, lines = 2 + 3 * n;
        bx_block blocks[6];
        const bx_block *list[6];
        layout.weights[BX_WEIGHT_CUT_THROUGH] = round % 3 * 300;
        for (int i = 0; i < n; i++) {
            blocks[i] = random_block(random, i, n < 6 ? 2 : 1);
            list[i] = &blocks[i];
        }
        if (round % 4)
            fit_wheel(random, blocks, n, lines);
        bx_arena *arena = bx_arena_new();
        bx_solution solution;
        bool is_solved = bx_solve(arena, &layout, list, n, lines, NULL, &solution);
        int64_t best =
            brute_force(&layout, blocks, n, lines, NULL, 0, (bx_known_pages){0}, NULL);
        g_assert_cmpint(is_solved, ==, best >= 0);
        if (is_solved) {
            bx_sheet sheet = bx_sheet_lay(arena, solution.root);
            g_assert_cmpint(solution.cost, ==, best);
            g_assert_true(solution.is_optimal);
            g_assert_cmpint(solution.cost, ==,
                            block_cost(solution.root) +
                                solution.white * layout.weights[BX_WEIGHT_WHITE] +
                                bx_score_sheet(&layout, &sheet));
            check_cover(&layout, &solution, arena);
            n_cut += !turns(solution.root);
            if (turns(solution.root))
                by_kind[solution.white ? solution.root->first->kind
                                       : solution.root->kind]++;
        }
        bx_arena_free(arena);
    }
    g_test_message("%d cut, %d turn wide, %d high", n_cut, by_kind[BX_NODE_WHEEL_WIDE],
                   by_kind[BX_NODE_WHEEL_HIGH]);
    g_assert_cmpint(n_cut, >, 5);
    g_assert_cmpint(by_kind[BX_NODE_WHEEL_WIDE], >, 2);
    g_assert_cmpint(by_kind[BX_NODE_WHEEL_HIGH], >, 2);
}

/* Five parts that turn, in an order of their own. */
static const bx_tree_note *wheel_note(GRand *random, bx_arena *arena, int n)
{
    bx_tree_note *note = BX_NEW(arena, bx_tree_note);
    int turn = g_rand_int_range(random, 0, n);
    note->kind = g_rand_boolean(random) ? BX_TREE_WHEEL_WIDE : BX_TREE_WHEEL_HIGH;
    for (int i = 0; i < BX_WHEEL_PARTS; i++) {
        bx_tree_note *part = BX_NEW(arena, bx_tree_note);
        part->item = (i + turn) % n;
        note->parts[i] = part;
    }
    return note;
}

enum { ENOUGH = 1000000 }; /* states, to prove pages of few items */

/* A search, whether it looks ahead by facades, and whether the table knows of them. */
typedef struct {
    int64_t limit, most_states;
    bool looks_ahead;
    bx_watch *watch; /* NULL: nobody looks on */
    bool sharpens;
} way;

/* The cheapest page so found; -1: there is none. *bound: what the search says. */
static int64_t cost_below(const bx_layout *layout, const bx_block *const *list, int n,
                          int lines, way by, int64_t *bound)
{
    bx_arena *arena = bx_arena_new();
    bx_item_sets sets = bx_item_sets_list(arena, list, n, NULL, BX_EXACT_ITEMS);
    bx_lead_head lead_head = bx_lead_head_make(layout, list, n);
    bx_region page = {.columns = layout->columns, .lines = lines};
    bx_search below = {.layout = layout,
                       .blocks = list,
                       .n_blocks = n,
                       .lines = lines,
                       .sets = &sets,
                       .lead_head = &lead_head,
                       .limit = by.limit,
                       .most_states = by.most_states,
                       .looks_ahead = by.looks_ahead,
                       .sharpens = by.sharpens,
                       .watch = by.watch};
    below.cheapest = bx_cheapest_make(layout, list, &sets, &lead_head, lines, page,
                                      layout->weights[BX_WEIGHT_WHITE], by.limit);
    bx_found_page found;
    bool is_found = bx_search_page(arena, &below, &found);
    bx_cheapest_free(below.cheapest);
    bx_arena_free(arena);
    *bound = found.bound;
    return is_found ? found.cost : -1;
}

/* What a limit lets the table leave out is of no use: the best page is found below any
 * limit over its cost, and is known to be the best where there is none. */
static void test_limit(void)
{
    bx_layout layout = plain_layout();
    g_autoptr(GRand) random = g_rand_new_with_seed(53);
    int solved = 0;
    for (int round = 0; round < 60; round++) {
        int n = 3 + round % 5, lines = 4 + 3 * n;
        bx_block blocks[7];
        const bx_block *list[7];
        for (int i = 0; i < n; i++) {
            blocks[i] = random_block(random, i, 4);
            list[i] = &blocks[i];
            for (int s = 0; s < blocks[i].n_shapes; s++)
                shapes[i][s].cost += 150 * (i + 1);
        }
        bool ahead = round % 2;
        way whole = {BX_NO_LIMIT, ENOUGH, !ahead, NULL, false};
        int64_t bound, best = cost_below(&layout, list, n, lines, whole, &bound);
        if (best < 0)
            continue;
        for (int more = 0; more < 2000; more = more * 4 + 1) {
            way below = {best + more, ENOUGH, ahead, NULL, false};
            g_assert_cmpint(cost_below(&layout, list, n, lines, below, &bound), ==,
                            more ? best : -1);
            g_assert_cmpint(bound, >=, best);
            g_assert_true(bound == best || !more);
        }
        solved++;
    }
    g_assert_cmpint(solved, >, 30);
}

/* However few states there are: what the search says no page costs less than, none does,
 * and the more states, the nearer it comes. */
static void test_states_run_out(void)
{
    bx_layout layout = plain_layout();
    g_autoptr(GRand) random = g_rand_new_with_seed(59);
    int solved = 0, unproven = 0, over_half = 0;
    for (int round = 0; round < 60; round++) {
        int n = 4 + round % 5, lines = 4 + 3 * n;
        bx_block blocks[8];
        const bx_block *list[8];
        for (int i = 0; i < n; i++) {
            blocks[i] = random_block(random, i, 4);
            list[i] = &blocks[i];
            for (int s = 0; s < blocks[i].n_shapes; s++)
                shapes[i][s].cost += 400 * (i + 1);
        }
        way whole = {.limit = BX_NO_LIMIT, .most_states = ENOUGH};
        int64_t bound, best = cost_below(&layout, list, n, lines, whole, &bound);
        if (best < 0 || bound < best)
            continue;
        for (int states = 1; states < 3000; states *= 3) {
            way few = {BX_NO_LIMIT, states, round / 5 % 2, NULL, round / 5 % 4 == 3};
            int64_t cost = cost_below(&layout, list, n, lines, few, &bound);
            g_assert_cmpint(bound, <=, best);
            g_assert_cmpint(cost, >=, best);
            unproven += bound < cost;
            over_half += bound < cost && bound > best / 2;
            few.limit = best + 1;
            cost_below(&layout, list, n, lines, few, &bound);
            g_assert_cmpint(bound, <=, best);
        }
        solved++;
    }
    g_assert_cmpint(solved, >, 30);
    g_assert_cmpint(unproven, >, 50);
    g_assert_cmpint(over_half, >, unproven / 2);
}

/* Facades and what is told of the lead's head only say sooner what is too dear: the best
 * page is the same, whatever the rules between blocks cost, and soon found. */
static void test_looks_ahead(void)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(67);
    int solved = 0;
    for (int round = 0; round < 150; round++) {
        bx_layout layout = plain_layout();
        int n = 2 + round % 7, lines = 4 + 3 * n;
        bx_block blocks[8];
        const bx_block *list[8];
        layout.weights[BX_WEIGHT_TOMBSTONE] *= 1 + round % 4;
        layout.weights[BX_WEIGHT_FOOT] *= 1 + round % 3;
        layout.weights[BX_WEIGHT_HEAD_ORDER] *= 1 + round % 7;
        for (int i = 0; i < n; i++) {
            blocks[i] = random_block(random, i, 4);
            list[i] = &blocks[i];
        }
        for (int k = 0; k < blocks[0].n_shapes && round % 5; k++)
            if (!shapes[0][k].head.grade)
                shapes[0][k].head = (bx_head){.grade = &grades[1], .rows = 2};
        int64_t bounds[2], costs[2];
        for (int ahead = 0; ahead < 2; ahead++)
            costs[ahead] = cost_below(&layout, list, n, lines,
                                      (way){BX_NO_LIMIT, ENOUGH, ahead, NULL, false},
                                      &bounds[ahead]);
        g_assert_cmpint(costs[0], ==, costs[1]);
        g_assert_true(costs[0] < 0 || (costs[0] == bounds[0] && costs[1] == bounds[1]));
        solved += costs[0] >= 0;
    }
    g_assert_cmpint(solved, >, 60);
}

/* Nor does a table that knows of small sets what their facades cost. */
static void test_sharpens(void)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(68);
    enum { N = 8 };
    int solved = 0;
    for (int round = 0; round < 90; round++) {
        bx_layout layout = plain_layout();
        int lines = 20 + round % 9;
        bx_block blocks[N];
        const bx_block *list[N];
        layout.weights[BX_WEIGHT_TOMBSTONE] *= 1 + round % 4;
        for (int i = 0; i < N; i++) {
            blocks[i] = random_block(random, i, 4);
            list[i] = &blocks[i];
        }
        way plain = {BX_NO_LIMIT, ENOUGH, true, NULL, false};
        way sharp = {BX_NO_LIMIT, ENOUGH, true, NULL, true};
        int64_t bound, best = cost_below(&layout, list, N, lines, plain, &bound);
        g_assert_cmpint(cost_below(&layout, list, N, lines, sharp, &bound), ==, best);
        g_assert_true(best < 0 || bound == best);
        sharp.limit = best + 1; /* not one of its regions may seem too dear */
        if (best >= 0)
            g_assert_cmpint(cost_below(&layout, list, N, lines, sharp, &bound), ==, best);
        solved += best >= 0;
    }
    g_assert_cmpint(solved, >, 30);
}

/* A tree of the items from..to - 1, some of its ends with an auto. */
static const bx_tree_note *random_note(GRand *random, bx_arena *arena, int from, int to,
                                       bool *has_auto)
{
    bx_tree_note *note = BX_NEW(arena, bx_tree_note);
    if (!*has_auto && g_rand_int_range(random, 0, 3) == 0) {
        note->kind = BX_TREE_AUTO;
        *has_auto = true;
    } else if (to - from == 1) {
        note->item = from;
    } else {
        int middle = g_rand_int_range(random, from + 1, to);
        bool is_stack = g_rand_boolean(random);
        note->kind = is_stack ? BX_TREE_STACK : BX_TREE_BESIDE;
        note->first = random_note(random, arena, from, middle, has_auto);
        note->second = random_note(random, arena, middle, to, has_auto);
    }
    return note;
}

static bx_wish random_wish(GRand *random, bx_arena *arena, int n)
{
    static const int edges[] = {BX_EDGE_TOP,
                                BX_EDGE_FOOT,
                                BX_EDGE_LEFT,
                                BX_EDGE_RIGHT,
                                BX_EDGE_TOP | BX_EDGE_RIGHT,
                                BX_EDGE_FOOT | BX_EDGE_LEFT,
                                BX_EDGE_TOP | BX_EDGE_SIDE};
    bool has_auto = false;
    bx_wish w = {.kind = (bx_wish_kind)g_rand_int_range(random, 0, BX_WISH_FOLD + 1),
                 .item = g_rand_int_range(random, 0, n),
                 .edges = edges[g_rand_int_range(random, 0, 7)],
                 .first = g_rand_int_range(random, 1, 4),
                 .size = grades[g_rand_int_range(random, 0, 3)].main.size};
    w.other = (w.item + g_rand_int_range(random, 1, n)) % n;
    w.last = g_rand_int_range(random, w.first, 5);
    if (w.kind == BX_WISH_WIDTH)
        w.first = 1;
    if (w.kind == BX_WISH_TREE) {
        w.tree = n == 5 && g_rand_boolean(random)
                     ? wheel_note(random, arena, n)
                     : random_note(random, arena, 0, n, &has_auto);
        w.item = w.other = 0;
    }
    return w;
}

static void test_wishes_agree_with_brute_force(void)
{
    bx_layout layout = plain_layout();
    g_autoptr(GRand) random = g_rand_new_with_seed(29);
    int solved = 0, by_kind[BX_WISH_FOLD + 1] = {0};
    for (int round = 0; round < 260; round++) {
        int n = 2 + round % 7 % 4, lines = 6 + 3 * n, n_wishes = 1 + round % 3;
        int order[] = {0, 1, 2, 3, 4};
        bx_block blocks[5];
        const bx_block *list[5];
        bx_wish wishes[3];
        const bx_wish *wish_list[3];
        bx_arena *arena = bx_arena_new();
        layout.paper_height = lines * layout.leading;
        for (int i = 0; i < n_wishes; i++) {
            wishes[i] = random_wish(random, arena, n);
            wish_list[i] = &wishes[i];
        }
        bx_pins pins = bx_pins_make(arena, &layout, wish_list, n_wishes, order, n, 0);
        for (int i = 0; i < n; i++) {
            blocks[i] = random_block(random, i, n < 5 ? 3 : 2);
            list[i] = bx_pins_block(arena, &pins, i, &blocks[i]);
        }
        bx_home homes[] = {{0, {g_rand_int_range(random, 0, 3), lines / 2, 2, 7}},
                           {1, {0, 0, 1, lines / 2}}};
        if (round % 2) { /* where blocks should stand as they stood */
            pins.homes = homes;
            pins.n_homes = 2;
        }
        bx_solution solution;
        bool is_solved = bx_solve(arena, &layout, list, n, lines, &pins, &solution);
        int64_t best = brute_force(&layout, blocks, n, lines, wishes, n_wishes,
                                   (bx_known_pages){0}, &pins);
        g_assert_cmpint(is_solved, ==, best >= 0);
        g_assert_cmpint(bx_can_solve(&layout, list, n, lines, &pins, NULL), ==,
                        is_solved);
        if (is_solved) {
            g_assert_cmpint(solution.cost, ==, best);
            g_assert_true(solution.is_optimal);
            solved++;
            for (int i = 0; i < n_wishes; i++)
                by_kind[wishes[i].kind]++;
        }
        bx_arena_free(arena);
    }
    g_assert_cmpint(solved, >, 40);
    for (int kind = 0; kind <= BX_WISH_FOLD; kind++)
        g_assert_cmpint(by_kind[kind], >=, 2);
}

enum { FURTHER = 3 };

/* Each further page costs what brute force finds without those before it and all that
 * looks like them. How many there were. */
static int check_further(const bx_layout *layout, const bx_block *blocks,
                         const bx_solution *best, bx_arena *arena)
{
    bx_solution further[FURTHER];
    bx_known_page pages[FURTHER + 1];
    bx_known_pages known = {pages, 0};
    int n = bx_solve_further(arena, layout, best, FURTHER, NULL, further);
    int64_t before = best->cost;
    for (int i = 0; i <= n; i++) {
        const bx_solution *now = i ? &further[i - 1] : best;
        bx_sheet sheet = bx_sheet_lay(arena, now->root);
        g_assert_false(bx_looks_known(&known, sheet.placed, sheet.n_placed));
        g_assert_cmpint(sheet.n_placed, ==, best->n_blocks);
        g_assert_cmpint(now->root->lines, ==, best->lines);
        g_assert_cmpint(now->cost, >=, before);
        g_assert_cmpint(now->cost, ==,
                        brute_force(layout, blocks, best->n_blocks, best->lines, NULL, 0,
                                    known, NULL));
        before = now->cost;
        pages[known.n++] = (bx_known_page){sheet.placed, sheet.n_placed};
    }
    if (n < FURTHER)
        g_assert_cmpint(brute_force(layout, blocks, best->n_blocks, best->lines, NULL, 0,
                                    known, NULL),
                        ==, -1);
    return n;
}

static void test_further(void)
{
    bx_layout layout = plain_layout();
    g_autoptr(GRand) random = g_rand_new_with_seed(23);
    int n_further = 0, n_short = 0;
    for (int round = 0; round < 40; round++) {
        int n = 1 + round % 4, lines = 7 + 3 * n;
        bx_block blocks[5];
        const bx_block *list[5];
        for (int i = 0; i < n; i++) {
            blocks[i] = random_block(random, i, 3);
            list[i] = &blocks[i];
        }
        bx_arena *arena = bx_arena_new();
        bx_solution best;
        if (bx_solve(arena, &layout, list, n, lines, NULL, &best)) {
            int found = check_further(&layout, blocks, &best, arena);
            n_further += found;
            n_short += found < FURTHER;
        }
        bx_arena_free(arena);
    }
    g_assert_cmpint(n_further, >, 20);
    g_assert_cmpint(n_short, >, 0);
}

static bool is_canonical(const bx_node *node)
{
    if (node->kind != BX_NODE_STACK && node->kind != BX_NODE_BESIDE)
        return true;
    return node->first->kind != node->kind && is_canonical(node->first) &&
           is_canonical(node->second);
}

static void check_cover(const bx_layout *layout, const bx_solution *solution,
                        bx_arena *arena)
{
    bx_sheet sheet = bx_sheet_lay(arena, solution->root);
    int cells = sheet.white.columns * sheet.white.lines;
    for (int i = 0; i < sheet.n_placed; i++) {
        bx_region a = sheet.placed[i].at;
        cells += a.columns * a.lines;
        g_assert_cmpint(a.column + a.columns, <=, layout->columns);
        for (int k = 0; k < i; k++) {
            bx_region b = sheet.placed[k].at;
            g_assert_false(a.column < b.column + b.columns &&
                           b.column < a.column + a.columns && a.row < b.row + b.lines &&
                           b.row < a.row + a.lines);
        }
    }
    g_assert_cmpint(cells, ==, layout->columns * solution->root->lines);
}

static void test_many_items(void)
{
    bx_layout layout = plain_layout();
    g_autoptr(GRand) random = g_rand_new_with_seed(11);
    static const int counts[] = {5, 8, 11, 20};
    for (size_t round = 0; round < G_N_ELEMENTS(counts); round++) {
        int n = counts[round];
        bx_block blocks[BX_MAX_BLOCKS];
        const bx_block *list[BX_MAX_BLOCKS];
        for (int i = 0; i < n; i++) {
            blocks[i] = random_block(random, i, 5);
            list[i] = &blocks[i];
        }
        bx_arena *arena = bx_arena_new();
        bx_solution a, b;
        int lines = n * 6;
        g_assert_true(bx_solve(arena, &layout, list, n, lines, NULL, &a));
        g_assert_true(bx_solve(arena, &layout, list, n, lines, NULL, &b));
        g_assert_cmpint(a.cost, ==, b.cost);
        g_assert_cmpstr(bx_tree_text(arena, a.root), ==, bx_tree_text(arena, b.root));
        g_assert_true(is_canonical(a.root));
        check_cover(&layout, &a, arena);
        bx_sheet sheet = bx_sheet_lay(arena, a.root);
        g_assert_cmpint(a.cost, ==,
                        block_cost(a.root) + a.white * layout.weights[BX_WEIGHT_WHITE] +
                            bx_score_sheet(&layout, &sheet));
        g_assert_cmpint(a.bound, <=, a.cost);
        if (n > BX_EXACT_ITEMS)
            g_assert_false(a.is_optimal);
        bx_arena_free(arena);
    }
}

static bool count_looks(void *data, const bx_progress *now)
{
    int *looks_left = data;
    g_assert_cmpint(now->n_states, >, 0);
    g_assert_true(!now->cost || now->bound <= now->cost);
    return --*looks_left > 0;
}

static void list_random(bx_block *blocks, const bx_block **list, int n)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(11);
    for (int i = 0; i < n; i++) {
        blocks[i] = random_block(random, i, 5);
        list[i] = &blocks[i];
    }
}

/* Who looks on changes nothing; a search that is stopped has a page all the same, but
 * no proof, and stops at once. */
static void test_watched(void)
{
    enum { ITEMS = 20, LINES = 6 * ITEMS };
    bx_layout layout = plain_layout();
    bx_block blocks[ITEMS];
    const bx_block *list[ITEMS];
    list_random(blocks, list, ITEMS);
    bx_arena *arena = bx_arena_new();
    bx_solution alone, watched, stopped;
    int looks_left = INT_MAX;
    bx_watch watch = {.look = count_looks, .data = &looks_left};
    g_assert_true(bx_solve(arena, &layout, list, ITEMS, LINES, NULL, &alone));
    g_assert_true(
        bx_solve_watched(arena, &layout, list, ITEMS, LINES, NULL, &watch, &watched));
    g_assert_cmpint(looks_left, <, INT_MAX - 10);
    g_assert_cmpint(watched.cost, ==, alone.cost);
    g_assert_cmpint(watched.n_states, ==, alone.n_states);
    looks_left = 2;
    g_assert_true(
        bx_solve_watched(arena, &layout, list, ITEMS, LINES, NULL, &watch, &stopped));
    g_assert_cmpint(looks_left, ==, 0);
    g_assert_true(watch.is_stopped);
    g_assert_false(stopped.is_optimal);
    g_assert_cmpint(stopped.n_states, <, alone.n_states / 10);
    g_assert_cmpint(stopped.bound, <=, alone.cost);
    check_cover(&layout, &stopped, arena);
    bx_arena_free(arena);
}

typedef struct {
    int64_t n_states; /* at the last look */
    int n_same;       /* looks with no state more than at the one before */
    int left;
} looks;

static bool count_same(void *data, const bx_progress *now)
{
    looks *l = data;
    l->n_same += now->n_states == l->n_states;
    l->n_states = now->n_states;
    return --l->left > 0;
}

/* While facades are at work no state is counted, but there are looks all the same; and
 * who has enough of them gets a page. */
static void test_watched_ahead(void)
{
    enum { ITEMS = 10, LINES = 6 * ITEMS };
    bx_layout layout = plain_layout();
    bx_block blocks[ITEMS];
    const bx_block *list[ITEMS];
    list_random(blocks, list, ITEMS);
    bx_arena *arena = bx_arena_new();
    bx_solution stopped;
    looks l = {.left = 20};
    bx_watch watch = {.look = count_same, .data = &l};
    g_assert_true(
        bx_solve_watched(arena, &layout, list, ITEMS, LINES, NULL, &watch, &stopped));
    g_assert_true(watch.is_stopped);
    g_assert_cmpint(l.n_same, >, 10);
    g_assert_cmpint(stopped.bound, <=, stopped.cost);
    check_cover(&layout, &stopped, arena);
    bx_arena_free(arena);
}

/* A table that was not filled proves nothing: whenever a search is stopped that knows of
 * a page already, its bound is no more than the best page costs. */
static void test_stopped_filling(void)
{
    enum { ITEMS = 8, LINES = 28 };
    bx_layout layout = plain_layout();
    g_autoptr(GRand) random = g_rand_new_with_seed(71);
    int unproven = 0;
    for (int round = 0; round < 12; round++) {
        bx_block blocks[ITEMS];
        const bx_block *list[ITEMS];
        for (int i = 0; i < ITEMS; i++) {
            blocks[i] = random_block(random, i, 4);
            list[i] = &blocks[i];
        }
        bool ahead = round % 2;
        way whole = {BX_NO_LIMIT, ENOUGH, ahead, NULL, false};
        int64_t bound, best = cost_below(&layout, list, ITEMS, LINES, whole, &bound);
        for (int most = 1; best >= 0 && most < 30; most++) {
            int left = most;
            bx_watch watch = {.look = count_looks, .data = &left};
            way stopped = {best + 1000, ENOUGH, ahead, &watch, false};
            int64_t cost = cost_below(&layout, list, ITEMS, LINES, stopped, &bound);
            g_assert_cmpint(bound, <=, best);
            g_assert_true(cost < 0 || cost >= best);
            unproven += bound < best;
        }
    }
    g_assert_cmpint(unproven, >, 20);
}

static void test_nothing_fits(void)
{
    bx_layout layout = plain_layout();
    g_autoptr(GRand) random = g_rand_new_with_seed(3);
    bx_block block = random_block(random, 0, 2);
    const bx_block *list[] = {&block};
    bx_arena *arena = bx_arena_new();
    bx_solution solution;
    g_assert_false(bx_solve(arena, &layout, list, 1, 1, NULL, &solution));
    bx_arena_free(arena);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/solve/brute-force", test_agrees_with_brute_force);
    g_test_add_func("/solve/heights", test_heights);
    g_test_add_func("/solve/masthead", test_masthead);
    g_test_add_func("/solve/interlocked", test_interlocked);
    g_test_add_func("/solve/limit", test_limit);
    g_test_add_func("/solve/states-run-out", test_states_run_out);
    g_test_add_func("/solve/looks-ahead", test_looks_ahead);
    g_test_add_func("/solve/sharpens", test_sharpens);
    g_test_add_func("/solve/wishes", test_wishes_agree_with_brute_force);
    g_test_add_func("/solve/further", test_further);
    g_test_add_func("/solve/many-items", test_many_items);
    g_test_add_func("/solve/watched", test_watched);
    g_test_add_func("/solve/watched-ahead", test_watched_ahead);
    g_test_add_func("/solve/stopped-filling", test_stopped_filling);
    g_test_add_func("/solve/nothing-fits", test_nothing_fits);
    return g_test_run();
}
