#include "text/segment.h"

#include <glib.h>
#include <hb.h>

/* Letters, digits and marks that make words; what stands outside Latin's own blocks is
 * asked for its script. */
static bool is_western(bx_class class)
{
    return class == BX_CLASS_AL || class == BX_CLASS_NU;
}

static bool is_chinese(bx_class class)
{
    return class == BX_CLASS_HAN || class == BX_CLASS_NS || bx_class_is_mark(class);
}

/* The nearest class before or after i that is no combining mark; HAN's opposite, AL, is
 * no answer at the edges, so the caller says what an edge counts as. */
static bx_class neighbour(const uint8_t *classes, int n, int i, int step, bx_class edge)
{
    for (i += step; i >= 0 && i < n; i += step)
        if (classes[i] != BX_CLASS_CO)
            return classes[i];
    return edge;
}

/* Signs that both writings use: Latin where Latin stands on both sides, or where the text
 * has no Chinese at all. CLREQ §3.1.2 (quotes), GB/T 15834 §5.1.7 (interpunct). */
static bx_class settle(uint32_t c, const uint8_t *classes, int n, int i, bool has_chinese)
{
    if (!has_chinese)
        return BX_CLASS_AL;
    bx_class before = neighbour(classes, n, i, -1, BX_CLASS_SP);
    bx_class after = neighbour(classes, n, i, 1, BX_CLASS_SP);
    switch (c) {
    case 0x2018:
    case 0x2019: /* don’t */
    case 0xB7:
    case 0x2027:
        return is_western(before) && is_western(after) ? BX_CLASS_AL : classes[i];
    default:
        return classes[i];
    }
}

static bool is_shared(uint32_t c)
{
    return c == 0xB7 || c == 0x2027 || c == 0x2013 || c == 0x2014 || c == 0x2018 ||
           c == 0x2019 || c == 0x201C || c == 0x201D || c == 0x2026;
}

/* Do i and i + 1 stand side by side in the copy, and look alike? Else they are of two
 * pieces: never one glyph. */
static bool is_one_piece(bx_chars text, int i)
{
    const bx_char *a = &text.chars[i], *b = a + 1;
    bool follows = a->id == BX_GENERATED ? b->id == BX_GENERATED : b->id == a->id + 1;
    return follows && !((a->markup ^ b->markup) & BX_MARKUP_GLYPHS);
}

/* —— and …… (GB/T 15834 §5.1.4): two signs of one piece that nothing may part. */
static bool makes_sequence(bx_chars text, const uint8_t *classes, int i)
{
    if (i + 1 >= text.n || text.chars[i].c != text.chars[i + 1].c ||
        !is_one_piece(text, i))
        return false;
    bool is_dash = text.chars[i].c == 0x2014 && classes[i] != BX_CLASS_AL;
    return is_dash || classes[i] == BX_CLASS_EL;
}

static bool is_picture(uint32_t c)
{
    return g_unichar_break_type(c) == G_UNICODE_BREAK_EMOJI_BASE;
}

/* A dash of —— is none of a dash alone. */
static void join_dashes(bx_chars text, uint8_t *classes)
{
    for (int i = 0; i < text.n; i++) {
        if (!makes_sequence(text, classes, i))
            continue;
        if (classes[i] == BX_CLASS_DA)
            classes[i] = classes[i + 1] = BX_CLASS_DD;
        i++;
    }
}

static const uint8_t *classify(bx_arena *arena, bx_chars text)
{
    uint8_t *classes = BX_NEW_ROOM(arena, text.n, uint8_t);
    bool has_chinese = false, has_shared = false;
    for (int i = 0; i < text.n; i++) {
        uint32_t c = text.chars[i].c;
        classes[i] = (uint8_t)bx_cjk_class(c);
        if (bx_is_skin_tone(c) && (!i || !is_picture(text.chars[i - 1].c)))
            classes[i] = BX_CLASS_HAN; /* a picture of its own */
        has_shared |= c < 0x3000 && is_shared(c);
        has_chinese |= classes[i] == BX_CLASS_HAN ||
                       (c >= 0x3000 && is_chinese((bx_class)classes[i]));
    }
    if (!has_shared)
        return classes;
    for (int i = 0; i < text.n; i++)
        if (is_shared(text.chars[i].c))
            classes[i] =
                (uint8_t)settle(text.chars[i].c, classes, text.n, i, has_chinese);
    join_dashes(text, classes);
    return classes;
}

