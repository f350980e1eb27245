#include "base/mend.h"

#include <glib.h>
#include <string.h>

#include "base/diag.h"

typedef struct {
    bx_arena *arena;
    bx_diags *diags;
    int n_replaced;
} fixture;

static void set_up(fixture *f, const void *data)
{
    (void)data;
    f->arena = bx_arena_new();
    f->diags = bx_diags_new();
}

static void tear_down(fixture *f, const void *data)
{
    (void)data;
    bx_diags_free(f->diags);
    bx_arena_free(f->arena);
}

static const bx_source *mend(fixture *f, const char *bytes, size_t n)
{
    return bx_mend_bytes(f->arena, "t.txt", bytes, n, &f->n_replaced, f->diags);
}

static void reads(fixture *f, const char *bytes, size_t n, const char *text, int replaced)
{
    const bx_source *source = mend(f, bytes, n);
    g_assert_nonnull(source);
    g_assert_cmpstr(source->text, ==, text);
    g_assert_cmpint(f->n_replaced, ==, replaced);
}

static void test_sound(fixture *f, const void *data)
{
    (void)data;
    reads(f, "工会\n", 7, "工会\n", 0);
    reads(f, "\xef\xbb\xbf工", 6, "工", 0);
    reads(f, "\xd6\xd0\xce\xc4\n", 5, "中文\n", 0);
    reads(f, "\xff\xfe\x2d\x4e", 4, "中", 0);
    g_assert_cmpint(bx_diags_count(f->diags, BX_ERROR), ==, 0);
}

/* Every kind of bad byte; the columns are those of the file's characters. */
static void test_damaged(fixture *f, const void *data)
{
    (void)data;
    static const char bytes[] = "工会\n中\xff国\x80\x80\n好\0的\x01\n末\xe5\xb7";
    reads(f, bytes, sizeof bytes - 1, "工会\n中�国��\n好�的�\n末��", 7);
    g_autofree char *said = bx_diags_text(f->diags, BX_ENGLISH, true);
    static const char *const places[] = {
        "t.txt:2:2: error: here begin bytes that are no text; in this line: 3\n",
        "t.txt:3:2: error: here begin bytes that are no text; in this line: 2\n",
        "t.txt:4:2: error: here begin bytes that are no text; in this line: 2\n"};
    for (size_t i = 0; i < G_N_ELEMENTS(places); i++)
        g_assert_nonnull(strstr(said, places[i]));
    g_assert_cmpint(bx_diags_count(f->diags, BX_ERROR), ==, 3);
    g_autofree char *chinese = bx_diags_text(f->diags, BX_CHINESE, true);
    g_assert_nonnull(strstr(chinese, "自此起本行有 3 个字节不是文字"));
}

/* One bad byte does not make mojibake of a long text that GB 18030 would take, and bytes
 * of overlong or surrogate forms are no characters. */
static void test_encodings(fixture *f, const void *data)
{
    (void)data;
    reads(f, "工会会议劳动\x81\x30的", 23, "工会会议劳动�0的", 1);
    reads(f, "中国\xc0\x80\xed\xa0\x80中国人民", 23, "中国�����中国人民", 5);
}

static void test_binary(fixture *f, const void *data)
{
    (void)data;
    char bytes[400];
    for (int i = 0; i < 400; i++)
        bytes[i] = (char)(i * 37 % 256);
    g_assert_null(mend(f, bytes, sizeof bytes));
    g_assert_cmpint(bx_diags_count_of(f->diags, BX_D_E_FILE_BINARY), ==, 1);
    g_assert_null(mend(f, "", 0));
    g_assert_cmpint(bx_diags_count_of(f->diags, BX_D_E_FILE_EMPTY), ==, 1);
}

static void test_files(fixture *f, const void *data)
{
    (void)data;
    g_assert_null(bx_mend_load(f->arena, "nowhere.txt", &f->n_replaced, f->diags));
    g_assert_cmpint(bx_diags_count_of(f->diags, BX_D_E_FILE_OPEN), ==, 1);
    g_assert_null(bx_mend_load(f->arena, "/", &f->n_replaced, f->diags));
    g_assert_cmpint(bx_diags_count_of(f->diags, BX_D_E_FILE_DIRECTORY), ==, 1);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#define ADD(name, test) g_test_add(name, fixture, NULL, set_up, test, tear_down)
    ADD("/mend/sound", test_sound);
    ADD("/mend/damaged", test_damaged);
    ADD("/mend/encodings", test_encodings);
    ADD("/mend/binary", test_binary);
    ADD("/mend/files", test_files);
    return g_test_run();
}
