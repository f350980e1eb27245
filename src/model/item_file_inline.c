#include "model/item_file_inline.h"

static bool is_ascii_mark(uint32_t c)
{
    return c < 0x80 && g_ascii_ispunct((char)c);
}

static bool is_escape(bx_chars t, int i)
{
    return t.chars[i].c == '\\' && i + 1 < t.n && is_ascii_mark(t.chars[i + 1].c);
}

/* How many asterisks stand in a row from i. */
static int count_stars(bx_chars t, int i)
{
    int n = 0;
    while (i + n < t.n && t.chars[i + n].c == '*')
        n++;
    return n;
}

/* The next pair of asterisks from i on, or -1. */
static int find_pair(bx_chars t, int i)
{
    while (i < t.n) {
        int stars = count_stars(t, i);
        if (stars == 2)
            return i;
        i += stars ? stars : is_escape(t, i) ? 2 : 1;
    }
    return -1;
}

bx_chars bx_item_inline_read(bx_arena *arena, bx_chars marked, bool *has_strong)
{
    bx_chars_builder b = {.arena = arena, .source = marked.source};
    bool is_strong = false, any = false;
    int pair = find_pair(marked, 0);
    for (int i = 0; i < marked.n; i++) {
        bool opens = i == pair && !is_strong;
        if (i == pair && (is_strong || find_pair(marked, i + 2) >= 0)) {
            is_strong = opens;
            any = true;
            pair = find_pair(marked, i + 2);
            i++;
            continue;
        }
        if (is_escape(marked, i))
            i++;
        bx_chars_add(&b, marked.chars[i].c, marked.chars[i].at,
                     is_strong ? BX_MARKUP_STRONG : BX_MARKUP_PLAIN);
    }
    if (has_strong)
        *has_strong = any;
    return bx_chars_finish(&b);
}

static bool is_bracket(uint32_t c)
{
    return c == 0xff08 /* （ */ || c == '(';
}

/* How many characters of a dateline are strong by themselves. */
static int count_source_words(bx_chars text)
{
    int n = 0;
    while (n < text.n && !is_bracket(text.chars[n].c))
        n++;
    if (n < text.n)
        return n;
    for (n = 0; n < text.n && !bx_is_space(text.chars[n].c);)
        n++;
    return n;
}

bx_chars bx_item_inline_read_dateline(bx_arena *arena, bx_chars marked)
{
    bool has_strong;
    if (count_stars(marked, 0) == 4)
        return bx_item_inline_read(arena, bx_chars_slice(marked, 4, marked.n), NULL);
    bx_chars text = bx_item_inline_read(arena, marked, &has_strong);
    if (has_strong)
        return text;
    bx_chars_builder b = {.arena = arena, .source = text.source};
    int strong = count_source_words(text);
    for (int i = 0; i < text.n; i++)
        bx_chars_add(&b, text.chars[i].c, text.chars[i].at,
                     i < strong ? BX_MARKUP_STRONG : BX_MARKUP_PLAIN);
    return bx_chars_finish(&b);
}

static bool is_strong_at(bx_chars text, int i)
{
    return i >= 0 && i < text.n && text.chars[i].markup == BX_MARKUP_STRONG;
}

static bool is_star_at(bx_chars text, int i)
{
    return i >= 0 && i < text.n && text.chars[i].c == '*';
}

/* An asterisk beside another one, beside our own marks or where a dateline's **** may
 * stand could be taken for them. */
static bool is_in_danger(bx_chars text, int i)
{
    bool is_at_edge = !i || is_strong_at(text, i) != is_strong_at(text, i - 1) ||
                      is_strong_at(text, i) != is_strong_at(text, i + 1);
    return is_star_at(text, i) &&
           (is_at_edge || is_star_at(text, i - 1) || is_star_at(text, i + 1));
}

void bx_item_inline_write(GString *out, bx_chars text, bool opens_line)
{
    for (int i = 0; i < text.n; i++) {
        uint32_t c = text.chars[i].c;
        if (is_strong_at(text, i) != is_strong_at(text, i - 1))
            g_string_append(out, "**");
        if (c == '\\' || is_in_danger(text, i) || (opens_line && !i && c == '#'))
            g_string_append_c(out, '\\');
        char bytes[4];
        g_string_append_len(out, bytes, bx_utf8_put(bytes, c));
    }
    if (is_strong_at(text, text.n - 1))
        g_string_append(out, "**");
}

static bool is_strong_by_itself(bx_chars text)
{
    int strong = count_source_words(text);
    for (int i = 0; i < text.n; i++)
        if (is_strong_at(text, i) != (i < strong))
            return false;
    return true;
}

static bool has_strong_words(bx_chars text)
{
    for (int i = 0; i < text.n; i++)
        if (is_strong_at(text, i))
            return true;
    return false;
}

void bx_item_inline_write_dateline(GString *out, bx_chars text)
{
    if (is_strong_by_itself(text)) {
        bx_chars_builder b = {.arena = bx_arena_new()};
        for (int i = 0; i < text.n; i++)
            bx_chars_add(&b, text.chars[i].c, text.chars[i].at, BX_MARKUP_PLAIN);
        bx_arena *arena = b.arena;
        bx_item_inline_write(out, bx_chars_finish(&b), false);
        bx_arena_free(arena);
        return;
    }
    if (!has_strong_words(text))
        g_string_append(out, "****");
    bx_item_inline_write(out, text, false);
}
