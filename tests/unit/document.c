#include "pdf/document.h"

#include <string.h>
#include <zlib.h>

#include "small_pdf.h"

static void expect_bytes(const GByteArray *out, const void *bytes, size_t n)
{
    g_assert_cmpuint(out->len, ==, n);
    g_assert_true(!memcmp(out->data, bytes, n));
}

static bx_document *opened(small_pdf *p)
{
    bx_document_limits limits = bx_document_limits_usual();
    GString *bytes = small_pdf_end(p);
    bx_document *d = bx_document_of(bytes->str, bytes->len, &limits);
    g_string_free(bytes, TRUE);
    return d;
}

static bx_document *opened_text(const char *bytes)
{
    bx_document_limits limits = bx_document_limits_usual();
    return bx_document_of(bytes, strlen(bytes), &limits);
}

static void expect_fault(bx_document *d, bx_document_fault fault, const char *detail)
{
    g_assert_cmpint(d->fault, ==, fault);
    if (detail)
        g_assert_cmpstr(d->detail, ==, detail);
    bx_document_free(d);
}

static small_pdf with_pages(const char *pages)
{
    small_pdf p = small_pdf_new();
    small_pdf_add(&p, "<< /Type /Catalog /Pages 2 0 R >>");
    small_pdf_add(&p, pages);
    return p;
}

static void test_pages(void)
{
    double box[4];
    small_pdf p = with_pages("<< /Kids [3 0 R 4 0 R] /Count 9 /MediaBox [10 9 0 0] >>");
    small_pdf_add(&p,
                  "<< /Kids [5 0 R 6 0 R] /Rotate -90 /Resources << /Font << >> >> >>");
    small_pdf_add(&p, "<< /Type /Page /UserUnit 2 /MediaBox [0 0 7 7] >>");
    small_pdf_add(&p, "<< /Type /Page /Rotate 450 >>");
    small_pdf_add(&p, "<< /Type /Page /CropBox [1 1 2 2] >>");
    bx_document *d = opened(&p);
    g_assert_cmpint(d->fault, ==, BX_DOCUMENT_GOOD);
    g_assert_cmpint(d->n_pages, ==, 3);
    g_assert_true(bx_document_box(d, d->pages[0].media_box, box));
    g_assert_cmpfloat(box[2], ==, 10);
    g_assert_cmpfloat(box[1], ==, 0);
    g_assert_cmpint(d->pages[0].rotate, ==, 90);
    g_assert_cmpint(d->pages[1].rotate, ==, -90);
    g_assert_true(bx_document_key(d, d->pages[1].resources, "/Font"));
    g_assert_true(bx_document_box(d, d->pages[1].crop_box, box));
    g_assert_cmpfloat(d->pages[2].unit, ==, 2);
    g_assert_cmpint(d->pages[2].resources, ==, 0);
    bx_document_free(d);
}

static void test_objects(void)
{
    small_pdf p = with_pages("<< /Kids [3 0 R] >>");
    small_pdf_add(&p, "<< /Type /Page /N null /I 3 /B true /S (a\\344) /A [1 /X] "
                      "/Box [0 0 1] /Gone 99 0 R >>");
    bx_document *d = opened(&p);
    bx_object page = d->pages[0].object, a = bx_document_key(d, page, "/A");
    double box[4];
    g_assert_cmpint(bx_document_key(d, page, "/N"), ==, 0);
    g_assert_cmpint(bx_document_key(d, page, "/Gone"), ==, 0);
    g_assert_cmpint(bx_document_key(d, a, "/A"), ==, 0);
    g_assert_cmpint(bx_document_key(d, 0, "/A"), ==, 0);
    g_assert_cmpfloat(bx_document_number(d, bx_document_key(d, page, "/I"), 0), ==, 3);
    g_assert_cmpfloat(bx_document_number(d, a, 7), ==, 7);
    g_assert_true(bx_document_bool(d, bx_document_key(d, page, "/B"), false));
    g_assert_true(bx_document_bool(d, a, true));
    g_assert_cmpstr(bx_document_text(d, bx_document_key(d, page, "/S")), ==, "aä");
    g_assert_null(bx_document_text(d, a));
    g_assert_cmpint(bx_document_length(d, a), ==, 2);
    g_assert_cmpstr(bx_document_name(d, bx_document_item(d, a, 1)), ==, "X");
    g_assert_null(bx_document_name(d, a));
    g_assert_cmpint(bx_document_item(d, a, 2), ==, 0);
    g_assert_cmpint(bx_document_item(d, a, -1), ==, 0);
    g_assert_false(bx_document_box(d, bx_document_key(d, page, "/Box"), box));
    const char *const *keys = bx_document_keys(d, page);
    g_assert_cmpstr(keys[0], ==, "/A");
    g_assert_cmpstr(keys[1], ==, "/B");
    g_assert_null(bx_document_keys(d, a)[0]);
    g_assert_cmpint(bx_document_id(d, page), ==, 3);
    g_assert_cmpint(bx_document_id(d, a), ==, 0);
    bx_document_free(d);
}

