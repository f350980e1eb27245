#include "makeup/item_sets.h"

#include <glib.h>

enum { N = 7, HOLES = 3 };

static bx_item items[N];
static bx_block blocks[N];
static const bx_block *list[N];

static void make_blocks(void)
{
    for (int i = 0; i < N; i++) {
        items[i] = (bx_item){.name = "x", .priority = i + 1};
        blocks[i] = (bx_block){.item = &items[i], .least_cells = 10};
        list[i] = &blocks[i];
    }
}

/* Of the ranks from the first of a set to its last, how many are not in it? */
static int holes(bx_rank_set set)
{
    int first = __builtin_ctzll(set), last = 63 - __builtin_clzll(set);
    return last - first + 1 - __builtin_popcountll(set);
}

static bool is_near(bx_rank_set set)
{
    return holes(set) <= HOLES;
}

/* Which sets there are to be. */
typedef bool (*is_listed)(bx_rank_set set);

static int count_listed(is_listed is)
{
    int n = 0;
    for (bx_rank_set set = 1; set < 1 << N; set++)
        n += is(set);
    return n;
}

/* Ways to part a set in two that are listed, either one first in the list. */
static int count_partings(is_listed is, bx_rank_set set)
{
    int n = 0;
    bx_rank_set rest = set & (set - 1);
    for (bx_rank_set second = rest; second; second = (second - 1) & rest)
        n += is(second) && is(set ^ second);
    return n;
}

/* Each set once, behind all it can be parted in; each parting once, the most important
 * item in its first part. */
static void check(const bx_item_sets *sets, is_listed is)
{
    g_assert_cmpint(sets->n, ==, count_listed(is));
    g_assert_false(sets->is_complete);
    bx_rank_set before = 0; /* by bit: the items of sets of one item */
    for (int i = 0; i < sets->n; i++) {
        const bx_item_set *set = &sets->sets[i];
        int n = 0;
        g_assert_true(is(set->items));
        g_assert_cmpint(set->n_items, ==, __builtin_popcountll(set->items));
        g_assert_cmpint(set->least_cells, ==, 10 * set->n_items);
        g_assert_true((set->n_items == 1) == (set->item >= 0));
        before |= set->n_items == 1 ? set->items : 0;
        bx_splits splits = bx_item_sets_splits(sets, i);
        for (bx_split s; bx_splits_next(&splits, &s); n++) {
            g_assert_true(s.first < i && s.second < i);
            bx_rank_set a = sets->sets[s.first].items, b = sets->sets[s.second].items;
            g_assert_true((a | b) == set->items && !(a & b));
            g_assert_true(a & (set->items & -set->items));
        }
        g_assert_cmpint(n, ==, count_partings(is, set->items));
    }
    g_assert_cmpint((int)before, ==, (1 << N) - 1);
    g_assert_cmpint((int)sets->sets[sets->n - 1].items, ==, (1 << N) - 1);
}

static void test_near(void)
{
    make_blocks();
    bx_arena *arena = bx_arena_new();
    bx_item_sets sets = bx_item_sets_near(arena, list, N, NULL, N - 1);
    check(&sets, is_near);
    bx_arena_free(arena);
}

/* Of a page: its blocks, some of them together, and the whole. */
static bx_rank_set regions[N + 4];
static int most_unlike;

static bool is_like(bx_rank_set set)
{
    for (int i = 0; i < N + 4; i++)
        if (__builtin_popcountll(set ^ regions[i]) <= most_unlike)
            return true;
    return false;
}

static void test_like(void)
{
    make_blocks();
    bx_arena *arena = bx_arena_new();
    const bx_rank_set whole = (1 << N) - 1, half = 0x2d & whole;
    for (int i = 0; i < N; i++)
        regions[i] = (bx_rank_set)1 << i;
    regions[N] = half;
    regions[N + 1] = whole & ~half;
    regions[N + 2] = half & 0x21;
    regions[N + 3] = whole;
    int n = 0;
    for (most_unlike = 1; most_unlike <= 2; most_unlike++) {
        g_assert_cmpint(count_listed(is_like), >, n);
        n = count_listed(is_like);
        g_assert_cmpint(n, <, (int)whole);
        bx_item_sets sets =
            bx_item_sets_like(arena, list, N, regions, N + 4, most_unlike);
        check(&sets, is_like);
    }
    bx_arena_free(arena);
}

/* In order there are runs alone. */
static void test_in_order(void)
{
    make_blocks();
    bx_arena *arena = bx_arena_new();
    bx_item_sets sets = bx_item_sets_in_order(arena, list, N, NULL);
    g_assert_cmpint(sets.n, ==, N * (N + 1) / 2);
    for (int i = 0; i < sets.n; i++)
        g_assert_cmpint(holes(sets.sets[i].items), ==, 0);
    bx_arena_free(arena);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/item_sets/near", test_near);
    g_test_add_func("/item_sets/like", test_like);
    g_test_add_func("/item_sets/in_order", test_in_order);
    return g_test_run();
}
