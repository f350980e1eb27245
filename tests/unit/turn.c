/* Where lines of headlines may turn. `-m perf` prints what opening the lexicon and
 * weighing a headline take. */
#include "text/turn.h"

#include <glib.h>
#include <locale.h>

static const int *costs_of(bx_arena *arena, const bx_lexicon *lexicon, const char *text)
{
    return bx_turn_costs(arena, lexicon, NULL, bx_chars_from_utf8(arena, NULL, text, 0));
}

/* What holds by rule, with a lexicon and without. */
static const struct {
    const char *text;
    int at, least, most; /* cost of a turn before character `at` */
} rules[] = {
    {"工会 开会", 0, BX_TURN_NEVER, BX_TURN_NEVER},
    {"工会 开会", 3, BX_TURN_AUTHOR, BX_TURN_AUTHOR},
    {"工会 开会", 2, BX_TURN_NEVER, BX_TURN_NEVER}, /* before the space */
    {"我们的工会", 2, BX_TURN_NEVER, BX_TURN_NEVER},
    {"目的地", 1, BX_TURN_NEVER, BX_TURN_NEVER},
    {"增长15.8%以上", 4, BX_TURN_NEVER, BX_TURN_NEVER},
    {"增长15.8%以上", 6, BX_TURN_NEVER, BX_TURN_NEVER},
    {"在3月15日开馆", 2, BX_TURN_TORN, BX_TURN_TORN},
    {"在3月15日开馆", 1, BX_TURN_POOR, BX_TURN_TORN}, /* 在| */
    {"开展“双减”工作", 3, BX_TURN_NEVER, BX_TURN_NEVER},
    {"开展“双减”工作", 4, BX_TURN_TORN, BX_TURN_TORN},
    {"开展“双减”工作", 5, BX_TURN_NEVER, BX_TURN_NEVER},
    {"买买提·艾力", 3, BX_TURN_NEVER, BX_TURN_NEVER},
    {"买买提·艾力", 4, BX_TURN_NEVER, BX_TURN_NEVER},
    {"职工来了，困难少了", 5, 1, BX_TURN_GOOD},
    {"职工来了，困难少了", 4, BX_TURN_NEVER, BX_TURN_NEVER},
    {"职工来了，困难少了", 6, BX_TURN_POOR, 2 * BX_TURN_TORN}, /* just behind it */
    {"一 二 三四五", 2, BX_TURN_AUTHOR, BX_TURN_AUTHOR}, /* breaks beside each other */
    {"一 二 三四五", 4, BX_TURN_AUTHOR, BX_TURN_AUTHOR},
    {"县总工会召开会议", 4, 1, BX_TURN_GOOD},
    {"县总工会召开会议", 2, BX_TURN_POOR, BX_TURN_TORN},
    {"县总工会召开会议", 5, BX_TURN_TORN, BX_TURN_TORN},
};

static void test_rules(void)
{
    bx_lexicon *lexicon = bx_lexicon_open(g_getenv("BX_TEST_LEXICON"), NULL);
    bx_arena *arena = bx_arena_new();
    for (int with = 0; with < (lexicon ? 2 : 1); with++)
        for (size_t i = 0; i < G_N_ELEMENTS(rules); i++) {
            int cost = costs_of(arena, with ? lexicon : NULL, rules[i].text)[rules[i].at];
            if (cost < rules[i].least || cost > rules[i].most)
                g_error("%s, before character %d: %d", rules[i].text, rules[i].at, cost);
        }
    bx_arena_free(arena);
    bx_lexicon_free(lexicon);
}

/* Of two turns the first is the better one. */
static const struct {
    const char *text;
    int better, worse;
} preferences[] = {
    {"肇庆市总工会专题调研企业", 6, 9},      /* never 调|研 */
    {"全市工会工作会议召开", 8, 6},          /* |召开 over |会议 */
    {"桥头镇扎实推进人居环境整治", 3, 5},    /* |扎实推进 over |推进 */
    {"让课堂成为学生成长的乐园", 3, 7},      /* |成为 over |成长的 */
    {"省劳模刘志强走进校园", 6, 3},          /* the title stays with the name */
    {"食堂推出营养套餐学生点赞", 8, 6},      /* a new clause over a compound */
    {"血站库存告急市民冒雨献血", 6, 4},      /* |市民 over |告急 */
    {"奥运冠军回乡为小球员上课", 6, 7},      /* |为小球员 over 为|小球员 */
    {"邮递员走过的最后一个村庄", 6, 8},      /* |最后一个 over |一个 */
    {"民警查看二百小时录像找回老人", 10, 8}, /* |找回 over |录像 */
    {"新就业形态劳动者入会", 5, 3},          /* 新就业形态 is one thing */
    {"千余名职工沿江长跑", 5, 7},            /* |沿江长跑 over |长跑 */
    {"问计于民问需于民市领导接待", 8, 9},    /* 市领导 is no 民市 */
};

static void test_preferences(void)
{
    bx_lexicon *lexicon = bx_lexicon_open(g_getenv("BX_TEST_LEXICON"), NULL);
    if (!lexicon) {
        g_test_skip("the word table was not built");
        return;
    }
    bx_arena *arena = bx_arena_new();
    for (size_t i = 0; i < G_N_ELEMENTS(preferences); i++) {
        const int *costs = costs_of(arena, lexicon, preferences[i].text);
        if (costs[preferences[i].better] >= costs[preferences[i].worse])
            g_error("%s: %d, %d", preferences[i].text, costs[preferences[i].better],
                    costs[preferences[i].worse]);
    }
    bx_arena_free(arena);
    bx_lexicon_free(lexicon);
}

/* The headlines without the marks of their turns. */
static char **read_headlines(void)
{
    g_autofree char *path =
        g_build_filename(g_getenv("BX_TESTS"), "cases", "headlines.txt", NULL);
    g_autofree char *marked = NULL;
    g_assert_true(g_file_get_contents(path, &marked, NULL, NULL));
    g_autoptr(GString) text = g_string_new(marked);
    g_string_replace(text, "|", "", 0);
    g_string_replace(text, "/", "", 0);
    return g_strsplit(text->str, "\n", -1);
}

static void test_perf(void)
{
    enum { ROUNDS = 1000 };
    g_auto(GStrv) lines = read_headlines();
    g_test_timer_start();
    bx_lexicon *lexicon = bx_lexicon_open(g_getenv("BX_TEST_LEXICON"), NULL);
    double opened = g_test_timer_elapsed() * 1e3;
    g_test_minimized_result(opened, "opened in %.3f ms", opened);
    int n = 0;
    bx_arena *arena = bx_arena_new();
    g_test_timer_start();
    while (n < ROUNDS)
        for (int i = 0; lines[i] && n < ROUNDS; i++, n++)
            costs_of(arena, lexicon, lines[i]);
    double each = g_test_timer_elapsed() * 1e6 / n;
    g_test_minimized_result(each, "%.1f µs a headline", each);
    bx_arena_free(arena);
    bx_lexicon_free(lexicon);
}

int main(int argc, char **argv)
{
    setlocale(LC_ALL, ""); /* messages quote Chinese */
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/turn/rules", test_rules);
    g_test_add_func("/turn/preferences", test_preferences);
    if (g_test_perf())
        g_test_add_func("/turn/perf", test_perf);
    return g_test_run();
}
