#include <assert.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/source.h"
#include "base/utf8.h"

/* Any bytes: either a report, or valid text whose every offset has a place. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    bx_arena *arena = bx_arena_new();
    bx_diags *diags = bx_diags_new();
    const bx_source *source = bx_source_from_bytes(arena, "fuzz", bytes, n, diags);
    assert(!source == (bx_diags_count(diags, BX_ERROR) == 1));
    for (int at = 0, last = 0; source && at <= source->length; at += 1 + at / 8) {
        int line, column;
        bx_source_position(source, at, &line, &column);
        assert(line >= last && column >= 1);
        last = line;
    }
    bx_diags_free(diags);
    bx_arena_free(arena);
    return 0;
}
