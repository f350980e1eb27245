#include "text/segment.h"

#include <glib.h>

/* Runs as text: kind letter and length: "C3 W2 S1". */
static void runs_are(const char *text, const char *expected)
{
    static const char letters[] = {'C', 'Q', 'W', 'O', 'S'};
    bx_arena *arena = bx_arena_new();
    bx_chars chars = bx_chars_from_utf8(arena, NULL, text, 0);
    bx_segments s = bx_segment(arena, chars, BX_ROLE_SONG);
    g_autoptr(GString) got = g_string_new(NULL);
    int at = 0;
    for (int i = 0; i < s.n_runs; i++) {
        g_assert_cmpint(s.runs[i].from, ==, at);
        at = s.runs[i].to;
        g_string_append_printf(got, "%s%c%d", i ? " " : "", letters[s.runs[i].kind],
                               at - s.runs[i].from);
    }
    g_assert_cmpint(at, ==, chars.n);
    g_assert_cmpstr(got->str, ==, expected);
    bx_arena_free(arena);
}

static void test_runs(void)
{
    runs_are("中国，（中）", "C6");
    runs_are("用AI写 稿", "C1 W2 C1 S1 C1");
    runs_are("增长3.5%了", "C2 W4 C1");
    runs_are("好——吗……", "C1 Q2 C1 Q2");
    runs_are("中———", "C1 Q2 C1");
    runs_are("中————", "C1 Q2 Q2");
    runs_are("so—well", "W7");
    runs_are("中ไทย文", "C1 O3 C1");
    runs_are("中שָלוֹם文", "C1 O6 C1");
    runs_are("国\xEF\xB8\x80国", "C3");
    runs_are("Жук и αβγ", "W3 S1 W1 S1 W3");
    runs_are("", "");
}

static bx_class class_in(const char *text, int i)
{
    bx_arena *arena = bx_arena_new();
    bx_chars chars = bx_chars_from_utf8(arena, NULL, text, 0);
    bx_class class = (bx_class)bx_segment(arena, chars, BX_ROLE_SONG).classes[i];
    bx_arena_free(arena);
    return class;
}

/* Quotes, dots and dashes belong to the writing they stand in. */
static void test_shared_signs(void)
{
    g_assert_cmpint(class_in("他“好”", 1), ==, BX_CLASS_OB);
    g_assert_cmpint(class_in("他“OK”", 1), ==, BX_CLASS_OB);
    g_assert_cmpint(class_in("he said “OK”", 8), ==, BX_CLASS_AL);
    g_assert_cmpint(class_in("他don’t", 4), ==, BX_CLASS_AL);
    g_assert_cmpint(class_in("‘他’", 2), ==, BX_CLASS_CB);
    g_assert_cmpint(class_in("约翰·F", 2), ==, BX_CLASS_MD);
    g_assert_cmpint(class_in("中A·B", 2), ==, BX_CLASS_AL);
    g_assert_cmpint(class_in("好——吗", 1), ==, BX_CLASS_DD);
    g_assert_cmpint(class_in("好—吗", 1), ==, BX_CLASS_DA);
}

static void test_roles(void)
{
    bx_arena *arena = bx_arena_new();
    bx_chars_builder b = {.arena = arena};
    bx_chars_add(&b, 0x672C, 0, BX_MARKUP_STRONG);
    bx_chars_add(&b, 0x62A5, 0, BX_MARKUP_STRONG);
    bx_chars_add(&b, 0x8BAF, 0, BX_MARKUP_KAI);
    bx_chars_add(&b, 0x4E2D, 0, BX_MARKUP_PLAIN);
    bx_segments s = bx_segment(arena, bx_chars_finish(&b), BX_ROLE_FANGSONG);
    g_assert_cmpint(s.n_runs, ==, 3);
    g_assert_cmpint(s.runs[0].role, ==, BX_ROLE_HEI);
    g_assert_cmpint(s.runs[0].to, ==, 2);
    g_assert_cmpint(s.runs[1].role, ==, BX_ROLE_KAI);
    g_assert_cmpint(s.runs[2].role, ==, BX_ROLE_FANGSONG);
    bx_arena_free(arena);
}

/* Two signs that are not neighbours in the item are not one cluster: it could not say
 * which characters it shows. */
static void test_sequences_are_of_one_piece(void)
{
    bx_arena *arena = bx_arena_new();
    bx_char chars[] = {{0x2014, 0, 4, 0}, {0x2014, 3, 9, 0}, {0x4E2D, 6, 10, 0}};
    bx_segments s = bx_segment(arena, (bx_chars){NULL, chars, 3}, BX_ROLE_SONG);
    g_assert_cmpint(s.runs[0].kind, ==, BX_RUN_CJK);
    chars[1].id = 5;
    s = bx_segment(arena, (bx_chars){NULL, chars, 3}, BX_ROLE_SONG);
    g_assert_cmpint(s.runs[0].kind, ==, BX_RUN_SEQUENCE);
    bx_arena_free(arena);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/segment/runs", test_runs);
    g_test_add_func("/segment/shared-signs", test_shared_signs);
    g_test_add_func("/segment/roles", test_roles);
    g_test_add_func("/segment/sequences", test_sequences_are_of_one_piece);
    return g_test_run();
}
