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
    {0xA000, 0xA4CF},   /* Yi */
    {0xA960, 0xA97F},   /* Hangul */
    {0xAC00, 0xD7FF},   /* Hangul */
    {0xE000, 0xFAFF},   /* private use (old GBK), compatibility ideographs */
    {0xFE30, 0xFE4F},   /* compatibility forms */
    {0xFF02, 0xFF9F},   /* full-width forms, half-width kana */
    {0xFFE0, 0xFFE6},   /* full-width signs */
    {0xFFFC, 0xFFFD},   /* what stands for something else */
    {0x16FE0, 0x1B2FF}, /* Tangut, Khitan, Nüshu, old kana */
    {0x1F000, 0x1FAFF}, /* pictures */
    {0x20000, 0x3FFFF}, /* the further planes of ideographs */
    {0xF0000, 0x10FFFD} /* private use */
};

const char *bx_class_name(bx_class class)
{
    return class_names[class];
}

const char *bx_level_name(bx_level level)
{
    static const char *const names[] = {"basic",      "gb",         "strict", "css-loose",
                                        "css-normal", "css-strict", "none"};
    return names[level];
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

/* Classes of UAX #14 that say something about characters no table of ours names. */
static const struct {
    GUnicodeBreakType type;
    bx_class class;
} broken[] = {{G_UNICODE_BREAK_OPEN_PUNCTUATION, BX_CLASS_XO},
              {G_UNICODE_BREAK_CLOSE_PUNCTUATION, BX_CLASS_XC},
              {G_UNICODE_BREAK_CLOSE_PARANTHESIS, BX_CLASS_XC},
              {G_UNICODE_BREAK_EXCLAMATION, BX_CLASS_XC},
              {G_UNICODE_BREAK_NON_STARTER, BX_CLASS_NS},
              {G_UNICODE_BREAK_CONDITIONAL_JAPANESE_STARTER, BX_CLASS_NS},
              {G_UNICODE_BREAK_INSEPARABLE, BX_CLASS_NS},
              {G_UNICODE_BREAK_POSTFIX, BX_CLASS_PO},
              {G_UNICODE_BREAK_PREFIX, BX_CLASS_PR}};

static bx_class broken_class(uint32_t c, bx_class otherwise)
{
    GUnicodeBreakType type = g_unichar_break_type(c);
    for (size_t i = 0; i < G_N_ELEMENTS(broken); i++)
        if (broken[i].type == type)
            return broken[i].class;
    return otherwise;
}

/* What no table names, by its Unicode category. */
static bx_class category_class(uint32_t c)
{
    GUnicodeType type = g_unichar_type(c);
    if (c == 0x200B || c == 0x85)
        return BX_CLASS_SP;
    if (c == 0x2060 || c == 0xFEFF)
        return BX_CLASS_GL;
    if (c == 0x2010)
        return BX_CLASS_HY;
    if (type == G_UNICODE_NON_SPACING_MARK || type == G_UNICODE_ENCLOSING_MARK ||
        type == G_UNICODE_SPACING_MARK || type == G_UNICODE_FORMAT ||
        type == G_UNICODE_CONTROL)
        return BX_CLASS_CO;
    if (type == G_UNICODE_SPACE_SEPARATOR || type == G_UNICODE_LINE_SEPARATOR ||
        type == G_UNICODE_PARAGRAPH_SEPARATOR)
        return space_class(c);
    if (type == G_UNICODE_DECIMAL_NUMBER)
        return BX_CLASS_NU;
    return broken_class(c, BX_CLASS_AL);
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
    return is_in_han_ranges(c) ? broken_class(c, BX_CLASS_HAN) : category_class(c);
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

static const struct {
    uint32_t c;
    bx_level from;
} css_starts[] = {
#define BX_CSS_START(c, from) {c, BX_LEVEL_CSS_##from},
#include "text/css.def"
#undef BX_CSS_START
};

static bx_level css_start_level(uint32_t c, bx_class class)
{
    int from = 0, to = (int)G_N_ELEMENTS(css_starts);
    while (from < to) {
        int middle = (from + to) / 2;
        if (css_starts[middle].c == c)
            return css_starts[middle].from;
        if (css_starts[middle].c < c)
            from = middle + 1;
        else
            to = middle;
    }
    bool is_small_kana =
        g_unichar_break_type(c) == G_UNICODE_BREAK_CONDITIONAL_JAPANESE_STARTER;
    if (is_small_kana)
        return BX_LEVEL_CSS_STRICT;
    return start_level(c, class) == BX_LEVEL_NONE ? BX_LEVEL_NONE : BX_LEVEL_CSS_LOOSE;
}

bool bx_cjk_may_start(uint32_t c, bx_class class, bx_level level)
{
    if (class == BX_CLASS_HAN)
        return true;
    return level < (level < BX_LEVEL_CSS_LOOSE ? start_level(c, class)
                                               : css_start_level(c, class));
}

bool bx_cjk_may_end(uint32_t c, bx_class class, bx_level level)
{
    if (class == BX_CLASS_HAN)
        return true;
    bx_level from = end_level(c, class);
    return level < BX_LEVEL_CSS_LOOSE ? level < from : from == BX_LEVEL_NONE;
}
