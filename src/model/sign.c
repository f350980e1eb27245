#include "model/sign.h"

#include <glib.h>

#include "model/line_text.h"
#include "model/sign_byline.h"

bx_line_end bx_sign_end(bx_chars line)
{
    int i = line.n - 1;
    while (i >= 0 && (bx_line_is_space_at(line, i) ||
                      bx_is_one_of(bx_line_at(line, i), ")]”’」』\"'】〕")))
        i--;
    uint32_t c = bx_line_at(line, i);
    if (bx_is_one_of(c, "。!?…｡"))
        return BX_END_STOP;
    /* A half-width point ends a sentence behind a word; behind a digit it may be 3.|5. */
    if (c == '.' && i > 0 && !bx_is_digit(bx_line_at(line, i - 1)))
        return BX_END_STOP;
    if (bx_is_one_of(c, ",、"))
        return BX_END_COMMA;
    return bx_is_one_of(c, ":;") ? BX_END_COLON : BX_END_OPEN;
}

/* "--" over the signature of a mail, ——. */
static bool is_dashes(bx_chars line)
{
    for (int i = 0; i < line.n; i++)
        if (!bx_is_one_of(bx_line_at(line, i), "-—―─"))
            return false;
    return line.n >= 2;
}

/* The line without dashes and spaces round it. */
static bx_chars without_dashes(bx_chars line)
{
    int from = 0, to = line.n;
    while (from < to && bx_is_one_of(bx_line_at(line, from), "-—―─· "))
        from++;
    while (to > from && bx_is_one_of(bx_line_at(line, to - 1), "-—―─· "))
        to--;
    return bx_chars_slice(line, from, to);
}

bool bx_sign_is_end_mark(bx_chars line)
{
    bx_chars inner = without_dashes(line);
    return inner.n && bx_line_any_at(inner, 0, BX_WORDS_END_MARK) == inner.n;
}

/* PART.01, NO. 2 */
static bool is_numbered_divider(bx_chars line)
{
    bx_chars inner = without_dashes(line);
    int n = bx_line_any_at(inner, 0, BX_WORDS_DIVIDER);
    int from = bx_line_skip_spaces(inner, n), to = from;
    while (bx_is_digit(bx_line_at(inner, to)))
        to++;
    return n && to > from && to <= from + 2 && to == inner.n;
}

bool bx_sign_is_rule(bx_chars line)
{
    int marks = 0, digits = 0;
    if (is_dashes(line) || is_numbered_divider(line))
        return true;
    for (int i = 0; i < line.n; i++) {
        uint32_t c = bx_line_at(line, i);
        if (bx_is_one_of(c, "-=*_~—―─━═＊～※☆★◆●○□■·#+"))
            marks++;
        else if (bx_is_digit(c))
            digits++;
        else if (!bx_is_space(c))
            return false;
    }
    if (digits)
        return digits <= 3 && marks >= 2 && bx_is_one_of(bx_line_at(line, 0), "-—―─·") &&
               bx_is_one_of(bx_line_at(line, line.n - 1), "-—―─·");
    return marks >= 3;
}

bool bx_sign_is_page_number(bx_chars line)
{
    for (int i = 0; i < line.n; i++)
        if (bx_is_digit(bx_line_at(line, i)))
            return bx_sign_is_rule(line);
    return false;
}

bool bx_sign_is_picture_place(bx_chars line)
{
    for (int i = 0; i < line.n; i++)
        if (line.chars[i].c != 0xFFFC)
            return false;
    return line.n;
}

/* 附图两张, 附照片3幅: how many pictures came with the copy. */
static bool is_picture_count(bx_chars line)
{
    int i = bx_line_any_at(line, 0, BX_WORDS_PICTURES_CAME);
    int from = i;
    while (i && bx_is_one_of(bx_line_at(line, i), "0123456789一二两三四五六七八九十"))
        i++;
    return i > from && i + 1 == line.n && bx_is_one_of(bx_line_at(line, i), "张幅");
}

