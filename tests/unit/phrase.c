/* Words joined into phrases: what a turn between them costs, over words that are given
 * here with their classes, so that no lexicon has a say. */
#include "text/phrase.h"

#include <glib.h>
#include <locale.h>

enum { MOST = 8 };

typedef struct {
    const char *text;
    bx_word_class class;
} word;

/* costs[k]: before word k; the words end with an empty one. */
static int take(bx_arena *arena, const word *words, int *costs)
{
    bx_term terms[MOST];
    g_autoptr(GString) text = g_string_new(NULL);
    int n = 0, at = 0;
    for (; n < MOST && words[n].text; n++) {
        int end = at + bx_utf8_length(words[n].text);
        terms[n] = (bx_term){at, end, words[n].class};
        g_string_append(text, words[n].text);
        at = end;
    }
    bx_chars chars = bx_chars_from_utf8(arena, NULL, text->str, 0);
    bx_phrase_turns(arena, chars, (bx_terms){terms, n}, costs);
    return n;
}

/* The turns from the cheapest on, as places between words. */
static const struct {
    word words[MOST];
    int cheapest, dearest;
} rows[] = {
    /* subject | predicate, and the object whole */
    {{{"县总工会", BX_WORD_BODY},
      {"召开", BX_WORD_VERB},
      {"工作", BX_WORD_NOUN},
      {"会议", BX_WORD_NOUN}},
     1,
     3},
    {{{"职工", BX_WORD_NOUN},
      {"医疗", BX_WORD_NOUN},
      {"减轻", BX_WORD_VERB},
      {"负担", BX_WORD_NOUN}},
     2,
     1},
    /* clause | clause */
    {{{"台风", BX_WORD_NOUN},
      {"来袭", BX_WORD_VERB},
      {"干部", BX_WORD_NOUN},
      {"转移", BX_WORD_VERB},
      {"群众", BX_WORD_NOUN}},
     2,
     4},
    /* a preposition never ends a line */
    {{{"教师", BX_WORD_NOUN},
      {"在", BX_WORD_PREPOSITION},
      {"山村", BX_WORD_NOUN},
      {"坚守", BX_WORD_VERB}},
     1,
     2},
    /* … 的 never starts one */
    {{{"学生", BX_WORD_NOUN},
      {"成长", BX_WORD_VERB},
      {"的", BX_WORD_PARTICLE},
      {"乐园", BX_WORD_NOUN}},
     3,
     2},
    /* a quotation stays with its noun */
    {{{"落实", BX_WORD_VERB}, {"“双减”", BX_WORD_SIGN}, {"政策", BX_WORD_NOUN}}, 1, 2},
    /* so does a title with its name */
    {{{"护士长", BX_WORD_NOUN}, {"王芳", BX_WORD_PERSON}, {"获奖", BX_WORD_VERB}}, 2, 1},
};

static void test_order(void)
{
    bx_arena *arena = bx_arena_new();
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        int costs[MOST] = {0}, n = take(arena, rows[i].words, costs);
        for (int k = 1; k < n; k++)
            if (costs[k] < costs[rows[i].cheapest] || costs[k] > costs[rows[i].dearest])
                g_error("row %d, before word %d: %d", (int)i, k, costs[k]);
        g_assert_cmpint(costs[rows[i].cheapest], <, costs[rows[i].dearest]);
    }
    bx_arena_free(arena);
}

/* No words, one, and more than are joined at a time; any classes at all. */
static void test_any(void)
{
    enum { N = 100 };
    bx_arena *arena = bx_arena_new();
    g_autoptr(GString) text = g_string_new(NULL);
    bx_term terms[N];
    for (int i = 0; i < N; i++) {
        g_string_append(text, "字");
        terms[i] = (bx_term){i, i + 1, (bx_word_class)(i * 7 % BX_WORD_CLASS_COUNT)};
    }
    bx_chars chars = bx_chars_from_utf8(arena, NULL, text->str, 0);
    for (int n = 0; n <= N; n++) {
        int costs[N] = {0};
        bx_phrase_turns(arena, chars, (bx_terms){terms, n}, costs);
        for (int k = 1; k < n; k++)
            g_assert_cmpint(costs[k], >, 0);
    }
    bx_arena_free(arena);
}

int main(int argc, char **argv)
{
    setlocale(LC_ALL, ""); /* messages quote Chinese */
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/phrase/order", test_order);
    g_test_add_func("/phrase/any", test_any);
    return g_test_run();
}
