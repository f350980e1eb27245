/* SVG drawings: which stay lines, and which inks their colours become. */
#include "press/drawing.h"

#include "asset/vector.h"
#include "sample.h"

#define NEWSPRINT BX_SOURCE_DATA "/layouts/press/newsprint.icc"

/* What librsvg, cairo and fontconfig keep for the whole run is no loss of ours. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:libcairo.so\nleak:librsvg\nleak:libfontconfig\nleak:libpango";
}

/* ---- which stay lines ---- */

static const bx_image *open_svg(sample *s, int i, const char *body)
{
    g_autofree char *name = g_strdup_printf("%d.svg", i), *path = sample_path(s, name);
    g_autofree char *svg = g_strdup_printf(
        "<svg xmlns='http://www.w3.org/2000/svg' xmlns:s='http://www.w3.org/2000/svg' "
        "xmlns:xlink='http://www.w3.org/1999/xlink' width='80' height='40'>%s</svg>",
        body);
    sample_write(path, svg, strlen(svg));
    int id = bx_assets_open_image(s->assets, path, BX_NOWHERE, s->diags);
    g_assert_cmpint(id, >=, 0);
    return bx_assets_image(s->assets, id);
}

#define BOX "<rect width='9' height='9' "
#define SHADE                                                                            \
    "<linearGradient id='a'><stop stop-color='red'/><stop offset='1'/></linearGradient>"

static void test_flat(void)
{
    static const struct {
        const char *body;
        bool is_flat;
    } cases[] = {
        {BOX "fill='#f00' opacity='1'/>", true},
        {BOX "style='fill-opacity:1.0;opacity: 100%'/>", true},
        {BOX "stroke='#00f' stroke-dasharray='2 1'/>", true},
        {"<clipPath id='c'><circle r='5'/></clipPath>" BOX "clip-path='url(#c)'/>", true},
        {"<defs>" SHADE "</defs>" BOX "/>", true}, /* not used */
        {"<symbol id='y'>" BOX "/></symbol><use href='#y'/>", true},
        {BOX "fill-opacity='.5'/>", false},
        {BOX "fill='#ff000080'/>", false},
        {BOX "fill='rgb(255 0 0 / 50%)'/>", false},
        {BOX "style='fill:hsla(0,100%,50%,.5)'/>", false},
        {"<style>rect{opacity:.5}</style>" BOX "/>", false},
        {"<g opacity='.5'>" BOX "/></g>", false},
        {SHADE BOX "fill='url(#a)'/>", false},
        {"<s:linearGradient id='a'><s:stop stop-color='red'/><s:stop "
         "offset='1'/></s:linearGradient>" BOX "fill='url(#a)'/>",
         false},
        {SHADE BOX "fill='none' stroke='url(#a)'/>", false},
        {"<pattern id='p' width='3' height='3' patternUnits='userSpaceOnUse'>" BOX
         "/></pattern>" BOX "fill='url(#p)'/>",
         false},
        {"<mask id='m'>" BOX "fill='#888'/></mask>" BOX "mask='url(#m)'/>", false},
        {"<filter id='f'><feGaussianBlur stdDeviation='2'/></filter>" BOX
         "filter='url(#f)'/>",
         false},
        {BOX "style='mix-blend-mode:multiply'/>", false},
        {"<image width='9' height='9' href='data:image/png;base64,"
         "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQ"
         "AAAABJRU5ErkJggg=='/>",
         false},
    };
    sample s = sample_new();
    for (int i = 0; i < (int)G_N_ELEMENTS(cases); i++)
        if (bx_vector_stays_vector(open_svg(&s, i, cases[i].body)) != cases[i].is_flat)
            g_error("%s", cases[i].body);
    sample_free(&s);
}

