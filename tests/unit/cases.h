/* cases: input files with their expected outcome beside them, NAME.txt.
 *
 * In: a folder of tests/cases and a function that turns an input into text. The outcome
 * is that text and the report in both languages, so messages are read in review as an
 * editor reads them. BX_ACCEPT=1 in the environment rewrites the expectations. */
#ifndef BX_TESTS_CASES_H
#define BX_TESTS_CASES_H

#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "base/diag.h"

/* Appends what became of the input; reports go to diags. */
typedef void (*cases_run)(GString *out, const char *input, bx_arena *arena,
                          bx_diags *diags);

static void cases_write_report(GString *out, const bx_diags *diags, bx_arena *arena)
{
    bx_diag_line line;
    for (int i = 0; bx_diags_line(diags, i, BX_ENGLISH, arena, &line); i++)
        g_string_append_printf(out, "%s%s", i ? " " : "\n", line.id);
    g_autofree char *english = bx_diags_text(diags, BX_ENGLISH, true);
    g_autofree char *chinese = bx_diags_text(diags, BX_CHINESE, true);
    g_string_append_printf(out, "\n%s%s", english, chinese);
}

static void cases_check(const char *input, cases_run run)
{
    bx_arena *arena = bx_arena_new();
    bx_diags *diags = bx_diags_new();
    g_autoptr(GString) out = g_string_new(NULL);
    g_autofree char *expected_path = g_strconcat(input, ".txt", NULL);
    g_autofree char *expected = NULL;
    run(out, input, arena, diags);
    cases_write_report(out, diags, arena);
    if (g_getenv("BX_ACCEPT"))
        g_assert_true(g_file_set_contents(expected_path, out->str, -1, NULL));
    if (!g_file_get_contents(expected_path, &expected, NULL, NULL))
        g_error("%s is missing; BX_ACCEPT=1 writes it", expected_path);
    if (strcmp(out->str, expected))
        g_error("%s: now\n%s\nexpected\n%s", input, out->str, expected);
    bx_diags_free(diags);
    bx_arena_free(arena);
}

static int cases_by_name(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Every entry of tests/cases/FOLDER whose name ends so ("": every folder in it). */
static void cases_run_all(const char *folder, const char *ending, cases_run run)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *path = g_build_filename(g_getenv("BX_TESTS"), "cases", folder, NULL);
    g_assert_no_errno(g_chdir(path));
    GDir *dir = g_dir_open(".", 0, NULL);
    const char *name;
    while ((name = g_dir_read_name(dir)))
        if (*ending ? g_str_has_suffix(name, ending)
                    : g_file_test(name, G_FILE_TEST_IS_DIR))
            g_ptr_array_add(names, g_strdup(name));
    g_dir_close(dir);
    g_ptr_array_sort(names, cases_by_name);
    g_assert_cmpint((int)names->len, >, 0);
    for (guint i = 0; i < names->len; i++)
        cases_check(names->pdata[i], run);
}

#endif
