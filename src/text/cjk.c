#include "text/cjk.h"

#include <glib.h>

static const char *const class_names[] = {
#define BX_CLASS(id, what) #id,
#include "text/class.def"
#undef BX_CLASS
};

typedef enum {
#define BX_BLANK(id, ...) BLANK_##id,
#include "text/blank.def"
#undef BX_BLANK
} blank_id;

/* By convention, then horizontal and vertical. */
static const bx_blank blanks[][3][2] = {
#define BX_BLANK(id, sf, sb, svf, svb, tf, tb, tvf, tvb, jf, jb, jvf, jvb)               \
    {{{sf, sb}, {svf, svb}}, {{tf, tb}, {tvf, tvb}}, {{jf, jb}, {jvf, jvb}}},
#include "text/blank.def"
#undef BX_BLANK
};

static const bx_mark marks[] = {
#define BX_MARK(c, class, no_start, no_end, blank, may_hang)                             \
    {c,       BX_CLASS_##class, BX_LEVEL_##no_start, BX_LEVEL_##no_end, BLANK_##blank,   \
     may_hang},
#include "text/mark.def"
#undef BX_MARK
};

/* Ranges of characters set like Han: one em, a break on either side. */
static const struct {
    uint32_t from, to;
} han_ranges[] = {
    {0x2460, 0x24FF},   /* enclosed numbers */
    {0x25A0, 0x27BF},   /* shapes and dingbats */
    {0x2E80, 0x2FFF},   /* radicals */
    {0x3003, 0x30FF},   /* CJK symbols, kana (marks have rows of their own) */
    {0x3100, 0x4DBF},   /* Bopomofo, enclosed and squared, extension A */
    {0x4E00, 0x9FFF},   /* unified ideographs */
    {0xA960, 0xA97F},   /* Hangul */
    {0xAC00, 0xD7FF},   /* Hangul */
    {0xE000, 0xFAFF},   /* private use (old GBK), compatibility ideographs */
    {0xFE30, 0xFE4F},   /* compatibility forms */
    {0xFF02, 0xFF60},   /* full-width forms */
    {0xFFE0, 0xFFE6},   /* full-width signs */
    {0x1F000, 0x1FAFF}, /* pictures */
    {0x20000, 0x3FFFF}, /* the further planes of ideographs */
    {0xF0000, 0x10FFFD} /* private use */
};

const char *bx_class_name(bx_class class)
{
    return class_names[class];
}

const bx_mark *bx_mark_find(uint32_t c)
{
    int from = 0, to = (int)G_N_ELEMENTS(marks);
    while (from < to) {
        int middle = (from + to) / 2;
        if (marks[middle].c == c)
            return &marks[middle];
        if (marks[middle].c < c)
            from = middle + 1;
        else
            to = middle;
    }
    return NULL;
}

bx_blank bx_mark_blank(const bx_mark *mark, bx_convention convention,
                       bx_writing_mode mode)
{
    return blanks[mark->blank][convention][mode == BX_VERTICAL];
}

static bx_class ascii_class(uint32_t c)
{
    if (c <= ' ' || c == 0x7f)
        return c == 0x7f                         ? BX_CLASS_CO
               : (c >= 9 && c <= 13) || c == ' ' ? BX_CLASS_SP
                                                 : BX_CLASS_CO;
    if (c >= '0' && c <= '9')
        return BX_CLASS_NU;
    switch (c) {
    case '(':
    case '[':
    case '{':
        return BX_CLASS_XO;
    case ')':
    case ']':
    case '}':
    case ',':
    case '.':
    case ':':
    case ';':
    case '!':
    case '?':
        return BX_CLASS_XC;
    case '%':
        return BX_CLASS_PO;
    case '$':
        return BX_CLASS_PR;
    case '/':
        return BX_CLASS_SL;
    case '-':
        return BX_CLASS_HY;
    default:
        return BX_CLASS_AL;
    }
}

