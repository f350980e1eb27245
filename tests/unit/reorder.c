#include "compose/reorder.h"

#include <glib.h>
#include <string.h>

enum { W = 10 };

/* Ten wide each, "1" to "3" naming levels, "_" a space at level 1; "+" is a gap of 4
 * behind the cluster before it. Expected: where each starts. */
static void stand(const char *line, uint8_t base, const char *expected)
{
    bx_shaped_cluster clusters[32];
    bx_place places[32];
    int n = 0;
    bx_len at = 0;
    for (const char *p = line; *p; p++) {
        if (*p == '+') {
            at = places[n - 1].to += 4;
            continue;
        }
        bool is_space = *p == '_';
        clusters[n] = (bx_shaped_cluster){.width = W,
                                          .level = is_space ? 1 : (uint8_t)(*p - '0'),
                                          .kind = is_space ? BX_RUN_SPACE : BX_RUN_OTHER};
        places[n++] = (bx_place){at, at, at + W};
        at += W;
    }
    bx_shaped shaped = {.clusters = clusters, .n_clusters = n, .base = base};
    bx_reorder(&shaped, 0, places, n, at);
    g_autoptr(GString) got = g_string_new(NULL);
    for (int i = 0; i < n; i++)
        g_string_append_printf(got, "%s%d", i ? " " : "", places[i].origin);
    g_assert_cmpstr(got->str, ==, expected);
}

static void test_levels(void)
{
    stand("000", 0, "0 10 20");
    stand("0110", 0, "0 20 10 30");
    stand("1122", 1, "30 20 0 10");
    stand("01221", 0, "0 40 20 30 10");
    stand("0_1", 0, "0 20 10");
    stand("0123210", 0, "0 50 20 30 40 10 60");
    stand("1", 1, "0");
    stand("", 0, "");
    stand("", 1, "");
}

/* The gaps round a turned stretch stay round it. */
static void test_gaps(void)
{
    stand("0+11+0", 0, "0 24 14 38");
    stand("11+0", 0, "10 0 24");
}

/* The blank that a mark has given up is on its other side once it is turned. */
static void test_trims(void)
{
    bx_shaped_cluster clusters[] = {{.width = 10, .level = 1, .kind = BX_RUN_OTHER},
                                    {.width = 10, .front = 5, .level = 1}};
    bx_place places[] = {{0, 0, 10}, {5, 10, 15}};
    bx_shaped shaped = {.clusters = clusters, .n_clusters = 2};
    bx_reorder(&shaped, 0, places, 2, 15);
    g_assert_cmpint(places[0].origin, ==, 5);
    g_assert_cmpint(places[1].origin, ==, 0); /* its ink, in the left half, shows */
    g_assert_cmpint(places[1].from, ==, 0);
    g_assert_cmpint(places[1].to, ==, 5);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/reorder/levels", test_levels);
    g_test_add_func("/reorder/gaps", test_gaps);
    g_test_add_func("/reorder/trims", test_trims);
    return g_test_run();
}
