/* The profile in layouts/press as lcms2 sees it: its form, how exactly inks and colours
 * answer each other, the ink limit, and that grays and paper stay what they are. */
#include <glib.h>
#include <lcms2.h>
#include <math.h>

typedef struct {
    cmsHPROFILE profile, lab;
    cmsHTRANSFORM lab_from_inks, inks_from_lab, picture_from_lab;
} press;

static press open_press(void)
{
    press p = {.profile = cmsOpenProfileFromFile(
                   BX_SOURCE_DATA "/layouts/press/newsprint.icc", "r"),
               .lab = cmsCreateLab4Profile(NULL)};
    g_assert_nonnull(p.profile);
    p.lab_from_inks = cmsCreateTransform(p.profile, TYPE_CMYK_DBL, p.lab, TYPE_Lab_DBL,
                                         INTENT_RELATIVE_COLORIMETRIC, 0);
    p.inks_from_lab = cmsCreateTransform(p.lab, TYPE_Lab_DBL, p.profile, TYPE_CMYK_DBL,
                                         INTENT_RELATIVE_COLORIMETRIC, 0);
    p.picture_from_lab = cmsCreateTransform(p.lab, TYPE_Lab_DBL, p.profile, TYPE_CMYK_DBL,
                                            INTENT_PERCEPTUAL, 0);
    g_assert_nonnull(p.lab_from_inks);
    g_assert_nonnull(p.inks_from_lab);
    g_assert_nonnull(p.picture_from_lab);
    return p;
}

static void close_press(press p)
{
    cmsDeleteTransform(p.lab_from_inks);
    cmsDeleteTransform(p.inks_from_lab);
    cmsDeleteTransform(p.picture_from_lab);
    cmsCloseProfile(p.lab);
    cmsCloseProfile(p.profile);
}

static double total(const double inks[4])
{
    return inks[0] + inks[1] + inks[2] + inks[3];
}

static void test_form(void)
{
    press p = open_press();
    g_assert_cmpint(cmsGetDeviceClass(p.profile), ==, cmsSigOutputClass);
    g_assert_cmpint(cmsGetColorSpace(p.profile), ==, cmsSigCmykData);
    g_assert_cmpint(cmsGetPCS(p.profile), ==, cmsSigLabData);
    g_assert_cmpfloat(cmsGetProfileVersion(p.profile), <, 3);
    for (cmsUInt32Number intent = 0; intent < 3; intent++) {
        g_assert_true(cmsIsCLUT(p.profile, intent, LCMS_USED_AS_INPUT));
        g_assert_true(cmsIsCLUT(p.profile, intent, LCMS_USED_AS_OUTPUT));
    }
    g_assert_true(cmsIsTag(p.profile, cmsSigGamutTag));
    g_assert_true(cmsIsTag(p.profile, cmsSigCopyrightTag));
    close_press(p);
}

/* The solids that the model was made of: solid.def, turned round the paper's own colour.
 */
static void test_solids(void)
{
    static const struct {
        double inks[4];
        cmsCIELab lab;
    } solids[] = {
#define BX_SOLID(c, m, y, k, L, a, b) {{100 * c, 100 * m, 100 * y, 100 * k}, {L, a, b}},
#include "newsprint/solid.def"
#undef BX_SOLID
    };
    press p = open_press();
    cmsHTRANSFORM absolute = cmsCreateTransform(
        p.profile, TYPE_CMYK_DBL, p.lab, TYPE_Lab_DBL, INTENT_ABSOLUTE_COLORIMETRIC, 0);
    for (size_t i = 0; i < G_N_ELEMENTS(solids); i++) {
        cmsCIELab lab;
        cmsDoTransform(absolute, solids[i].inks, &lab, 1);
        g_assert_cmpfloat(cmsDeltaE(&lab, &solids[i].lab), <, 0.1);
    }
    cmsDeleteTransform(absolute);
    close_press(p);
}

