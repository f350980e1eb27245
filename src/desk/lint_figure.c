#include "desk/lint_figure.h"

#include <glib.h>

#include "desk/lint_char.h"
#include "text/words.h"

enum { MOST_DIGITS = 15 };

static int digit_of(uint32_t c)
{
    if (c >= '0' && c <= '9')
        return (int)(c - '0');
    return c >= 0xff10 && c <= 0xff19 ? (int)(c - 0xff10) : -1;
}

/* 1,234.5: where it ends; i where no digit stands. */
static int read_arabic(bx_chars text, int i, int64_t *thousandths)
{
    int64_t value = 0, unit = 1000;
    int digits = 0;
    for (; i < text.n; i++) {
        int digit = digit_of(text.chars[i].c);
        bool goes_on = digit_of(bx_lint_char(text, i + 1)) >= 0;
        if (digit >= 0 && unit == 1000 && digits++ < MOST_DIGITS - 3) {
            value = value * 10 + digit * 1000;
        } else if (digit >= 0 && unit < 1000) {
            value += digit * unit;
            unit /= 10;
        } else if (text.chars[i].c == '.' && unit == 1000 && digits && goes_on) {
            unit = 100;
        } else if (text.chars[i].c != ',' || !digits || !goes_on || unit < 1000) {
            break;
        }
    }
    *thousandths = value;
    return i;
}

static int han_digit(uint32_t c)
{
    static const char digits[] = "零一二三四五六七八九";
    const char *p = digits;
    for (int k = 0; k < 10; k++)
        if (bx_utf8_next(&p) == c)
            return k;
    return c == 0x3007 ? 0 : c == 0x4E24 ? 2 : -1; /* 〇, 两 */
}

static int64_t han_power(uint32_t c)
{
    return c == 0x5341 ? 10 : c == 0x767E ? 100 : c == 0x5343 ? 1000 : 0; /* 十 百 千 */
}

/* 一千二百: under ten thousand; digits in a row are those of a year. */
static int read_han(bx_chars text, int i, int64_t *thousandths)
{
    int64_t sum = 0, digits = -1;
    int n = 0;
    for (; i < text.n && n < MOST_DIGITS - 4; i++, n++) {
        int digit = han_digit(text.chars[i].c);
        int64_t power = han_power(text.chars[i].c);
        if (digit < 0 && !power)
            break;
        if (power) {
            sum += (digits < 0 ? 1 : digits) * power;
            digits = -1;
        } else {
            digits = digits > 0 ? digits * 10 + digit : digit;
        }
    }
    *thousandths = (sum + MAX(digits, 0)) * 1000;
    return i;
}

/* 万 and 亿 behind a number, 千 and 百 behind digits: but not those of 千瓦, 百分. */
static int read_power(bx_chars text, int i, bool is_arabic, int64_t *thousandths)
{
    static const struct {
        const char *word;
        int64_t power;
        bool is_of_digits;
    } powers[] = {{"万亿", 1000000000000, false},
                  {"亿", 100000000, false},
                  {"万", 10000, false},
                  {"千", 1000, true},
                  {"百", 100, true}};
    for (size_t k = 0; k < G_N_ELEMENTS(powers); k++) {
        int end = bx_words_end(text, i, powers[k].word);
        bool is_unit = powers[k].is_of_digits &&
                       bx_utf8_holds("瓦米克卡分帕", bx_lint_char(text, end));
        if (!end || is_unit || (powers[k].is_of_digits && !is_arabic) ||
            *thousandths > BX_LINT_FIGURE_MOST / powers[k].power)
            continue;
        *thousandths *= powers[k].power;
        return end;
    }
    return i;
}

/* The unit behind a number, over 余, 多 and the like; i where there is none. */
static int read_unit(bx_chars text, int i)
{
    static const char *const units[] = {
#define BX_UNIT(word) word,
#include "text/unit.def"
#undef BX_UNIT
        "个百分点"};
    int from = i + bx_utf8_holds("余多来", bx_lint_char(text, i)), end = i;
    for (size_t k = 0; k < G_N_ELEMENTS(units); k++)
        end = MAX(end, bx_words_end(text, from, units[k]));
    return end;
}

bool bx_lint_figure_at(bx_chars text, int i, bx_lint_figure *out)
{
    int64_t value = 0;
    int end = read_arabic(text, i, &value);
    bool is_arabic = end > i;
    if (!is_arabic)
        end = read_han(text, i, &value);
    if (end == i)
        return false;
    end = read_power(text, end, is_arabic, &value);
    *out = (bx_lint_figure){i, end, read_unit(text, end), value, is_arabic};
    return true;
}

bool bx_lint_figure_counts(bx_chars text, const bx_lint_figure *f,
                           const char *const *units)
{
    for (; *units; units++) {
        int n = bx_utf8_length(*units);
        if (f->to - n >= f->digits_end && bx_words_end(text, f->to - n, *units) == f->to)
            return true;
    }
    return false;
}

bool bx_lint_figure_alike(bx_chars a, const bx_lint_figure *f, bx_chars b,
                          const bx_lint_figure *g)
{
    int n = f->to - f->digits_end;
    bool is_same = n == g->to - g->digits_end;
    for (int i = 0; is_same && i < n; i++)
        is_same = a.chars[f->digits_end + i].c == b.chars[g->digits_end + i].c;
    return is_same;
}
