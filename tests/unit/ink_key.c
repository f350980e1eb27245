#include "render/ink_key.h"

#include <glib.h>
#include <math.h>

static void test_round_trip(void)
{
    for (int ink = 0; ink < BX_INK_COUNT; ink++)
        for (int over = 0; over < 2; over++) {
            bx_ink_key key = bx_ink_key_of((bx_ink)ink, over);
            bx_ink read;
            bool overprint;
            g_assert_true(bx_ink_key_read(key, &read, &overprint));
            g_assert_cmpint((int)read, ==, ink);
            g_assert_cmpint(overprint, ==, over);
        }
}

/* Cairo takes colours that are nearer than about 1/1000 for one. */
static void test_apart(void)
{
    for (int a = 0; a < 2 * BX_INK_COUNT; a++) {
        bx_ink_key x = bx_ink_key_of((bx_ink)(a / 2), a % 2);
        g_assert_true(x.red > 0.001 && x.green > 0.001 && x.blue > 0.001);
        for (int b = 0; b < a; b++) {
            bx_ink_key y = bx_ink_key_of((bx_ink)(b / 2), b % 2);
            g_assert_true(fabs(x.red - y.red) > 0.001 || fabs(x.green - y.green) > 0.001);
        }
    }
}

static void test_strangers(void)
{
    const bx_ink_key strangers[] = {
        {0, 0, 0},          {1, 1, 1},          {0.8, 0.07, 0.09},  {0.11, 0.29, 0.54},
        {0.11, 0.30, 0.53}, {0.10, 0.29, 0.53}, {0.99, 0.29, 0.53}, {0.114, 0.29, 0.53},
        {-1, 0.29, 0.53},   {NAN, 0.29, 0.53},  {1e300, 0.29, 0.53}};
    for (size_t i = 0; i < G_N_ELEMENTS(strangers); i++) {
        bx_ink ink;
        bool overprint;
        g_assert_false(bx_ink_key_read(strangers[i], &ink, &overprint));
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/ink_key/round-trip", test_round_trip);
    g_test_add_func("/ink_key/apart", test_apart);
    g_test_add_func("/ink_key/strangers", test_strangers);
    return g_test_run();
}
