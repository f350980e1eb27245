/* The words of a house: what is read, and what is said of lines that are no word. */
#include "model/house.h"

#include "cases.h"

static void run(GString *out, const char *input, bx_arena *arena, bx_diags *diags)
{
    const bx_house_words *house = bx_house_load(arena, NULL, input, diags);
    for (int i = 0; house && i < house->n; i++)
        g_string_append_printf(out, "%s\n", bx_chars_utf8(arena, house->words[i]));
}

static void test_cases(void)
{
    cases_run_all("house", ".list", run);
}

/* A second list adds to the first; one that cannot be read adds nothing. */
static void test_more(void)
{
    bx_arena *arena = bx_arena_new();
    bx_diags *diags = bx_diags_new();
    g_autofree char *path =
        g_build_filename(g_getenv("BX_TESTS"), "cases", "house", "words.list", NULL);
    const bx_house_words *one = bx_house_load(arena, NULL, path, diags);
    const bx_house_words *two = bx_house_load(arena, one, path, NULL);
    g_assert_cmpint(two->n, ==, 2 * one->n);
    g_assert_cmpint(bx_diags_count(diags, BX_WARNING), ==, 3);
    g_assert_true(bx_house_load(arena, one, "nowhere/words.txt", diags) == one);
    g_assert_null(bx_house_load(arena, NULL, "nowhere/words.txt", diags));
    g_assert_cmpint(bx_diags_count_of(diags, BX_D_E_FILE_OPEN), ==, 1);
    bx_diags_free(diags);
    bx_arena_free(arena);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/house/cases", test_cases);
    g_test_add_func("/house/more", test_more);
    return g_test_run();
}