bool bx_sign_is_picture_mark(bx_chars line)
{
    bx_chars inner = bx_line_unwrapped(line);
    if (is_picture_count(inner))
        return true;
    return inner.n < line.n && bx_line_any_at(inner, 0, BX_WORDS_PICTURE_MARK) &&
           (inner.n == 1 || (inner.n == 2 && !bx_sign_at(inner, 0, "图 ")));
}

bool bx_sign_is_channel(bx_chars line)
{
    enum { LONGEST = 24 };
    int i = 0;
    while (i < line.n && !bx_is_wide(line.chars[i].c) && !bx_is_latin(line.chars[i].c))
        i++;
    i = bx_sign_ornament(bx_chars_slice(line, i, line.n)) + i;
    return line.n <= LONGEST && bx_line_any_at(line, i, BX_WORDS_CHANNEL) &&
           !bx_line_holds(line, "。;");
}

/* The next of such words from i on, or the end. */
static int next_review(bx_chars line, int i)
{
    while (i < line.n && !bx_line_any_at(line, i, BX_WORDS_REVIEW))
        i++;
    return i;
}

bool bx_sign_is_review(bx_chars line)
{
    for (int from = 0, to; from < line.n; from = to) {
        int n = bx_line_any_at(line, from, BX_WORDS_REVIEW);
        if (!n || !bx_is_one_of(bx_line_at(line, from + n), ":/|丨"))
            return false;
        to = next_review(line, from + n + 1);
        if (!bx_sign_is_names(bx_chars_trim(bx_chars_slice(line, from + n + 1, to))))
            return false;
    }
    return line.n;
}

bool bx_sign_is_web_figure(bx_chars line)
{
    int i = bx_line_any_at(line, 0, BX_WORDS_WEB), n_digits = 0;
    if (!i || bx_line_at(line, i) != ':')
        return false;
    for (i++; i < line.n; i++) {
        n_digits += bx_is_digit(bx_line_at(line, i));
        if (!bx_is_digit(bx_line_at(line, i)) && !bx_line_is_space_at(line, i) &&
            !bx_is_one_of(bx_line_at(line, i), "年月日时分-/:.,次万+"))
            return false;
    }
    return n_digits;
}

bool bx_sign_is_turn(bx_chars line)
{
    int n = bx_line_any_at(line, 0, BX_WORDS_TURN);
    return n && bx_line_at(line, n) == ':';
}

bool bx_sign_is_emoji(bx_chars line)
{
    int n = 0;
    for (int i = 0; i < line.n; i++) {
        uint32_t c = line.chars[i].c;
        bool is_joint = c == 0x200D || c == 0xFE0F || bx_is_space(c);
        bool is_emoji = (c >= 0x2600 && c <= 0x27BF) || (c >= 0x1F000 && c <= 0x1FAFF);
        if (!is_joint && !is_emoji)
            return false;
        n += is_emoji;
    }
    return n;
}

static const struct {
    const char *word;
    bx_label label;
} labels[] = {
    {"标题", BX_LABEL_HEADLINE},    {"主标题", BX_LABEL_HEADLINE},
    {"主题", BX_LABEL_HEADLINE},    {"题目", BX_LABEL_HEADLINE},
    {"大标题", BX_LABEL_HEADLINE},  {"引题", BX_LABEL_KICKER},
    {"肩题", BX_LABEL_KICKER},      {"眉题", BX_LABEL_KICKER},
    {"引标题", BX_LABEL_KICKER},    {"副题", BX_LABEL_DECK},
    {"副标题", BX_LABEL_DECK},      {"电头", BX_LABEL_DATELINE},
    {"正文", BX_LABEL_BODY},        {"内容", BX_LABEL_BODY},
    {"导语", BX_LABEL_BODY},        {"小标题", BX_LABEL_CROSSHEAD},
    {"署名", BX_LABEL_BYLINE},      {"图说", BX_LABEL_CAPTION},
    {"图片说明", BX_LABEL_CAPTION}, {"图注", BX_LABEL_CAPTION},
    {"照片说明", BX_LABEL_CAPTION}, {"作者", BX_LABEL_BYLINE},
    {"提要", BX_LABEL_SUMMARY},     {"摘要", BX_LABEL_SUMMARY},
};