static bool is_common_script(hb_script_t script)
{
    return script == HB_SCRIPT_COMMON || script == HB_SCRIPT_INHERITED ||
           script == HB_SCRIPT_LATIN || script == HB_SCRIPT_GREEK ||
           script == HB_SCRIPT_CYRILLIC || script == HB_SCRIPT_UNKNOWN;
}

static hb_script_t script_of(uint32_t c)
{
    if (c < 0x250)
        return HB_SCRIPT_LATIN;
    hb_script_t script = hb_unicode_script(hb_unicode_funcs_get_default(), c);
    return is_common_script(script) ? HB_SCRIPT_LATIN : script;
}

static bx_run_kind kind_of(bx_chars text, const uint8_t *classes, int i)
{
    uint32_t c = text.chars[i].c;
    switch ((bx_class)classes[i]) {
    case BX_CLASS_SP:
    case BX_CLASS_IS:
    case BX_CLASS_GL:
        return BX_RUN_SPACE;
    case BX_CLASS_DD:
    case BX_CLASS_EL:
        return BX_RUN_SEQUENCE;
    case BX_CLASS_AL:
    case BX_CLASS_NU:
    case BX_CLASS_CO:
        return script_of(c) == HB_SCRIPT_LATIN ? BX_RUN_WORD : BX_RUN_OTHER;
    case BX_CLASS_HY:
    case BX_CLASS_XO:
    case BX_CLASS_XC:
        return BX_RUN_WORD;
    case BX_CLASS_PO:
    case BX_CLASS_PR:
    case BX_CLASS_SL:
        return c < 0x80 ? BX_RUN_WORD : BX_RUN_CJK;
    case BX_CLASS_HAN:
    case BX_CLASS_OB:
    case BX_CLASS_CB:
    case BX_CLASS_CM:
    case BX_CLASS_CL:
    case BX_CLASS_ST:
    case BX_CLASS_EX:
    case BX_CLASS_MD:
    case BX_CLASS_DA:
    case BX_CLASS_CN:
    case BX_CLASS_NS:
    case BX_CLASS_COUNT:
        return BX_RUN_CJK;
    }
    return BX_RUN_CJK;
}

static bx_role role_of(bx_markup markup, bx_role role)
{
    return markup & BX_MARKUP_STRONG ? BX_ROLE_HEI
           : markup & BX_MARKUP_KAI  ? BX_ROLE_KAI
                                     : role;
}

/* One past the Han from i on that go into the run before them. */
static int han_end(bx_chars text, const uint8_t *classes, int i)
{
    while (i < text.n && classes[i] == BX_CLASS_HAN && is_one_piece(text, i - 1))
        i++;
    return i;
}

/* Does character i, which would start a run of `kind`, belong to the last one? */
static bool goes_on(bx_chars text, const uint8_t *classes, int i, bx_run_kind kind,
                    const bx_run *last)
{
    bool is_combining = classes[i] == BX_CLASS_CO;
    bool joins = is_one_piece(text, i - 1) && kind != BX_RUN_SEQUENCE &&
                 last->kind != BX_RUN_SEQUENCE &&
                 (last->kind == kind || (is_combining && last->kind != BX_RUN_SPACE));
    if (joins && kind == BX_RUN_OTHER && !is_combining)
        return script_of(text.chars[i].c) == script_of(text.chars[last->from].c);
    return joins;
}

static bx_markup markup_of(bx_chars text)
{
    bx_markup markup = BX_MARKUP_PLAIN;
    for (int i = 0; i < text.n; i++)
        markup |= text.chars[i].markup;
    return markup;
}

bx_segments bx_segment(bx_arena *arena, bx_chars text, bx_role role)
{
    const uint8_t *classes = classify(arena, text);
    bx_run *runs = BX_NEW_ROOM(arena, text.n, bx_run), *last = NULL;
    int n = 0;
    unsigned kinds = 0;
    for (int i = 0; i < text.n;) {
        bx_run_kind kind = kind_of(text, classes, i);
        int length = kind == BX_RUN_SEQUENCE && makes_sequence(text, classes, i) ? 2 : 1;
        if (!last || !goes_on(text, classes, i, kind, last)) {
            last = &runs[n++];
            *last = (bx_run){i, i, kind, role_of(text.chars[i].markup, role)};
            kinds |= 1u << kind;
        }
        i += length;
        if (kind == BX_RUN_CJK && last->kind == BX_RUN_CJK)
            i = han_end(text, classes, i);
        last->to = i;
    }
    return (bx_segments){classes, runs, n, kinds, markup_of(text)};
}
