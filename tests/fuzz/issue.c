/* Any bytes as an issue.yaml in a folder of three items, and behind the first NUL as the
 * lock of its pages. */
#include "model/issue.h"

#include <glib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/lock.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerInitialize(int *argc, char ***argv);

static char folder[] = "/tmp/banxin-fuzz-XXXXXX";
static const char *const files[] = {"1.md", "2.md", "3.md", "issue.yaml", "issue.lock"};
enum { ITEMS = 3, ISSUE = 3, LOCK = 4 };

static void write_file(int file, const void *bytes, size_t n)
{
    g_autofree char *path = g_build_filename(folder, files[file], NULL);
    g_assert(g_file_set_contents(path, n ? bytes : "", (gssize)n, NULL));
}

static void clean_up(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(files); i++) {
        g_autofree char *path = g_build_filename(folder, files[i], NULL);
        g_unlink(path);
    }
    g_rmdir(folder);
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    static const char item[] = "---\nheadline: 题\n---\n正文。\n";
    (void)argc;
    (void)argv;
    g_assert(g_mkdtemp(folder));
    for (int i = 0; i < ITEMS; i++)
        write_file(i, item, sizeof item - 1);
    atexit(clean_up);
    return 0;
}

/* Every wish is of items of the issue, and of two where it takes two. */
static void check_wishes(const bx_issue *issue, const bx_page *page)
{
    for (int i = 0; i < page->n_wishes; i++) {
        const bx_wish *wish = &page->wishes[i];
        g_assert((wish->kind == BX_WISH_TREE) == (wish->tree != NULL));
        g_assert(wish->item >= 0 && wish->item < issue->n_items);
        g_assert(wish->other >= 0 && wish->other < issue->n_items);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const uint8_t *end = size ? memchr(data, 0, size) : NULL;
    size_t n = end ? (size_t)(end - data) : size;
    write_file(ISSUE, data, n);
    write_file(LOCK, end ? end + 1 : NULL, end ? size - n - 1 : 0);
    bx_arena *arena = bx_arena_new();
    bx_diags *diags = bx_diags_new();
    const bx_issue *issue = bx_issue_load(arena, folder, NULL, diags);
    bx_lock lock;
    g_assert(issue || bx_diags_count(diags, BX_ERROR));
    for (int i = 0; issue && i < issue->n_pages; i++)
        check_wishes(issue, &issue->pages[i]);
    if (issue && bx_lock_load(arena, issue, &lock, diags))
        for (int i = 0; i < issue->n_pages; i++)
            g_assert(!lock.pages[i] || lock.pages[i]->tree);
    g_free(bx_diags_text(diags, BX_CHINESE, true));
    bx_diags_free(diags);
    bx_arena_free(arena);
    return 0;
}
