/* Any bytes as YAML, and every text of the tree back to its place in the source. */
#include "model/yaml.h"

#include <glib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void walk(bx_arena *arena, const bx_yaml *node)
{
    if (node->kind == BX_YAML_TEXT) {
        bx_chars chars = bx_yaml_chars(arena, node);
        for (int i = 0; i < chars.n; i++)
            g_assert(chars.chars[i].at >= node->span.from &&
                     chars.chars[i].at <= node->span.to);
    }
    for (int i = 0; i < node->n; i++)
        walk(arena, node->values[i]);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    bx_arena *arena = bx_arena_new();
    bx_diags *diags = bx_diags_new();
    const bx_source *source = bx_source_from_bytes(arena, "fuzz", data, size, diags);
    const bx_yaml *root =
        source ? bx_yaml_read(arena, source, 0, source->length, diags) : NULL;
    if (root)
        walk(arena, root);
    else
        g_assert(bx_diags_count(diags, BX_ERROR));
    g_free(bx_diags_text(diags, BX_CHINESE, true));
    bx_diags_free(diags);
    bx_arena_free(arena);
    return 0;
}
