#include "makeup/field_text.h"

#include <glib.h>
#include <string.h>

static const bx_page pages[] = {
    {.number = 1}, {.number = 2, .is_spread = true}, {.number = 4}};

static const bx_issue issue = {.paper = "望湖周报",
                               .edition = "湖西版",
                               .date = {2026, 11, 27},
                               .imprint.values[BX_IMPRINT_SPONSOR] = {.text = "工会"},
                               .pages = pages,
                               .n_pages = G_N_ELEMENTS(pages)};

static void is_filled(const char *text, const char *expected)
{
    const bx_page page = {.number = 12, .title = "副刊", .section = "文艺"};
    bx_arena *arena = bx_arena_new();
    g_assert_cmpstr(bx_field_text(arena, text, strlen(text), &issue, &page), ==,
                    expected);
    bx_arena_free(arena);
}

static void test_fields(void)
{
    is_filled("{paper} {date} {weekday}", "望湖周报 2026年11月27日 星期五");
    is_filled("农历{农历}", "农历丙午年十月十九");
    is_filled("第{版次}版 第{汉字版次}版 {title}", "第12版 第十二版 副刊");
    is_filled("{sponsor}{主办}{pages}", "工会工会4");
    is_filled("{edition}{版本}｜{section}{版别}", "湖西版湖西版｜文艺文艺");
    is_filled("{number}", "");
    is_filled("no fields", "no fields");
    is_filled("", "");
}

/* What is not given takes its words and the mark before it along. */
static void test_pieces(void)
{
    is_filled("{date}　{number}　{paper}", "2026年11月27日　望湖周报");
    is_filled("{number}　{paper}", "望湖周报");
    is_filled("主管：{supervisor}　主办：{sponsor}", "主办：工会");
    is_filled("主办：{sponsor}　主管：{supervisor}", "主办：工会");
    is_filled("{cn}·{paper}｜{price}／{sponsor}", "望湖周报／工会");
    is_filled("{supervisor}和{sponsor}　　甲", "和工会　　甲");
    is_filled("　甲　{number}　", "甲");
    is_filled("甲 {number} 乙", "");
    is_filled("甲　{number}{price}　乙", "甲　乙");
}

static void test_numbers(void)
{
    static const struct {
        int number;
        const char *words;
    } known[] = {{1, "一"},          {10, "十"},        {11, "十一"},
                 {20, "二十"},       {99, "九十九"},    {100, "一百"},
                 {103, "一百零三"},  {110, "一百一十"}, {218, "二百一十八"},
                 {999, "九百九十九"}};
    bx_arena *arena = bx_arena_new();
    for (size_t i = 0; i < G_N_ELEMENTS(known); i++)
        g_assert_cmpstr(bx_number_words(arena, known[i].number), ==, known[i].words);
    bx_arena_free(arena);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/field_text/fields", test_fields);
    g_test_add_func("/field_text/pieces", test_pieces);
    g_test_add_func("/field_text/numbers", test_numbers);
    return g_test_run();
}
