#include "makeup/ad_place.h"

#include <glib.h>
#include <string.h>

#include "makeup/advertisement.h"
#include "model/advertisement.h"

/* Ways to begin a stack that one search for rows looks at: a page of a dozen
 * advertisements is searched to the end, and no list of them takes long. */
enum { MOST_STEPS = 50000 };

typedef struct {
    const bx_setting *setting;
    const bx_page *page;
    int lines;
    const bx_block **blocks; /* of its advertisements */
    bool *is_placed;
    int n;
    bool may_stack; /* in rows, too */
    int steps;      /* of the search that are left */
    bx_ads ads;
    const bx_node *strip; /* NULL: none yet */
} placer;

static const bx_shape *shape_of(const placer *p, int i)
{
    return &p->blocks[i]->shapes[0];
}

static bool is_foot(const bx_wish *wish)
{
    return wish->kind == BX_WISH_PLACE && wish->edges == BX_EDGE_FOOT;
}

static bool is_about(const bx_wish *wish, int item)
{
    return wish->item == item || (bx_wish_is_of_two(wish->kind) && wish->other == item);
}

/* Is something wished for it but the foot of the page? */
static bool is_wished(const placer *p, int i)
{
    for (int k = 0; k < p->page->n_wishes; k++)
        if (is_about(&p->page->wishes[k], p->blocks[i]->index) &&
            !is_foot(&p->page->wishes[k]))
            return true;
    return false;
}

static bool is_item_told_where(const bx_page *page, int item)
{
    for (int k = 0; k < page->n_wishes; k++) {
        const bx_wish *wish = &page->wishes[k];
        if (wish->item == item &&
            (wish->kind == BX_WISH_PLACE || wish->kind == BX_WISH_COLUMNS))
            return true;
    }
    return false;
}

static bool is_told_where(const placer *p, int i)
{
    return is_item_told_where(p->page, p->blocks[i]->index);
}

/* ---- rows over the whole page ---- */

static void add_row(placer *p, const bx_node *row)
{
    bx_arena *arena = p->setting->arena;
    p->strip = p->strip ? bx_node_cut(arena, BX_NODE_STACK, p->strip, row) : row;
}

/* The blocks of a row are to be placed otherwise. */
static void give_back(placer *p, const bx_node *row)
{
    if (row->kind != BX_NODE_BLOCK) {
        give_back(p, row->first);
        give_back(p, row->second);
        return;
    }
    for (int i = 0; i < p->n; i++)
        if (p->blocks[i] == row->block)
            p->is_placed[i] = false;
}

static const bx_node *find_row(placer *p, int from, int columns, int lines);

/* The block, with rows as wide of others under it until they are so high; NULL: they
 * cannot be. Those taken are placed. */
static const bx_node *find_stack(placer *p, int i, int lines)
{
    bx_arena *arena = p->setting->arena;
    const bx_shape *shape = shape_of(p, i);
    if (p->is_placed[i] || shape->lines > lines || p->steps-- <= 0)
        return NULL;
    const bx_node *leaf = bx_node_leaf(arena, p->blocks[i], shape);
    p->is_placed[i] = true;
    if (shape->lines == lines)
        return leaf;
    const bx_node *rest =
        p->may_stack ? find_row(p, 0, shape->columns, lines - shape->lines) : NULL;
    p->is_placed[i] = rest;
    return rest ? bx_node_cut(arena, BX_NODE_STACK, leaf, rest) : NULL;
}

/* Blocks [from …), and stacks of them, of one height whose columns add up to `columns`,
 * as listed; NULL: there are none. Those taken are placed. */
static const bx_node *find_row(placer *p, int from, int columns, int lines)
{
    for (int i = from; i < p->n; i++) {
        const bx_node *part =
            shape_of(p, i)->columns > columns ? NULL : find_stack(p, i, lines);
        if (!part || part->columns == columns) {
            if (part)
                return part;
            continue;
        }
        const bx_node *rest = find_row(p, i + 1, columns - part->columns, lines);
        if (rest)
            return bx_node_cut(p->setting->arena, BX_NODE_BESIDE, part, rest);
        give_back(p, part);
    }
    return NULL;
}

/* A row over the whole page; on a spread as wide as the sheet, or one on each side of the
 * fold. */
static const bx_node *find_whole_row(placer *p, int from, int lines)
{
    const bx_layout *l = p->setting->layout;
    int columns = l->columns / 2;
    if (!l->is_spread || shape_of(p, from)->columns == l->columns)
        return find_row(p, from, l->columns, lines);
    const bx_node *left = find_row(p, from, columns, lines);
    if (!left)
        return NULL;
    const bx_node *right = find_row(p, from, columns, lines);
    if (right)
        return bx_node_cut(p->setting->arena, BX_NODE_BESIDE, left, right);
    give_back(p, left);
    return NULL;
}

