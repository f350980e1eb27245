/* Narrow cells: lines end between words where they can, and nowhere else than they did
 * where nothing has to turn. */
#include <locale.h>

#include "setting.h"
#include "text/lexicon.h"

/* The lines of the cheapest breaking, parted by "/". */
static const char *lines_of(setting *t, const bx_lexicon *lexicon,
                            const bx_house_words *house, const char *text, double em,
                            bool is_display)
{
    bx_paragraph_style style = setting_style(em, 0);
    style.type.align = BX_ALIGN_LEFT;
    style.is_display = is_display;
    style.lexicon = lexicon;
    style.house = house;
    const bx_paragraph *p = bx_paragraph_compose(t->assets, t->arena,
                                                 setting_text(t, text), &style, t->diags);
    const bx_breaking *b = &p->breakings[p->best];
    const char *out = "";
    for (int i = 0; i < b->n_lines; i++) {
        int from = i ? b->ends[i - 1] : 0;
        bx_chars line = bx_chars_slice(p->text, from, b->ends[i]);
        out = bx_format(t->arena, "%s%s%s", out, i ? "/" : "",
                        bx_chars_utf8(t->arena, line));
    }
    return out;
}

static const struct {
    const char *text;
    int em;
    const char *lines;
} rows[] = {
    {"公交集团安全生产部", 5, "公交集团/安全生产部"},
    {"独舞《鸥》", 4, "独舞/《鸥》"},
    {"首席技师工作室", 5, "首席技师/工作室"},
    {"安全", 5, "安全"},
    {"安全生产", 3, "安全/生产"}, /* a word that no line can hold */
};

static void test_words(void)
{
    setting t = setting_new();
    bx_lexicon *lexicon = bx_lexicon_open(g_getenv("BX_TEST_LEXICON"), NULL);
    if (!lexicon)
        g_test_skip("the word table was not built");
    for (size_t i = 0; lexicon && i < G_N_ELEMENTS(rows); i++)
        g_assert_cmpstr(lines_of(&t, lexicon, NULL, rows[i].text, rows[i].em, false), ==,
                        rows[i].lines);
    if (lexicon) {
        bx_chars word = bx_chars_from_utf8(t.arena, NULL, "席技师工", 0);
        bx_house_words house = {&word, 1};
        g_assert_cmpstr(lines_of(&t, lexicon, &house, "首席技师工作室", 5, false), ==,
                        "首席技师工/作室");
    }
    bx_lexicon_free(lexicon);
    setting_free(&t);
}

/* Words in large type turn at pauses and between phrases. */
static void test_display(void)
{
    static const struct {
        const char *text;
        int em;
        const char *lines;
    } quotes[] = {
        {"木头急不得。你急，它就裂给你看。", 15, "木头急不得。你急，/它就裂给你看。"},
        {"木头急不得。你急，它就裂给你看。", 9, "木头急不得。你急，/它就裂给你看。"},
        {"听见的要写下来，没听见的要再听一遍。", 10,
         "听见的要写下来，/没听见的要再听一遍。"},
        {"听见的要写下来，没听见的要再听一遍。", 9,
         "听见的要写下来，/没听见的/要再听一遍。"},
    };
    setting t = setting_new();
    bx_lexicon *lexicon = bx_lexicon_open(g_getenv("BX_TEST_LEXICON"), NULL);
    if (!lexicon)
        g_test_skip("the word table was not built");
    for (size_t i = 0; lexicon && i < G_N_ELEMENTS(quotes); i++)
        g_assert_cmpstr(lines_of(&t, lexicon, NULL, quotes[i].text, quotes[i].em, true),
                        ==, quotes[i].lines);
    bx_lexicon_free(lexicon);
    setting_free(&t);
}

/* The same where a text that fitted is broken anew over a narrower measure. */
static void test_anew(void)
{
    setting t = setting_new();
    bx_lexicon *lexicon = bx_lexicon_open(g_getenv("BX_TEST_LEXICON"), NULL);
    if (!lexicon) {
        g_test_skip("the word table was not built");
        setting_free(&t);
        return;
    }
    bx_paragraph_style style = setting_style(20, 0);
    style.type.align = BX_ALIGN_LEFT;
    style.lexicon = lexicon;
    bx_chars text = setting_text(&t, "公交集团安全生产部");
    const bx_paragraph *p =
        bx_paragraph_compose(t.assets, t.arena, text, &style, t.diags);
    g_assert_cmpint(p->breakings[p->best].n_lines, ==, 1);
    p = bx_paragraph_rebreak(t.arena, p, 5 * EM, 0);
    g_assert_cmpint(p->breakings[p->best].n_lines, ==, 2);
    g_assert_cmpint(p->breakings[p->best].ends[0], ==, 4); /* 公交集团 */
    bx_lexicon_free(lexicon);
    setting_free(&t);
}

/* Without words any two Han may be parted. */
static void test_none(void)
{
    setting t = setting_new();
    g_assert_cmpstr(lines_of(&t, NULL, NULL, "公交集团安全生产部", 5, false), ==,
                    "公交集团安/全生产部");
    setting_free(&t);
}

int main(int argc, char **argv)
{
    setlocale(LC_ALL, ""); /* messages quote Chinese */
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/word-joint/words", test_words);
    g_test_add_func("/word-joint/anew", test_anew);
    g_test_add_func("/word-joint/display", test_display);
    g_test_add_func("/word-joint/none", test_none);
    return g_test_run();
}
