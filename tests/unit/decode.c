/* Bytes of any kind: what is text, what is not, and where. */
#include "base/decode.h"

#include "bytes.h"

static void reads(fixture *f, const char *bytes, size_t n, const char *text, int replaced)
{
    const bx_source *source = from(f, bytes, n);
    g_assert_nonnull(source);
    g_assert_cmpstr(source->text, ==, text);
    g_assert_cmpint(source->n_replaced, ==, replaced);
}

static void says(fixture *f, const char *const *places, size_t n)
{
    g_autofree char *said = bx_diags_text(f->diags, BX_ENGLISH, true);
    for (size_t i = 0; i < n; i++)
        if (!strstr(said, places[i]))
            g_error("not said: %s\nbut:\n%s", places[i], said);
}

static void test_sound(fixture *f, const void *data)
{
    (void)data;
    reads(f, "工会\n", 7, "工会\n", 0);
    reads(f, "\xef\xbb\xbf工", 6, "工", 0);
    reads(f, "\xd6\xd0\xce\xc4\n", 5, "中文\n", 0);
    reads(f, "\xff\xfe\x2d\x4e", 4, "中", 0);
    g_assert_cmpint(bx_diags_count(f->diags, BX_ERROR), ==, 0);
    g_assert_cmpint(bx_diags_count(f->diags, BX_WARNING), ==, 0);
}

/* The same words in both encodings; returns whether they are read as they are. */
static bool is_read(fixture *f, const char *text, const char *encoding, const char *as)
{
    gsize n;
    g_autofree char *bytes = g_convert(text, -1, encoding, "UTF-8", NULL, &n, NULL);
    g_assert_nonnull(bytes);
    const bx_source *source = from(f, bytes, n);
    g_assert_nonnull(source);
    return !strcmp(source->encoding, as) && !strcmp(source->text, text);
}

/* Big5 is told from GB 18030 by its bytes; what is in doubt is GB 18030. */
static void test_big5(fixture *f, const void *data)
{
    (void)data;
    static const char *const traditional[] = {
        "市總工會昨日召開會議，研究部署下一階段的工作。\n",
        "---\n主題: 碼頭新館開放參觀\n---\n本報訊 "
        "新館共有三層，展出工人捐贈的老照片三百多幅。\n",
        "台灣鐵路一百年，老火車頭又跑起來了，沿線民眾爭相拍照。\n",
        "詩\n\n海上生明月，天涯共此時。情人怨遙夜，竟夕起相思。\n"};
    static const char *const simplified[] = {
        "市总工会昨日召开会议，研究部署下一阶段的工作。\n",
        "---\n主题: 码头新馆开放参观\n---\n本报讯 "
        "新馆共有三层，展出工人捐赠的老照片三百多幅。\n",
        "朱镕基、陶喆、李堃、张珺、王玥、赵淼、陈昇、刘翀、周彧、"
        "吴赟、孙頔\n", /* names, many of GBK alone */
        "いろはにほへとちりぬるを、アイウエオ\n",
        "工会\n",
        "中文\n"};
    for (guint i = 0; i < G_N_ELEMENTS(traditional); i++) {
        g_assert_true(is_read(f, traditional[i], "BIG5", "BIG5"));
        g_assert_cmpint(bx_diags_count_of(f->diags, BX_D_N_TEXT_BIG5), ==, i + 1);
        g_assert_true(is_read(f, traditional[i], "GB18030", "GB18030"));
        g_assert_true(is_read(f, traditional[i], "UTF-8", "UTF-8"));
    }
    for (guint i = 0; i < G_N_ELEMENTS(simplified); i++)
        g_assert_true(is_read(f, simplified[i], "GB18030", "GB18030"));
    g_assert_cmpint(bx_diags_count(f->diags, BX_ERROR), ==, 0);
}

/* Every kind of bad byte; the columns are those of the file's characters. */
static void test_damaged(fixture *f, const void *data)
{
    (void)data;
    static const char bytes[] = "工会\n中\xff国\x80\x80\n好的\n末\xe5\xb7";
    static const char *const places[] = {
        "t.txt:2:2: error: here begin bytes that are no text; in this line: 3\n",
        "t.txt:4:2: error: here begin bytes that are no text; in this line: 2\n"};
    reads(f, bytes, sizeof bytes - 1, "工会\n中�国��\n好的\n末��", 5);
    says(f, places, G_N_ELEMENTS(places));
    g_assert_cmpint(bx_diags_count(f->diags, BX_ERROR), ==, 2);
    g_autofree char *chinese = bx_diags_text(f->diags, BX_CHINESE, true);
    g_assert_nonnull(strstr(chinese, "自此起本行有 3 个字节不是文字"));
}

