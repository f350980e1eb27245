#include "model/line_text.h"

#include <stddef.h>

static const char *const *const word_sets[] = {
#define BX_WORDS(id, what, ...)                                                          \
    [BX_WORDS_##id] = (const char *const[]){__VA_ARGS__, NULL},
#include "model/sign_words.def"
#undef BX_WORDS
};

uint32_t bx_sign_fold(uint32_t c)
{
    return c == 0x3000 ? ' ' : c >= 0xff01 && c <= 0xff5e ? c - 0xfee0 : c;
}

bool bx_is_han(uint32_t c)
{
    return (c >= 0x3400 && c <= 0x9fff) || (c >= 0xf900 && c <= 0xfaff) ||
           (c >= 0x20000 && c <= 0x3ffff) || c == 0x3007;
}

bool bx_is_wide(uint32_t c)
{
    return bx_is_han(c) || (c >= 0x3001 && c <= 0x33ff) || (c >= 0xff01 && c <= 0xff60) ||
           (c >= 0x2014 && c <= 0x2026) || (c >= 0xac00 && c <= 0xd7a3);
}

bool bx_is_latin(uint32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= 0xc0 && c <= 0x24f && c != 0xd7 && c != 0xf7);
}

bool bx_is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

uint32_t bx_line_at(bx_chars line, int i)
{
    return i >= 0 && i < line.n ? bx_sign_fold(line.chars[i].c) : 0;
}

bool bx_line_is_space_at(bx_chars line, int i)
{
    return i < line.n && bx_is_space(line.chars[i].c);
}

int bx_line_skip_spaces(bx_chars line, int i)
{
    while (bx_line_is_space_at(line, i))
        i++;
    return i;
}

bool bx_is_one_of(uint32_t c, const char *set)
{
    for (uint32_t each; (each = bx_utf8_next(&set));)
        if (each == c)
            return true;
    return false;
}

int bx_sign_at(bx_chars line, int i, const char *words)
{
    int n = 0;
    for (uint32_t c; (c = bx_utf8_next(&words)); n++)
        if (bx_line_at(line, i + n) != c)
            return 0;
    return n;
}

int bx_line_any_at(bx_chars line, int i, bx_sign_words set)
{
    for (const char *const *word = word_sets[set]; *word; word++) {
        int n = bx_sign_at(line, i, *word);
        if (n)
            return n;
    }
    return 0;
}

bool bx_line_ends_with(bx_chars line, bx_sign_words set)
{
    for (const char *const *word = word_sets[set]; *word; word++) {
        int n = bx_utf8_length(*word);
        if (n <= line.n && bx_sign_at(line, line.n - n, *word))
            return true;
    }
    return false;
}

bool bx_line_holds(bx_chars line, const char *set)
{
    for (int i = 0; i < line.n; i++)
        if (bx_is_one_of(bx_line_at(line, i), set))
            return true;
    return false;
}

uint32_t bx_closing_of(uint32_t c)
{
    switch (c) {
    case '(':
        return ')';
    case '[':
        return ']';
    case 0x3010:
        return 0x3011; /* 【】 */
    case 0x3014:
        return 0x3015; /* 〔〕 */
    default:
        return 0;
    }
}

int bx_sign_bracket(bx_chars line, int i)
{
    uint32_t open = bx_line_at(line, i), close = bx_closing_of(open);
    int depth = 0;
    for (int k = i; close && k < line.n; k++) {
        depth += bx_line_at(line, k) == open;
        depth -= bx_line_at(line, k) == close;
        if (!depth)
            return k + 1;
    }
    return 0;
}

bx_chars bx_line_unwrapped(bx_chars line)
{
    bool is_wrapped = line.n > 2 && bx_sign_bracket(line, 0) == line.n;
    return is_wrapped ? bx_chars_trim(bx_chars_slice(line, 1, line.n - 1)) : line;
}

bool bx_line_is_short(bx_chars line, int max)
{
    return line.n >= 2 && line.n <= max && !bx_line_holds(line, "。,;!?…“”《》");
}
