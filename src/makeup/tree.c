#include "makeup/tree.h"

#include <assert.h>
#include <glib.h>
#include <string.h>

#include "makeup/block_fixed.h"
#include "makeup/wheel.h"

const bx_node *bx_node_leaf(bx_arena *arena, const bx_block *block, const bx_shape *shape)
{
    bx_node *node = BX_NEW(arena, bx_node);
    *node = (bx_node){.kind = BX_NODE_BLOCK,
                      .columns = shape->columns,
                      .lines = shape->lines,
                      .block = block,
                      .shape = shape};
    return node;
}

const bx_node *bx_node_fixed(bx_arena *arena, bx_node_kind kind, int columns, int lines)
{
    bx_node *node = BX_NEW(arena, bx_node);
    *node = (bx_node){.kind = kind, .columns = columns, .lines = lines};
    return node;
}

const bx_node *bx_node_cut(bx_arena *arena, bx_node_kind kind, const bx_node *first,
                           const bx_node *second)
{
    bx_node *node = BX_NEW(arena, bx_node);
    bool is_stack = kind == BX_NODE_STACK;
    assert(is_stack ? first->columns == second->columns : first->lines == second->lines);
    *node = (bx_node){.kind = kind, .first = first, .second = second};
    node->columns = first->columns + (is_stack ? 0 : second->columns);
    node->lines = first->lines + (is_stack ? second->lines : 0);
    return node;
}

const bx_node *bx_node_wheel(bx_arena *arena, bx_node_kind kind,
                             const bx_node *const parts[BX_WHEEL_PARTS])
{
    bx_node *node = BX_NEW(arena, bx_node);
    bx_region sizes[BX_WHEEL_PARTS];
    node->kind = kind;
    for (int i = 0; i < BX_WHEEL_PARTS; i++) {
        node->parts[i] = parts[i];
        sizes[i] = (bx_region){.columns = parts[i]->columns, .lines = parts[i]->lines};
    }
    bx_region whole = bx_wheel_place(kind, sizes, 0, 0);
    node->columns = whole.columns;
    node->lines = whole.lines;
    return node;
}

int bx_node_parts(bx_node_kind kind)
{
    switch (kind) {
    case BX_NODE_BLOCK:
    case BX_NODE_FIXED:
    case BX_NODE_WHITE:
        return 0;
    case BX_NODE_STACK:
    case BX_NODE_BESIDE:
        return 2;
    case BX_NODE_WHEEL_WIDE:
    case BX_NODE_WHEEL_HIGH:
        break;
    }
    return BX_WHEEL_PARTS;
}

void bx_node_places(const bx_node *node, int column, int row,
                    bx_region out[BX_WHEEL_PARTS])
{
    int n = bx_node_parts(node->kind);
    for (int i = 0; i < n; i++)
        out[i] = (bx_region){column, row, node->parts[i]->columns, node->parts[i]->lines};
    if (node->kind == BX_NODE_STACK)
        out[1].row += out[0].lines;
    else if (node->kind == BX_NODE_BESIDE)
        out[1].column += out[0].columns;
    else if (n)
        bx_wheel_place(node->kind, out, column, row);
}

const bx_node *bx_node_under_fixed(const bx_node *root)
{
    bool has_fixed = root->kind == BX_NODE_STACK && root->first->kind == BX_NODE_FIXED;
    return has_fixed ? root->second : root;
}

static int count_blocks(const bx_node *node)
{
    int n = node->kind == BX_NODE_BLOCK;
    for (int i = 0; i < bx_node_parts(node->kind); i++)
        n += count_blocks(node->parts[i]);
    return n;
}

static int count_cuts(const bx_node *node)
{
    int parts = bx_node_parts(node->kind);
    int n = parts == BX_WHEEL_PARTS ? BX_WHEEL_CUTS : parts / 2;
    for (int i = 0; i < parts; i++)
        n += count_cuts(node->parts[i]);
    return n;
}

typedef struct {
    bx_sheet sheet;
    bx_placed *placed;
    bx_cut *cuts;
} laying;

