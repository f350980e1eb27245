#include "desk/lock_text.h"

/* A text in double quotes, as YAML wants it. */
static void write_quoted(GString *out, const char *text)
{
    g_string_append_c(out, '"');
    for (const char *p = text; *p; p++) {
        if (*p == '"' || *p == '\\')
            g_string_append_c(out, '\\');
        g_string_append_c(out, *p);
    }
    g_string_append_c(out, '"');
}

static void write_item(GString *out, bx_arena *arena, const bx_placed *placed)
{
    const bx_item *item = placed->block->item;
    const bx_grade *grade = placed->shape->head.grade;
    g_string_append(out, "      - name: ");
    write_quoted(out, item->name);
    if (grade)
        g_string_append_printf(out, "\n        size: %.10gpt",
                               bx_pt_from_len(grade->main.size));
    g_string_append_printf(out, "\n        digest: \"%s\"\n",
                           bx_item_digest(arena, item));
}

static void write_page(GString *out, bx_arena *arena, const bx_made_page *made)
{
    g_string_append_printf(out, "  - number: %d\n    layout: ", made->page->number);
    write_quoted(out, made->layout->name);
    g_string_append(out, "\n    tree: ");
    write_quoted(out, bx_tree_text(arena, made->solution.root));
    g_string_append(out, "\n    items:\n");
    for (int i = 0; i < made->sheet.n_placed; i++)
        write_item(out, arena, &made->sheet.placed[i]);
    const bx_sheet *strip = made->ads.strip;
    if (strip && strip->n_placed)
        g_string_append(out, "    ads:\n");
    for (int i = 0; strip && i < strip->n_placed; i++)
        write_item(out, arena, &strip->placed[i]);
}

GString *bx_lock_text(const bx_edition *edition)
{
    bx_arena *arena = bx_arena_new();
    GString *out = g_string_new("# Pages as they were made; banxin keeps them so. "
                                "banxin plan --lock writes this file.\npages:\n");
    for (int i = 0; i < edition->n_pages; i++)
        write_page(out, arena, &edition->made[i]);
    bx_arena_free(arena);
    return out;
}
