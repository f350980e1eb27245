#include "base/len.h"

#include <glib.h>

static void parses(const char *text, bool bare_is_mm, double pt)
{
    bx_len len = 0;
    g_assert_true(bx_len_parse(text, bare_is_mm, &len));
    g_assert_cmpint(len, ==, bx_len_from_pt(pt));
}

static void test_parse(void)
{
    parses("12", false, 12);
    parses(" 10.5 pt ", false, 10.5);
    parses("25.4mm", false, 72);
    parses("25.4", true, 72);
    parses("2.54 cm", true, 72);
    parses("1in", true, 72);
    parses("五号", false, 10.5);
    parses("小五号", false, 9);
    parses("-3pt", false, -3);
    parses("9pt", false, 9);
    parses("275毫米", false, 275 * 72 / 25.4);
}

static void test_refuse(void)
{
    static const char *const bad[] = {"",       " ",   "pt",  "12 px",
                                      "1e9",    "nan", "inf", "0x10",
                                      "12pt 3", "六",  "号",  "五号五号"};
    for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
        bx_len len = 77;
        g_assert_false(bx_len_parse(bad[i], false, &len));
        g_assert_cmpint(len, ==, 77);
    }
}

static void test_scale(void)
{
    g_assert_cmpint(bx_len_scale(10, 1, 4), ==, 3);
    g_assert_cmpint(bx_len_scale(-10, 1, 4), ==, -3);
    g_assert_cmpint(bx_len_scale(1024 * 1000, 65536, 65536), ==, 1024 * 1000);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/len/parse", test_parse);
    g_test_add_func("/len/refuse", test_refuse);
    g_test_add_func("/len/scale", test_scale);
    return g_test_run();
}