static bool is_small_kana(uint32_t c)
{
    static const uint16_t small[] = {0x3041, 0x3043, 0x3045, 0x3047, 0x3049, 0x3063,
                                     0x3083, 0x3085, 0x3087, 0x308E, 0x3095, 0x3096,
                                     0x30A1, 0x30A3, 0x30A5, 0x30A7, 0x30A9, 0x30C3,
                                     0x30E3, 0x30E5, 0x30E7, 0x30EE, 0x30F5, 0x30F6};
    for (size_t i = 0; i < G_N_ELEMENTS(small); i++)
        if (small[i] == c)
            return true;
    return c >= 0x31F0 && c <= 0x31FF;
}

static bool is_in_han_ranges(uint32_t c)
{
    for (size_t i = 0; i < G_N_ELEMENTS(han_ranges); i++)
        if (c >= han_ranges[i].from && c <= han_ranges[i].to)
            return true;
    return false;
}

static bx_class space_class(uint32_t c)
{
    if (c == 0x3000)
        return BX_CLASS_IS;
    bool is_glue = c == 0xA0 || c == 0x2007 || c == 0x202F;
    return is_glue ? BX_CLASS_GL : BX_CLASS_SP;
}

/* What no table names, by its Unicode category. */
static bx_class category_class(uint32_t c)
{
    GUnicodeType type = g_unichar_type(c);
    if (c == 0x200B)
        return BX_CLASS_SP;
    if (c == 0x2060 || c == 0xFEFF)
        return BX_CLASS_GL;
    if (type == G_UNICODE_NON_SPACING_MARK || type == G_UNICODE_ENCLOSING_MARK ||
        type == G_UNICODE_SPACING_MARK || type == G_UNICODE_FORMAT ||
        type == G_UNICODE_CONTROL)
        return BX_CLASS_CO;
    if (type == G_UNICODE_SPACE_SEPARATOR || type == G_UNICODE_LINE_SEPARATOR ||
        type == G_UNICODE_PARAGRAPH_SEPARATOR)
        return space_class(c);
    if (type == G_UNICODE_DECIMAL_NUMBER)
        return BX_CLASS_NU;
    return BX_CLASS_AL;
}

bx_class bx_cjk_class(uint32_t c)
{
    if (c >= 0x4E00 && c <= 0x9FFF)
        return BX_CLASS_HAN;
    if (c < 0x80)
        return ascii_class(c);
    const bx_mark *mark = bx_mark_find(c);
    if (mark)
        return mark->class;
    bool is_combining = (c >= 0x302A && c <= 0x302F) || c == 0x3099 || c == 0x309A ||
                        (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0000 && c <= 0xE0FFF) ||
                        (c >= 0x1F3FB && c <= 0x1F3FF);
    if (is_combining)
        return BX_CLASS_CO;
    if (c == 0x3000)
        return BX_CLASS_IS;
    if (is_in_han_ranges(c))
        return is_small_kana(c) ? BX_CLASS_NS : BX_CLASS_HAN;
    return category_class(c);
}

/* Half-width marks follow their full-width kin: CLREQ §3.1.7 speaks of the mark, not of
 * its width. */
static bx_level start_level(uint32_t c, bx_class class)
{
    const bx_mark *mark = bx_mark_find(c);
    if (mark && mark->class == class)
        return mark->no_start;
    if (class == BX_CLASS_NS || class == BX_CLASS_DD)
        return BX_LEVEL_STRICT;
    bool is_bound = class == BX_CLASS_XC || class == BX_CLASS_PO ||
                    class == BX_CLASS_SL || class == BX_CLASS_CO || class == BX_CLASS_HY;
    return is_bound ? BX_LEVEL_BASIC : BX_LEVEL_NONE;
}

static bx_level end_level(uint32_t c, bx_class class)
{
    const bx_mark *mark = bx_mark_find(c);
    if (mark && mark->class == class)
        return mark->no_end;
    if (class == BX_CLASS_SL)
        return BX_LEVEL_GB;
    bool is_bound = class == BX_CLASS_XO || class == BX_CLASS_PR;
    return is_bound ? BX_LEVEL_BASIC : BX_LEVEL_NONE;
}

bool bx_cjk_may_start(uint32_t c, bx_class class, bx_level level)
{
    return level < start_level(c, class);
}

bool bx_cjk_may_end(uint32_t c, bx_class class, bx_level level)
{
    return level < end_level(c, class);
}
