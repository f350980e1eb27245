/* What is kept comes back byte for byte, or not at all. */
#include "base/cache.h"

#include <fcntl.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define KEY_A "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define KEY_B "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
#define KEY_C "cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc"

enum { MUCH = 1 << 20, HEAD = 40 /* of an entry, before the bytes */ };

static char *folder;
static bx_diags *diags;

static char *in_folder(const char *name)
{
    return g_build_filename(folder, name, NULL);
}

static void keep(const char *key, const char *text, int most)
{
    bx_cache *cache = bx_cache_new(folder, most);
    bx_cache_keep(cache, key, text, strlen(text));
    bx_cache_close(cache, diags);
}

static char *take(const char *key)
{
    size_t n;
    bx_cache *cache = bx_cache_new(folder, MUCH);
    unsigned char *bytes = bx_cache_take(cache, key, &n);
    bx_cache_close(cache, diags);
    char *text = bytes ? g_strndup((char *)bytes, n) : NULL;
    g_free(bytes);
    return text;
}

static void gives(const char *key, const char *text)
{
    g_autofree char *taken = take(key);
    g_assert_cmpstr(taken, ==, text);
}

static void test_round(void)
{
    gives(KEY_A, NULL);
    keep(KEY_A, "one", MUCH);
    keep(KEY_B, "", MUCH);
    gives(KEY_A, "one");
    gives(KEY_B, "");
    gives(KEY_C, NULL);
    keep(KEY_A, "another", MUCH);
    gives(KEY_A, "another");
}

/* Each byte changed, each length short of the whole, and one byte more. */
static void test_damage(void)
{
    g_autofree char *path = in_folder(KEY_A), *entry = NULL;
    gsize n;
    keep(KEY_A, "a picture", MUCH);
    g_assert_true(g_file_get_contents(path, &entry, &n, NULL));
    g_assert_cmpint((int)n, ==, HEAD + 9);
    for (gsize i = 0; i < n; i++) {
        entry[i] ^= 4;
        g_assert_true(g_file_set_contents(path, entry, (gssize)n, NULL));
        gives(KEY_A, NULL);
        entry[i] ^= 4;
        g_assert_true(g_file_set_contents(path, entry, (gssize)i, NULL));
        gives(KEY_A, NULL);
    }
    g_autofree char *longer = g_malloc0(n + 1);
    memcpy(longer, entry, n);
    g_assert_true(g_file_set_contents(path, longer, (gssize)n + 1, NULL));
    gives(KEY_A, NULL);
    g_assert_true(g_file_set_contents(path, entry, (gssize)n, NULL));
    gives(KEY_A, "a picture");
}

static void test_other_name(void)
{
    g_autofree char *a = in_folder(KEY_A), *c = in_folder(KEY_C);
    keep(KEY_A, "of A", MUCH);
    g_assert_cmpint(g_rename(a, c), ==, 0);
    gives(KEY_A, NULL);
    gives(KEY_C, NULL);
    g_unlink(c);
}

/* What is no file keeps nobody waiting. */
static void test_no_file(void)
{
    g_autofree char *path = in_folder(KEY_A);
    g_unlink(path);
    g_assert_cmpint(mkfifo(path, 0600), ==, 0);
    gives(KEY_A, NULL);
    g_unlink(path);
    g_assert_cmpint(g_mkdir(path, 0700), ==, 0);
    gives(KEY_A, NULL);
    g_rmdir(path);
}

static void set_age(const char *name, int seconds)
{
    g_autofree char *path = in_folder(name);
    struct timespec times[2] = {{.tv_sec = 2000000 - seconds},
                                {.tv_sec = 2000000 - seconds}};
    g_assert_cmpint(utimensat(AT_FDCWD, path, times, 0), ==, 0);
}

/* The oldest goes, not the one that was of use; what is none of ours stays. */
static void test_trim(void)
{
    g_autofree char *foreign = in_folder("letter.txt"),
                    *torn = in_folder(KEY_C ".x1Y2z3");
    g_autofree char *b = in_folder(KEY_B);
    g_assert_true(g_file_set_contents(foreign, "dear", 4, NULL));
    g_assert_true(g_file_set_contents(torn, "half", 4, NULL));
    keep(KEY_A, "a", MUCH);
    keep(KEY_B, "b", MUCH);
    set_age(KEY_C ".x1Y2z3", 300);
    set_age(KEY_A, 200);
    set_age(KEY_B, 100);
    set_age("letter.txt", 400);
    gives(KEY_A, "a");
    keep(KEY_C, "c", 2 * (HEAD + 1));
    gives(KEY_A, "a");
    gives(KEY_C, "c");
    g_assert_false(g_file_test(b, G_FILE_TEST_EXISTS));
    g_assert_false(g_file_test(torn, G_FILE_TEST_EXISTS));
    g_assert_true(g_file_test(foreign, G_FILE_TEST_EXISTS));
    g_unlink(foreign);
}

static void test_no_folder(void)
{
    g_autofree char *file = in_folder("file"), *below = in_folder("file/cache");
    g_assert_true(g_file_set_contents(file, "", 0, NULL));
    bx_cache *cache = bx_cache_new(below, MUCH);
    size_t n;
    bx_cache_keep(cache, KEY_A, "x", 1);
    bx_cache_keep(cache, KEY_B, "x", 1);
    g_assert_null(bx_cache_take(cache, KEY_A, &n));
    g_assert_cmpint(bx_diags_count_of(diags, BX_D_N_CACHE), ==, 0);
    bx_cache_close(cache, diags);
    g_assert_cmpint(bx_diags_count_of(diags, BX_D_N_CACHE), ==, 1);
    g_unlink(file);
}

static void remove_all(void)
{
    GDir *dir = g_dir_open(folder, 0, NULL);
    for (const char *name; (name = g_dir_read_name(dir));) {
        g_autofree char *path = in_folder(name);
        g_unlink(path);
    }
    g_dir_close(dir);
    g_rmdir(folder);
    g_free(folder);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    diags = bx_diags_new();
    folder = g_dir_make_tmp("banxin-XXXXXX", NULL);
    g_test_add_func("/cache/round", test_round);
    g_test_add_func("/cache/damage", test_damage);
    g_test_add_func("/cache/other-name", test_other_name);
    g_test_add_func("/cache/no-file", test_no_file);
    g_test_add_func("/cache/trim", test_trim);
    g_test_add_func("/cache/no-folder", test_no_folder);
    int status = g_test_run();
    remove_all();
    bx_diags_free(diags);
    return status;
}