/* Rows from one of the blocks on: as high as it is, or with stacks as high as can be. */
static void place_rows_from(placer *p, int i)
{
    int least = shape_of(p, i)->lines;
    const bx_node *row;
    for (int lines = p->may_stack ? p->lines : least; lines >= least; lines--)
        while (!p->is_placed[i] && (row = find_whole_row(p, i, lines)))
            add_row(p, row);
}

/* How much of the page the rows take that are found so. */
static int try_rows(placer *p, const bool *is_wished_elsewhere, bool stacks_first)
{
    memcpy(p->is_placed, is_wished_elsewhere, (size_t)p->n * sizeof(bool));
    p->strip = NULL;
    p->steps = MOST_STEPS;
    for (int pass = stacks_first; pass < 2; pass++) {
        p->may_stack = pass;
        for (int i = 0; i < p->n; i++)
            place_rows_from(p, i);
    }
    return p->strip ? p->strip->lines : 0;
}

/* From those that nothing else is wished for: side by side alone first, but where stacks
 * among them take in more. */
static void place_rows(placer *p)
{
    bool *is_wished_elsewhere = BX_NEW_ARRAY(p->setting->arena, p->n, bool);
    for (int i = 0; i < p->n; i++)
        is_wished_elsewhere[i] = is_wished(p, i);
    int stacked = try_rows(p, is_wished_elsewhere, true);
    if (try_rows(p, is_wished_elsewhere, false) < stacked)
        try_rows(p, is_wished_elsewhere, true);
    for (int i = 0; i < p->n; i++)
        p->is_placed[i] = p->is_placed[i] && !is_wished_elsewhere[i];
}

/* ---- among the copy ---- */

/* What stands at the foot, side by side: stacks of blocks as wide as each other. */
typedef struct {
    const bx_node *parts[BX_MAX_COLUMNS];
    int firsts[BX_MAX_COLUMNS]; /* the advertisement that a stack begins with */
    int n, columns;
} foot;

/* The lowest one so wide that has so many lines left; -1: there is none. */
static int find_lowest(const placer *p, const foot *f, const bx_shape *shape)
{
    int found = -1;
    for (int i = 0; i < f->n; i++) {
        const bx_node *part = f->parts[i];
        if (part->columns == shape->columns && part->lines + shape->lines <= p->lines &&
            (found < 0 || part->lines < f->parts[found]->lines))
            found = i;
    }
    return found;
}

/* The lowest wider one on which a row of these fits, from the block on; -1: there is
 * none. The blocks of the row are placed. */
static int find_wider(placer *p, const foot *f, int i, const bx_node **row)
{
    int found = -1;
    const bx_shape *shape = shape_of(p, i);
    p->may_stack = true;
    p->steps = MOST_STEPS;
    for (int k = 0; k < f->n; k++) {
        const bx_node *part = f->parts[k];
        if (part->columns <= shape->columns || part->lines + shape->lines > p->lines ||
            (found >= 0 && part->lines >= f->parts[found]->lines))
            continue;
        const bx_node *over = find_row(p, i, part->columns, shape->lines);
        if (!over)
            continue;
        if (found >= 0)
            give_back(p, *row);
        *row = over;
        found = k;
    }
    return found;
}

/* False: it does not go to the foot. */
static bool add_to_foot(placer *p, int i, foot *f)
{
    bx_arena *arena = p->setting->arena;
    const bx_shape *shape = shape_of(p, i);
    const bx_node *leaf = bx_node_leaf(arena, p->blocks[i], shape);
    if (f->columns + shape->columns <= p->setting->layout->columns) {
        f->firsts[f->n] = i;
        f->parts[f->n++] = leaf;
        f->columns += shape->columns;
        return true;
    }
    int lowest = is_wished(p, i) ? -1 : find_lowest(p, f, shape);
    if (lowest < 0 && !is_wished(p, i))
        lowest = find_wider(p, f, i, &leaf);
    if (lowest >= 0)
        f->parts[lowest] = bx_node_cut(arena, BX_NODE_STACK, leaf, f->parts[lowest]);
    return lowest >= 0;
}

/* Several as one block, which files know by the name of the lowest. */
static const bx_block *stack_block(const placer *p, const bx_node *stack)
{
    bx_arena *arena = p->setting->arena;
    const bx_node *lowest = stack;
    while (lowest->kind != BX_NODE_BLOCK)
        lowest = lowest->second;
    bx_sheet laid = bx_sheet_lay(arena, stack);
    bx_fixed *fixed = BX_NEW(arena, bx_fixed);
    *fixed = (bx_fixed){.columns = stack->columns,
                        .lines = stack->lines,
                        .inside = bx_copy(arena, &laid, sizeof laid)};
    return bx_block_fixed(arena, p->setting->layout, lowest->block->item,
                          lowest->block->index, fixed);
}

static void add_among(placer *p, const bx_block *block, bool is_at_foot)
{
    bx_fixed_list_add(p->setting->arena, &p->ads.among, block,
                      is_at_foot ? BX_EDGE_FOOT : 0);
}

