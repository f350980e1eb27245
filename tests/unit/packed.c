#include "base/packed.h"

#include <glib.h>

/* Keys that differ in their upper half alone are kept apart, and found again. */
static void test_upper_half(void)
{
    enum { N = 20000 };
    GHashTable *table = bx_packed_table_new();
    for (uint64_t i = 1; i <= N; i++)
        g_hash_table_insert(table, bx_packed(i << 32), GINT_TO_POINTER((int)i));
    g_assert_cmpuint(g_hash_table_size(table), ==, N);
    for (uint64_t i = 1; i <= N; i++)
        g_assert_cmpint(GPOINTER_TO_INT(g_hash_table_lookup(table, bx_packed(i << 32))),
                        ==, (int)i);
    g_assert_null(g_hash_table_lookup(table, bx_packed(7)));
    g_hash_table_destroy(table);
}

/* Nothing that comes in comes out twice, and one bit turns about half of them. */
static void test_mix(void)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(g_int64_hash, g_int64_equal);
    enum { N = 4096 };
    static uint64_t mixed[N];
    int turned = 0;
    for (uint64_t i = 0; i < N; i++) {
        mixed[i] = bx_packed_mix(i);
        g_assert_true(g_hash_table_add(seen, &mixed[i]));
        turned += __builtin_popcountll(mixed[i] ^ bx_packed_mix(i ^ 1));
    }
    g_assert_cmpint(turned, >, 31 * N);
    g_assert_cmpint(turned, <, 33 * N);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/packed/upper-half", test_upper_half);
    g_test_add_func("/packed/mix", test_mix);
    return g_test_run();
}
