#include "press/recolour.h"

#include <string.h>

#include "render/ink_key.h"

/* "{black}" … in a content are keys, "{black!}" one that overprints. */
static char *with_keys(const char *text)
{
    GString *out = g_string_new(text);
    for (int ink = 0; ink < BX_INK_COUNT; ink++)
        for (int over = 0; over < 2; over++) {
            bx_ink_key key = bx_ink_key_of((bx_ink)ink, over);
            g_autofree char *name = g_strdup_printf(
                "{%s%s}", bx_ink_find((bx_ink)ink)->name, over ? "!" : "");
            g_autofree char *value =
                g_strdup_printf("%g %g %g", key.red, key.green, key.blue);
            g_string_replace(out, name, value, 0);
        }
    return g_string_free(out, FALSE);
}

static bx_recolour_needs needs;
static bx_recolour_fault fault;

static char *recolour(const char *text, const bx_press_profile *profile)
{
    g_autofree char *content = with_keys(text);
    GString *out = g_string_new(NULL);
    needs = (bx_recolour_needs){0};
    bool ok = bx_recolour(content, strlen(content), profile, out, &needs, &fault);
    return g_string_free(out, !ok);
}

static void becomes(const char *text, const char *expected)
{
    bx_press_profile profile = bx_press_profile_default();
    g_autofree char *out = recolour(text, &profile);
    g_assert_cmpstr(out, ==, expected);
}

static void test_inks(void)
{
    becomes("{black!} rg 0 0 9 9 re f", "0 0 0 1 k /BxON gs 0 0 9 9 re f");
    becomes("{red} rg", "0 1 1 0 k /BxNN gs");
    becomes("{tint} RG", "0 0 0 .12 K /BxNN gs");
    becomes("{gray} RG", "0 0 0 .5 K /BxNN gs");
    becomes("{warm-1} rg", "0 .08 .18 0 k /BxNN gs");
    becomes("", "");
}

/* What is no colour is not touched, whatever it looks like. */
static void test_rest(void)
{
    static const char same[] =
        "q 1 0 0 1 0 0 cm % 1 0 0 rg\n"
        "BT /F1 9 Tf (1 0 0 rg \\) RG) Tj <00ff> Tj "
        "[(a) -250 (rg)] TJ ET\n/Span << /ActualText <feff> >> BDC "
        "EMC /x5 Do Q";
    becomes(same, same);
}

/* Fills and strokes have one state: each is kept when the other changes, and both come
 * back with Q. */
static void test_states(void)
{
    becomes("{black!} rg {white} RG {black!} RG {white} rg",
            "0 0 0 1 k /BxON gs 0 0 0 0 K 0 0 0 1 K /BxOO gs 0 0 0 0 k /BxNO gs");
    becomes("{black!} rg q {red} rg Q {black!} rg",
            "0 0 0 1 k /BxON gs q 0 1 1 0 k /BxNN gs Q 0 0 0 1 k");
    becomes("q {red} rg Q {red} rg", "q 0 1 1 0 k /BxNN gs Q 0 1 1 0 k /BxNN gs");
    becomes("Q Q {red} rg", "Q Q 0 1 1 0 k /BxNN gs");
    g_assert_true(needs.states[0][0] && !needs.states[1][0] && !needs.states[1][1]);
}

/* Nothing overprints that is no text or rule. */
static void test_objects(void)
{
    becomes("{black!} rg q 9 0 0 9 0 0 cm /x5 Do Q",
            "0 0 0 1 k /BxON gs q 9 0 0 9 0 0 cm /BxNN gs /x5 Do /BxON gs Q");
    g_assert_true(needs.states[0][0]);
    becomes("{red} rg /x5 Do {black!} RG /x5 Do",
            "0 1 1 0 k /BxNN gs /x5 Do 0 0 0 1 K /BxNO gs /BxNN gs /x5 Do /BxNO gs");
    becomes("q {black!} rg Q /x5 Do", "q 0 0 0 1 k /BxON gs Q /x5 Do");
}

static void test_spot(void)
{
    bx_press_profile profile = bx_press_profile_default();
    profile.plates[BX_INK_RED].spot = "专红";
    g_autofree char *out = recolour("{red} rg {red} RG", &profile);
    g_assert_cmpstr(out, ==, "/BxInk2 cs 1 scn /BxNN gs /BxInk2 CS 1 SCN");
    g_assert_true(needs.spaces[BX_INK_RED] && !needs.spaces[BX_INK_BLACK]);
}

static void is_fault(const char *text, const char *colour, double x, double y)
{
    bx_press_profile profile = bx_press_profile_default();
    g_autofree char *out = recolour(text, &profile);
    g_assert_null(out);
    g_assert_cmpstr(fault.colour, ==, colour);
    g_assert_cmpint(fault.has_place, ==, x >= 0);
    if (x >= 0) {
        g_assert_cmpfloat_with_epsilon(fault.x, x, 1e-6);
        g_assert_cmpfloat_with_epsilon(fault.y, y, 1e-6);
    }
}

static void test_faults(void)
{
    is_fault("0.1 0.2 0.3 rg 5 6 7 8 re f", "0.1 0.2 0.3 rg", 5, 6);
    is_fault("0 0 0 rg 5 6 m 7 8 l S", "0 0 0 rg", 5, 6);
    is_fault("1 0 0 -1 0 100 cm q 2 0 0 2 10 10 cm 1 0 0 RG BT 9 0 0 9 5 6 Tm",
             "1 0 0 RG", 20, 78);
    is_fault("{black} rg 0.5 g", "0.5 g", -1, 0);
    is_fault("0 0 0 1 k", "0 0 0 1 k", -1, 0);
    is_fault("/Pattern cs /p1 scn", "/Pattern cs", -1, 0);
    is_fault("/s1 sh", "/s1 sh", -1, 0);
    is_fault("BI /W 1 ID x EI", "BI", -1, 0);
    is_fault("rg", "rg", -1, 0);
    is_fault("1 {black} rg", "0.11 0.29 0.53 rg", -1, 0);
}

/* Deeper than any page is drawn. */
static void test_deep(void)
{
    GString *deep = g_string_new(NULL);
    for (int i = 0; i < 100000; i++)
        g_string_append(deep, "q ");
    bx_press_profile profile = bx_press_profile_default();
    g_assert_null(recolour(deep->str, &profile));
    g_string_free(deep, TRUE);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/recolour/inks", test_inks);
    g_test_add_func("/recolour/rest", test_rest);
    g_test_add_func("/recolour/states", test_states);
    g_test_add_func("/recolour/objects", test_objects);
    g_test_add_func("/recolour/spot", test_spot);
    g_test_add_func("/recolour/faults", test_faults);
    g_test_add_func("/recolour/deep", test_deep);
    return g_test_run();
}
