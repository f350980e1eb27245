#include "base/utf8.h"

#include <glib.h>

static void test_round_trip(void)
{
    for (uint32_t c = 1; c < 0x110000; c += c < 0x3000 ? 1 : 37) {
        char bytes[5] = {0};
        int n = bx_utf8_put(bytes, c);
        char other[6] = {0};
        if (c < 0xd800 || c > 0xdfff) {
            g_assert_cmpint(n, ==, g_unichar_to_utf8(c, other));
            g_assert_cmpstr(bytes, ==, other);
        }
        const char *p = bytes;
        g_assert_cmpuint(bx_utf8_next(&p), ==, c);
        g_assert_true(p == bytes + n);
        g_assert_cmpuint(bx_utf8_next(&p), ==, 0);
        g_assert_true(p == bytes + n);
    }
}

static void test_length(void)
{
    g_assert_cmpint(bx_utf8_length(""), ==, 0);
    g_assert_cmpint(bx_utf8_length("a中\U00020000"), ==, 3);
}

static void test_holds(void)
{
    g_assert_true(bx_utf8_holds("a中\U00020000", 'a'));
    g_assert_true(bx_utf8_holds("a中\U00020000", 0x4e2d));
    g_assert_true(bx_utf8_holds("a中\U00020000", 0x20000));
    g_assert_false(bx_utf8_holds("a中\U00020000", 0x4e2e));
    g_assert_false(bx_utf8_holds("中", 0));
    g_assert_false(bx_utf8_holds("", 'a'));
}

static void test_space(void)
{
    static const uint32_t spaces[] = {' ',  '\t',   '\n',   '\r',
                                      0xa0, 0x3000, 0x2003, 0xfeff};
    for (size_t i = 0; i < G_N_ELEMENTS(spaces); i++)
        g_assert_true(bx_is_space(spaces[i]));
    g_assert_false(bx_is_space(0));
    g_assert_false(bx_is_space('a'));
    g_assert_false(bx_is_space(0x3001));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/utf8/round-trip", test_round_trip);
    g_test_add_func("/utf8/length", test_length);
    g_test_add_func("/utf8/holds", test_holds);
    g_test_add_func("/utf8/space", test_space);
    return g_test_run();
}
