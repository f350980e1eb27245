/* Texts parted into words, with the lexicon of the build and without any. */
#include "text/words.h"

#include <glib.h>
#include <locale.h>

static bx_lexicon *open_lexicon(void)
{
    bx_lexicon *lexicon = bx_lexicon_open(g_getenv("BX_TEST_LEXICON"), NULL);
    if (!lexicon)
        g_test_skip("the word table was not built");
    return lexicon;
}

/* The words, parted by spaces. */
static const char *parted(bx_arena *arena, const bx_lexicon *lexicon,
                          const bx_house_words *house, const char *text)
{
    bx_chars chars = bx_chars_from_utf8(arena, NULL, text, 0);
    bx_terms terms = bx_words_part(arena, lexicon, house, chars);
    const char *out = "";
    int at = 0;
    for (int i = 0; i < terms.n; i++) {
        g_assert_cmpint(terms.terms[i].from, ==, at);
        at = terms.terms[i].to;
        out = bx_format(
            arena, "%s%s%s", out, i ? " " : "",
            bx_chars_utf8(arena, bx_chars_slice(chars, terms.terms[i].from, at)));
    }
    g_assert_cmpint(at, ==, chars.n);
    return out;
}

static void expect(const char *words, const char *expected)
{
    if (g_strcmp0(words, expected))
        g_error("%s, expected %s", words, expected);
}

static const struct {
    const char *text, *words;
} listed[] = {
    {"", ""},
    {"研究生命起源", "研究 生命 起源"},
    {"专题调研东莞", "专题调研 东莞"},
    {"湛江市坡头区总工会召开劳资纠纷研判会", "湛江市 坡头区总工会 召开 劳资纠纷 研判会"},
    {"江门台山市总组织劳模", "江门 台山市总 组织 劳模"},
    {"市教育局表彰优秀教师", "市教育局 表彰 优秀教师"},
    {"10月1日开馆", "10月1日 开馆"},
    {"十五届三次全委会召开", "十五届三次 全委会 召开"},
    {"发放380万元", "发放 380万元"},
    {"首季增长15.8%", "首季 增长 15.8%"},
    {"三百名职工", "三百名 职工"},
    {"艾热提·买买提扎根边疆", "艾热提·买买提 扎根 边疆"},
    {"劳模张立勇走进校园", "劳模 张立勇 走进 校园"},
    {"诸葛孔明", "诸葛孔明"},
    {"用AI看煤矿", "用 AI 看 煤矿"},
    {"“双11”快递员", "“ 双 11 ” 快递员"},
    {"民生小事件件都是大事", "民生 小事 件件 都是 大事"},
    {"来听这堂课", "来听 这堂课"},
    {"智能回收箱启用", "智能 回收箱 启用"},
    {"问需于民市领导接访", "问需 于 民 市领导 接访"},
    {"一个工会主席", "一个 工会 主席"},
};

static void test_listed(void)
{
    bx_lexicon *lexicon = open_lexicon();
    bx_arena *arena = bx_arena_new();
    for (size_t i = 0; lexicon && i < G_N_ELEMENTS(listed); i++)
        expect(parted(arena, lexicon, NULL, listed[i].text), listed[i].words);
    bx_arena_free(arena);
    bx_lexicon_free(lexicon);
}

/* What is found by rule alone. */
static void test_ruled(void)
{
    static const struct {
        const char *text, *words;
    } rows[] = {
        {"县总工会召开会议", "县总工会 召开 会 议"},
        {"第三届ISO9001大赛", "第三届 ISO9001 大赛"},
        {"记者王秀兰", "记者 王秀兰"},
        {"3：2险胜", "3：2 险 胜"},
        {"2024年5月 5G+", "2024年5月   5G+"},
        {"欧阳明", "欧阳明"},
    };
    bx_arena *arena = bx_arena_new();
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
        expect(parted(arena, NULL, NULL, rows[i].text), rows[i].words);
    bx_arena_free(arena);
}

static bx_house_words house_of(bx_arena *arena, const char *const *words, int n)
{
    bx_chars *all = BX_NEW_ARRAY(arena, n, bx_chars);
    for (int i = 0; i < n; i++)
        all[i] = bx_chars_from_utf8(arena, NULL, words[i], 0);
    return (bx_house_words){all, n};
}

/* Words of the house are whole, whatever else is known; where they overlap, together. */
static void test_house(void)
{
    static const char *const words[] = {"劳模工匠", "工匠进企", "召开",    "开会",
                                        "AI+工会",  "+卫健",    "8小时班", "G港"};
    bx_lexicon *lexicon = bx_lexicon_open(g_getenv("BX_TEST_LEXICON"), NULL);
    bx_arena *arena = bx_arena_new();
    bx_house_words house = house_of(arena, words, G_N_ELEMENTS(words));
    for (int i = 0; i < (lexicon ? 2 : 1); i++) {
        const bx_lexicon *used = i ? lexicon : NULL;
        expect(parted(arena, used, &house, "劳模工匠进企"), "劳模工匠进企");
        expect(parted(arena, used, &house, "2月召开会"), "2月 召开会");
        expect(parted(arena, used, &house, "AI+工会"), "AI+工会");
        /* one that begins where Latin would go on; none begins or ends inside Latin */
        expect(parted(arena, used, &house, "AI+卫健"), "AI +卫健");
        expect(parted(arena, used, &house, "18小时班8小时班"), "18小时班 8小时班");
        expect(parted(arena, used, &house, "5G港"), "5G 港");
        expect(parted(arena, used, &house, "劳模工匠"), "劳模工匠");
        expect(parted(arena, used, &house, "工匠进"), i ? "工匠 进" : "工 匠 进");
    }
    bx_arena_free(arena);
    bx_lexicon_free(lexicon);
}

/* Any characters at all: parted whole, and in time that grows with their number. */
static void test_floods(void)
{
    static const char *const parts[] = {"一二三", "王",  "a1", "·王·",
                                        "“",      "1年", "总", "的"};
    bx_lexicon *lexicon = bx_lexicon_open(g_getenv("BX_TEST_LEXICON"), NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        bx_arena *arena = bx_arena_new();
        g_autoptr(GString) text = g_string_new(NULL);
        while (text->len < 100000)
            g_string_append(text, parts[i]);
        bx_chars chars = bx_chars_from_utf8(arena, NULL, text->str, 0);
        bx_terms terms = bx_words_part(arena, lexicon, NULL, chars);
        g_assert_cmpint(terms.n, >, 0);
        g_assert_cmpint(terms.terms[terms.n - 1].to, ==, chars.n);
        bx_arena_free(arena);
    }
    bx_lexicon_free(lexicon);
}

int main(int argc, char **argv)
{
    setlocale(LC_ALL, ""); /* messages quote Chinese */
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/words/listed", test_listed);
    g_test_add_func("/words/ruled", test_ruled);
    g_test_add_func("/words/house", test_house);
    g_test_add_func("/words/floods", test_floods);
    return g_test_run();
}
