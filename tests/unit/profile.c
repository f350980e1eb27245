/* Which row of profile.def a language tag finds. */
#include "text/profile.h"

#include <glib.h>

static void finds(const char *tag, const char *row)
{
    const bx_profile *profile = bx_profile_find(tag);
    g_assert_cmpstr(profile ? profile->tag : NULL, ==, row);
}

static void test_find(void)
{
    finds("zh-CN", "zh-CN");
    finds("ZH-cn", "zh-CN");
    finds("zh", "zh-CN");
    finds("zh-Hans-SG", "zh-CN");
    finds("zh-Hant", "zh-TW");
    finds("zh-Hant-TW", "zh-TW");
    finds("zh-Hant-HK", "zh-HK");
    finds("zh_TW", NULL); /* a locale's name, not a language tag */
    finds("ja-JP", "ja");
    finds("ko-KR", "ko");
    finds("jam", NULL);
    finds("fr", NULL);
    finds("", NULL);
    finds("-", NULL);
}

static void test_rows(void)
{
    int n = 0;
    g_assert_null(bx_profile_at(-1));
    for (const bx_profile *p; (p = bx_profile_at(n)); n++) {
        finds(p->tag, p->tag);
        g_assert_cmpint(p->gap_least, <=, p->gap);
        g_assert_cmpint(p->gap, <=, p->gap_most);
        g_assert_cmpint(p->least_last, >=, 1);
    }
    g_assert_cmpint(n, ==, 5);
    g_assert_cmpstr(bx_profile_default()->tag, ==, "zh-CN");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/profile/find", test_find);
    g_test_add_func("/profile/rows", test_rows);
    return g_test_run();
}
