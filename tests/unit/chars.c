#include "base/chars.h"

#include <glib.h>
#include <string.h>

static void is_text(bx_arena *arena, bx_chars text, const char *expected)
{
    g_assert_cmpstr(bx_chars_utf8(arena, text), ==, expected);
}

static void test_build(void)
{
    bx_arena *arena = bx_arena_new();
    bx_chars_builder b = {.arena = arena};
    for (int i = 0; i < 100; i++)
        bx_chars_add(&b, 0x4e00, i * 3, BX_MARKUP_KAI);
    bx_chars text = bx_chars_finish(&b);
    g_assert_cmpint(text.n, ==, 100);
    g_assert_cmpint(text.chars[99].at, ==, 297);
    g_assert_cmpint(text.chars[99].markup, ==, BX_MARKUP_KAI);
    g_assert_cmpint(text.chars[99].id, ==, BX_GENERATED);
    g_assert_cmpint(b.n, ==, 0);
    bx_chars_append(&b, bx_chars_slice(text, 98, 100));
    bx_chars_add(&b, 'x', 300, BX_MARKUP_PLAIN);
    is_text(arena, bx_chars_finish(&b), "一一x");
    bx_arena_free(arena);
}

static void test_utf8(void)
{
    bx_arena *arena = bx_arena_new();
    bx_chars text = bx_chars_from_utf8(arena, NULL, " é中\U00020000\t", 5);
    g_assert_cmpint(text.n, ==, 5);
    static const int at[] = {5, 6, 8, 11, 15};
    for (int i = 0; i < text.n; i++)
        g_assert_cmpint(text.chars[i].at, ==, at[i]);
    is_text(arena, bx_chars_trim(text), "é中\U00020000");
    is_text(arena, bx_chars_trim(bx_chars_slice(text, 0, 1)), "");
    is_text(arena, bx_chars_from_utf8(arena, NULL, "", 0), "");
    bx_arena_free(arena);
}

static void test_span(void)
{
    bx_arena *arena = bx_arena_new();
    bx_source source = {.name = "t", .text = "ab中c", .length = 6};
    bx_chars text = bx_chars_from_utf8(arena, &source, source.text, 0);
    bx_span span = bx_chars_span(bx_chars_slice(text, 1, 3));
    g_assert_true(span.source == &source);
    g_assert_cmpint(span.from, ==, 1);
    g_assert_cmpint(span.to, ==, 5);
    g_assert_null(bx_chars_span(bx_chars_slice(text, 1, 1)).source);
    bx_arena_free(arena);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/chars/build", test_build);
    g_test_add_func("/chars/utf8", test_utf8);
    g_test_add_func("/chars/span", test_span);
    return g_test_run();
}
