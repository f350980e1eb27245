/* Any bytes as an issue.yaml in an empty folder. */
#include "model/issue.h"

#include <glib.h>
#include <glib/gstdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerInitialize(int *argc, char ***argv);

static char folder[] = "/tmp/banxin-fuzz-XXXXXX";

static void clean_up(void)
{
    g_autofree char *path = g_build_filename(folder, "issue.yaml", NULL);
    g_unlink(path);
    g_rmdir(folder);
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    g_assert(g_mkdtemp(folder));
    atexit(clean_up);
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autofree char *path = g_build_filename(folder, "issue.yaml", NULL);
    g_assert(g_file_set_contents(path, (const char *)data, (gssize)size, NULL));
    bx_arena *arena = bx_arena_new();
    bx_diags *diags = bx_diags_new();
    const bx_issue *issue = bx_issue_load(arena, folder, NULL, diags);
    g_assert(issue || bx_diags_count(diags, BX_ERROR));
    g_free(bx_diags_text(diags, BX_CHINESE, true));
    bx_diags_free(diags);
    bx_arena_free(arena);
    return 0;
}
