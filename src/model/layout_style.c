#include <glib.h>

#include "model/brand.h"
#include "model/layout_reader.h"

/* What a style is where the file says nothing: its size as a percentage of the body's. */
static const struct {
    bx_role role;
    int percent;
    bx_align align;
} default_styles[BX_STYLE_COUNT] = {
    [BX_STYLE_BODY] = {BX_ROLE_SONG, 100, BX_ALIGN_JUSTIFY},
    [BX_STYLE_SUMMARY] = {BX_ROLE_KAI, 100, BX_ALIGN_JUSTIFY},
    [BX_STYLE_PULL_QUOTE] = {BX_ROLE_KAI, 150, BX_ALIGN_CENTRE},
    [BX_STYLE_FACTS] = {BX_ROLE_SONG, 86, BX_ALIGN_JUSTIFY},
    [BX_STYLE_CROSSHEAD] = {BX_ROLE_HEI, 100, BX_ALIGN_LEFT},
    [BX_STYLE_QUOTE] = {BX_ROLE_KAI, 100, BX_ALIGN_JUSTIFY},
    [BX_STYLE_VERSE] = {BX_ROLE_KAI, 100, BX_ALIGN_LEFT},
    [BX_STYLE_TABLE] = {BX_ROLE_SONG, 86, BX_ALIGN_LEFT},
    [BX_STYLE_NAMES] = {BX_ROLE_KAI, 100, BX_ALIGN_LEFT},
    [BX_STYLE_NOTE] = {BX_ROLE_SONG, 86, BX_ALIGN_JUSTIFY},
    [BX_STYLE_BYLINE] = {BX_ROLE_FANGSONG, 100, BX_ALIGN_RIGHT},
    [BX_STYLE_CAPTION] = {BX_ROLE_KAI, 86, BX_ALIGN_JUSTIFY},
    [BX_STYLE_CREDIT] = {BX_ROLE_FANGSONG, 86, BX_ALIGN_RIGHT},
    [BX_STYLE_JUMP] = {BX_ROLE_KAI, 100, BX_ALIGN_RIGHT},
    [BX_STYLE_FOLIO] = {BX_ROLE_HEI, 86, BX_ALIGN_LEFT},
    [BX_STYLE_MASTHEAD] = {BX_ROLE_SONG_HEAVY, 450, BX_ALIGN_CENTRE},
    [BX_STYLE_MASTHEAD_LINE] = {BX_ROLE_FANGSONG, 86, BX_ALIGN_CENTRE},
    [BX_STYLE_AD_MARK] = {BX_ROLE_HEI, 80, BX_ALIGN_RIGHT},
};

enum { TEXT_LEADING = 133 }; /* percent of the size: small type is set a little wider */

void bx_layout_read_face(const bx_layout_reader *r, const bx_yaml *map, bx_key key,
                         bx_role *out)
{
    bx_word words[BX_ROLE_COUNT];
    for (int i = 0; i < BX_ROLE_COUNT; i++)
        words[i] = (bx_word){bx_role_name((bx_role)i), bx_role_zh((bx_role)i)};
    int found;
    if (bx_keys_word(map, key, words, BX_ROLE_COUNT, &found, r->diags))
        *out = (bx_role)found;
}

static void read_align(const bx_layout_reader *r, const bx_yaml *map, bx_align *out)
{
    static const bx_word words[] = {[BX_ALIGN_JUSTIFY] = {"justify", "两端"},
                                    [BX_ALIGN_LEFT] = {"left", "左"},
                                    [BX_ALIGN_CENTRE] = {"centre", "中"},
                                    [BX_ALIGN_RIGHT] = {"right", "右"}};
    int found;
    if (bx_keys_word(map, BX_KEY_STYLE_ALIGN, words, G_N_ELEMENTS(words), &found,
                     r->diags))
        *out = (bx_align)found;
}

static void read_leading(const bx_layout_reader *r, const bx_yaml *style, int percent,
                         bx_style *out)
{
    bx_len_rule rule = bx_layout_lengths(r, out->size, 4 * BX_LARGEST_TYPE);
    rule.whole = out->size;
    out->leading = bx_len_scale(out->size, percent, 100);
    bx_keys_len(style, BX_KEY_STYLE_LEADING, &rule, &out->leading, r->diags);
}

/* Over what *out holds already. */
static void read_style(const bx_layout_reader *r, const bx_yaml *style,
                       int leading_percent, bx_style *out)
{
    bx_len_rule sizes = {.em = r->layout->styles[BX_STYLE_BODY].size,
                         .min = BX_SMALLEST_TYPE,
                         .max = BX_LARGEST_TYPE};
    bx_layout_read_face(r, style, BX_KEY_STYLE_FACE, &out->role);
    bx_keys_len(style, BX_KEY_STYLE_SIZE, &sizes, &out->size, r->diags);
    read_leading(r, style, leading_percent, out);
    bx_ink_read(style, BX_KEY_STYLE_INK, &out->ink, r->diags);
    read_align(r, style, &out->align);
}

/* A style of the body, or of what stands about it. */
static void read_text_style(const bx_layout_reader *r, const bx_yaml *style,
                            bx_style *out)
{
    read_style(r, style, TEXT_LEADING, out);
    bx_usage_read(style, BX_KEY_STYLE_HANGING, &out->usage, r->diags);
}

void bx_layout_read_body(const bx_layout_reader *r, const bx_yaml *styles)
{
    bx_style *body = &r->layout->styles[BX_STYLE_BODY];
    *body = (bx_style){.role = BX_ROLE_SONG, .size = bx_len_from_pt(10.5)};
    if (!styles)
        return;
    const bx_yaml *map = bx_layout_needed(r, styles, BX_KEY_STYLES_BODY, BX_MAP_STYLE);
    if (!map)
        return;
    read_text_style(r, map, body);
    if (!bx_keys_find(map, BX_KEY_STYLE_SIZE))
        bx_keys_missing(map, BX_KEY_STYLE_SIZE, r->diags);
}

void bx_layout_read_styles(const bx_layout_reader *r, const bx_yaml *styles)
{
    bx_style *of = r->layout->styles;
    of[BX_STYLE_BODY].leading = r->layout->leading;
    for (int i = BX_STYLE_BODY + 1; i < BX_STYLE_COUNT; i++) {
        bx_len size =
            bx_len_scale(of[BX_STYLE_BODY].size, default_styles[i].percent, 100);
        of[i] = (bx_style){.role = default_styles[i].role,
                           .size = size,
                           .leading = bx_len_scale(size, TEXT_LEADING, 100),
                           .align = default_styles[i].align,
                           .usage = of[BX_STYLE_BODY].usage};
        const bx_yaml *map =
            styles ? bx_layout_section(r, styles, (bx_key)(BX_KEY_STYLES_BODY + i),
                                       BX_MAP_STYLE)
                   : NULL;
        if (map)
            read_text_style(r, map, &of[i]);
    }
}

void bx_layout_read_head_style(const bx_layout_reader *r, const bx_yaml *grade,
                               bx_key key, bx_style *style)
{
    const bx_yaml *map = bx_layout_section(r, grade, key, BX_MAP_HEAD_STYLE);
    style->leading = bx_len_scale(style->size, BX_HEAD_LEADING, 100);
    if (map)
        read_style(r, map, BX_HEAD_LEADING, style);
}
