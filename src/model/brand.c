#include "model/brand.h"

#include <glib.h>
#include <string.h>

bool bx_ink_read(const bx_yaml *map, bx_key key, bx_ink *out, bx_diags *diags)
{
    static const struct {
        bx_word word;
        bx_ink ink;
    } inks[] = {{{"black", "黑"}, BX_INK_BLACK},
                {{"white", "白"}, BX_INK_WHITE},
                {{"red", "红"}, BX_INK_RED},
                {{"gray", "灰"}, BX_INK_GRAY},
                {{"tint", "浅灰"}, BX_INK_TINT}};
    bx_word words[G_N_ELEMENTS(inks)];
    for (size_t i = 0; i < G_N_ELEMENTS(inks); i++)
        words[i] = inks[i].word;
    int found;
    if (!bx_keys_word(map, key, words, G_N_ELEMENTS(words), &found, diags))
        return false;
    *out = inks[found].ink;
    return true;
}

static bool parse_cmyk(const char *text, int out[4])
{
    g_auto(GStrv) words = g_strsplit(text, " ", -1);
    if (g_strv_length(words) != 4)
        return false;
    for (int i = 0; i < 4; i++) {
        gint64 percent;
        if (!g_ascii_string_to_signed(words[i], 10, 0, 100, &percent, NULL))
            return false;
        out[i] = (int)percent;
    }
    return true;
}

bool bx_cmyk_read(const bx_yaml *map, bx_key key, int out[4], bx_diags *diags)
{
    const char *text;
    int parsed[4];
    if (!bx_keys_text(map, key, &text, diags))
        return false;
    if (!parse_cmyk(text, parsed)) {
        bx_diag(diags, BX_D_E_PRESS_CMYK, bx_keys_find(map, key)->span, text);
        return false;
    }
    memcpy(out, parsed, sizeof parsed);
    return true;
}

/* ---- brand colours ---- */

/* "#c8102e", or "#c12" for "#cc1122", as drawings have it. */
static bool parse_rgb(const char *text, unsigned char rgb[3])
{
    text += *text == '#';
    size_t n = strlen(text);
    if ((n != 3 && n != 6) || strspn(text, "0123456789abcdefABCDEF") != n)
        return false;
    for (size_t i = 0; i < 3; i++) {
        char high = text[n == 3 ? i : 2 * i], low = text[n == 3 ? i : 2 * i + 1];
        rgb[i] =
            (unsigned char)(g_ascii_xdigit_value(high) * 16 + g_ascii_xdigit_value(low));
    }
    return true;
}

static bool read_screen(const bx_yaml *map, unsigned char rgb[3], bx_diags *diags)
{
    const char *text;
    if (!bx_keys_find(map, BX_KEY_BRAND_SCREEN)) {
        bx_keys_missing(map, BX_KEY_BRAND_SCREEN, diags);
        return false;
    }
    if (!bx_keys_text(map, BX_KEY_BRAND_SCREEN, &text, diags))
        return false;
    if (parse_rgb(text, rgb))
        return true;
    bx_diag(diags, BX_D_E_BRAND_SCREEN, bx_keys_find(map, BX_KEY_BRAND_SCREEN)->span,
            text);
    return false;
}

/* By one of the two keys, and not by both. */
static bool read_print(const bx_yaml *map, bx_brand *out, bx_diags *diags)
{
    bool is_mixed = bx_keys_find(map, BX_KEY_BRAND_CMYK);
    out->ink = BX_INK_COUNT;
    if (is_mixed == (bx_keys_find(map, BX_KEY_BRAND_INK) != NULL)) {
        bx_diag(diags, BX_D_E_BRAND_PRINT, map->span, "");
        return false;
    }
    return is_mixed ? bx_cmyk_read(map, BX_KEY_BRAND_CMYK, out->cmyk, diags)
                    : bx_ink_read(map, BX_KEY_BRAND_INK, &out->ink, diags);
}

static void read_brand(const bx_yaml *map, bx_brands *out, bx_diags *diags)
{
    bx_brand brand = {0};
    if (!bx_keys_check(map, BX_MAP_BRAND, diags))
        return;
    bool has_screen = read_screen(map, brand.rgb, diags);
    if (!read_print(map, &brand, diags) || !has_screen)
        return;
    if (bx_brands_find(out, brand.rgb, 0) >= 0)
        bx_diag(diags, BX_D_E_BRAND_TWICE, map->span,
                bx_keys_find(map, BX_KEY_BRAND_SCREEN)->text);
    else if (out->n == BX_MAX_BRANDS)
        bx_diag(diags, BX_D_E_BRANDS_MANY, map->span, BX_INT(BX_MAX_BRANDS));
    else
        out->of[out->n++] = brand;
}

void bx_brands_read(const bx_yaml *root, bx_brands *out, bx_diags *diags)
{
    const bx_yaml *list = bx_keys_list(root, BX_KEY_LAYOUT_BRAND_COLOURS, diags);
    for (int i = 0; list && i < list->n; i++)
        read_brand(list->values[i], out, diags);
}
