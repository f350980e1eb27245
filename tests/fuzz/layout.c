/* Any bytes as a layout: a layout or an error, never neither. */
#include "model/layout.h"

#include <glib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    bx_arena *arena = bx_arena_new();
    bx_diags *diags = bx_diags_new();
    const bx_source *source = bx_source_from_bytes(arena, "fuzz", data, size, diags);
    const bx_layout *layout = source ? bx_layout_read(arena, source, NULL, diags) : NULL;
    g_assert(!layout == (bx_diags_count(diags, BX_ERROR) > 0));
    if (layout) {
        g_assert(layout->type_area.x >= 0 && layout->type_area.y >= 0);
        g_assert(layout->type_area.x + layout->type_area.w <= layout->paper_width);
        g_assert(layout->type_area.y + layout->type_area.h <= layout->paper_height);
        g_assert(layout->n_grades > 0 && layout->columns > 0 && layout->leading > 0);
    }
    g_free(bx_diags_text(diags, BX_CHINESE, true));
    bx_diags_free(diags);
    bx_arena_free(arena);
    return 0;
}
