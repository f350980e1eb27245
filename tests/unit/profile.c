/* Which row of profile.def a language tag finds. */
#include "text/profile.h"

#include "setting.h"

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

/* A house changes what it names, and nothing else. */
static void test_usage(void)
{
    bx_arena *arena = bx_arena_new();
    const bx_profile *language = bx_profile_find("zh-TW");
    bx_usage usage = {{0}};
    g_assert_true(bx_profile_with(arena, language, usage) == language);
    g_assert_true(bx_usage_take(&usage, BX_USAGE_HANGING, "yes"));
    g_assert_true(bx_usage_take(&usage, BX_USAGE_LEVEL, "strict"));
    const bx_profile *own = bx_profile_with(arena, language, usage);
    g_assert_true(own->has_hanging_marks && own->level == BX_LEVEL_STRICT);
    g_assert_cmpint(own->start, ==, BX_START_KEEP);
    g_assert_cmpint(own->pair, ==, language->pair);
    g_assert_true(bx_usage_take(&usage, BX_USAGE_OPENING, "space-first"));
    g_assert_true(bx_usage_take(&usage, BX_USAGE_HANGING, "no"));
    own = bx_profile_with(arena, language, usage);
    g_assert_true(!own->has_hanging_marks && own->start == BX_START_LATER);
    g_assert_false(bx_usage_take(&usage, BX_USAGE_LEVEL, "trim"));
    bx_arena_free(arena);
}

/* What the answers do to lines: the same text by a level, a mark or digits otherwise. */
static void test_lines(void)
{
    static const struct {
        bx_usage_id id;
        const char *word, *text;
        double em;
        const char *lines;
    } cases[] = {
        {BX_USAGE_HANGING, "no", "全国总工会的工作。中国人", 8,
         "全国总工会的工/作。中国人"},
        {BX_USAGE_HANGING, "yes", "全国总工会的工作。中国人", 8,
         "全国总工会的工作。/中国人"},
        {BX_USAGE_LEVEL, "basic", "工会会议员一——二三", 6, "工会会议员一/——二三"},
        {BX_USAGE_LEVEL, "strict", "工会会议员一——二三", 6, "工会会议员/一——二三"},
    };
    setting t = setting_new();
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        bx_paragraph_style style = setting_style(cases[i].em, 0);
        g_assert_true(bx_usage_take(&style.type.usage, cases[i].id, cases[i].word));
        const bx_paragraph *p = bx_paragraph_compose(
            t.assets, t.arena, setting_text(&t, cases[i].text), &style, t.diags);
        g_assert_cmpstr(lines_text(p, &p->breakings[p->best], t.arena), ==,
                        cases[i].lines);
    }
    setting_free(&t);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/profile/find", test_find);
    g_test_add_func("/profile/rows", test_rows);
    g_test_add_func("/profile/usage", test_usage);
    g_test_add_func("/profile/lines", test_lines);
    return g_test_run();
}
