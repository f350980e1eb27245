#include "desk/layout_table.h"

#include "desk/cells.h"

enum { NAME, TITLE, SHEET, GRID, EXTENDS, FILE_NAME, N_COLUMNS };
enum { GAP = 2 }; /* between columns */

static const char *const heads[N_COLUMNS][2] = {
    [NAME] = {"name", "名"},
    [TITLE] = {"title", "名称"},
    [SHEET] = {"sheet, mm", "纸张（毫米）"},
    [GRID] = {"grid", "版心"},
    [EXTENDS] = {"extends", "基于"},
    [FILE_NAME] = {"file", "文件"},
};

typedef struct {
    const char *cells[N_COLUMNS];
} row;

static row head_row(bx_tongue tongue)
{
    row head;
    for (int i = 0; i < N_COLUMNS; i++)
        head.cells[i] = heads[i][tongue];
    return head;
}

static row layout_row(bx_arena *arena, const bx_layout *l, bx_tongue tongue)
{
    const char *grid =
        tongue == BX_CHINESE ? "%d 栏 × %d 字，%d 行" : "%d columns x %d, %d lines";
    return (row){
        {[NAME] = l->name,
         [TITLE] = l->title,
         [SHEET] = bx_format(arena, "%.0f x %.0f", bx_mm_from_len(l->paper_width),
                             bx_mm_from_len(l->paper_height)),
         [GRID] = bx_format(arena, grid, l->columns, l->measure_chars, l->lines),
         [EXTENDS] = l->extends ? l->extends : "-",
         [FILE_NAME] = l->span.source->name}};
}

static void write_row(GString *out, const row *r, const int *widths)
{
    for (int i = 0; i < N_COLUMNS - 1; i++)
        g_string_append_printf(out, "%s%*s", r->cells[i],
                               widths[i] - bx_cells(r->cells[i]) + GAP, "");
    g_string_append_printf(out, "%s\n", r->cells[N_COLUMNS - 1]);
}

GString *bx_layout_table(const bx_layout *const *layouts, int n, bx_tongue tongue)
{
    bx_arena *arena = bx_arena_new();
    row *rows = BX_NEW_ARRAY(arena, n + 1, row);
    int widths[N_COLUMNS] = {0};
    rows[0] = head_row(tongue);
    for (int i = 0; i < n; i++)
        rows[i + 1] = layout_row(arena, layouts[i], tongue);
    for (int i = 0; i <= n; i++)
        for (int k = 0; k < N_COLUMNS; k++)
            widths[k] = MAX(widths[k], bx_cells(rows[i].cells[k]));
    GString *out = g_string_new(NULL);
    for (int i = 0; i <= n; i++)
        write_row(out, &rows[i], widths);
    bx_arena_free(arena);
    return out;
}