/* Text is set in the faces that are there; which it asks for that are not is told. */
static void test_text(void)
{
    static const struct {
        const char *body, *missing; /* NULL: none */
        bool is_flat, is_lost;
    } cases[] = {
        {"<text y='9' font-family='Banxin Test Song'>x</text>", NULL, true, false},
        {"<text y='9' style=\"font:9px 'banxin test hei',serif\">x</text>", NULL, true,
         false},
        {"<text y='9' stroke='red' font-family='Banxin Test Song'>x</text>", NULL, true,
         false},
        {"<text y='9' font-family='Banxin Test Song' opacity='.5'>x</text>", NULL, false,
         false},
        {"<text y='9' font-family=\"'Helvetica Neue', Banxin Test Song\">x</text>",
         "Helvetica Neue", true, false},
        {"<g opacity='.5'><s:text y='9' font-family='Arial'>x</s:text></g>", "Arial",
         false, false},
        {"<text y='9' font-family='Banxin Test Song'>x<tspan font-family='Arial'>y"
         "</tspan></text>",
         "Arial", true, false},
        {"<flowRoot>x</flowRoot>", NULL, true, true},
        {"<path d='M0 0h9'/><title>text</title>", NULL, true, false},
    };
    sample s = sample_new();
    for (int i = 0; i < (int)G_N_ELEMENTS(cases); i++) {
        const bx_image *image = open_svg(&s, i, cases[i].body);
        if (g_strcmp0(image->missing_face, cases[i].missing) ||
            image->is_flat != cases[i].is_flat ||
            image->has_lost_text != cases[i].is_lost)
            g_error("%s: %s", cases[i].body, image->missing_face);
    }
    sample_free(&s);
}

/* ---- colours ---- */

static bx_drawing_inks new_inks(const bx_brands *brands, bool is_gray)
{
    bx_icc *icc = bx_icc_open(NEWSPRINT, BX_NOWHERE, NULL);
    bx_drawing_inks inks = bx_drawing_inks_new(icc, brands, is_gray);
    bx_icc_free(icc);
    return inks;
}

/* The inks of a colour of 0 … 255 each, and how opaque it is. */
static void inks_of(const bx_drawing_inks *map, int red, int green, int blue, int alpha,
                    unsigned char inks[4])
{
    const unsigned char pixel[] = {(unsigned char)blue, (unsigned char)green,
                                   (unsigned char)red, (unsigned char)alpha};
    bx_drawing_inks_row(map, pixel, inks, 1);
}

static void is_inks(const unsigned char inks[4], int c, int m, int y, int k)
{
    g_assert_cmpint(inks[0], ==, c);
    g_assert_cmpint(inks[1], ==, m);
    g_assert_cmpint(inks[2], ==, y);
    g_assert_cmpint(inks[3], ==, k);
}

static const bx_brands no_brands;

/* Black is one ink, and what programs write for it as well; grays are tints of it. */
static void test_colours(void)
{
    static const struct {
        int rgb[3];
        bool is_black_alone;
        int black; /* -1: not asked */
    } wanted[] = {
        {{0, 0, 0}, true, 255},      {{35, 31, 32}, true, 255},
        {{255, 255, 255}, true, 0},  {{128, 128, 128}, true, -1},
        {{128, 133, 128}, true, -1}, {{204, 18, 23}, false, -1},
        {{26, 0, 0}, false, -1},
    };
    bx_drawing_inks map = new_inks(&no_brands, false);
    for (size_t i = 0; i < G_N_ELEMENTS(wanted); i++) {
        unsigned char inks[4];
        inks_of(&map, wanted[i].rgb[0], wanted[i].rgb[1], wanted[i].rgb[2], 255, inks);
        g_assert_true((inks[0] + inks[1] + inks[2] == 0) == wanted[i].is_black_alone);
        if (wanted[i].black >= 0)
            g_assert_cmpint(inks[3], ==, wanted[i].black);
        g_assert_cmpint(inks[0] + inks[1] + inks[2] + inks[3], <=, 562);
    }
    bx_drawing_inks_clear(&map);
}

/* On a page in black red is a gray as dark as it is; black and white stay. So it is where
 * the house calls the red its own. */
