/* Is a page printed in black alone? */
#include "press/black.h"

#include <string.h>

#include "small_pdf.h"

/* Of a page with that content. */
static bool is_black(const char *content)
{
    static const char image[] = "/Type /XObject /Subtype /Image /Width 1 /Height 1 "
                                "/BitsPerComponent 8 /ColorSpace ";
    small_pdf p = small_pdf_new();
    small_pdf_add(&p, "<< /Type /Catalog /Pages 2 0 R >>");
    small_pdf_add(&p, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
    small_pdf_add(
        &p, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Contents 4 0 R "
            "/Resources << /XObject << /gray 5 0 R /inks 6 0 R /rgb 7 0 R /form 8 0 R >> "
            "/ColorSpace << /spot [/Separation /Red /DeviceCMYK 9 0 R] "
            "/key [/Separation /Black /DeviceCMYK 10 0 R] "
            "/all [/Separation /All /DeviceCMYK 9 0 R] >> >> >>");
    small_pdf_add_stream(&p, "", content, strlen(content));
    static const char *const spaces[] = {"/DeviceGray", "/DeviceCMYK", "/DeviceRGB"};
    for (gsize i = 0; i < G_N_ELEMENTS(spaces); i++) {
        g_autofree char *keys = g_strconcat(image, spaces[i], NULL);
        small_pdf_add_stream(&p, keys, "\0\0\0\0", i == 0 ? 1 : i == 1 ? 4 : 3);
    }
    small_pdf_add_stream(&p, "/Type /XObject /Subtype /Form /BBox [0 0 9 9]",
                         "0 1 0 0 k 0 0 9 9 re f", 22);
    small_pdf_add(&p, "<< /FunctionType 2 /Domain [0 1] /N 1 /C0 [0 0 0 0] "
                      "/C1 [0 1 1 0] >>");
    small_pdf_add(&p, "<< /FunctionType 2 /Domain [0 1] /N 1 /C0 [0 0 0 0] "
                      "/C1 [0 0 0 1] >>");
    GString *file = small_pdf_end(&p);
    bx_document_limits limits = bx_document_limits_usual();
    bx_document *d = bx_document_of(file->str, file->len, &limits);
    g_assert_cmpint(d->fault, ==, BX_DOCUMENT_GOOD);
    bool is_so = bx_black_is_page(d, 0);
    bx_document_free(d);
    g_string_free(file, TRUE);
    return is_so;
}

static void test_paint(void)
{
    g_assert_true(is_black(""));
    g_assert_true(is_black("0 0 9 9 re f"));
    g_assert_true(is_black("0.5 g 0 0 0 0.2 K 0 0 9 9 re B"));
    g_assert_true(is_black("0 0 0 0 k 0 0 9 9 re f"));
    g_assert_true(is_black("/key cs 1 scn 0 0 9 9 re f"));
    g_assert_true(is_black("0 1 0 0 k 0 0 0 1 k 0 0 9 9 re f")); /* set, not used */
    g_assert_false(is_black("0 0.1 0 1 k 0 0 9 9 re f"));
    g_assert_false(is_black("1 0 0 0 K 0 0 m 9 9 l S"));
    g_assert_false(is_black("1 0 0 rg 0 0 9 9 re f"));
    g_assert_false(is_black("/spot cs 1 scn 0 0 9 9 re f"));
    g_assert_false(is_black("/all cs 1 scn 0 0 9 9 re f"));
}

static void test_objects(void)
{
    g_assert_true(is_black("9 0 0 9 0 0 cm /gray Do"));
    g_assert_false(is_black("9 0 0 9 0 0 cm /inks Do"));
    g_assert_false(is_black("9 0 0 9 0 0 cm /rgb Do"));
    g_assert_false(is_black("/form Do"));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/black/paint", test_paint);
    g_test_add_func("/black/objects", test_objects);
    return g_test_run();
}
