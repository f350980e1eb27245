#include "text/itemise.h"

#include <pango/pango.h>
#include <string.h>

/* The text as UTF-8 with as many characters, whatever they are: what UTF-8 has no bytes
 * for, and NUL, becomes U+FFFD. */
static const char *utf8_of(bx_arena *arena, bx_chars text, int *n_bytes)
{
    char *bytes = bx_alloc(arena, (size_t)text.n * 4 + 1), *end = bytes;
    for (int i = 0; i < text.n; i++) {
        uint32_t c = text.chars[i].c;
        end += bx_utf8_put(end, c && g_unichar_validate(c) ? c : 0xFFFD);
    }
    *n_bytes = (int)(end - bytes);
    return bytes;
}

const bool *bx_line_breaks(bx_arena *arena, bx_chars text, const char *language)
{
    int n_bytes;
    const char *bytes = utf8_of(arena, text, &n_bytes);
    PangoLogAttr *attrs = BX_NEW_ARRAY(arena, text.n + 1, PangoLogAttr);
    pango_get_log_attrs(bytes, n_bytes, 0, pango_language_from_string(language), attrs,
                        text.n + 1);
    bool *may_start = BX_NEW_ARRAY(arena, text.n, bool);
    for (int i = 1; i < text.n; i++)
        may_start[i] = attrs[i].is_line_break;
    return may_start;
}

bx_bidi bx_bidi_levels(bx_arena *arena, bx_chars text, bool has_chinese)
{
    int n_bytes;
    const char *bytes = utf8_of(arena, text, &n_bytes);
    PangoDirection base = has_chinese ? PANGO_DIRECTION_LTR : PANGO_DIRECTION_WEAK_LTR;
    guint8 *levels = pango_log2vis_get_embedding_levels(bytes, n_bytes, &base);
    bx_bidi bidi = {bx_copy(arena, levels, (size_t)text.n), base == PANGO_DIRECTION_RTL};
    g_free(levels);
    return bidi;
}