/* Those of which no row was made, at the foot as far as there is room. Of each, whether
 * it is to stand anywhere. */
static bool *fill_foot(placer *p, foot *f)
{
    bx_arena *arena = p->setting->arena;
    bool *is_free = BX_NEW_ARRAY(arena, p->n, bool);
    bool *waits = BX_NEW_ARRAY(arena, p->n, bool);
    for (int i = 0; i < p->n; i++) {
        waits[i] = !p->is_placed[i] && is_wished(p, i);
        is_free[i] = !p->is_placed[i] && is_told_where(p, i);
        p->is_placed[i] |= waits[i] || is_free[i]; /* no part of rows */
    }
    for (int i = 0; i < p->n; i++) {
        if (is_free[i] || (p->is_placed[i] && !waits[i]))
            continue;
        p->is_placed[i] = add_to_foot(p, i, f);
    }
    for (int i = 0; i < p->n; i++)
        is_free[i] = is_free[i] || !p->is_placed[i];
    return is_free;
}

/* As listed: a stack where its first one is. */
static void place_among(placer *p)
{
    foot f = {.n = 0};
    const bool *is_free = fill_foot(p, &f);
    for (int i = 0, k = 0; i < p->n; i++) {
        if (is_free[i]) {
            add_among(p, p->blocks[i], false);
        } else if (k < f.n && f.firsts[k] == i) {
            const bx_node *part = f.parts[k++];
            add_among(p, part->kind == BX_NODE_BLOCK ? part->block : stack_block(p, part),
                      true);
        }
    }
}

/* The rows, down at the foot of the page, with a cut to the copy over them. */
static const bx_sheet *lay_strip(const placer *p)
{
    const bx_layout *l = p->setting->layout;
    bx_arena *arena = p->setting->arena;
    int row = l->lines - p->strip->lines;
    bx_sheet laid = bx_sheet_lay(arena, p->strip);
    bx_sheet *sheet = BX_NEW(arena, bx_sheet);
    *sheet = bx_sheet_shift(arena, &laid, 0, row);
    bx_cut *cuts = BX_NEW_ARRAY(arena, sheet->n_cuts + 1, bx_cut);
    for (int i = 0; i < sheet->n_cuts; i++)
        cuts[i] = sheet->cuts[i];
    if (p->strip->lines < p->lines)
        cuts[sheet->n_cuts++] =
            (bx_cut){.kind = BX_NODE_STACK, .at = {.row = row, .columns = l->columns}};
    sheet->cuts = cuts;
    return sheet;
}

static bool is_too_large(const bx_layout *l, const bx_shape *shape, int lines)
{
    return shape->columns > l->columns || shape->lines > lines;
}

bx_ads bx_ads_make(const bx_setting *s, const bx_issue *issue, const bx_page *page,
                   int lines)
{
    int n = page->n_ads;
    placer p = {.setting = s,
                .page = page,
                .lines = lines,
                .blocks = BX_NEW_ARRAY(s->arena, n, const bx_block *),
                .is_placed = BX_NEW_ARRAY(s->arena, n, bool),
                .n = n};
    for (int i = 0; i < n; i++) {
        p.blocks[i] = bx_ad_block(s, &issue->items[page->ads[i]], page->ads[i], lines);
        if (is_too_large(s->layout, shape_of(&p, i), lines))
            return (bx_ads){.too_large = p.blocks[i]};
    }
    place_rows(&p);
    place_among(&p);
    if (p.strip) {
        p.ads.strip = lay_strip(&p);
        p.ads.strip_lines = p.strip->lines;
    }
    return p.ads;
}

/* ---- what is said of them ---- */

/* Is it at the foot, or over others there? */
static bool is_over_foot(const bx_placed *parts, int n, bx_region at, int lines)
{
    int covered = 0, end = at.row + at.lines;
    if (end >= lines)
        return true;
    for (int i = 0; i < n; i++) {
        bx_region below = parts[i].at;
        int from = MAX(at.column, below.column);
        int to = MIN(at.column + at.columns, below.column + below.columns);
        if (parts[i].block->item->ad && below.row == end && from < to &&
            is_over_foot(parts, n, below, lines))
            covered += to - from;
    }
    return covered == at.columns;
}

void bx_ads_report(bx_diags *diags, const bx_page *page, const bx_placed *parts, int n,
                   int lines)
{
    for (int i = 0; i < n; i++) {
        const bx_item *item = parts[i].block->item;
        bx_region at = parts[i].at;
        if (item->kind == BX_ITEM_ADVERTISEMENT &&
            !is_item_told_where(page, parts[i].block->index) &&
            !is_over_foot(parts, n, at, lines))
            bx_diag(diags, BX_D_N_AD_ELSEWHERE, item->ad->size_at, item->name,
                    BX_PAGE(page), BX_INT(at.column + 1), BX_INT(at.column + at.columns),
                    BX_INT(at.row + 1), BX_INT(at.row + at.lines));
    }
}
