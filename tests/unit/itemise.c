#include "text/itemise.h"

#include <glib.h>
#include <string.h>

static bx_arena *arena;

static bx_chars chars_of(const char *text)
{
    return bx_chars_from_utf8(arena, NULL, text, 0);
}

/* The text with a bar wherever a line may start. */
static void breaks_are(const char *expected, const char *language)
{
    g_auto(GStrv) parts = g_strsplit(expected, "|", -1);
    g_autofree char *text = g_strjoinv("", parts);
    bx_chars chars = chars_of(text);
    const bool *may_start = bx_line_breaks(arena, chars, language);
    g_autoptr(GString) got = g_string_new(NULL);
    for (int i = 0; i < chars.n; i++) {
        if (may_start[i])
            g_string_append_c(got, '|');
        g_string_append_unichar(got, chars.chars[i].c);
    }
    g_assert_cmpstr(got->str, ==, expected);
}

static void test_breaks(void)
{
    breaks_are("", "en");
    breaks_are("a", NULL);
    breaks_are("The |ten-|year |plan, |(so |he |said) |costs |$3.50.", "en");
    breaks_are("don’t |“say |so”", "en");
    breaks_are("مرحبا |بالعالم", "ar");
    breaks_are("བོད་|ཡིག་|གི་|ཡི་|གེ", "bo");
    breaks_are("ᠮᠣᠩᠭᠣᠯ |ᠪᠢᠴᠢᠭ", "mn");
    breaks_are("हिन्दी |भाषा", "hi");
}

/* Thai writes no spaces: words come out of a dictionary. */
static void test_dictionary(void)
{
    breaks_are("ภาษา|ไทย|เป็น|ภาษา|ราชการ", "th");
}

/* Emoji of several characters, flags and keycaps are never parted. */
static void test_clusters(void)
{
    breaks_are("👨‍👩‍👧|👍🏽|🇨🇳|🇫🇷|1️⃣é", NULL);
}

/* Anything at all: one answer a character, and none before the first. */
static void test_bad_input(void)
{
    bx_char chars[] = {{0, 0, 0, 0},       {0xD800, 1, 1, 0},   {0x202E, 2, 2, 0},
                       {0x2067, 3, 3, 0},  {0x110000, 4, 4, 0}, {0xFFFF, 5, 5, 0},
                       {0x0301, 6, 6, 0},  {'\r', 7, 7, 0},     {'\n', 8, 8, 0},
                       {0xE0041, 9, 9, 0}, {0x5D0, 10, 10, 0},  {'x', 11, 11, 0}};
    bx_chars text = {NULL, chars, G_N_ELEMENTS(chars)};
    const bool *may_start = bx_line_breaks(arena, text, "no such language");
    g_assert_false(may_start[0]);
    g_assert_true(may_start[9]); /* after the end of a line */
    bx_bidi bidi = bx_bidi_levels(arena, text, false);
    g_assert_nonnull(bidi.levels);
    bx_line_breaks(arena, (bx_chars){0}, NULL);
    bx_bidi_levels(arena, (bx_chars){0}, true);
}

/* ---- directions ---- */

static void levels_are(const char *text, bool has_chinese, const char *expected)
{
    bx_chars chars = chars_of(text);
    bx_bidi bidi = bx_bidi_levels(arena, chars, has_chinese);
    g_autoptr(GString) got = g_string_new(NULL);
    g_string_append_printf(got, "%d:", bidi.base);
    for (int i = 0; i < chars.n; i++)
        g_string_append_printf(got, "%d", bidi.levels[i]);
    g_assert_cmpstr(got->str, ==, expected);
}

static void test_levels(void)
{
    levels_are("中שלום עולם国", true, "0:01111111110");
    levels_are("مرحبا 25 AB ب", false, "1:1111112212211");
    levels_are("שלום中国", true, "0:111100"); /* Chinese text, whatever comes first */
    levels_are("שלום AB", false, "1:1111122");
    levels_are("ABC", false, "0:000");
    levels_are("中（שלום）国", true, "0:00111100");
}

/* ---- scripts ---- */

static void test_scripts(void)
{
    bx_chars chars = chars_of("中،ئى، AB བོད");
    const uint32_t *scripts = bx_scripts(arena, chars);
    static const char *const expected[] = {"Hani", "Hani", "Arab", "Arab",
                                           "Arab", "Arab", "Latn", "Latn",
                                           "Latn", "Tibt", "Tibt", "Tibt"};
    g_assert_cmpint(chars.n, ==, G_N_ELEMENTS(expected));
    for (int i = 0; i < chars.n; i++) {
        char name[] = {(char)(scripts[i] >> 24), (char)(scripts[i] >> 16),
                       (char)(scripts[i] >> 8), (char)scripts[i], 0};
        g_assert_cmpstr(name, ==, expected[i]);
    }
    g_assert_cmpstr(bx_language_of_script(scripts[9]), ==, "bo");
    g_assert_null(bx_language_of_script(0));
    bx_scripts(arena, (bx_chars){0});
}

/* ---- the suite of Unicode ---- */

/* Is every answer of a row like "× 0023 ÷ 0020 ÷" Pango's own? */
static bool row_holds(char *row)
{
    bx_chars_builder b = {.arena = arena};
    gboolean expected[64];
    int n = 0;
    *strchr(row, '#') = 0;
    for (char *word = strtok(row, " \t"); word; word = strtok(NULL, " \t")) {
        if (!strcmp(word, "÷") || !strcmp(word, "×"))
            expected[n++] = !strcmp(word, "÷");
        else
            bx_chars_add(&b, (uint32_t)strtoul(word, NULL, 16), 0, BX_MARKUP_PLAIN);
        g_assert_cmpint(n, <, (int)G_N_ELEMENTS(expected));
    }
    bx_chars text = bx_chars_finish(&b);
    const bool *may_start = bx_line_breaks(arena, text, NULL);
    for (int i = 1; i < text.n; i++)
        if (may_start[i] != expected[i])
            return false;
    return true;
}

/* Unicode's LineBreakTest: what differs tailors numbers and quotes (UAX #14 §8.2). */
static void test_suite(void)
{
    g_autofree char *path = g_build_filename(BX_SOURCE_DATA, "..", "shared", "typography",
                                             "suites", "LineBreakTest.txt", NULL);
    g_autofree char *all = NULL;
    if (!g_file_get_contents(path, &all, NULL, NULL)) {
        g_test_skip("LineBreakTest.txt is not beside the project");
        return;
    }
    g_auto(GStrv) rows = g_strsplit(all, "\n", -1);
    int n = 0, held = 0;
    for (int i = 0; rows[i]; i++) {
        if (!rows[i][0] || rows[i][0] == '#')
            continue;
        n++;
        held += row_holds(rows[i]);
    }
    g_test_message("%d of %d rows", held, n);
    g_assert_cmpint(held, >=, n * 7600LL / 7654);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    arena = bx_arena_new();
    g_test_add_func("/itemise/breaks", test_breaks);
    g_test_add_func("/itemise/dictionary", test_dictionary);
    g_test_add_func("/itemise/clusters", test_clusters);
    g_test_add_func("/itemise/bad-input", test_bad_input);
    g_test_add_func("/itemise/levels", test_levels);
    g_test_add_func("/itemise/scripts", test_scripts);
    g_test_add_func("/itemise/suite", test_suite);
    int status = g_test_run();
    bx_arena_free(arena);
    return status;
}
