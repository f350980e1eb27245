/* SVG drawings: which stay lines, and which inks their colours become. */
#include "press/drawing.h"

#include <string.h>

#include "asset/svg_flat.h"

#define NEWSPRINT BX_SOURCE_DATA "/layouts/press/newsprint.icc"

static bool is_flat(const char *svg)
{
    return bx_svg_is_flat((const unsigned char *)svg, strlen(svg));
}

static void test_flat(void)
{
    g_assert_true(is_flat("<svg><path fill='#f00' opacity='1'/></svg>"));
    g_assert_true(is_flat("<svg><path style='fill-opacity:1.0;opacity: 100%'/></svg>"));
    g_assert_false(is_flat("<svg><path fill-opacity=\".5\"/></svg>"));
    g_assert_false(is_flat("<svg><path style='opacity:var(--x)'/></svg>"));
    g_assert_false(is_flat("<svg><linearGradient id='a'/></svg>"));
    g_assert_false(is_flat("<svg><image href='a.png'/></svg>"));
    g_assert_false(is_flat("<svg><path style='mix-blend-mode:multiply'/></svg>"));
    g_assert_false(is_flat("<svg opacity")); /* cut short */
}

static void test_text(void)
{
    static const char text[] = "<svg><text>x</text></svg>", none[] = "<svg><path/></svg>";
    g_assert_true(bx_svg_has_text((const unsigned char *)text, strlen(text)));
    g_assert_false(bx_svg_has_text((const unsigned char *)none, strlen(none)));
}

static bx_separator *new_separator(bx_icc **icc)
{
    *icc = bx_icc_open(NEWSPRINT, BX_NOWHERE, NULL);
    bx_separator *s = bx_separator_new(*icc, NULL, 0, 3);
    g_assert_nonnull(s);
    return s;
}

/* Black is one ink, and what programs write for it as well; grays are tints of it. */
static void test_colours(void)
{
    static const struct {
        double rgb[3];
        bool is_black_alone;
        int black; /* -1: not asked */
    } wanted[] = {
        {{0, 0, 0}, true, 255},       {{0.137, 0.122, 0.125}, true, 255},
        {{1, 1, 1}, true, 0},         {{0.5, 0.5, 0.5}, true, -1},
        {{0.5, 0.52, 0.5}, true, -1}, {{0.8, 0.07, 0.09}, false, -1},
        {{0.1, 0.0, 0.0}, false, -1},
    };
    bx_icc *icc;
    bx_separator *s = new_separator(&icc);
    for (size_t i = 0; i < G_N_ELEMENTS(wanted); i++) {
        unsigned char inks[4];
        bx_drawing_inks(&(bx_drawing_press){s, NULL}, wanted[i].rgb, inks);
        g_assert_true((inks[0] + inks[1] + inks[2] == 0) == wanted[i].is_black_alone);
        if (wanted[i].black >= 0)
            g_assert_cmpint(inks[3], ==, wanted[i].black);
        g_assert_cmpint(inks[0] + inks[1] + inks[2] + inks[3], <=, 562);
    }
    bx_separator_free(s);
    bx_icc_free(icc);
}

/* On a page in black red is a gray as dark as it is; black and white stay. */
static void test_in_black(void)
{
    static const double colours[][3] = {
        {0.8, 0.07, 0.09}, {1, 0.95, 0.2}, {0, 0, 0}, {1, 1, 1}};
    static const int least[] = {130, 10, 255, 0}, most[] = {230, 70, 255, 0};
    bx_icc *icc;
    bx_separator *s = new_separator(&icc);
    bx_grayer *grayer = bx_grayer_new(NULL, 0, 3);
    for (size_t i = 0; i < G_N_ELEMENTS(colours); i++) {
        unsigned char inks[4];
        bx_drawing_inks(&(bx_drawing_press){s, grayer}, colours[i], inks);
        g_assert_cmpint(inks[0] + inks[1] + inks[2], ==, 0);
        g_assert_cmpint(inks[3], >=, least[i]);
        g_assert_cmpint(inks[3], <=, most[i]);
    }
    bx_grayer_free(grayer);
    bx_separator_free(s);
    bx_icc_free(icc);
}

/* Content in inks, or NULL where it is refused. */
static char *in_inks(const char *content)
{
    bx_icc *icc;
    bx_separator *s = new_separator(&icc);
    GString *out = g_string_new(NULL);
    bool is_done =
        bx_drawing_in_inks(content, strlen(content), &(bx_drawing_press){s, NULL}, out);
    bx_separator_free(s);
    bx_icc_free(icc);
    return g_string_free(out, !is_done);
}

static void test_content(void)
{
    g_autofree char *out = in_inks("q 1 0 0 -1 0 9 cm\n0 0 0 rg 1 2 3 4 re f\n"
                                   "1 1 1 RG 2 w 0 0 m 5 5 l S % end\nQ");
    g_assert_cmpstr(out, ==,
                    "q 1 0 0 -1 0 9 cm\n0 0 0 1 k 1 2 3 4 re f\n"
                    "0 0 0 0 K 2 w 0 0 m 5 5 l S % end\nQ");
}

static void test_refused(void)
{
    static const char *const bad[] = {"/sh5 sh", "/x5 Do",     "BT ET",
                                      "0 0 rg",  "/p scn",     "0.5 g",
                                      "(",       "BI ID x EI", "nonsense"};
    for (size_t i = 0; i < G_N_ELEMENTS(bad); i++)
        g_assert_null(in_inks(bad[i]));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/drawing/flat", test_flat);
    g_test_add_func("/drawing/text", test_text);
    g_test_add_func("/drawing/colours", test_colours);
    g_test_add_func("/drawing/in-black", test_in_black);
    g_test_add_func("/drawing/content", test_content);
    g_test_add_func("/drawing/refused", test_refused);
    return g_test_run();
}
