/* The colours of JPEG 2000 files by their headers. */
#include "press/jpeg2000.h"

#include <glib.h>
#include <string.h>

#define BOX(length, kind) "\0\0\0" length kind
#define COLOUR(number) BOX("\x17", "jp2h") BOX("\x0f", "colr") "\1\0\0\0\0\0" number

static bx_space_kind of(const char *bytes, size_t n)
{
    g_autofree char *alone = g_memdup2(bytes, n); /* so that a sanitizer sees its end */
    return bx_jpeg2000_space(alone, n);
}
#define OF(bytes) of(bytes, sizeof(bytes) - 1)

static void test_numbers(void)
{
    g_assert_cmpint(OF(COLOUR("\x10")), ==, BX_SPACE_RGB);
    g_assert_cmpint(OF(COLOUR("\x12")), ==, BX_SPACE_RGB);
    g_assert_cmpint(OF(COLOUR("\x11")), ==, BX_SPACE_GRAY);
    g_assert_cmpint(OF(COLOUR("\x0c")), ==, BX_SPACE_CMYK);
    g_assert_cmpint(OF(COLOUR("\x0e")), ==, BX_SPACE_LAB);
    g_assert_cmpint(OF(BOX("\x0c", "jP  ") "\r\n\x87\n" COLOUR("\x0c")), ==,
                    BX_SPACE_CMYK);
}

/* A profile says it in its 17th to 20th byte. */
static void test_profiles(void)
{
#define PROFILE(space)                                                                   \
    BOX("\x27", "jp2h")                                                                  \
    BOX("\x1f", "colr")                                                                  \
    "\2\0\0"                                                                             \
    "0123456789abcdef" space
    g_assert_cmpint(OF(PROFILE("RGB ")), ==, BX_SPACE_RGB);
    g_assert_cmpint(OF(PROFILE("GRAY")), ==, BX_SPACE_GRAY);
    g_assert_cmpint(OF(PROFILE("CMYK")), ==, BX_SPACE_CMYK);
}

/* Without a head the number of components is all there is. */
static void test_code(void)
{
    char code[42] = "\xff\x4f\xff\x51";
    static const bx_space_kind kinds[] = {BX_SPACE_UNKNOWN, BX_SPACE_GRAY,
                                          BX_SPACE_UNKNOWN, BX_SPACE_RGB, BX_SPACE_CMYK};
    for (int n = 0; n < 5; n++) {
        code[41] = (char)n;
        g_assert_cmpint(of(code, sizeof code), ==, kinds[n]);
    }
    code[40] = 1;
    g_assert_cmpint(of(code, sizeof code), ==, BX_SPACE_UNKNOWN);
}

/* Cut anywhere, and boxes that say they are longer than the file, or shorter than boxes
 * can be. */
static void test_damaged(void)
{
    static const char whole[] = BOX("\x0c", "jP  ") "\r\n\x87\n" COLOUR("\x0c");
    for (size_t n = 0; n + 1 < sizeof whole; n++)
        of(whole, n);
    g_assert_cmpint(OF(""), ==, BX_SPACE_UNKNOWN);
    g_assert_cmpint(OF("\xff\xff\xff\xffjp2h" BOX("\x0f", "colr") "\1\0\0\0\0\0\x0c"), ==,
                    BX_SPACE_CMYK);
    g_assert_cmpint(OF("\0\0\0\0jp2h" BOX("\0", "colr") "\1\0\0\0\0\0\x0c"), ==,
                    BX_SPACE_CMYK);
    g_assert_cmpint(OF("\0\0\0\3jp2h" COLOUR("\x0c")), ==, BX_SPACE_UNKNOWN);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/jpeg2000/numbers", test_numbers);
    g_test_add_func("/jpeg2000/profiles", test_profiles);
    g_test_add_func("/jpeg2000/code", test_code);
    g_test_add_func("/jpeg2000/damaged", test_damaged);
    return g_test_run();
}