/* A vertical head stands along the whole text: at its right end where that is vertical
 * too, else in the first columns. */
static bx_region side_head_of(bx_region at, const bx_shape *shape)
{
    int top = bx_shape_top_rows(shape);
    at.row += top;
    at.lines -= top;
    at.column += shape->mode == BX_VERTICAL ? at.columns - shape->head_columns : 0;
    at.columns = shape->head_columns;
    return at;
}

static bx_region head_of(bx_region at, const bx_shape *shape)
{
    if (shape->head_columns)
        return side_head_of(at, shape);
    at.row += shape->band.place == BX_BAND_ABOVE ? shape->band.rows : 0;
    at.lines = shape->head.rows ? shape->head.rows + shape->white : 0;
    at.columns = shape->head_span ? shape->head_span : at.columns;
    return at;
}

static bx_region band_of(bx_region at, const bx_shape *shape)
{
    const bx_band *band = &shape->band;
    if (band->place != BX_BAND_ABOVE)
        at.row += shape->head.rows + shape->white;
    if (band->place == BX_BAND_RIGHT)
        at.column += at.columns - band->columns;
    at.lines = band->place == BX_BAND_NONE ? 0 : band->rows;
    at.columns = band->columns;
    return at;
}

bx_placed bx_placed_at(const bx_block *block, const bx_shape *shape, int column, int row)
{
    bx_region at = {column, row, shape->columns, shape->lines};
    return (bx_placed){at, head_of(at, shape), band_of(at, shape), block, shape};
}

static bx_region shifted(bx_region at, int columns, int rows)
{
    at.column += columns;
    at.row += rows;
    return at;
}

static bx_placed placed_shifted(bx_placed p, int columns, int rows)
{
    p.at = shifted(p.at, columns, rows);
    p.head = shifted(p.head, columns, rows);
    p.band = shifted(p.band, columns, rows);
    return p;
}

static const bx_sheet *items_of(const bx_placed *p)
{
    return p->shape->framed ? p->shape->framed->items : NULL;
}

/* What stands in the place of one that is only put together. */
static const bx_sheet *parts_of(const bx_placed *p)
{
    return p->shape->fixed ? p->shape->fixed->inside : NULL;
}

int bx_placed_parts(const bx_placed *p)
{
    if (parts_of(p))
        return parts_of(p)->n_placed;
    return 1 + (items_of(p) ? items_of(p)->n_placed : 0);
}

bx_placed bx_placed_part(const bx_placed *p, int i)
{
    if (parts_of(p))
        return placed_shifted(parts_of(p)->placed[i], p->at.column, p->at.row);
    return i ? placed_shifted(items_of(p)->placed[i - 1], p->at.column, p->at.row) : *p;
}

bx_sheet bx_sheet_shift(bx_arena *arena, const bx_sheet *sheet, int columns, int rows)
{
    bx_sheet out = *sheet;
    bx_placed *placed = BX_NEW_ARRAY(arena, sheet->n_placed, bx_placed);
    bx_cut *cuts = BX_NEW_ARRAY(arena, sheet->n_cuts, bx_cut);
    for (int i = 0; i < sheet->n_placed; i++)
        placed[i] = placed_shifted(sheet->placed[i], columns, rows);
    for (int i = 0; i < sheet->n_cuts; i++)
        cuts[i] = (bx_cut){sheet->cuts[i].kind, shifted(sheet->cuts[i].at, columns, rows),
                           shifted(sheet->cuts[i].first, columns, rows),
                           shifted(sheet->cuts[i].second, columns, rows)};
    out.placed = placed;
    out.cuts = cuts;
    out.fixed = shifted(sheet->fixed, columns, rows);
    out.white = shifted(sheet->white, columns, rows);
    return out;
}

bx_cut bx_cut_between(bx_node_kind kind, bx_region first, bx_region second)
{
    bool is_stack = kind == BX_NODE_STACK;
    int left = MAX(first.column, second.column), top = MAX(first.row, second.row);
    int right = MIN(first.column + first.columns, second.column + second.columns);
    int bottom = MIN(first.row + first.lines, second.row + second.lines);
    bx_region at = {left, top, is_stack ? right - left : 0, is_stack ? 0 : bottom - top};
    return (bx_cut){kind, at, first, second};
}

