/* Any bytes as a content stream, with keys of inks in place of every '~': no crash, and
 * where it is taken, no colour of a screen is left. */
#include <string.h>

#include "pdf/token.h"
#include "press/recolour.h"
#include "render/ink_key.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static GString *with_keys(const unsigned char *data, size_t size)
{
    GString *out = g_string_new(NULL);
    for (size_t i = 0; i < size; i++) {
        bx_ink_key key = bx_ink_key_of((bx_ink)(i % BX_INK_COUNT), i % 3 == 0);
        if (data[i] == '~')
            g_string_append_printf(out, "%g %g %g", key.red, key.green, key.blue);
        else
            g_string_append_c(out, (char)data[i]);
    }
    return out;
}

static void check(const GString *content)
{
    bx_tokens tokens = bx_tokens_of(content->str, content->len);
    for (bx_token t = bx_token_next(&tokens); t.kind != BX_TOKEN_END;
         t = bx_token_next(&tokens))
        g_assert_false(t.kind == BX_TOKEN_OPERATOR &&
                       (t.operator_ == BX_OPERATOR_FILL_RGB ||
                        t.operator_ == BX_OPERATOR_STROKE_RGB));
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    bx_press_profile profile = bx_press_profile_default();
    profile.plates[BX_INK_RED].spot = "red";
    bx_recolour_needs needs = {0};
    bx_recolour_fault fault;
    GString *content = with_keys(data, size), *out = g_string_new(NULL);
    if (bx_recolour(content->str, content->len, &profile, out, &needs, &fault))
        check(out);
    g_string_free(content, TRUE);
    g_string_free(out, TRUE);
    return 0;
}
