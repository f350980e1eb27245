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

const uint32_t *bx_scripts(bx_arena *arena, bx_chars text)
{
    int n_bytes, i = 0;
    const char *bytes = utf8_of(arena, text, &n_bytes);
    uint32_t *scripts = BX_NEW_ARRAY(arena, text.n, uint32_t);
    PangoScriptIter *range = pango_script_iter_new(bytes, n_bytes);
    do {
        const char *from, *to;
        PangoScript script;
        pango_script_iter_get_range(range, &from, &to, &script);
        int end = i + (int)g_utf8_strlen(from, to - from);
        while (i < end)
            scripts[i++] = g_unicode_script_to_iso15924((GUnicodeScript)script);
    } while (pango_script_iter_next(range));
    pango_script_iter_free(range);
    return scripts;
}

const char *bx_language_of_script(uint32_t script)
{
    GUnicodeScript known = g_unicode_script_from_iso15924(script);
    if (known < 0)
        return NULL; /* not a script */
    PangoLanguage *language = pango_script_get_sample_language((PangoScript)known);
    return language ? pango_language_to_string(language) : NULL;
}
