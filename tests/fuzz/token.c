/* Any bytes as content: tokens in order, within the bytes, and never without end. */
#include "pdf/token.h"

#include <glib.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    bx_arena *arena = bx_arena_new();
    bx_tokens tokens = bx_tokens_of(data, size);
    size_t at = 0, n;
    for (;;) {
        bx_token token = bx_token_next(&tokens);
        g_assert(token.from >= at && token.to >= token.from && token.to <= size);
        if (token.kind == BX_TOKEN_END)
            break;
        g_assert(token.to > token.from || token.kind == BX_TOKEN_IMAGE_DATA);
        bx_token_text(arena, &tokens, token, &n);
        g_assert(n <= token.to - token.from);
        at = token.to;
    }
    bx_arena_free(arena);
    return 0;
}
