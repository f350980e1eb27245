#include "asset/svg_flat.h"

#include <glib.h>
#include <string.h>

static bool has(const unsigned char *bytes, size_t n, const char *word)
{
    return memmem(bytes, n, word, strlen(word));
}

/* What follows the word "opacity" is 1, as drawing programs write it all over a file.
 * `text` is closed by a zero. */
static bool is_opaque(const char *text)
{
    char *end;
    text += strspn(text, " \t\r\n:=\"'");
    double value = g_ascii_strtod(text, &end);
    return end > text && (*end == '%' ? value / 100 : value) >= 1;
}

static bool is_all_opaque(const unsigned char *bytes, size_t n)
{
    static const char word[] = "opacity";
    const unsigned char *end = bytes + n, *p = bytes;
    while ((p = memmem(p, (size_t)(end - p), word, strlen(word)))) {
        char value[32] = {0};
        p += strlen(word);
        memcpy(value, p, MIN(sizeof value - 1, (size_t)(end - p)));
        if (!is_opaque(value))
            return false;
    }
    return true;
}

bool bx_svg_is_flat(const unsigned char *bytes, size_t n)
{
    static const char *const effects[] = {
#define BX_SVG_EFFECT(text) text,
#include "asset/svg_effect.def"
#undef BX_SVG_EFFECT
    };
    for (size_t i = 0; i < G_N_ELEMENTS(effects); i++)
        if (has(bytes, n, effects[i]))
            return false;
    return is_all_opaque(bytes, n);
}

bool bx_svg_has_text(const unsigned char *bytes, size_t n)
{
    return has(bytes, n, "<text") || has(bytes, n, "<flowRoot");
}