int bx_sign_label(bx_chars line, bx_label *label)
{
    *label = BX_LABEL_NONE;
    bool is_set = bx_line_at(line, 0) == 0x3010 || bx_line_at(line, 0) == '[';
    for (size_t k = 0; k < G_N_ELEMENTS(labels); k++) {
        int n = bx_sign_at(line, is_set, labels[k].word);
        if (!n)
            continue;
        int end = n + is_set;
        if (is_set && bx_line_at(line, end) != bx_closing_of(bx_line_at(line, 0)))
            continue;
        /* 作者：某某 is printed as it stands. */
        if (!is_set && labels[k].label == BX_LABEL_BYLINE && line.n > end + 1 &&
            bx_sign_at(line, 0, "作者"))
            continue;
        end += is_set;
        int colon = bx_line_skip_spaces(line, end);
        if (bx_line_at(line, colon) == ':')
            end = colon + 1;
        else if (!is_set)
            continue;
        *label = labels[k].label;
        return bx_line_skip_spaces(line, end);
    }
    return 0;
}

bool bx_sign_is_group_head(bx_chars line)
{
    enum { LONGEST = 14 };
    bx_chars inner = bx_line_unwrapped(line);
    return bx_line_at(line, 0) == 0x3010 && inner.n < line.n && inner.n <= LONGEST &&
           bx_line_ends_with(inner, BX_WORDS_BRIEFS);
}

/* 一 … 九 as 1 … 9; 0 for other characters. */
static int han_digit(uint32_t c)
{
    const char *digits = "一二三四五六七八九";
    for (int value = 1; *digits; value++)
        if (bx_utf8_next(&digits) == c)
            return value;
    return 0;
}

/* 一 … 九十九 at i; returns the index behind it. */
static int read_han_number(bx_chars line, int i, int *value)
{
    const uint32_t ten = 0x5341;
    int from = i, units = han_digit(bx_line_at(line, i));
    *value = 0;
    i += units > 0;
    if (bx_line_at(line, i) == ten) {
        *value = (units ? units : 1) * 10;
        units = han_digit(bx_line_at(line, ++i));
        i += units > 0;
    }
    *value += units;
    return *value ? i : from;
}

static int read_arabic_number(bx_chars line, int i, int *value)
{
    *value = 0;
    int from = i;
    while (i < from + 3 && bx_is_digit(bx_line_at(line, i)))
        *value = *value * 10 + (int)(bx_line_at(line, i++) - '0');
    return i;
}

int bx_sign_number(bx_chars line, bx_number_style *style, int *value)
{
    *style = BX_NUMBER_NONE;
    uint32_t first = bx_line_at(line, 0);
    if (first >= 0x2460 && first <= 0x2473) { /* ① … ⑳ */
        *style = BX_NUMBER_CIRCLED;
        *value = (int)(first - 0x245f);
        return bx_line_skip_spaces(line, 1);
    }
    int from = bx_closing_of(first) ? 1 : 0;
    int end = read_arabic_number(line, from, value);
    bool is_arabic = end > from;
    if (!is_arabic)
        end = read_han_number(line, from, value);
    if (end == from || *value == 0)
        return 0;
    if (from) {
        if (bx_line_at(line, end) != bx_closing_of(first))
            return 0;
        *style = first == '(' ? is_arabic ? BX_NUMBER_ARABIC_SET : BX_NUMBER_HAN_SET
                              : BX_NUMBER_LENTICULAR;
        return bx_line_skip_spaces(line, end + 1);
    }
    /* 3.5% and 1,200 are no numbers of entries; "5. 10" is written nowhere. */
    bool is_point =
        bx_line_at(line, end) == '.' && !bx_is_digit(bx_line_at(line, end + 1));
    bool is_comma = bx_line_at(line, end) == 0x3001;
    if (is_arabic ? !is_point && !is_comma && bx_line_at(line, end) != ')' : !is_comma)
        return 0;
    *style = is_arabic ? BX_NUMBER_ARABIC : BX_NUMBER_HAN;
    return bx_line_skip_spaces(line, end + 1);
}