static void test_in_black(void)
{
    static const int colours[][3] = {
        {204, 18, 23}, {255, 242, 51}, {0, 0, 0}, {255, 255, 255}};
    static const int least[] = {130, 10, 255, 0}, most[] = {230, 70, 255, 0};
    static const bx_brands red = {.of = {{{204, 18, 23}, BX_INK_COUNT, {0, 100, 100, 0}}},
                                  .n = 1};
    bx_drawing_inks map = new_inks(&red, true);
    for (size_t i = 0; i < G_N_ELEMENTS(colours); i++) {
        unsigned char inks[4];
        inks_of(&map, colours[i][0], colours[i][1], colours[i][2], 255, inks);
        g_assert_cmpint(inks[0] + inks[1] + inks[2], ==, 0);
        g_assert_cmpint(inks[3], >=, least[i]);
        g_assert_cmpint(inks[3], <=, most[i]);
    }
    bx_drawing_inks_clear(&map);
}

static const bx_brands brands = {.of = {{{200, 16, 46}, BX_INK_RED, {0}},
                                        {{0, 80, 140}, BX_INK_COUNT, {100, 55, 0, 10}},
                                        {{120, 120, 120}, BX_INK_COUNT, {30, 25, 25, 0}}},
                                 .n = 3};

/* A brand colour is what the house says, and nothing else near it is; what shines through
 * at its edges is a little beside it, and is it all the same. */
static void test_brands(void)
{
    unsigned char inks[4];
    bx_press_profile profile = bx_press_profile_default();
    profile.plates[BX_INK_RED] = (bx_plate){0, 90, 80, 0, NULL};
    bx_brands mixed = bx_press_profile_mix(&profile, &brands);
    bx_drawing_inks map = new_inks(&mixed, false);
    inks_of(&map, 200, 16, 46, 255, inks);
    is_inks(inks, 0, 230, 204, 0);
    inks_of(&map, 0, 80, 140, 255, inks);
    is_inks(inks, 255, 140, 0, 26);
    inks_of(&map, 120, 120, 120, 255, inks); /* before it is a gray */
    is_inks(inks, 77, 64, 64, 0);
    inks_of(&map, 200, 16, 47, 255, inks);
    g_assert_cmpint(inks[1], !=, 230);
    inks_of(&map, 198, 18, 48, 100, inks);
    is_inks(inks, 0, 230, 204, 0);
    bx_drawing_inks_clear(&map);
}

/* ---- content ---- */

/* Content in inks, or NULL where it is refused. */
static char *in_inks(const char *content, const bx_press_profile *profile,
                     bx_recolour_needs *needs)
{
    bx_brands mixed = bx_press_profile_mix(profile, &brands);
    bx_drawing_inks map = new_inks(&mixed, false);
    bx_drawing_press press = {&map, &brands, profile};
    GString *out = g_string_new(NULL);
    bool is_done = bx_drawing_in_inks(content, strlen(content), &press, out, needs);
    bx_drawing_inks_clear(&map);
    return g_string_free(out, !is_done);
}

static void test_content(void)
{
    bx_press_profile profile = bx_press_profile_default();
    bx_recolour_needs needs = {0};
    g_autofree char *out = in_inks("q 1 0 0 -1 0 9 cm\n0 0 0 rg 1 2 3 4 re f\n"
                                   "1 1 1 RG 2 w 0 0 m 5 5 l S % end\nQ",
                                   &profile, &needs);
    g_assert_cmpstr(out, ==,
                    "q 1 0 0 -1 0 9 cm\n0 0 0 1 k 1 2 3 4 re f\n"
                    "0 0 0 0 K 2 w 0 0 m 5 5 l S % end\nQ");
}

/* The house's red is that of the press, or its spot ink; a mix is exact. */
static void test_brand_content(void)
{
    static const char content[] =
        "0.784314 0.0627451 0.180392 rg 0 0 9 9 re f "
        "0.784314 0.0627451 0.180392 RG 0 0 9 9 re S 0 0.313725 0.54902 rg";
    bx_press_profile profile = bx_press_profile_default();
    bx_recolour_needs needs = {0};
    g_autofree char *plain = in_inks(content, &profile, &needs);
    g_assert_cmpstr(plain, ==,
                    "0 1 1 0 k 0 0 9 9 re f 0 1 1 0 K 0 0 9 9 re S 1 0.55 0 0.1 k");
    g_assert_false(needs.spaces[BX_INK_RED]);
    profile.plates[BX_INK_RED].spot = "专红";
    g_autofree char *spot = in_inks(content, &profile, &needs);
    g_assert_cmpstr(spot, ==,
                    "/BxInk2 cs 1 scn 0 0 9 9 re f /BxInk2 CS 1 SCN 0 0 9 9 re S "
                    "1 0.55 0 0.1 k");
    g_assert_true(needs.spaces[BX_INK_RED]);
    g_assert_false(needs.spaces[BX_INK_BLACK]);
}

