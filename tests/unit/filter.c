#include "pdf/filter.h"

#include <string.h>
#include <zlib.h>

static void expect_bytes(const GByteArray *out, const void *bytes, size_t n)
{
    g_assert_cmpuint(out->len, ==, n);
    g_assert_true(!n || !memcmp(out->data, bytes, n));
}

typedef struct {
    bx_filter_end end;
    GByteArray *out;
    int left;
} result;

static result run(const bx_filter *filters, int n, const void *bytes, size_t size,
                  size_t limit)
{
    result r = {.out = g_byte_array_new(), .left = -1};
    r.end = bx_filter_run(filters, n, bytes, size, limit, r.out, &r.left);
    g_assert_cmpuint(r.out->len, <=, limit);
    return r;
}

static void expect(bx_filter filter, const void *bytes, size_t size, const void *text,
                   size_t n)
{
    result r = run(&filter, 1, bytes, size, 100);
    g_assert_cmpint(r.end, ==, BX_FILTER_DONE);
    expect_bytes(r.out, text, n);
    g_byte_array_free(r.out, TRUE);
}

static void expect_end(bx_filter filter, const void *bytes, size_t size,
                       bx_filter_end end)
{
    result r = run(&filter, 1, bytes, size, 100);
    g_assert_cmpint(r.end, ==, end);
    g_byte_array_free(r.out, TRUE);
}

static GByteArray *deflated(const void *bytes, size_t n)
{
    uLongf size = compressBound(n);
    GByteArray *out = g_byte_array_new();
    g_byte_array_set_size(out, (guint)size);
    compress(out->data, &size, bytes, n);
    g_byte_array_set_size(out, (guint)size);
    return out;
}

static void test_names(void)
{
    g_assert_cmpint(bx_filter_find("FlateDecode"), ==, BX_FILTER_FLATE);
    g_assert_cmpint(bx_filter_find("A85"), ==, BX_FILTER_85);
    g_assert_cmpint(bx_filter_find("JPXDecode"), ==, BX_FILTER_JPX);
    g_assert_cmpint(bx_filter_find("Crypt"), ==, BX_FILTER_UNKNOWN);
}

static void test_ascii(void)
{
    const bx_filter hex = {.kind = BX_FILTER_HEX}, a85 = {.kind = BX_FILTER_85};
    expect(hex, "48 65\n6c7>", 10, "Help", 4);
    expect(hex, "", 0, "", 0);
    expect_end(hex, "4x>", 3, BX_FILTER_DAMAGED);
    expect(a85, "87cURD]~>", 9, "Hello", 5);
    expect(a85, "z~>", 3, "\0\0\0\0", 4);
    expect(a85, "!~>", 3, "", 0);
    expect_end(a85, "87cUv~>", 7, BX_FILTER_DAMAGED);
}

static void test_runs(void)
{
    const bx_filter runs = {.kind = BX_FILTER_RUNS};
    expect(runs,
           "\x01"
           "ab\xfe"
           "c\x80zz",
           8, "abccc", 5);
    expect_end(runs,
               "\x05"
               "ab",
               3, BX_FILTER_DAMAGED);
    expect_end(runs, "\xfe", 1, BX_FILTER_DAMAGED);
    expect_end(runs, "\x81x", 2, BX_FILTER_LARGE);
}

/* The example of ISO 32000-1, 7.4.4.2. */
static void test_lzw(void)
{
    const bx_filter lzw = {.kind = BX_FILTER_LZW};
    static const unsigned char coded[] = {0x80, 0x0B, 0x60, 0x50, 0x22,
                                          0x0C, 0x0C, 0x85, 0x01};
    expect(lzw, coded, sizeof(coded), "-----A---B", 10);
    expect_end(lzw, "\xff\xff\xff", 3, BX_FILTER_DAMAGED);
}

static void test_flate(void)
{
    const bx_filter flate = {.kind = BX_FILTER_FLATE};
    g_autofree char *zeros = g_malloc0(1 << 20);
    GByteArray *small = deflated("headline", 8), *large = deflated(zeros, 1 << 20);
    expect(flate, small->data, small->len, "headline", 8);
    expect_end(flate, small->data, small->len - 5, BX_FILTER_DAMAGED);
    expect_end(flate, "no zlib data", 12, BX_FILTER_DAMAGED);
    expect_end(flate, large->data, 90, BX_FILTER_LARGE);
    g_assert_cmpuint(bx_filter_measure(large->data, large->len, 2 << 20), ==, 1 << 20);
    g_assert_cmpuint(bx_filter_measure(large->data, large->len, 1000), ==, 1001);
    g_assert_cmpuint(bx_filter_measure("stream", 6, 1000), ==, 0);
    g_byte_array_free(small, TRUE);
    g_byte_array_free(large, TRUE);
}

static void test_predictors(void)
{
    static const unsigned char png[] = {1, 5, 1, 1, 2, 1, 1, 1, 4, 1, 0, 0};
    static const unsigned char plain[] = {5, 6, 7, 6, 7, 8, 7, 7, 8};
    static const unsigned char tiff[] = {5, 1, 1, 6, 1, 1};
    GByteArray *z = deflated(png, sizeof(png));
    bx_filter filter = {.kind = BX_FILTER_FLATE, .predictor = 15, .columns = 3};
    expect(filter, z->data, z->len, plain, sizeof(plain));
    filter.columns = 1 << 30;
    expect_end(filter, z->data, z->len, BX_FILTER_DAMAGED);
    g_byte_array_free(z, TRUE);
    z = deflated(tiff, sizeof(tiff));
    filter = (bx_filter){.kind = BX_FILTER_FLATE, .predictor = 2, .columns = 3};
    expect(filter, z->data, z->len, plain, 6);
    g_byte_array_free(z, TRUE);
}

static void test_chains(void)
{
    const bx_filter chain[] = {
        {.kind = BX_FILTER_HEX}, {.kind = BX_FILTER_RUNS}, {.kind = BX_FILTER_DCT}};
    result r = run(chain, 3, "fe41 80>", 8, 100);
    g_assert_cmpint(r.end, ==, BX_FILTER_CODED);
    g_assert_cmpint(r.left, ==, 2);
    expect_bytes(r.out, "AAA", 3);
    g_byte_array_free(r.out, TRUE);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/filter/names", test_names);
    g_test_add_func("/filter/ascii", test_ascii);
    g_test_add_func("/filter/runs", test_runs);
    g_test_add_func("/filter/lzw", test_lzw);
    g_test_add_func("/filter/flate", test_flate);
    g_test_add_func("/filter/predictors", test_predictors);
    g_test_add_func("/filter/chains", test_chains);
    return g_test_run();
}