static void lay(laying *l, const bx_node *node, int column, int row);

static void lay_cut(laying *l, const bx_node *node, int column, int row)
{
    bx_region at[BX_WHEEL_PARTS];
    bx_node_places(node, column, row, at);
    lay(l, node->first, at[0].column, at[0].row);
    l->cuts[l->sheet.n_cuts++] = bx_cut_between(node->kind, at[0], at[1]);
    lay(l, node->second, at[1].column, at[1].row);
}

static void lay_wheel(laying *l, const bx_node *node, int column, int row)
{
    bx_region at[BX_WHEEL_PARTS];
    bx_node_places(node, column, row, at);
    for (int i = 0; i < BX_WHEEL_PARTS; i++) {
        int part = bx_wheel_order(node->kind)[i];
        lay(l, node->parts[part], at[part].column, at[part].row);
    }
    bx_wheel_cuts(node->kind, at, &l->cuts[l->sheet.n_cuts]);
    l->sheet.n_cuts += BX_WHEEL_CUTS;
}

static void lay(laying *l, const bx_node *node, int column, int row)
{
    bx_region at = {column, row, node->columns, node->lines};
    switch (node->kind) {
    case BX_NODE_BLOCK:
        l->placed[l->sheet.n_placed++] =
            bx_placed_at(node->block, node->shape, column, row);
        break;
    case BX_NODE_FIXED:
        l->sheet.fixed = at;
        break;
    case BX_NODE_WHITE:
        l->sheet.white = at;
        break;
    case BX_NODE_STACK:
    case BX_NODE_BESIDE:
        lay_cut(l, node, column, row);
        break;
    case BX_NODE_WHEEL_WIDE:
    case BX_NODE_WHEEL_HIGH:
        lay_wheel(l, node, column, row);
        break;
    }
}

bx_sheet bx_sheet_lay(bx_arena *arena, const bx_node *root)
{
    laying l = {.placed = BX_NEW_ARRAY(arena, count_blocks(root), bx_placed),
                .cuts = BX_NEW_ARRAY(arena, count_cuts(root), bx_cut)};
    lay(&l, root, 0, 0);
    l.sheet.placed = l.placed;
    l.sheet.cuts = l.cuts;
    return l.sheet;
}

/* A name as trees hold it: in quotes where it holds marks of the notation. */
static const char *name_text(bx_arena *arena, const char *name)
{
    return strpbrk(name, "()/|:@ ") ? bx_format(arena, "\"%s\"", name) : name;
}

static char *parts_text(bx_arena *arena, const bx_node *node, const char *mark)
{
    char *text = bx_format(arena, "(%s", bx_tree_text(arena, node->first));
    for (int i = 1; i < bx_node_parts(node->kind); i++)
        text =
            bx_format(arena, "%s %s %s", text, mark, bx_tree_text(arena, node->parts[i]));
    return bx_format(arena, "%s)", text);
}

char *bx_tree_text(bx_arena *arena, const bx_node *node)
{
    switch (node->kind) {
    case BX_NODE_BLOCK:
        return bx_format(arena, "%s:%dx%d", name_text(arena, node->block->item->name),
                         node->columns, node->lines);
    case BX_NODE_FIXED:
        return bx_format(arena, "masthead:%dx%d", node->columns, node->lines);
    case BX_NODE_WHITE:
        return bx_format(arena, "white:%dx%d", node->columns, node->lines);
    case BX_NODE_STACK:
        return parts_text(arena, node, "/");
    case BX_NODE_BESIDE:
        return parts_text(arena, node, "|");
    case BX_NODE_WHEEL_WIDE:
        return parts_text(arena, node, "@|");
    case BX_NODE_WHEEL_HIGH:
        break;
    }
    return parts_text(arena, node, "@/");
}
