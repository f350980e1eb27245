#include "base/output.h"

#include <fcntl.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static bx_diags *diags;
static char *folder;

static char *in_folder(const char *name)
{
    return g_build_filename(folder, name, NULL);
}

static int n_files(void)
{
    GDir *dir = g_dir_open(folder, 0, NULL);
    int n = 0;
    while (g_dir_read_name(dir))
        n++;
    g_dir_close(dir);
    return n;
}

static void holds(const char *path, const char *text)
{
    g_autofree char *bytes = NULL;
    g_assert_true(g_file_get_contents(path, &bytes, NULL, NULL));
    g_assert_cmpstr(bytes, ==, text);
}

static void said(bx_diag_id id, int n)
{
    g_assert_cmpint(bx_diags_count_of(diags, id), ==, n);
}

static void test_write(void)
{
    g_autofree char *path = in_folder("a");
    g_assert_true(bx_output_write(path, "first", 5, diags));
    holds(path, "first");
    g_assert_true(bx_output_write(path, "second", 6, diags));
    holds(path, "second");
    g_assert_true(bx_output_write(path, "", 0, diags));
    holds(path, "");
    g_assert_cmpint(n_files(), ==, 1); /* nothing temporary is left */
    g_remove(path);
}

static void test_mode(void)
{
    g_autofree char *path = in_folder("a");
    mode_t mask = umask(027);
    struct stat st;
    g_assert_true(bx_output_write(path, "x", 1, diags));
    g_assert_cmpint(stat(path, &st), ==, 0);
    g_assert_cmpint((int)(st.st_mode & 0777), ==, 0640);
    umask(mask);
    g_remove(path);
}

/* A pipe, a terminal, /dev/null: written to, never replaced by a file. */
static void test_pipe(void)
{
    g_autofree char *path = in_folder("pipe");
    g_assert_cmpint(mkfifo(path, 0600), ==, 0);
    int reader = open(path, O_RDONLY | O_NONBLOCK);
    g_assert_cmpint(reader, >=, 0);
    g_assert_true(bx_output_write(path, "through", 7, diags));
    char bytes[8] = {0};
    g_assert_cmpint((int)read(reader, bytes, 7), ==, 7);
    g_assert_cmpstr(bytes, ==, "through");
    close(reader);
    struct stat st;
    g_assert_cmpint(stat(path, &st), ==, 0);
    g_assert_true(S_ISFIFO(st.st_mode));
    g_remove(path);
}

static void test_link(void)
{
    g_autofree char *path = in_folder("a"), *link = in_folder("link");
    g_assert_true(bx_output_write(path, "old", 3, diags));
    g_assert_cmpint(symlink(path, link), ==, 0);
    g_assert_true(bx_output_write(link, "new", 3, diags));
    holds(path, "new");
    g_assert_true(g_file_test(link, G_FILE_TEST_IS_SYMLINK));
    g_remove(link);
    g_remove(path);
}

static void test_nowhere(void)
{
    g_autofree char *path = in_folder("none/a"), *file = in_folder("a");
    g_autofree char *below = in_folder("a/b"), *name = g_strnfill(300, 'n');
    g_autofree char *named = in_folder(name);
    g_assert_false(bx_output_write(path, "x", 1, diags));
    said(BX_D_E_WRITE_NO_FOLDER, 1);
    g_assert_false(bx_output_write(folder, "x", 1, diags));
    said(BX_D_E_WRITE_FOLDER, 1);
    g_assert_false(bx_output_write(named, "x", 1, diags));
    said(BX_D_E_WRITE_NAME, 1);
    g_assert_true(bx_output_write(file, "x", 1, diags));
    g_assert_false(bx_output_write(below, "x", 1, diags));
    said(BX_D_E_WRITE_NOT_FOLDER, 1);
    g_remove(file);
    g_assert_cmpint(n_files(), ==, 0);
}

