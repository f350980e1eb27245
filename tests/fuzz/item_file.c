/* Any bytes as an item file; what is read without an error is written and read again,
 * and must be the same. */
#include "model/item_file.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_same(const bx_item *a, const bx_item *b)
{
    g_assert(b && a->n_parts == b->n_parts && a->n_pictures == b->n_pictures);
    g_assert(a->n_chars == b->n_chars && a->priority == b->priority);
    for (int i = 0; i < a->n_parts; i++) {
        const bx_part *x = &a->parts[i], *y = &b->parts[i];
        g_assert(x->kind == y->kind && x->text.n == y->text.n);
        g_assert(x->mark == y->mark && x->starts == y->starts);
        g_assert(x->is_head == y->is_head && x->row == y->row && x->column == y->column);
        for (int k = 0; k < x->text.n; k++)
            g_assert(x->text.chars[k].c == y->text.chars[k].c &&
                     x->text.chars[k].markup == y->text.chars[k].markup);
    }
}

static const bx_item *read_again(bx_arena *arena, const bx_item *item, bx_diags *diags)
{
    GString *text = bx_item_file_text(item, NULL);
    const bx_source *source =
        bx_source_from_bytes(arena, "again", text->str, text->len, diags);
    g_string_free(text, TRUE);
    return source ? bx_item_file_read(arena, source, NULL, diags) : NULL;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    bx_arena *arena = bx_arena_new();
    bx_diags *diags = bx_diags_new();
    const bx_source *source = bx_source_from_bytes(arena, "fuzz", data, size, diags);
    const bx_item *item = source ? bx_item_file_read(arena, source, NULL, diags) : NULL;
    g_assert(item || bx_diags_count(diags, BX_ERROR));
    if (item && !bx_diags_count(diags, BX_ERROR))
        check_same(item, read_again(arena, item, diags));
    g_free(bx_diags_text(diags, BX_CHINESE, true));
    bx_diags_free(diags);
    bx_arena_free(arena);
    return 0;
}
