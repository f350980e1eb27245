#include "model/bulletin.h"

#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

static const char *const kinds[] = {
    "kicker",    "headline", "deck",   "dateline", "paragraph",
    "crosshead", "byline",   "origin", "caption",  "credit",
};

/* One line a part, pictures numbered; then what was said about the text. */
static GString *dump(const bx_bulletin *bulletin, const bx_diags *diags)
{
    GString *out = g_string_new(NULL);
    bx_arena *arena = bx_arena_new();
    for (int i = 0; i < bulletin->n; i++) {
        const bx_item *item = &bulletin->items[i];
        g_string_append_printf(out, "%s== %s\n", i ? "\n" : "", item->name);
        for (int k = 0; k < item->n_parts; k++) {
            const bx_part *part = &item->parts[k];
            bool is_of_picture =
                part->kind == BX_PART_CAPTION || part->kind == BX_PART_CREDIT;
            g_string_append(out, kinds[part->kind]);
            if (is_of_picture)
                g_string_append_printf(out, " %d", part->picture + 1);
            g_string_append_printf(out, ": %s\n", bx_chars_utf8(arena, part->text));
        }
    }
    g_autofree char *said = bx_diags_text(diags, BX_ENGLISH, true);
    g_string_append_printf(out, "\n%s", said);
    bx_arena_free(arena);
    return out;
}

/* The dump of a file, with its folder cut out of the messages. */
static char *read_dump(const char *path)
{
    bx_arena *arena = bx_arena_new();
    bx_diags *diags = bx_diags_new();
    g_autofree char *bytes = NULL;
    gsize n = 0;
    g_assert_true(g_file_get_contents(path, &bytes, &n, NULL));
    g_autofree char *name = g_path_get_basename(path);
    const bx_source *source = bx_source_from_bytes(arena, name, bytes, n, diags);
    bx_bulletin bulletin = {0};
    if (source)
        bulletin = bx_bulletin_read(arena, source, diags);
    char *text = g_string_free(dump(&bulletin, diags), FALSE);
    bx_diags_free(diags);
    bx_arena_free(arena);
    return text;
}

static void compare(const char *text_path, const char *expected_path)
{
    g_autofree char *now = read_dump(text_path);
    if (g_getenv("BX_ACCEPT")) {
        g_assert_true(g_file_set_contents(expected_path, now, -1, NULL));
        return;
    }
    g_autofree char *expected = NULL;
    g_assert_true(g_file_get_contents(expected_path, &expected, NULL, NULL));
    g_assert_cmpstr(now, ==, expected);
}

static void test_case(const void *data)
{
    const char *path = data;
    g_autofree char *stem = g_strndup(path, strlen(path) - 4);
    g_autofree char *expected = g_strconcat(stem, ".expected", NULL);
    compare(path, expected);
}

/* The example is the text of a real page, out of a PDF. */
static void test_gonghui(void)
{
    g_autofree char *text = g_build_filename(g_getenv("BX_TESTS"), "..", "examples",
                                             "gonghui", "bulletins.txt", NULL);
    g_autofree char *expected = g_build_filename(g_getenv("BX_TESTS"), "cases",
                                                 "bulletin", "gonghui.expected", NULL);
    compare(text, expected);
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void add_cases(const char *folder)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    for (const char *name; dir && (name = g_dir_read_name(dir));)
        if (g_str_has_suffix(name, ".txt"))
            g_ptr_array_add(names, g_build_filename(folder, name, NULL));
    g_ptr_array_sort(names, by_name);
    for (guint i = 0; i < names->len; i++) {
        char *path = names->pdata[i];
        g_autofree char *base = g_path_get_basename(path);
        g_autofree char *test = g_strconcat("/bulletin/cases/", base, NULL);
        g_test_add_data_func_full(test, path, test_case, g_free);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_autofree char *folder =
        g_build_filename(g_getenv("BX_TESTS"), "cases", "bulletin", NULL);
    add_cases(folder);
    g_test_add_func("/bulletin/gonghui", test_gonghui);
    return g_test_run();
}