/* The folder allows nothing: the old file stays as it was. Root may write anywhere. */
static void test_keeps_old(void)
{
    if (!geteuid()) {
        g_test_skip("root may write anywhere");
        return;
    }
    g_autofree char *path = in_folder("a");
    g_assert_true(bx_output_write(path, "old", 3, diags));
    g_assert_cmpint(g_chmod(folder, 0500), ==, 0);
    g_assert_false(bx_output_write(path, "new", 3, diags));
    g_assert_cmpint(g_chmod(folder, 0700), ==, 0);
    holds(path, "old");
    said(BX_D_E_WRITE_DENIED, 1);
    g_assert_cmpint(n_files(), ==, 1);
    g_remove(path);
}

/* What is always full, and what takes no files. */
static void test_reasons(void)
{
    g_assert_false(bx_output_write("/dev/full", "x", 1, diags));
    said(BX_D_E_WRITE_FULL, 1);
    g_assert_false(bx_output_write("/proc/sys/kernel/ostype/x", "x", 1, diags));
    said(BX_D_E_WRITE_NOT_FOLDER, 2);
    g_autofree char *text = bx_diags_text(diags, BX_ENGLISH, true);
    g_assert_nonnull(strstr(text, "/dev/full: error: the disk is full: the file has no "
                                  "room there\n  hint: make room"));
    g_assert_null(strstr(text, "is the folder there"));
}

/* A system that takes no more: the old file stays as it was, for root too. */
static void test_full(void)
{
    g_autofree char *path = in_folder("a");
    g_assert_true(bx_output_write(path, "old", 3, diags));
    struct rlimit was, tight;
    g_assert_cmpint(getrlimit(RLIMIT_FSIZE, &was), ==, 0);
    tight = was;
    tight.rlim_cur = 8;
    void (*handler)(int) = signal(SIGXFSZ, SIG_IGN);
    g_assert_cmpint(setrlimit(RLIMIT_FSIZE, &tight), ==, 0);
    bool ok = bx_output_write(path, "longer than eight bytes", 23, diags);
    g_assert_cmpint(setrlimit(RLIMIT_FSIZE, &was), ==, 0);
    signal(SIGXFSZ, handler);
    g_assert_false(ok);
    said(BX_D_E_WRITE_LARGE, 1);
    holds(path, "old");
    g_assert_cmpint(n_files(), ==, 1);
    g_remove(path);
}

static void test_folder(void)
{
    g_autofree char *deep = in_folder("b/c/d");
    g_assert_true(bx_output_make_folder(deep, diags));
    g_assert_true(bx_output_make_folder(deep, diags));
    g_assert_true(g_file_test(deep, G_FILE_TEST_IS_DIR));
    g_autofree char *file = in_folder("b/c/d/file");
    g_assert_true(bx_output_write(file, "x", 1, diags));
    g_autofree char *below = in_folder("b/c/d/file/e");
    g_assert_false(bx_output_make_folder(below, diags));
    said(BX_D_E_WRITE_NOT_FOLDER, 3);
    g_remove(file);
    static const char *const made[] = {"b/c/d", "b/c", "b"};
    for (size_t i = 0; i < G_N_ELEMENTS(made); i++) {
        g_autofree char *path = in_folder(made[i]);
        g_assert_cmpint(g_rmdir(path), ==, 0);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    diags = bx_diags_new();
    folder = g_dir_make_tmp("banxin-XXXXXX", NULL);
    g_test_add_func("/output/write", test_write);
    g_test_add_func("/output/mode", test_mode);
    g_test_add_func("/output/pipe", test_pipe);
    g_test_add_func("/output/link", test_link);
    g_test_add_func("/output/nowhere", test_nowhere);
    g_test_add_func("/output/keeps-old", test_keeps_old);
    g_test_add_func("/output/reasons", test_reasons);
    g_test_add_func("/output/full", test_full);
    g_test_add_func("/output/folder", test_folder);
    int status = g_test_run();
    g_rmdir(folder);
    g_free(folder);
    bx_diags_free(diags);
    return status;
}
