#include "compose/trait.h"

/* What a class alone says; marks of which the convention decides are added to. */
static const uint16_t class_traits[BX_CLASS_COUNT] = {
    [BX_CLASS_HAN] = BX_TRAIT_LETTER,
    [BX_CLASS_OB] = BX_TRAIT_MARK | BX_TRAIT_OPENS,
    [BX_CLASS_CB] = BX_TRAIT_MARK | BX_TRAIT_CLOSES,
    [BX_CLASS_CM] = BX_TRAIT_MARK,
    [BX_CLASS_CL] = BX_TRAIT_MARK,
    [BX_CLASS_ST] = BX_TRAIT_MARK,
    [BX_CLASS_EX] = BX_TRAIT_MARK,
    [BX_CLASS_MD] = BX_TRAIT_MIDDLE,
    [BX_CLASS_DA] = BX_TRAIT_TIGHT,
    [BX_CLASS_CN] = BX_TRAIT_TIGHT,
    [BX_CLASS_SL] = BX_TRAIT_TIGHT,
    [BX_CLASS_NS] = BX_TRAIT_LETTER,
    [BX_CLASS_AL] = BX_TRAIT_LETTER,
    [BX_CLASS_NU] = BX_TRAIT_LETTER,
    [BX_CLASS_IS] = BX_TRAIT_MIDDLE,
};

/* Han, kana, Bopomofo, old private-use Han; not symbols, not Hangul. */
static bool is_ideograph(uint32_t c)
{
    return (c >= 0x3400 && c < 0xA000) ||
           (c >= 0x2E80 && c < 0x3200 && !(c >= 0x3008 && c <= 0x3020)) ||
           (c >= 0xE000 && c < 0xFB00) || c >= 0x20000;
}

/* Han numerals, and the 第 before them: joint.c looks at what they count. Each at its low
 * byte, which no two of them share. */
static const uint16_t counting[256] = {
    [0x2C] = 0x7B2C, /* 第 */
    [0x07] = 0x3007, /* 〇 */
    [0x00] = 0x4E00, /* 一 */
    [0x8C] = 0x4E8C, /* 二 */
    [0x09] = 0x4E09, /* 三 */
    [0xDB] = 0x56DB, /* 四 */
    [0x94] = 0x4E94, /* 五 */
    [0x6D] = 0x516D, /* 六 */
    [0x03] = 0x4E03, /* 七 */
    [0x6B] = 0x516B, /* 八 */
    [0x5D] = 0x4E5D, /* 九 */
    [0x41] = 0x5341, /* 十 */
    [0x7E] = 0x767E, /* 百 */
    [0x43] = 0x5343, /* 千 */
    [0xF6] = 0x96F6, /* 零 */
    [0x24] = 0x4E24, /* 两 */
};

static bool counts(uint32_t c)
{
    return counting[c & 0xFF] == c;
}

static uint16_t han_traits(uint32_t c, const bx_profile *profile)
{
    uint16_t traits = BX_TRAIT_LETTER;
    if (is_ideograph(c))
        traits |= BX_TRAIT_IDEOGRAPH;
    if (!counts(c) && !profile->has_word_spaces)
        traits |= BX_TRAIT_PLAIN;
    return traits;
}

/* Stops, commas and colons: in the corner or in the middle, as the convention has it. */
static uint16_t stop_traits(const bx_shaped_cluster *c)
{
    if (c->front && c->back)
        return BX_TRAIT_MIDDLE;
    return c->back ? BX_TRAIT_CLOSES : 0;
}

/* Japanese horizontal ’ and ” have no em of their own (CSS Text 4, text-spacing-trim). */
static bool is_narrow_quote(const bx_shaped *s, int i)
{
    uint32_t c = s->text.chars[s->clusters[i].first_char].c;
    return c < 0x2020 && s->profile->convention == BX_CONVENTION_JP &&
           s->mode == BX_HORIZONTAL;
}

/* Letters and digits; the % of a number; ASCII signs where the language says so. What
 * stands upright in a vertical line is one of its Han (CSS Text 4, text-autospace). */
static bool is_gapped(const bx_shaped *s, int i)
{
    bx_class class = (bx_class)s->clusters[i].class;
    if (s->mode == BX_VERTICAL && !s->clusters[i].is_rotated)
        return false;
    if (class == BX_CLASS_AL || class == BX_CLASS_NU)
        return true;
    uint32_t c = s->text.chars[s->clusters[i].first_char].c;
    bool is_bracket = class == BX_CLASS_XO || c == ')' || c == ']' || c == '}';
    if (c >= 0x80 || is_bracket || class == BX_CLASS_SL || class == BX_CLASS_HY)
        return false;
    bool is_percent = c == '%' && i > 0 && s->clusters[i - 1].class == BX_CLASS_NU;
    return is_percent || s->profile->has_sign_gaps;
}

static uint16_t traits_of(const bx_shaped *s, int i)
{
    const bx_shaped_cluster *c = &s->clusters[i];
    bx_class class = (bx_class)c->class;
    if (class == BX_CLASS_HAN && c->kind == BX_RUN_CJK)
        return han_traits(s->text.chars[c->first_char].c, s->profile);
    uint16_t traits = class_traits[class];
    switch ((bx_run_kind)c->kind) {
    case BX_RUN_SPACE:
        return traits | BX_TRAIT_SPACE;
    case BX_RUN_WORD:
    case BX_RUN_OTHER:
        return traits | BX_TRAIT_TOKEN | (is_gapped(s, i) ? BX_TRAIT_GAPPED : 0);
    case BX_RUN_CJK:
    case BX_RUN_SEQUENCE:
        break;
    }
    if (class == BX_CLASS_HAN)
        return han_traits(s->text.chars[c->first_char].c, s->profile);
    if (class == BX_CLASS_NS)
        return traits |
               (is_ideograph(s->text.chars[c->first_char].c) ? BX_TRAIT_IDEOGRAPH : 0);
    if (class == BX_CLASS_CM || class == BX_CLASS_CL || class == BX_CLASS_ST)
        return traits | stop_traits(c);
    if (class == BX_CLASS_CB)
        return traits | (is_narrow_quote(s, i) ? BX_TRAIT_NARROW : 0);
    return traits;
}

const uint16_t *bx_traits_make(bx_arena *arena, const bx_shaped *shaped)
{
    uint16_t *traits = BX_NEW_ROOM(arena, shaped->n_clusters, uint16_t);
    for (int i = 0; i < shaped->n_clusters; i++)
        traits[i] = (uint16_t)(traits_of(shaped, i) |
                               (shaped->clusters[i].is_bound ? BX_TRAIT_BOUND : 0));
    return traits;
}
