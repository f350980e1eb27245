#include "base/source.h"

#include <glib/gstdio.h>

#include "bytes.h"

static void decodes(fixture *f, const char *bytes, size_t n, const char *encoding,
                    const char *text)
{
    const bx_source *source = from(f, bytes, n);
    g_assert_nonnull(source);
    g_assert_cmpstr(source->encoding, ==, encoding);
    g_assert_cmpstr(source->text, ==, text);
    g_assert_cmpint(source->length, ==, (int)strlen(text));
    g_assert_cmpint(bx_diags_count(f->diags, BX_ERROR), ==, 0);
}

static void test_encodings(fixture *f, const void *data)
{
    (void)data;
    decodes(f, "中a", 4, "UTF-8", "中a");
    decodes(f, "\xef\xbb\xbf中", 6, "UTF-8", "中");
    decodes(f, "\xff\xfe\x2d\x4e\x0a\x00", 6, "UTF-16LE", "中\n");
    decodes(f, "\xfe\xff\x4e\x2d\x00\x61", 6, "UTF-16BE", "中a");
    decodes(f, "\xd6\xd0\xce\xc4", 4, "GB18030", "中文");
    decodes(f, "\xd6\xd0\x95\x32\x82\x36", 6, "GB18030", "中\U00020000");
}

static void refuses(fixture *f, bx_diag_id id, const char *bytes, size_t n)
{
    bx_diags_free(f->diags);
    f->diags = bx_diags_new();
    g_assert_null(from(f, bytes, n));
    g_assert_cmpint(bx_diags_count_of(f->diags, id), ==, 1);
}

static void test_refusals(fixture *f, const void *data)
{
    (void)data;
    refuses(f, BX_D_E_FILE_EMPTY, "", 0);
    refuses(f, BX_D_E_FILE_EMPTY, " \r\n\t\n", 5);
    refuses(f, BX_D_E_FILE_EMPTY, "\xe3\x80\x80\n", 4);
    refuses(f, BX_D_E_FILE_EMPTY, "\xef\xbb\xbf", 3);
    refuses(f, BX_D_E_FILE_EMPTY, "\xff\xfe", 2);
    char nothing[32] = {0};
    refuses(f, BX_D_E_FILE_BINARY, nothing, sizeof nothing);
}

static void test_large(fixture *f, const void *data)
{
    (void)data;
    size_t n = 50u * 1024 * 1024;
    g_autofree char *bytes = g_malloc(n);
    memset(bytes, 'x', n);
    refuses(f, BX_D_E_FILE_LARGE, bytes, n);
    g_assert_nonnull(from(f, bytes, BX_SOURCE_MAX));
}

static void test_files(fixture *f, const void *data)
{
    (void)data;
    g_autofree char *folder = g_dir_make_tmp("bx-source-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, "a.txt", NULL);
    g_assert_null(bx_source_load(f->arena, path, f->diags));
    g_assert_cmpint(bx_diags_count_of(f->diags, BX_D_E_FILE_OPEN), ==, 1);
    g_assert_null(bx_source_load(f->arena, folder, f->diags));
    g_assert_cmpint(bx_diags_count_of(f->diags, BX_D_E_FILE_DIRECTORY), ==, 1);
    g_assert_true(g_file_set_contents(path, "一行", -1, NULL));
    const bx_source *source = bx_source_load(f->arena, path, f->diags);
    g_assert_cmpstr(source->text, ==, "一行");
    g_assert_cmpstr(source->name, ==, path);
    g_unlink(path);
    g_rmdir(folder);
}

static void is_at(const bx_source *source, int offset, int line, int column)
{
    int l, c;
    bx_source_position(source, offset, &l, &c);
    g_assert_cmpint(l, ==, line);
    g_assert_cmpint(c, ==, column);
}

static void test_positions(fixture *f, const void *data)
{
    (void)data;
    const bx_source *source = from(f, "中a\r\nb\rc\n", 10);
    is_at(source, 0, 1, 1);
    is_at(source, 3, 1, 2);
    is_at(source, 4, 1, 3);
    is_at(source, 6, 2, 1);
    is_at(source, 8, 3, 1);
    is_at(source, 9, 3, 2);
    is_at(source, 99, 4, 1);
    is_at(source, -5, 1, 1);
    /* In GBK a column is a character of the file too. */
    is_at(from(f, "\xd6\xd0\xce\xc4\n\xd6\xd0x", 8), 10, 2, 2);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    ADD("/source/encodings", test_encodings);
    ADD("/source/refusals", test_refusals);
    ADD("/source/large", test_large);
    ADD("/source/files", test_files);
    ADD("/source/positions", test_positions);
    return g_test_run();
}