static void test_streams(void)
{
    g_autoptr(GByteArray) out = g_byte_array_new();
    int left;
    small_pdf p = with_pages("<< /Kids [3 0 R] >>");
    small_pdf_add(&p, "<< /Type /Page /Contents [4 0 R 5 0 R] /Other 6 0 R >>");
    small_pdf_add_stream(&p, "/Filter /AHx", "7120>", 5);
    small_pdf_add_stream(&p, "/Filter [/ASCIIHexDecode /RL]", "0051 80>", 8);
    small_pdf_add_stream(&p, "/Filter /Unheard", "x", 1);
    bx_document *d = opened(&p);
    g_assert_cmpint(bx_document_contents(d, &d->pages[0], out), ==, BX_FILTER_DONE);
    expect_bytes(out, "q \nQ\n", 5);
    g_assert_cmpuint(d->unpacked, ==, 3);
    bx_object other = bx_document_key(d, d->pages[0].object, "/Other");
    g_assert_cmpint(bx_document_stream(d, other, 0, out, &left), ==, BX_FILTER_DAMAGED);
    g_assert_true(bx_document_raw(d, other, out));
    expect_bytes(out, "x", 1);
    g_assert_false(bx_document_raw(d, d->root, out));
    bx_document_free(d);
}

/* A stream that becomes a thousand times as large is not unpacked further than it may. */
static void test_bombs(void)
{
    const size_t n = 64 << 20;
    g_autoptr(GByteArray) out = g_byte_array_new();
    g_autofree guint8 *zeros = g_malloc0(n), *packed = g_malloc(compressBound(n));
    uLongf size = compressBound(n);
    int left;
    compress(packed, &size, zeros, n);
    small_pdf p = with_pages("<< /Kids [3 0 R] >>");
    small_pdf_add(&p, "<< /Type /Page /Contents 4 0 R >>");
    small_pdf_add_stream(&p, "/Filter /FlateDecode", packed, size);
    bx_document *d = opened(&p);
    bx_object stream = bx_document_key(d, d->pages[0].object, "/Contents");
    g_assert_cmpint(bx_document_stream(d, stream, 1 << 20, out, &left), ==,
                    BX_FILTER_LARGE);
    g_assert_cmpuint(out->len, <=, 1 << 20);
    d->unpacked = d->limits.total - 1000;
    g_assert_cmpint(bx_document_contents(d, &d->pages[0], out), ==, BX_FILTER_LARGE);
    bx_document_free(d);
    p = with_pages("<< /Kids [3 0 R] >>");
    small_pdf_add_stream(&p, "/Type /Obj#53tm /N 1 /First 0 /Filter /FlateDecode", packed,
                         size);
    expect_fault(opened(&p), BX_DOCUMENT_LARGE, "objects");
}

static void test_faults(void)
{
    bx_document_limits limits = bx_document_limits_usual();
    expect_fault(bx_document_open("/nowhere/page.pdf", &limits), BX_DOCUMENT_UNREADABLE,
                 "No such file or directory");
    expect_fault(bx_document_open("/", &limits), BX_DOCUMENT_UNREADABLE, NULL);
    limits.file = 1000;
    expect_fault(bx_document_open("/dev/zero", &limits), BX_DOCUMENT_LARGE, "file");
    expect_fault(opened_text(""), BX_DOCUMENT_FOREIGN, NULL);
    expect_fault(opened_text("GIF89a"), BX_DOCUMENT_FOREIGN, NULL);
    expect_fault(opened_text("%PDF-1.4\n"), BX_DOCUMENT_DAMAGED, NULL);
    expect_fault(opened_text("%PDF-1.4\nstartxref\n9\n%%EOF\n"), BX_DOCUMENT_DAMAGED,
                 NULL);
    small_pdf p = with_pages("<< /Kids [] >>");
    expect_fault(opened(&p), BX_DOCUMENT_DAMAGED, "there is no page");
    p = with_pages("<< /Kids [2 0 R 2 0 R] >>");
    expect_fault(opened(&p), BX_DOCUMENT_DAMAGED, "the tree of pages meets itself");
    p = with_pages("<< /Kids [7 0 R] >>");
    expect_fault(opened(&p), BX_DOCUMENT_DAMAGED, "a page is missing");
    p = small_pdf_new();
    small_pdf_add(&p, "/Catalog");
    expect_fault(opened(&p), BX_DOCUMENT_DAMAGED, NULL);
}

static void test_trees(void)
{
    GString *many = g_string_new("<< /Kids [");
    for (int i = 0; i < 100000; i++)
        g_string_append(many, "3 0 R ");
    g_string_append(many, "] >>");
    small_pdf p = with_pages(many->str);
    small_pdf_add(&p, "<< /Type /Page >>");
    expect_fault(opened(&p), BX_DOCUMENT_LARGE, "pages");
    g_string_free(many, TRUE);
    p = with_pages("<< /Kids [3 0 R] >>");
    for (int i = 4; i < 20000; i++) {
        g_autofree char *node = g_strdup_printf("<< /Kids [%d 0 R] >>", i);
        small_pdf_add(&p, node);
    }
    expect_fault(opened(&p), BX_DOCUMENT_LARGE, "depth");
    many = g_string_new("[");
    for (int i = 0; i < 1100000; i++)
        g_string_append(many, "[]");
    p = with_pages(g_string_append(many, "]")->str);
    expect_fault(opened(&p), BX_DOCUMENT_LARGE, "objects");
    g_string_free(many, TRUE);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/document/pages", test_pages);
    g_test_add_func("/document/objects", test_objects);
    g_test_add_func("/document/streams", test_streams);
    g_test_add_func("/document/bombs", test_bombs);
    g_test_add_func("/document/faults", test_faults);
    g_test_add_func("/document/trees", test_trees);
    return g_test_run();
}
