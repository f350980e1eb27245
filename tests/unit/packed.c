#include "base/packed_map.h"

#include <glib.h>

#include "base/recent.h"

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

/* Every key has its own value, however many there are, and a quarter of the places stays
 * free; a clear map has none. */
static void test_map(void)
{
    enum { N = 20000 };
    static int values[N];
    bx_packed_map map = bx_packed_map_new();
    for (uint64_t round = 0; round < 2; round++) {
        for (uint64_t i = 1; i < N; i++) {
            void **value = bx_packed_map_at(&map, i << (20 * round));
            g_assert_null(*value);
            *value = &values[i];
        }
        for (uint64_t i = 1; i < N; i++)
            g_assert_true(*bx_packed_map_at(&map, i << (20 * round)) == &values[i]);
        g_assert_cmpuint(map.n, ==, N - 1);
        g_assert_cmpuint(4 * map.n, <=, 3 * map.mask);
        bx_packed_map_clear(&map);
    }
    bx_packed_map_free(&map);
}

/* What was put last is there; of what was put before, never anything but its value. */
static void test_recent(void)
{
    enum { N = 5000, BITS = 8 };
    bx_recent recent = bx_recent_new(BITS);
    uint64_t value;
    int n_left = 0;
    g_assert_false(bx_recent_get(&recent, 1, &value));
    for (uint64_t key = 1; key <= N; key++) {
        bx_recent_put(&recent, key, 3 * key);
        g_assert_true(bx_recent_get(&recent, key, &value));
        g_assert_cmpuint(value, ==, 3 * key);
    }
    for (uint64_t key = 1; key <= N; key++)
        if (bx_recent_get(&recent, key, &value)) {
            g_assert_cmpuint(value, ==, 3 * key);
            n_left++;
        }
    g_assert_cmpint(n_left, >, 1 << (BITS - 1));
    g_assert_cmpint(n_left, <=, 1 << BITS);
    bx_recent_free(&recent);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/packed/upper-half", test_upper_half);
    g_test_add_func("/packed/mix", test_mix);
    g_test_add_func("/packed/map", test_map);
    g_test_add_func("/packed/recent", test_recent);
    return g_test_run();
}