int bx_sign_hashes(bx_chars line, int *n)
{
    int count = 0;
    while (count < 6 && bx_line_at(line, count) == '#')
        count++;
    *n = bx_line_skip_spaces(line, count);
    return count && *n > count && *n < line.n ? count : 0;
}

bool bx_sign_is_entry(bx_chars line)
{
    for (int i = 1; i < line.n && i <= 9; i++) {
        if (bx_line_at(line, i) == ':')
            return i >= 2;
        if (!bx_is_han(bx_line_at(line, i)) && !bx_is_space(bx_line_at(line, i)) &&
            !bx_is_latin(bx_line_at(line, i)))
            return false;
    }
    return false;
}

bool bx_sign_is_letter(bx_chars line)
{
    for (int i = 0; i < line.n && line.n <= 80; i++)
        if (bx_line_any_at(line, i, BX_WORDS_LETTER))
            return true;
    return false;
}

bool bx_sign_is_lead(bx_chars line)
{
    int i = 0;
    while (bx_is_digit(bx_line_at(line, i)))
        i++;
    bool is_year = bx_line_at(line, i) == 0x5e74; /* 年: with a month, or it is a tale */
    bool is_date = i && (bx_line_at(line, i) == 0x6708 || bx_line_at(line, i) == 0x65e5 ||
                         (is_year && bx_is_digit(bx_line_at(line, i + 1))));
    return is_date || bx_line_any_at(line, 0, BX_WORDS_LEAD) > 0;
}

bool bx_sign_is_salutation(bx_chars line)
{
    enum { LONGEST = 20 };
    bx_chars words = bx_chars_trim(bx_chars_slice(line, 0, MAX(line.n - 1, 0)));
    return bx_line_at(line, line.n - 1) == ':' && bx_line_is_short(words, LONGEST) &&
           (bx_line_any_at(words, 0, BX_WORDS_SALUTATION) ||
            bx_line_ends_with(words, BX_WORDS_SALUTATION_END));
}

bool bx_sign_is_speech(bx_chars line)
{
    return bx_line_ends_with(line, BX_WORDS_SPEECH_END);
}

int bx_sign_ornament(bx_chars line)
{
    int i = 0;
    while (i < line.n && (bx_is_one_of(bx_line_at(line, i), "★☆◆◇●○■□◎※*") ||
                          bx_line_is_space_at(line, i)))
        i++;
    return i < line.n ? i : 0;
}

int bx_sign_ornament_tail(bx_chars line)
{
    int i = line.n;
    while (i > 0 && (bx_is_one_of(bx_line_at(line, i - 1), "★☆◆◇●○■□◎※*") ||
                     bx_line_is_space_at(line, i - 1)))
        i--;
    return i > 0 ? line.n - i : 0;
}

bool bx_sign_is_spaced(bx_chars line)
{
    int n = 0;
    for (int i = 0; i < line.n; i++) {
        bool is_alone = i + 1 == line.n || bx_line_is_space_at(line, i + 1);
        if (bx_line_is_space_at(line, i))
            continue;
        if (!bx_is_han(line.chars[i].c) || !is_alone)
            return false;
        n++;
    }
    return n > 1;
}

bool bx_sign_is_genre(bx_chars line)
{
    int n = bx_line_any_at(line, 0, BX_WORDS_GENRE);
    bool is_named = n && !bx_line_any_at(line, 0, BX_WORDS_NO_GENRE);
    return is_named || bx_line_ends_with(line, BX_WORDS_GENRE_END);
}

bool bx_sign_is_document(bx_chars line)
{
    return bx_line_ends_with(line, BX_WORDS_DOCUMENT_END);
}
