#include "model/layout_reader.h"

enum { MOST_COLUMNS = 12 };

void bx_layout_read_paper(const bx_layout_reader *r, const bx_yaml *root)
{
    const bx_yaml *paper = bx_layout_needed(r, root, BX_KEY_LAYOUT_PAPER, BX_MAP_PAPER);
    bx_len_rule rule = {
        .bare_is_mm = true, .min = bx_len_from_mm(50), .max = bx_len_from_mm(1500)};
    if (!paper)
        return;
    bx_layout_need_len(r, paper, BX_KEY_PAPER_WIDTH, &rule, &r->layout->paper_width);
    bx_layout_need_len(r, paper, BX_KEY_PAPER_HEIGHT, &rule, &r->layout->paper_height);
    r->layout->paper_width *= r->layout->is_spread ? 2 : 1;
}

/* By the margin at the spine, or the one away from it, as right-hand pages have them. */
static void mirror_type_area(const bx_layout_reader *r, const bx_yaml *grid,
                             const bx_len_rule *rule)
{
    bx_layout *l = r->layout;
    bx_len margin;
    const bx_yaml *outer = bx_keys_find(grid, BX_KEY_GRID_OUTER);
    bool has_inner = bx_keys_len(grid, BX_KEY_GRID_INNER, rule, &margin, r->diags);
    if (has_inner && outer)
        bx_diag(r->diags, BX_D_E_GRID_MARGINS, outer->span, "");
    else if (has_inner)
        l->type_area.x = margin;
    else if (bx_keys_len(grid, BX_KEY_GRID_OUTER, rule, &margin, r->diags))
        l->type_area.x = l->paper_width - l->type_area.w - margin;
    else
        return;
    l->is_mirrored = true;
}

static void place_type_area(const bx_layout_reader *r, const bx_yaml *grid)
{
    bx_layout *l = r->layout;
    bx_rect *area = &l->type_area;
    l->measure = l->measure_chars * l->styles[BX_STYLE_BODY].size;
    area->w = l->columns * l->measure + (l->columns - 1) * l->gap;
    area->h = l->lines * l->leading;
    area->x = (l->paper_width - area->w) / 2;
    area->y = (l->paper_height - area->h) / 2;
    bx_len_rule rule = bx_layout_lengths(r, 0, bx_len_from_mm(1500));
    rule.bare_is_mm = true;
    bx_keys_len(grid, BX_KEY_GRID_TOP, &rule, &area->y, r->diags);
    if (l->is_spread)
        return; /* both margins are outer ones: it stands in the middle */
    bx_keys_len(grid, BX_KEY_GRID_LEFT, &rule, &area->x, r->diags);
    mirror_type_area(r, grid, &rule);
}

/* A spread has twice the columns of one of its pages. */
static void read_grid_columns(const bx_layout_reader *r, const bx_yaml *grid)
{
    bx_layout *l = r->layout;
    bx_layout_need_int(r, grid, BX_KEY_GRID_COLUMNS, 1, MOST_COLUMNS, &l->columns);
    if (!l->is_spread)
        return;
    l->columns *= 2;
    if (l->columns > MOST_COLUMNS)
        bx_diag(r->diags, BX_D_E_SPREAD_COLUMNS, grid->span, BX_INT(l->columns / 2),
                BX_INT(l->columns), BX_INT(MOST_COLUMNS));
}

static void read_fold(const bx_layout_reader *r, const bx_yaml *grid)
{
    bool is_kept = false;
    if (bx_keys_bool(grid, BX_KEY_GRID_FOLD, &is_kept, r->diags) && is_kept)
        r->layout->fold = bx_keys_find(grid, BX_KEY_GRID_FOLD)->span;
}

/* Of one column, as high as the pages beside it, where the reader finds their type area.
 */
static void set_centre(const bx_layout_reader *r)
{
    bx_layout *l = r->layout;
    l->measure = l->measure_chars * l->styles[BX_STYLE_BODY].size;
    l->lines = l->leading ? l->type_area.h / l->leading : 0;
    l->type_area.w = l->measure;
    l->type_area.h = l->lines * l->leading;
}

void bx_layout_read_grid(const bx_layout_reader *r, const bx_yaml *root)
{
    bx_layout *l = r->layout;
    const bx_yaml *grid = bx_layout_needed(r, root, BX_KEY_LAYOUT_GRID, BX_MAP_GRID);
    bx_len size = l->styles[BX_STYLE_BODY].size;
    bx_len_rule leading = {.em = size, .whole = size, .min = size, .max = 4 * size};
    bx_len_rule gap = {.em = size, .min = 0, .max = 10 * size};
    l->gap = size;
    l->indent_chars = 2;
    if (!grid)
        return;
    l->columns = 1;
    if (!l->is_centre)
        read_grid_columns(r, grid);
    bx_layout_need_int(r, grid, BX_KEY_GRID_MEASURE, 4, 80, &l->measure_chars);
    if (!l->is_centre)
        bx_layout_need_int(r, grid, BX_KEY_GRID_LINES, 10, 400, &l->lines);
    bx_layout_need_len(r, grid, BX_KEY_GRID_LEADING, &leading, &l->leading);
    bx_keys_len(grid, BX_KEY_GRID_GAP, &gap, &l->gap, r->diags);
    bx_keys_int(grid, BX_KEY_GRID_INDENT, 0, 8, &l->indent_chars, r->diags);
    if (l->is_centre) {
        set_centre(r);
        return;
    }
    read_fold(r, grid);
    place_type_area(r, grid);
}