/* Small type and thin rules in black go over what lies below, others do not. */
static void test_overprint(void)
{
    static const struct {
        const char *content, *out;
    } cases[] = {
        {"0 0 0 rg BT 9 0 0 9 1 1 Tm /f 1 Tf (a) Tj 30 0 0 30 1 1 Tm [(b)] TJ ET",
         "0 0 0 1 k BT 9 0 0 9 1 1 Tm /f 1 Tf /BxON gs (a) Tj 30 0 0 30 1 1 Tm /BxNN gs "
         "[(b)] TJ ET"},
        {"0 0 0 rg q .5 0 0 .5 0 0 cm BT /f 40 Tf (a) Tj ET Q BT (b) Tj ET",
         "0 0 0 1 k q .5 0 0 .5 0 0 cm BT /f 40 Tf /BxON gs (a) Tj /BxNN gs ET Q BT (b) "
         "Tj "
         "ET"},
        {"1 1 1 rg BT /f 9 Tf (a) Tj ET", "0 0 0 0 k BT /f 9 Tf (a) Tj ET"},
        {"0 0 0 RG 1 w 0 0 m 9 9 l S 9 w 0 0 m 9 9 l S",
         "0 0 0 1 K 1 w /BxNO gs 0 0 m 9 9 l S /BxNN gs 9 w 0 0 m 9 9 l S"},
        {"0 0 0 RG q 3 0 0 3 0 0 cm 1 w 0 0 m 9 9 l S Q",
         "0 0 0 1 K q 3 0 0 3 0 0 cm 1 w 0 0 m 9 9 l S Q"},
        {"0 0 0 rg 0 0 90 1 re 0 5 90 1 re f 0 0 3 1 re f 0 0 m 9 0 l 9 1 l f",
         "0 0 0 1 k /BxON gs 0 0 90 1 re 0 5 90 1 re f /BxNN gs 0 0 3 1 re f 0 0 m 9 0 l "
         "9 "
         "1 l f"},
        {"0 0 0 rg 0 0 90 1 re W n 0 0 90 90 re f",
         "0 0 0 1 k 0 0 90 1 re W n 0 0 90 90 re f"},
    };
    bx_press_profile profile = bx_press_profile_default();
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        bx_recolour_needs needs = {0};
        g_autofree char *out = in_inks(cases[i].content, &profile, &needs);
        g_assert_cmpstr(out, ==, cases[i].out);
        g_assert_true(needs.states[1][0] == !!strstr(out, "BxON"));
        g_assert_true(needs.states[0][1] == !!strstr(out, "BxNO"));
    }
}

static void test_refused(void)
{
    static const char *const bad[] = {"/sh5 sh", "/x5 Do",     "0 0 9 9 9 9 d1",
                                      "0 0 rg",  "/p scn",     "0.5 g",
                                      "(",       "BI ID x EI", "nonsense"};
    bx_press_profile profile = bx_press_profile_default();
    bx_recolour_needs needs = {0};
    for (size_t i = 0; i < G_N_ELEMENTS(bad); i++)
        g_assert_null(in_inks(bad[i], &profile, &needs));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/drawing/flat", test_flat);
    g_test_add_func("/drawing/text", test_text);
    g_test_add_func("/drawing/colours", test_colours);
    g_test_add_func("/drawing/in-black", test_in_black);
    g_test_add_func("/drawing/brands", test_brands);
    g_test_add_func("/drawing/content", test_content);
    g_test_add_func("/drawing/brand-content", test_brand_content);
    g_test_add_func("/drawing/overprint", test_overprint);
    g_test_add_func("/drawing/refused", test_refused);
    return g_test_run();
}
