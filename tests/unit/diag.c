#include "base/diag.h"

#include <glib.h>
#include <string.h>

typedef struct {
    bx_arena *arena;
    bx_diags *diags;
    const bx_source *source;
} fixture;

static void set_up(fixture *f, const void *data)
{
    (void)data;
    static const char text[] = "一行\n两行字\n";
    f->arena = bx_arena_new();
    f->diags = bx_diags_new();
    f->source = bx_source_from_bytes(f->arena, "a.txt", text, strlen(text), f->diags);
}

static void tear_down(fixture *f, const void *data)
{
    (void)data;
    bx_diags_free(f->diags);
    bx_arena_free(f->arena);
}

static void says(const fixture *f, bx_tongue tongue, bool verbose, const char *expected)
{
    g_autofree char *text = bx_diags_text(f->diags, tongue, verbose);
    g_assert_cmpstr(text, ==, expected);
}

static void test_places(fixture *f, const void *data)
{
    (void)data;
    says(f, BX_ENGLISH, false, "");
    bx_diag(f->diags, BX_D_E_COPY_LOST, ((bx_span){f->source, 10, 13}), "行");
    bx_diag(f->diags, BX_D_W_COPY_NO_BODY, bx_span_of_file(f->source), "");
    bx_diag(f->diags, BX_D_W_COPY_NO_BODY, BX_NOWHERE, "");
    bx_diag_file(f->diags, BX_D_E_FILE_EMPTY, "b.txt", "");
    says(f, BX_ENGLISH, false,
         "a.txt:2:2: error: text would be lost or doubled here: '行'\n"
         "  hint: this is a fault of banxin: please report it with the text\n"
         "a.txt: warning: a headline without text\n"
         "warning: a headline without text\n"
         "b.txt: error: the file is empty\n  hint: put the copy into it, or name another "
         "file\n");
    g_assert_cmpint(bx_diags_count(f->diags, BX_ERROR), ==, 2);
    g_assert_cmpint(bx_diags_count(f->diags, BX_WARNING), ==, 2);
    g_assert_cmpint(bx_diags_count_of(f->diags, BX_D_W_COPY_NO_BODY), ==, 2);
}

static void test_sums(fixture *f, const void *data)
{
    (void)data;
    bx_diag(f->diags, BX_D_N_COPY_JOINED, ((bx_span){f->source, 0, 3}), "2");
    bx_diag(f->diags, BX_D_W_COPY_NO_BODY, BX_NOWHERE, "");
    bx_diag(f->diags, BX_D_N_COPY_JOINED, ((bx_span){f->source, 7, 8}), BX_INT(3));
    says(f, BX_CHINESE, false,
         "a.txt: 说明: 接好 2 处断行（-v 逐条列出）\n警告: 只有标题，没有正文\n");
    says(f, BX_ENGLISH, true,
         "a.txt:1:1: note: joined with line 2\n"
         "warning: a headline without text\n"
         "a.txt:2:1: note: joined with line 3\n");
}

/* Notes of several files are none of the first file's. */
static void test_sums_of_files(fixture *f, const void *data)
{
    (void)data;
    const bx_source *other = bx_source_from_bytes(f->arena, "b.txt", "字\n", 4, f->diags);
    bx_diag(f->diags, BX_D_N_COPY_JOINED, ((bx_span){f->source, 0, 3}), "2");
    bx_diag(f->diags, BX_D_N_COPY_JOINED, ((bx_span){other, 0, 3}), "2");
    says(f, BX_ENGLISH, false, "note: 2 torn lines joined (-v lists them)\n");
}

/* Is there a {1} … {9} that nothing filled? */
static bool has_open_slot(const char *message)
{
    for (; (message = strchr(message, '{')); message++)
        if (g_ascii_isdigit(message[1]) && message[2] == '}')
            return true;
    return false;
}

/* Each row is complete in both tongues; what the English says, the Chinese says too (and
 * may name a key in Chinese besides). */
static void test_rows(fixture *f, const void *data)
{
    (void)data;
    static const char *const args[] = {"<1>", "<2>", "<3>", "<4>", "<5>",
                                       "<6>", "<7>", "<8>", "<9>", NULL};
    for (int id = 0; id < BX_D_COUNT; id++)
        bx_diag_report(f->diags, (bx_diag_id)id, BX_NOWHERE, args);
    for (int id = 0; id < BX_D_COUNT; id++) {
        bx_diag_line en, zh;
        g_assert_true(bx_diags_line(f->diags, id, BX_ENGLISH, f->arena, &en));
        g_assert_true(bx_diags_line(f->diags, id, BX_CHINESE, f->arena, &zh));
        g_assert_true(*en.message && *zh.message);
        g_assert_true(!en.hint == !zh.hint);
        g_assert_false(has_open_slot(en.message) || has_open_slot(zh.message));
        for (int i = 0; args[i]; i++)
            g_assert_true(!strstr(en.message, args[i]) || strstr(zh.message, args[i]));
    }
    bx_diag_line past;
    g_assert_false(bx_diags_line(f->diags, BX_D_COUNT, BX_ENGLISH, f->arena, &past));
    g_assert_false(bx_diags_line(f->diags, -1, BX_ENGLISH, f->arena, &past));
}

/* An argument in both tongues is told in the one of the message alone. */
static void test_both(fixture *f, const void *data)
{
    (void)data;
    bx_diag_line en, zh;
    bx_diag(f->diags, BX_D_E_AD_REFUSED, BX_NOWHERE, "a.pdf",
            bx_in_both(f->arena, "red", "红"));
    g_assert_true(bx_diags_line(f->diags, 0, BX_ENGLISH, f->arena, &en));
    g_assert_true(bx_diags_line(f->diags, 0, BX_CHINESE, f->arena, &zh));
    g_assert_cmpstr(en.message, ==, "the advertisement a.pdf cannot be printed: red");
    g_assert_cmpstr(zh.message, ==, "广告 a.pdf 不能付印：红");
}

static void test_words(fixture *f, const void *data)
{
    (void)f, (void)data;
    static const char *const words[] = {"columns", "headline", "标题", NULL};
    g_assert_cmpstr(bx_nearest_word("colums", words), ==, "columns");
    g_assert_cmpstr(bx_nearest_word("haedline", words), ==, "headline");
    g_assert_cmpstr(bx_nearest_word("标提标题", words), ==, NULL);
    g_assert_null(bx_nearest_word("x", words));
    g_assert_null(bx_nearest_word("photograph", words));
}

static void test_invalid_argument(fixture *f, const void *data)
{
    (void)data;
    bx_diag(f->diags, BX_D_E_FILE_OPEN, BX_NOWHERE, "\xff");
    g_autofree char *text = bx_diags_text(f->diags, BX_ENGLISH, false);
    g_assert_true(g_utf8_validate(text, -1, NULL));
}

#define ADD(name, test) g_test_add(name, fixture, NULL, set_up, test, tear_down)

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    ADD("/diag/places", test_places);
    ADD("/diag/sums", test_sums);
    ADD("/diag/sums-of-files", test_sums_of_files);
    ADD("/diag/rows", test_rows);
    ADD("/diag/words", test_words);
    ADD("/diag/both", test_both);
    ADD("/diag/invalid-argument", test_invalid_argument);
    return g_test_run();
}
