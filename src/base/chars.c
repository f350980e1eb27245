#include "base/chars.h"

void bx_chars_add(bx_chars_builder *b, uint32_t c, int at, bx_markup markup)
{
    b->chars = bx_grow(b->arena, b->chars, b->n, &b->room, sizeof *b->chars);
    b->chars[b->n++] = (bx_char){c, at, BX_GENERATED, markup};
}

void bx_chars_append(bx_chars_builder *b, bx_chars text)
{
    for (int i = 0; i < text.n; i++) {
        bx_chars_add(b, text.chars[i].c, text.chars[i].at, text.chars[i].markup);
        b->chars[b->n - 1].id = text.chars[i].id;
    }
    if (!b->source)
        b->source = text.source;
}

bx_chars bx_chars_finish(bx_chars_builder *b)
{
    bx_chars text = {b->source, b->chars, b->n};
    b->chars = NULL;
    b->n = b->room = 0;
    return text;
}

bx_chars bx_chars_from_utf8(bx_arena *arena, const bx_source *source, const char *text,
                            int at)
{
    bx_chars_builder b = {.arena = arena, .source = source};
    const char *p = text;
    for (;;) {
        int offset = at + (int)(p - text);
        uint32_t c = bx_utf8_next(&p);
        if (!c)
            return bx_chars_finish(&b);
        bx_chars_add(&b, c, offset, BX_MARKUP_PLAIN);
    }
}

bx_chars bx_chars_slice(bx_chars text, int from, int to)
{
    return (bx_chars){text.source, text.chars ? text.chars + from : NULL, to - from};
}

bx_chars bx_chars_trim(bx_chars text)
{
    int from = 0, to = text.n;
    while (from < to && bx_is_space(text.chars[from].c))
        from++;
    while (to > from && bx_is_space(text.chars[to - 1].c))
        to--;
    return bx_chars_slice(text, from, to);
}

char *bx_chars_utf8(bx_arena *arena, bx_chars text)
{
    char *out = bx_alloc(arena, (size_t)text.n * 4 + 1), *p = out;
    for (int i = 0; i < text.n; i++)
        p += bx_utf8_put(p, text.chars[i].c);
    *p = 0;
    return out;
}

bx_span bx_chars_span(bx_chars text)
{
    if (!text.n || !text.source)
        return BX_NOWHERE;
    char last[4];
    const bx_char *end = &text.chars[text.n - 1];
    return (bx_span){text.source, text.chars[0].at, end->at + bx_utf8_put(last, end->c)};
}
