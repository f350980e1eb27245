#include <assert.h>
#include <glib.h>
#include <stdint.h>

#include "model/bulletin.h"

/* Any bytes: items in which nothing of the text is lost, or an error that is not ours. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    bx_arena *arena = bx_arena_new();
    bx_diags *diags = bx_diags_new();
    const bx_source *source = bx_source_from_bytes(arena, "fuzz", bytes, n, diags);
    if (source) {
        bx_bulletin bulletin = bx_bulletin_read(arena, source, diags);
        assert(!bx_diags_count_of(diags, BX_D_E_COPY_LOST));
        assert(!bulletin.n == (bx_diags_count(diags, BX_ERROR) > 0));
        for (int i = 0; i < bulletin.n; i++)
            for (int k = 0; k < bulletin.items[i].n_parts; k++)
                assert(bulletin.items[i].parts[k].text.n > 0);
        g_free(bx_diags_text(diags, BX_CHINESE, true));
    }
    bx_diags_free(diags);
    bx_arena_free(arena);
    return 0;
}