/* A half tone of one ink gains 26 % (ISO 12647-3), seen through the ink's own filter. */
static void test_gain(void)
{
    press p = open_press();
    double inks[3][4] = {{0}, {0, 0, 0, 50}, {0, 0, 0, 100}}, Y[3];
    for (int i = 0; i < 3; i++) {
        cmsCIELab lab;
        cmsCIEXYZ xyz;
        cmsDoTransform(p.lab_from_inks, inks[i], &lab, 1);
        cmsLab2XYZ(NULL, &xyz, &lab);
        Y[i] = xyz.Y;
    }
    double tone = (Y[0] - Y[1]) / (Y[0] - Y[2]);
    g_assert_cmpfloat(fabs(tone - 0.76), <, 0.005);
    close_press(p);
}

/* Colours that the inks give within the limit come back as themselves, whatever the inks
 * that then give them. */
static void test_round_trip(void)
{
    enum { N = 20000 };
    press p = open_press();
    GRand *random = g_rand_new_with_seed(1);
    double sum = 0, most = 0;
    for (int i = 0; i < N; i++) {
        double inks[4];
        cmsCIELab lab, again;
        do {
            for (int k = 0; k < 4; k++)
                inks[k] = g_rand_double_range(random, 0, 100);
        } while (total(inks) > 219);
        cmsDoTransform(p.lab_from_inks, inks, &lab, 1);
        cmsDoTransform(p.inks_from_lab, &lab, inks, 1);
        cmsDoTransform(p.lab_from_inks, inks, &again, 1);
        double off = cmsDeltaE(&lab, &again);
        sum += off;
        most = MAX(most, off);
    }
    g_test_message("round trip: ΔE76 %.2f on average, %.2f at most", sum / N, most);
    g_assert_cmpfloat(sum / N, <, 0.4);
    g_assert_cmpfloat(most, <, 2.5);
    g_rand_free(random);
    close_press(p);
}

/* Between the points as well as on them. 0.01: lcms2 counts in 1/65535. */
static void test_limit(void)
{
    press p = open_press();
    cmsHTRANSFORM ways[] = {p.inks_from_lab, p.picture_from_lab};
    double most = 0;
    for (size_t way = 0; way < G_N_ELEMENTS(ways); way++)
        for (double L = 0; L <= 100; L += 1.25)
            for (double a = -128; a <= 127; a += 4.25)
                for (double b = -128; b <= 127; b += 4.25) {
                    double inks[4];
                    cmsDoTransform(ways[way], &(cmsCIELab){L, a, b}, inks, 1);
                    most = MAX(most, total(inks));
                }
    g_assert_cmpfloat(most, <=, 220.01);
    g_assert_cmpfloat(most, >, 210);
    close_press(p);
}

/* Paper stays bare; grays keep an even hue, become darker step by step, and black does
 * most of it. */
static void test_grays(void)
{
    press p = open_press();
    double inks[4], last = 101, black = -1;
    cmsDoTransform(p.picture_from_lab, &(cmsCIELab){100, 0, 0}, inks, 1);
    g_assert_cmpfloat(total(inks), <, 0.05);
    for (double L = 100; L >= 0; L -= 0.5) {
        cmsCIELab lab;
        cmsDoTransform(p.picture_from_lab, &(cmsCIELab){L, 0, 0}, inks, 1);
        cmsDoTransform(p.lab_from_inks, inks, &lab, 1);
        g_assert_cmpfloat(lab.L, <=, last);
        g_assert_cmpfloat(inks[3], >=, black);
        g_assert_cmpfloat(hypot(lab.a, lab.b), <, 2);
        g_assert_true(L > 60 || inks[3] > inks[0]);
        last = lab.L;
        black = inks[3];
    }
    close_press(p);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/newsprint/form", test_form);
    g_test_add_func("/newsprint/solids", test_solids);
    g_test_add_func("/newsprint/gain", test_gain);
    g_test_add_func("/newsprint/round-trip", test_round_trip);
    g_test_add_func("/newsprint/limit", test_limit);
    g_test_add_func("/newsprint/grays", test_grays);
    return g_test_run();
}
