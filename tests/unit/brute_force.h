/* The best page by looking at every one: each canonical slicing tree of each shape, and
 * each five that turn; wishes checked as an editor would. */
#ifndef TESTS_BRUTE_FORCE_H
#define TESTS_BRUTE_FORCE_H

#include <string.h>

#include "makeup/likeness.h"
#include "random_blocks.h"

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

/* What the best page costs; -1: there is none. */
static inline int64_t brute_force(const bx_layout *layout, const bx_block *blocks, int n,
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

#endif