/* Left out, and the columns behind them still those of the file. */
static void test_controls(fixture *f, const void *data)
{
    (void)data;
    static const char bytes[] = "\1甲\0乙\n丙\x7f\n\x1a丁\x08\x08戊\xff\n";
    static const char *const places[] = {
        "t.txt:1:2: warning: control characters left out, the first before this place; "
        "in this line: 2\n",
        "t.txt:2:3: warning: ", "t.txt:3:2: warning: ", "in this line: 3\n",
        "t.txt:3:6: error: "};
    reads(f, bytes, sizeof bytes - 1, "甲乙\n丙\n丁戊�\n", 1);
    says(f, places, G_N_ELEMENTS(places));
    g_assert_cmpint(bx_diags_count(f->diags, BX_WARNING), ==, 3);
    g_autofree char *chinese = bx_diags_text(f->diags, BX_CHINESE, true);
    g_assert_nonnull(strstr(chinese, "t.txt:1:2: 警告: 本行略去 2 个控制字符"));
}

/* One bad byte does not make mojibake of a long text that GB 18030 would take; bytes of
 * overlong or surrogate forms are no characters; other encodings have bad bytes too. */
static void test_encodings(fixture *f, const void *data)
{
    (void)data;
    reads(f, "工会会议劳动\x81\x30的", 23, "工会会议劳动�0的", 1);
    reads(f, "中国\xc0\x80\xed\xa0\x80中国人民", 23, "中国�����中国人民", 5);
    reads(f, "\xd6\xd0\xff\xce\xc4\x0a\xd6", 7, "中�文\n�", 2);
    reads(f, "\xff\xfe\x2d\x4e\x00\xd8\x2d\x4e\x2d", 9, "中�中�", 2);
    static const char *const places[] = {"t.txt:1:2: error: here begin bytes",
                                         "t.txt:2:1: error: here begin bytes"};
    says(f, places, G_N_ELEMENTS(places));
}

/* More than iconv gets in one go, with a character across each edge. */
static void test_long(fixture *f, const void *data)
{
    (void)data;
    g_autoptr(GString) bytes = g_string_new("a"), text = g_string_new("a");
    for (int i = 0; i < 9000; i++) {
        g_string_append(bytes, "\xd6\xd0");
        g_string_append(text, "中");
    }
    reads(f, bytes->str, bytes->len, text->str, 0);
}

static bool is_binary(const char *bytes, size_t n)
{
    bx_decoded decoded = bx_decode(bytes, n);
    bool is = decoded.is_binary;
    bx_decoded_clear(&decoded);
    return is;
}

static void test_binary(fixture *f, const void *data)
{
    (void)data;
    enum { MUCH = 1024 * 1024 };
    g_autofree char *bytes = g_malloc(MUCH);
    g_autoptr(GRand) rand = g_rand_new_with_seed(20261125);
    for (int i = 0; i < MUCH; i++)
        bytes[i] = (char)g_rand_int_range(rand, 0, 256);
    g_assert_true(is_binary(bytes, 400));
    g_assert_true(is_binary(bytes, MUCH));
    for (int i = 0; i < 400; i++)
        bytes[i] = i % 2 ? 0 : 'a'; /* UTF-16 without its mark */
    g_assert_true(is_binary(bytes, 400));
    memset(bytes, 0xff, 40);
    g_assert_true(is_binary(bytes, 40));
    memset(bytes, 'a', 400);
    memset(bytes, 0, 40);
    g_assert_false(is_binary(bytes, 400)); /* a tenth */
    g_assert_false(is_binary("\x89PNG\r\n\x1a\n", 8));
    memset(bytes, 0, 100);
    g_assert_null(from(f, bytes, 100));
    g_assert_cmpint(bx_diags_count_of(f->diags, BX_D_E_FILE_BINARY), ==, 1);
    g_assert_null(from(f, "\0", 1));
    g_assert_cmpint(bx_diags_count_of(f->diags, BX_D_E_FILE_EMPTY), ==, 1);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    ADD("/decode/sound", test_sound);
    ADD("/decode/big5", test_big5);
    ADD("/decode/damaged", test_damaged);
    ADD("/decode/controls", test_controls);
    ADD("/decode/encodings", test_encodings);
    ADD("/decode/long", test_long);
    ADD("/decode/binary", test_binary);
    return g_test_run();
}
